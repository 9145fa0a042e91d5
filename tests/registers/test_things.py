"""The registers of things against facts checked by hand."""

from collections import Counter
from datetime import date

import pytest

from kg.mention import EntityClass
from kg.registers.entries import Organisation
from kg.registers.eu_acts import eu_act
from kg.registers.things import Things

THINGS = Things.load()


def test_counts_are_what_the_sources_hold() -> None:
    kinds = Counter(entry.kind for _, entry in THINGS.organisation_names() if entry.label == _)
    assert 340 <= kinds["gemeente"] <= 650  # 342 in 2026, and those merged since 1999
    assert kinds["provincie"] == 12
    assert 21 <= kinds["waterschap"] <= 35
    assert kinds["rechtspraak"] >= 20  # 11 courts, 4 courts of appeal, the high ones, those of the islands
    places = Counter(place.kind for name, place in THINGS.place_names() if name == place.label)
    assert 190 <= places["land"] <= 215
    assert places["provincie"] == 12


@pytest.mark.parametrize(
    ("name", "slug", "cls"),
    [
        ("AIVD", "algemene-inlichtingen-en-veiligheidsdienst", EntityClass.GOVERNMENT_BODY),
        ("Cyber Security Raad", "cyber-security-raad", EntityClass.GOVERNMENT_BODY),
        ("Agentschap Telecom", "agentschap-telecom", EntityClass.GOVERNMENT_BODY),
        ("RDI", "rijksinspectie-digitale-infrastructuur", EntityClass.GOVERNMENT_BODY),
        ("DJI", "dienst-justitiele-inrichtingen", EntityClass.GOVERNMENT_BODY),
        ("gemeente Utrecht", "gemeente-utrecht", EntityClass.GOVERNMENT_BODY),
        ("rechtbank Amsterdam", "rechtbank-amsterdam", EntityClass.GOVERNMENT_BODY),
        ("HP", "hp", EntityClass.COMPANY),
        ("KPN", "kpn", EntityClass.COMPANY),
        ("Telfort", "telfort", EntityClass.COMPANY),
        ("T-Mobile", "t-mobile", EntityClass.COMPANY),
        ("VodafoneZiggo", "vodafoneziggo", EntityClass.COMPANY),
        ("Huawei", "huawei", EntityClass.COMPANY),
        ("ProRail", "prorail", EntityClass.COMPANY),
        ("Schiphol", "schiphol", EntityClass.COMPANY),
        ("VNG", "vereniging-van-nederlandse-gemeenten", EntityClass.ORGANIZATION),
        ("NAVO", "noord-atlantische-verdragsorganisatie", EntityClass.ORGANIZATION),
        ("de Volkskrant", "de-volkskrant", EntityClass.ORGANIZATION),
    ],
)
def test_a_name_is_one_organisation(name: str, slug: str, cls: EntityClass) -> None:
    (found,) = THINGS.organisations_named(name)
    assert (found.slug, found.cls) == (slug, cls)
    assert THINGS.organisation(slug) is found


def test_the_day_decides_between_periods() -> None:
    (then,) = THINGS.organisations_named("Arbeidsinspectie", date(2010, 5, 1))
    (now,) = THINGS.organisations_named("Arbeidsinspectie", date(2023, 5, 1))
    assert (then.slug, now.slug) == ("arbeidsinspectie", "nederlandse-arbeidsinspectie")
    assert [body.slug for body in THINGS.organisations_named("Agentschap Telecom", date(2024, 1, 1))] == [
        "agentschap-telecom"
    ]


def test_what_two_bear_is_left_to_the_text() -> None:
    bearers = {body.slug for body in THINGS.organisations_named("SMK")}
    assert bearers == {"strategische-milieukamer", "stichting-milieukeur"}
    assert len(THINGS.organisations_named("gemeente Bergen")) == 2
    scanned = {name for name, _ in THINGS.organisation_names()}
    assert {"Schiphol", "OM", "AP", "gemeente Den Haag"} <= scanned
    assert not {"SMK", "AT", "BD", "TK", "X", "Action", "Kamer", "politie", "Bestuur", "Randstad"} & scanned
    assert "gemeente Bergen" not in scanned


