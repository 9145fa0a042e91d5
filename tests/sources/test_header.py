"""The grammar of header sentences."""

from datetime import date

import pytest

from kg.sources.header import parse_header
from kg.sources.header_people import clean_name
from kg.sources.header_references import references_in
from kg.sources.posts import posts_in


@pytest.mark.parametrize(
    ("phrase", "askers"),
    [
        ("het lid Buitenweg (GroenLinks)", [("Buitenweg", "GroenLinks")]),
        ("de leden Van Eijk en De Boer (beiden VVD)", [("Van Eijk", "VVD"), ("De Boer", "VVD")]),
        ("de leden A (P), B (Q) en C (R)", [("A", "P"), ("B", "Q"), ("C", "R")]),
        (
            "de leden Sneller , Bamenga , Kat (allen D66) en Piri (PvdA)",
            [
                ("Sneller", "D66"),
                ("Bamenga", "D66"),
                ("Kat", "D66"),
                ("Piri", "PvdA"),
            ],
        ),
        ("het leden Yeşilgöz-Zegerius en Aartsen (beiden VVD)", [("Yeşilgöz-Zegerius", "VVD"), ("Aartsen", "VVD")]),
        ("de leden lid Inge vanDijk (CDA)", [("Inge van Dijk", "CDA")]),
        ("het lid Faber-van de Klashorst(PVV)", [("Faber-van de Klashorst", "PVV")]),
        ("het lid DaniëlleJansen (Nieuw Sociaal Contract)", [("Daniëlle Jansen", "Nieuw Sociaal Contract")]),
        ("het lid Van Haga (Groep Van Haga)", [("Van Haga", "Groep Van Haga")]),
        ("de leden An de Wit en El Idrissi (allebei PQR)", [("An de Wit", "PQR"), ("El Idrissi", "PQR")]),
        ("de leden De Wit en Bos (VVD respectievelijk PvdA)", [("De Wit", "VVD"), ("Bos", "PvdA")]),
        ("de leden De Wit, Bos (beiden A) en Van der Lee (B)", [("De Wit", "A"), ("Bos", "A"), ("Van der Lee", "B")]),
    ],
)
def test_askers(phrase: str, askers: list[tuple[str, str]]) -> None:
    text = f"Vragen van {phrase} aan de Minister van Defensie over een schip (ingezonden 5 mei 2022)."
    parts = parse_header(text)
    assert [(person.name, person.party) for person in parts.askers] == askers
    assert [post.name for post in parts.addressees] == ["Minister van Defensie"]
    assert parts.subject and text[parts.subject.start : parts.subject.end] == "een schip"


@pytest.mark.parametrize(
    ("phrase", "posts"),
    [
        (
            "de Ministers van Justitie en Veiligheid, voor Primair en Voortgezet Onderwijs en van Onderwijs Cultuur en "
            "Wetenschap",
            [
                "Minister van Justitie en Veiligheid",
                "Minister voor Primair en Voortgezet Onderwijs",
                "Minister van Onderwijs, Cultuur en Wetenschap",
            ],
        ),
        (
            "de Staatssecretaris en de Minister van Volksgezondheid, Welzijn en Sport",
            [
                "Staatssecretaris van Volksgezondheid, Welzijn en Sport",
                "Minister van Volksgezondheid, Welzijn en Sport",
            ],
        ),
        ("de Minister Justitie en Veiligheid", ["Minister van Justitie en Veiligheid"]),
        (
            "de Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties, bij afwezigheid van deMinister,",
            ["Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties"],
        ),
        (
            "de Ministers van Economische Zaken en van Klimaaten Groene Groei en deStaatssecretaris van Defensie",
            ["Minister van Economische Zaken", "Minister van Klimaat en Groene Groei", "Staatssecretaris van Defensie"],
        ),
        (
            "de Minister-President, Minister van Algemene Zaken en de minister van Financiën",
            ["Minister-president", "Minister van Financiën"],
        ),
        (
            "de Ministers van Economische Zaken en voor Bijen en Bloemen",
            ["Minister van Economische Zaken", "Minister voor Bijen en Bloemen"],
        ),
        ("de Minister van Justitie en Vreemdelingen", ["Minister van Justitie en Vreemdelingen"]),
        ("de Minister voor Economische Zaken", ["Minister van Economische Zaken"]),
    ],
)
def test_posts(phrase: str, posts: list[str]) -> None:
    found, end = posts_in(phrase + " over bijen")
    assert [post.name for post in found] == posts
    assert "over bijen" in (phrase + " over bijen")[end:]


