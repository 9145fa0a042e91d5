"""Is a built graph valid, and does every quote in it stand in its source?

Two questions, answered apart: does the graph have the shape of `ontology/shapes.ttl` (where every quote is the
stretch of its section that it names), and does every section, read again from its source, still say the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.queries import file_and_format, load, rows_of, run, value_of
from kg.reread import read_again
from kg.resources import ontology

if TYPE_CHECKING:
    import rdflib


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found. Each violation, failure and missing file is one line for a person.

    `shapes` are violations of the shapes, `failures` quotes and texts that are not what their source says now,
    `missing` source files that could not be read again. `quotes` counts the mentions and relations of the graph,
    `reread` those of them found again in the raw source, `mended` those that a reader mended beyond comparing.
    """

    shapes: tuple[str, ...]
    failures: tuple[str, ...]
    missing: tuple[str, ...]
    documents: int
    quotes: int
    reread: int
    mended: int

    @property
    def ok(self) -> bool:
        """Whether nothing at all was wrong."""
        return not (self.shapes or self.failures or self.missing)


def check(data: Path, sources: Path | None = None) -> CheckReport:
    """Check a built graph; source files that are not where `kg:sourceFile` says are sought in the folder `sources`.

    `data` is a file or a folder of exports; of a store on disk, `kg.exporters.stored.as_file`.
    """
    store = load(data)
    again = read_again(store, sources)
    counted = run("SELECT (COUNT(DISTINCT ?m) AS ?n) { { ?m a kg:Mention } UNION { ?m a kg:Relation } }", store)
    return CheckReport(
        shapes=violations(data, store),
        failures=again.failures,
        missing=again.missing,
        documents=again.documents,
        quotes=int(value_of(next(rows_of(counted))[0])),
        reread=again.same,
        mended=again.mended,
    )


def violations(data: Path, store: ox.Store) -> tuple[str, ...]:
    """What is not as the shapes ask, sorted, one line each: `<…/vraag/2021Z05118/1> kg:number: a question has …`.

    The SPARQL constraints of the shapes run on `store`, all at once and some hundred times faster than one by one in
    pySHACL; pySHACL does the rest.
    """
    import rdflib

    shapes = rdflib.Graph().parse(ontology("shapes.ttl"))
    constrained = tuple(_constraints(shapes, store))
    shapes.remove((None, rdflib.SH.sparql, None))
    return tuple(sorted({*constrained, *_core_violations(shapes, data), *_unknown_terms(store)}))


def _constraints(shapes: "rdflib.Graph", store: ox.Store) -> Iterator[str]:
    """The violations of each `sh:sparql`, whose `$this` ranges over the target classes of its shape."""
    from rdflib import SH

    for shape, constraint in shapes.subject_objects(SH.sparql):
        classes = " ".join(node.n3() for node in shapes.objects(shape, SH.targetClass))
        select = str(shapes.value(constraint, SH.select)).strip()
        message = _english(shapes.objects(constraint, SH.message))
        query = f"SELECT DISTINCT ?this ?value {{ {{ {select} }} VALUES ?class {{ {classes} }} ?this a ?class }}"
        for this, value in rows_of(run(query, store)):
            yield f"{this}: {message} (found {value})"


def _core_violations(shapes: "rdflib.Graph", data: Path) -> Iterator[str]:
    """What pySHACL finds; the file is read as it is, since the store does not keep derived integer datatypes."""
    import pyshacl
    from rdflib import RDF, SH, Graph, URIRef

    path, form = file_and_format(data)
    triples = (quad.triple for quad in ox.parse(path=str(path), format=form))
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    graph = Graph().parse(data=lines, format="nt").parse(ontology("kg.ttl"))
    _, results, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    for result in results.subjects(RDF.type, SH.ValidationResult):
        path_node, value = results.value(result, SH.resultPath), results.value(result, SH.value)
        where = f" {path_node.n3(shapes.namespace_manager)}" if isinstance(path_node, URIRef) else ""
        found = f" (found {value.n3()})" if value is not None and where else ""
        message = _english(results.objects(result, SH.resultMessage))
        yield f"<{results.value(result, SH.focusNode)}>{where}: {message}{found}"


def _english(messages: Iterable[object]) -> str:
    return ", ".join(sorted(str(message) for message in messages if getattr(message, "language", "") == "en"))


def _unknown_terms(store: ox.Store) -> tuple[str, ...]:
    """Terms in our own namespace that the graph uses and `kg.ttl` does not define: most often a misspelling."""
    defined = {triple.subject for triple in ox.parse(path=str(ontology("kg.ttl")))}
    used = run(
        """SELECT DISTINCT ?term WHERE {
            { SELECT DISTINCT ?term { ?s ?term ?o } } UNION { SELECT DISTINCT ?term { ?s a ?term } }
            FILTER (STRSTARTS(STR(?term), STR(kg:))) } ORDER BY ?term""",
        store,
    )
    return tuple(f"{row[0]}: not defined in kg.ttl" for row in rows_of(used) if row[0] not in defined)
