"""A view of many sets of questions, folded: what their questions and answers name hangs on the set itself.

One set is best seen with all its parts; a hundred sets with theirs are a wall of squares. Nothing is lost: each edge
keeps every sentence it rests on, with the question or answer it stands in, and the set carries the texts.
"""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kg.exporters.evidence import Evidence, evidenced

if TYPE_CHECKING:
    import networkx

    Graph = networkx.MultiDiGraph[str]

FEW_SETS = 8
"""Up to this many sets of questions are shown with their parts."""
_PARTS = ("Question", "Answer")
_NAMING = ("cites", "citation", "mentions")
"""From a set to what it names; an earlier one makes the later ones between the same two superfluous."""


def folded(graph: "Graph", few: int = FEW_SETS) -> "Graph":
    """`graph` itself when it holds at most `few` sets, else without its questions and answers as nodes of their own."""
    sets = [node for node, values in graph.nodes(data=True) if values["cls"] == "ParliamentaryQuestion"]
    if len(sets) <= few:
        return graph
    wholes = {part: whole for whole in sets for part in graph.successors(whole) if _is_part(graph, part)}
    found: Graph = graph.__class__()
    for node, values in graph.nodes(data=True):
        if node not in wholes:
            found.add_node(node, **values)
    for whole in sets:
        found.nodes[whole]["facts"] = [*graph.nodes[whole]["facts"], *_texts(graph, whole, wholes)]
    for (tail, head, predicate), same in sorted(_joined(graph, wholes).items()):
        found.add_edge(tail, head, key=predicate, **same)
    return found


def _is_part(graph: "Graph", node: str) -> bool:
    return graph.nodes[node]["cls"] in _PARTS


def _texts(graph: "Graph", whole: str, wholes: dict[str, str]) -> list[tuple[str, str]]:
    """The text of each part under its short name, each question before its answer."""
    parts = [graph.nodes[part] for part in graph.successors(whole) if wholes.get(part) == whole]
    parts.sort(key=lambda part: (_first_number(part["short"]), part["cls"] == "Answer", part["short"]))
    return [(part["short"], part["facts"][-1][1]) for part in parts if part["facts"]]


def _first_number(short: str) -> int:
    digits = next((word for word in short.replace(",", " ").split() if word[0].isdigit()), "0")
    return int("".join(letter for letter in digits if letter.isdigit()))


def _joined(graph: "Graph", wholes: dict[str, str]) -> dict[tuple[str, str, str], dict[str, Any]]:
    """The edges between what remains; those of parts are edges of their set, and the same ones are one."""
    edges: dict[tuple[str, str, str], dict[str, Any]] = {}
    naming: dict[tuple[str, str], list[str]] = defaultdict(list)
    for tail, head, predicate, values in graph.edges(keys=True, data=True):
        ends = wholes.get(tail, tail), wholes.get(head, head)
        if ends[0] == ends[1]:
            continue
        key = (*ends, predicate)
        if predicate in _NAMING:
            naming[ends].append(predicate)
        before: tuple[Evidence, ...] = edges[key]["evidence"] if key in edges else ()
        together = tuple(dict.fromkeys((*before, *values["evidence"])))
        edges[key] = {**values, **edges.get(key, {}), **evidenced(together, values["source"])}
    for ends, predicates in naming.items():
        first = min(map(_NAMING.index, predicates))
        for weaker in _NAMING[first + 1 :]:
            dropped = edges.pop((*ends, weaker), None)
            if dropped:
                _lend(edges[(*ends, _NAMING[first])], dropped)
    return edges


def _lend(edge: dict[str, Any], dropped: dict[str, Any]) -> None:
    """What the weaker edge rests on, the stronger rests on as well."""
    edge.update(evidenced(tuple(dict.fromkeys((*edge["evidence"], *dropped["evidence"]))), edge["source"]))
