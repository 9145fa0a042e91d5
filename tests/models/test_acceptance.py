"""A proposal holds only where the text bears it out; what rules found is left alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ModelError
from kg.extractors import extract
from kg.linking import link
from kg.mention import EntityClass, Mention, OrganisationMention, PersonMention, RelationMention
from kg.models import Outcome, lowered, propose
from kg.models.proposals import AnswerError
from kg.models.remembered import Remembered
from kg.registers import Registers
from kg.sources import read
from tests.conftest import EXAMPLES
from tests.made import answer, document, question


@dataclass
class Said:
    """A model that says the same of every text, and counts how often it was asked."""

    names: Sequence[Any] = ()
    relations: Sequence[Any] = ()
    error: Exception | None = None
    name: str = "test:said"
    key: str = "1"
    asked: list[str] = field(default_factory=list)

    def ask(self, text: str) -> Mapping[str, object]:
        self.asked.append(text)
        if self.error:
            raise self.error
        return {"version": "3.1", "names": list(self.names), "relations": list(self.relations)}


TEXT = (
    "Snorrebot heeft in Almelo een kantoor. Uit onderzoek van Xilo Zandbergen blijkt dat Kwikzilver onderdelen levert aan "
    "Snorrebot. Klopt het dat Vlasbaard door Snorrebot wordt betaald? De minister van Defensie antwoordt namens de AIVD. "
    "Vlasbaard is geen leverancier van Snorrebot."
)


def name(quote: str, cls: str, context: str = "") -> dict[str, str]:
    return {"quote": quote, "class": cls, "context": context}


def relation(subject: str, predicate: str, target: str, quote: str) -> dict[str, str]:
    return {"subject": subject, "predicate": predicate, "object": target, "quote": quote}


SNORREBOT = name("Snorrebot", "Company", "Snorrebot heeft in Almelo")
SNORREBOT_LATER = name("Snorrebot", "Company", "levert aan Snorrebot")
KWIKZILVER = name("Kwikzilver", "Company")
SUPPLIES = relation("Kwikzilver", "supplierOf", "Snorrebot", "Kwikzilver onderdelen levert aan Snorrebot")


@pytest.fixture
def said(tmp_path: Path, registers: Registers) -> Any:
    """Proposals about `TEXT` (or another), and what becomes of them."""

    def run(names: Sequence[Any] = (), relations: Sequence[Any] = (), text: str = TEXT) -> Outcome:
        made = document(answer("1", text))
        model = Remembered(Said(names, relations), tmp_path)
        return propose(made, extract(made, registers), registers, model)

    return run


def fates(outcome: Outcome) -> list[tuple[str, str]]:
    return [(verdict.kind, verdict.fate) for verdict in outcome.verdicts]


def reasons(outcome: Outcome) -> list[str]:
    return [verdict.reason for verdict in outcome.verdicts if verdict.fate == "refused"]


def test_a_name_that_stands_in_the_text_becomes_a_mention_of_its_own_rule(said: Any) -> None:
    outcome = said([KWIKZILVER, name("Xilo Zandbergen", "Person")])
    assert [(type(m), m.surface, m.rule) for m in outcome.mentions] == [
        (OrganisationMention, "Kwikzilver", "model:test:said@3.1"),
        (PersonMention, "Xilo Zandbergen", "model:test:said@3.1"),
    ]
    made = document(answer("1", TEXT))
    assert all(made.surface(mention.at) == mention.surface for mention in outcome.mentions)


@pytest.mark.parametrize(
    ("proposal", "reason"),
    [
        (name("Palantir", "Company"), "not in the text"),
        (name("snorrebot", "Company"), "not in the text"),
        (name("Kwikzilver NV", "Company"), "not in the text"),
        (name("Snorrebot", "Company"), "several places"),
        (name("Kwik", "Company"), "within a longer word"),
        (name("Vlasbaard", "Spaceship", "Vlasbaard door"), "a class that the contract does not have"),
        (name("Vlasbaard", "NewsItem", "Vlasbaard door"), "a class that the contract does not have"),
        (name("minister van Defensie", "Person"), "overlaps"),
        (name("onderzoek", "Organization"), "no capital"),
        (name("Uit", "Organization"), "an ordinary word"),
        (name("AIVD", "Person"), "overlaps"),
        (name("Snorrebot heeft in", "Company"), "it breaks off"),
        (name("Almelo", "Company"), "overlaps"),
        (name("2", "Company"), "not in the text"),
        (name(TEXT, "Organization"), "overlaps"),
        ({"quote": "KPN"}, "not as the schema asks"),
    ],
)
def test_a_name_that_does_not_hold_is_refused_with_its_reason(said: Any, proposal: Any, reason: str) -> None:
    outcome = said([proposal])
    assert outcome.mentions == []
    (given,) = reasons(outcome)
    assert reason in given


def test_what_rules_found_at_that_place_is_known_and_not_made_twice(said: Any) -> None:
    outcome = said([name("AIVD", "GovernmentBody"), name("Almelo", "Place")])
    assert outcome.mentions == []
    assert fates(outcome) == [("name", "found before")] * 2


def test_one_place_goes_to_the_first_that_claims_it(said: Any) -> None:
    outcome = said([SNORREBOT, SNORREBOT, name("Snorrebot", "Person", "Snorrebot heeft in Almelo")])
    assert len(outcome.mentions) == 1
    assert fates(outcome) == [("name", "accepted"), ("name", "found before"), ("name", "refused")]


def test_articles_and_titles_are_no_part_of_a_name(registers: Registers, tmp_path: Path) -> None:
    made = document(answer("1", "Volgens mevrouw Quintana Pelikaan levert het Snorrebot geen data."))
    said = Said([name("mevrouw Quintana Pelikaan", "Person"), name("het Snorrebot", "Company")])
    outcome = propose(made, [], registers, Remembered(said, tmp_path))
    assert [mention.surface for mention in outcome.mentions] == ["Quintana Pelikaan", "Snorrebot"]


@pytest.mark.parametrize(
    ("quote", "cls", "reason"),
    [
        ("Raad", "Organization", "an ordinary word"),
        ("Inspectie", "GovernmentBody", "an ordinary word"),
        ("Raad van Bestuur", "Organization", "as rules know"),
        ("Nieuwe Regels", "Person", "ordinary words with capitals"),
        ("Jan3 Vlasbaard", "Person", "digits"),
        ("artikel 3 van de Snorrebotwet", "Law", "an article of one"),
    ],
)
def test_words_with_capitals_are_no_names(
    quote: str, cls: str, reason: str, registers: Registers, tmp_path: Path
) -> None:
    made = document(answer("1", f"Daarover heeft {quote} al eerder bericht."))
    outcome = propose(made, [], registers, Remembered(Said([name(quote, cls)]), tmp_path))
    assert outcome.mentions == []
    assert reason in reasons(outcome)[0]


@pytest.mark.parametrize(("word", "cls"), [("Zwolle", "Company"), ("VVD", "Organization"), ("Huawei", "Place")])
def test_what_registers_know_as_something_else_is_refused(
    word: str, cls: str, said: Any, registers: Registers, tmp_path: Path
) -> None:
    """Without what rules found, which would be in the way already."""
    made = document(answer("1", f"Wat vindt u van {word} in dit verband?"))
    outcome = propose(made, [], registers, Remembered(Said([name(word, cls)]), tmp_path))
    assert outcome.mentions == []
    assert reasons(outcome)[0].startswith("the registers know a ")


def test_a_register_settles_which_kind_of_organisation_it_is(registers: Registers, tmp_path: Path) -> None:
    made = document(answer("1", "Wat doet Huawei hier?"))
    outcome = propose(made, [], registers, Remembered(Said([name("Huawei", "GovernmentBody")]), tmp_path))
    (linked,) = lowered(link(made, outcome.mentions, registers))
    assert linked.entry is not None
    assert linked.entry.slug == "huawei"
    assert 0 < linked.confidence <= 0.7
    assert "test:said@3.1 proposed" in linked.reason


@pytest.mark.parametrize(
    ("words", "cls"),
    [("Stichting Vlasbaard", EntityClass.ORGANIZATION), ("Vlasbaard", None)],
)
def test_an_organisation_of_any_kind_is_what_its_own_words_say(
    words: str, cls: EntityClass | None, registers: Registers, tmp_path: Path
) -> None:
    made = document(answer("1", f"Daar weet {words} niets van."))
    outcome = propose(made, [], registers, Remembered(Said([name(words, "ORG")]), tmp_path))
    (mention,) = outcome.mentions
    assert isinstance(mention, OrganisationMention)
    assert mention.cls is cls
    (linked,) = link(made, [mention], registers)
    assert (linked.entry is None) == (cls is None)


def test_a_relation_between_two_accepted_names(said: Any) -> None:
    outcome = said([SNORREBOT_LATER, KWIKZILVER], [SUPPLIES])
    (stated,) = [mention for mention in outcome.mentions if isinstance(mention, RelationMention)]
    assert (stated.subject.surface, stated.predicate, stated.object.surface) == (
        "Kwikzilver",
        "supplierOf",
        "Snorrebot",
    )
    assert stated.confidence == 0.5
    assert document(answer("1", TEXT)).surface(stated.at) == stated.surface == SUPPLIES["quote"]


def test_a_relation_with_an_end_that_rules_found(said: Any) -> None:
    quote = "Snorrebot heeft in Almelo een kantoor"
    outcome = said([SNORREBOT], [relation("Snorrebot", "locatedIn", "Almelo", quote)])
    assert fates(outcome) == [("name", "accepted"), ("relation", "accepted")]


@pytest.mark.parametrize(
    ("proposal", "reason"),
    [
        (SUPPLIES | {"predicate": "owns"}, "a predicate that the contract does not have"),
        (SUPPLIES | {"quote": "Kwikzilver levert onderdelen aan Snorrebot"}, "not in the text"),
        (SUPPLIES | {"object": "Vlasbaard"}, "no name found in the quote"),
        (SUPPLIES | {"quote": "Kwikzilver onderdelen levert"}, "no name found in the quote"),
        (SUPPLIES | {"subject": "AIVD"}, "no name found in the quote"),
        (SUPPLIES | {"object": "Kwikzilver"}, "both ends are one name"),
        (SUPPLIES | {"predicate": "supervises"}, "an end of a class"),
        (SUPPLIES | {"predicate": "locatedIn"}, "an end of a class"),
        (relation("Vlasbaard", "customerOf", "Snorrebot", "Vlasbaard door Snorrebot wordt betaald"), "only asked"),
        (relation("Vlasbaard", "supplierOf", "Snorrebot", "Vlasbaard is geen leverancier van Snorrebot"), "denied"),
        (
            relation("Kwikzilver", "supplierOf", "Vlasbaard", TEXT[TEXT.index("Kwikzilver") : TEXT.index(" door Sn")]),
            "more than one sentence",
        ),
        ({"subject": "Snorrebot"}, "not as the schema asks"),
    ],
)
def test_a_relation_that_does_not_hold_is_refused_with_its_reason(said: Any, proposal: Any, reason: str) -> None:
    names = [
        SNORREBOT_LATER,
        KWIKZILVER,
        name("Vlasbaard", "Company", "dat Vlasbaard door"),
        name("Snorrebot", "Company", "door Snorrebot wordt"),
        name("Vlasbaard", "Company", "Vlasbaard is geen"),
        name("Snorrebot", "Company", "van Snorrebot."),
    ]
    outcome = said(names, [proposal])
    assert not [mention for mention in outcome.mentions if isinstance(mention, RelationMention)]
    (given,) = reasons(outcome)
    assert reason in given


def test_a_relation_is_not_stated_twice(said: Any) -> None:
    outcome = said([SNORREBOT_LATER, KWIKZILVER], [SUPPLIES, SUPPLIES])
    assert fates(outcome)[2:] == [("relation", "accepted"), ("relation", "found before")]


def test_a_relation_that_a_pattern_found_is_known(said: Any) -> None:
    text = "Telfort is een dochteronderneming van KPN."
    outcome = said([], [relation("Telfort", "subsidiaryOf", "KPN", text[:-1])], text=text)
    assert fates(outcome) == [("relation", "found before")]


def test_nothing_that_a_model_says_overlaps_what_rules_found(tmp_path: Path, registers: Registers) -> None:
    """It claims every capitalised word of the example for a company."""
    for made in read(EXAMPLES):
        rules = extract(made, registers)
        words = sorted({word.strip(".,?()«»'") for word in made.raw.split() if word[:1].isupper()})
        model = Said(
            [name(word, "Company", line) for word in words for line in made.raw.splitlines() if word in line][:500]
        )
        outcome = propose(made, rules, registers, Remembered(model, tmp_path / made.id))
        assert not any(
            _overlap(new, old) for new in outcome.mentions for old in rules if not isinstance(old, RelationMention)
        )
        assert all(made.surface(mention.at) == mention.surface for mention in outcome.mentions)


def _overlap(one: Mention, other: Mention) -> bool:
    same = one.at.section == other.at.section
    return (
        same and one.at.start < other.at.end and other.at.start < one.at.end and type(other).__name__ != "TopicMention"
    )


def test_hostile_text_in_proposals_can_be_written(said: Any) -> None:
    outcome = said(
        [name("\ud800<script>\x1b[31m\n| a |", "Comp\x00any")], [relation("\ud800", "fined", "\udfff", "\ud800")]
    )
    for verdict in outcome.verdicts:
        assert (verdict.what + verdict.quote).isprintable()
        (verdict.what + verdict.quote).encode("utf-8")


# Answers that are kept.


def test_an_answer_is_asked_for_once_and_stays(tmp_path: Path) -> None:
    first, second = Said([KWIKZILVER]), Said([SNORREBOT])
    assert Remembered(first, tmp_path).answer(TEXT) == Remembered(second, tmp_path).answer(TEXT)
    assert (first.asked, second.asked) == ([TEXT], [])


@pytest.mark.parametrize("other", [{"name": "test:other"}, {"key": "2"}])
def test_another_model_or_prompt_or_text_is_asked_anew(other: dict[str, str], tmp_path: Path) -> None:
    Remembered(Said(), tmp_path).answer(TEXT)
    changed = Said(**other)
    Remembered(changed, tmp_path).answer(TEXT)
    same = Said()
    Remembered(same, tmp_path).answer(TEXT + " ")
    assert (len(changed.asked), len(same.asked)) == (1, 1)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"names": 1}', b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_answer_is_asked_for_again_and_mended(damage: bytes, tmp_path: Path) -> None:
    Remembered(Said([KWIKZILVER]), tmp_path).answer(TEXT)
    (path,) = tmp_path.rglob("*.json")
    path.write_bytes(damage)
    again = Said([SNORREBOT])
    assert Remembered(again, tmp_path).answer(TEXT).names[0].quote == "Snorrebot"
    assert Remembered(Said(), tmp_path).answer(TEXT).names[0].quote == "Snorrebot"
    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".json"]


def test_of_two_that_ask_at_once_the_first_answer_counts_for_both(tmp_path: Path) -> None:
    class Slow(Said):
        def ask(self, text: str) -> Mapping[str, object]:
            Remembered(Said([KWIKZILVER]), tmp_path).answer(text)  # meanwhile, elsewhere
            return super().ask(text)

    assert Remembered(Slow([SNORREBOT]), tmp_path).answer(TEXT).names[0].quote == "Kwikzilver"


def test_no_answer_is_not_kept_and_five_in_a_row_are_enough(tmp_path: Path) -> None:
    failing = Remembered(Said(error=AnswerError("no answer in time")), tmp_path)
    for number in range(4):
        with pytest.raises(AnswerError):
            failing.answer(f"{number}")
    with pytest.raises(ModelError, match=r"5 texts in a row .* no answer in time"):
        failing.answer("4")
    assert list(tmp_path.rglob("*.json")) == []


def test_a_text_without_an_answer_is_counted_and_the_others_go_on(tmp_path: Path, registers: Registers) -> None:
    class Once(Said):
        def ask(self, text: str) -> Mapping[str, object]:
            self.error = AnswerError("no answer in time") if not self.asked else None
            return super().ask(text)

    made = document(question("1", "Een " + "a" * 5_990), answer("1", TEXT))
    outcome = propose(made, extract(made, registers), registers, Remembered(Once([SNORREBOT_LATER]), tmp_path))
    assert [verdict.reason for verdict in outcome.verdicts if verdict.fate == "unanswered"] == ["no answer in time"]
    assert [mention.surface for mention in outcome.mentions] == ["Snorrebot"]
