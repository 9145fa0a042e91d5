"""export(): the files of a build, written together or not at all."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.exporters.files import written_together
from kg.exporters.rdf_files import nquads
from kg.exporters.report import Report, Tally
from kg.exporters.turtle import prefix_lines, prefixes, shortening, turtle
from kg.rdf import Stated, reading_order
from kg.rdf.iris import ONTOLOGY_GRAPH
from kg.registers.entries import Entry
from kg.resources import ontology
from kg.statement import Statement, Term

if TYPE_CHECKING:
    import networkx

MOST_SETS_SHOWN = 200
"""Sets of questions that `graph.html` and the GraphML file hold at most: the last ones; `kg view` shows any others."""


@dataclass(slots=True)
class Summary:
    """What sets of questions add to the whole: what the registers must describe, and what to report.

    `shared` are statements about what other sets may state too, so that the Turtle holds each once.
    """

    entries: set[Entry] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)
    shared: set[Statement] = field(default_factory=set)
    tally: Tally = field(default_factory=Tally)

    def add(self, other: "Summary") -> None:
        """Take in another."""
        self.entries |= other.entries
        self.rules |= other.rules
        self.shared |= other.shared
        self.tally.add(other.tally)


@dataclass(frozen=True, slots=True)
class Part:
    """One set of questions, understood: its N-Quads, its own part of the Turtle, and what it adds to the whole."""

    quads: bytes
    turtle: bytes
    summary: Summary


Describe = Callable[[Iterable[Entry], Iterable[str]], list[Statement]]
Progress = Callable[[str, int, int], None]


def part_of(stated: Stated, tally: Tally, base: str) -> Part:
    """What was stated of one set, written."""
    about_shared = _shared(base)
    shared = {statement for statement in stated.statements if statement[0].startswith(about_shared)}
    own = [statement for statement in stated.statements if statement not in shared] if shared else stated.statements
    summary = Summary(set(stated.entries), set(stated.rules), shared, tally)
    return Part(nquads(stated.statements), turtle(own, shortening(base)), summary)


@cache
def _shared(base: str) -> tuple[str, ...]:
    """How the addresses begin of what many sets name: `…/id/organisatie/huawei`."""
    return tuple(f"<{base}{path}/" for path in ("persoon", "partij", "ambt", "organisatie", "wet", "plaats"))


def export(
    parts: Iterable[tuple[bytes, bytes]],
    summary: Summary,
    describe: Describe,
    out: Path,
    base: str,
    errors: Sequence[str],
    progress: Progress,
) -> Report:
    """Write `kamergraaf.nq`, `.ttl` and `.graphml`, `graph.html` and `report.md` into `out`.

    `parts` are the N-Quads and the Turtle of each set, `describe` gives the registers' graph for what they name. Raises
    `OutputError`.
    """
    last: deque[bytes] = deque(maxlen=MOST_SETS_SHOWN)
    with written_together(out) as beside:
        lines = 0
        with (beside / "kamergraaf.nq").open("wb") as quads, (beside / "kamergraaf.ttl").open("wb") as triples:
            triples.write(prefix_lines(prefixes(base)))
            for own, short in parts:
                quads.write(own)
                triples.write(short)
                lines += own.count(b"\n")
                last.append(own)
            known = describe(summary.entries, summary.rules)
            registers = nquads(known)
            rest = [*sorted({*known, *summary.shared}, key=reading_order), *_ontology()]
            quads.write(registers)
            quads.write(nquads(_ontology()))
            triples.write(turtle(rest, shortening(base)))
            lines += len(known) + len(_ontology())
        progress("Schrijven", 1, 3)
        notes = _write_views(beside, [*last, registers], summary.tally.counts["sets of questions"])
        progress("Schrijven", 2, 3)
        report = Report(summary.tally, tuple(errors), lines, notes)
        (beside / "report.md").write_text(report.markdown(), encoding="utf-8")
    progress("Schrijven", 3, 3)
    return report


@cache
def _ontology() -> tuple[Statement, ...]:
    """The ontology's triples in its graph, sorted."""
    triples = ox.parse(path=ontology("kg.ttl"), format=ox.RdfFormat.TURTLE, rename_blank_nodes=False)
    terms = [tuple(Term(str(term)) for term in (quad.subject, quad.predicate, quad.object)) for quad in triples]
    return tuple(sorted(Statement(s, p, o, ONTOLOGY_GRAPH) for s, p, o in terms))


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
