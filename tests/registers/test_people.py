"""The registers of people: names, days, and how much of the published questions they cover."""

import csv
from datetime import date
from pathlib import Path

import pytest

from kg.registers.people import People

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "reference"
needs_reference = pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="the reference facts do not lie beside the project (../shared/reference)"
)


@pytest.fixture(scope="module")
def people() -> People:
    return People.load()


def slugs(entries) -> list[str]:
    return [entry.slug for entry in entries]


def table(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize(
    ("post", "day", "holders"),
    [
        ("minister-van-justitie-en-veiligheid", "2017-10-25", []),
        ("minister-van-veiligheid-en-justitie", "2017-10-25", ["stef-blok"]),
        ("minister-van-justitie-en-veiligheid", "2017-10-26", ["ferdinand-grapperhaus"]),
        ("minister-van-justitie-en-veiligheid", "2021-05-19", ["ferdinand-grapperhaus"]),
        ("minister-van-justitie-en-veiligheid", "2022-01-10", ["dilan-yesilgoz-zegerius"]),
        ("minister-van-justitie-en-veiligheid", "2024-07-02", ["david-van-weel"]),
        ("staatssecretaris-van-economische-zaken-en-klimaat", "2021-05-19", ["mona-keijzer"]),
        ("minister-van-veiligheid-en-justitie", "2015-03-15", ["stef-blok"]),
        ("minister-president", "2007-02-22", ["jan-peter-balkenende"]),
        ("minister-president", "2010-10-14", ["mark-rutte"]),
        # The Schoof cabinet loses the PVV, then NSC, and is succeeded.
        ("minister-van-economische-zaken", "2025-06-02", ["dirk-beljaarts"]),
        ("minister-van-economische-zaken", "2025-06-03", ["eelco-heinen"]),
        ("minister-van-economische-zaken", "2025-06-19", ["vincent-karremans"]),
        ("minister-van-buitenlandse-zaken", "2025-08-21", ["caspar-veldkamp"]),
        ("minister-van-buitenlandse-zaken", "2025-08-22", ["ruben-brekelmans"]),
        ("minister-van-buitenlandse-zaken", "2025-09-05", ["david-van-weel"]),
        ("minister-van-sociale-zaken-en-werkgelegenheid", "2025-08-30", ["mona-keijzer"]),
        ("minister-van-volksgezondheid-welzijn-en-sport", "2025-08-30", ["robert-tieman"]),
        ("minister-van-landbouw-visserij-voedselzekerheid-en-natuur", "2025-12-01", ["femke-wiersma"]),
        ("minister-president", "2026-02-22", ["dick-schoof"]),
        ("minister-president", "2026-02-23", ["rob-jetten"]),
        # Those who stood in for somebody, and a minister of a cabinet that had resigned.
        ("minister-voor-primair-en-voortgezet-onderwijs", "2023-07-01", ["robbert-dijkgraaf"]),
        ("minister-voor-buitenlandse-handel-en-ontwikkelingssamenwerking", "2024-01-15", ["geoffrey-van-leeuwen"]),
        ("minister-van-financien", "2024-01-10", ["rob-jetten"]),
        ("minister-van-defensie", "2017-10-05", ["klaas-dijkhoff"]),
        ("minister-van-infrastructuur-en-waterstaat", "2021-12-01", ["barbara-visser"]),
    ],
)
def test_holders(people: People, post: str, day: str, holders: list[str]):
    assert [row.person for row in people.holders(post, date.fromisoformat(day))] == holders


@pytest.mark.parametrize(
    ("person", "day", "party"),
    [
        ("ferdinand-grapperhaus", "2021-05-19", "cda"),
        ("mona-keijzer", "2021-05-19", "cda"),
        ("mona-keijzer", "2024-09-01", "bbb"),
        ("kathalijne-buitenweg", "2021-03-30", "groenlinks"),
        ("kathalijne-buitenweg", "2021-03-31", None),
        ("femke-merel-van-kooten-arissen", "2019-07-15", "pvdd"),
        ("femke-merel-van-kooten-arissen", "2019-07-16", "lid-van-kooten-arissen"),
        ("femke-merel-van-kooten-arissen", "2020-06-01", "groep-krol-van-kooten-arissen"),
        ("henk-krol", "2019-01-01", "50plus"),
        ("henk-krol", "2020-10-01", "lid-krol"),
        ("wybren-van-haga", "2019-09-23", "vvd"),
        ("wybren-van-haga", "2020-01-01", "lid-van-haga"),
        ("wybren-van-haga", "2021-01-01", "fvd"),
        ("wybren-van-haga", "2022-01-01", "groep-van-haga"),
        ("pieter-omtzigt", "2021-03-31", "cda"),
        ("pieter-omtzigt", "2022-01-01", "lid-omtzigt"),
        ("pieter-omtzigt", "2024-01-01", "nieuw-sociaal-contract"),
        ("farid-azarkan", "2020-01-01", "denk"),
        ("geert-wilders", "2006-11-29", "groep-wilders"),
        ("geert-wilders", "2006-11-30", "pvv"),
        ("nicki-pouw-verweij", "2023-09-01", "bbb"),
        ("tunahan-kuzu", "2014-11-13", "pvda"),
        ("tunahan-kuzu", "2016-05-01", "groep-kuzu-ozturk"),
        ("tunahan-kuzu", "2017-03-23", "denk"),
        ("norbert-klein", "2014-09-01", "50plus-klein"),
        ("norbert-klein", "2015-09-01", "lid-klein"),
        ("liane-den-haan", "2021-05-10", "50plus"),
        ("liane-den-haan", "2021-05-11", "lid-den-haan"),
        ("olaf-ephraim", "2021-05-01", "fvd"),
        ("olaf-ephraim", "2022-05-01", "groep-van-haga"),
        ("olaf-ephraim", "2023-08-02", "lid-ephraim"),
        ("nilufer-gundogan", "2022-02-25", "volt"),
        ("nilufer-gundogan", "2022-06-01", "lid-gundogan"),
        ("gidi-markuszower", "2026-01-19", "pvv"),
        ("gidi-markuszower", "2026-01-20", "groep-markuszower"),
        ("mona-keijzer", "2026-02-24", "lid-keijzer"),
        ("jesse-klaver", "2023-10-26", "groenlinks"),
        ("jesse-klaver", "2023-10-27", "groenlinks-pvda"),
    ],
)
def test_party_on_a_day(people: People, person: str, day: str, party: str | None):
    membership = people.membership(person, date.fromisoformat(day))
    assert (membership.party if membership else None) == party


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Kathalijne Buitenweg", "kathalijne-buitenweg"),
        ("K.M. Buitenweg", "kathalijne-buitenweg"),
        ("mevrouw Buitenweg", "kathalijne-buitenweg"),
        ("F.B.J. Grapperhaus", "ferdinand-grapperhaus"),
        ("GRAPPERHAUS", "ferdinand-grapperhaus"),
        ("S.A.M. Kaag", "sigrid-kaag"),
        ("S.Th.M. Hermans", "sophie-hermans"),
        ("S.T.M. Hermans", "sophie-hermans"),
        ("Van der Goot", "auke-van-der-goot"),
        ("Yesilgöz", "dilan-yesilgoz-zegerius"),
        ("Yeşilgöz", "dilan-yesilgoz-zegerius"),
        ("DaniëlleJansen", "danielle-jansen"),
        ("Inge vanDijk", "inge-van-dijk"),
        ("Kostic ´", "ines-kostic"),
        ("v.d. Staaij", "kees-van-der-staaij"),
        ("R.A. (Rik) Janssen", "rik-janssen"),
        ("Omtzigt", "pieter-omtzigt"),
        ("Van Nieuwenhuizen", "cora-van-nieuwenhuizen-wijbenga"),
        ("Gräper-van Koolwijk", "fleur-graper-van-koolwijk"),
    ],
)
def test_one_person_named(people: People, name: str, person: str):
    assert slugs(people.persons_named(name)) == [person]


