"""Names in running Dutch, and what holds of every mention in any text whatever."""

import itertools
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.document import Document
from kg.extractors import extract
from kg.extractors.introduced import surname_of
from kg.mention import EntityClass, Mention, OrganisationMention, PersonMention, RelationMention
from kg.registers import Registers
from tests.made import answer, document, question

Seen = list[tuple[str, str, str]]


def names(text: str, registers: Registers) -> Seen:
    return [
        (type(m).__name__.removesuffix("Mention"), m.surface, m.rule)
        for m in extract(document(question("1", text)), registers)
        if m.at.section == 1
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Telfort-klanten en KPNet", [("Organisation", "Telfort", "register-name")]),
        ("Zuid-Soedan", [("Place", "Zuid-Soedan", "register-name")]),
        (
            "het lid Buitenweg (GroenLinks) en mevrouw Buitenweg",
            [
                ("Person", "Buitenweg", "member-with-party"),
                ("Party", "GroenLinks", "member-with-party"),
                ("Person", "Buitenweg", "surname-after-title"),
            ],
        ),
        ("het lid Buitenweg (voorzitter)", [("Person", "Buitenweg", "member-by-surname")]),
        ("het lid Bloemkool (voorzitter)", []),
        ("minister Grapperhaus zei dat", [("Person", "Grapperhaus", "holder-after-post")]),
        (
            "de minister van Justitie en Veiligheid",
            [("Post", "minister van Justitie en Veiligheid", "post-in-text")],
        ),
        (
            "Bas Jacobs zei. Jacobs ook. Jacobsen niet.",
            [("Person", "Bas Jacobs", "given-name"), ("Person", "Jacobs", "surname-again")],
        ),
        (
            "Jan van der Meer zei. Volgens Van der Meer ook.",
            [("Person", "Jan van der Meer", "given-name"), ("Person", "Van der Meer", "surname-again")],
        ),
        (
            "de Taskforce Economisch Veiligheid (TFEV) en de TFEV",
            [("Organisation", name, "defined-in-text") for name in ("Taskforce Economisch Veiligheid", "TFEV", "TFEV")],
        ),
        (
            "van Zonnewende Groep B.V. (hierna te noemen: Zonnewende) hoorde Zonnewende",
            [
                ("Organisation", name, "defined-in-text")
                for name in ("Zonnewende Groep B.V.", "Zonnewende", "Zonnewende")
            ],
        ),
        (
            "aan The Future of Trees B.V. en Mills and Daughters B.V.",
            [("Organisation", f"{name} B.V.", "head-noun") for name in ("The Future of Trees", "Mills and Daughters")],
        ),
        (
            "de douane en de belastingdienst",
            [("Organisation", "douane", "spoken-name"), ("Organisation", "belastingdienst", "spoken-name")],
        ),
        ("de Franse douane, een douane-unie en een kadaster", []),
        ("de Belgische minister Binnenlandse Zaken en de Duitse minister Defensie", []),
        (
            "de Britse premier Johnson en premier Rutte",
            [("Person", "Johnson", "surname-after-foreign-post"), ("Person", "Rutte", "holder-after-post")],
        ),
        ("de JenV-begroting", [("Organisation", "JenV", "register-name")]),
        ("het bedrijf Acme en Acme", [("Organisation", "Acme en Acme", "company-after-role")]),
        (
            "het bedrijf Acme zei; van Acme komt",
            [("Organisation", "Acme", "company-after-role"), ("Organisation", "Acme", "name-again")],
        ),
        (
            "De Politie en de politie",
            [("Organisation", "Politie", "register-name"), ("Organisation", "politie", "spoken-name")],
        ),
        ("Het Vraag Antwoord De", []),
        ("gemeente Rotterdam", [("Organisation", "gemeente Rotterdam", "public-body-by-head")]),
        ("PVV-lid en VVD’ers", [("Party", "PVV", "register-name"), ("Party", "VVD", "register-name")]),
        ("De WOB", [("Law", "WOB", "register-name")]),
        ("<b>KPN</b> KPN\x00KPN", [("Organisation", "KPN", "register-name")] * 3),
        ("de directeur Openbaar Vervoer zei", []),
        (
            "op zorglocatie Abel Bolder werkt men. Bij Abel Bolder dus",
            [("Organisation", "Abel Bolder", "organisation-after-role"), ("Organisation", "Abel Bolder", "name-again")],
        ),
        (
            "dat president Macron Mali waarschuwt",
            [("Person", "Macron", "person-after-role"), ("Place", "Mali", "register-name")],
        ),
        ("zorgverzekeraar VGZ betaalt", [("Organisation", "VGZ", "register-name")]),
        ("dat leider Hamas zei", [("Organisation", "Hamas", "register-name")]),
        (
            "tegen verdachte Kadir K. en premier Imran Khan van Pakistan",
            [
                ("Person", "Kadir K.", "given-name"),
                ("Person", "Imran Khan", "person-after-role"),
                ("Place", "Pakistan", "register-name"),
            ],
        ),
        ("in de Jan Tromp kazerne en op de Hr. Ms. Jan Tromp", []),
        ("voorzitter Jan Dam", [("Person", "Jan Dam", "person-after-role")]),
        (
            "Het bericht ‘Straf voor dood Bas van Wijk’",
            [("Person", "Bas van Wijk", "given-name")],
        ),
        ("", []),
    ],
)
def test_names_in_a_text(text: str, expected: Seen, registers: Registers) -> None:
    assert names(text, registers) == expected


