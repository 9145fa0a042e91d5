"""Facts for the registers, from where they are kept up: who sat for which party from when to when, and who that is.

Two files in the form that `scripts/build_registers.py` takes in: `tk_persons.jsonl`, a person a line with the mandates, and
`tk_parties.csv`. Only what a register needs is asked for: of a birthday the year, and no address, gift or side job.
"""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from kg.errors import FetchError
from kg.fetching import odata, wikidata
from kg.fetching.client import Answer, Client
from kg.fetching.odata import Row
from kg.fetching.outcome import Outcome, Progress
from kg.fetching.places import Places
from kg.fetching.target import Target

PERSONS, PARTIES = "tk_persons.jsonl", "tk_parties.csv"
_SEATS = {
    "$filter": "Verwijderd eq false",
    "$select": "Id,Functie,Van,TotEnMet,Persoon_Id",
    "$expand": "FractieZetel($select=Id,Fractie_Id),"
    "Persoon($select=Id,Initialen,Roepnaam,Tussenvoegsel,Achternaam,Geboortedatum)",
}
_PARTIES = {"$filter": "Verwijderd eq false", "$select": "Id,Afkorting,NaamNL,DatumActief,DatumInactief"}
_COLUMNS = ("tk_id", "short", "name", "start", "end")


def fetch(client: Client, places: Places, target: Target, progress: Progress) -> Outcome:
    """Write both files, or neither; what cannot be had is a line in the outcome."""
    outcome = Outcome()
    try:
        progress("Registers", 0, 3)
        parties = {str(row.get("Id")): row for row in odata.rows(client, places.odata, "Fractie", _PARTIES)}
        progress("Registers", 1, 3)
        seats = list(odata.rows(client, places.odata, "FractieZetelPersoon", _SEATS))
        _refuse_holes(places.odata, parties, seats)
        progress("Registers", 2, 3)
        items = wikidata.members(client, places.wikidata)
    except FetchError as error:
        outcome.failures.append(f"registers: {error}")
        return outcome
    lines = [json.dumps(person, ensure_ascii=False) + "\n" for person in _persons(seats, parties, items)]
    _keep(target, outcome, PERSONS, "".join(lines), f"{places.odata}/FractieZetelPersoon")
    _keep(target, outcome, PARTIES, _table(parties), f"{places.odata}/Fractie")
    progress("Registers", 3, 3)
    return outcome


def _refuse_holes(base: str, parties: Mapping[str, Row], seats: list[Row]) -> None:
    """Few rows mean that something went wrong: the Tweede Kamer has 150 seats, and the data go back for years."""
    if len(parties) < 10 or len(seats) < 150:
        reason = f"{len(parties)} parties and {len(seats)} seats came, fewer than the Tweede Kamer has: not taken"
        raise FetchError(base, reason)


def _persons(
    seats: list[Row], parties: Mapping[str, Row], items: Mapping[str, tuple[str, str]]
) -> Iterator[dict[str, Any]]:
    """A person a record, by id, the mandates in order of their first day."""
    rows = defaultdict[str, list[Row]](list)
    for seat in seats:
        person = seat.get("Persoon")
        if isinstance(person, dict) and person.get("Achternaam") and person.get("Id"):
            rows[str(person["Id"]).lower()].append(seat)
    for tk_id, own in sorted(rows.items()):
        mandates = sorted((mandate for seat in own for mandate in _mandate(seat, parties)), key=lambda one: str(one))
        if mandates:
            yield _person(tk_id, own[0]["Persoon"], mandates, items)


def _person(
    tk_id: str, row: Row, mandates: list[dict[str, str | None]], items: Mapping[str, tuple[str, str]]
) -> dict[str, Any]:
    prefix, own, given, initials = (
        str(row.get(name) or "").strip() for name in ("Tussenvoegsel", "Achternaam", "Roepnaam", "Initialen")
    )
    surname = f"{prefix} {own}".strip()
    born = str(row.get("Geboortedatum") or "")[:4]
    item, item_born = items.get(tk_id, ("", ""))
    same = item and (not born or not item_born or born == item_born)
    return {
        "id": f"tk:{tk_id}",
        "name": {
            "full": f"{given or initials} {surname}".strip(),
            "family": surname,
            "given": given,
            "initials": initials,
        },
        "birth_year": int(born) if born.isdigit() else None,
        "identifiers": {"tk_persoon_id": tk_id} | ({"wikidata": item} if same else {}),
        "mandates": mandates,
    }


def _mandate(seat: Row, parties: Mapping[str, Row]) -> Iterator[dict[str, str | None]]:
    """A seat for a party with its days; one without a first day or of a party that is gone says nothing."""
    held = seat.get("FractieZetel")
    party = parties.get(str(held.get("Fractie_Id"))) if isinstance(held, dict) else None
    start = str(seat.get("Van") or "")[:10]
    if party and start and (short := party.get("Afkorting") or party.get("NaamNL")):
        yield {
            "start_date": start,
            "end_date": str(seat.get("TotEnMet") or "")[:10] or None,
            "organization_id": "org:tweede-kamer",
            "post_id": "post:kamerlid",
            "role": f"Kamerlid voor {short}",
            "source": "tk_odata",
        }


def _table(parties: Mapping[str, Row]) -> str:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(_COLUMNS)
    for tk_id, row in sorted(parties.items()):
        days = (str(row.get(name) or "")[:10] for name in ("DatumActief", "DatumInactief"))
        table.writerow((tk_id.lower(), row.get("Afkorting") or "", row.get("NaamNL") or "", *days))
    return text.getvalue()


def _keep(target: Target, outcome: Outcome, file: str, text: str, address: str) -> None:
    known = target.kept(file)
    kept = target.keep(
        file, file, Answer(address, text.encode(), "text/csv" if file == PARTIES else "application/jsonl")
    )
    outcome.unchanged += known is not None and known.sha256 == kept.sha256
    outcome.changed += known is not None and known.sha256 != kept.sha256
    outcome.new += known is None
