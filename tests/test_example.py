"""The example from text to graph: every fact its document holds, each with its place; the same bytes each time."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.building.kept import KEPT
from kg.queries import run
from tests.conftest import ROOT

BASE = "https://w3id.org/kamergraaf/id/"
SET = f"<{BASE}vraag/2021Z05118>"
OFFICIAL = "https://zoek.officielebekendmakingen.nl/"
FILES = ("dataset.ttl", "graph.html", "kamergraaf.graphml", "kamergraaf.nq", "kamergraaf.ttl", "report.md")

Rows = list[tuple[str, ...]]


def rows(store: ox.Store, query: str) -> Rows:
    """The distinct rows of a SELECT, sorted; addresses of ours without their base."""
    answer = run(query.replace("SELECT", "SELECT DISTINCT", 1), store)
    assert isinstance(answer, ox.QuerySolutions)
    return sorted(tuple("" if term is None else term.value.removeprefix(BASE) for term in row) for row in answer)


def column(store: ox.Store, query: str) -> list[str]:
    return [row[0] for row in rows(store, query)]


@pytest.mark.parametrize(
    ("predicate", "values"),
    [
        ("dcterms:identifier", ["2021Z05118"]),
        ("kg:annexNumber", ["2801"]),
        ("kg:parliamentaryYear", ["2020-2021"]),
        ("dcterms:title", ["Het bericht dat Huawei toegang had tot gegevens van miljoenen Telfort-klanten."]),
        ("rdfs:label", ["Het bericht dat Huawei toegang had tot gegevens van miljoenen Telfort-klanten."]),
        ("dcterms:dateSubmitted", ["2021-03-30"]),
        ("kg:dateAnswered", ["2021-05-19"]),
        ("kg:daysToAnswer", ["50"]),
        ("kg:datePostponed", ["2021-04-20"]),
        ("kg:askedBy", ["persoon/kathalijne-buitenweg"]),
        ("kg:askedForParty", ["partij/groenlinks"]),
        ("kg:answeredBy", ["persoon/ferdinand-grapperhaus", "persoon/mona-keijzer"]),
        (
            "kg:answeredAs",
            ["ambt/minister-van-justitie-en-veiligheid", "ambt/staatssecretaris-van-economische-zaken-en-klimaat"],
        ),
        ("dcterms:subject", ["http://standaarden.overheid.nl/owms/terms/ICT"]),
        ("dcterms:source", [f"{OFFICIAL}ah-tk-20202021-2801", f"{OFFICIAL}kv-tk-2021Z05118"]),
    ],
)
def test_the_header_of_the_set(predicate: str, values: list[str], example: ox.Store) -> None:
    assert column(example, f"SELECT ?o {{ {SET} {predicate} ?o }}") == values


def test_dates_and_counts_have_their_datatypes(example: ox.Store) -> None:
    for predicate, datatype in (
        ("dcterms:dateSubmitted", "date"),
        ("kg:dateAnswered", "date"),
        ("kg:datePostponed", "date"),
        ("kg:daysToAnswer", "integer"),
    ):
        found = column(example, f"SELECT (DATATYPE(?o) AS ?t) {{ {SET} {predicate} ?o }}")
        assert found == [f"http://www.w3.org/2001/XMLSchema#{datatype}"]


def test_there_is_one_set_with_thirteen_questions_and_thirteen_answers(example: ox.Store) -> None:
    assert column(example, "SELECT ?s { ?s a kg:ParliamentaryQuestion, schema:CreativeWork }") == ["vraag/2021Z05118"]
    numbers = column(
        example, f"SELECT ?n {{ ?q a kg:Question, schema:Question ; kg:number ?n ; schema:isPartOf {SET} }}"
    )
    assert sorted(numbers, key=int) == [str(number) for number in range(1, 14)]
    covers = rows(
        example, f"SELECT ?a ?n {{ ?a a kg:Answer, schema:Answer ; schema:isPartOf {SET} ; kg:answers/kg:number ?n }}"
    )
    assert covers == sorted((f"vraag/2021Z05118/antwoord/{number}", str(number)) for number in range(1, 14))
    accepted = rows(example, "SELECT ?n ?a { ?q kg:number ?n ; schema:acceptedAnswer ?a }")
    assert sorted((a, n) for n, a in accepted) == covers
    assert len(column(example, f"SELECT ?p {{ {SET} schema:hasPart ?p }}")) == 26


@pytest.mark.parametrize(
    ("node", "begin", "end"),
    [
        ("1", "Bent u bekend met het artikel", "Telfort-klanten»?1"),
        ("13", "Deelt u de mening dat dit interne KPN-rapport", "Zo nee, waarom niet?"),
        ("antwoord/1", "Ja, ik ben", "met het artikel bekend."),
        ("antwoord/3", "Zie antwoord vraag 2.", "Zie antwoord vraag 2."),
        ("antwoord/6", "Het kabinet doet in het openbaar", "350c Sr en/of 138ab Sr."),
        ("antwoord/13", "Op basis van de eerdergenoemde", "veiligheidsmaatregelen genomen worden."),
    ],
)
def test_questions_and_answers_have_their_text(node: str, begin: str, end: str, example: ox.Store) -> None:
    (text,) = column(example, f"SELECT ?t {{ <{BASE}vraag/2021Z05118/{node}> schema:text ?t }}")
    assert text.startswith(begin)
    assert text.endswith(end)


def test_see_answer(example: ox.Store) -> None:
    pointing = rows(example, "SELECT ?n ?m { ?a kg:answers/kg:number ?n ; kg:refersToAnswerOf/kg:number ?m }")
    assert pointing == sorted([("3", "2"), ("4", "2"), ("7", "6"), ("8", "6"), ("11", "10")])


def test_the_postponement_quotes_its_announcement(example: ox.Store) -> None:
    ((node, day, text),) = rows(
        example,
        f"""SELECT ?p ?d ?t {{ ?p a kg:Postponement, prov:Activity ; schema:about {SET} ;
            dcterms:date ?d ; schema:text ?t }}""",
    )
    assert (node, day) == ("vraag/2021Z05118/uitstel/2021-04-20", "2021-04-20")
    assert "niet binnen de gebruikelijke termijn kunnen worden beantwoord" in text


def test_the_topic_is_the_official_one_below_economie(example: ox.Store) -> None:
    found = rows(
        example,
        f"""SELECT ?t ?l ?p {{ {SET} dcterms:subject ?t .
            ?t a kg:Topic, skos:Concept ; rdfs:label ?l ; skos:broader/rdfs:label ?p }}""",
    )
    assert found == [("http://standaarden.overheid.nl/owms/terms/ICT", "ICT", "Economie")]


def test_both_source_documents_have_their_official_address(example: ox.Store) -> None:
    documents = rows(
        example, f"SELECT ?d ?i {{ ?d a foaf:Document ; foaf:primaryTopic {SET} ; dcterms:identifier ?i }}"
    )
    assert documents == [
        (f"{OFFICIAL}ah-tk-20202021-2801", "ah-tk-20202021-2801"),
        (f"{OFFICIAL}kv-tk-2021Z05118", "kv-tk-2021Z05118"),
    ]
    assert column(example, "SELECT ?f { ?d a kg:Document ; kg:sourceFile ?f }") == ["examples/kv-tk-2021Z05118.txt"]


# Who and what is named.


@pytest.mark.parametrize(
    ("cls", "labels"),
    [
        ("Person", ["Bas Jacobs", "Ferdinand Grapperhaus", "Kathalijne Buitenweg", "Mona Keijzer"]),
        ("Company", ["HP", "Huawei", "KPN", "T-Mobile", "Telfort", "VodafoneZiggo"]),
        (
            "GovernmentBody",
            [
                "AIVD",
                "Agentschap Telecom",
                "Autoriteit Persoonsgegevens",
                "Cyber Security Raad",
                "Taskforce Economisch Veiligheid",
            ],
        ),
        ("Organization", []),
        ("PoliticalParty", ["CDA", "GroenLinks"]),
        (
            "Law",
            ["Besluit veiligheid en integriteit telecommunicatie", "Telecommunicatiewet", "Wetboek van Strafrecht"],
        ),
        ("LawArticle", ["artikel 138ab Wetboek van Strafrecht", "artikel 350c Wetboek van Strafrecht"]),
        ("Place", ["China"]),
    ],
)
def test_what_the_document_names_is_this_and_nothing_else(cls: str, labels: list[str], example: ox.Store) -> None:
    """Nothing called `Het`, nobody called `Vraag`."""
    assert (
        column(example, f"SELECT ?l {{ ?m a kg:Mention ; kg:refersTo ?e . ?e a kg:{cls} ; rdfs:label ?l }}") == labels
    )


def test_nothing_is_left_undecided(example: ox.Store) -> None:
    assert column(example, "SELECT ?m { ?m kg:undecided true }") == []


@pytest.mark.parametrize(
    ("slug", "wikidata"),
    [("kathalijne-buitenweg", "Q442469"), ("ferdinand-grapperhaus", "Q2195581"), ("mona-keijzer", "Q94229")],
)
def test_a_person_of_the_register_has_its_wikidata_id(slug: str, wikidata: str, example: ox.Store) -> None:
    same = column(example, f"SELECT ?o {{ <{BASE}persoon/{slug}> a foaf:Person ; owl:sameAs ?o }}")
    assert f"http://www.wikidata.org/entity/{wikidata}" in same


def test_the_asker_asked_under_a_membership_valid_on_that_day(example: ox.Store) -> None:
    ((person, party, start, end),) = rows(
        example,
        f"""SELECT ?person ?party ?start ?end {{ {SET} kg:askedAs ?m .
            ?m a kg:Membership, org:Membership ; org:member ?person ; org:organization ?party
            OPTIONAL {{ ?m schema:startDate ?start }} OPTIONAL {{ ?m schema:endDate ?end }} }}""",
    )
    assert (person, party) == ("persoon/kathalijne-buitenweg", "partij/groenlinks")
    assert start <= "2021-03-30" <= (end or "9999")


def test_each_answerer_answered_under_an_incumbency_valid_on_that_day(example: ox.Store) -> None:
    found = rows(
        example,
        f"""SELECT ?person ?post ?ministry ?start ?end {{ {SET} kg:answeredUnder ?i .
            ?i a kg:Incumbency ; org:member ?person ; kg:post ?post ; org:organization/rdfs:label ?ministry ;
               schema:startDate ?start OPTIONAL {{ ?i schema:endDate ?end }} }}""",
    )
    assert [row[:3] for row in found] == [
        (
            "persoon/ferdinand-grapperhaus",
            "ambt/minister-van-justitie-en-veiligheid",
            "Ministerie van Justitie en Veiligheid",
        ),
        (
            "persoon/mona-keijzer",
            "ambt/staatssecretaris-van-economische-zaken-en-klimaat",
            "Ministerie van Economische Zaken en Klimaat",
        ),
    ]
    assert all(start <= "2021-05-19" <= (end or "9999") for *_, start, end in found)


def test_the_ministers_were_of_the_cda_that_day(example: ox.Store) -> None:
    found = column(
        example,
        f"""SELECT ?p {{ {SET} kg:answeredBy ?p . ?m org:member ?p ; org:organization <{BASE}partij/cda>
            OPTIONAL {{ ?m schema:startDate ?start }} OPTIONAL {{ ?m schema:endDate ?end }}
            FILTER (COALESCE(?start, "1900-01-01"^^xsd:date) <= "2021-05-19"^^xsd:date
                    && "2021-05-19"^^xsd:date <= COALESCE(?end, "9999-01-01"^^xsd:date)) }}""",
    )
    assert found == ["persoon/ferdinand-grapperhaus", "persoon/mona-keijzer"]


@pytest.mark.parametrize(
    ("full", "short"),
    [("Algemene Inlichtingen- en Veiligheidsdienst", "AIVD"), ("Taskforce Economisch Veiligheid", "TFEV")],
)
def test_a_full_name_and_its_abbreviation_are_one_body(full: str, short: str, example: ox.Store) -> None:
    found = rows(
        example,
        f'SELECT ?x ?e {{ ?m oa:exact ?x ; kg:refersTo ?e . VALUES ?x {{ "{full}" "{short}" }} }}',
    )
    assert [surface for surface, _ in found] == sorted([full, short])
    assert len({entity for _, entity in found}) == 1


def test_agentschap_telecom_became_another(example: ox.Store) -> None:
    found = rows(
        example,
        """SELECT ?day ?before ?after { ?c a org:ChangeEvent ; dcterms:date ?day ;
            org:originalOrganization/rdfs:label ?before ; org:resultingOrganization/rdfs:label ?after }""",
    )
    assert ("2023-01-01", "Agentschap Telecom", "Rijksinspectie Digitale Infrastructuur") in found


@pytest.mark.parametrize(
    ("path", "label", "identifier", "see_also"),
    [
        ("wet/BWBR0009950", "Telecommunicatiewet", "BWBR0009950", "https://wetten.overheid.nl/BWBR0009950"),
        ("wet/BWBR0001854", "Wetboek van Strafrecht", "BWBR0001854", "https://wetten.overheid.nl/BWBR0001854"),
    ],
)
def test_laws_have_their_official_id(path: str, label: str, identifier: str, see_also: str, example: ox.Store) -> None:
    found = rows(
        example, f"SELECT ?l ?i ?s {{ <{BASE}{path}> rdfs:label ?l ; dcterms:identifier ?i ; rdfs:seeAlso ?s }}"
    )
    assert found == [(label, identifier, see_also)]


@pytest.mark.parametrize("number", ["350c", "138ab"])
def test_articles_have_their_number_law_jci_and_address(number: str, example: ox.Store) -> None:
    article = f"<{BASE}wet/BWBR0001854/artikel/{number}>"
    jci = f"jci1.3:c:BWBR0001854&artikel={number}"
    found = rows(
        example,
        f"SELECT ?n ?w ?j ?s {{ {article} eli:number ?n ; eli:is_part_of ?w ; eli:id_local ?j ; rdfs:seeAlso ?s }}",
    )
    assert found == [(number, "wet/BWBR0001854", jci, f"https://wetten.overheid.nl/{jci}")]
    assert column(example, f"SELECT ?s {{ ?s eli:cites {article} }}") == [
        "vraag/2021Z05118",
        "vraag/2021Z05118/antwoord/6",
    ]


def test_laws_are_cited_where_they_are_named(example: ox.Store) -> None:
    found = rows(example, "SELECT ?n ?l { ?a kg:answers/kg:number ?n ; eli:cites ?w . ?w a kg:Law ; rdfs:label ?l }")
    assert found == [
        ("10", "Besluit veiligheid en integriteit telecommunicatie"),
        ("10", "Telecommunicatiewet"),
        ("6", "Telecommunicatiewet"),
        ("6", "Wetboek van Strafrecht"),
    ]


@pytest.mark.parametrize(
    ("subject", "predicate", "target", "section", "words"),
    [
        ("HP", "contractorOf", "KPN", "antwoord/2", "HP hoofdaannemer was"),
        ("Huawei", "subcontractorOf", "HP", "antwoord/2", "diverse onderaannemers gebruikte, waaronder Huawei"),
        ("Telfort", "partOf", "KPN", "antwoord/2", "Telfort, toen onderdeel van KPN"),
        ("Bas Jacobs", "memberOf", "Cyber Security Raad", "11", "Bas Jacobs, tevens lid van de Cyber Security Raad"),
        ("Taskforce Economisch Veiligheid", "cooperatesWith", "KPN", "antwoord/10", "met medewerking van"),
        ("Taskforce Economisch Veiligheid", "cooperatesWith", "T-Mobile", "antwoord/10", "met medewerking van"),
        ("Taskforce Economisch Veiligheid", "cooperatesWith", "VodafoneZiggo", "antwoord/10", "met medewerking van"),
    ],
)
def test_relations_rest_on_their_quote(
    subject: str, predicate: str, target: str, section: str, words: str, example: ox.Store
) -> None:
    ((quote, where, document),) = rows(
        example,
        f"""SELECT ?q ?in ?d {{ ?s rdfs:label "{subject}"@nl ; kg:{predicate} ?o . ?o rdfs:label "{target}"@nl .
            ?r a kg:Relation, rdf:Statement ; rdf:subject ?s ; rdf:predicate kg:{predicate} ; rdf:object ?o ;
               oa:exact ?q ; kg:inSection ?in ; kg:inDocument ?d }}""",
    )
    assert words in quote
    assert where == f"vraag/2021Z05118/{section}"
    assert document == f"{OFFICIAL}kv-tk-2021Z05118"


def test_there_are_no_other_relations(example: ox.Store) -> None:
    assert len(column(example, "SELECT ?r { ?r a kg:Relation }")) == 7


def test_every_quote_is_the_stretch_it_names(example: ox.Store) -> None:
    quotes = rows(
        example,
        "SELECT ?m ?t ?a ?b ?x { ?m kg:inSection/schema:text ?t ; oa:start ?a ; oa:end ?b ; oa:exact ?x }",
    )
    assert len(quotes) == len(column(example, "SELECT ?m { { ?m a kg:Mention } UNION { ?m a kg:Relation } }")) > 80
    for node, text, start, end, surface in quotes:
        assert text[int(start) : int(end)] == surface, node


def test_every_mention_and_relation_has_all_that_the_contract_asks(example: ox.Store) -> None:
    for predicate in (
        "kg:inDocument",
        "kg:inSection",
        "oa:exact",
        "oa:start",
        "oa:end",
        "kg:confidence",
        "prov:wasGeneratedBy",
    ):
        bare = column(
            example,
            f"""SELECT ?m {{ {{ ?m a kg:Mention }} UNION {{ ?m a kg:Relation }}
                FILTER NOT EXISTS {{ ?m {predicate} ?x }} }}""",
        )
        assert bare == [], predicate


def test_each_mention_has_its_plain_edge(example: ox.Store) -> None:
    """From its section and from the set; posts and topics are tied by properties of their own."""
    missing = rows(
        example,
        f"""SELECT ?m ?e {{ ?m a kg:Mention ; kg:refersTo ?e ; kg:inSection ?s
            FILTER NOT EXISTS {{ ?e a kg:Post }} FILTER NOT EXISTS {{ ?e a kg:Topic }}
            FILTER (NOT EXISTS {{ ?s schema:mentions ?e }} || NOT EXISTS {{ {SET} schema:mentions ?e }}) }}""",
    )
    assert missing == []


def test_every_entity_has_one_label_and_its_shared_class(example: ox.Store) -> None:
    for cls, shared in (
        ("Person", "foaf:Person"),
        ("PoliticalParty", "org:FormalOrganization"),
        ("Post", "org:Post"),
        ("GovernmentBody", "schema:GovernmentOrganization"),
        ("Ministry", "schema:GovernmentOrganization"),
        ("Company", "schema:Corporation"),
        ("Law", "eli:LegalResource"),
        ("LawArticle", "eli:LegalResourceSubdivision"),
        ("Place", "schema:Place"),
        ("Topic", "skos:Concept"),
    ):
        own = column(example, f"SELECT ?e {{ ?e a kg:{cls} }}")
        assert own, cls
        assert own == column(example, f"SELECT ?e {{ ?e a kg:{cls}, {shared} ; rdfs:label ?l }}")
        assert column(example, f"SELECT ?e {{ ?e a kg:{cls} ; rdfs:label ?a, ?b FILTER (STR(?a) < STR(?b)) }}") == []


# The files.


def test_the_files_are_those_of_the_contract(bytes_built: Mapping[str, bytes]) -> None:
    assert tuple(bytes_built) == (KEPT, *FILES)
    assert all(bytes_built.values())


def test_there_is_a_graph_for_the_document_the_registers_and_the_ontology(example: ox.Store) -> None:
    assert sorted(str(graph) for graph in example.named_graphs()) == [
        "<https://w3id.org/kamergraaf/def>",
        f"<{BASE}registers>",
        f"<{OFFICIAL}kv-tk-2021Z05118>",
    ]


def test_turtle_holds_the_triples_of_the_nquads_and_two_readers_agree(built: Path) -> None:
    quads = list(ox.parse(path=built / "kamergraaf.nq", format=ox.RdfFormat.N_QUADS))
    triples = list(ox.parse(path=built / "kamergraaf.ttl", format=ox.RdfFormat.TURTLE))
    by_rdflib = rdflib.Graph().parse(built / "kamergraaf.ttl")
    assert len(triples) == len(set(triples)) == len(by_rdflib) > 2000
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object))
    assert {quad.triple for quad in quads} == {ox.Triple(t.subject, t.predicate, t.object) for t in triples}


def test_rdflib_reads_the_same_triples_as_pyoxigraph(built: Path) -> None:
    by_rdflib = rdflib.Graph().parse(built / "kamergraaf.ttl")
    again = ox.parse(by_rdflib.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)
    expected = ox.parse(path=built / "kamergraaf.ttl", format=ox.RdfFormat.TURTLE)
    assert {t.subject.value + t.predicate.value for t in again} == {
        t.subject.value + t.predicate.value for t in expected
    }


def test_a_rebuild_is_what_is_committed(bytes_built: Mapping[str, bytes]) -> None:
    """Byte for byte; when a change is meant, `make demo` writes `exports/` anew."""
    committed = {path.name: path.read_bytes() for path in (ROOT / "exports").iterdir() if path.name in FILES}
    assert sorted(committed) == list(FILES), "exports/ is not built: run make demo"
    differing = [name for name in FILES if committed[name] != bytes_built[name]]
    assert differing == []


@pytest.mark.parametrize(("seed", "jobs"), [("0", "1"), ("1", "2"), ("4242", "2"), ("77", "1")])
def test_the_same_bytes_whatever_the_seed_and_the_jobs(
    seed: str, jobs: str, tmp_path: Path, bytes_built: Mapping[str, bytes]
) -> None:
    subprocess.run(
        [sys.executable, "-m", "kg.cli", "build", "examples", "-o", str(tmp_path), "--jobs", jobs],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
    )
    again = {path.name: path.read_bytes() for path in sorted(tmp_path.iterdir())}
    assert sorted(again) == sorted(bytes_built), "something is left behind"
    assert [name for name in bytes_built if again[name] != bytes_built[name]] == []


@pytest.mark.shared
def test_the_example_is_the_published_document(shared: Path) -> None:
    name = "kv-tk-2021Z05118.txt"
    published = shared / "data/documents/openkamer-text" / name
    assert (ROOT / "examples" / name).read_bytes() == published.read_bytes()
