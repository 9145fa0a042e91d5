"""What stands for something named before: each phrase of the table, and what two fit or nothing does."""

import pytest

from kg.extractors import extract
from kg.extractors.tables import rows
from kg.linking import link
from kg.mention import Mention, OrganisationMention
from kg.registers import Registers
from tests.made import answer, document


def standing(text: str, registers: Registers) -> list[Mention]:
    return [m for m in extract(document(answer("1", text)), registers) if m.rule == "antecedent"]


@pytest.mark.parametrize("row", rows("antecedents"), ids=lambda row: row["phrase"])
def test_each_phrase_stands_for_the_one_thing_named_before_it(row: dict[str, str], registers: Registers) -> None:
    (found,) = standing(row["example"], registers)
    assert found.surface.casefold() == row["phrase"].casefold()
    assert type(found).__name__.startswith(
        {"Law": "Law", "LawArticle": "Article", "Post": "Post"}.get(row["class"], "Org")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Die wet geldt.",
        "De Telecommunicatiewet en de Gemeentewet gelden. Wat wil die wet?",
        "De Minister van Defensie en de Minister van Financiën weten dat. Wat wil de minister?",
        "De Minister van Defensie weet dat. Wat wil de minister van Financiën?",
        "KPN en Huawei zeggen dat. Het bedrijf ook.",
        "KPN zegt dat. Het bedrijf Acme ook.",
        "Artikel 5 en artikel 6 van de Gemeentewet gelden. Wat wil dat artikel?",
        "De Habitatrichtlijn geldt. Wat wil die wet?",
        "De EU wil dat. De Commissie Remkes ook. De Commissie was duidelijk.",
        "De Kamer wil dat. De Commissie was duidelijk.",
    ],
)
def test_what_two_fit_or_nothing_does_is_left_alone(text: str, registers: Registers) -> None:
    assert standing(text, registers) == []


def test_the_commission_is_that_of_the_eu_where_the_eu_is_named_and_no_committee(registers: Registers) -> None:
    (found,) = standing("Nederland pleit daarvoor in de EU. De Commissie komt met een voorstel.", registers)
    assert isinstance(found, OrganisationMention)
    assert (found.surface, found.name) == ("De Commissie", "Europese Commissie")


def test_what_stands_for_a_name_is_less_sure(registers: Registers) -> None:
    made = document(
        answer("1", "De Telecommunicatiewet verbiedt dat. Wat wil die wet nog meer? KPN zwijgt. Het bedrijf weet het.")
    )
    links = [one for one in link(made, extract(made, registers), registers) if one.mention.rule == "antecedent"]
    assert [(one.mention.surface, one.entry and one.entry.label) for one in links] == [
        ("die wet", "Telecommunicatiewet"),
        ("Het bedrijf", "KPN"),
    ]
    assert all(one.confidence <= 0.55 for one in links)
