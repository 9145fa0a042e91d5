"""Patterns are data: each finds its examples, none finds a counter-example, every cue earns its place."""

import csv
import time
from collections.abc import Iterator
from importlib import import_module
from itertools import chain

import pytest

from kg.extractors.definitions import class_of, definitions
from kg.extractors.patterned import patterned_names
from kg.extractors.patterns import Pattern, patterns
from kg.extractors.relations import relations
from kg.mention import EntityClass, RelationMention
from kg.rdf.model import PREDICATES
from kg.rdf.vocabulary import KG
from tests.conftest import ROOT
from tests.marked import unmark

NAMES = patterns("name_patterns")
RELATIONS = patterns("relation_patterns")
HEAD_NOUNS = tuple(csv.DictReader((ROOT / "kg/data/head_nouns.csv").read_text(encoding="utf-8").splitlines()))

Triple = tuple[str, str, str]


def of_each(found: tuple[Pattern, ...], attribute: str) -> list[object]:
    return [pytest.param(p, row, id=f"{p.id}-{n}") for p in found for n, row in enumerate(getattr(p, attribute))]


def cues_of(found: tuple[Pattern, ...]) -> list[object]:
    return [pytest.param(p, cue, id=f"{p.id}-{cue}") for p in found for cue in p.cues]


def stated(marked: str, asked: bool = False) -> list[RelationMention]:
    text, mentions = unmark(marked)
    return list(relations(text, 0, len(text), mentions, asked))


def triples(marked: str, asked: bool = False) -> set[Triple]:
    return {(r.subject.surface, r.predicate, r.object.surface) for r in stated(marked, asked)}


def marked_cue(cue: str) -> str:
    """The cue as it stands in a marked text, where the ends of a slot are those of a marked name."""
    return cue.replace("⟦", "‹").replace("⟧", "›")


def with_cue(pattern: Pattern, cue: str) -> Iterator[tuple[str, ...]]:
    """The pattern's examples with `cue` in them: those that have it, and those in which it can take another's place."""
    cue = marked_cue(cue)
    for text, *rest in pattern.examples:
        if cue in text:
            yield (text, *rest)
        for other in map(marked_cue, sorted(pattern.cues, key=len, reverse=True)):
            if other in text:
                yield (text.replace(other, cue), *(name.replace(other, cue) for name in rest))


@pytest.mark.parametrize("name", ["name_patterns", "relation_patterns"])
def test_ids_are_unique(name: str) -> None:
    ids = [pattern.id for pattern in patterns(name)]
    assert len(ids) == len(set(ids))


def test_no_rule_of_a_name_is_also_the_rule_of_a_relation() -> None:
    assert not {pattern.id for pattern in NAMES} & {pattern.id for pattern in RELATIONS}


@pytest.mark.parametrize("pattern", NAMES + RELATIONS, ids=lambda pattern: pattern.id)
def test_each_pattern_has_examples_counter_examples_and_cues(pattern: Pattern) -> None:
    assert pattern.examples
    assert pattern.counter
    assert pattern.cues
    assert len(set(pattern.cues)) == len(pattern.cues)


@pytest.mark.parametrize("pattern", NAMES, ids=lambda pattern: pattern.id)
def test_a_name_pattern_yields_a_class_of_ours(pattern: Pattern) -> None:
    assert pattern.yields in {cls.value for cls in EntityClass}


@pytest.mark.parametrize("pattern", RELATIONS, ids=lambda pattern: pattern.id)
def test_a_relation_pattern_yields_a_predicate_of_the_contract(pattern: Pattern) -> None:
    assert getattr(KG, pattern.yields) in PREDICATES
    assert 0 < float(pattern.options.get("confidence", 0.9)) < 1
    assert pattern.options.keys() <= {
        "presupposed",
        "relative",
        "free",
        "not_within",
        "attributive",
        "confidence",
        "subject_ends",
        "not_subjects",
        "objects",
        "former",
        "after",
    }


@pytest.mark.parametrize(("pattern", "row"), of_each(NAMES, "examples"))
def test_a_name_pattern_finds_its_example(pattern: Pattern, row: tuple[str, str]) -> None:
    text, name = row
    assert [found["name"] for found in pattern.find(text)] == [name]
    candidates = [text[found.start : found.end] for found in patterned_names(text, [])]
    assert name in candidates


@pytest.mark.parametrize(("pattern", "text"), of_each(NAMES, "counter"))
def test_a_name_pattern_finds_nothing_in_its_counter_example(pattern: Pattern, text: str) -> None:
    assert [found["name"] for found in pattern.find(text)] == []
    assert [found["name"] for found in pattern.expression.finditer(text)] == [], "only the prefilter kept it out"