@pytest.mark.parametrize(
    ("sentence", "answerers"),
    [
        (
            "Antwoord van Minister Weerwind (Rechtsbescherming)",
            [("Weerwind", "Minister voor Rechtsbescherming", False)],
        ),
        ("Antwoord van minister De Vries (Justitie).", [("De Vries", "Minister van Justitie", False)]),
        (
            "Antwoord van Ministers Kuipers (Volksgezondheid, Welzijn en Sport) en Bruins (Financiën)",
            [
                ("Kuipers", "Minister van Volksgezondheid, Welzijn en Sport", False),
                ("Bruins", "Minister van Financiën", False),
            ],
        ),
        (
            "Antwoord van Minister A (Defensie) en Staatssecretaris B (Financiën), mede namens Minister C (Justitie)",
            [
                ("A", "Minister van Defensie", False),
                ("B", "Staatssecretaris van Financiën", False),
                ("C", "Minister van Justitie", True),
            ],
        ),
        (
            "Antwoord van Minister-President Rutte, mede namens de Ministers van Financiën en voor Medische Zorg",
            [
                ("Rutte", "Minister-president", False),
                (None, "Minister van Financiën", True),
                (None, "Minister voor Medische Zorg", True),
            ],
        ),
        ("Antwoorden van de minister van Defensie", [(None, "Minister van Defensie", False)]),
    ],
)
def test_answerers(sentence: str, answerers: list[tuple[str | None, str, bool]]) -> None:
    parts = parse_header(f"{sentence} (ontvangen 18 november2024).")
    assert [(person.name, person.post, person.on_behalf) for person in parts.answerers] == answerers
    assert parts.received == date(2024, 11, 18)


def test_anchors_count_from_the_base() -> None:
    text = (
        "Vragen van het lid Jansen (XYZ) aan de Minister van Defensie over\neen schip "
        "(2024Z11859, ingezonden 5 juli 2024)"
    )
    parts = parse_header(text, base=100, section=3)
    (asker,) = parts.askers
    assert asker.name_at and asker.name_at.section == 3
    assert text[asker.name_at.start - 100 : asker.name_at.end - 100] == "Jansen"
    assert (parts.number, parts.submitted) == ("2024Z11859", date(2024, 7, 5))


def test_a_notice_is_a_postponement() -> None:
    assert parse_header("Mededeling van Minister A (Defensie) (ontvangen 1 mei 2020)").postponed


def test_a_header_without_sense_says_nothing() -> None:
    for text in ("", "Vragen", "Vragen van het lid", "Antwoord van", "aan de " * 500, "(" * 10_000, "van " * 5_000):
        assert not parse_header(text).addressees


def test_references() -> None:
    text = (
        "Zie Aanhangsels Handelingen, vergaderjaar 2023–2024, nr. 1767 en 1775 en ah-tk-20232024-1283 "
        "(vraagnummer 2024Z1481)"
    )
    assert [found.publication for found in references_in(text)] == [
        "ah-tk-20232024-1767",
        "ah-tk-20232024-1775",
        "ah-tk-20232024-1283",
    ]


@pytest.mark.parametrize(
    ("printed", "name"),
    [("Yes¸ilgöz-Zegerius", "Yeşilgöz-Zegerius"), ("Kostic ´", "Kostić"), ("McDonald", "McDonald"), ("D66", "D66")],
)
def test_names(printed: str, name: str) -> None:
    assert clean_name(printed) == name


