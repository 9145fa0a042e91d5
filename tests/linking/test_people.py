"""People, parties and posts: who is meant depends on the day; where several remain, nothing is believed."""

from collections import defaultdict
from datetime import date

import pytest

from kg.document import Anchor
from kg.linking.decision import Setting
from kg.linking.people import link_party, link_people, link_person, link_post
from kg.mention import EntityClass, PartyMention, PersonMention, PostMention
from kg.registers import Registers
from kg.registers.entries import Found
from kg.statement import Link

AT = Anchor(0, 0, 1)
DAY = date(2021, 3, 30)


def setting(registers: Registers, day: date | None = DAY, answered: date | None = None) -> Setting:
    return Setting(registers, day, answered or day, "2021Z05118")


def person(name: str, *, rule: str = "header", **more: str | None) -> PersonMention:
    return PersonMention(AT, name, rule, name, **more)


def slug(link: Link) -> str | None:
    assert link.reason
    assert (link.confidence > 0) == (link.entry is not None)
    return link.entry.slug if link.entry else None


@pytest.mark.parametrize(
    ("name", "party", "day", "expected"),
    [
        ("Buitenweg", "GroenLinks", DAY, "kathalijne-buitenweg"),
        ("Buitenweg", "GL", DAY, "kathalijne-buitenweg"),
        ("Kathalijne Buitenweg", "GL", DAY, "kathalijne-buitenweg"),
        ("Van Dijk", "SP", DAY, "jasper-van-dijk"),
        ("Van Dijk", "PVV", DAY, "emiel-van-dijk"),
        ("Van Dijk", "PvdA", DAY, "gijs-van-dijk"),
        ("Van Dijk", "CDA", date(2009, 3, 30), "jan-jacob-van-dijk"),
        ("Mulder", "CDA", DAY, "agnes-mulder"),
        ("Mulder", "PVV", DAY, "edgar-mulder"),
        ("Dijkstra", "D66", DAY, "pia-dijkstra"),
        ("Dijkstra", "VVD", DAY, "remco-dijkstra"),
    ],
)
def test_a_member_is_decided_by_name_party_and_day(
    name: str, party: str, day: date, expected: str, registers: Registers
) -> None:
    in_text = link_person(person(name, party=party, rule="member-with-party"), setting(registers, day))
    in_header = link_person(person(name, party=party, role="asker"), setting(registers, day))
    assert slug(in_text) == slug(in_header) == expected
    assert in_header.confidence == 1.0


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("Van Dijk", ("Emiel van Dijk", "Gijs van Dijk", "Jasper van Dijk")),
        ("Mulder", ("Agnes Mulder", "Edgar Mulder")),
        ("Dijkstra", ("Pia Dijkstra", "Remco Dijkstra")),
    ],
)
@pytest.mark.parametrize("role", ["asker", None])
def test_namesakes_without_a_party_stay_undecided(
    name: str, candidates: tuple[str, ...], role: str | None, registers: Registers
) -> None:
    link = link_person(person(name, role=role), setting(registers))
    assert (slug(link), link.confidence, link.candidates) == (None, 0.0, candidates)
    assert str(len(candidates)) in link.reason
    assert DAY.isoformat() in link.reason


def test_namesakes_with_a_party_of_none_of_them_stay_undecided(registers: Registers) -> None:
    assert slug(link_person(person("Van Dijk", party="VVD", role="asker"), setting(registers))) is None


def test_every_shared_surname_of_a_day_stays_undecided_and_a_party_decides(registers: Registers) -> None:
    """Over the whole register: nobody is picked because he comes first."""
    people = registers.people
    seated = defaultdict(list)
    for one in people.persons():
        if people.is_member_on(one.slug, DAY):
            seated[one.surname].append(one)
    shared = {surname: bearers for surname, bearers in seated.items() if len(bearers) > 1}
    assert len(shared) >= 3
    for surname, bearers in shared.items():
        assert slug(link_person(person(surname, role="asker"), setting(registers))) is None
        for bearer in bearers:
            held = people.membership(bearer.slug, DAY)
            assert held is not None
            party = people.party(held.party).label
            assert slug(link_person(person(surname, party=party, role="asker"), setting(registers))) == bearer.slug