def test_namesakes_are_all_returned(people: People):
    assert {"inge-van-dijk", "jasper-van-dijk", "gijs-van-dijk"} <= set(slugs(people.persons_named("Van Dijk")))
    assert people.persons_named("Nemo Niemand") == ()


@pytest.mark.parametrize(
    ("name", "post"),
    [
        ("de Minister van Justitie en Veiligheid", "minister-van-justitie-en-veiligheid"),
        ("minister justitie en veiligheid", "minister-van-justitie-en-veiligheid"),
        ("Minister JenV", "minister-van-justitie-en-veiligheid"),
        ("Minister van J&V", "minister-van-justitie-en-veiligheid"),
        ("minister van VWS", "minister-van-volksgezondheid-welzijn-en-sport"),
        ("Minister-President", "minister-president"),
        ("de minister-president, minister van Algemene Zaken", "minister-president"),
        ("Minister voor Rechtsbescherming", "minister-voor-rechtsbescherming"),
        ("Staatssecretaris van Financiën – Toeslagen en Douane", "staatssecretaris-van-financien"),
        ("Staatssecretaris Openbaar Vervoer en Milieu", "staatssecretaris-van-infrastructuur-en-waterstaat"),
        ("minister van Onderwijs, Cultuur enWetenschap", "minister-van-onderwijs-cultuur-en-wetenschap"),
    ],
)
def test_one_post_named(people: People, name: str, post: str):
    assert slugs(people.posts_named(name)) == [post]


