"""Builds the registers of people: persons, parties, memberships, seats, posts, incumbencies, ministries."""

import csv
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

from registers.people_fetched import FETCHED
from registers.people_names import initials_letters, is_initials, letters, slugify
from registers.people_parties import GROUP_PREFIXES, OPENKAMER, PARTIES, POLDER, PRINT
from registers.people_posts import Government, Row, government
from registers.people_sources import CABINET, Human, Record, humans, table

ENTRY = ("slug", "label", "aliases", "same_as", "close_match", "see_also", "source")
COLUMNS = {
    "persons": (*ENTRY, "given", "surname", "initials", "birth_year", "tk_id"),
    "parties": (*ENTRY, "full_name", "start", "end"),
    "posts": (*ENTRY, "role", "portfolio"),
    "ministries": (*ENTRY, "cls", "kind", "abbreviation", "ambiguous", "start", "end"),
    "memberships": ("person", "party", "start", "end", "source"),
    "seats": ("person", "start", "end", "source"),
    "incumbencies": ("person", "post", "ministry", "cabinet", "start", "end", "source", "portfolio"),
    "ministry_changes": ("day", "original", "resulting", "source"),
}
WIKIDATA = "http://www.wikidata.org/entity/"

ZAKEN = "questions in the Tweede Kamer OData (Zaak), via github:Nierot/kamervragen"
OMTZIGT = f"{OPENKAMER}; nd.nl/nieuws/politiek/1043589 (leaves CDA on Saturday 12 June 2021)"
NSC = "joop.bnnvara.nl 2021-09, ewmagazine.nl 2025-04; last day: his successor leads from 2025-04-19 (tk_odata)"
HIL = f"omroepzeeland.nl/nieuws/126573 (sworn in with the Kamer of 2021), skipr.nl; {ZAKEN}"
EXTRA_MEMBERSHIPS = (
    ("Pieter Omtzigt", "CDA", "2003-06-03", "2010-06-16", OPENKAMER),
    ("Pieter Omtzigt", "CDA", "2010-10-26", "2021-06-12", OMTZIGT),
    ("Pieter Omtzigt", "Lid Omtzigt", "2021-06-13", "2023-12-05", OMTZIGT),
    ("Pieter Omtzigt", "Nieuw Sociaal Contract", "2023-12-06", "2025-04-18", NSC),
    ("Jacqueline van den Hil", "VVD", "2021-03-31", "2024-11-15", f"{HIL}; kv-tk-2024Z18563 (VVD)"),
)
"""Two members whom the export of the Tweede Kamer's own data lacks."""
EXTRA_SEATS = (
    ("Pieter Omtzigt", "2003-06-03", "2010-06-16", OPENKAMER),
    ("Pieter Omtzigt", "2010-10-26", "2023-12-05", OMTZIGT),
    ("Pieter Omtzigt", "2023-12-06", "2025-04-18", NSC),
    ("Jacqueline van den Hil", "2021-03-31", "2023-12-05", HIL),
    ("Jacqueline van den Hil", "2024-02-07", "2024-03-27", f"{ZAKEN} (first and last day attested)"),
    ("Jacqueline van den Hil", "2024-08-12", "2024-11-15", f"{ZAKEN} (first and last day attested)"),
)

EXTRA_ALIASES = {
    "Marjolein Faber": ("Marjolein Faber-van de Klashorst", "M.H.M. Faber-van de Klashorst"),
    "Christianne van der Wal": ("Ch. van der Wal", "Ch. van der Wal-Zeggelink"),
    "Gerd Leers": ("Gert Leers",),
    "E.H.J. Heijnen": ("Eugène Heijnen",),
}
"""Spellings of the Tweede Kamer's own records (Zaak), and one usual name (domain knowledge), that no source gives."""

ENDS = {("Henk Kamp", "2006-11-30"): "2007-02-22", ("Henk Kamp", "2007-02-23"): "2008-12-18"}
"""Last days of mandates that the source gives before their first day (2003-02-22), from the openkamer table."""

Span = tuple[str, str, str]
"""First day, last day or empty, source."""


def build(reference: Path, out: Path) -> None:
    """Write the tables of people into `out`."""
    everyone = humans(reference)
    everyone.append(Human([Record(ZAKEN, "Jacqueline van den Hil", "Jacqueline", "van den Hil", "J.", "", "", "")]))
    with (reference / "askers_from_zaken.csv").open(encoding="utf-8", newline="") as lines:
        askers = {row["name"] for row in csv.DictReader(lines)}
    persons = _persons(everyone, askers)
    state = government(reference, everyone)
    memberships = _memberships(reference, everyone, state)
    tables: dict[str, list[Row]] = {
        "persons": persons,
        "parties": _parties(reference, memberships),
        "posts": list(state.posts.values()),
        "ministries": state.ministries,
        "memberships": memberships,
        "seats": _seats(everyone),
        "incumbencies": state.incumbencies,
        "ministry_changes": state.changes,
    }
    for name, rows in tables.items():
        _write(out / f"{name}.csv", COLUMNS[name], rows)


