"""Cited publications in the graph: one node for one publication, whoever cites it; links only to pages of the web."""

from dataclasses import replace
from itertools import permutations

import pyoxigraph as ox
import pytest

from kg.document import Anchor, Document, Footnote
from kg.exporters.rdf_files import nquads
from kg.extractors import extract
from kg.linking import link
from kg.queries import run
from kg.rdf import state, state_registers
from kg.rdf.iris import Iris
from kg.registers import Registers
from kg.registers.entries import Entry
from kg.statement import Reading
from tests.made import document, question

IRIS = Iris()


def noted(note: str, number: str = "2024Z00001") -> Document:
    made = document(question("1", "Kent u het bericht?"), frame=note, identifier=f"kv-tk-{number}", number=number)
    at = Anchor(0, len("Het bericht\n"), len("Het bericht\n") + len(note))
    return replace(made, footnotes=(Footnote("1", at, Anchor(1, 18, 18)),))


def store_of(registers: Registers, *documents: Document) -> ox.Store:
    """The graph of sets of one document each, with what the registers' graph says of what they name."""
    store = ox.Store()
    entries: set[Entry] = set()
    rules: set[str] = set()
    for one in documents:
        mentions = extract(one, registers)
        stated = state([Reading(one, mentions, link(one, mentions, registers))], registers, IRIS)
        entries |= stated.entries
        rules |= stated.rules
        store.extend(ox.parse(nquads(stated.blocks), format=ox.RdfFormat.N_QUADS))
    known = nquads(state_registers(entries, rules, registers, IRIS))
    store.extend(ox.parse(known, format=ox.RdfFormat.N_QUADS))
    return store


def rows(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    found = run(query, store)
    assert isinstance(found, ox.QuerySolutions)
    return sorted(tuple(term.value if term else "" for term in row) for row in found)


ITEM = """SELECT ?item ?label ?outlet ?day ?url WHERE { ?item a kg:NewsItem, schema:NewsArticle ; rdfs:label ?label ;
    schema:publisher/rdfs:label ?outlet
    OPTIONAL { ?item schema:datePublished ?day } OPTIONAL { ?item schema:url ?url } }"""


def test_a_footnote_is_a_news_item_with_its_outlet_title_day_and_address(registers: Registers) -> None:
    store = store_of(registers, noted("NOS, 29 oktober 2024, «Zorg duurder», https://nos.nl/artikel/25-zorg."))
    ((item, *rest),) = rows(store, ITEM)
    assert item.startswith("https://w3id.org/kamergraaf/id/bron/nos-25-zorg-")
    assert rest == ["Zorg duurder", "NOS", "2024-10-29", "https://nos.nl/artikel/25-zorg"]


def test_question_and_set_cite_it_and_the_footnote_is_its_evidence(registers: Registers) -> None:
    note = "NOS, 29 oktober 2024, «Zorg duurder»"
    store = store_of(registers, noted(note))
    citing = rows(store, "SELECT ?s WHERE { ?s schema:citation ?item }")
    assert [row[0].rpartition("/id/")[2] for row in citing] == ["vraag/2024Z00001", "vraag/2024Z00001/1"]
    ((exact, cut),) = rows(
        store,
        """SELECT ?exact (SUBSTR(?text, ?start + 1, ?end - ?start) AS ?cut) WHERE { ?m kg:refersTo/a kg:NewsItem ;
        oa:exact ?exact ; oa:start ?start ; oa:end ?end ; kg:inSection/schema:text ?text }""",
    )
    assert exact == cut == note


def test_the_outlet_is_no_mention(registers: Registers) -> None:
    store = store_of(registers, noted("NOS, 29 oktober 2024, «Zorg duurder»"))
    assert rows(store, "SELECT ?m WHERE { ?i schema:publisher ?o . ?m kg:refersTo ?o }") == []
    assert rows(store, "SELECT ?s WHERE { ?i schema:publisher ?o . ?s schema:mentions ?o }") == []
    assert rows(store, "SELECT ?s WHERE { ?s schema:mentions ?i . ?i a kg:NewsItem }") == []


def test_the_publisher_is_the_register_s_else_one_found(registers: Registers) -> None:
    store = store_of(
        registers,
        noted("Volkskrant, 3 mei 2024, «Een»"),
        noted("Dorpsblad Voorbeeld, 3 mei 2024, «Twee»", "2024Z00002"),
    )
    outlets = rows(store, "SELECT ?o ?l WHERE { ?i schema:publisher ?o . ?o rdfs:label ?l ; a kg:Organization }")
    assert [(iri.rpartition("/")[2], label) for iri, label in outlets] == [
        ("de-volkskrant", "de Volkskrant"),
        ("dorpsblad-voorbeeld", "Dorpsblad Voorbeeld"),
    ]


def test_one_address_is_one_item_with_one_label_in_whatever_order(registers: Registers) -> None:
    notes = (
        noted("AD, 3 mei 2024, «Hond bijt man», https://www.ad.nl/hond~a1/", "2024Z00001"),
        noted("Algemeen Dagblad, 3 mei 2024, «Hond bijtman», https://ad.nl/hond~a1?utm_source=x", "2024Z00002"),
        noted("http://www.ad.nl/hond~a1/#reacties", "2024Z00003"),
    )
    labels = {
        tuple(rows(store_of(registers, *order), "SELECT DISTINCT ?i ?l WHERE { ?i a kg:NewsItem ; rdfs:label ?l }"))
        for order in permutations(notes)
    }
    assert len(labels) == 1
    ((_, label),) = labels.pop()
    assert label == "Hond bijt man"


def test_two_outlets_of_one_title_are_two_items(registers: Registers) -> None:
    store = store_of(registers, noted("AD, 3 mei 2024, «Hond»"), noted("Trouw, 3 mei 2024, «Hond»", "2024Z00002"))
    assert len(rows(store, "SELECT DISTINCT ?i WHERE { ?i a kg:NewsItem }")) == 2


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(document.cookie)",
        "https://nos.nl@evil.example/a",
        'https://nos.nl/"onmouseover="x',
        "https://nos.nl/<script>",
        "https://nos.nl/a\u202eb",
        "data:text/html;base64,PHNjcmlwdD4=",
    ],
)
def test_a_hostile_address_never_becomes_a_link(address: str, registers: Registers) -> None:
    store = store_of(registers, noted(f"NOS, 3 mei 2024, «Titel», {address}"))
    for (url,) in rows(store, "SELECT ?u WHERE { ?i a kg:NewsItem ; schema:url|rdfs:seeAlso ?u }"):
        assert url.startswith("https://nos.nl/")
        assert not set(url) & set("<>\"'@ \u202e")
    assert len(rows(store, ITEM)) == 1
