"""Facts that `kg fetch registers` wrote, put in the place of older ones from the same open data.

`tk_persons.jsonl` has the shape of polder's export, which took the seats from there too (`tk_odata`). So for a person in
both, those mandates are replaced, the others stay, and a missing identifier is filled in.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

FILE = "tk_persons.jsonl"
FROM_TWEEDE_KAMER = "tk_odata"
FETCHED = "Tweede Kamer OData (FractieZetelPersoon), by kg fetch registers"
"""The source of what comes from that file, for the registers."""


def with_fetched(reference: Path, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows, each with the newer facts about that person, then the persons who are not among them."""
    path = reference / FILE
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    fetched = {row["identifiers"]["tk_persoon_id"]: _marked(row) for row in map(json.loads, lines)}
    for row in rows:
        newer = fetched.pop(row["identifiers"].get("tk_persoon_id"), None)
        yield _renewed(row, newer) if newer else row
    yield from fetched.values()


def _marked(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"origin": FETCHED, "mandates": [mandate | {"source": FETCHED} for mandate in row["mandates"]]}


def _renewed(row: dict[str, Any], newer: dict[str, Any]) -> dict[str, Any]:
    others = [mandate for mandate in row["mandates"] if mandate["source"] != FROM_TWEEDE_KAMER]
    return row | {
        "identifiers": newer["identifiers"] | row["identifiers"],
        "mandates": [*others, *newer["mandates"]],
    }