def test_the_agency_became_the_inspectorate() -> None:
    (change,) = THINGS.changes("agentschap-telecom")
    assert (change.day, change.resulting) == (date(2023, 1, 1), "rijksinspectie-digitale-infrastructuur")
    before, after = THINGS.organisation(change.original), THINGS.organisation(change.resulting)
    assert isinstance(before, Organisation)
    assert isinstance(after, Organisation)
    assert (before.end, after.start) == (date(2022, 12, 31), date(2023, 1, 1))
    assert after.same_as == ("https://identifier.overheid.nl/tooi/id/oorg/oorg10219",)
    assert len(THINGS.changes("agentschap-nl")) == 4  # three went into it, it went into RVO


def test_a_brand_is_only_a_close_match() -> None:
    (huawei,) = THINGS.organisations_named("Huawei")
    assert (huawei.same_as, huawei.close_match) == ((), ("http://www.wikidata.org/entity/Q160120",))


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Telecommunicatiewet", "BWBR0009950"),
        ("Wetboek van Strafrecht", "BWBR0001854"),
        ("Sr", "BWBR0001854"),
        ("Sv", "BWBR0001903"),
        ("Grondwet", "BWBR0001840"),
        ("Burgerlijk Wetboek Boek 6", "BWBR0005289"),
        ("Boek 6 BW", "BWBR0005289"),
        ("AVG", "32016R0679"),
        ("GDPR", "32016R0679"),
        ("DSA", "32022R2065"),
        ("Woningwet", "BWBR0005181"),
        ("VWEU", "BWBV0001506"),
        ("Besluit veiligheid en integriteit telecommunicatie", "besluit-veiligheid-en-integriteit-telecommunicatie"),
    ],
)
def test_a_name_is_one_law(name: str, slug: str) -> None:
    (law,) = THINGS.laws_named(name)
    assert law.slug == slug


@pytest.mark.parametrize(
    ("name", "slug", "label"),
    [
        ("Besluit 2010/573/GBVB", "32010D0573", "Besluit 2010/573"),
        ("Besluit (GBVB) 2015/778", "32015D0778", "Besluit 2015/778"),
        ("Richtlijn 2013/59/Euratom", "32013L0059", "Richtlijn 2013/59/Euratom"),
        ("Richtlijn 2013/59", "32013L0059", "Richtlijn 2013/59/Euratom"),
        ("Richtlijn 96/71", "31996L0071", "Richtlijn 96/71/EG"),
    ],
)
def test_an_act_of_the_union_by_its_number_alone(name: str, slug: str, label: str) -> None:
    law = eu_act(name)
    assert law and (law.slug, law.label) == (slug, label)


def test_a_law_without_identifier_gets_none() -> None:
    (law,) = THINGS.laws_named("Besluit veiligheid en integriteit telecommunicatie")
    assert (law.bwb, law.celex, law.source) == ("", "", "kv-tk-2021Z05118 (name only)")
    assert THINGS.jci(law, "2") == ""


def test_ambiguous_abbreviations_of_laws() -> None:
    assert len(THINGS.laws_named("BW")) == 11  # ten books and the code as a whole
    scanned = {name for name, _ in THINGS.law_names()}
    assert "Awb" in scanned
    assert not {"BW", "Tw", "Wpg", "Verdrag", "Besluit", "Unie", "Code"} & scanned


def test_an_article_is_made_on_demand() -> None:
    law = THINGS.law("BWBR0001854")
    assert law is not None
    article = THINGS.article(law, "350c")
    assert article.slug == "BWBR0001854/artikel/350c"
    assert article.label == "artikel 350c Wetboek van Strafrecht"
    assert article.see_also == "https://wetten.overheid.nl/jci1.3:c:BWBR0001854&artikel=350c"


