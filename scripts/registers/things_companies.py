"""Companies and other organisations."""

from pathlib import Path

from registers.things_bodies import WIKIDATA, blank, own_rows
from registers.things_table import Row, corrected, public_source, read_csv, split

ELSEWHERE = {"NPO", "NOS"}
"""Broadcasters: they stand in organizations.csv."""


def companies(reference: Path) -> list[Row]:
    """All rows of companies.csv, with the corrections by hand."""
    rows = []
    for fact in read_csv(reference / "companies.csv"):
        if fact["name"] in ELSEWHERE:
            continue
        row = blank(fact["name"], "onderneming", "Company", public_source(fact["source"]))
        row["aliases"] = split(fact["aliases"])
        if fact["wikidata"]:
            brand = "brand-level" in fact["note"]
            row["close_match" if brand else "same_as"] = [WIKIDATA + fact["wikidata"]]
            row["see_also"] = f"https://www.wikidata.org/wiki/{fact['wikidata']}"
        rows.append(row)
    return corrected(rows + own_rows("companies", "Company"), "companies")


def organizations() -> list[Row]:
    """All rows of organizations.csv, with the corrections by hand."""
    return corrected(own_rows("organizations", "Organization"), "organizations")
