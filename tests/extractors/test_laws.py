"""References to articles of laws, each number with its quote and its law; without a law there is no reference."""

import pytest

from kg.extractors import extract
from kg.extractors.laws import article_references
from kg.extractors.lexicon import lexicon
from kg.mention import ArticleMention, LawMention
from kg.registers import Registers
from tests.made import document, question

Found = list[tuple[str, str, str]]


def references(text: str, registers: Registers) -> Found:
    return [(r.number, text[r.start : r.end], r.law) for r in article_references(text, lexicon(registers).laws)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "als bedoeld in de artikelen 350c Sr en/of 138ab Sr.",
            [("350c", "350c Sr", "Sr"), ("138ab", "138ab Sr", "Sr")],
        ),
        (
            "artikel 3.5, tweede lid, onder b, van de Telecommunicatiewet",
            [("3.5", "3.5, tweede lid, onder b, van de Telecommunicatiewet", "Telecommunicatiewet")],
        ),
        (
            "artt. 1 t/m 4 Awb",
            [("1", "1", "Awb"), ("2", "4", "Awb"), ("3", "4", "Awb"), ("4", "4 Awb", "Awb")],
        ),
        (
            "artikelen 1 tot en met 3 van de Opiumwet",
            [
                ("1", "1", "Opiumwet"),
                ("2", "3", "Opiumwet"),
                ("3", "3 van de Opiumwet", "Opiumwet"),
            ],
        ),
        ("de artikelen 2:1 en 2:2 Awb", [("2:1", "2:1", "Awb"), ("2:2", "2:2 Awb", "Awb")]),
        ("artikel 6:162 BW", [("6:162", "6:162 BW", "BW")]),
        ("art. 8 EVRM", [("8", "8 EVRM", "EVRM")]),
        (
            "Artikel 10a, aanhef en onder c, van de Opiumwet",
            [("10a", "10a, aanhef en onder c, van de Opiumwet", "Opiumwet")],
        ),
        (
            "artikelen 1 en 2 van de Wet langdurige zorg",
            [
                ("1", "1", "Wet langdurige zorg"),
                ("2", "2 van de Wet langdurige zorg", "Wet langdurige zorg"),
            ],
        ),
        ("de artikelen 8, tweede lid, en 9 EVRM", [("8", "8", "EVRM"), ("9", "9 EVRM", "EVRM")]),
        (
            "artikelen 1, 2 en 3, eerste lid, Awb jo. artikel 4 Sr",
            [("1", "1", "Awb"), ("2", "2", "Awb"), ("3", "3, eerste lid, Awb", "Awb"), ("4", "4 Sr", "Sr")],
        ),
        (
            "artikel 1 van het Wetboek van Strafrecht",
            [("1", "1 van het Wetboek van Strafrecht", "Wetboek van Strafrecht")],
        ),
        ("artikel 5 Awb en artikel 7", [("5", "5 Awb", "Awb"), ("7", "7", "Awb")]),
        ("artikel 5 is duidelijk", []),
        ("artikel 13 van de Wet X", []),
        ("het artikel «Huawei had toegang»", []),
        ("artikel Sr", []),
        ("1 t/m 4 Awb", []),
        ("kwartikel 5 Sr", []),
        ("artikel 5 Srebrenica", []),
        ("artikel 12345 Sr", []),
        ("de Awb", []),
        ("", []),
    ],
)
def test_each_article_has_its_number_its_quote_and_its_law(text: str, expected: Found, registers: Registers) -> None:
    assert references(text, registers) == expected


def test_a_range_of_more_than_fifty_is_only_its_ends(registers: Registers) -> None:
    assert [number for number, _, _ in references("artikelen 1 t/m 52 Awb", registers)] == ["1", "52"]
    assert len(references("artikelen 1 t/m 51 Awb", registers)) == 51
    assert [number for number, _, _ in references("artikelen 4 t/m 1 Awb", registers)] == ["4", "1"]


def test_a_reference_points_to_where_its_law_stands(registers: Registers) -> None:
    text = "Volgens artikel 1 Awb, en art. 2 Sr"
    found = list(article_references(text, lexicon(registers).laws))
    assert [text[r.law_start : r.law_end] for r in found] == ["Awb", "Sr"] == [r.law for r in found]


