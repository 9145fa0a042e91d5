"""Who and what it was on that day: posts, predecessors, bodies and laws, checked by hand."""

from datetime import date

import pytest

from kg.extractors import extract
from kg.linking import link
from kg.mention import ArticleMention, LawMention, OrganisationMention, PostMention
from kg.rdf.header import held_under
from kg.registers import Registers
from kg.registers.entries import Post
from kg.statement import Link
from tests.made import answer, document, question


def links(text: str, day: date, registers: Registers, *, answered: bool = False, title: str = "Bericht") -> list[Link]:
    made = document(answer("1", text) if answered else question("1", text), title=title, submitted=day)
    return list(link(made, extract(made, registers), registers))


def held(text: str, day: str, registers: Registers) -> list[tuple[str, str | None]]:
    """Each post in the text, and who held it."""
    made = document(question("1", text), submitted=date.fromisoformat(day))
    found = []
    for one in link(made, extract(made, registers), registers):
        if isinstance(one.mention, PostMention):
            assert isinstance(one.entry, Post), one.reason
            row = held_under(one, made, registers)
            found.append((one.entry.slug, row.person if row else None))
    return found


@pytest.mark.parametrize(
    ("text", "day", "post", "holder"),
    [
        ("de minister van Veiligheid en Justitie", "2017-10-25", "minister-van-veiligheid-en-justitie", "stef-blok"),
        (
            "de minister van Justitie en Veiligheid",
            "2017-10-26",
            "minister-van-justitie-en-veiligheid",
            "ferdinand-grapperhaus",
        ),
        ("de minister van JenV", "2022-01-10", "minister-van-justitie-en-veiligheid", "dilan-yesilgoz-zegerius"),
        ("de minister van J&V", "2024-07-02", "minister-van-justitie-en-veiligheid", "david-van-weel"),
        ("de minister-president", "2010-10-14", "minister-president", "mark-rutte"),
        # Two ministers of one ministry, one of them without a ministry of his own.
        (
            "de minister van Volksgezondheid, Welzijn en Sport",
            "2019-05-01",
            "minister-van-volksgezondheid-welzijn-en-sport",
            "hugo-de-jonge",
        ),
        ("de minister voor Medische Zorg", "2019-05-01", "minister-voor-medische-zorg", "bruno-bruins"),
        ("de minister voor Rechtsbescherming", "2019-05-01", "minister-voor-rechtsbescherming", "sander-dekker"),
        ("de toenmalige minister van Defensie", "2019-05-01", "minister-van-defensie", None),
    ],
)
def test_a_post_in_the_text_and_its_holder(text: str, day: str, post: str, holder: str, registers: Registers) -> None:
    assert held(f"Kan {text} dit bevestigen?", day, registers) == [(post, holder)]


def test_the_one_before(registers: Registers) -> None:
    people = registers.people
    (now,) = people.holders("minister-van-justitie-en-veiligheid", date(2022, 3, 1))
    before = people.before(now)
    assert before is not None
    assert (now.person, before.person) == ("dilan-yesilgoz-zegerius", "ferdinand-grapperhaus")
    assert people.before(before) is None  # the first minister of that name


@pytest.mark.parametrize(
    ("text", "day", "slug"),
    [
        ("Wat doet Agentschap Telecom hieraan?", date(2022, 12, 31), "agentschap-telecom"),
        (
            "Wat doet de Rijksinspectie Digitale Infrastructuur hieraan?",
            date(2023, 1, 1),
            "rijksinspectie-digitale-infrastructuur",
        ),
        ("Wat doet de RDI hieraan?", date(2023, 1, 1), "rijksinspectie-digitale-infrastructuur"),
    ],
)
def test_a_body_through_its_renaming(text: str, day: date, slug: str, registers: Registers) -> None:
    found = [
        one.entry.slug
        for one in links(text, day, registers)
        if isinstance(one.mention, OrganisationMention) and one.entry
    ]
    assert found == [slug]
    (change,) = [row for row in registers.things.changes(slug) if row.day == date(2023, 1, 1)]
    assert (change.original, change.resulting) == ("agentschap-telecom", "rijksinspectie-digitale-infrastructuur")


def laws(text: str, registers: Registers, kind: type = LawMention, title: str = "Bericht") -> set[str | None]:
    found = links(text, date(2021, 3, 30), registers, title=title)
    return {one.entry.slug if one.entry else None for one in found if isinstance(one.mention, kind)}


def test_wpg_needs_its_context(registers: Registers) -> None:
    """Wet politiegegevens or Wet publieke gezondheid: only the document says."""
    assert laws("Geldt artikel 8 van de Wpg hier?", registers, ArticleMention) == {None}
    health = "Geldt artikel 8 van de Wpg hier? De Wet publieke gezondheid is er toch?"
    assert laws(health, registers, ArticleMention) == {"BWBR0024705/artikel/8"}
    police = "Geldt artikel 8 van de Wpg hier? De Wet politiegegevens is er toch?"
    assert laws(police, registers, ArticleMention) == {"BWBR0022463/artikel/8"}


def test_a_book_of_the_burgerlijk_wetboek_is_in_the_number(registers: Registers) -> None:
    assert laws("Is dit onrechtmatig volgens artikel 6:162 BW?", registers, ArticleMention) == {
        "BWBR0005289/artikel/162"
    }


def test_sr_on_the_islands_is_the_code_of_the_islands(registers: Registers) -> None:
    here = laws("Is artikel 138ab Sr van toepassing?", registers, ArticleMention)
    there = laws("Is op Bonaire, Sint Eustatius en Saba artikel 138 Sr BES van toepassing?", registers, ArticleMention)
    assert here == {"BWBR0001854/artikel/138ab"}
    assert not there & {"BWBR0001854/artikel/138"}
