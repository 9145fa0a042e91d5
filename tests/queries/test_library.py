"""Each named question gives the rows that a person finds by reading the corpus (tests/queries/corpus.py) and the example."""

import csv
import io
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from kg.exporters.results import render
from kg.queries import Query, headings, library, named, run
from kg.queries.parameters import _BINDING
from kg.queries.values import KINDS
from kg.rdf.vocabulary import PREFIXES
from kg.resources import ontology

TOGETHER, LATE, OPEN, EXAMPLE, OFFICIAL = "2021Z01001", "2020Z09001", "2021Z02001", "2021Z05118", "2021Z99901"
JUSTICE, ECONOMY = "Minister van Justitie en Veiligheid", "Staatssecretaris van Economische Zaken en Klimaat"
WATER = "Minister van Infrastructuur en Waterstaat"
TITLE = "Het bericht dat Huawei toegang had tot gegevens van miljoenen Telfort-klanten."
BUITENWEG, VAN_NISPEN = "Kathalijne Buitenweg", "Michiel van Nispen"
CRIMINAL = "Wetboek van Strafrecht"

Row = tuple[str, ...]

KNOWN: list[tuple[str, dict[str, str], str, list[Row]]] = [
    # name, parameters, the columns compared, every row
    (
        "wie-vroeg-wie",
        {"wie": "BUITENWEG"},
        "datum nummer vrager partij ambt beantwoorder",
        [
            ("2020-09-01", LATE, BUITENWEG, "GroenLinks", "", "Mona Keijzer"),
            ("2021-02-01", TOGETHER, BUITENWEG, "GroenLinks", "", "Ferdinand Grapperhaus"),
            ("2021-03-30", EXAMPLE, BUITENWEG, "GroenLinks", JUSTICE, "Ferdinand Grapperhaus, Mona Keijzer"),
        ],
    ),
    ("wie-vroeg-wie", {"wie": "van nispen", "sinds": "15-2-2021"}, "nummer partij", [(OPEN, "SP")]),
    (
        "vragen-over",
        {},
        "nummer vrager partij ambt",
        [
            (LATE, BUITENWEG, "GroenLinks", ""),
            (TOGETHER, f"{BUITENWEG}, {VAN_NISPEN}", "GroenLinks, SP", ""),
            (OPEN, VAN_NISPEN, "SP", ""),
            (EXAMPLE, BUITENWEG, "GroenLinks", JUSTICE),
        ],
    ),
    (
        "vragen-over-per-jaar",
        {"naam": "Telfort"},
        "jaar partij aantal",
        [("2020-2021", "GroenLinks", "2"), ("2020-2021", "SP", "1")],
    ),
    (
        "zelfde-onderwerp",
        {},
        "partij vrager aantal eerste laatste",
        [
            ("GroenLinks", BUITENWEG, "3", "2020-09-01", "2021-03-30"),
            ("SP", VAN_NISPEN, "2", "2021-02-01", "2021-03-01"),
        ],
    ),
    (
        "vraag-op-nummer",
        {"nummer": "1601"},
        "kenmerk waarde",
        [
            ("nummer", TOGETHER),
            ("onderwerp", "De beveiliging van klantgegevens bij KPN"),
            ("ingediend", "2021-02-01"),
            ("uiterlijk", "2021-02-22"),
            ("beantwoord", "2021-02-15"),
            ("dagen", "14"),
            ("vergaderjaar", "2020-2021"),
            ("aanhangselnummer", "1601"),
            ("vrager", BUITENWEG),
            ("vrager", VAN_NISPEN),
            ("partij", "GroenLinks"),
            ("partij", "SP"),
            ("beantwoorder", "Ferdinand Grapperhaus"),
            ("rubriek", "ICT"),
            ("bron", "ah-tk-20202021-1601"),
            ("bron", "kv-tk-2021Z01001"),
        ],
    ),
    (
        "vragen-en-antwoorden",
        {"nummer": LATE},
        "vraag tekst antwoord",
        [
            ("1", "Heeft Huawei toegang tot het netwerk van KPN?", "Neen."),
            ("2", "Is artikel 138ab van het Wetboek van Strafrecht overtreden?", "Zie antwoord vraag 3."),
            ("3", "Wat doet het OM?", "Zie antwoord vraag 1."),
        ],
    ),
    (
        "eerder-gevraagd",
        {"minstens": "4"},
        "nummer aantal gedeeld",
        [
            (
                TOGETHER,
                "7",
                f"AIVD, Autoriteit Persoonsgegevens, Huawei, KPN, Telfort, {CRIMINAL}, artikel 350c {CRIMINAL}",
            ),
            (LATE, "4", f"Huawei, KPN, {CRIMINAL}, artikel 138ab {CRIMINAL}"),
        ],
    ),
    (
        "meeste-vragen",
        {},
        "vrager partij aantal eerste laatste",
        [
            (BUITENWEG, "GroenLinks", "3", "2020-09-01", "2021-03-30"),
            (VAN_NISPEN, "SP", "1", "2021-02-01", "2021-02-01"),
        ],
    ),
    ("meeste-vragen", {"fractie": "sp"}, "vrager aantal", [(VAN_NISPEN, "1")]),
    (
        "vragen-per-partij",
        {},
        "jaar partij aantal",
        [("2020-2021", "GroenLinks", "3"), ("2020-2021", "SP", "1")],
    ),
    ("eerder-gevraagd", {"nummer_gezocht": LATE, "minstens": "1"}, "nummer", []),
    ("samen-vragen", {}, "vrager medevrager partij aantal", [(BUITENWEG, VAN_NISPEN, "SP", "1")]),
    (
        "samen-vragen",
        {"wie": "van nispen"},
        "vrager medevrager partij aantal eerste",
        [(VAN_NISPEN, BUITENWEG, "GroenLinks", "1", "2021-02-01")],
    ),
    ("partijen-samen", {}, "partij andere_partij aantal", [("GroenLinks", "SP", "1")]),
    (
        "rubrieken",
        {},
        "jaar partij onderwerp aantal",
        [("2020-2021", "GroenLinks", "ICT", "3"), ("2020-2021", "SP", "ICT", "1")],
    ),
    (
        "gevraagde-ambten",
        {},
        "bewindspersoon ambt aantal partijen",
        [("Cora van Nieuwenhuizen Wijbenga", WATER, "1", "0"), ("Ferdinand Grapperhaus", JUSTICE, "1", "1")],
    ),
    (
        "gevraagde-ministeries",
        {},
        "jaar ministerie aantal",
        [
            ("2020-2021", "Ministerie van Infrastructuur en Waterstaat", "1"),
            ("2020-2021", "Ministerie van Justitie en Veiligheid", "1"),
        ],
    ),
    ("wie-vraagt-bewindspersoon", {}, "vrager partij aantal", [(BUITENWEG, "GroenLinks", "1")]),
    ("wie-vraagt-bewindspersoon", {"wie": JUSTICE}, "vrager aantal", [(BUITENWEG, "1")]),
    (
        "te-laat-per-bewindspersoon",
        {},
        "bewindspersoon antwoorden gemiddeld langste na_drie_weken met_uitstel zonder_uitstel na_zes_weken",
        [
            ("Mona Keijzer", "2", "55", "60", "2", "1", "1", "2"),
            ("Ferdinand Grapperhaus", "2", "32", "50", "1", "1", "0", "1"),
            ("Cora van Nieuwenhuizen Wijbenga", "1", "21", "21", "0", "0", "0", "0"),
        ],
    ),
    (
        "te-laat",
        {},
        "dagen ingediend uitstel beantwoord nummer beantwoorder",
        [
            ("60", "2020-09-01", "", "2020-10-31", LATE, "Mona Keijzer"),
            ("50", "2021-03-30", "2021-04-20", "2021-05-19", EXAMPLE, "Ferdinand Grapperhaus, Mona Keijzer"),
        ],
    ),
    ("te-laat", {"meer_dan": "50", "sinds": "2021-01-01"}, "nummer", []),
    (
        "open-vragen",
        {},
        "ingediend uiterlijk te_laat nummer vrager",
        [("2021-03-01", "2021-03-22", "ja", OPEN, VAN_NISPEN)],
    ),
    (
        "open-vragen",
        {"peildatum": "2021-04-20"},
        "nummer te_laat uitstel",
        [(OPEN, "ja", ""), (EXAMPLE, "nee", "2021-04-20")],
    ),
    ("uitstel", {}, "datum nummer ambt", [("2021-04-20", EXAMPLE, JUSTICE)]),
    (
        "namens-anderen",
        {},
        "datum nummer beantwoorder mede_namens",
        [("2021-04-20", OFFICIAL, "Cora van Nieuwenhuizen Wijbenga", JUSTICE)],
    ),
    ("ander-ambt-antwoordt", {}, "nummer gevraagd beantwoord_als", [(EXAMPLE, JUSTICE, ECONOMY)]),
    (
        "wat-over",
        {"naam": "aivd"},
        "nummer onderdeel",
        [(TOGETHER, "vraag 2"), (EXAMPLE, "vraag 6")],
    ),
    (
        "wat-over",
        {"naam": "Autoriteit Persoonsgegevens"},
        "nummer onderdeel zin",
        [
            (
                TOGETHER,
                "vraag 2",
                "Deelt u de mening van de AIVD en de Autoriteit Persoonsgegevens dat Telfort, een dochteronderneming van "
                "KPN, klantgegevens beter moet beschermen?",
            ),
            (TOGETHER, "antwoord 2", "De Autoriteit Persoonsgegevens houdt toezicht op KPN."),
            (
                EXAMPLE,
                "vraag 7",
                "Is het bestaan van dat toegangspad destijds gemeld bij de Autoriteit Persoonsgegevens?",
            ),
        ],
    ),
    (
        "relaties-van",
        {},
        "subject relatie object citaat nummer",
        [
            (
                "Huawei",
                "onderaannemer van",
                "HP",
                "HP hoofdaannemer was voor de realisatie van het systeem en diverse onderaannemers gebruikte, waaronder Huawei",
                EXAMPLE,
            )
        ],
    ),
    (
        "dochters-en-aannemers",
        {},
        "wie relatie citaat nummer",
        [
            ("Telfort", "dochter van", "Telfort, een dochteronderneming van KPN", TOGETHER),
            (
                "HP",
                "hoofdaannemer van",
                "KPN heeft ons gemeld dat het Amerikaanse bedrijf HP hoofdaannemer was",
                EXAMPLE,
            ),
            ("Telfort", "onderdeel van", "Telfort, toen onderdeel van KPN", EXAMPLE),
        ],
    ),
    (
        "relaties-van-een-soort",
        {"relatie_soort": "supervises"},
        "subject relatie object nummer",
        [("Autoriteit Persoonsgegevens", "houdt toezicht op", "KPN", TOGETHER)],
    ),
    (
        "genoemd-naast",
        {},
        "genoemd aantal eerste vragen",
        [("Autoriteit Persoonsgegevens", "1", "2021-02-01", TOGETHER)],
    ),
    (
        "genoemd-naast",
        {"soort": "company"},
        "genoemd aantal vragen",
        [("KPN", "2", f"{TOGETHER}, {EXAMPLE}"), ("Huawei", "1", EXAMPLE), ("Telfort", "1", TOGETHER)],
    ),
    (
        "organisaties-van-partij",
        {"fractie": "sp"},
        "organisatie aantal eerste laatste",
        [
            ("Huawei", "2", "2021-02-01", "2021-03-01"),
            ("KPN", "1", "2021-02-01", "2021-02-01"),
            ("Telfort", "1", "2021-02-01", "2021-02-01"),
        ],
    ),
    (
        "partijen-over-organisaties",
        {"soort": "GovernmentBody"},
        "organisatie partij aantal",
        [
            ("AIVD", "GroenLinks", "2"),
            ("Autoriteit Persoonsgegevens", "GroenLinks", "2"),
            ("AIVD", "SP", "1"),
            ("Agentschap Telecom", "GroenLinks", "1"),
            ("Autoriteit Persoonsgegevens", "SP", "1"),
            ("Cyber Security Raad", "GroenLinks", "1"),
            ("Openbaar Ministerie", "GroenLinks", "1"),
            ("Taskforce Economisch Veiligheid", "GroenLinks", "1"),
        ],
    ),
    (
        "meest-genoemd",
        {},
        "naam aantal",
        [("Huawei", "3"), ("KPN", "3"), ("Telfort", "2"), ("HP", "1"), ("T-Mobile", "1"), ("VodafoneZiggo", "1")],
    ),
    (
        "alles-over",
        {"naam": "Telfort"},
        "wat waarde bron",
        [
            ("naam", "Telfort", ""),
            ("soort", "Company", ""),
            ("dochter van", "KPN", f"kv-tk-{TOGETHER}"),
            ("onderdeel van", "KPN", f"kv-tk-{EXAMPLE}"),
            ("genoemd als", "Telfort", f"kv-tk-{TOGETHER}"),
            ("genoemd als", "Telfort", f"kv-tk-{EXAMPLE}"),
        ],
    ),
    (
        "wetten-naast-bedrijven",
        {"wet_gezocht": CRIMINAL, "bedrijf_gezocht": "kpn"},
        "wet artikelen bedrijf vragen aantal",
        [(CRIMINAL, "138ab, 350c", "KPN", f"{LATE}, {TOGETHER}, {EXAMPLE}", "3")],
    ),
    (
        "artikelen-van-wet",
        {},
        "artikel aantal vragen pagina",
        [
            ("138ab", "2", f"{LATE}, {EXAMPLE}", "https://wetten.overheid.nl/jci1.3:c:BWBR0001854&artikel=138ab"),
            ("350c", "2", f"{TOGETHER}, {EXAMPLE}", "https://wetten.overheid.nl/jci1.3:c:BWBR0001854&artikel=350c"),
        ],
    ),
    (
        "meest-aangehaalde-wetten",
        {},
        "wet nummer_wet aantal",
        [
            (CRIMINAL, "BWBR0001854", "3"),
            ("Besluit veiligheid en integriteit telecommunicatie", "", "1"),
            ("Telecommunicatiewet", "BWBR0009950", "1"),
        ],
    ),
    (
        "wie-haalt-wet-aan",
        {"wet_gezocht": "Telecommunicatiewet"},
        "nummer plaats artikel citaat",
        [
            (EXAMPLE, f"Antwoord op vraag 10 van {EXAMPLE}", "", "Telecommunicatiewet"),
            (EXAMPLE, f"Antwoord op vraag 6 van {EXAMPLE}", "", "Telecommunicatiewet"),
        ],
    ),
    (
        "zie-antwoord",
        {},
        "nummer antwoord_op verwijst_naar",
        [
            (LATE, "2", "3, 1"),
            (LATE, "3", "1"),
            (TOGETHER, "3", "2"),
            (OFFICIAL, "4", "1"),
            *((EXAMPLE, one, other) for one, other in (("3", "2"), ("4", "2"), ("7", "6"), ("8", "6"), ("11", "10"))),
        ],
    ),
    ("samen-beantwoord", {}, "nummer vragen aantal tekst", [(OFFICIAL, "2, 3", "2", "Nee.\nJaar | Dijken")]),
    ("zonder-antwoord", {}, "datum nummer vraag tekst", [("2021-02-15", TOGETHER, "4", "Hoe vaak komt dit voor?")]),
    ("zonder-antwoord", {"sinds": "2021-02-16"}, "nummer vraag", []),
    (
        "eerdere-stukken",
        {},
        "nummer plaats citaat stuk",
        [
            (TOGETHER, f"Antwoord op vraag 2 van {TOGETHER}", "26 643, nr. 735", "kst-26643-735"),
            (OFFICIAL, "dijken & duinen bij Voorbeeldstad", "99 999, nr. 3", "kst-99999-3"),
        ],
    ),
    (
        "door-nieuws",
        {},
        "nummer vrager medium bericht verschenen",
        [(TOGETHER, f"{BUITENWEG}, {VAN_NISPEN}", "NRC", "KPN laat Huawei toe", "2021-01-29")],
    ),
    ("meest-aangehaalde-media", {}, "medium vragen berichten", [("De Voorbeeldkrant", "1", "1"), ("NRC", "1", "1")]),
    ("media-per-partij", {}, "partij medium vragen", [("GroenLinks", "NRC", "1"), ("SP", "NRC", "1")]),
    ("aandeel-nieuws", {}, "jaar vragen met_bericht aandeel", [("2020-2021", "4", "2", "50")]),
    (
        "ambten-van",
        {},
        "ambt ministerie van tot",
        [
            (JUSTICE, "Ministerie van Justitie en Veiligheid", "2017-10-26", "2022-01-10"),
            ("Minister van Defensie", "Ministerie van Defensie", "2021-09-17", "2021-09-24"),
        ],
    ),
    ("partijen-van", {}, "persoon partij van tot", [(BUITENWEG, "GroenLinks", "2017-03-23", "2021-03-30")]),
    ("wie-was", {}, "ambt persoon van", [(JUSTICE, "Ferdinand Grapperhaus", "2017-10-26")]),
    ("wie-was", {"dag": "2017-10-25"}, "persoon", []),
    (
        "nieuwe-namen",
        {"naam_gezocht": "Agentschap Telecom"},
        "dag oud nieuw",
        [("2023-01-01", "Agentschap Telecom", "Rijksinspectie Digitale Infrastructuur")],
    ),
    (
        "nieuw-sinds",
        {},
        "dag wat nummer",
        [
            ("2021-04-20", "beantwoord", OFFICIAL),
            ("2021-04-20", "uitgesteld", EXAMPLE),
            ("2021-05-19", "beantwoord", EXAMPLE),
        ],
    ),
    (
        "zoek-naam",
        {"begin": "Algemene Inl"},
        "naam soort adres",
        [
            (
                "AIVD",
                "GovernmentBody",
                "algemene-inlichtingen-en-veiligheidsdienst",
            )
        ],
    ),
    ("onbeslist", {}, "naam aantal", [("Ruimte & wonen | Dijken", "1")]),
    (
        "wat-is-gelezen",
        {},
        "jaar vragen met_tekst beantwoord uitgesteld",
        [("", "1", "1", "0", "0"), ("2020-2021", "4", "4", "4", "1")],
    ),
]


