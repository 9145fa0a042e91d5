"""Facts for the registers: members, parties and their days, with the identifiers of Wikidata."""

import csv
import json
import shutil
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from kg.fetching import registers
from kg.fetching.client import Client
from kg.fetching.outcome import Outcome
from kg.fetching.places import Places
from kg.fetching.target import Target
from tests.conftest import ROOT
from tests.fetching.conftest import silent
from tests.fetching.server import Fault, World


def guid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def seat(person: int, party: int, start: str | None, end: str | None, **names: str | None) -> dict:
    known = {"Initialen": "A.B.", "Roepnaam": "Anna", "Tussenvoegsel": None, "Achternaam": f"Proef{person}"}
    return {
        "Id": guid(person * 1000 + party),
        "Functie": "Lid",
        "Van": start and f"{start}T00:00:00+02:00",
        "TotEnMet": end and f"{end}T00:00:00+02:00",
        "Verwijderd": False,
        "Persoon_Id": guid(person),
        "FractieZetel": {"Id": guid(7), "Fractie_Id": guid(party)},
        "Persoon": {"Id": guid(person), "Geboortedatum": "1980-05-06T00:00:00+02:00"} | known | names,
    }


def member(item: str, person: int, born: str = "1980-05-06T00:00:00Z") -> dict:
    return {
        "item": {"type": "uri", "value": f"http://www.wikidata.org/entity/{item}"},
        "tk": {"type": "literal", "value": guid(person).upper()},
        "born": {"type": "literal", "value": born},
    }


@pytest.fixture(autouse=True)
def filled(world: World) -> None:
    """A House of 150 with ten parties, and one member who changed party."""
    names = ["VVD", "D66", "PVV", "CDA", "SP", "PvdA", "GL", "PvdD", "ChristenUnie", "SGP"]
    world.page = 100
    world.parties = [
        {
            "Id": guid(party),
            "Afkorting": name,
            "NaamNL": f"Partij {name}",
            "DatumActief": "1980-01-01T00:00:00+01:00",
            "DatumInactief": None,
            "Verwijderd": False,
        }
        for party, name in enumerate(names)
    ]
    world.seats = [seat(100 + at, at % 10, "2021-03-31", "2023-12-05") for at in range(150)]
    world.seats += [
        seat(500, 6, "2021-03-31", "2023-10-26", Roepnaam="Kauthar", Tussenvoegsel="van ", Achternaam="Proef"),
        seat(500, 5, "2023-10-27", None, Roepnaam="Kauthar", Tussenvoegsel="van ", Achternaam="Proef"),
        seat(501, 5, None, None),
        seat(502, 99, "2021-03-31", None),
    ]
    world.members = [
        member("Q1", 500),
        member("Q2", 100),
        member("Q3", 100),
        member("Q4", 101, "1950-01-01T00:00:00Z"),
    ]


@pytest.fixture
def fetched(client: Client, where: Places, target: Target) -> Outcome:
    return registers.fetch(client, where, target, silent)


def persons(target: Target) -> dict[str, dict]:
    lines = (target.folder / registers.PERSONS).read_text(encoding="utf-8").splitlines()
    return {record["id"]: record for record in map(json.loads, lines)}


def test_a_person_has_names_identifiers_and_dated_mandates(fetched: Outcome, target: Target) -> None:
    assert (fetched.new, fetched.failures) == (2, [])
    assert persons(target)[f"tk:{guid(500)}"] == {
        "id": f"tk:{guid(500)}",
        "name": {"full": "Kauthar van Proef", "family": "van Proef", "given": "Kauthar", "initials": "A.B."},
        "birth_year": 1980,
        "identifiers": {"tk_persoon_id": guid(500), "wikidata": "Q1"},
        "mandates": [
            {
                "start_date": start,
                "end_date": end,
                "organization_id": "org:tweede-kamer",
                "post_id": "post:kamerlid",
                "role": f"Kamerlid voor {party}",
                "source": "tk_odata",
            }
            for start, end, party in (("2021-03-31", "2023-10-26", "GL"), ("2023-10-27", None, "PvdA"))
        ],
    }


def test_what_is_not_sure_is_left_empty(fetched: Outcome, target: Target) -> None:
    found = persons(target)
    assert len(found) == 151
    assert "wikidata" not in found[f"tk:{guid(100)}"]["identifiers"], "two items have this id"
    assert "wikidata" not in found[f"tk:{guid(101)}"]["identifiers"], "the item was born in another year"
    assert f"tk:{guid(501)}" not in found, "a seat without a first day says nothing"
    assert f"tk:{guid(502)}" not in found, "a seat of a party that is gone says nothing"