def _write(path: Path, columns: tuple[str, ...], rows: list[Row]) -> None:
    cells = sorted({tuple(row.get(column, "") for column in columns) for row in rows})
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(cells)


def _usual_name(human: Human) -> tuple[str, str, str]:
    """Label, given name, surname: of the best record that has a usual given name."""
    records = [record for record in human.records if record.given]
    baptismal = [
        record
        for record in records
        if " " in record.given and len(record.given.split()) == len(initials_letters(record.initials))
    ]
    usual = [record for record in records if not baptismal or (record not in baptismal and " " not in record.given)]
    usual = [record for record in usual if record not in _misread(human)]
    best = next(iter(usual or records), None)
    if best and usual and baptismal and best is not human.records[0]:
        return f"{best.given} {human.records[0].surname}", best.given, human.records[0].surname
    if best:
        return f"{best.given} {best.surname}", best.given, best.surname
    for initials, first_name, surname in human.cabinet_names:
        if first_name:
            return f"{first_name} {surname}", first_name, surname
        return f"{initials} {surname}", "", surname
    record = human.records[0]
    return record.full, "", record.surname


def _initials(human: Human) -> list[str]:
    """Every spelling of the initials, the fullest of the Tweede Kamer first; `S.Th.M.` goes before `S.T.M.`."""
    own = [value for value in human.values("initials") if is_initials(value)]
    printed = [initials for initials, _, _ in human.cabinet_names]
    ordered = sorted(own[:1], key=len) + printed + own
    best = max(ordered, key=lambda value: (len(initials_letters(value)), len(value)), default="")
    if own and printed and initials_letters(printed[0]) == initials_letters(own[0]):
        best = printed[0]
    return list(dict.fromkeys([best, *ordered])) if best else []


def _misread(human: Human) -> list[Record]:
    """Records that cut the name elsewhere than the best record: `Melanie Schultz` + `van Haegen`."""
    given = human.first("given")
    return [
        record
        for record in human.records
        if record.origin == OPENKAMER
        and (
            (given.startswith(record.given + " ") and record.full.startswith(given + " "))
            or record.given.startswith(given + " ")
        )
    ]


def _aliases(human: Human, label: str, given: str, surname: str) -> list[str]:
    names = [human_name for record in human.records for human_name in (record.full, f"{record.given} {record.surname}")]
    misread = _misread(human)
    surnames = [
        surname,
        *(record.surname for record in human.records if record not in misread),
        *(name[2] for name in human.cabinet_names),
    ]
    names += [f"{first_name} {last}" for _, first_name, last in human.cabinet_names if first_name]
    names += [f"{given} {last}" for last in surnames if given]
    names += [f"{initials} {last}" for initials in _initials(human) for last in surnames]
    names += EXTRA_ALIASES.get(label, ())
    return sorted({name.strip() for name in names if " " in name.strip()} - {label, *surnames})


def _printed_name(human: Human, askers: set[str]) -> tuple[str, str, str, list[str]]:
    """Label, given name, surname and aliases: the name that the Kamer lists askers by, else a double surname in full."""
    label, given, surname = _usual_name(human)
    aliases = _aliases(human, label, given, surname)
    longer = [name for name in aliases if name.startswith(f"{label}-")]
    listed = [name for name in longer if name in askers]
    full = label if label in askers else max(listed or longer, key=len, default=label)
    others = sorted({*aliases, label} - {full})
    return full, given, surname + full.removeprefix(label), others


def _persons(everyone: list[Human], askers: set[str]) -> list[Row]:
    bases = defaultdict(list)
    for human in everyone:
        bases[slugify(_usual_name(human)[0])].append(human)
    rows = []
    for base, namesakes in sorted(bases.items()):
        for human in namesakes:
            human.slug = (
                base if len(namesakes) == 1 else f"{base}-{human.first('born') or slugify(human.first('initials'))}"
            )
            label, given, surname, aliases = _printed_name(human, askers)
            rows.append(
                {
                    "slug": human.slug,
                    "label": label,
                    "given": given,
                    "surname": surname,
                    "aliases": "|".join(aliases),
                    "same_as": "|".join(WIKIDATA + item for item in human.values("wikidata")[:1]),
                    "see_also": human.first("see_also"),
                    "initials": next(iter(_initials(human)), ""),
                    "birth_year": human.first("born"),
                    "tk_id": human.first("tk_id"),
                    "source": "; ".join(_origins(human)),
                }
            )
    return rows


def _origins(human: Human) -> list[str]:
    origins = human.values("origin")
    return [*origins, CABINET] if human.cabinet_names and CABINET not in origins else origins


