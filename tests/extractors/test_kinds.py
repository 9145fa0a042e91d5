"""Names by the plural before them, and by the head noun they are a compound of: the tables, both ways."""

import csv

import pytest

from kg.extractors.compounds import compounds
from kg.extractors.heads import names_none
from kg.extractors.kinds import of_kind
from kg.extractors.tables import listed, rows
from tests.conftest import ROOT


@pytest.mark.parametrize("row", rows("kinds"), ids=lambda row: row["noun"])
def test_each_plural_classes_the_names_of_its_example(row: dict[str, str]) -> None:
    text = f"bij {row['example']} is dat zo"
    assert [(text[one.start : one.end], one.cls, one.prefix) for one in of_kind(text)] == [
        (name, row["class"], row["prefix"]) for name in ("Acme", "Bolderman")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "bedrijven als die van gisteren",
        "Nederlandse bedrijven Acme",
        "landen als Nederlandse en Duitse buren",
        "kleinbedrijven als Acme",
        "organisaties, waaronder het Bestuur",
        "lidstaten (Nationally Determined Contributions)",
        "de gemeenten in Nederland",
    ],
)
def test_no_list_of_names(text: str) -> None:
    assert list(of_kind(text)) == []


def test_of_municipalities_the_plural_is_enough() -> None:
    text = "De gemeenten Ede, Barneveld en Rhenen willen dat."
    assert [text[one.start : one.end] for one in of_kind(text)] == ["Ede", "Barneveld", "Rhenen"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "de Mobiliteitsalliantie en het Kinderrechtencollectief zeggen",
            ["Mobiliteitsalliantie", "Kinderrechtencollectief"],
        ),
        ("over het bericht «Kinderrechtencollectief: 65% meer kinderen»", ["Kinderrechtencollectief"]),
        ("Mobiliteitsalliantie is een woord", []),
        ("de Ministerraad, de Cliëntenraad en de Raad", []),
        ("de Mobiliteitsalliantie-brief en de Mobiliteitsalliantie Den Haag", []),
        ("de mobiliteitsalliantie en de alliantie", []),
    ],
)
def test_a_compound_of_a_head_noun(text: str, names: list[str]) -> None:
    assert [text[one.start : one.end] for one in compounds(text)] == names


def test_every_noun_whose_compounds_are_names_makes_one() -> None:
    with (ROOT / "kg/data/head_nouns.csv").open(encoding="utf-8", newline="") as lines:
        alone = [row["noun"] for row in csv.DictReader(lines) if row["alone"]]
    for noun in alone:
        text = f"dat de Zwaluw{noun} zegt"
        assert [text[one.start : one.end] for one in compounds(text)] == [f"Zwaluw{noun}"], noun


@pytest.mark.parametrize("noun", listed("no_heads"))
def test_a_plan_is_no_organisation(noun: str) -> None:
    assert names_none(f"Zwaluw{noun} Infrastructuur en Energie")
    assert names_none(f"Infrastructuur en Energie {noun.capitalize()}")
    assert not names_none(f"Stichting {noun.capitalize()}")
