"""export(): the files of a build, written together or not at all."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import registers as all_registers
from kg.errors import KgError
from kg.exporters.dataset import DATASET, FILES, REPORT, Described, describe_dataset
from kg.exporters.files import hash_of, write_hashed, written_together
from kg.exporters.parts import Summary, part_of
from kg.exporters.rdf_files import nquads
from kg.exporters.report import Report
from kg.exporters.tally import SETS, STATEMENTS
from kg.exporters.turtle import prefix_lines, prefixes, shortening, turtle
from kg.rdf import Stated, state_registers
from kg.rdf.blocks import Blocks
from kg.rdf.iris import ONTOLOGY_GRAPH, Iris
from kg.resources import ontology
from kg.statement import Block, Statement, Term

if TYPE_CHECKING:
    import networkx

TURTLE, QUADS = "kamergraaf.ttl", "kamergraaf.nq"
MOST_SETS_SHOWN = 200
"""Sets of questions that `graph.html` and the GraphML file hold at most: the last ones; `kg view` shows any others."""

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is (0: not known)."""


@dataclass(frozen=True, slots=True)
class Graph:
    """What all sets came to: their N-Quads and Turtle in the order of keys, each in pieces that are read once.

    `shown` are the N-Quads of the sets that are drawn, the last `MOST_SETS_SHOWN`; `summary` is what they add up to.
    """

    quads: Iterable[bytes]
    turtle: Iterable[bytes]
    shown: Sequence[bytes]
    summary: Summary


def export(stated: Stated | Iterable[Stated], out: Path) -> Report:
    """Write what was stated as `kamergraaf.ttl`, `.nq` and `.graphml`, `graph.html`, `dataset.ttl` and `report.md`.

    The same sets give the same bytes in whatever order they come. Raises `KgError` when there are none, when a set is
    stated twice (`state` takes all its documents at once) or below two bases, and `OutputError` when `out` cannot be
    written to.
    """
    sets = sorted([stated] if isinstance(stated, Stated) else stated, key=lambda one: one.key)
    if not sets:
        raise KgError("there is nothing to export")
    if twice := [key for key, times in Counter(one.key for one in sets).items() if times > 1]:
        raise KgError(f"stated twice: {', '.join(twice)}; state() takes all documents of a set at once")
    if len(bases := {one.iris.base for one in sets}) > 1:
        raise KgError(f"stated below different bases: {', '.join(sorted(bases))}")
    parts = [part_of(one) for one in sets]
    summary = Summary.of(part.summary for part in parts)
    with written_together(out) as beside:
        quads = [part.quads for part in parts]
        graph = Graph(quads, [part.turtle for part in parts], quads[-MOST_SETS_SHOWN:], summary)
        return write_graph(graph, beside, sets[0].iris)


def write_graph(
    graph: Graph,
    folder: Path,
    iris: Iris,
    errors: Sequence[str] = (),
    on: date | None = None,
    progress: Progress = lambda what, done, total: None,
    apart: bool = False,
    keep: Callable[[Mapping[str, str]], None] = lambda hashes: None,
) -> Report:
    """The files of a build, into `folder`.

    `errors` are the inputs that could not be read, `on` is the day of the run. The N-Quads are written by a thread of
    their own, since most of that is work of the system; the view is drawn by a process of its own when `apart`. `keep`
    is handed the hashes of the RDF as soon as it is written.
    """
    summary = graph.summary
    known = state_registers(summary.entries, summary.rules, all_registers.load(), iris)
    registers = nquads(known)
    with ProcessPoolExecutor(1) if apart else nullcontext() as process, ThreadPoolExecutor(1) as beside:
        draw = partial(_write_views, folder, [*graph.shown, registers], summary.tally.number(SETS))
        drawn = process.submit(draw).result if process else draw
        quads = chain(graph.quads, (registers, nquads(_ontology())))
        writing = beside.submit(write_hashed, folder / QUADS, quads)
        figures = Counter(summary.figures)
        hashes = {TURTLE: write_hashed(folder / TURTLE, _turtle(graph, known, iris, figures))}
        hashes[QUADS] = writing.result()
        progress("Schrijven", 1, 3)
        keep(hashes)
        notes = drawn()
    progress("Schrijven", 2, 3)
    hashes |= {name: hash_of(folder / name) for name in FILES if name not in hashes}
    described = Described(figures, known, hashes, iris, on)
    (folder / DATASET).write_bytes(describe_dataset(described, folder))
    statements = summary.tally.number(STATEMENTS) + sum(len(said) for _, said in (*known, *_ontology()))
    report = Report(summary.tally, tuple(errors), statements, notes, hashes)
    (folder / REPORT).write_text(report.markdown(), encoding="utf-8")
    progress("Schrijven", 3, 3)
    return report


def _turtle(graph: Graph, known: Iterable[Block], iris: Iris, figures: Counter[str]) -> Iterator[bytes]:
    """The Turtle, of what is told of one thing in several graphs each triple once; `figures` counts what sets share."""
    told = Blocks(chain(graph.summary.shared, (Statement(thing, *one) for thing, said in known for one in said)))
    yield prefix_lines(prefixes(iris.base))
    yield from graph.turtle
    yield turtle([*told, *_ontology()], shortening(iris.base), figures)


@cache
def _ontology() -> tuple[Block, ...]:
    """The ontology's triples in its graph, sorted."""
    triples = ox.parse(path=ontology("kg.ttl"), format=ox.RdfFormat.TURTLE, rename_blank_nodes=False)
    terms = sorted([Term(str(term)) for term in (quad.subject, quad.predicate, quad.object)] for quad in triples)
    things = groupby(terms, key=itemgetter(0))
    return tuple(Block(thing, [(p, o, ONTOLOGY_GRAPH) for _, p, o in said]) for thing, said in things)


def _write_views(folder: Path, quads: Sequence[bytes], sets: int) -> tuple[str, ...]:
    """The GraphML file and the page, of as many sets of questions as can be shown."""
    from kg.exporters.graphml import graphml
    from kg.exporters.html import html
    from kg.exporters.network import network

    graph: networkx.MultiDiGraph[str] = network(store_of(quads))
    (folder / "kamergraaf.graphml").write_bytes(graphml(graph))
    (folder / "graph.html").write_text(html(graph, "Kamergraaf"), encoding="utf-8")
    if sets <= MOST_SETS_SHOWN:
        return ()
    return (
        f"graph.html and kamergraaf.graphml hold the last {MOST_SETS_SHOWN} of {sets:,} sets; the rest is in the RDF",
    )


def store_of(quads: Iterable[bytes]) -> ox.Store:
    """The N-Quads in a store in memory."""
    store = ox.Store()
    store.bulk_load(input=b"".join(quads), format=ox.RdfFormat.N_QUADS, lenient=True)
    return store
