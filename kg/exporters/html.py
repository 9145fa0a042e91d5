"""The view graph as one HTML page that opens offline: drawn by vis-network (from pyvis), every edge with its sentence.

The page asks nothing of any network: its content security policy forbids it, and only the scripts whose hash stands
in that policy run. All data stand in one JSON block and are shown as text.
"""

import json
from base64 import b64encode
from collections import Counter
from dataclasses import astuple
from functools import cache
from hashlib import sha256
from importlib.resources import files
from math import sqrt
from textwrap import wrap
from typing import Any

import networkx
from markupsafe import Markup

from kg.exporters.folding import folded
from kg.exporters.layout import Box, positions
from kg.exporters.network import words

_LARGE = 3_000
"""From this many nodes on, labels show when zoomed in, and edges hide while dragging."""
_LINE = 24
_LINES = 3
_SCRIPTS = ("data.js", "draw.js", "landmarks.js", "panel.js", "edge.js", "search.js", "table.js", "days.js", "main.js")
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def html(graph: "networkx.MultiDiGraph[str]", title: str) -> str:
    """A whole page showing `graph`, the same text for the same graph; many sets of questions are shown `folded`."""
    from jinja2 import Environment, FunctionLoader
    from pyvis.network import Network

    graph = folded(graph)
    network = Network(directed=True, heading=title)
    network.node_ids = _Ids()
    network.from_nx(_drawing(graph))
    network.options = _options(len(graph))
    vis, app = _vis(), _app()
    environment = Environment(loader=FunctionLoader(_part), autoescape=True)
    environment.globals.update(
        style=Markup(_part("style.css")),  # noqa: S704  # our own file
        scripts=[Markup(vis), Markup(app)],  # noqa: S704  # pyvis' and our own files
        hashes=[_hash(vis), _hash(app)],
        details=_details(graph),
        words=words(),
        page_json=_page_json,
    )
    network.templateEnv, network.path = environment, "template.html.j2"
    return str(network.generate_html(name="graph.html"))


class _Ids(list[int]):
    """pyvis looks each id up in a list; this one answers without reading it whole."""

    def __init__(self) -> None:
        super().__init__()
        self._known: set[int] = set()

    def append(self, item: int) -> None:
        super().append(item)
        self._known.add(item)

    def __contains__(self, item: object) -> bool:
        return item in self._known


def _drawing(graph: "networkx.MultiDiGraph[str]") -> "networkx.MultiDiGraph[int]":
    """Only what is drawn, under numbers: shapes, places, wrapped labels, curves for edges that run side by side."""
    labels = {node: _wrapped(values["short"]) for node, values in graph.nodes(data=True)}
    sizes = {node: _size(graph, node) for node in graph}
    boxes = {node: _box(labels[node], sizes[node]) for node in graph}
    places = positions(graph, boxes)
    numbers = {node: number for number, node in enumerate(graph)}
    drawing: networkx.MultiDiGraph[int] = networkx.MultiDiGraph()
    for node, values in graph.nodes(data=True):
        x, y = places[node]
        shape = words()["classes"][values["cls"]]["shape"]
        looks = {"label": labels[node], "shape": shape, "size": sizes[node], "group": values["cls"], "x": x, "y": y}
        drawing.add_node(numbers[node], **looks)
    beside: Counter[frozenset[str]] = Counter()
    for number, (tail, head) in enumerate(graph.edges()):
        pair = frozenset((tail, head))
        curve = _curve(beside[pair], tail < head)
        beside[pair] += 1
        drawing.add_edge(numbers[tail], numbers[head], id=number, weight=1, **curve)
    return drawing


def _curve(before: int, forward: bool) -> dict[str, Any]:
    """The first edge between two nodes is straight, the next bend away, to one side and the other in turn."""
    if not before:
        return {}
    kind = "curvedCW" if (before % 2 == 1) == forward else "curvedCCW"
    return {"smooth": {"enabled": True, "type": kind, "roundness": round(0.18 * ((before + 1) // 2), 2)}}


def _size(graph: "networkx.MultiDiGraph[str]", node: str) -> int:
    base = int(words()["classes"][graph.nodes[node]["cls"]]["size"])
    return round((base + min(10, 1.2 * sqrt(graph.degree(node)))) * min(2.0, 1 + len(graph) / (2 * _LARGE)))


def _wrapped(label: str) -> str:
    lines = wrap(" ".join(label.split()), _LINE, max_lines=_LINES, placeholder=" …")
    return "\n".join(lines) or "–"


def _box(label: str, size: int) -> Box:
    lines = label.split("\n")
    return Box(max(2 * size, max(map(len, lines)) * 7) + 18, 2 * size + 16 * len(lines) + 18)


def _options(nodes: int) -> dict[str, Any]:
    large = nodes > _LARGE
    return {
        "autoResize": True,
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False, "randomSeed": 1},
        "interaction": {
            "hover": not large,
            "hideEdgesOnDrag": large,
            "hideEdgesOnZoom": large,
            "keyboard": {"enabled": True, "bindToWindow": False},
            "selectConnectedEdges": False,
        },
        "nodes": {"borderWidth": 0 if large else 1.5, "scaling": {"label": {"drawThreshold": 9 if large else 5}}},
        "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.45}}, "smooth": {"enabled": False}},
    }


def _details(graph: "networkx.MultiDiGraph[str]") -> dict[str, Any]:
    """What panel, search and table show, in the order of the drawing's numbers."""
    return {
        "nodes": [
            {name: values[name] for name in ("iri", "label", "short", "cls", "aliases", "facts", "links")}
            for _, values in graph.nodes(data=True)
        ],
        "edges": [
            {
                "predicate": values["predicate"],
                "period": values["period"],
                "source": values["source"],
                "evidence": [astuple(evidence) for evidence in values["evidence"]],
            }
            for _, _, values in graph.edges(data=True)
        ],
    }


def _page_json(value: object) -> Markup:
    """JSON that can stand in a `<script>`: nothing in it can end the block or be read as HTML."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for character, escape in _UNSAFE.items():
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704  # escaped above


def _hash(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()


@cache
def _part(name: str) -> str:
    return files("kg.exporters").joinpath(f"view/{name}").read_text("utf-8")


@cache
def _app() -> str:
    return "\n".join(('"use strict";', "(() => {", *map(_part, _SCRIPTS), "})();"))


@cache
def _vis() -> str:
    """vis-network as pyvis ships it, its licence on top, without the address of its source map."""
    path = files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js")
    script = path.read_text("utf-8")
    return script.replace("//# sourceMappingURL=vis-network.min.js.map", "")
