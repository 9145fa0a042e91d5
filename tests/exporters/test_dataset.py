"""dataset.ttl: what it counts is what stands in the files, and catalogues can read it."""

from collections import Counter
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.namespace import DCTERMS, PROV, RDF, VOID

from kg import __version__
from kg.cli import main
from tests.conftest import EXAMPLES

NODE = rdflib.URIRef("https://w3id.org/kamergraaf/id/dataset")
CC0 = rdflib.URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix void: <http://rdfs.org/ns/void#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
[] a sh:NodeShape ; sh:targetClass dcat:Dataset ;
  sh:property [ sh:path dcterms:title ; sh:uniqueLang true ; sh:minCount 2 ; sh:languageIn ("nl" "en") ] ,
    [ sh:path dcterms:description ; sh:uniqueLang true ; sh:minCount 2 ] ,
    [ sh:path dcterms:license ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path void:triples ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ] ,
    [ sh:path dcat:distribution ; sh:minCount 1 ; sh:class dcat:Distribution ] ,
    [ sh:path prov:wasGeneratedBy ; sh:minCount 1 ; sh:maxCount 1 ; sh:class prov:Activity ] .
[] a sh:NodeShape ; sh:targetClass dcat:Distribution ;
  sh:property [ sh:path dcat:byteSize ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:nonNegativeInteger ] ,
    [ sh:path dcat:mediaType ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] .
[] a sh:NodeShape ; sh:targetObjectsOf void:classPartition ;
  sh:property [ sh:path void:class ; sh:minCount 1 ; sh:maxCount 1 ] , [ sh:path void:entities ; sh:minCount 1 ; sh:maxCount 1 ] .
[] a sh:NodeShape ; sh:targetObjectsOf void:propertyPartition ;
  sh:property [ sh:path void:property ; sh:minCount 1 ; sh:maxCount 1 ] , [ sh:path void:triples ; sh:minCount 1 ; sh:maxCount 1 ] .
[] a sh:NodeShape ; sh:targetClass void:Linkset ;
  sh:property [ sh:path void:linkPredicate ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path void:objectsTarget ; sh:minCount 1 ; sh:class void:Dataset ] , [ sh:path void:triples ; sh:minCount 1 ] .
"""


@pytest.fixture(scope="module")
def described(built: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(built / "dataset.ttl")


@pytest.fixture(scope="module")
def graph(built: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(built / "kamergraaf.ttl")


def test_the_shapes_hold_and_two_readers_agree(described: rdflib.Graph, built: Path) -> None:
    conforms, _, told = pyshacl.validate(described, shacl_graph=rdflib.Graph().parse(data=SHAPES))
    assert conforms, told
    broken = rdflib.Graph() + described
    broken.remove((NODE, DCTERMS.license, None))
    assert not pyshacl.validate(broken, shacl_graph=rdflib.Graph().parse(data=SHAPES))[0]
    assert len(set(ox.parse(path=built / "dataset.ttl", format=ox.RdfFormat.TURTLE))) == len(described)


def test_the_counts_are_those_of_the_graph(described: rdflib.Graph, graph: rdflib.Graph) -> None:
    def parts(predicate: rdflib.URIRef, kind: rdflib.URIRef, times: rdflib.URIRef) -> dict[object, int]:
        nodes = described.objects(NODE, predicate)
        return {described.value(node, kind): int(described.value(node, times)) for node in nodes}

    assert int(described.value(NODE, VOID.triples)) == len(graph)
    assert int(described.value(NODE, VOID.distinctSubjects)) == len(set(graph.subjects()))
    assert parts(VOID.propertyPartition, VOID.property, VOID.triples) == Counter(graph.predicates())
    assert parts(VOID.classPartition, VOID["class"], VOID.entities) == Counter(graph.objects(None, RDF.type))
    assert int(described.value(NODE, VOID.classes)) == len(set(graph.objects(None, RDF.type)))
    assert int(described.value(NODE, VOID.properties)) == len(set(graph.predicates()))


def test_links_to_elsewhere_are_counted_by_kind(described: rdflib.Graph, graph: rdflib.Graph) -> None:
    counted = Counter(
        (predicate, str(value).split("/")[2])
        for predicate in (rdflib.OWL.sameAs, rdflib.SKOS.exactMatch, rdflib.SKOS.closeMatch)
        for value in graph.objects(None, predicate)
    )
    told = {
        (
            described.value(one, VOID.linkPredicate),
            str(described.value(described.value(one, VOID.objectsTarget), rdflib.RDFS.label)),
        ): int(described.value(one, VOID.triples))
        for one in described.objects(NODE, VOID.subset)
    }
    assert told == counted
    assert (rdflib.OWL.sameAs, "www.wikidata.org") in told


def test_each_file_has_its_size_and_hash(described: rdflib.Graph, built: Path) -> None:
    told = set()
    for one in described.objects(NODE, DCAT.distribution):
        name = str(described.value(one, DCTERMS.identifier))
        data = (built / name).read_bytes()
        assert int(described.value(one, DCAT.byteSize)) == len(data)
        checksum = described.value(described.value(one, SPDX.checksum), SPDX.checksumValue)
        assert str(checksum).lower() == sha256(data).hexdigest()
        told.add(name)
    assert told == {"kamergraaf.ttl", "kamergraaf.nq", "kamergraaf.graphml", "graph.html"}


def test_licence_version_and_registers_are_named(described: rdflib.Graph) -> None:
    assert described.value(NODE, DCTERMS.license) == CC0
    assert str(described.value(NODE, DCAT.version)) == __version__
    (registers,) = described.objects(described.value(NODE, PROV.wasGeneratedBy), PROV.used)
    assert str(described.value(registers, DCTERMS.identifier)).startswith("sha256:")


def test_a_day_comes_only_from_the_outside(
    built: Path, described: rdflib.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert described.value(NODE, DCTERMS.issued) is None
    days = {}
    for name, options, seconds in (("a", ["--date", "2021-06-01"], ""), ("b", [], "1622505600"), ("c", [], "")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
        assert main(["build", str(EXAMPLES), "-o", str(tmp_path / name), *options]) == 0
        days[name] = str(rdflib.Graph().parse(tmp_path / name / "dataset.ttl").value(NODE, DCTERMS.issued))
    assert days == {"a": "2021-06-01", "b": "2021-06-01", "c": "None"}
    with pytest.raises(SystemExit):
        main(["build", str(EXAMPLES), "--date", "gisteren", "-o", str(tmp_path / "d")])


def test_nothing_of_it_stands_in_the_graph(graph: rdflib.Graph) -> None:
    assert (NODE, None, None) not in graph
