"""Zaken of the Tweede Kamer by OData, what changed by the SyncFeed, and their documents."""

import json
from datetime import date
from pathlib import Path

import pytest

from kg.errors import FetchError, KgError
from kg.fetching import odata, syncfeed
from kg.fetching.client import Client
from kg.fetching.outcome import Outcome
from kg.fetching.places import Places
from kg.fetching.target import Target
from kg.fetching.zaken import Wanted, Zaken
from tests.fetching.conftest import silent
from tests.fetching.server import Fault, World

BASE = 26_700_000
MARCH = Wanted(date(2021, 3, 1), date(2021, 3, 31))


def guid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def actor(number: int, name: str, relation: str, **more: str | None) -> dict:
    known = {"ActorFractie": None, "Functie": None, "Persoon_Id": guid(900 + number), "Fractie_Id": None}
    return {"Id": guid(number), "ActorNaam": name, "Relatie": relation} | known | more


def zaak(number: int, day: str, subject: str, kind: str = "Schriftelijke vragen") -> dict:
    return {
        "Id": guid(number),
        "Nummer": f"2021Z{number:05}",
        "Soort": kind,
        "Titel": None,
        "Onderwerp": subject,
        "GestartOp": f"{day}T00:00:00+02:00",
        "Vergaderjaar": "2020-2021",
        "Status": "Vrijgegeven",
        "Afgedaan": True,
        "GewijzigdOp": "2021-06-01T10:59:02.367+02:00",
        "ApiGewijzigdOp": "2021-06-01T09:19:31.7324382Z",
        "Verwijderd": False,
        "ZaakActor": [
            actor(1000 + number, "K.M. Buitenweg", "Indiener", ActorFractie="GL", Functie="Tweede Kamerlid"),
            actor(2000 + number, "F.B.J. Grapperhaus", "Gericht aan", Functie="minister van Justitie en Veiligheid"),
        ],
        "Document": [
            {
                "Id": guid(3000 + number),
                "DocumentNummer": f"2021D{number:05}",
                "Soort": "Antwoord schriftelijke vragen (nader)",
                "Titel": "Antwoord",
                "Datum": f"{day}T00:00:00+02:00",
                "GewijzigdOp": "2021-06-01T10:00:00+02:00",
            },
            {
                "Id": guid(4000 + number),
                "DocumentNummer": f"2021D9{number:04}",
                "Soort": "Bijlage",
                "GewijzigdOp": None,
            },
        ],
    }


def change(token: int, row: dict, deleted: bool = False) -> tuple[int, str, str]:
    inner = "" if deleted else f"<nummer>{row['Nummer']}</nummer><soort>{row['Soort']}</soort>"
    return (
        token,
        "Zaak",
        (
            f'<zaak xmlns:tk="http://www.tweedekamer.nl/xsd/tkData/v1-0" id="{row["Id"]}" '
            f'tk:bijgewerkt="2021-06-01T10:00:00" tk:verwijderd="{str(deleted).lower()}">{inner}</zaak>'
        ),
    )


def actor_change(token: int, id_: str, of: str = "") -> tuple[int, str, str]:
    ref = f'<zaak ref="{of}"/>' if of else ""
    return token, "ZaakActor", f'<zaakActor id="{id_}" tk:verwijderd="{str(not of).lower()}">{ref}</zaakActor>'


@pytest.fixture(autouse=True)
def filled(world: World) -> None:
    """Six zaken in two months, one of them no question; a feed that begins long ago."""
    world.zaken = [
        zaak(5118, "2021-03-30", "Het bericht dat Huawei toegang had tot gegevens van Telfort-klanten. "),
        zaak(4000, "2021-03-01", "Een eerste onderwerp"),
        zaak(4001, "2021-03-31", "Een motie", "Motie"),
        zaak(4500, "2021-03-31", "Over 's-Gravenhage"),
        zaak(3999, "2021-02-28", "Februari"),
        zaak(6001, "2021-04-01", "April"),
    ]
    world.resources = {guid(3000 + 5118): b"%PDF-1.7 ... %%EOF\n", guid(3000 + 4000): b"PK\3\4word"}
    world.feed = [change(BASE + at * 7, zaak(100 + at, "2020-01-01", "Oud")) for at in range(5)]