def test_without_a_date_only_a_name_of_one_person_decides(registers: Registers) -> None:
    nowhen = setting(registers, None)
    assert slug(link_person(person("Buitenweg", role="asker"), nowhen)) == "kathalijne-buitenweg"
    several = link_person(person("Van Dijk", role="asker"), nowhen)
    assert slug(several) is None
    assert len(several.candidates) > 3


@pytest.mark.parametrize(
    ("name", "post", "day", "expected"),
    [
        ("Ferdinand Grapperhaus", "minister justitie en veiligheid", date(2021, 5, 19), "ferdinand-grapperhaus"),
        ("Grapperhaus", None, date(2021, 5, 19), "ferdinand-grapperhaus"),
        ("Mona Keijzer", "staatssecretaris economische zaken", date(2021, 5, 19), "mona-keijzer"),
        ("Grapperhaus", None, date(2012, 1, 1), None),
    ],
)
def test_who_answers_held_a_post_on_the_day_of_the_answer(
    name: str, post: str | None, day: date, expected: str | None, registers: Registers
) -> None:
    link = link_person(person(name, post=post, role="answerer"), setting(registers, date(1990, 1, 1), day))
    assert slug(link) == expected
    if expected is None:
        assert link.candidates == ("Ferdinand Grapperhaus",)


def test_a_surname_in_running_text_is_someone_in_office_that_day(registers: Registers) -> None:
    minister = person("Grapperhaus", rule="holder-after-post")
    assert slug(link_person(minister, setting(registers))) == "ferdinand-grapperhaus"
    gone = link_person(minister, setting(registers, date(2012, 1, 1)))
    assert (slug(gone), gone.candidates) == (None, ("Ferdinand Grapperhaus",))


def test_a_full_name_of_the_register_is_that_person_also_out_of_office(registers: Registers) -> None:
    link = link_person(person("Ferdinand Grapperhaus", rule="register-name"), setting(registers, date(2012, 1, 1)))
    assert slug(link) == "ferdinand-grapperhaus"
    assert link.confidence < 0.9


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        (person("Bas Jacobs", rule="person-after-role"), "bas-jacobs"),
        (person("Jan Onbekend", role="asker"), "jan-onbekend"),
        (person("Onbekend", role="asker"), "2021Z05118/onbekend"),
        (person("W. van der Meer", rule="person-after-role"), "2021Z05118/w-van-der-meer"),
        (person("Máxima", rule="public-figure"), "maxima"),
        (person("Peter R. de Vries", rule="public-figure"), "peter-r-de-vries"),
        (person("Şükrü Œ-Yıldız", rule="given-name"), "sukru-yildiz"),
    ],
)
def test_someone_no_register_knows_is_found_in_the_text(
    mention: PersonMention, expected: str, registers: Registers
) -> None:
    """By full name the same in every document; by a surname or initials only within one set of questions."""
    link = link_person(mention, setting(registers))
    assert slug(link) == expected
    assert isinstance(link.entry, Found)
    assert (link.entry.cls, link.entry.label) == (EntityClass.PERSON, mention.name)


def test_a_surname_after_a_post_that_no_register_knows_is_somebody(registers: Registers) -> None:
    """A premier elsewhere, a minister of before the registers begin."""
    assert slug(link_person(person("Modi", rule="holder-after-post"), setting(registers))) == "2021Z05118/modi"


def test_a_title_and_a_surname_alone_are_no_politician(registers: Registers) -> None:
    """Members and state secretaries are called so: Farshad Bashir, Sander Dekker."""
    for name in ("Bashir", "Dekker"):
        link = link_person(person(name, rule="surname-after-title"), setting(registers, date(2013, 4, 3)))
        assert isinstance(link.entry, Found) and link.entry.label == name
        assert link.reason.startswith("by title and surname alone")


