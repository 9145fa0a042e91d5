"""The example conforms, and each way to spoil it is seen."""

from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph

from kg.queries import load
from kg.resources import ontology
from kg.shapes import violations

EXAMPLE = Path(__file__).with_name("example.ttl")

# What is spoiled, by what, and words of the message that must follow.
SPOILED = {
    "no label": ('rdfs:label "KPN"@nl', 'skos:altLabel "KPN"@nl', "exactly one Dutch name"),
    "two labels": ('rdfs:label "KPN"@nl', 'rdfs:label "KPN"@nl , "Koninklijke KPN"@nl', "exactly one Dutch name"),
    "label without language": ('rdfs:label "KPN"@nl', 'rdfs:label "KPN"', "exactly one Dutch name"),
    "same as a text": ("owl:sameAs <http://www.wikidata.org/entity/Q667680>", 'owl:sameAs "Q667680"', "is an IRI"),
    "person without foaf": ("a kg:Person , foaf:Person", "a kg:Person", "foaf:Person as well"),
    "party without org": (
        "a kg:PoliticalParty , org:FormalOrganization",
        "a kg:PoliticalParty",
        "org:FormalOrganization as well",
    ),
    "post without org": ("a kg:Post , org:Post", "a kg:Post", "org:Post as well"),
    "body without schema": (
        "a kg:GovernmentBody , org:FormalOrganization , schema:GovernmentOrganization",
        "a kg:GovernmentBody , org:FormalOrganization",
        "schema:GovernmentOrganization as well",
    ),
    "ministry without schema": (
        "a kg:Ministry , org:FormalOrganization , schema:GovernmentOrganization",
        "a kg:Ministry , org:FormalOrganization",
        "schema:GovernmentOrganization as well",
    ),
    "company also organisation": ("a kg:Company ,", "a kg:Company , kg:Organization ,", "not also a kg:Organization"),
    "company without schema": (", schema:Corporation", "", "schema:Corporation as well"),
    "organisation without org": (
        "a kg:Organization , org:Organization",
        "a kg:Organization",
        "org:Organization as well",
    ),
    "law without eli": ("a kg:Law , eli:LegalResource", "a kg:Law", "eli:LegalResource as well"),
    "law with a made-up id": ('dcterms:identifier "BWBR0009950"', 'dcterms:identifier "Tw"', "BWB id or a CELEX"),
    "article of no law": ("eli:is_part_of <wet/BWBR0001854>", "eli:is_part_of <plaats/nederland>", "exactly one law"),
    "article without number": ('eli:number "350c" ;', "", "exactly one number"),
    "article with a made-up JCI": ('"jci1.3:c:BWBR0001854&artikel=350c"', '"artikel 350c"', "JCI reference"),
    "place without schema": ("a kg:Place , schema:Place", "a kg:Place", "schema:Place as well"),
    "topic without skos": ("a kg:Topic , skos:Concept", "a kg:Topic", "skos:Concept as well"),
    "set with an empty title": (
        'dcterms:title "Het bericht dat Huawei toegang had tot gegevens van miljoenen Telfort-klanten."@nl',
        'dcterms:title ""@nl',
        "Dutch and not empty",
    ),
    "set with a bad number": (
        'dcterms:identifier "2021Z05118"',
        'dcterms:identifier "2021Z5118"',
        "looks like 2021Z05118",
    ),
    "bad parliamentary year": ('"2020-2021"', '"2020/2021"', "looks like 2020-2021"),
    "annex number a number": ('kg:annexNumber "2801"', "kg:annexNumber 2801", "at most one number in digits"),
    "date a text": ('kg:dateAnswered "2021-05-19"^^xsd:date', 'kg:dateAnswered "19 mei 2021"', "at most one xsd:date"),
    "answered before asked": ('kg:dateAnswered "2021-05-19"', 'kg:dateAnswered "2021-03-19"', "before the question"),
    "asked by a party": (
        "kg:askedBy <persoon/kathalijne-buitenweg>",
        "kg:askedBy <partij/groenlinks>",
        "points to a person",
    ),
    "addressed to a person": (
        "kg:addressedTo <ambt/minister-van-justitie-en-veiligheid>",
        "kg:addressedTo <persoon/ferdinand-grapperhaus>",
        "kg:addressedTo points to a post",
    ),
    "question without number": ('    kg:number "2" ;\n', "", "exactly one number"),
    "question number a number": ('kg:number "2"', "kg:number 2", "exactly one number"),
    "answer with two texts": (
        'schema:text "Zie antwoord vraag 6."@nl',
        'schema:text "Zie antwoord vraag 6."@nl , "Ja."@nl',
        "exactly one text",
    ),
    "question of no set": (
        "    schema:isPartOf <vraag/2021Z05118> ;\n    schema:acceptedAnswer <vraag/2021Z05118/antwoord/7>",
        "    schema:acceptedAnswer <vraag/2021Z05118/antwoord/7>",
        "part of exactly one set",
    ),
    "answer to nothing": ("    kg:answers <vraag/2021Z05118/7> ;\n", "", "covers at least one question"),
    "answer that points to an answer": (
        "kg:refersToAnswerOf <vraag/2021Z05118/6>",
        "kg:refersToAnswerOf <vraag/2021Z05118/antwoord/6>",
        "points to a question",
    ),
    "postponement without prov": ("a kg:Postponement , prov:Activity", "a kg:Postponement", "prov:Activity as well"),
    "document without source": ('    kg:sourceFile "kv-tk-2021Z05118.txt" ;\n', "", "names its source file"),
    "document with a short digest": ("0123456789abcdef0123456789abcdef" * 2, "0123", "64 hexadecimal digits"),
    "news of no document": (
        "kg:inDocument <https://zoek.officielebekendmakingen.nl/kv-tk-2021Z05118> ;\n    schema:publisher",
        "schema:publisher",
        "names the document",
    ),
    "news without publisher": ("    schema:publisher <organisatie/de-volkskrant> ;\n", "", "a publisher or an address"),
    "mention of nothing": ("    kg:refersTo <organisatie/hp> ;\n", "", "refers to exactly one thing"),
    "mention of two": (
        "kg:refersTo <organisatie/hp>",
        "kg:refersTo <organisatie/hp> , <organisatie/kpn>",
        "refers to exactly one thing",
    ),
    "undecided yet linked": (
        "kg:undecided true",
        "kg:undecided true ; kg:refersTo <wet/BWBR0001854>",
        "refers to exactly one thing",
    ),
    "mention in a document": (
        "kg:inSection <vraag/2021Z05118/1>",
        "kg:inSection <https://zoek.officielebekendmakingen.nl/kv-tk-2021Z05118>",
        "exactly one question, answer or frame",
    ),
    "quote that is not there": ('oa:exact "AIVD"', 'oa:exact "MIVD"', "is not oa:exact"),
    "quote with a language": ('oa:exact "AIVD"', 'oa:exact "AIVD"@nl', "exactly one quote"),
    "sentence that is not there": (
        'kg:sentence "Aannemer HP gebruikte onderaannemers, waaronder Huawei."',
        'kg:sentence "HP gebruikte veel onderaannemers."',
        "does not stand in the text",
    ),
    "start after end": (
        'oa:start "88"^^xsd:nonNegativeInteger',
        'oa:start "188"^^xsd:nonNegativeInteger',
        "starts before it ends",
    ),
    "offset an integer": ('oa:start "88"^^xsd:nonNegativeInteger', "oa:start 88", "xsd:nonNegativeInteger"),
    "more than sure": ("kg:confidence 1.00", "kg:confidence 1.01", "from 0 to 1"),
    "confidence a double": ("kg:confidence 1.00", "kg:confidence 1.0e0", "from 0 to 1"),
    "mention seen by nothing": ("prov:wasGeneratedBy <regel/naam-uit-register>", 'rdfs:comment "?"', "names the rule"),
    "relation of another kind": ("rdf:predicate kg:partOf", "rdf:predicate kg:askedBy", "predicate of the closed list"),
    "relation without plain edge": ("kg:partOf <organisatie/kpn>", "kg:ownerOf <organisatie/kpn>", "the plain edge"),
    "relation without object": ("    rdf:object <organisatie/kpn> ;\n", "", "exactly one object"),
    "membership without start": ('    schema:startDate "2017-03-23"^^xsd:date ;\n', "", "a membership has a first day"),
    "membership of a company": (
        "org:organization <partij/groenlinks>",
        "org:organization <organisatie/hp>",
        "exactly one party",
    ),
    "incumbency without post": ("    kg:post <ambt/minister-van-justitie-en-veiligheid> ;\n", "", "exactly one post"),
    "incumbency that ends first": (
        'schema:endDate "2022-01-10"',
        'schema:endDate "2012-01-10"',
        "not start after its end",
    ),
    "change without a day": (' ;\n    dcterms:date "2017-10-26"^^xsd:date', "", "exactly one day"),
    "term of ours that is not": ("kg:daysToAnswer 50", "kg:dagenTotAntwoord 50", "not defined in kg.ttl"),
}


