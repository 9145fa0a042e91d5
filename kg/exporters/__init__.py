"""export(): the files of a build, written together or not at all."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

import pyoxigraph as ox

from kg.exporters.files import written_together
from kg.exporters.rdf_files import convert
from kg.exporters.report import Report, Tally
from kg.rdf.iris import ONTOLOGY_GRAPH
from kg.registers.entries import Entry
from kg.resources import ontology

if TYPE_CHECKING:
    import networkx

MOST_SETS_SHOWN = 200
"""Sets of questions that `graph.html` and the GraphML file hold at most: the last ones; `kg view` shows any others."""


class Part(Protocol):
    """One set of questions, understood."""

    @property
    def quads(self) -> bytes:
        """Its statements as N-Quads."""

    @property
    def entries(self) -> frozenset[Entry]:
        """What the registers must describe."""

    @property
    def rules(self) -> frozenset[str]:
        """The rules that saw its mentions."""

    @property
    def tally(self) -> Tally:
        """What to report."""


Describe = Callable[[Iterable[Entry], Iterable[str]], bytes]
Progress = Callable[[str, int, int], None]


def export(
    parts: Iterable[Part], describe: Describe, out: Path, base: str, errors: Sequence[str], progress: Progress
) -> Report:
    """Write `kamergraaf.nq`, `.ttl` and `.graphml`, `graph.html` and `report.md` into `out`.

    `describe` gives the registers' graph for what the parts name. Raises `OutputError`.
    """
    tally, entries, rules = Tally(), set[Entry](), set[str]()
    last: deque[bytes] = deque(maxlen=MOST_SETS_SHOWN)
    with written_together(out) as beside:
        with (beside / "kamergraaf.nq").open("wb") as nquads:
            lines = 0
            for part in parts:
                nquads.write(part.quads)
                lines += part.quads.count(b"\n")
                last.append(part.quads)
                entries |= part.entries
                rules |= part.rules
                tally.add(part.tally)
            registers = describe(entries, rules)
            nquads.write(registers)
            lines += registers.count(b"\n") + _write_ontology(nquads)
        progress("Schrijven", 1, 4)
        convert(beside / "kamergraaf.nq", beside / "kamergraaf.ttl", "ttl", base)
        progress("Schrijven", 2, 4)
        notes = _write_views(beside, [*last, registers], tally.counts["sets of questions"])
        progress("Schrijven", 3, 4)
        report = Report(tally, tuple(errors), lines, notes)
        (beside / "report.md").write_text(report.markdown(), encoding="utf-8")
    progress("Schrijven", 4, 4)
    return report


def _write_ontology(nquads: IO[bytes]) -> int:
    """The ontology's triples in its graph, sorted; returns how many."""
    triples = ox.parse(path=ontology("kg.ttl"), format=ox.RdfFormat.TURTLE, rename_blank_nodes=False)
    lines = sorted(f"{quad.triple} {ONTOLOGY_GRAPH} .\n" for quad in triples)
    nquads.write("".join(lines).encode())
    return len(lines)


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