@pytest.mark.parametrize(
    ("phrase", "posts"),
    [
        ("de minister-president en de ministers van Financiën en van Buitenlandse Zaken", 3),
        ("de Minister-President, Minister van Algemene Zaken", 1),
        ("de Minister van Buitenlandse Zaken en voor Buitenlandse Handel en Ontwikkelingssamenwerking", 2),
        ("de Minister voor Immigratie, Integratie en Asiel", 1),
        (
            "de Minister van Economische Zaken, Landbouw en Innovatie en de staatssecretaris van Infrastructuur en Milieu",
            2,
        ),
        ("de Ministers van Sociale Zaken en Werkgelegenheid en voor Basis- en Voortgezet Onderwijs en Media", 2),
    ],
)
def test_posts_are_counted_right(phrase: str, posts: int) -> None:
    parts = parse_header(f"Vragen van het lid De Wit (SP) aan {phrase} over een schip (ingezonden 5 mei 2011).")
    assert len(parts.addressees) == posts


@pytest.mark.parametrize("written", ["Financiën – Toeslagen en Douane", "Financiën (Toeslagen en Douane)"])
def test_which_of_two_holders_of_a_portfolio_is_meant_stays(written: str) -> None:
    parts = parse_header(
        f"Vragen van het lid De Wit (SP) aan de Staatssecretaris van {written} over toeslagen (ingezonden"
    )
    assert [post.name for post in parts.addressees] == ["Staatssecretaris van Financiën – Toeslagen en Douane"]


@pytest.mark.parametrize(
    ("sentence", "answerers"),
    [
        (
            "Antwoord van Minister De Wit (voor Rechtsbescherming)",
            [("De Wit", "Minister voor Rechtsbescherming", False)],
        ),
        ("Antwoord van Staatssecretaris De Wit van Defensie", [("De Wit", "Staatssecretaris van Defensie", False)]),
        (
            "Nader antwoord van Minister De Wit (Defensie), ook namens de minister van Financiën",
            [("De Wit", "Minister van Defensie", False), (None, "Minister van Financiën", True)],
        ),
        (
            "Antwoord van de ministers De Wit (Defensie) en Bos-Van Dijk (Financiën)",
            [("De Wit", "Minister van Defensie", False), ("Bos-Van Dijk", "Minister van Financiën", False)],
        ),
    ],
)
def test_who_answers(sentence: str, answerers: list[tuple[str | None, str, bool]]) -> None:
    parts = parse_header(f"{sentence} (ontvangen 24 april 2018).")
    assert [(person.name, person.post, person.on_behalf) for person in parts.answerers] == answerers
    assert parts.received == date(2018, 4, 24)


@pytest.mark.parametrize(
    ("text", "publications"),
    [
        ("Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel van de Handelingen, nr. 2386", ["ah-tk-20232024-2386"]),
        ("vergaderjaar 2023–2024, Aanhangsel van de Handelingen 2386.", ["ah-tk-20232024-2386"]),
        ("Kamervragen (Aanhangsel) 2023–2024, nr. 2267", ["ah-tk-20232024-2267"]),
        ("Aanhangsel van de Handelingen II, 2022/-23, nr. 1823.", ["ah-tk-20222023-1823"]),
        ("zie ook Aanhangsel Handelingen nr. 1234, vergaderjaar 2009–2010", ["ah-tk-20092010-1234"]),
        ("Aanhangsel Handelingen II 2010/11, nrs. 12 en 13", ["ah-tk-20102011-12", "ah-tk-20102011-13"]),
        ("Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 1", []),
        ("Aanhangsel Handelingen, vergaderjaar 2022–203, nr. 844", []),
    ],
)
def test_annexes_however_they_are_cited(text: str, publications: list[str]) -> None:
    assert [reference.publication for reference in references_in(text)] == publications