def test_no_more_is_asked_of_a_person_than_is_needed(fetched: Outcome, world: World) -> None:
    asked = "".join(world.paths("/OData/"))
    for private in ("Woonplaats", "Geslacht", "Geboorteplaats", "Overlijdens", "PersoonContactinformatie"):
        assert private not in asked


def test_parties_are_a_table(fetched: Outcome, target: Target) -> None:
    with (target.folder / registers.PARTIES).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert rows[6] == {"tk_id": guid(6), "short": "GL", "name": "Partij GL", "start": "1980-01-01", "end": ""}


def test_the_same_facts_give_the_same_bytes(
    fetched: Outcome, client: Client, where: Places, target: Target, world: World
) -> None:
    before = (target.folder / registers.PERSONS).read_bytes()
    world.seats.reverse()
    world.members.reverse()
    again = registers.fetch(client, where, target, silent)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    assert (target.folder / registers.PERSONS).read_bytes() == before


@pytest.mark.parametrize("path", ["/Fractie", "/FractieZetelPersoon", "/sparql"])
def test_when_a_source_fails_nothing_is_written(
    client: Client, where: Places, target: Target, world: World, path: str
) -> None:
    world.faults[path] += [Fault(body=b"<html>Onderhoud</html>")]
    outcome = registers.fetch(client, where, target, silent)
    assert len(outcome.failures) == 1
    assert "a web page came in place of JSON" in outcome.failures[0]
    assert not target.folder.exists()


def test_far_too_few_seats_are_not_taken(client: Client, where: Places, target: Target, world: World) -> None:
    del world.seats[100:]
    assert "fewer than the Tweede Kamer has" in registers.fetch(client, where, target, silent).failures[0]


def test_what_is_no_result_of_sparql_is_refused(client: Client, where: Places, target: Target, world: World) -> None:
    world.faults["/sparql"] += [Fault(body=b'{"results": {"bindings": [{"item": {}}]}}')]
    assert "no result of SPARQL came" in registers.fetch(client, where, target, silent).failures[0]


def test_newer_seats_take_the_place_of_older_ones_from_the_same_data(fetched: Outcome, target: Target) -> None:
    spec = spec_from_file_location("people_fetched", ROOT / "scripts" / "registers" / "people_fetched.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    older = {
        "id": "person:proef",
        "birth_year": 1980,
        "identifiers": {"tk_persoon_id": guid(500), "wikidata": "Q9"},
        "mandates": [{"role": "Minister van X", "source": "wikidata"}, {"role": "oud", "source": "tk_odata"}],
    }
    other = {"id": "person:ander", "identifiers": {}, "mandates": []}
    first, second, *rest = module.with_fetched(target.folder, [older, other])
    assert first["identifiers"]["wikidata"] == "Q9"
    assert [one["role"] for one in first["mandates"]] == ["Minister van X", "Kamerlid voor GL", "Kamerlid voor PvdA"]
    assert {one["source"] for one in first["mandates"][1:]} == {module.FETCHED}
    assert second == other
    assert len(rest) == 150
    assert list(module.with_fetched(target.folder / "elders", [older])) == [older]


@pytest.mark.shared
def test_the_build_of_the_registers_takes_them_in(
    fetched: Outcome, target: Target, shared: Path, tmp_path: Path
) -> None:
    reference, out = tmp_path / "reference", tmp_path / "registers"
    shutil.copytree(shared / "reference", reference)
    reference.chmod(0o755)
    shutil.copy(target.folder / registers.PERSONS, reference)
    code = "import sys; from pathlib import Path; from registers import people; people.build(*map(Path, sys.argv[1:]))"
    out.mkdir()
    words = [sys.executable, "-c", code, str(reference), str(out)]
    done = subprocess.run(words, cwd=ROOT / "scripts", capture_output=True, text=True, env={"PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, done.stderr
    tables = {}
    for name in ("persons", "memberships", "seats"):
        with (out / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            tables[name] = list(csv.DictReader(lines))
    (person,) = [row for row in tables["persons"] if row["tk_id"] == guid(500)]
    assert (person["label"], person["birth_year"]) == ("Kauthar van Proef", "1980")
    assert person["same_as"] == "http://www.wikidata.org/entity/Q1"
    memberships = [row for row in tables["memberships"] if row["person"] == person["slug"]]
    assert {(row["party"], row["start"], row["end"]) for row in memberships} == {
        ("groenlinks", "2021-03-31", "2023-10-26"),
        ("pvda", "2023-10-27", ""),
    }
    seats = [row for row in tables["seats"] if row["person"] == person["slug"]]
    assert [(row["start"], row["end"]) for row in seats] == [("2021-03-31", "")]
    for row in (person, *memberships, *seats):
        assert row["source"] == "Tweede Kamer OData (FractieZetelPersoon), by kg fetch registers"