def rows(name: str, store: ox.Store, params: dict[str, str], columns: str) -> list[Row]:
    """The rows in those columns, addresses of papers and things by their last part, each row once."""
    answer = csv.DictReader(io.StringIO(render(run(named(name).text, store, params), "csv"), newline=""))
    found = [tuple(_short(row[column]) for column in columns.split()) for row in answer]
    return list(dict.fromkeys(found))


def _short(value: str) -> str:
    value = value.replace("\r\n", "\n")
    if value.startswith(("https://zoek.", "https://w3id.org/")):
        return value.rpartition("/")[2]
    return value


@pytest.mark.parametrize(
    ("name", "params", "columns", "expected"), KNOWN, ids=[f"{case[0]}-{'-'.join(case[1].values())}" for case in KNOWN]
)
def test_known_answers(name: str, params: dict[str, str], columns: str, expected: list[Row], asked: ox.Store) -> None:
    assert rows(name, asked, params, columns) == expected


def test_every_named_question_has_a_known_answer() -> None:
    assert {case[0] for case in KNOWN} == {query.name for query in library()}


@pytest.mark.parametrize("query", library(), ids=lambda query: query.name)
def test_each_gives_its_columns(query: Query, example: ox.Store) -> None:
    answer = run(query.text, example)
    assert isinstance(answer, ox.QuerySolutions)
    assert tuple(variable.value for variable in answer.variables) == query.columns


