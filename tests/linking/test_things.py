"""Organisations, laws, articles, places, topics; and that every mention of a document gets one link."""

from datetime import date

import pytest

from kg.document import Anchor
from kg.extractors import extract
from kg.linking import link
from kg.linking.decision import Setting, slug_of
from kg.linking.things import LawsAround, link_article, link_law, link_organisation, link_place, link_topic
from kg.mention import (
    ArticleMention,
    EntityClass,
    LawMention,
    OrganisationMention,
    PlaceMention,
    RelationMention,
    TopicMention,
)
from kg.registers import Registers
from kg.registers.entries import Article, Found
from kg.statement import Link
from tests.made import answer, document, question

AT = Anchor(0, 0, 1)
DAY = date(2021, 3, 30)
NONE = LawsAround.of(())


def setting(registers: Registers, day: date | None = DAY) -> Setting:
    return Setting(registers, day, day, "2021Z05118")


def organisation(name: str, cls: EntityClass | None = None) -> OrganisationMention:
    return OrganisationMention(AT, name, "test", name, cls)


def slug(link_: Link) -> str | None:
    assert link_.reason
    assert (link_.confidence > 0) == (link_.entry is not None)
    return link_.entry.slug if link_.entry else None


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("AIVD", DAY, "algemene-inlichtingen-en-veiligheidsdienst"),
        ("Algemene Inlichtingen- en Veiligheidsdienst", DAY, "algemene-inlichtingen-en-veiligheidsdienst"),
        ("Agentschap Telecom", DAY, "agentschap-telecom"),
        ("Huawei", DAY, "huawei"),
        ("Ministerie van Economische Zaken", date(2010, 5, 1), "ministerie-van-economische-zaken-tot-2010"),
        ("Ministerie van Economische Zaken", date(2015, 5, 1), "ministerie-van-economische-zaken-2012"),
        ("EZK", DAY, "ministerie-van-economische-zaken-en-klimaat-2017"),
        ("EZK", date(2010, 5, 1), None),
        ("Zomaar BV", DAY, None),
    ],
)
def test_an_organisation_as_of_a_day(name: str, day: date, expected: str | None, registers: Registers) -> None:
    assert slug(link_organisation(organisation(name), setting(registers, day))) == expected


def test_an_organisation_no_register_knows_is_what_the_text_says_it_is(registers: Registers) -> None:
    found = link_organisation(organisation("zomaar BV", EntityClass.COMPANY), setting(registers))
    assert isinstance(found.entry, Found)
    assert (found.entry.slug, found.entry.label, found.entry.cls) == ("zomaar-bv", "Zomaar BV", EntityClass.COMPANY)
    assert found.confidence < 0.9


def test_a_name_without_letters_is_no_address(registers: Registers) -> None:
    assert slug(link_organisation(organisation("«?»", EntityClass.COMPANY), setting(registers))) is None


_OF_ANOTHER_PERIOD = [
    ("Ministerie van Infrastructuur en Milieu", DAY, "ministerie-van-infrastructuur-en-milieu"),
    ("ministerie van VROM", DAY, "ministerie-van-volkshuisvesting-ruimtelijke-ordening-en-milieubeheer"),
    ("Ministerie van Asiel en Migratie", date(2024, 6, 1), "ministerie-van-asiel-en-migratie"),
]
_BY_ABBREVIATION = [  # which alone, as the name of another public body, is no ministry of another day
    ("EZK", date(2025, 5, 1), "ministerie-van-economische-zaken-en-klimaat-2017"),
    ("LNV", date(2013, 5, 1), "ministerie-van-landbouw-natuur-en-voedselkwaliteit-tot-2010"),
    ("LNV", date(2025, 5, 1), None),  # that of before 2010 or that of before 2024: nothing says which
]