def test_articles_and_their_law_are_mentions_at_their_place(registers: Registers) -> None:
    given = document(question("1", "In strijd met de artikelen 350c Sr en/of 138ab Sr?"))
    found = extract(given, registers)
    articles = [m for m in found if isinstance(m, ArticleMention)]
    assert [(m.number, m.surface, given.surface(m.law_at)) for m in articles] == [
        ("350c", "350c Sr", "Sr"),
        ("138ab", "138ab Sr", "Sr"),
    ]
    assert {m.at for m in found if isinstance(m, LawMention)} == {m.law_at for m in articles}


def test_an_abbreviation_of_two_letters_is_a_law_only_behind_an_article(registers: Registers) -> None:
    found = extract(document(question("1", "Wat is Sr en wat is artikel 1 Sr?")), registers)
    assert [m.at.start for m in found if isinstance(m, LawMention)] == [30]


@pytest.mark.parametrize("text", ["artikel 8 EVRM", "artikel 3.5 van de Telecommunicatiewet"])
def test_a_law_in_a_reference_is_one_mention(text: str, registers: Registers) -> None:
    found = extract(document(question("1", text)), registers)
    assert len([m for m in found if isinstance(m, LawMention)]) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in de Subsidieregeling sanering varkenshouderijen en de Regeling specifieke uitkering sport", 2),
        ("volgens de Wet toezicht informeel onderwijs en het wetsvoorstel Wet regulering sekswerk", 2),
        ("de Tijdelijke wet transparantie turboliquidatie geldt", 1),
        ("de Uitvoeringsregeling Meststoffenwet en de Sanctieregeling Belarus 2006", 2),
        ("de WFT en de Wpo", 2),
        ("de regeling en het besluit zijn van 3 mei", 0),
    ],
)
def test_each_title_is_one_law(text: str, expected: int, registers: Registers) -> None:
    found = extract(document(question("1", f"Dat staat {text}.")), registers)
    assert len([mention for mention in found if isinstance(mention, LawMention)]) == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("het Besluit uitvoering Wav 2022 en elders", "Besluit uitvoering Wav 2022"),
        (
            "de Wet implementatie derde EU-richtlijn belastingfraude wordt",
            "Wet implementatie derde EU-richtlijn belastingfraude",
        ),
        ("de subsidieregeling SPUK en de Regeling van toen", "subsidieregeling SPUK"),
        (
            "het Verdrag tussen Nederland en Chili tot het vermijden van dubbele belasting naar het inkomen is",
            "Verdrag tussen Nederland en Chili tot het vermijden van dubbele belasting naar het inkomen",
        ),
        (
            "de richtlijn van het Europees Parlement en de Raad ter bestrijding van geweld die toen is",
            "richtlijn van het Europees Parlement en de Raad ter bestrijding van geweld",
        ),
    ],
)
def test_a_title_runs_to_its_end(text: str, title: str, registers: Registers) -> None:
    found = extract(document(question("1", f"Dat staat in {text}.")), registers)
    assert [mention.surface for mention in found if isinstance(mention, LawMention)] == [title]


def test_the_year_is_part_of_a_title(registers: Registers) -> None:
    found = extract(document(question("1", "Dat staat in de Sanctieregeling Belarus 2006 en elders.")), registers)
    assert [m.surface for m in found if isinstance(m, LawMention)] == ["Sanctieregeling Belarus 2006"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("de Mediawet in Hongarije", []),
        ("de nieuwe Hongaarse mediawet", []),
        ("de Turkse Grondwet", []),
        ("de Mediawet in Nederland", ["Mediawet"]),
        ("de AVG in Duitsland", ["AVG"]),
        ("de Duitse uitleg van het Vluchtelingenverdrag", ["Vluchtelingenverdrag"]),
    ],
)
def test_a_law_of_another_state_is_not_the_dutch_one(text: str, found: list[str], registers: Registers) -> None:
    mentions = extract(document(question("1", f"Kent u {text}?")), registers)
    assert [mention.surface for mention in mentions if isinstance(mention, LawMention)] == found
