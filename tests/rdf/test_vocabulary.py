"""Code and ontology know the same terms, both ways, and no term of another vocabulary is invented."""

import pytest
import rdflib
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH

from kg.mention import EntityClass
from kg.rdf import vocabulary
from kg.rdf.model import LEAF_TYPES, PREDICATES, RECORD_TYPES
from kg.rdf.vocabulary import KG, PREFIXES
from kg.resources import ontology

OURS = PREFIXES["kg"]

# Terms seen in use where rdflib has no closed list: the published vocabularies, by way of VOCABULARIES.md (2026-11-23).
SEEN = {
    "oa": {"Annotation", "exact", "start", "end", "hasBody", "hasTarget", "TextQuoteSelector"},
    "eli": {"LegalResource", "LegalResourceSubdivision", "cites", "number", "is_part_of", "id_local"}
    | {"first_date_entry_in_force", "date_no_longer_in_force"},
    "eli-dl": {"answers_to", "parliamentary_term", "participation_role", "participation_in_name_of"},
}
SEEN_IRIS = {PREFIXES[prefix] + name for prefix, names in SEEN.items() for name in names} | {
    "http://www.w3.org/ns/opengov#post",
    "http://www.w3.org/2005/11/its/rdf#taConfidence",
    "http://www.w3.org/2005/11/its/rdf#taIdentRef",
    "https://creativecommons.org/publicdomain/zero/1.0/",
    "https://w3id.org/kamergraaf/def",
    "https://w3id.org/kamergraaf/def/0.1.0",
}
CLOSED = (RDF, RDFS, OWL, SKOS, DCTERMS, FOAF, ORG, PROV, rdflib.SDO, rdflib.XSD)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(ontology("kg.ttl"))


def known(iri: str) -> bool:
    """Whether a term of another vocabulary is one that vocabulary has."""
    return iri in SEEN_IRIS or any(URIRef(iri) in namespace for namespace in CLOSED if iri.startswith(str(namespace)))


def vocabularies() -> list[type]:
    return [value for value in vars(vocabulary).values() if isinstance(value, type) and value.__name__.isupper()]


def terms(cls: type) -> dict[str, str]:
    return {name: value.strip("<>") for name, value in vars(cls).items() if not name.startswith("_")}


def own(graph: Graph, *types: URIRef) -> set[URIRef]:
    return {
        term
        for kind in types
        for term in graph.subjects(RDF.type, kind)
        if isinstance(term, URIRef) and term.startswith(OURS)
    }


def test_code_and_ontology_know_the_same_terms_of_ours(graph: Graph) -> None:
    defined = {str(term) for term in graph.subjects() if str(term).startswith(OURS)}
    assert set(terms(KG).values()) == defined


@pytest.mark.parametrize("cls", vocabularies(), ids=lambda cls: cls.__name__)
def test_a_constant_bears_the_name_of_its_term(cls: type) -> None:
    namespace = PREFIXES[cls.__name__.lower()]
    assert terms(cls) == {name: namespace + name for name in terms(cls)}


@pytest.mark.parametrize("cls", [cls for cls in vocabularies() if cls is not KG], ids=lambda cls: cls.__name__)
def test_terms_the_code_borrows_exist(cls: type) -> None:
    assert [iri for iri in terms(cls).values() if not known(iri)] == []


def test_an_invented_term_is_not_known() -> None:
    assert known("https://schema.org/mentions")
    assert not known("https://schema.org/PoliticalParty")
    assert not known(PREFIXES["eli"] + "citeert")


def test_terms_the_ontology_borrows_exist(graph: Graph) -> None:
    used = {str(term) for triple in graph for term in triple if isinstance(term, URIRef)}
    assert sorted(iri for iri in used if not iri.startswith(OURS) and not known(iri)) == []


@pytest.mark.parametrize("property_", [RDFS.label, SKOS.definition], ids=["label", "definition"])
def test_each_term_speaks_dutch_and_english(graph: Graph, property_: URIRef) -> None:
    for term in own(graph, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        assert sorted(literal.language for literal in graph.objects(term, property_)) == ["en", "nl"], term


def test_each_class_is_aligned(graph: Graph) -> None:
    for cls in own(graph, OWL.Class):
        above = graph.transitive_objects(cls, RDFS.subClassOf)
        assert any(not str(term).startswith(OURS) for term in above), cls


def test_each_property_is_aligned(graph: Graph) -> None:
    for prop in own(graph, OWL.ObjectProperty, OWL.DatatypeProperty):
        above = [*graph.transitive_objects(prop, RDFS.subPropertyOf), *graph.objects(prop, RDFS.seeAlso)]
        assert any(not str(term).startswith(OURS) for term in above), prop


def test_the_header_names_version_license_and_creator(graph: Graph) -> None:
    (header,) = graph.subjects(RDF.type, OWL.Ontology)
    assert str(header) == OURS.rstrip("#")
    assert sorted(title.language for title in graph.objects(header, DCTERMS.title)) == ["en", "nl"]
    assert str(graph.value(header, OWL.versionInfo)) == "0.1.0"
    assert str(graph.value(header, DCTERMS.license)) == "https://creativecommons.org/publicdomain/zero/1.0/"


def test_relation_predicates_are_one_closed_list(graph: Graph) -> None:
    shapes = Graph().parse(ontology("shapes.ttl"))
    (allowed,) = [Collection(shapes, head) for head in shapes.objects(None, SH["in"])]
    predicates = [term.strip("<>") for term in PREDICATES]
    assert [str(term) for term in allowed] == predicates
    assert sorted(str(term) for term in graph.subjects(RDFS.subPropertyOf, URIRef(OURS + "statedRelation"))) == sorted(
        predicates
    )


def test_every_class_has_its_types_and_its_shape(graph: Graph) -> None:
    shapes = Graph().parse(ontology("shapes.ttl"))
    classes = {str(term) for term in own(graph, OWL.Class)}
    written = {types[0].strip("<>") for types in (*LEAF_TYPES.values(), *RECORD_TYPES.values())}
    shaped = {str(term) for term in shapes.objects(None, SH.targetClass)}
    assert written == classes
    assert classes <= shaped


def test_leaf_types_are_spelled_as_the_entity_class() -> None:
    assert list(LEAF_TYPES) == list(EntityClass)
    assert all(types[0] == vocabulary.term(f"kg:{cls}") for cls, types in LEAF_TYPES.items())
    assert all(types[0] == leaf for leaf, types in RECORD_TYPES.items())


def test_the_class_beside_a_leaf_is_above_it(graph: Graph) -> None:
    for leaf, *beside in (*LEAF_TYPES.values(), *RECORD_TYPES.values()):
        above = {str(term) for term in graph.transitive_objects(URIRef(leaf.strip("<>")), RDFS.subClassOf)}
        assert {term.strip("<>") for term in beside} <= above, leaf


def test_prefixes_are_those_of_the_contract() -> None:
    names = "kg rdf rdfs owl xsd skos dcterms foaf schema org prov oa eli eli-dl void dcat"
    assert list(PREFIXES) == names.split()