def test_a_stale_short_name_brings_the_exact_post_first(people: People):
    assert slugs(people.posts_named("staatssecretaris economische zaken")) == [
        "staatssecretaris-van-economische-zaken",
        "staatssecretaris-van-economische-zaken-en-klimaat",
        "staatssecretaris-van-economische-zaken-landbouw-en-innovatie",
    ]


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("GL", "groenlinks"), ("FvD", "fvd"), ("Partij voor de Dieren", "pvdd"), ("NSC", "nieuw-sociaal-contract"),
        ("GroenLinks-PvdA", "groenlinks-pvda"), ("Groep Van Haga", "groep-van-haga"), ("Van Haga", "lid-van-haga"),
        ("CU", "christenunie"), ("Fractie Den Haan", "lid-den-haan"), ("Omtzigt", "lid-omtzigt"),
    ],
)  # fmt: skip
def test_one_party_named(people: People, name: str, party: str):
    assert slugs(people.parties_named(name)) == [party]


@pytest.mark.parametrize(
    ("name", "day", "ministry"),
    [
        ("EZK", "2021-05-19", "ministerie-van-economische-zaken-en-klimaat-2017"),
        ("EZ", "2015-01-01", "ministerie-van-economische-zaken-2012"),
        ("Ministerie van Justitie en Veiligheid", "2017-10-26", "ministerie-van-justitie-en-veiligheid"),
        ("het ministerie van VWS", "2020-01-01", "ministerie-van-volksgezondheid-welzijn-en-sport"),
    ],
)
def test_ministry_of_the_day(people: People, name: str, day: str, ministry: str):
    assert slugs(people.ministries_named(name, date.fromisoformat(day))) == [ministry]


def test_ministries_of_one_name_never_overlap_nor_share_an_address(people: People):
    ministries = people.ministries()
    addresses = [address for ministry in ministries for address in ministry.same_as]
    assert len(addresses) == len(set(addresses))
    for ministry in ministries:
        for day in (ministry.start, ministry.end):
            if day:
                assert people.ministries_named(ministry.label, day) == (ministry,)


def became(people: People, slug: str) -> list[str]:
    return sorted(change.resulting for change in people.changes if change.original == slug)


def test_ministries_are_tied_through_their_renamings(people: People):
    justice = ["ministerie-van-justitie"]
    while further := became(people, justice[-1]):
        justice += further[-1:]
    assert justice == [
        "ministerie-van-justitie",
        "ministerie-van-veiligheid-en-justitie",
        "ministerie-van-justitie-en-veiligheid",
        "ministerie-van-asiel-en-migratie",  # the tasks that were its own from 2024 to 2026
    ]
    assert became(people, "ministerie-van-economische-zaken-en-klimaat-2017") == [
        "ministerie-van-economische-zaken-2024",
        "ministerie-van-klimaat-en-groene-groei",
    ]
    assert became(people, "ministerie-van-klimaat-en-groene-groei") == [
        "ministerie-van-economische-zaken-en-klimaat-2026"
    ]
    assert became(people, "ministerie-van-binnenlandse-zaken-en-koninkrijksrelaties") == [
        "ministerie-van-volkshuisvesting-en-ruimtelijke-ordening"
    ]


def test_ministries_have_the_address_of_their_own_period(people: People):
    without = [ministry.slug for ministry in people.ministries() if not ministry.same_as]
    assert without == ["ministerie-van-economische-zaken-2012"]  # its address of that period was not seen
    assert all("tooi/id/ministerie/" in address for one in people.ministries() for address in one.same_as)


def test_seats_and_their_grace(people: People):
    assert people.is_member_on("kathalijne-buitenweg", date(2021, 3, 30))
    assert not people.is_member_on("kathalijne-buitenweg", date(2021, 4, 2))
    assert people.is_member_on("kathalijne-buitenweg", date(2021, 4, 2), grace=7)
    assert not people.is_member_on("ferdinand-grapperhaus", date(2021, 3, 30))


@pytest.mark.parametrize("day", [date(year, 2, 10) for year in range(2007, 2027)])
def test_the_kamer_has_about_150_seats(people: People, day: date):
    assert 147 <= sum(people.is_member_on(person.slug, day) for person in people.persons()) <= 150