def test_a_title_and_a_surname_are_the_politician_whom_the_document_names_too(registers: Registers) -> None:
    mentions = [person("Dekker", rule="surname-after-title"), person("Dekker", rule="holder-after-post")]
    links = link_people(mentions, setting(registers, date(2013, 4, 3)))
    assert [slug(one) for one in links] == ["sander-dekker", "sander-dekker"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("GL", "groenlinks"),
        ("GroenLinks", "groenlinks"),
        ("CDA", "cda"),
        ("Groep Van Haga", "groep-van-haga"),
        ("X", None),
    ],
)
def test_parties(name: str, expected: str | None, registers: Registers) -> None:
    assert slug(link_party(PartyMention(AT, name, "header", name), setting(registers, date(2021, 6, 1)))) == expected


@pytest.mark.parametrize("role", ["answerer", None])
@pytest.mark.parametrize("holder", ["mona-keijzer", None])
def test_a_post_named_in_short_is_the_one_filled_that_day(
    role: str | None, holder: str | None, registers: Registers
) -> None:
    mention = PostMention(AT, "…", "header", "staatssecretaris economische zaken", role)
    link = link_post(mention, setting(registers), registers.people.person(holder) if holder else None)
    assert slug(link) == "staatssecretaris-van-economische-zaken-en-klimaat"
    assert (link.confidence == 1.0) == bool(holder)


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Minister van Justitie en Veiligheid", DAY, "minister-van-justitie-en-veiligheid"),
        ("Minister van Economische Zaken en Klimaat", DAY, "minister-van-economische-zaken-en-klimaat"),
        ("minister van economische zaken", date(2015, 1, 1), "minister-van-economische-zaken"),
        ("minister van economische zaken", DAY, "minister-van-economische-zaken-en-klimaat"),
        ("Minister-President", DAY, "minister-president"),
    ],
)
def test_posts_as_of_a_day(name: str, day: date, expected: str, registers: Registers) -> None:
    assert slug(link_post(PostMention(AT, name, "header", name), setting(registers, day), None)) == expected


def test_a_post_no_register_knows_is_found_in_the_text(registers: Registers) -> None:
    name = "minister van Toverij"
    link = link_post(PostMention(AT, name, "header", name), setting(registers), None)
    assert isinstance(link.entry, Found)
    assert (link.entry.label, link.entry.cls, link.entry.slug) == (
        "Minister van Toverij",
        EntityClass.POST,
        "minister-van-toverij",
    )


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Jansen", date(2021, 3, 30), None),  # Chris Jansen sits in the Kamer, and is no minister
        ("Jansen", date(2024, 9, 1), "chris-jansen"),  # a state secretary now; Daniëlle Jansen is a member
        ("Opstelten", date(2016, 5, 1), "ivo-opstelten"),  # no longer
        ("Kamp", date(2005, 1, 1), None),  # the posts of before July 2006 stand in no register
        ("De Jonge", date(2020, 5, 1), "hugo-de-jonge"),
    ],
)
def test_a_name_behind_a_post_is_no_member_of_that_name(
    name: str, day: date, expected: str | None, registers: Registers
) -> None:
    link = link_person(person(name, rule="holder-after-post"), setting(registers, day))
    assert slug(link) == expected


def test_a_name_behind_kamerlid_is_a_member(registers: Registers) -> None:
    link = link_person(person("Jansen", rule="member-after-title"), setting(registers, date(2020, 5, 1)))
    assert slug(link) == "chris-jansen"


@pytest.mark.parametrize("rule", ["header", "holder-after-post", "register-name"])
@pytest.mark.parametrize("role", ["asker", "answerer", None])
@pytest.mark.parametrize("name", ["Buitenweg", "Van Dijk", "Grapperhaus", "Niemandsnaam"])
def test_no_reason_speaks_of_a_day_that_is_none(name: str, role: str | None, rule: str, registers: Registers) -> None:
    link = link_person(person(name, role=role, rule=rule), setting(registers, None))
    assert "None" not in link.reason


@pytest.mark.parametrize(
    "name", ["Minister van Financiën", "staatssecretaris economische zaken", "minister van Toverij"]
)
def test_no_reason_of_a_post_speaks_of_a_day_that_is_none(name: str, registers: Registers) -> None:
    assert "None" not in link_post(PostMention(AT, name, "header", name), setting(registers, None), None).reason