@pytest.mark.parametrize(("pattern", "row"), of_each(RELATIONS, "examples"))
def test_a_relation_pattern_finds_its_example(
    pattern: Pattern, row: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By itself: another that says the same does not hide that it does not."""
    marked, subject, target = row
    monkeypatch.setattr(import_module("kg.extractors.relations"), "standing_in", lambda _table, _joined: [[pattern]])
    found = [(r.rule, r.subject.surface, r.predicate, r.object.surface) for r in stated(marked)]
    assert (pattern.id, subject, pattern.yields, target) in found


@pytest.mark.parametrize(("pattern", "marked"), of_each(RELATIONS, "counter"))
def test_no_relation_pattern_finds_anything_in_a_counter_example(pattern: Pattern, marked: str) -> None:
    assert [(r.rule, r.subject.surface, r.object.surface) for r in stated(marked)] == []


def test_a_counter_example_of_a_relation_has_two_names_or_shows_a_cue() -> None:
    """Else it would hold whatever the pattern is."""
    for pattern in RELATIONS:
        for marked in pattern.counter:
            text, mentions = unmark(marked)
            assert len(mentions) > 1 or any(cue in text for cue in pattern.cues), marked


@pytest.mark.parametrize("pattern", NAMES + RELATIONS, ids=lambda pattern: pattern.id)
def test_a_cue_stands_in_every_example(pattern: Pattern) -> None:
    for text, *_ in pattern.examples:
        assert any(cue in unmark(text)[0] or marked_cue(cue) in text for cue in pattern.cues), text


@pytest.mark.parametrize(("pattern", "cue"), cues_of(NAMES))
def test_each_cue_of_a_name_pattern_finds_the_name_of_an_example(pattern: Pattern, cue: str) -> None:
    assert any(name in {found["name"] for found in pattern.find(text)} for text, name in with_cue(pattern, cue))


ANOTHER_EXAMPLE: dict[tuple[str, str], tuple[str, Triple]] = {
    ("works-together-with", "samenwerking tussen"): (
        "over de samenwerking tussen de ‹G:Politie› en ‹O:Europol› is",
        ("Politie", "cooperatesWith", "Europol"),
    ),
    ("investigation-of", "onderzoekt"): ("De ‹G:ACM› onderzoekt ‹C:Apple›", ("ACM", "investigates", "Apple")),
    ("investigation-of", "doet onderzoek naar"): (
        "De ‹G:ACM› doet onderzoek naar ‹C:Apple›",
        ("ACM", "investigates", "Apple"),
    ),
    ("funded-by", "gefinancierd door"): ("‹O:WEET›, mede gefinancierd door ‹G:VWS›", ("VWS", "funds", "WEET")),
    ("funded-by", "gesubsidieerd door"): ("‹O:WEET› werd gesubsidieerd door ‹G:VWS›", ("VWS", "funds", "WEET")),
}
"""Cues that no example in the data can take."""


@pytest.mark.parametrize(("pattern", "cue"), cues_of(RELATIONS))
def test_each_cue_of_a_relation_pattern_finds_a_relation(pattern: Pattern, cue: str) -> None:
    """In an example of the data, in one where it takes another cue's place, or in one of `ANOTHER_EXAMPLE`."""
    own = [(marked, (subject, pattern.yields, target)) for marked, subject, target in with_cue(pattern, cue)]
    fits = [marked for marked, triple in own if triple in triples(marked)]
    if (pattern.id, cue) in ANOTHER_EXAMPLE:
        assert fits == [], "this cue needs no other example"
        marked, triple = ANOTHER_EXAMPLE[pattern.id, cue]
        assert cue in unmark(marked)[0]
        assert triple in triples(marked)
    else:
        assert fits


@pytest.mark.parametrize(("pattern", "row"), of_each(RELATIONS, "examples"))
@pytest.mark.parametrize("end", ["", "?", "?» 3"])
def test_within_a_question_only_what_it_takes_for_granted_is_stated(
    pattern: Pattern, row: tuple[str, str, str], end: str
) -> None:
    marked, subject, target = row
    found = stated(marked + end, asked=not end)
    granted = {other.id for other in RELATIONS if other.options.get("presupposed")}
    assert {relation.rule for relation in found} <= granted
    if pattern.id in granted:
        assert (subject, pattern.yields, target) in {(r.subject.surface, r.predicate, r.object.surface) for r in found}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("‹C:KPN› is mogelijk onderdeel van ‹C:Telfort›", set()),
        ("Indien ‹C:KPN› onderdeel van ‹C:Telfort›", set()),
        ("Mocht ‹C:KPN› onderdeel van ‹C:Telfort› zijn", set()),
        ("‹C:KPN› zou onderaannemer van ‹C:HP› zijn", set()),
        ("‹C:KPN› is onderdeel van ‹C:KPN›", set()),
        ("‹C:KPN› is onderdeel van", set()),
        ("de ‹O:VN›-organisatie ‹O:UNHCR›, ‹O:Amnesty› en ‹O:ICRC›", {("UNHCR", "partOf", "VN")}),
        (
            "‹G:TFEV›, samen met ‹C:KPN›, ‹C:HP› en ‹C:Huawei›",
            {("TFEV", "cooperatesWith", name) for name in ("KPN", "HP", "Huawei")},
        ),
    ],
)
def test_doubt_states_nothing_and_a_list_states_each(marked: str, expected: set[Triple]) -> None:
    assert triples(marked) == expected


