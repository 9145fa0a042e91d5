"""The exported files in real triple stores: all of them take every statement and give the same answers."""

from pathlib import Path

import pytest

from kg.queries import bind, named
from tests.stores import jena
from tests.stores.engines import Engine, Pyoxigraph
from tests.stores.jena import Jena
from tests.stores.virtuoso import Virtuoso

pytestmark = pytest.mark.stores

TRIPLES = "SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } } }"
QUADS = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
ASKED = {
    "who asked whom": ("wie-vroeg-wie", {"wie": "Kathalijne Buitenweg"}),
    "what is said about a name": ("wat-over", {"naam": "Huawei"}),
    "which laws beside which companies": ("wetten-naast-bedrijven", {}),
}
PREFIXES = """PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX kg: <https://w3id.org/kamergraaf/def#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
OWN = {
    "classes": """SELECT ?class (COUNT(DISTINCT ?s) AS ?n)
        { ?s a ?class FILTER (STRSTARTS(STR(?class), STR(kg:))) } GROUP BY ?class""",
    "titles, every character": """SELECT ?number ?title
        { ?set a kg:ParliamentaryQuestion ; dcterms:identifier ?number ; dcterms:title ?title
          FILTER (STRSTARTS(STR(?number), "2021Z9")) }""",
    "quotes where they stand": """SELECT ?m ?exact ?start ?end
        { ?m a kg:Mention ; oa:exact ?exact ; oa:start ?start ; oa:end ?end } ORDER BY ?m LIMIT 500""",
    "a month": """SELECT ?set ?date
        { ?set dcterms:dateSubmitted ?date FILTER (?date >= "2021-03-01"^^xsd:date && ?date < "2021-04-01"^^xsd:date) }""",
    "labels by language": """SELECT ?lang (COUNT(*) AS ?n)
        { ?s a kg:Company ; rdfs:label ?label BIND (LANG(?label) AS ?lang) } GROUP BY ?lang""",
    "confidence": "SELECT ?c (COUNT(*) AS ?n) { ?m kg:confidence ?c } GROUP BY ?c",
}


def lines(path: Path) -> int:
    return len(set(path.read_bytes().splitlines()))


def test_the_graph_is_of_some_size(exports: Path) -> None:
    assert lines(exports / "kamergraaf.nq") > 5_000


def test_every_statement_is_in(engine: Engine, exports: Path, reference: Pyoxigraph) -> None:
    if isinstance(engine, Virtuoso):
        expected = lines(exports / "kamergraaf.nq") if engine.has_graphs else int(reference.rows(TRIPLES)[0][0])
        assert engine.quads() - engine.own == expected
        return
    assert engine.rows(TRIPLES) == reference.rows(TRIPLES)
    if engine.has_graphs:
        assert engine.rows(QUADS) == [(str(lines(exports / "kamergraaf.nq")),)]


@pytest.mark.parametrize("what", ASKED)
def test_named_queries_give_the_same_answers(what: str, engine: Engine, reference: Pyoxigraph) -> None:
    name, params = ASKED[what]
    query = bind(named(name).text, params)
    expected = reference.rows(query)
    assert expected
    assert engine.rows(query) == expected


@pytest.mark.parametrize("what", OWN)
def test_plain_queries_give_the_same_answers(what: str, engine: Engine, reference: Pyoxigraph) -> None:
    expected = reference.rows(PREFIXES + OWN[what])
    assert expected
    assert engine.rows(PREFIXES + OWN[what]) == expected


@pytest.mark.skipif(not jena.is_here(), reason="jena is not installed")
def test_riot_has_nothing_to_say(exports: Path, tmp_path: Path) -> None:
    one = Jena(exports / "kamergraaf.nq", tmp_path)
    for name in ("kamergraaf.nq", "kamergraaf.ttl"):
        assert one.warnings(exports / name) == []


@pytest.mark.skipif(not jena.is_here(), reason="jena is not installed")
def test_riot_does_speak_up(tmp_path: Path) -> None:
    """What the test above relies on: a wrong date is a warning, and warnings are seen."""
    (tmp_path / "good.nq").write_text("<http://e/s> <http://e/p> <http://e/o> <http://e/g> .\n", encoding="utf-8")
    bad = tmp_path / "bad.nt"
    bad.write_text('<http://e/s> <http://e/p> "maart"^^<http://www.w3.org/2001/XMLSchema#date> .\n', encoding="utf-8")
    (warning,) = Jena(tmp_path / "good.nq", tmp_path).warnings(bad)
    assert "not valid for datatype XSD date" in warning
