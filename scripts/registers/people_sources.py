"""Who is who in the reference facts: one `Human` for each person, whatever number of sources name them.

Records are the same person when they share a Tweede Kamer id or a Wikidata id *and* the year of birth (the older table
gives some ids to two people), or when `SAME` says so after reading both records.
"""

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from registers.people_fetched import FETCHED, with_fetched
from registers.people_names import initials_letters, letters, same_initials, split_name, without_titles
from registers.people_parties import OPENKAMER, POLDER

CABINET = "rijksoverheid.nl kabinet page, via github:ThijsvanEssen/lawgraph"
FIRST_DAY = "1994-01-01"
"""Politicians whose last mandate ended before this day are left out: no question asks about them by surname."""

NOT_POLITICIANS = ("Rick Brink",)
"""Bears the title of minister (van Gehandicaptenzaken) for a broadcaster, not in a cabinet."""

SAME = {
    "W.J.M. Aerdts": "Willemijn Aerdts",
    "Ank Bijleveld-Schouten": "Ank Bijleveld",
    "T.B.W. Berendsen": "Tom Berendsen",
    "K.T. van Bruggen": "Claudia van Bruggen",
    "J. van Essen": "Jaimi van Essen",
    "S.Th.M. Hermans": "Sophie Hermans",
    "A.C. van Huffelen": "Alexandra van Huffelen",
    "Meryem Karaaslan-Kilic": "Meryem Karaaslan",
    "F.Q. Gräper-van Koolwijk": "F.Q. Gräper-van Koolwijk",
    "R.M. Letschert": "Rianne Letschert",
    "Tine Netelenbos": "Tineke Netelenbos",
    "Jan Pieter Balkenende": "Jan Peter Balkenende",
    "M. van Ooijen": "Maarten van Ooijen",
    "Fleur Gräper-van Koolwijk": "F.Q. Gräper-van Koolwijk",
}
"""Two records of one person that no identifier ties, read and compared by hand on 23 November 2026."""

CABINET_SAME = {
    ("U.", "", "Rosenthal"): "Uri Rosenthal",
    ("M.", "", "Veldhuijzen van Zanten-Hyllner"): "Marlies Veldhuijzen van Zanten",
    ("C.", "", "Verdaas"): "Co Verdaas",
    ("F.", "Fleur", "Gräper-van Koolwijk"): "F.Q. Gräper-van Koolwijk",
    ("F.M.", "Femke Marije", "Wiersma"): "Femke Wiersma",
}
"""Ministers whom a cabinet page names by other initials or given names than the other sources."""


@dataclass
class Record:
    """One source's view of a person."""

    origin: str
    full: str
    given: str
    surname: str
    initials: str
    born: str
    tk_id: str
    wikidata: str
    see_also: str = ""
    mandates: list[dict[str, Any]] = field(default_factory=list)
    key: str = ""


@dataclass
class Human:
    """All records of one person, best first, and what the cabinet pages add."""

    records: list[Record]
    slug: str = ""
    cabinet_names: list[tuple[str, str, str]] = field(default_factory=list)
    """Initials, first name and surname as the cabinet pages print them."""

    def values(self, name: str) -> list[str]:
        """Every distinct non-empty value of a field, best record first."""
        return list(dict.fromkeys(value for record in self.records if (value := getattr(record, name))))

    def first(self, name: str) -> str:
        """The best value of a field, or an empty string."""
        return next(iter(self.values(name)), "")

    def mandates(self) -> Iterator[dict[str, Any]]:
        """Every mandate of every record."""
        for record in self.records:
            yield from record.mandates


