"""Places: countries and regions from our own table, provinces and municipalities from the polder register."""

from pathlib import Path

from registers.things_bodies import FOLDERS, POLDER, WIKIDATA, decentral_name, polder
from registers.things_table import OWN, Row, corrected, read_csv, slug_of, split


def _row(slug: str, label: str, kind: str, source: str) -> Row:
    return {
        "slug": slug,
        "label": label,
        "aliases": [],
        "same_as": [],
        "close_match": [],
        "see_also": "",
        "source": source,
        "kind": kind,
    }


def places(reference: Path) -> list[Row]:
    """All rows of places.csv; a province that shares its name with a municipality is `utrecht-provincie`."""
    rows: dict[str, Row] = {}
    for own in read_csv(OWN / "places.csv"):
        row = _row(slug_of(own["label"]), own["label"], own["kind"], own["source"])
        row["aliases"] = split(own["aliases"])
        rows[row["slug"]] = row
    towns: dict[str, list[Row]] = {}
    for fact in polder(reference):
        if fact["type"] not in ("gemeente", "provincie") or fact["names"][0]["value"].startswith("Stadsdeel "):
            continue
        _, name = decentral_name(fact)
        row = _row(slug_of(name), name, fact["type"], f"{POLDER}/{FOLDERS[fact['type']]}")
        wikidata = fact["identifiers"].get("wikidata")
        row["close_match"] = [WIKIDATA + wikidata] if wikidata else []
        towns.setdefault(row["slug"], []).append(row)
    for slug, same in sorted(towns.items()):
        _add(rows, slug, same)
    return _only_bearers(corrected(list(rows.values()), "places"))


def _add(rows: dict[str, Row], slug: str, same: list[Row]) -> None:
    """Provinces and municipalities beside what our own table has: its aliases go to the one of that name."""
    provinces = [row for row in same if row["kind"] == "provincie"]
    municipalities = [row for row in same if row["kind"] == "gemeente"]
    for row in provinces:
        if municipalities:
            row["slug"], row["label"] = f"{slug}-provincie", f"Provincie {row['label']}"
            row["aliases"] = [f"provincie {row['label'].removeprefix('Provincie ')}"]
        rows[row["slug"]] = row
    if municipalities:
        row = municipalities[0]
        if len(municipalities) > 1:
            row["close_match"] = []
        if ours := rows.get(slug):
            row["aliases"] = ours["aliases"]
        rows[slug] = row


def _only_bearers(rows: list[Row]) -> list[Row]:
    """An alias that is another place's label, or that two places bear, is nobody's: places have no ambiguous names."""
    labels = {row["label"] for row in rows}
    borne = [name for row in rows for name in dict.fromkeys(row["aliases"])]
    for row in rows:
        row["aliases"] = [
            name for name in dict.fromkeys(row["aliases"]) if name not in labels and borne.count(name) == 1
        ]
    return rows
