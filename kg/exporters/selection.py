"""Parts of the view graph: around one name, or between two days."""

import unicodedata
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.errors import QueryError

if TYPE_CHECKING:
    import networkx

    Graph = networkx.MultiDiGraph[str]


def around(graph: "Graph", name: str, hops: int) -> "Graph":
    """The nodes at most `hops` steps from those that bear `name`, and the edges between them.

    Raises `QueryError` with near names when none bears it.
    """
    import networkx

    wanted = _folded(name)
    start = [node for node, facts in graph.nodes(data=True) if wanted in _names(facts)]
    if not start:
        known = {label: facts["label"] for _, facts in graph.nodes(data=True) for label in _names(facts)}
        near = [known[match] for match in get_close_matches(wanted, known, n=3)]
        raise QueryError(f"nothing in the graph is called {name!r}" + (f"; near: {', '.join(near)}" if near else ""))
    undirected = graph.to_undirected(as_view=True)
    kept: set[str] = set()
    for node in start:
        kept |= networkx.single_source_shortest_path_length(undirected, node, cutoff=hops).keys()
    return graph.subgraph(kept).copy()


def between(graph: "Graph", first: date | None, last: date | None) -> "Graph":
    """The graph without the sets of questions (and what only they name) submitted before `first` or after `last`."""
    if first is None and last is None:
        return graph
    low, high = (first or date.min).isoformat(), (last or date.max).isoformat()
    sets = {
        node: _submitted(facts) for node, facts in graph.nodes(data=True) if facts["cls"] == "ParliamentaryQuestion"
    }
    kept = {node for node, day in sets.items() if day and low <= day <= high}
    parts = {other for node in kept for other in graph.successors(node)}
    named = {other for node in parts for other in graph.successors(node)}
    return graph.subgraph((kept | parts | named) - (sets.keys() - kept)).copy()


def _submitted(facts: dict[str, object]) -> str:
    rows = facts["facts"]
    assert isinstance(rows, list)
    return next((str(value) for label, value in rows if label == "Ingezonden"), "")


def _names(facts: dict[str, object]) -> set[str]:
    aliases = facts.get("aliases") or ()
    assert isinstance(aliases, list | tuple)
    return {_folded(str(name)) for name in (facts["label"], *aliases)}


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