class Again:
    """Runs one after the other in one folder, each as a new process would."""

    def __init__(self, client: Client, where: Places, folder: Path) -> None:
        self.client, self.where, self.folder = client, where, folder

    def run(self, wanted: Wanted = MARCH, limit: int | None = None, dry_run: bool = False) -> Outcome:
        return Zaken(self.client, self.where, Target(self.folder), silent, dry_run).fetch(wanted, limit)

    def update(self) -> Outcome:
        return Zaken(self.client, self.where, Target(self.folder), silent, False).update()

    def numbers(self, month: str) -> list[str]:
        path = self.folder / "zaken" / f"zaken-{month}.json"
        return [row["Nummer"] for row in json.loads(path.read_bytes())["value"]] if path.exists() else []


@pytest.fixture
def zaken(client: Client, where: Places, target: Target) -> Again:
    return Again(client, where, target.folder)


def counts(outcome: Outcome) -> tuple[int, int, int, int]:
    return outcome.new, outcome.changed, outcome.unchanged, len(outcome.failures)


def test_the_zaken_of_a_month_come_in_one_file(zaken: Again, world: World) -> None:
    assert counts(zaken.run()) == (3, 0, 0, 0)
    assert zaken.numbers("2021-03") == ["2021Z04000", "2021Z04500", "2021Z05118"]
    assert zaken.numbers("2021-02") == zaken.numbers("2021-04") == []
    asked = world.paths("/OData/v4/2.0/Zaak")
    assert len(asked) == 3, "two rows a page, five rows in the days around March"
    assert "$skip=2" in asked[1]
    assert "$top" not in "".join(asked)


def test_progress_tells_how_many_the_service_counts(client: Client, where: Places, target: Target) -> None:
    told: list[tuple[str, int, int]] = []
    wanted = Wanted(MARCH.first, MARCH.last, documents=True)
    Zaken(client, where, target, lambda *one: told.append(one), dry_run=False).fetch(wanted)
    assert [one for one in told if one[0] == "Zaken"] == [("Zaken", 2, 5), ("Zaken", 4, 5), ("Zaken", 5, 5)]
    assert told[-1] == ("Documenten", 6, 6)


def test_the_same_again_changes_nothing(zaken: Again) -> None:
    zaken.run()
    before = (zaken.folder / "zaken" / "zaken-2021-03.json").read_bytes()
    assert counts(zaken.run()) == (0, 0, 3, 0)
    assert (zaken.folder / "zaken" / "zaken-2021-03.json").read_bytes() == before


def test_words_limit_and_dry_run(zaken: Again) -> None:
    assert zaken.run(Wanted(words="'s-Gravenhage"), dry_run=True).planned == ["2021Z04500  Over 's-Gravenhage"]
    assert zaken.run(Wanted(words="huawei telfort-klanten"), dry_run=True).planned == [
        "2021Z05118  Het bericht dat Huawei toegang had tot gegevens van Telfort-klanten."
    ]
    assert not zaken.folder.exists()
    assert counts(zaken.run(limit=1)) == (1, 0, 0, 0)
    with pytest.raises(FetchError, match="holds no zaken that were fetched"):
        zaken.update()


def test_documents_come_as_the_files_they_are(zaken: Again, world: World) -> None:
    wanted = Wanted(MARCH.first, MARCH.last, documents=True)
    outcome = zaken.run(wanted)
    assert counts(outcome) == (5, 0, 0, 1)
    assert "2021D04500: http" in outcome.failures[0]
    assert "404" in outcome.failures[0]
    assert (zaken.folder / "documenten" / "2021" / "2021D05118.pdf").exists()
    assert (zaken.folder / "documenten" / "2021" / "2021D04000.docx").exists()
    assert len(world.paths("/resource")) == 3, "an annex is not asked for"
    world.resources[guid(3000 + 4500)] = b"<html>Inloggen</html>"
    assert "neither PDF nor Word came" in zaken.run(wanted).failures[0]
    world.resources[guid(3000 + 4500)] = b"%PDF-1.4 %%EOF"
    world.asked.clear()
    assert counts(zaken.run(wanted)) == (1, 0, 5, 0)
    assert len(world.paths("/resource")) == 1


def test_the_end_of_the_feed_is_found_with_few_questions(zaken: Again, world: World) -> None:
    head = syncfeed.head(zaken.client, zaken.where.syncfeed)
    last = max(token for token, _, _ in world.feed)
    assert last - syncfeed.NEAR_ENOUGH <= head <= last
    assert len(world.asked) <= 16
    world.feed = [change(1 << 27, zaak(1, "2021-01-01", "Later"))]
    assert abs(syncfeed.head(zaken.client, zaken.where.syncfeed) - (1 << 27)) <= syncfeed.NEAR_ENOUGH