def table(reference: Path, name: str) -> list[dict[str, str]]:
    """Every row of a reference table."""
    with (reference / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _polder(reference: Path) -> Iterator[Record]:
    with gzip.open(reference / "polder_persons.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in with_fetched(reference, map(json.loads, lines)):
            if all((mandate["end_date"] or "9") < FIRST_DAY for mandate in row["mandates"]):
                continue
            name, ids = row["name"], row["identifiers"]
            official = {mandate["source"] for mandate in row["mandates"]} == {"abd_nieuws"}
            if name["full"] in (ids.get("wikidata"), *NOT_POLITICIANS) or official:
                continue
            full = without_titles(name["full"]).replace(" De ", " de ")
            given, surname = split_name(full, name.get("given", ""), name["family"])
            yield Record(
                row.get("origin", POLDER),
                full,
                given,
                surname,
                name.get("initials", ""),
                str(row["birth_year"] or ""),
                ids.get("tk_persoon_id", ""),
                ids.get("wikidata", ""),
                "",
                row["mandates"],
                row["id"],
            )


def _openkamer(reference: Path) -> Iterator[Record]:
    for row in table(reference, "persons.csv"):
        surname = " ".join(part for part in (row["surname_prefix"], row["surname"]) if part)
        born = row["birthdate"][:4]
        if row["forename"] and surname and born:
            yield Record(
                OPENKAMER,
                row["name"],
                row["forename"],
                surname,
                row["initials"],
                born,
                row["tk_id"],
                row["wikidata_id"],
                row["wikipedia_url"],
                [],
                row["openkamer_pk"],
            )


def _groups(records: list[Record]) -> list[list[Record]]:
    parent = list(range(len(records)))

    def root(index: int) -> int:
        while parent[index] != index:
            index = parent[index]
        return index

    keys: dict[tuple[str, ...], int] = {}
    for index, record in enumerate(records):
        name = SAME.get(record.full, record.full)
        claims = [(identifier, record.born) for identifier in (record.tk_id, record.wikidata) if identifier]
        named_by_hand = name in SAME.values()
        claims += [(identifier, letters(name)) for identifier in (record.tk_id, record.wikidata) if identifier]
        claims += [("name", letters(name))] if named_by_hand else [("name", letters(name), record.born)]
        for claim in claims:
            parent[root(index)] = root(keys.setdefault(claim, index))
    grouped: dict[int, list[Record]] = defaultdict(list)
    for index, record in enumerate(records):
        grouped[root(index)].append(record)
    return list(grouped.values())


def _rank(record: Record) -> tuple[bool, bool, bool, str]:
    return (record.origin not in (POLDER, FETCHED), not record.given, not record.tk_id, record.key)


def humans(reference: Path) -> list[Human]:
    """Everyone of polder, and of openkamer those who sat or governed since 2006 or whom a cabinet page names."""
    records = [*_polder(reference), *_openkamer(reference)]
    groups = [sorted(group, key=_rank) for group in _groups(records)]
    sat = {row["person_pk"] for row in table(reference, "parliament_memberships.csv") if row["joined"] > "2003"}
    governed = {row["person_pk"] for row in table(reference, "government_positions.csv")}
    wanted = sat | governed
    kept = [
        Human(group)
        for group in groups
        if group[0].origin in (POLDER, FETCHED) or any(record.key in wanted for record in group)
    ]
    _add_cabinet_names(reference, kept)
    return kept


def _add_cabinet_names(reference: Path, everyone: list[Human]) -> None:
    for row in table(reference, "cabinet_posts_2007_2026.csv"):
        name = (row["initials"], row["first_name"], row["surname"])
        human = minister(name, everyone)
        if human is None:
            full = " ".join(part for part in (row["first_name"] or row["initials"], row["surname"]) if part)
            human = Human([Record(CABINET, full, row["first_name"], row["surname"], row["initials"], "", "", "")])
            everyone.append(human)
        if name not in human.cabinet_names:
            human.cabinet_names.append(name)


def minister(name: tuple[str, str, str], everyone: list[Human]) -> Human | None:
    """The one person a cabinet page means by initials, first name and surname; `ValueError` if there are two."""
    initials, first_name, surname = name
    if name in CABINET_SAME:
        return next(human for human in everyone if CABINET_SAME[name] in human.values("full"))
    found = [human for human in everyone if name in human.cabinet_names] or [
        human
        for human in everyone
        if _surname_fits(surname, human)
        and (
            any(same_initials(initials, own) for own in human.values("initials"))
            if not first_name
            else letters(first_name) in map(letters, human.values("given"))
            or (not human.first("given") and any(same_initials(initials, own) for own in human.values("initials")))
        )
    ]
    if len(found) > 1:
        found = [human for human in found if any(m["start_date"] > "1998" for m in human.mandates())]
    if len(found) > 1:
        exact = initials_letters(initials)
        found = [human for human in found if exact in map(initials_letters, human.values("initials"))] or found
    if len(found) > 1:
        raise ValueError(f"{name} may be {[human.first('full') for human in found]}")
    return found[0] if found else None


def _surname_fits(surname: str, human: Human) -> bool:
    wanted = {letters(surname), letters(surname.split("-")[0])}
    return any({letters(own), letters(own.split("-")[0])} & wanted for own in human.values("surname"))