@pytest.mark.parametrize(("pattern", "row"), of_each(RELATIONS, "examples"))
def test_the_quote_of_a_relation_is_the_text_at_its_place(pattern: Pattern, row: tuple[str, str, str]) -> None:
    before = "Eerst dit. "
    text, mentions = unmark(before + row[0])
    for relation in relations(text, len(before), len(text), mentions, False):
        assert text[relation.at.start : relation.at.end] == relation.surface
        assert relation.subject.surface in relation.surface
        assert relation.object.surface in relation.surface


def test_relations_in_a_list_of_names_cost_no_more_than_its_length() -> None:
    """Four times the names take four times the time, not sixteen: the bound lies between. The first run compiles."""
    times = []
    for names in (400, 400, 1600):
        listed = ", ".join(f"‹C:B{number}›" for number in range(names))
        text, mentions = unmark(f"De {listed} hebben subsidie, toezicht, onderzoek en miljoenen")
        begin = time.process_time()
        assert list(relations(text, 0, len(text), mentions, False)) == []
        times.append(time.process_time() - begin)
    assert times[2] < 9 * times[1] + 0.1


@pytest.mark.parametrize("row", HEAD_NOUNS, ids=lambda row: row["noun"])
def test_each_head_noun_classes_the_name_its_example_defines(row: dict[str, str]) -> None:
    cls = EntityClass(row["class"])
    found = list(definitions(f"Volgens {row['example']} is dat zo."))
    full, _, short = row["example"].removesuffix(")").rpartition(" (")
    assert [(d.full, d.short, d.cls) for d in found] == [(full, short, cls)]
    assert class_of(full) is cls
    assert row["noun"] in full.casefold()


def test_head_nouns_are_unique_and_lower_case() -> None:
    nouns = [row["noun"] for row in HEAD_NOUNS]
    assert len(nouns) == len(set(nouns))
    assert nouns == [noun.casefold() for noun in nouns]


@pytest.mark.parametrize(
    "text",
    [
        "de Vereniging van Nederlandse Gemeenten (Amsterdam)",
        "het lid Buitenweg (GL)",
        "de Tweede Kamer (zie bijlage)",
        "een dienst (AIVD)",
        "Deze (TFEV)",
        "(TFEV)",
    ],
)
def test_a_bracket_that_spells_nothing_defines_nothing(text: str) -> None:
    assert list(definitions(text)) == []


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("bij de Wet langdurige zorg (hierna: Wlz) hoort", "Wet langdurige zorg", "Wlz"),
        ("de Autoriteit Consument en Markt («ACM») zegt", "Autoriteit Consument en Markt", "ACM"),
        ("en de Autoriteit Consument & Markt (ACM)", "Autoriteit Consument & Markt", "ACM"),
        (
            "medewerkers van de Algemene Inlichtingen- en Veiligheidsdienst (AIVD) en",
            "Algemene Inlichtingen- en Veiligheidsdienst",
            "AIVD",
        ),
    ],
)
def test_a_definition_begins_where_its_letters_do(text: str, full: str, short: str) -> None:
    (found,) = definitions(text)
    assert (found.full, found.short) == (full, short)
    assert (text[found.start : found.end], text[found.short_start : found.short_end]) == (full, short)


def test_every_example_of_a_pattern_is_an_example_of_one_pattern() -> None:
    every = [text for pattern in chain(NAMES, RELATIONS) for text, *_ in pattern.examples]
    assert len(every) == len(set(every))