def test_update_follows_the_feed(zaken: Again, world: World) -> None:
    zaken.run(Wanted(date(2021, 3, 1)))
    assert zaken.numbers("2021-04") == ["2021Z06001"]
    by_number = {row["Nummer"]: row for row in world.zaken}
    new, early = zaak(7000, "2021-05-02", "Mei"), zaak(7001, "2020-05-02", "Te vroeg")
    world.zaken += [new, early]
    by_number["2021Z04000"]["Onderwerp"] = "Een beter onderwerp"
    by_number["2021Z05118"]["ZaakActor"].append(actor(77, "B. Nieuw", "Medeindiener"))
    lost = by_number["2021Z04500"]["ZaakActor"].pop()
    world.zaken.remove(by_number["2021Z06001"])
    world.feed += [
        change(BASE + 100, by_number["2021Z04000"]),
        change(BASE + 101, by_number["2021Z04001"]),
        change(BASE + 102, new),
        change(BASE + 103, early),
        change(BASE + 104, by_number["2021Z06001"], deleted=True),
        actor_change(BASE + 105, guid(77), by_number["2021Z05118"]["Id"]),
        actor_change(BASE + 106, lost["Id"]),
        actor_change(BASE + 107, guid(78), guid(999_999)),
    ]
    outcome = zaken.update()
    assert counts(outcome) == (1, 3, 0, 0)
    assert outcome.withdrawn == 1
    assert zaken.numbers("2021-03") == ["2021Z04000", "2021Z04500", "2021Z05118"]
    assert zaken.numbers("2021-04") == []
    assert zaken.numbers("2021-05") == ["2021Z07000"]
    written = (zaken.folder / "zaken" / "zaken-2021-03.json").read_text(encoding="utf-8")
    assert "Een beter onderwerp" in written
    assert "B. Nieuw" in written
    assert lost["Id"] not in written
    world.asked.clear()
    assert counts(zaken.update()) == (0, 0, 0, 0)
    assert world.paths("/OData/") == []
    assert len(world.paths("/SyncFeed/")) == 2


def test_a_run_broken_off_goes_on_with_the_month_it_was_in(zaken: Again, world: World, waits: list[float]) -> None:
    world.page = 1
    wanted = Wanted(date(2021, 2, 1))
    world.faults["/Zaak"] += [Fault(), Fault(), *[Fault(502)] * 3]
    outcome = zaken.run(wanted)
    assert "502" in outcome.failures[0]
    assert zaken.numbers("2021-02") == ["2021Z03999"]
    with pytest.raises(FetchError, match="a run that did not end"):
        zaken.update()
    feed = len(world.paths("/SyncFeed/"))
    world.asked.clear()
    assert counts(zaken.run(wanted)) == (4, 0, 0, 0)
    assert "GestartOp ge 2021-01-31" not in "".join(world.paths("/Zaak"))
    assert feed > 5
    assert world.paths("/SyncFeed/") == [], "the end of the feed is that of the first try"
    assert counts(zaken.update()) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<!DOCTYPE html><html>Onderhoud</html>", "a web page came in place of JSON"),
        (b'{"value": [', "broken JSON came"),
        (b"[1]", "JSON of another shape"),
        (b'{"error": {"message": "x"}}', "holds no rows"),
    ],
)
def test_what_is_no_page_of_rows_is_one_line(zaken: Again, world: World, body: bytes, reason: str) -> None:
    world.faults["/Zaak"].append(Fault(body=body))
    outcome = zaken.run()
    assert len(outcome.failures) == 1
    assert reason in outcome.failures[0]


@pytest.mark.parametrize("odd", [None, 7, "x", ["x"], {"a": 1}, [[{}]], True])
@pytest.mark.parametrize("name", ["Id", "Nummer", "Onderwerp", "GestartOp", "ZaakActor", "Document", "ApiGewijzigdOp"])
def test_a_row_of_another_shape_stops_nothing(zaken: Again, world: World, name: str, odd: object) -> None:
    rows = [zaak(5118, "2021-03-30", "Goed"), zaak(4000, "2021-03-01", "Anders") | {name: odd}]
    world.faults["/Zaak"].append(Fault(body=json.dumps({"value": rows}).encode()))
    outcome = zaken.run(Wanted(MARCH.first, MARCH.last, documents=True))
    assert outcome.new >= 1
    assert "2021Z05118" in zaken.numbers("2021-03")
    zaken.update()