def test_ids_belong_to_one_person(people: People):
    for ids in (
        [person.tk_id for person in people.persons() if person.tk_id],
        [address for person in people.persons() for address in person.same_as],
    ):
        assert len(ids) == len(set(ids))


@needs_reference
def test_askers_have_a_party(people: People):
    rows, missed = table("askers_from_zaken.csv"), []
    for row in rows:
        first, last = date.fromisoformat(row["first_date"]), date.fromisoformat(row["last_date"])
        fitting = [
            person
            for person in people.persons_named(row["name"])
            if any(
                (own.start is None or own.start <= last) and (own.end is None or first <= own.end)
                for own in people.memberships(person.slug)
            )
        ]
        if len(fitting) != 1:
            missed.append(row["name"])
    assert len(missed) <= 0.01 * len(rows), missed


@needs_reference
def test_addressees_have_a_post(people: People):
    rows, missed = table("addressees_from_zaken.csv"), []
    for row in rows:
        first, last = date.fromisoformat(row["first_date"]), date.fromisoformat(row["last_date"])
        fitting = [
            person
            for person in people.persons_named(row["name"])
            if any(own.start <= last and first <= (own.end or last) for own in people.incumbencies(person.slug))
        ]
        if len(fitting) != 1:
            missed.append(row["name"])
    # Three are members whom the source gives as addressee by mistake.
    assert set(missed) <= {"Bart Snels", "Geert Wilders", "Lilian Marijnissen"}, missed
    assert len(missed) <= 3


@needs_reference
def test_parties_in_print_fit_the_day(people: People):
    rows, missed = table("asker_party_from_headers.csv"), []
    for row in rows:
        parties, day = slugs(people.parties_named(row["party_in_header"])), date.fromisoformat(row["question_date"])
        memberships = [people.membership(person.slug, day) for person in people.persons_named(row["name_in_header"])]
        if len([own for own in memberships if own and own.party in parties]) != 1:
            missed.append(row["name_in_header"])
    assert missed == ["Teunissen"]  # the table took her party from the next name in the header


def asked() -> list[tuple[str, ...]]:
    """Drawn at random from the records of the Tweede Kamer and checked by hand: who asked whom, and what they were."""
    with (Path(__file__).parent / "asked.csv").open(encoding="utf-8", newline="") as lines:
        return [tuple(row) for row in csv.reader(lines)][1:]


@pytest.mark.parametrize(("number", "day", "asker", "person", "party", "addressee", "post"), asked())
def test_who_asked_whom_that_day(
    people: People, number: str, day: str, asker: str, person: str, party: str, addressee: str, post: str
):
    on = date.fromisoformat(day)
    (named,) = [one for one in people.persons_named(asker) if people.is_member_on(one.slug, on)]
    membership = people.membership(named.slug, on)
    held = [row.post for one in people.persons_named(addressee) for row in people.posts_of(one.slug, on)]
    assert (number, named.slug, membership and membership.party, held) == (number, person, party, [post])


@pytest.mark.parametrize(
    ("name", "day", "holders"),
    [
        ("Staatssecretaris van Financiën", "2024-10-15", ["folkert-idsinga", "nora-achahbar"]),
        ("Staatssecretaris van Financiën – Toeslagen en Douane", "2024-10-15", ["nora-achahbar"]),
        ("Staatssecretaris Fiscaliteit en Belastingdienst", "2024-10-15", ["folkert-idsinga"]),
        ("Staatssecretaris van Financiën", "2024-12-01", ["tjebbe-van-oostenbruggen"]),
        ("Staatssecretaris van Infrastructuur en Waterstaat", "2024-10-15", ["chris-jansen"]),
        ("Staatssecretaris van Infrastructuur en Waterstaat", "2023-10-15", ["vivianne-heijnen"]),
    ],
)
def test_state_secretaries_of_one_ministry_share_a_post_and_differ_in_portfolio(
    people: People, name: str, day: str, holders: list[str]
):
    (post,) = people.posts_named(name)
    held = people.holders_called(post.slug, date.fromisoformat(day), name)
    assert sorted(row.person for row in held) == holders


def test_a_predecessor_had_the_same_portfolio(people: People):
    row = people.incumbency("aukje-de-vries", "staatssecretaris-van-financien", date(2023, 1, 1))
    later = people.incumbency("nora-achahbar", "staatssecretaris-van-financien", date(2024, 10, 1))
    assert row is not None
    assert later is not None
    assert later.portfolio == row.portfolio == "Toeslagen en Douane"
    assert people.before(later) == row
