"""Public bodies, national and decentral, and which became which."""

import gzip
import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from registers.things_table import OWN, Row, corrected, public_source, read_csv, slug_of, split

FIRST_REGISTER_DAY = "1900-01-01"
LAST_TRUSTED_END = "2025-12-31"
"""The organisation register gives contact and mandate dates as ends too; later ends are those, not ends of a body."""

FOLDERS = {
    "gemeente": "gemeenten",
    "provincie": "provincies",
    "waterschap": "waterschappen",
    "caribisch-openbaar-lichaam": "caribische-openbare-lichamen",
}
POLDER = "github:anneschuth/polder:data/organisaties"
WIKIDATA = "http://www.wikidata.org/entity/"

DROP_AGENCIES = re.compile(
    r"^(Bedrijfsvoering en strategie|IT en CIO|CBS communicatie en nieuws|Dataservices, research en innovatie|"
    r"Economie, bedrijven en nationale rekeningen|Sociaal-economische en ruimtelijke statistieken|Topteams|"
    r"College van afgevaardigden|Grondkamers|Commissie Feiten en Tarieven|.*ex Regeling meetmiddelen politie)$"
)
SURE_SHORT = {
    "ACM",
    "AFM",
    "CAK",
    "CBG",
    "CBR",
    "CBS",
    "CBb",
    "CIZ",
    "COA",
    "CPB",
    "CRvB",
    "DJI",
    "DNB",
    "DUO",
    "IGJ",
    "ILT",
    "IND",
    "KVK",
    "KvK",
    "NEa",
    "NFI",
    "NLA",
    "NVWA",
    "NWO",
    "NZa",
    "OM",
    "OVV",
    "OvV",
    "PBL",
    "RCE",
    "RDI",
    "RDW",
    "RSJ",
    "RVO",
    "RWS",
    "Rli",
    "SCP",
    "SVB",
    "UWV",
    "WRR",
    "ADR",
    "AP",
    "ATR",
    "BFT",
    "DMO",
    "DTC",
    "IMG",
    "KSA",
    "Ksa",
    "NBA",
    "RDA",
    "ROB",
    "RVB",
    "RvR",
    "RvS",
    "TIB",
    "ZIN",
}
"""Abbreviations of at most three letters that in these texts mean the body; all others need support."""

ELSEWHERE = {
    "Vereniging van Nederlandse Gemeenten",
    "Interprovinciaal Overleg",
    "Unie van Waterschappen",
    "Nederlandse Publieke Omroep",
    "Stichting Nidos",
    "Koninklijke Nederlandse Toeristenbond ANWB",
    "Nederlandse organisatie voor toegepast-natuurwetenschappelijk onderzoek",
    "Koninklijke Bibliotheek",
    "Nederlandse organisatie voor Wetenschappelijk Onderzoek",
    "Nederlandse Transplantatie Stichting",
    "Koninklijke Nederlandse Akademie van Wetenschappen",
    "Stichting Nederlands Jeugdinstituut/NJi",
}
"""Agencies of the reference that stand in organizations.csv: associations, funds and institutes."""

ORGANIZATION_NAMES = re.compile(
    r"^(Stichting |Vereniging |Mondriaan Fonds|Nuffic|Stimuleringsfonds |ZorgOnderzoek |Skal |Nederlandse Lood|"
    r"Samenwerkingsorganisatie Beroeps)"
)


def blank(label: str, kind: str, cls: str, source: str) -> Row:
    """A row with only its label, kind, class and source."""
    return {
        "slug": slug_of(label),
        "label": label,
        "aliases": [],
        "same_as": [],
        "close_match": [],
        "see_also": "",
        "source": source,
        "cls": cls,
        "kind": kind,
        "abbreviation": "",
        "ambiguous": [],
        "start": "",
        "end": "",
    }


def own_rows(table: str, cls: str) -> list[Row]:
    """The rows of one of our own tables of organisations."""
    rows = []
    for fact in read_csv(OWN / f"{table}.csv"):
        row = blank(fact["label"], fact["kind"], fact.get("cls") or cls, fact["source"])
        row["abbreviation"] = fact.get("abbreviation", "")
        row["aliases"] = [row["abbreviation"], *split(fact["aliases"])]
        row["ambiguous"] = split(fact["ambiguous"])
        row["start"], row["end"] = fact.get("start", ""), fact.get("end", "")
        rows.append(row)
    return rows


