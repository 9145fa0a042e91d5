"""A graph put in the place of an earlier one at an endpoint: its graphs one by one, and what it no longer has goes."""

from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from kg.loading.targets import LoadError, Update
from kg.rdf.vocabulary import PREFIXES

_TYPE, _DOCUMENT = ox.NamedNode(f"{PREFIXES['rdf']}type"), ox.NamedNode(f"{PREFIXES['kg']}Document")
_MARKS = ox.NamedNode("urn:kamergraaf:loading")
"""The graph at the endpoint that says, while a load is not done, which graphs came."""
_SWEEP = f"""DELETE {{ GRAPH ?g {{ ?s ?p ?o }} }}
WHERE {{
  GRAPH ?g {{ ?g a {_DOCUMENT} }}
  FILTER NOT EXISTS {{ GRAPH {_MARKS} {{ ?g a {_DOCUMENT} }} }}
  GRAPH ?g {{ ?s ?p ?o }}
}} ;
DROP SILENT GRAPH {_MARKS}"""


class Replacing(Update):
    """A SPARQL Update endpoint whose graphs are to hold what comes and no more.

    What a graph held goes in the request that brings its first statements. In the end the documents go that did not come:
    the graphs that call themselves a `kg:Document` and have no mark. So nobody else's graph is touched, no address for
    queries is needed, and a load that breaks off goes on.
    """

    _come: set[object]
    """The graphs that came so far."""

    @property
    def key(self) -> str:
        """Not that of a load that only adds."""
        return f"replace {self.url}"

    def begin(self, come: Iterable[object]) -> None:
        """The marks of a load that was given up go."""
        self._come = set(come)
        if not self._come:
            self._deliver(self._update(f"DROP SILENT GRAPH {_MARKS}"), 0)

    def send(self, quads: Sequence[ox.Quad]) -> None:
        """Put the statements in the place of what the graphs held that come for the first time."""
        super().send(quads)
        self._come.update(quad.graph_name for quad in quads)

    def end(self) -> None:
        """The documents that did not come go."""
        self._deliver(self._update(_SWEEP), 0)

    def _text(self, quads: Sequence[ox.Quad]) -> str:
        graphs = dict.fromkeys(quad.graph_name for quad in quads)
        fresh = [graph for graph in graphs if isinstance(graph, ox.NamedNode) and graph not in self._come]
        if not all(isinstance(graph, ox.NamedNode) for graph in graphs):
            raise LoadError("only named graphs can be replaced: load the graph as N-Quads, TriG or from a store")
        drops = "".join(f"DROP SILENT GRAPH {graph} ;\n" for graph in fresh)
        return drops + super()._text([*quads, *(ox.Quad(graph, _TYPE, _DOCUMENT, _MARKS) for graph in fresh)])