@pytest.mark.parametrize("day", ["../../x", "", None, "gisteren"])
def test_a_zaak_without_a_day_names_no_file(zaken: Again, world: World, day: str | None) -> None:
    rows = [zaak(5118, "2021-03-30", "Goed"), zaak(4000, "2021-03-01", "Anders") | {"GestartOp": day}]
    world.faults["/Zaak"].append(Fault(body=json.dumps({"value": rows}).encode()))
    outcome = zaken.run(Wanted())
    assert outcome.failures == ["zaak 2021Z04000: has no id or no day: passed over"]
    assert sorted(path.name for path in zaken.folder.rglob("*.json")) == ["state.json", "zaken-2021-03.json"]


@pytest.mark.parametrize("text", ["{", "[]", '{"zaken": 3}', '{"zaken": [1, {"words": ""}]}'])
def test_a_state_made_into_something_else_is_one_line_or_none(zaken: Again, text: str) -> None:
    state = zaken.folder / ".kg-fetch" / "state.json"
    state.parent.mkdir(parents=True)
    state.write_text(text)
    with pytest.raises(KgError, match=r"remove it to fetch anew|holds no zaken that were fetched"):
        zaken.update()


def test_fewer_rows_than_the_service_counts_are_named(zaken: Again, world: World) -> None:
    world.faults["/Zaak"].append(Fault(body=b'{"@odata.count": 3, "value": []}'))
    assert "0 of the 3 rows came that the service counts" in zaken.run().failures[0]


def test_a_zaak_that_moves_or_becomes_another_kind_leaves_no_trace(zaken: Again, world: World) -> None:
    zaken.run(Wanted(date(2021, 3, 1)))
    moved = next(row for row in world.zaken if row["Nummer"] == "2021Z06001")
    other = next(row for row in world.zaken if row["Nummer"] == "2021Z04500")
    moved["GestartOp"] = "2021-03-31T00:00:00+02:00"
    other["Soort"] = "Brief regering"
    world.feed += [change(BASE + 200, moved), change(BASE + 201, other)]
    outcome = zaken.update()
    assert (outcome.changed, outcome.withdrawn) == (1, 1)
    assert zaken.numbers("2021-03") == ["2021Z04000", "2021Z05118", "2021Z06001"]
    assert zaken.numbers("2021-04") == []


def test_pages_that_go_round_end(zaken: Again, world: World) -> None:
    link = f"{world.base}/OData/v4/2.0/Zaak?$skip=2"
    world.faults["/Zaak"] += [Fault(body=json.dumps({"value": [], "@odata.nextLink": link}).encode())] * 3
    assert "the pages go round" in zaken.run().failures[0]


def test_a_next_page_on_another_host_is_not_followed(zaken: Again, world: World) -> None:
    world.faults["/Zaak"].append(Fault(body=b'{"value": [], "@odata.nextLink": "http://elders.example/Zaak"}'))
    assert "elders.example is not one of the hosts" in zaken.run().failures[0]


@pytest.mark.parametrize(
    "body", [b"<html>x</html>", b"<rss/>", b"<feed><entry><title>x</title></entry></feed>", b"<feed><entry>"]
)
def test_what_is_no_feed_is_one_line(zaken: Again, world: World, body: bytes) -> None:
    world.faults["/Feed"].append(Fault(body=body))
    outcome = zaken.run()
    assert len(outcome.failures) == 1
    assert zaken.numbers("2021-03") == []


def test_an_id_that_is_no_id_stands_in_no_address() -> None:
    assert odata.is_id(guid(1))
    assert not odata.is_id("x or 1 eq 1")
    assert not odata.is_id(None)


def test_what_was_fetched_can_be_built_at_once(zaken: Again, tmp_path: Path) -> None:
    import pyoxigraph as ox

    from kg.pipeline import build
    from kg.queries import load

    zaken.run()
    report = build([str(zaken.folder)], tmp_path / "exports", jobs=1)
    assert report.errors == ()
    store = load(tmp_path / "exports" / "kamergraaf.nq")
    kg = "https://w3id.org/kamergraaf/"
    question = ox.NamedNode(f"{kg}id/vraag/2021Z05118")
    for name, value in {
        "askedBy": "persoon/kathalijne-buitenweg",
        "askedForParty": "partij/groenlinks",
        "addressedTo": "ambt/minister-van-justitie-en-veiligheid",
    }.items():
        found = store.quads_for_pattern(question, ox.NamedNode(f"{kg}def#{name}"), None)
        assert {quad.object.value for quad in found} == {f"{kg}id/{value}"}