@pytest.mark.parametrize(
    ("name", "day", "expected", "cls"),
    [(*case, EntityClass.MINISTRY) for case in (*_OF_ANOTHER_PERIOD, *_BY_ABBREVIATION)]
    + [(*case, EntityClass.GOVERNMENT_BODY) for case in _OF_ANOTHER_PERIOD],
)
def test_a_ministry_of_another_period_is_still_that_ministry(
    name: str, day: date, expected: str | None, cls: EntityClass, registers: Registers
) -> None:
    found = link_organisation(organisation(name, cls), setting(registers, day))
    assert slug(found) == expected
    assert not isinstance(found.entry, Found)


@pytest.mark.parametrize(
    ("name", "in_full", "expected"),
    [
        ("Sr", frozenset(), "BWBR0001854"),
        ("Wetboek van Strafrecht", frozenset(), "BWBR0001854"),
        ("Telecommunicatiewet", frozenset(), "BWBR0009950"),
        ("AVG", frozenset(), "32016R0679"),
        ("Wpg", frozenset(), None),
        ("Wpg", frozenset({"Wet publieke gezondheid"}), "BWBR0024705"),
        ("Wpg", frozenset({"Wet publieke gezondheid", "Wet politiegegevens"}), None),
        ("BW", frozenset(), "burgerlijk-wetboek"),
    ],
)
def test_a_law_by_name(name: str, in_full: frozenset[str], expected: str | None, registers: Registers) -> None:
    found = link_law(
        LawMention(AT, name, "test", name),
        setting(registers),
        LawsAround.of([LawMention(AT, one, "test", one) for one in in_full]),
    )
    assert slug(found) == expected
    assert bool(found.candidates) == (expected is None)


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Wmo", date(2008, 9, 26), "BWBR0020031"),
        ("Wmo", date(2014, 12, 31), "BWBR0020031"),
        ("Wmo", date(2015, 1, 1), "BWBR0035362"),
        ("Wmo 2015", date(2014, 6, 1), "BWBR0035362"),
        ("Wet maatschappelijke ondersteuning", date(2016, 6, 1), "BWBR0035362"),
        ("Wiv", date(2018, 4, 30), "BWBR0013409"),
        ("Wiv", date(2018, 5, 1), "BWBR0039896"),
        ("Politiewet", date(2010, 3, 1), "politiewet-1993"),
        ("Dublinverordening", date(2010, 3, 1), "32003R0343"),
        ("Dublinverordening", date(2020, 3, 1), "32013R0604"),
        ("Opvangrichtlijn", date(2014, 3, 1), None),
        ("AI Act", date(2022, 3, 1), "32024R1689"),
        ("Digital Services Act", date(2010, 3, 1), "digital-services-act"),
    ],
)
def test_a_law_of_the_day(name: str, day: date, expected: str | None, registers: Registers) -> None:
    """Both recasts of the Opvangrichtlijn were in force in 2014; no text of 2010 means an act of 2022."""
    found = link_law(LawMention(AT, name, "test", name), Setting(registers, day, day, "kv-tk-2008Z02366"), NONE)
    assert slug(found) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Wet op de Kanspelen", "Wet op de kansspelen"),
        ("Algemene Wet Boijzondere Ziektekosten", "Algemene Wet Bijzondere Ziektekosten"),
        ("Wet inburgering 2013", "Wet inburgering 2013"),
        ("Wet op de kans", "Wet op de kans"),
        ("Zzet op de kansspelen", "Zzet op de kansspelen"),
    ],
)
def test_a_law_one_letter_off_is_that_law_and_one_of_another_year_is_not(
    name: str, expected: str, registers: Registers
) -> None:
    found = link_law(LawMention(AT, name, "test", name), setting(registers), NONE)
    assert found.entry is not None
    assert found.entry.label == expected
    assert ("one letter" in found.reason) == (name.casefold() != expected.casefold())


def test_a_law_no_register_knows_is_found_in_the_text(registers: Registers) -> None:
    found = link_law(LawMention(AT, "Wet van Nergens", "test", "Wet van Nergens"), setting(registers), NONE)
    assert isinstance(found.entry, Found)
    assert (found.entry.slug, found.entry.cls) == ("wet-van-nergens", EntityClass.LAW)


