"""The view graph as GraphML and GEXF, for Gephi, yEd and networkx: plain strings and numbers only."""

import io
import re
from typing import Any

import networkx

_DAY_OF_WRITING = re.compile(r' lastmodifieddate="[^"]*"')
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(graph: "networkx.MultiDiGraph[str]") -> bytes:
    """The graph as UTF-8 GraphML; facts, links and aliases are joined, of the evidence the first sentence is kept."""
    out = io.BytesIO()
    networkx.write_graphml_xml(_flat(graph), out, encoding="utf-8", prettyprint=True)
    return out.getvalue()


def gexf(graph: "networkx.MultiDiGraph[str]") -> bytes:
    """The graph as UTF-8 GEXF 1.2, without the day of writing that networkx puts in."""
    return _DAY_OF_WRITING.sub("", "\n".join(networkx.generate_gexf(_flat(graph)))).encode()


def _flat(graph: "networkx.MultiDiGraph[str]") -> "networkx.MultiDiGraph[str]":
    plain: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node, values in graph.nodes(data=True):
        plain.add_node(_clean(node), **_node(values))
    for tail, head, key, values in graph.edges(keys=True, data=True):
        plain.add_edge(_clean(tail), _clean(head), key=_clean(key), **_plain(values))
    return plain


def _node(values: dict[str, Any]) -> dict[str, str | int | float]:
    joined = dict(values)
    joined["aliases"] = "; ".join(values.get("aliases", ()))
    joined["facts"] = "\n".join(f"{label}: {value}" for label, value in values.get("facts", ()))
    joined["links"] = " ".join(address for _, address in values.get("links", ()))
    return _plain(joined)


def _plain(values: dict[str, Any]) -> dict[str, str | int | float]:
    return {
        name: _clean(value) if isinstance(value, str) else value
        for name, value in values.items()
        if isinstance(value, (str, int, float))
    }


def _clean(value: str) -> str:
    """Without the characters XML 1.0 forbids."""
    return _NOT_IN_XML.sub("", value)
