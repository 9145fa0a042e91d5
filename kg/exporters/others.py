"""Formats made on demand from a built graph: other RDF, GraphML, GEXF, and tables of nodes and edges."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg import queries
from kg.exporters.files import write_whole, written_together
from kg.exporters.rdf_files import FORMATS, convert

if TYPE_CHECKING:
    import networkx

NODE_COLUMNS = ("iri", "cls", "label")
EDGE_COLUMNS = ("source", "predicate", "target", "quote", "section", "document", "confidence")


def write(data: Path, form: str, out: Path) -> list[Path]:
    """The graph in `data` as `form`; returns what was written. Raises `SourceError` or `OutputError`."""
    path, _ = queries.file_and_format(data)
    if form in FORMATS:
        with written_together(out.parent) as beside:
            convert(path, beside / out.name, form)
        return [out]
    from kg.exporters.network import network

    graph = network(queries.load(path))
    if form == "csv":
        with written_together(out) as beside:
            (beside / "nodes.csv").write_bytes(_nodes(graph))
            (beside / "edges.csv").write_bytes(_edges(graph))
        return [out / "edges.csv", out / "nodes.csv"]
    write_whole(out, _graph_file(graph, form))
    return [out]


def _graph_file(graph: "networkx.MultiDiGraph[str]", form: str) -> bytes:
    from kg.exporters.graphml import gexf, graphml

    return graphml(graph) if form == "graphml" else gexf(graph)


def _nodes(graph: "networkx.MultiDiGraph[str]") -> bytes:
    return _table(NODE_COLUMNS, ([facts[name] for name in NODE_COLUMNS] for _, facts in graph.nodes(data=True)))


def _edges(graph: "networkx.MultiDiGraph[str]") -> bytes:
    rows = (
        [start, facts["predicate"], end, facts["quote"], facts["section"], facts["source"], facts.get("confidence", "")]
        for start, end, facts in graph.edges(data=True)
    )
    return _table(EDGE_COLUMNS, rows)


def _table(columns: tuple[str, ...], rows: Iterable[list[object]]) -> bytes:
    """CSV by RFC 4180; a cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return lines.getvalue().encode()


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in tuple("=+-@\t\r") else cell