def _party_slugs() -> dict[str, str]:
    slugs = {}
    for party in PARTIES:
        for name in (party.label, *party.aliases.split("|")):
            slugs.setdefault(letters(name), slugify(party.label))
    return slugs


def _mandate_spans(human: Human, organisation: str) -> list[tuple[str, Span]]:
    spans = []
    for mandate in human.mandates():
        if mandate["organization_id"] == organisation and " voor " in mandate["role"]:
            source = FETCHED if mandate["source"] == FETCHED else f"{POLDER} ({mandate['source']})"
            party = mandate["role"].split(" voor ", 1)[1]
            start, end = mandate["start_date"], mandate["end_date"] or ""
            if (human.first("full"), start) in ENDS:
                end, source = ENDS[human.first("full"), start], f"{source}; last day: {OPENKAMER}"
            spans.append((party, (start, end, source)))
    return spans


def _merge(spans: list[Span]) -> list[Span]:
    """Join spans that touch or overlap: one to 2012-11-04 and one from 2012-11-05 are one."""
    merged: list[Span] = []
    for start, end, source in sorted(spans):
        if merged and (not merged[-1][1] or start <= _next_day(merged[-1][1])):
            first, last, sources = merged[-1]
            last = "" if not (last and end) else max(last, end)
            merged[-1] = (first, last, sources if source in sources else f"{sources}; {source}")
        else:
            merged.append((start, end, source))
    return merged


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _memberships(reference: Path, everyone: list[Human], state: Government) -> list[Row]:
    slugs = _party_slugs()
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    by_label = {human.first("full"): human.slug for human in everyone}
    for human in everyone:
        for organisation in ("org:tweede-kamer", "org:eerste-kamer"):
            for party, span in _mandate_spans(human, organisation):
                spans[human.slug, slugs[letters(party)]].append(span)
    for name, party, start, end, source in EXTRA_MEMBERSHIPS:
        spans[by_label[name], slugs[letters(party)]].append((start, end, source))
    for slug, party, start, end, source in state.parties:
        if not party.startswith("partijloos"):
            spans[slug, slugs[letters(party)]].append((start, end, source))
    _undated(reference, everyone, spans, slugs)
    return [
        {"person": person, "party": party, "start": start, "end": end, "source": source}
        for (person, party), own in spans.items()
        for start, end, source in _merge(own)
    ]


def _undated(
    reference: Path, everyone: list[Human], spans: dict[tuple[str, str], list[Span]], slugs: dict[str, str]
) -> None:
    """Add the one party openkamer gives, for people of whom no dated membership is known."""
    known = {person for person, _ in spans}
    found = defaultdict(set)
    for row in table(reference, "party_memberships.csv"):
        found[row["person_pk"]].add((row["party"], row["joined"], row["left"]))
    for human in everyone:
        rows = {row for record in human.records if record.origin == OPENKAMER for row in found[record.key]}
        if human.slug not in known and len({party for party, _, _ in rows}) == 1:
            for party, joined, left in sorted(rows):
                if letters(party) in slugs:
                    spans[human.slug, slugs[letters(party)]].append((joined, left, OPENKAMER))


def _seats(everyone: list[Human]) -> list[Row]:
    spans: dict[str, list[Span]] = defaultdict(list)
    by_label = {human.first("full"): human.slug for human in everyone}
    for human in everyone:
        spans[human.slug] = [span for _, span in _mandate_spans(human, "org:tweede-kamer")]
    for name, start, end, source in EXTRA_SEATS:
        spans[by_label[name]].append((start, end, source))
    return [
        {"person": person, "start": start, "end": end, "source": source}
        for person, own in spans.items()
        for start, end, source in _merge(own)
    ]


def _parties(reference: Path, memberships: list[Row]) -> list[Row]:
    openkamer = {row["name_short"]: row for row in table(reference, "parties.csv")}
    days: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in memberships:
        days[row["party"]].append((row["start"], row["end"]))
    rows = []
    for party in PARTIES:
        slug, known = slugify(party.label), openkamer.get(party.openkamer, {})
        group = party.label.startswith(GROUP_PREFIXES) and days[slug]
        open_ended = any(not end for _, end in days[slug])
        source = OPENKAMER if known else (f"{POLDER} (role names)" if days[slug] else PRINT)
        rows.append(
            {
                "slug": slug,
                "label": party.label,
                "full_name": party.full_name,
                "aliases": "|".join(alias for alias in party.aliases.split("|") if alias != party.label),
                "same_as": WIKIDATA + known["wikidata_id"] if known.get("wikidata_id") else "",
                "see_also": known.get("wikipedia_url", ""),
                "source": source,
                "start": min(start for start, _ in days[slug]) if group else known.get("founded", ""),
                "end": max(end for _, end in days[slug]) if group and not open_ended else known.get("dissolved", ""),
            }
        )
    return rows
