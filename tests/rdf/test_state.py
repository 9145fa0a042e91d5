"""state(): deterministic, exact in every offset, one node for one thing, however many documents in whatever order."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.document import Anchor, Document, Postponement, SectionKind
from kg.errors import KgError
from kg.exporters.rdf_files import nquads
from kg.extractors import extract
from kg.linking import link
from kg.queries import run
from kg.rdf import Stated, state, state_registers
from kg.rdf.iris import Iris
from kg.rdf.vocabulary import RDF
from kg.registers import Registers
from kg.statement import Reading
from tests.made import Block, answer, document, question

IRIS = Iris()
SET = "https://w3id.org/kamergraaf/id/vraag/2021Z00001"


def reading(given_: Document, registers: Registers) -> Reading:
    mentions = extract(given_, registers)
    return Reading(given_, mentions, link(given_, mentions, registers))


def stated(documents: Sequence[Document], registers: Registers, iris: Iris = IRIS) -> Stated:
    return state([reading(one, registers) for one in documents], registers, iris)


def store_of(statements: bytes) -> ox.Store:
    """The statements, read by the letter of the N-Quads standard."""
    store = ox.Store()
    store.extend(ox.parse(statements, format=ox.RdfFormat.N_QUADS))
    return store


def graph(documents: Sequence[Document], registers: Registers) -> ox.Store:
    return store_of(nquads(stated(documents, registers).blocks))


def rows(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    answer_ = run(query, store)
    assert isinstance(answer_, ox.QuerySolutions)
    return sorted(tuple(term.value for term in row) for row in answer_)  # type: ignore[union-attr]


def exact(store: ox.Store) -> int:
    """Asserts that every quote is the stretch of its section that it names; how many there are."""
    quotes = rows(
        store,
        """SELECT DISTINCT ?m ?text ?start ?end ?exact ?sentence {
            ?m kg:inSection ?s ; oa:start ?start ; oa:end ?end ; oa:exact ?exact ; kg:sentence ?sentence .
            ?s schema:text ?text }""",
    )
    for node, text, start, end, surface, sentence in quotes:
        assert text[int(start) : int(end)] == surface, node
        own_start, own_end = (int(n) for n in node.rpartition("/")[2].split("-")[:2])
        assert own_end - own_start == int(end) - int(start), "the address gives the place within its own document"
        assert surface in sentence
        assert sentence in text
    (total,) = rows(store, "SELECT (COUNT(DISTINCT ?m) AS ?n) { ?m oa:exact ?e }")
    assert len(quotes) == int(total[0]), "a quote whose section has no text or several"
    return len(quotes)


FRAME = "Indiener Kathalijne Buitenweg (GL) aan Minister van Justitie en Veiligheid"
WHO = {"asker": ("Kathalijne Buitenweg", "GL"), "addressee": "Minister van Justitie en Veiligheid"}


def asked(**more: object) -> Document:
    """The questions alone, as first published."""
    blocks = (
        question("1", "Kent u het bericht dat Huawei bij KPN kon?"),
        question("2", "Is de AIVD dat nagegaan?"),
        question("3", "Klopt dat?"),
    )
    return document(*blocks, title="Vragen over Huawei.", frame=FRAME, **{**WHO, **more})  # type: ignore[arg-type]


def answered(**more: object) -> Document:
    """The same set with its answers, as published later under another id; question 2 is worded differently."""
    blocks = (
        question("1", "Kent u het bericht dat Huawei bij KPN kon?"),
        answer("1", "Ja. KPN is onderdeel van Huawei."),
        question("2", "Is de AIVD dit nagegaan?"),
        answer("2", "De AIVD zegt niets."),
        question("3", "Klopt dat?"),
        answer("3", "Zie antwoord vraag 2."),
    )
    given_ = {
        "title": "Antwoord op vragen over Huawei.",
        "frame": FRAME,
        "see": {"3": ("2",)},
        "identifier": "ah-tk-20202021-1",
        "answered": date(2021, 5, 19),
        **WHO,
        **more,
    }
    return document(*blocks, **given_)  # type: ignore[arg-type]


def test_the_same_readings_give_the_same_bytes(registers: Registers) -> None:
    once, twice = (nquads(stated([asked(), answered()], registers).blocks) for _ in range(2))
    assert once == twice


def test_the_order_of_readings_does_not_matter(registers: Registers) -> None:
    first = stated([asked(), answered()], registers)
    assert stated([answered(), asked()], registers) == first


def test_every_statement_is_there_once_a_set_before_its_parts_and_types_first(registers: Registers) -> None:
    statements = stated([asked(), answered()], registers).statements
    assert list(statements) == sorted(set(statements), key=lambda one: (one[0][:-1], one[1] != RDF.type, one))


@pytest.mark.parametrize(
    "documents", [[asked()], [answered()], [asked(), answered()]], ids=["asked", "answered", "both"]
)
def test_a_set_is_one_node_with_one_label_title_and_text(documents: list[Document], registers: Registers) -> None:
    store = graph(documents, registers)
    assert rows(store, "SELECT ?s { ?s a kg:ParliamentaryQuestion }") == [(SET,)]
    for predicate in ("rdfs:label", "dcterms:title", "schema:text", "dcterms:identifier", "dcterms:dateSubmitted"):
        assert len(rows(store, f"SELECT ?o {{ <{SET}> {predicate} ?o }}")) == 1, predicate
    texts = Counter(node for node, _ in rows(store, "SELECT ?s ?t { ?s schema:text ?t }"))
    assert set(texts.values()) == {1}
    labels = Counter(node for node, _ in rows(store, "SELECT ?s ?t { ?s rdfs:label ?t }"))
    assert set(labels.values()) == {1}


def test_two_documents_of_one_set_share_their_blocks(registers: Registers) -> None:
    store = graph([asked(), answered()], registers)
    assert [n for (n,) in rows(store, "SELECT ?n { ?q a kg:Question ; kg:number ?n }")] == ["1", "2", "3"]
    assert len(rows(store, "SELECT ?a { ?a a kg:Answer }")) == 3
    assert rows(store, f"SELECT ?d {{ ?d foaf:primaryTopic <{SET}> ; a kg:Document }}") == [
        ("https://zoek.officielebekendmakingen.nl/ah-tk-20202021-1",),
        ("https://zoek.officielebekendmakingen.nl/kv-tk-2021Z00001",),
    ]
    assert rows(store, f"SELECT ?t {{ <{SET}> dcterms:title ?t }}") == [("Antwoord op vragen over Huawei.",)]
    assert rows(store, f"SELECT ?t {{ <{SET}/2> schema:text ?t }}") == [("Is de AIVD dit nagegaan?",)]


def test_what_a_second_document_words_otherwise_is_text_of_the_set(registers: Registers) -> None:
    store = graph([asked(), answered()], registers)
    ((text,),) = rows(store, f"SELECT ?t {{ <{SET}> schema:text ?t }}")
    assert "Is de AIVD dat nagegaan?" in text
    assert text.startswith("Antwoord op vragen over Huawei.\n")
    found = rows(
        store,
        f'SELECT ?s ?d {{ ?m oa:exact "AIVD" ; kg:inSection ?s ; kg:inDocument ?d FILTER(?s != <{SET}/antwoord/2>) }}',
    )
    documents = "https://zoek.officielebekendmakingen.nl"
    assert found == [(SET, f"{documents}/kv-tk-2021Z00001"), (f"{SET}/2", f"{documents}/ah-tk-20202021-1")]


@pytest.mark.parametrize(
    "documents", [[asked()], [answered()], [asked(), answered()]], ids=["asked", "answered", "both"]
)
def test_every_offset_is_exact(documents: list[Document], registers: Registers) -> None:
    assert exact(graph(documents, registers)) >= 6


ASKED_ANSWERED = pytest.param(
    [asked(), answered()],
    id="both",
)


@pytest.mark.parametrize("documents", [pytest.param([answered()], id="answered"), ASKED_ANSWERED])
def test_each_mention_and_relation_has_an_address_of_its_own(documents: list[Document], registers: Registers) -> None:
    given_ = [reading(one, registers) for one in documents]
    store = store_of(nquads(state(given_, registers, IRIS).blocks))
    (total,) = rows(store, "SELECT (COUNT(DISTINCT ?m) AS ?n) { ?m oa:exact ?e }")
    assert int(total[0]) == sum(len(one.mentions) for one in given_)
    for predicate in ("oa:exact", "oa:start", "oa:end", "kg:inDocument", "kg:inSection", "kg:confidence"):
        assert rows(store, f"SELECT ?m {{ ?m {predicate} ?a, ?b FILTER(STR(?a) < STR(?b)) }}") == [], predicate


def test_a_document_states_in_its_own_graph(registers: Registers) -> None:
    for quad in store_of(nquads(stated([asked(), answered()], registers).blocks)):
        if quad.predicate.value.endswith("#inDocument"):
            assert quad.graph_name == quad.object


def test_a_document_without_an_official_id_is_named_by_its_content(registers: Registers) -> None:
    given_ = asked(official=False, number=None, identifier="document-0123")
    store = graph([given_], registers)
    base = "https://w3id.org/kamergraaf/id"
    assert rows(store, "SELECT ?d { ?d a kg:Document }") == [(f"{base}/document/{given_.sha256[:16]}",)]
    assert rows(store, "SELECT ?s { ?s a kg:ParliamentaryQuestion }") == [(f"{base}/vraag/document-0123",)]


def test_the_base_is_below_every_address_of_ours(registers: Registers) -> None:
    text = nquads(stated([answered()], registers, Iris("http://example.org/x/")).blocks).decode()
    assert "https://w3id.org/kamergraaf/id/" not in text
    assert "<http://example.org/x/vraag/2021Z00001>" in text


@pytest.mark.parametrize("base", ["http://example.org/x", "ftp://example.org/", "", "w3id.org/"])
def test_a_base_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(KgError, match="a base is an http"):
        Iris(base)


def test_days_are_counted_and_never_negative(registers: Registers) -> None:
    def days(given_: Document) -> list[tuple[str, ...]]:
        return rows(graph([given_], registers), "SELECT ?n { ?s kg:daysToAnswer ?n }")

    assert days(answered()) == [("50",)]
    assert days(answered(answered=date(2021, 3, 30))) == [("0",)]
    assert days(answered(answered=date(2021, 3, 29))) == []
    assert days(asked()) == []


def test_a_postponement_has_its_day_and_its_text(registers: Registers) -> None:
    given_ = asked()
    place = Anchor(0, 0, len("Vragen over Huawei."))
    header = replace(given_.header, postponements=(Postponement(date(2021, 4, 20), place), Postponement(None, place)))
    store = graph([replace(given_, header=header)], registers)
    assert rows(store, "SELECT ?p ?t { ?p a kg:Postponement ; schema:text ?t }") == [
        (f"{SET}/uitstel/2", "Vragen over Huawei."),
        (f"{SET}/uitstel/2021-04-20", "Vragen over Huawei."),
    ]
    assert rows(store, f"SELECT ?d {{ <{SET}> kg:datePostponed ?d }}") == [("2021-04-20",)]


# Zie antwoord vraag N.


def chained(see: dict[str, tuple[str, ...]], count: int = 6) -> Document:
    blocks: list[Block] = []
    for number in map(str, range(1, count + 1)):
        text = f"Zie antwoord vraag {see[number][0]}." if number in see else f"Antwoord {number}."
        blocks += [question(number, f"Vraag {number}?"), answer(number, text)]
    return document(*blocks, see=see)


def pointed(store: ox.Store) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for start, end in rows(store, "SELECT ?a ?q { ?a kg:refersToAnswerOf ?q }"):
        found.setdefault(start.rpartition("/")[2], set()).add(end.rpartition("/")[2])
    return found


@pytest.mark.parametrize(
    ("see", "expected", "problems"),
    [
        ({"2": ("1",)}, {"2": {"1"}}, ()),
        ({"3": ("2",), "2": ("1",)}, {"3": {"2", "1"}, "2": {"1"}}, ()),
        ({"4": ("3",), "3": ("2",), "2": ("1",)}, {"4": {"3", "1"}, "3": {"2", "1"}, "2": {"1"}}, ()),
        (
            {"6": ("5",), "5": ("4",), "4": ("3",), "3": ("2",), "2": ("1",)},
            {"6": {"5", "1"}, "5": {"4", "1"}, "4": {"3", "1"}, "3": {"2", "1"}, "2": {"1"}},
            (),
        ),
        ({"1": ("2",)}, {"1": {"2"}}, ()),
        ({"3": ("1", "2")}, {"3": {"1", "2"}}, ()),
        (
            {"1": ("2",), "2": ("1",)},
            {"1": {"2"}, "2": {"1"}},
            ("answer 1 points to answer 2, which leads nowhere", "answer 2 points to answer 1, which leads nowhere"),
        ),
        (
            {"1": ("2",), "2": ("1",), "3": ("1",)},
            {"1": {"2"}, "2": {"1"}, "3": {"1"}},
            (
                "answer 1 points to answer 2, which leads nowhere",
                "answer 2 points to answer 1, which leads nowhere",
                "answer 3 points to answer 1, which leads nowhere",
            ),
        ),
        ({"1": ("1",)}, {"1": {"1"}}, ("answer 1 points to answer 1, which leads nowhere",)),
        ({"1": ("99",)}, {}, ("answer 1 points to answer 99, which leads nowhere",)),
    ],
)
def test_an_answer_points_to_the_next_and_to_the_end_of_its_chain(
    see: dict[str, tuple[str, ...]], expected: dict[str, set[str]], problems: tuple[str, ...], registers: Registers
) -> None:
    found = stated([chained(see)], registers)
    assert pointed(store_of(nquads(found.blocks))) == expected
    assert found.problems == tuple(f"kv-tk-2021Z00001.txt: {problem}" for problem in problems)


def test_a_joint_answer_covers_each_of_its_questions(registers: Registers) -> None:
    given_ = document(
        question("9", "Vraag 9?"),
        question("10", "Vraag 10?"),
        answer(("10", "9"), "Ja, de AIVD."),
        question("11", "Vraag 11?"),
        answer("11", "Zie antwoord vraag 10."),
        see={"11": ("10",)},
    )
    store = graph([given_], registers)
    assert rows(store, "SELECT ?a ?q { ?a kg:answers ?q }") == [
        (f"{SET}/antwoord/11", f"{SET}/11"),
        (f"{SET}/antwoord/9", f"{SET}/10"),
        (f"{SET}/antwoord/9", f"{SET}/9"),
    ]
    assert rows(store, "SELECT ?q ?a { ?q schema:acceptedAnswer ?a }") == [
        (f"{SET}/10", f"{SET}/antwoord/9"),
        (f"{SET}/11", f"{SET}/antwoord/11"),
        (f"{SET}/9", f"{SET}/antwoord/9"),
    ]
    assert pointed(store) == {"11": {"10"}}


def test_a_joint_question_is_each_of_its_numbers(registers: Registers) -> None:
    given_ = document(
        (SectionKind.QUESTION, ("1", "2"), "Kent u de AIVD? En Huawei?"), answer(("1", "2"), "Ja, de AIVD.")
    )
    store = graph([given_], registers)
    assert rows(store, "SELECT ?q ?n ?p { ?q a kg:Question ; kg:number ?n ; schema:position ?p }") == [
        (f"{SET}/1", "1", "1"),
        (f"{SET}/2", "2", "2"),
    ]
    mentioning = rows(store, f"SELECT ?s {{ ?s schema:mentions <{IRIS.base}organisatie/huawei> }}")
    assert mentioning == [(SET,), (f"{SET}/1",), (f"{SET}/2",)]
    assert rows(store, "SELECT ?q { ?a kg:answers ?q }") == [(f"{SET}/1",), (f"{SET}/2",)]
    assert exact(store) == 3


def test_documents_that_contradict_each_other_are_reported(registers: Registers) -> None:
    found = stated([asked(), answered(submitted=date(2021, 3, 31))], registers)
    assert found.problems == ("2021Z00001: submitted differs between documents: 2021-03-30, 2021-03-31",)


def test_plain_edges_stand_beside_mentions_and_relations(registers: Registers) -> None:
    store = graph([answered()], registers)
    id_ = IRIS.base
    assert rows(store, f"SELECT ?s {{ ?s schema:mentions <{id_}organisatie/kpn> }}") == [
        (SET,),
        (f"{SET}/1",),
        (f"{SET}/antwoord/1",),
    ]
    assert rows(store, "SELECT ?s ?o { ?s kg:partOf ?o }") == [(f"{id_}organisatie/kpn", f"{id_}organisatie/huawei")]
    assert rows(
        store,
        """SELECT ?s ?p ?o ?q { ?r a kg:Relation, rdf:Statement ;
            rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; oa:exact ?q }""",
    ) == [
        (
            f"{id_}organisatie/kpn",
            "https://w3id.org/kamergraaf/def#partOf",
            f"{id_}organisatie/huawei",
            "KPN is onderdeel van Huawei",
        )
    ]


def test_who_asked_and_for_whom_follows_from_the_header(registers: Registers) -> None:
    store = graph([asked()], registers)
    found = {
        (p.rpartition("#")[2], o.removeprefix(IRIS.base)) for p, o in rows(store, f"SELECT ?p ?o {{ <{SET}> ?p ?o }}")
    }
    assert found >= {
        ("askedBy", "persoon/kathalijne-buitenweg"),
        ("askedForParty", "partij/groenlinks"),
        ("addressedTo", "ambt/minister-van-justitie-en-veiligheid"),
    }
    assert sum(predicate == "askedAs" for predicate, _ in found) == 1


def test_an_undecided_mention_says_so_and_refers_to_nothing(registers: Registers) -> None:
    store = graph([document(question("1", "Zei minister Mulder dat?"))], registers)
    assert rows(store, 'SELECT ?u ?r { ?m oa:exact "Mulder" ; kg:undecided ?u ; kg:reason ?r }') == [
        ("true", "0 people of this name held a post on 2021-03-30: Agnes Mulder, Anne Mulder, Edgar Mulder")
    ]
    assert rows(store, 'SELECT ?e { ?m oa:exact "Mulder" ; kg:refersTo ?e }') == []


def test_the_registers_describe_each_thing_once_whatever_the_order(registers: Registers) -> None:
    found = stated([asked(), answered()], registers)
    entries, rules = sorted(found.entries, key=str), sorted(found.rules)
    once = state_registers(entries, rules, registers, IRIS)
    random.Random(1).shuffle(entries)
    assert state_registers(entries, rules[::-1], registers, IRIS) == once
    store = store_of(nquads(once))
    labels = Counter(node for node, _ in rows(store, "SELECT ?s ?t { ?s rdfs:label ?t }"))
    assert set(labels.values()) == {1}
    for quad in store_of(nquads(found.blocks)):
        if quad.predicate.value.rpartition("#")[2] in {"refersTo", "askedBy", "addressedTo", "askedForParty"}:
            assert isinstance(quad.object, ox.NamedNode)
            assert labels[quad.object.value] == 1, f"{quad.object} is named and not described"


# Hostile text.

HOSTILE = [
    'Hij zei: "ja" en \\"nee\\"',
    "\\",
    "regel\r\nregel\n\tregel\u2028\u2029\x85",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "'''\"\"\" . <x> <y> <z> .",
    "\x00\x01\x1f\x7f\ufffe\uffff",
    "🙂 e\u0301 \u202e \u200b \ufeff",
    "\\u0041 \\n %00 %",
    "@nl ^^<x>",
]


def hostile(words: str, title: str = "") -> Document:
    return document(
        question("1", f"{words} KPN {words}?"),
        answer("1", f"Stichting {words} en het bedrijf {words}, KPN is onderdeel van HP {words}."),
        title=f"Titel {title or words}",
        frame=words,
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_text(words: str, registers: Registers) -> None:
    found = stated([hostile(words)], registers)
    data = nquads(found.blocks) + nquads(state_registers(found.entries, found.rules, registers, IRIS))
    assert data.count(b"\n") == len(data.splitlines()) or "\x85" in words
    store = store_of(data)
    assert len(store) == data.count(b"\n")
    assert rows(store, f"SELECT ?t {{ <{SET}/1> schema:text ?t }}") == [(f"{words} KPN {words}?",)]
    assert rows(store, f"SELECT ?t {{ <{SET}> dcterms:title ?t }}") == [(f"Titel {words}",)]
    assert exact(store) >= 3


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
@example('KPN" .\n')
def test_any_text_comes_back_as_it_was(registers: Registers, words: str) -> None:
    store = graph([hostile(words)], registers)
    assert rows(store, f"SELECT ?t {{ <{SET}/1> schema:text ?t }}") == [(f"{words} KPN {words}?",)]
    assert exact(store) >= 3


@pytest.mark.parametrize("key", ["2021Z00001", "a b<c>\"d'e{f}|g^h`i\\j", "é/../#?", "%", "x\n"])
def test_any_key_makes_an_address(key: str, registers: Registers) -> None:
    given_ = document(question("1", "KPN?"), number=key)
    assert len(rows(graph([given_], registers), "SELECT ?s { ?s a kg:ParliamentaryQuestion }")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "\ud800",
        "half \udc00 teken",
        "\ud800 🙂",
    ],
)
def test_a_lone_surrogate_is_written_as_something_of_its_length(words: str, registers: Registers) -> None:
    """A reader may let one through; the offsets behind it must stay exact."""
    given_ = document(title=f"{words} titel", frame=words)
    found = state([Reading(given_, (), ())], registers, IRIS)
    ((title,),) = rows(store_of(nquads(found.blocks)), f"SELECT ?t {{ <{SET}> dcterms:title ?t }}")
    assert len(title) == len(f"{words} titel")