def found(path: Path) -> tuple[str, ...]:
    return violations(path, load(path))


def test_the_example_conforms() -> None:
    assert found(EXAMPLE) == ()


@pytest.mark.parametrize("fault", SPOILED)
def test_a_spoiled_example_fails(fault: str, tmp_path: Path) -> None:
    old, new, words = SPOILED[fault]
    text = EXAMPLE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "spoiled.ttl"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    lines = found(path)
    assert any(words in line for line in lines), lines


def test_in_slices_a_graph_is_judged_as_a_whole_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With every other spoiling that leaves the file well-formed, subject by subject and all together."""
    text = EXAMPLE.read_text(encoding="utf-8")
    for old, new, _ in list(SPOILED.values())[::2]:
        text = text.replace(old, new, 1)
    path = tmp_path / "spoiled.ttl"
    path.write_text(text, encoding="utf-8")
    whole = found(path)
    assert len(whole) > 10
    told: list[tuple[int, int]] = []
    monkeypatch.setattr("kg.shapes._SLICE", 7)
    assert violations(path, load(path), lambda what, done, total: told.append((done, total))) == whole
    assert told[-1][0] == told[-1][1] > 5


def test_any_shacl_engine_can_run_the_shapes_whole() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    for old, new, conforms in (("", "", True), ('oa:exact "AIVD"', 'oa:exact "MIVD"', False)):
        data = Graph().parse(data=text.replace(old, new), format="turtle").parse(ontology("kg.ttl"))
        assert pyshacl.validate(data, shacl_graph=Graph().parse(ontology("shapes.ttl")))[0] is conforms


def test_the_shapes_are_themselves_valid() -> None:
    shapes = Graph().parse(ontology("shapes.ttl"))
    assert pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True)[0]