def test_places_and_topics() -> None:
    assert [place.slug for place in THINGS.places_named("China")] == ["china"]
    assert [place.label for place in THINGS.places_named("VS")] == ["Verenigde Staten"]
    assert [place.label for place in THINGS.places_named("Den Bosch")] == ["'s-Hertogenbosch"]
    assert [place.slug for place in THINGS.places_named("Utrecht")] == ["utrecht"]
    assert THINGS.place("utrecht-provincie") is not None
    (topic,) = THINGS.topics_named("economie ict")
    assert topic.slug == "http://standaarden.overheid.nl/owms/terms/ICT"
    assert topic.parent == "http://standaarden.overheid.nl/owms/terms/Economie"


def test_what_was_not_seen_has_no_identifier() -> None:
    """A name put in by hand bears no address: a wrong one would be worse than none."""
    by_hand = [entry for entry in THINGS.organisations() if entry.source.startswith("name only")]
    assert len(by_hand) > 3_000
    assert not [entry.slug for entry in by_hand if entry.same_as or entry.close_match or entry.see_also]


@pytest.mark.parametrize(
    ("name", "cls"),
    [
        ("RIEC Noord-Nederland", EntityClass.GOVERNMENT_BODY),
        ("Omgevingsdienst Haaglanden", EntityClass.GOVERNMENT_BODY),
        ("politie Haaglanden", EntityClass.GOVERNMENT_BODY),
        ("PI Ter Apel", EntityClass.GOVERNMENT_BODY),
        ("commissie-Sorgdrager", EntityClass.GOVERNMENT_BODY),
        ("Reinier de Graaf Gasthuis", EntityClass.ORGANIZATION),
        ("Hogeschool Leiden", EntityClass.ORGANIZATION),
        ("FPC de Kijvelanden", EntityClass.ORGANIZATION),
        ("UNCTAD", EntityClass.ORGANIZATION),
        ("Bundeskartellamt", EntityClass.ORGANIZATION),
        ("Sappi", EntityClass.COMPANY),
        ("Infomedics", EntityClass.COMPANY),
    ],
)
def test_names_of_every_sort_have_their_class(name: str, cls: EntityClass) -> None:
    assert {entry.cls for entry in THINGS.organisations_named(name)} == {cls}


def test_names_that_are_words_need_support() -> None:
    scanned = {name for name, _ in THINGS.organisation_names()}
    assert not {"Check", "Bird", "Florence", "Gave", "Galapagos", "Q8", "Wise", "Zuidwester", "Veeteelt"} & scanned
    assert {entry.label for entry in THINGS.organisations_named("Check")} == {"Check"}


def test_a_court_that_was_merged_is_tied_to_its_successors() -> None:
    (then,) = THINGS.organisations_named("rechtbank Breda", date(2011, 5, 1))
    (change,) = THINGS.changes(then.slug)
    assert (then.end, change.day, change.resulting) == (
        date(2012, 12, 31),
        date(2013, 1, 1),
        "rechtbank-zeeland-west-brabant",
    )


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Brzo", "Besluit risico's zware ongevallen 2015"),
        ("Wgbh/cz", "Wet gelijke behandeling op grond van handicap of chronische ziekte"),
        ("Wvggz", "Wet verplichte geestelijke gezondheidszorg"),
        ("Wjsg", "Wet justitiële en strafvorderlijke gegevens"),
        ("Awb", "Algemene wet bestuursrecht"),
        ("Wlz", "Wet langdurige zorg"),
        ("Zvw", "Zorgverzekeringswet"),
        ("Wmo", "Wet maatschappelijke ondersteuning 2015"),
        ("Donorwet", "Wet op de orgaandonatie"),
        ("Europese Habitatrichtlijn", "Habitatrichtlijn"),
    ],
)
def test_short_names_of_laws(name: str, label: str) -> None:
    assert label in {name for law in THINGS.laws_named(name) for name in (law.label, *law.aliases)}


def test_every_row_names_a_public_source() -> None:
    entries = [entry for _, entry in (*THINGS.organisation_names(), *THINGS.law_names(), *THINGS.place_names())]
    assert all(entry.source for entry in entries)
    assert not [entry.slug for entry in entries if "seed document" in entry.source or "/" in entry.source[:1]]