def test_a_name_defined_in_one_block_is_known_in_every_other(registers: Registers) -> None:
    given_ = document(
        question("1", "Kent u de TFEV?"),
        answer("1", "De Taskforce Economisch Veiligheid (TFEV) wel. De TFEV is nieuw."),
    )
    found = [m for m in extract(given_, registers) if isinstance(m, OrganisationMention)]
    assert [(m.at.section, m.surface) for m in found] == [
        (1, "TFEV"),
        (2, "Taskforce Economisch Veiligheid"),
        (2, "TFEV"),
        (2, "TFEV"),
    ]
    assert {(m.name, m.cls) for m in found} == {("Taskforce Economisch Veiligheid", EntityClass.GOVERNMENT_BODY)}


def test_a_full_name_and_a_surname_are_one_person(registers: Registers) -> None:
    found = extract(document(question("1", "Bas Jacobs zei."), answer("1", "Jacobs zei dat.")), registers)
    assert {m.name for m in found if isinstance(m, PersonMention)} == {"Bas Jacobs"}


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Bas Jacobs", "Jacobs"),
        ("F.B.J. Grapperhaus", "Grapperhaus"),
        ("W. van der Meer", "Van der Meer"),
        ("Dilan Yeşilgöz-Zegerius", "Yeşilgöz-Zegerius"),
        ("Jacobs", None),
        ("", None),
    ],
)
def test_the_surname_of_a_full_name(name: str, surname: str | None) -> None:
    assert surname_of(name) == surname


def test_an_answer_states_what_a_question_only_asks(registers: Registers) -> None:
    text = "Fox-IT levert software aan KPN."
    asked, told = (
        [m.predicate for m in extract(document(make("1", text)), registers) if isinstance(m, RelationMention)]
        for make in (question, answer)
    )
    assert (asked, told) == ([], ["supplierOf"])


def test_a_surname_that_two_people_bear_is_neither_of_them(registers: Registers) -> None:
    found = extract(document(question("1", "Jan Jansen en Piet Jansen spraken. Volgens Jansen niet.")), registers)
    assert [m.surface for m in found if isinstance(m, PersonMention)] == ["Jan Jansen", "Piet Jansen"]


# What holds of every text.

