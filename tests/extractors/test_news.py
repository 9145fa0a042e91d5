"""Citations of publications: outlets, titles, days and addresses, exact in place; papers of parliament are none."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.document import Anchor, Document, Footnote
from kg.extractors import extract, news
from kg.extractors.addresses import addresses, outlet_of
from kg.extractors.citations import citations, cleaned_outlet, day_in
from kg.extractors.patterns import Pattern, patterns
from kg.extractors.stretches import running
from kg.mention import NewsMention, OrganisationMention
from kg.registers import Registers
from tests.made import document, question

PATTERNS = patterns("news_patterns")
NAMING = tuple(pattern for pattern in PATTERNS if pattern.yields != "none")


def of_each(found: Sequence[Pattern], attribute: str) -> list[object]:
    return [pytest.param(p, row, id=f"{p.id}-{n}") for p in found for n, row in enumerate(getattr(p, attribute))]


def noted(*notes: str, text: str = "Kent u het bericht?") -> Document:
    """A document with one question, whose footnotes stand in the frame, all marked at the end of the question."""
    frame = "\n".join(notes)
    made = document(question("1", text), frame=frame)
    words = made.sections[0].text
    marked = Anchor(1, len(text), len(text))
    starts = [words.index(note, len("Het bericht")) for note in notes]
    found = (
        Footnote(str(n), Anchor(0, start, start + len(note)), marked)
        for n, (start, note) in enumerate(zip(starts, notes, strict=True), 1)
    )
    return replace(made, footnotes=tuple(found))


def news_mentions(made: Document, registers: Registers) -> tuple[NewsMention, ...]:
    return news.news_mentions(made, running([made])[0][0].prose, registers)


def cited(document_: Document, registers: Registers) -> list[tuple[str | None, str | None, date | None, str | None]]:
    return [(m.outlet, m.title, m.day, m.url) for m in news_mentions(document_, registers)]


def test_ids_of_patterns_are_unique() -> None:
    assert len({pattern.id for pattern in PATTERNS}) == len(PATTERNS)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_each_pattern_has_examples_and_counter_examples(pattern: Pattern) -> None:
    assert pattern.examples
    assert pattern.counter
    assert pattern.yields in {"footnote", "prose", "none"}


@pytest.mark.parametrize(("pattern", "row"), of_each(NAMING, "examples"))
def test_a_pattern_finds_its_example(pattern: Pattern, row: tuple[str, str, str]) -> None:
    text, outlet, title = row
    assert [(m["outlet"], m.groupdict().get("title") or "") for m in pattern.find(text)] == [(outlet, title)]


@pytest.mark.parametrize(
    ("pattern", "row"), of_each([pattern for pattern in PATTERNS if pattern.yields == "none"], "examples")
)
def test_what_is_no_publication_is_known_and_never_cited(pattern: Pattern, row: tuple[str, ...]) -> None:
    assert any(pattern.find(row[0]))
    assert list(citations(row[0], lambda name: False)) == []


@pytest.mark.parametrize(("pattern", "text"), of_each(PATTERNS, "counter"))
def test_a_pattern_finds_nothing_in_its_counter_example(pattern: Pattern, text: str) -> None:
    assert [found.group() for found in pattern.expression.finditer(text)] == []


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "NOS, 29 oktober 2024, Meer ziekenhuizen in problemen, https://nos.nl/artikel/2542-meer.",
            ("NOS", "Meer ziekenhuizen in problemen", date(2024, 10, 29), "https://nos.nl/artikel/2542-meer"),
        ),
        (
            "De Volkskrant, 28 mei 2024 (www.volkskrant.nl/nieuws/ambtenaren~bc49/)",
            ("De Volkskrant", None, date(2024, 5, 28), "https://www.volkskrant.nl/nieuws/ambtenaren~bc49/"),
        ),
        (
            "De Telegraaf, «Rekeningen blijven komen, ondanks «eenvoudige nota»», 27 september 2014",
            ("De Telegraaf", "Rekeningen blijven komen, ondanks «eenvoudige nota»", date(2014, 9, 27), None),
        ),
        ("Kassa, 16 november", ("Kassa", None, None, None)),
        ("Rtlnieuws.nl, 5 april 2023", ("RTL Nieuws", None, date(2023, 4, 5), None)),
        (
            "Website Follow the Money, 11 november 2024, 'Een derde'",
            ("Follow the Money", "Een derde", date(2024, 11, 11), None),
        ),
        (
            "RIVM (2023), De bijdrage van een fabriek aan risico’s",
            ("RIVM", "De bijdrage van een fabriek aan risico’s", None, None),
        ),
        (
            "De Telegraaf, 17 november 2024, Grote verschillen | Financieel | Telegraaf.nl",
            ("De Telegraaf", "Grote verschillen", date(2024, 11, 17), None),
        ),
        (
            "NOS, 7 maart 2024, Onveilig klimaat bij de bond, Onveilig klimaat bij de bond (nos.nl)",
            ("NOS", "Onveilig klimaat bij de bond", date(2024, 3, 7), None),
        ),
        (
            "Argos, 27 september, 2023, www.vpro.nl/argos/x.html",
            ("Argos", None, date(2023, 9, 27), "https://www.vpro.nl/argos/x.html"),
        ),
        ("https://www.ad.nl/binnenland/hond~a1/", ("AD", None, None, "https://www.ad.nl/binnenland/hond~a1/")),
        ("https://bijlagen.nos.nl/a/b.pdf", ("NOS", None, None, "https://bijlagen.nos.nl/a/b.pdf")),
        ("Zie de website www.voorbeeldzorg.nl", ("voorbeeldzorg.nl", None, None, "https://www.voorbeeldzorg.nl")),
        ("Passende zorg (dejuistezorg.nl)", ("dejuistezorg.nl", "Passende zorg", None, None)),
        (
            "«Titel van vroeger», www.elsevier.nl, 9 maart 2012.",
            ("Elsevier", "Titel van vroeger", date(2012, 3, 9), None),
        ),
        ("«Strengere regels», Trouw, 12 maart 2013.", ("Trouw", "Strengere regels", date(2013, 3, 12), None)),
        ("NRC Handelsblad van 14 april 2012", ("NRC Handelsblad", None, date(2012, 4, 14), None)),
        ("Telegraaf.nl 24-11-2016", ("De Telegraaf", None, date(2016, 11, 24), None)),
        ("Uitzending van Zembla, 3 mei 2012", ("Zembla", None, date(2012, 5, 3), None)),
        ("NOS Journaal 20.00 uur, 3 mei 2013", ("NOS Journaal", None, date(2013, 5, 3), None)),
        ("Reuters, May 3, 2023, «Dutch firm»", ("Reuters", "Dutch firm", date(2023, 5, 3), None)),
        ("Agrarisch Dagblad, 12 feb. 2011", ("Agrarisch Dagblad", None, date(2011, 2, 12), None)),
        ("PBL, Klimaat- en Energieverkenning 2023", ("PBL", "Klimaat- en Energieverkenning 2023", None, None)),
    ],
)
def test_a_footnote_cites(
    note: str, expected: tuple[str, str | None, date | None, str | None], registers: Registers
) -> None:
    assert cited(noted(note), registers) == [expected]


@pytest.mark.parametrize(
    "note",
    [
        "Kamerstuk 36 410, nr. 9",
        "Aanhangsel Handelingen II, vergaderjaar 2024–2025, nr. 135, (https://open.overheid.nl/documenten/dpc-15/pdf)",
        "Kamerbrief over voortgang | Kamerstuk | Rijksoverheid.nl",
        "https://www.tweedekamer.nl/kamerstukken/detail?id=2024D42030",
        "Rechtbank Den Haag, 21 februari 2023, ECLI:NL:RBDHA:2023:2055",
        "Zie noot 3.",
        "Ibid.",
        "De prestatiebeurs bestaat uit de basisbeurs en de aanvullende beurs.",
        "Bulgarije, Tsjechië, Hongarije en Letland",
        "«Een titel zonder krant»",
        "Motie Van Dijk (Kamerstuk 34 000, nr. 12)",
        "Brief van de Inspectie aan de Minister, 12 februari 2021",
        "Amsterdam, Rotterdam en Den Haag",
        "DNB, AFM en ACM houden hierop toezicht.",
    ],
)
def test_a_footnote_without_publication_cites_nothing(note: str, registers: Registers) -> None:
    assert cited(noted(note), registers) == []


def test_one_footnote_may_cite_several(registers: Registers) -> None:
    note = (
        "NU.nl, 1 oktober 2024, «Vervoer duurder».(https://www.nu.nl/a/1.html); Omroep West, 2 oktober 2024, «Bus weg»."
    )
    made = noted(note)
    assert [(m.outlet, m.title) for m in news_mentions(made, registers)] == [
        ("NU.nl", "Vervoer duurder"),
        ("Omroep West", "Bus weg"),
    ]
    listed = noted("NRC, 12 februari 2011; de Volkskrant, 13 februari 2011; «Titel», Trouw, 14 februari 2011")
    assert [m.outlet for m in news_mentions(listed, registers)] == ["NRC", "de Volkskrant", "Trouw"]
    glued = noted("https://www.ad.nl/a~1/#:~:text=hond[3] https://www.nrc.nl/b")
    assert [m.url for m in news_mentions(glued, registers)] == [
        "https://www.ad.nl/a~1/#:~:text=hond",
        "https://www.nrc.nl/b",
    ]


def test_an_address_printed_twice_is_one_publication(registers: Registers) -> None:
    note = "Trouw, 10 oktober 2023, www.trouw.nl/b/hamas-vanmob~b5/ (www.trouw.nl/b/hamas-van-mob~b5/)."
    assert [m.url for m in news_mentions(noted(note), registers)] == ["https://www.trouw.nl/b/hamas-vanmob~b5/"]


def test_places_are_exact_and_the_mark_is_where_it_is_cited(registers: Registers) -> None:
    made = noted("AD, 3 mei 2024, «Eerste».", "Zie noot 1", "Trouw, 4 mei 2024, «Tweede».")
    found = news_mentions(made, registers)
    assert [made.surface(mention.at) for mention in found] == [mention.surface for mention in found]
    assert [mention.surface for mention in found] == ["AD, 3 mei 2024, «Eerste»", "Trouw, 4 mei 2024, «Tweede»"]
    assert {mention.cited_at for mention in found} == {Anchor(1, 19, 19)}


def test_running_text_cites_what_no_footnote_does(registers: Registers) -> None:
    made = document(question("1", "Kent u de uitzending van Pointer «Ik mag niet kleiner wonen» op 24 oktober 2024?"))
    (found,) = news_mentions(made, registers)
    assert (found.outlet, found.title, found.day) == ("Pointer", "Ik mag niet kleiner wonen", date(2024, 10, 24))
    assert found.cited_at == found.at
    assert made.surface(found.at).endswith("op 24 oktober 2024")


def test_a_body_whose_report_is_told_of_counts_and_a_medium_does_not(registers: Registers) -> None:
    text = "Kent u het advies «Mest» van de Gezondheidsraad en de uitzending van de Keuringsdienst van Waarde?"
    named = {m.name for m in extract(document(question("1", text)), registers) if isinstance(m, OrganisationMention)}
    assert "Gezondheidsraad" in named
    assert "Keuringsdienst van Waarde" not in named


def test_a_site_that_running_text_points_to_is_a_source(registers: Registers) -> None:
    made = document(question("1", "Meer staat op de website aanpakvoorbeeld.nl. Discriminatie.nl is een organisatie."))
    assert [m.url for m in news_mentions(made, registers)] == ["https://aanpakvoorbeeld.nl"]


def test_a_footnote_is_not_told_again_from_the_text(registers: Registers) -> None:
    text = "Kent u het artikel «Blinde vlek» gepubliceerd in het Nederlands Juristenblad?"
    found = news_mentions(noted("Nederlands Juristenblad, 21 juni 2023, «Blinde vlek».", text=text), registers)
    assert len(found) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Kent u het bericht «Rekening hoger»?",
        "Kent u het rapport «Vrij» van Minister Bruins?",
        "Kent u het bericht «Brand» in Nijmegen?",
        "Kent u het bericht «Brand» (ingezonden 3 mei 2024)?",
        "Wat bedoelt u in artikel 5 van de wet?",
    ],
)
def test_a_title_without_outlet_is_left_out(text: str, registers: Registers) -> None:
    assert news_mentions(document(question("1", text)), registers) == ()


def test_the_outlet_of_a_citation_is_no_name_of_the_text(registers: Registers) -> None:
    text = "Kent u de uitzending van Pointer «KPN verkoopt»? Waarom weigerde KPN met Pointer te spreken?"
    found = extract(document(question("1", text)), registers)
    (news,) = [mention for mention in found if isinstance(mention, NewsMention)]
    names = [mention for mention in found if isinstance(mention, OrganisationMention)]
    assert news.outlet == "Pointer"
    assert not [name for name in names if name.surface == "Pointer" and name.at.end <= news.at.end]
    assert [name.surface for name in names if name.surface == "KPN"] == ["KPN", "KPN"]


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://nos.nl/a",
        "file:///etc/passwd",
        "https://nos.nl@evil.example/a",
        "https://user:pass@nos.nl/a",
        "https://localhost/a",
        "http://127.0.0.1/a",
        "https://",
        "www.",
    ],
)
def test_a_hostile_address_is_no_page(text: str) -> None:
    assert [found.url for found in addresses(text) if found.url] == []


@pytest.mark.parametrize("cut", ["\u202e", "é", "İ", "ſ", "<", "{", "\\", "^", "`"])
def test_an_address_that_is_cut_by_what_none_can_hold_is_not_made_up(cut: str) -> None:
    found = next(iter(addresses(f"https://nos.nl/a{cut}b")))
    assert (found.host, found.url) == ("nos.nl", None)


@given(st.text(max_size=200))
def test_addresses_hold_only_what_an_address_may_hold(text: str) -> None:
    for found in addresses(f"zie https://nos.nl/{text} en www.ad.nl/{text}"):
        if found.url:
            assert found.url.isascii()
            assert found.url.startswith(("http://", "https://"))
            assert not set(found.url) & set(' <>"{}|\\^`\n\t')


@given(st.text(alphabet="AD NOS,.;:«»()'’|20243 meiwww.nl/https", max_size=300))
def test_whatever_a_footnote_says_its_pieces_lie_within_it(text: str) -> None:
    for found in citations(text, lambda name: False):
        assert 0 <= found.start < found.end <= len(text)
        assert found.outlet or found.url


@pytest.mark.parametrize(
    "unit", ["A ", "van de ", "«", "'a", "www.a", "a.", "het bericht «", "1 mei 2024, ", "(", "| "]
)
def test_long_text_takes_no_long_time(unit: str, registers: Registers) -> None:
    text = unit * (40_000 // len(unit))
    begun = time.perf_counter()
    list(addresses(text))
    list(citations(text, lambda name: False))
    news_mentions(document(question("1", text)), registers)
    assert time.perf_counter() - begun < 2


def test_hosts_and_outlets() -> None:
    assert outlet_of("eenvandaag.avrotros.nl") == "EenVandaag"
    assert outlet_of("iets.avrotros.nl") == "AVROTROS"
    assert outlet_of("krant.example") == "krant.example"
    assert cleaned_outlet("NOS website") == "NOS"
    assert cleaned_outlet("www.nrc.nl") == "NRC"


def test_days() -> None:
    assert day_in("d.d. 3 Mei 2024") == date(2024, 5, 3)
    assert day_in("11-10-2024") == date(2024, 10, 11)
    assert day_in("31 februari 2024") is None
    assert day_in("16 november") is None
