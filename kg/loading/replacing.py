"""A graph put in the place of an earlier one at an endpoint: its graphs one by one, and what it no longer has goes."""

from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from kg.loading.targets import LoadError, Update
from kg.rdf.vocabulary import PREFIXES

_TYPE, _DOCUMENT = ox.NamedNode(f"{PREFIXES['rdf']}type"), ox.NamedNode(f"{PREFIXES['kg']}Document")
_MARKS = ox.NamedNode("urn:kamergraaf:loading")
"""A graph at the endpoint that says, at the end of a load, which graphs came."""
_MARKS_A_REQUEST = 500
_ENDS = (*"0123456789", "")
"""Documents go by the last digit of their addresses, then the rest: all in one request may take a store too long."""


class Replacing(Update):
    """A SPARQL Update endpoint whose graphs are to hold what comes and no more.

    What a graph held goes in the request that brings its first statements. In the end the documents go that did not come:
    graphs that call themselves a `kg:Document` and are not among those that the endpoint is told of then. So nobody
    else's graph is touched, no address for queries is needed, and a load that breaks off goes on.
    """

    _come: set[object]
    """The graphs that came so far."""

    @property
    def key(self) -> str:
        """Not that of a load that only adds."""
        return f"replace {self.url}"

    def begin(self, come: Iterable[object]) -> None:
        """The graphs that an earlier run got in are not dropped again."""
        self._come = set(come)

    def send(self, quads: Sequence[ox.Quad]) -> None:
        """Put the statements in the place of what the graphs held that come for the first time."""
        super().send(quads)
        self._come.update(quad.graph_name for quad in quads)

    def end(self) -> None:
        """The documents that did not come go."""
        self._do(f"DROP SILENT GRAPH {_MARKS}")
        came = sorted(str(graph) for graph in self._come)
        for start in range(0, len(came), _MARKS_A_REQUEST):
            marks = "\n".join(f"{graph} {_TYPE} {_DOCUMENT} ." for graph in came[start : start + _MARKS_A_REQUEST])
            self._do(f"INSERT DATA {{ GRAPH {_MARKS} {{\n{marks}\n}} }}")
        for end in _ENDS:
            self._do(_sweep(end))
        self._do(f"DROP SILENT GRAPH {_MARKS}")

    def _do(self, update: str) -> None:
        self._deliver(self._update(update), 0)

    def _text(self, quads: Sequence[ox.Quad]) -> str:
        graphs = dict.fromkeys(quad.graph_name for quad in quads)
        if not all(isinstance(graph, ox.NamedNode) for graph in graphs):
            raise LoadError("only named graphs can be replaced: load the graph as N-Quads, TriG or from a store")
        drops = "".join(f"DROP SILENT GRAPH {graph} ;\n" for graph in graphs if graph not in self._come)
        return drops + super()._text(quads)


def _sweep(end: str) -> str:
    """What lets the documents go that have no mark and whose address ends so."""
    return f"""DELETE {{ GRAPH ?g {{ ?s ?p ?o }} }}
WHERE {{
  GRAPH ?g {{ ?g a {_DOCUMENT} }}
  FILTER (STRENDS(STR(?g), "{end}"))
  FILTER NOT EXISTS {{ GRAPH {_MARKS} {{ ?g a {_DOCUMENT} }} }}
  GRAPH ?g {{ ?s ?p ?o }}
}}"""