@pytest.mark.parametrize("query", library(), ids=lambda query: query.name)
def test_each_is_whole_sparql_on_its_own(query: Query) -> None:
    assert ox.Store().query(query.text) is not None


@pytest.mark.parametrize("query", library(), ids=lambda query: query.name)
def test_header_and_text_agree_on_parameters(query: Query) -> None:
    """What stands in the place of a parameter is its default as the program would write it, else UNDEF."""
    stated = {found[2]: found[3].strip() for found in _BINDING.finditer(query.text) if found[2] in query.params}
    assert stated.keys() == query.params.keys()
    for name, param in query.params.items():
        if param.has_default:
            (row,) = ox.Store().query(f"SELECT ?v {{ VALUES ?v {{ {stated[name]} }} }}", prefixes=PREFIXES)
            assert row["v"] == KINDS[param.kind](param.example)
        else:
            assert stated[name] == "UNDEF"
            assert KINDS[param.kind](param.example)


@pytest.mark.parametrize("query", library(), ids=lambda query: query.name)
def test_each_can_be_asked_with_its_examples(query: Query, asked: ox.Store) -> None:
    assert run(query.text, asked, {name: param.example for name, param in query.params.items()}) is not None


@pytest.mark.parametrize("query", library(), ids=lambda query: query.name)
def test_each_uses_terms_of_ours_that_exist(query: Query) -> None:
    defined = {str(term) for term in Graph().parse(ontology("kg.ttl")).subjects()}
    used = {f"https://w3id.org/kamergraaf/def#{name}" for name in re.findall(r"\bkg:(\w+)", query.text)}
    assert used <= defined


def test_each_column_has_a_heading_in_english() -> None:
    columns = {column for query in library() for column in query.columns}
    assert headings("en").keys() == columns
    assert all(headings("en").values())
    assert headings("nl")["met_uitstel"] == "met uitstel"


@pytest.fixture(scope="module")
def in_rdflib(folder: Path) -> Graph:
    """The same graph in rdflib."""
    return Graph().parse(folder / "kamergraaf.ttl")


@pytest.mark.parametrize("query", library(), ids=lambda query: query.name)
def test_rdflib_gives_the_same_rows(query: Query, in_rdflib: Graph, asked: ox.Store) -> None:
    """The files run as they are in another engine."""

    def plain(term: object) -> str:
        return "" if term is None else str(getattr(term, "value", term) if isinstance(term, ox.Literal) else term)

    ours = [[value.value if value is not None else "" for value in row] for row in run(query.text, asked)]  # type: ignore[union-attr]
    theirs = [[plain(value) for value in row] for row in in_rdflib.query(query.text)]
    assert sorted(theirs) == sorted(ours)