def polder(reference: Path) -> list[dict[str, Any]]:
    """Every organisation of the polder register."""
    with gzip.open(reference / "polder_organisations.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _class_of(name: str) -> str:
    if re.search(r"\b[BN]\.V\.?$", name):
        return "Company"
    return "Organization" if ORGANIZATION_NAMES.match(name) else "GovernmentBody"


def agencies(reference: Path) -> list[Row]:
    """The national bodies, from agencies.csv."""
    rows = []
    for fact in read_csv(reference / "agencies.csv"):
        name = re.sub(r" \([A-Z]+\)$", "", fact["name"])
        if DROP_AGENCIES.match(name) or fact["name"] in ELSEWHERE:
            continue
        bracketed = re.findall(r" \(([A-Z]+)\)$", fact["name"])
        row = blank(name, fact["kind"], _class_of(name), public_source(fact["source"]))
        row["abbreviation"] = fact["abbreviation"] or "".join(bracketed)
        row["aliases"] = [row["abbreviation"], *split(fact["aliases"]), *_lower_first(name)]
        row["ambiguous"] = [short for short in row["aliases"] if len(short) <= 3 and short not in SURE_SHORT]
        row["same_as"] = [fact["tooi_uri"]] if fact["tooi_uri"] else []
        row["close_match"] = [WIKIDATA + fact["wikidata"]] if fact["wikidata"] else []
        row["see_also"] = fact["wikidata"] and f"https://www.wikidata.org/wiki/{fact['wikidata']}"
        row["end"] = fact["end_date"] if fact["kind"] == "adviesraad" and fact["end_date"] < LAST_TRUSTED_END else ""
        row["start"] = fact["start_date"] if not row["end"] or fact["start_date"] <= row["end"] else ""
        rows.append(row)
    return rows


def _lower_first(name: str) -> list[str]:
    """Courts are also written with a small letter: `Rechtbank Amsterdam` -> `rechtbank Amsterdam`, `hof Amsterdam`."""
    if name.startswith("Rechtbank "):
        return ["r" + name[1:]]
    if name.startswith("Gerechtshof "):
        return ["g" + name[1:], name.replace("Gerechtshof", "Hof"), name.replace("Gerechtshof", "hof")]
    return []


def _last_day(end: str) -> str:
    """The register's end as the last day: `2019-01-01`, the first day of the new body, -> `2018-12-31`."""
    if not end or end > LAST_TRUSTED_END:
        return ""
    return (date.fromisoformat(end) - timedelta(days=1)).isoformat() if end.endswith("-01-01") else end


def decentral_name(fact: dict[str, Any]) -> tuple[str, str]:
    """What sort of body it is and its bare name: `Gemeente Aalburg` -> `("Gemeente", "Aalburg")`."""
    name = fact["names"][0]["value"]
    if fact["type"] == "caribisch-openbaar-lichaam":
        return "Openbaar lichaam", name.removeprefix("Openbaar Lichaam ")
    if name.startswith(("Hoogheemraadschap", "Wetterskip")):
        return "", name
    sort = fact["type"].capitalize()
    bare = name.removeprefix(f"{sort} ").replace("'S-", "'s-")
    return sort, bare


def decentral(reference: Path) -> list[Row]:
    """Municipalities, provinces, water boards and the Caribbean public bodies, from the polder register."""
    rows = []
    for fact in polder(reference):
        if fact["type"] not in FOLDERS or fact["names"][0]["value"].startswith("Stadsdeel "):
            continue
        sort, bare = decentral_name(fact)
        label = f"{sort} {bare}".strip()
        row = blank(label, fact["type"], "GovernmentBody", f"{POLDER}/{FOLDERS[fact['type']]}")
        row["aliases"] = [label[0].lower() + label[1:]]
        if (short := re.sub(r" \([A-Z]+\.?\)$", "", label)) != label:
            row["ambiguous"] = [short, short[0].lower() + short[1:]]
            row["aliases"] += row["ambiguous"]
        tooi, wikidata = fact["identifiers"].get("tooi"), fact["identifiers"].get("wikidata")
        row["same_as"] = ([tooi] if tooi else []) + ([WIKIDATA + wikidata] if wikidata else [])
        website = fact.get("website") or ""
        row["see_also"] = website if website.startswith("http") else ""
        row["end"] = _last_day(fact["valid_until"] or "") if fact["type"] in ("gemeente", "waterschap") else ""
        row["code"] = (fact["identifiers"].get("tooi") or fact["id"]).rsplit("/", 1)[-1]
        rows.append(row)
    return _distinct(rows)


def _distinct(rows: list[Row]) -> list[Row]:
    """Two municipalities of one name get the code of the register in their slug: `gemeente-bergen-gm0373`."""
    slugs = [row["slug"] for row in rows]
    for row in rows:
        if slugs.count(row["slug"]) > 1:
            row["slug"] += f"-{row['code']}"
            row["ambiguous"] += [row["label"], *row["aliases"]]
    return rows


def bodies(reference: Path) -> list[Row]:
    """All rows of bodies.csv, with the corrections by hand."""
    return corrected(agencies(reference) + own_rows("bodies", "GovernmentBody") + decentral(reference), "bodies")


def changes(rows: list[Row]) -> list[dict[str, str]]:
    """All rows of body_changes.csv: our own table names bodies by label, those of a usual short name in full."""
    slugs = {row["aliases"][0]: row["slug"] for row in rows if row["aliases"]}
    slugs |= {row["label"]: row["slug"] for row in rows}
    return [
        {**fact, "original": slugs[fact["original"]], "resulting": slugs[fact["resulting"]]}
        for fact in read_csv(OWN / "changes.csv")
    ]