PIECES = [
    "de ", "het lid ", "Buitenweg", " (", ")", "GroenLinks", "KPN", "Huawei", "-", " en ", ", ", ". ", "? ",
    "\n", "«", "»", "artikel ", "artikelen ", "350c", " Sr", "t/m ", " van de ", "Telecommunicatiewet", "Wet ",
    "AIVD", "hoogleraar ", "Bas Jacobs", "minister ", "Grapperhaus", "onderdeel van ", "is ", "geen ", "B.V.",
    "⟦C0⟧", "‹", "🙂", "e\u0301", "\x00", "Taskforce ", "Economisch ", "(TFEV)", "samen met ", "Stichting ",
    "gemeente ", "Den Haag", "1", "İ", "’t ", "[", "\\",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=20).map("".join),
)


def of_a_name(mention: Mention) -> bool:
    """Not a relation, nor an article and the law in it, nor the whole in the name of a part: they overlap on purpose."""
    return not isinstance(mention, RelationMention) and mention.rule not in {"article-of-law", "named-within"}


def check_places(given_: Document, found: tuple[Mention, ...]) -> None:
    for mention in found:
        text = given_.sections[mention.at.section].text
        assert 0 <= mention.at.start < mention.at.end <= len(text)
        assert text[mention.at.start : mention.at.end] == mention.surface
    spans = sorted((m.at.section, m.at.start, m.at.end) for m in found if of_a_name(m))
    for first, second in itertools.pairwise(spans):
        assert first[0] < second[0] or first[2] <= second[1], "two names overlap"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS)
def test_every_mention_stands_where_it_says_and_none_overlaps(registers: Registers, asked: str, told: str) -> None:
    given_ = document(question("1", asked), answer("1", told))
    found = extract(given_, registers)
    check_places(given_, found)
    assert extract(given_, registers) == found


KINDS = {"PersonMention", "ArticleMention", "LawMention", "RelationMention", "OrganisationMention"}


def test_the_properties_see_something(registers: Registers) -> None:
    """A text of all pieces has mentions of every kind that the properties are about."""
    given_ = document(question("1", "De ".join(PIECES)), answer("1", "KPN is onderdeel van Huawei; artikel 350c Sr."))
    found = extract(given_, registers)
    check_places(given_, found)
    assert {type(m).__name__ for m in found} >= KINDS


@pytest.mark.parametrize("text", ["\ud800 KPN", "KPN \udfff\ud800"])
def test_a_lone_surrogate_is_no_crash(text: str, registers: Registers) -> None:
    assert ("Organisation", "KPN", "register-name") in names(text, registers)


UNITS = [
    "a",
    "A",
    "A-",
    "A.",
    "Aa",
    "artikel1",
    "1,",
    "(",
    "a(A)",
    "KPN",
    "KPN-",
    "⟦",
    "«",
    "’",
    "É",
    "B.V.",
    "1.1",
    "_",
]
UNITS += ["A ", "Jan ", "de Van ", "artikel 1, ", "KPN en "]


def fastest(text: str, registers: Registers) -> float:
    given_, times = document(answer("1", text)), []
    for _ in range(3):
        begin = time.process_time()
        extract(given_, registers)
        times.append(time.process_time() - begin)
    return min(times)


@pytest.mark.parametrize("unit", UNITS)
def test_four_times_the_text_is_not_sixteen_times_the_work(unit: str, registers: Registers) -> None:
    """Texts without a sentence in them, most without a blank: no expression may walk back over all of it."""
    short, long = ((unit * size)[:size] for size in (5_000, 20_000))
    fastest("KPN", registers)
    assert fastest(long, registers) < 11 * fastest(short, registers) + 0.005


@pytest.mark.parametrize("text", ["Stichting A" * 2000, "Stichting " + "Aap Noot en Mies " * 200])
def test_a_name_does_not_run_on_for_ever(text: str, registers: Registers) -> None:
    assert max(len(surface) for _, surface, _ in names(text, registers)) <= 200
