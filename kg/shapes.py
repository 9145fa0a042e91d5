"""Does a graph have the shape of `ontology/shapes.ttl`: by SHACL, a slice of its subjects at a time.

pySHACL wants a whole graph in memory, takes one processor, and says nothing until it is done. No path in the shapes is
longer than a step forward, so a subject can be judged by what is said of it, with the classes and labels of what it
points to.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.building.processes import each
from kg.exporters import Progress
from kg.queries import file_and_format, rows_of, run
from kg.rdf.vocabulary import RDF, RDFS
from kg.resources import ontology

if TYPE_CHECKING:
    import rdflib

_SLICE = 4_000
"""Subjects that are judged together."""
_CONTEXT = tuple(ox.NamedNode(term[1:-1]) for term in (RDF.type, RDFS.label))
"""What is known in a slice of the things its subjects point to."""

Slice = tuple[frozenset[str], bytes]
"""Some subjects, and as N-Triples all that is said of them."""


def violations(data: Path, store: ox.Store, progress: Progress = lambda what, done, total: None) -> tuple[str, ...]:
    """What is not as the shapes ask, sorted, one line each: `<…/vraag/2021Z05118/1> kg:number: a question has …`.

    `store` holds what the file `data` holds. The SPARQL constraints of the shapes run on `store`, all at once and some
    hundred times faster than one by one in pySHACL; pySHACL does the rest.
    """
    return tuple(sorted({*_constrained(store), *_core_violations(data, store, progress), *_unknown_terms(store)}))


def _constrained(store: ox.Store) -> Iterator[str]:
    """The violations of each `sh:sparql`, whose `$this` ranges over the target classes of its shape."""
    import rdflib
    from rdflib import SH

    shapes = rdflib.Graph().parse(ontology("shapes.ttl"))
    for shape, constraint in shapes.subject_objects(SH.sparql):
        classes = " ".join(node.n3() for node in shapes.objects(shape, SH.targetClass))
        select = str(shapes.value(constraint, SH.select)).strip()
        message = _english(shapes.objects(constraint, SH.message))
        query = f"SELECT DISTINCT ?this ?value {{ {{ {select} }} VALUES ?class {{ {classes} }} ?this a ?class }}"
        for this, value in rows_of(run(query, store)):
            yield f"{this}: {message} (found {value})"


def _core_violations(data: Path, store: ox.Store, progress: Progress) -> Iterator[str]:
    """What pySHACL finds; the file is read as it is, since the store does not keep derived integer datatypes."""
    path, form = file_and_format(data)
    slice_of, sizes = _plan(ox.parse(path=str(path), format=form))
    for done, found in enumerate(
        each(_judged, _slices(ox.parse(path=str(path), format=form), slice_of, sizes, store), None), 1
    ):
        progress("Toetsen", done, len(sizes))
        yield from found


def _plan(quads: Iterable[ox.Quad]) -> tuple[dict[str, int], Counter[int]]:
    """In which slice each subject is, in order of appearance, and how many quads each slice has."""
    slice_of: dict[str, int] = {}
    sizes: Counter[int] = Counter()
    for quad in quads:
        sizes[slice_of.setdefault(str(quad.subject), len(slice_of) // _SLICE)] += 1
    return slice_of, sizes


def _slices(
    quads: Iterable[ox.Quad], slice_of: dict[str, int], sizes: Counter[int], store: ox.Store
) -> Iterator[Slice]:
    """Each slice as soon as its last quad was read; in our exports few are under way at a time."""
    under_way: dict[int, list[ox.Triple]] = defaultdict(list)
    for quad in quads:
        number = slice_of[str(quad.subject)]
        triples = under_way[number]
        triples.append(quad.triple)
        if len(triples) == sizes[number]:
            own = frozenset(str(triple.subject) for triple in under_way.pop(number))
            yield own, ox.serialize((*triples, *_context(triples, own, store)), format=ox.RdfFormat.N_TRIPLES) or b""


def _context(triples: Iterable[ox.Triple], own: frozenset[str], store: ox.Store) -> Iterator[ox.Triple]:
    """The classes and labels of what the triples point to outside the slice."""
    pointed = {triple.object for triple in triples if isinstance(triple.object, ox.NamedNode)}
    for node in pointed:
        if str(node) not in own:
            for predicate in _CONTEXT:
                yield from (quad.triple for quad in store.quads_for_pattern(node, predicate, None, None))


def _judged(given: Slice) -> list[str]:
    """The violations of the subjects of a slice."""
    import pyshacl
    import rdflib
    from rdflib import RDF, SH, URIRef

    own, lines = given
    shapes, definitions = _shapes()
    graph = rdflib.Graph().parse(data=lines, format="nt")
    for triple in definitions:
        graph.add(triple)
    _, results, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    found = []
    for result in results.subjects(RDF.type, SH.ValidationResult):
        focus, path, value = (results.value(result, part) for part in (SH.focusNode, SH.resultPath, SH.value))
        if focus is not None and focus.n3() in own:
            where = f" {path.n3(shapes.namespace_manager)}" if isinstance(path, URIRef) else ""
            what = f" (found {value.n3()})" if value is not None and where else ""
            found.append(f"<{focus}>{where}: {_english(results.objects(result, SH.resultMessage))}{what}")
    return found


@cache
def _shapes() -> "tuple[rdflib.Graph, tuple[tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node], ...]]":
    """The shapes without their SPARQL, and the ontology's triples."""
    import rdflib

    shapes = rdflib.Graph().parse(ontology("shapes.ttl"))
    shapes.remove((None, rdflib.SH.sparql, None))
    return shapes, tuple(rdflib.Graph().parse(ontology("kg.ttl")))


def _english(messages: Iterable[object]) -> str:
    return ", ".join(sorted(str(message) for message in messages if getattr(message, "language", "") == "en"))


def _unknown_terms(store: ox.Store) -> Iterator[str]:
    """Terms in our own namespace that the graph uses and `kg.ttl` does not define: most often a misspelling."""
    defined = {triple.subject for triple in ox.parse(path=str(ontology("kg.ttl")))}
    used = run(
        """SELECT DISTINCT ?term WHERE {
            { SELECT DISTINCT ?term { ?s ?term ?o } } UNION { SELECT DISTINCT ?term { ?s a ?term } }
            FILTER (STRSTARTS(STR(?term), STR(kg:))) } ORDER BY ?term""",
        store,
    )
    return (f"{row[0]}: not defined in kg.ttl" for row in rows_of(used) if row[0] not in defined)