@pytest.mark.parametrize(
    ("number", "law", "expected"),
    [
        ("350c", "Sr", "BWBR0001854/artikel/350c"),
        ("138ab", "Wetboek van Strafrecht", "BWBR0001854/artikel/138ab"),
        ("6:162", "BW", "BWBR0005289/artikel/162"),
        ("6:162", "Burgerlijk Wetboek Boek 6", "BWBR0005289/artikel/162"),
        ("162", "Burgerlijk Wetboek Boek 6", "BWBR0005289/artikel/162"),
        ("7:658", "BW", "BWBR0005290/artikel/658"),
        ("2:1", "Awb", "BWBR0005537/artikel/2:1"),
        ("162", "BW", None),
        ("99:1", "BW", None),
        ("1", "Wpg", None),
    ],
)
def test_an_article_of_a_law(number: str, law: str, expected: str | None, registers: Registers) -> None:
    found = link_article(ArticleMention(AT, number, "test", number, law, AT), setting(registers), NONE)
    assert slug(found) == expected
    if isinstance(found.entry, Article):
        bwb, _, own = str(expected).partition("/artikel/")
        assert found.entry.see_also == f"https://wetten.overheid.nl/jci1.3:c:{bwb}&artikel={own}"
    else:
        assert len(found.candidates) > 1


@pytest.mark.parametrize(
    ("name", "expected"), [("China", "china"), ("VS", "verenigde-staten"), ("Utrecht", "utrecht"), ("Nergens", None)]
)
def test_a_place_by_name(name: str, expected: str | None, registers: Registers) -> None:
    assert slug(link_place(PlaceMention(AT, name, "test", name), setting(registers))) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("economie ict", "http://standaarden.overheid.nl/owms/terms/ICT"), ("onzin", None)]
)
def test_a_topic_by_its_path(name: str, expected: str | None, registers: Registers) -> None:
    assert slug(link_topic(TopicMention(AT, name, "test", name), setting(registers))) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Yeşilgöz & Zn.", "yesilgoz-zn"),
        ("  A--B  ", "a-b"),
        ("Iıİ", "iii"),
        ("«»", ""),
        ("<img onerror>", "img-onerror"),
    ],
)
def test_a_name_as_part_of_an_address(name: str, expected: str) -> None:
    assert slug_of(name) == expected


def test_every_mention_but_a_relation_gets_one_link(registers: Registers) -> None:
    given = document(
        question("1", "Kent het lid Van Dijk de AIVD, en de minister van Toverij, en artikel 6:162 BW?"),
        answer("1", "KPN is onderdeel van Huawei. Zie de Wpg en de Wet publieke gezondheid in China."),
    )
    mentions = extract(given, registers)
    assert any(isinstance(mention, RelationMention) for mention in mentions)
    links = link(given, mentions, registers)
    assert [one.mention for one in links] == [m for m in mentions if not isinstance(m, RelationMention)]


def test_a_law_named_in_full_elsewhere_decides_its_abbreviation(registers: Registers) -> None:
    given = document(question("1", "Geldt artikel 1 Wpg?"), answer("1", "Zie de Wet politiegegevens."))
    decided = {one.mention.surface: slug(one) for one in link(given, extract(given, registers), registers)}
    assert decided["1 Wpg"] == "BWBR0022463/artikel/1"
    alone = document(question("1", "Geldt artikel 1 Wpg?"))
    assert {slug(one) for one in link(alone, extract(alone, registers), registers)} == {None}


@pytest.mark.parametrize("name", ["AIVD", "gemeente Bergen", "Ministerie van Economische Zaken", "Zomaar BV"])
def test_no_reason_speaks_of_a_day_that_is_none(name: str, registers: Registers) -> None:
    assert "None" not in link_organisation(organisation(name), setting(registers, None)).reason
