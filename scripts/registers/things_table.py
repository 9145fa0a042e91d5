"""What all registers of things share: slugs, names, corrections by hand, and the writing of a table."""

import csv
import dataclasses
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

OWN = Path(__file__).parent / "own"
"""Our own tables: facts and corrections that no reference file holds, each row with its source or reason."""

Row = dict[str, Any]
"""One register row under construction: the columns of the entry class, lists still lists."""


def slug_of(name: str) -> str:
    """A name as an IRI part: `Vereniging Milieudefensie ’s-Gravenhage` -> `vereniging-milieudefensie-s-gravenhage`."""
    name = name.replace("&", " en ").replace("+", " plus ").replace("ø", "o").replace("Ø", "O")
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain)).strip("-")


def read_csv(path: Path) -> list[dict[str, str]]:
    """Every row of a CSV file with a header."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def split(cell: str) -> list[str]:
    """The names in a cell: `AIVD|BVD` -> `["AIVD", "BVD"]`."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def public_source(source: str) -> str:
    """The upstream source of a reference row; a document of ours is named by its official number."""
    return re.sub(r"\w+ seed document \S+ \(name only[^)]*\)", "kv-tk-2021Z05118 (name only)", source)


def corrections(table: str) -> dict[str, list[tuple[str, str]]]:
    """The corrections by hand for one table: label -> (action, value), from `own/names.csv`."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in read_csv(OWN / "names.csv"):
        if row["table"] == table:
            found[row["name"]].append((row["action"], row["value"]))
    return found


def corrected(rows: list[Row], table: str) -> list[Row]:
    """The rows after the corrections by hand: dropped, relabelled, aliases added, removed or marked ambiguous.

    `usual` makes the short name by which the Kamer calls a thing its label; its address stays that of its full name.
    """
    todo = corrections(table)
    known = {key for row in rows for key in (row["label"], row["slug"])}
    if unknown := sorted(set(todo) - known):
        raise ValueError(f"names.csv: nothing in {table} is called {', '.join(unknown)}")
    kept = []
    for row in rows:
        actions = todo.get(row["slug"], []) + (todo.get(row["label"], []) if row["label"] != row["slug"] else [])
        if any(action == "drop" for action, _ in actions):
            continue
        for action, value in actions:
            _correct(row, action, value)
        kept.append(row)
    return kept


def _correct(row: Row, action: str, value: str) -> None:
    if action == "label":
        row["aliases"] = [name for name in (row["label"], *row["aliases"]) if name != value]
        row["label"] = value
        row["slug"] = row["slug"] if row.get("bwb") or row.get("celex") else slug_of(value)
    elif action == "usual":
        row["aliases"] = [row["label"], *(name for name in row["aliases"] if name != value)]
        row["label"] = value
    elif action == "alias":
        row["aliases"] += split(value)
    elif action == "unalias":
        row["aliases"] = [name for name in row["aliases"] if name not in split(value)]
    elif action == "ambiguous":
        row["ambiguous"] += split(value)
        row["aliases"] += [name for name in split(value) if name != row["label"]]
    elif action == "start":
        row["start"] = value
    elif action == "end":
        row["end"] = value
    else:
        raise ValueError(f"names.csv: unknown action {action}")


def settle(rows: Iterable[Row]) -> list[Row]:
    """Each name once; of rows that share a name the one it labels has it, and without one it is ambiguous in all.

    Laws that bear it one after the other are told apart by the day.
    """
    rows = list(rows)
    bearers: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        row["aliases"] = [name for name in dict.fromkeys(row["aliases"]) if name and name != row["label"]]
        for name in dict.fromkeys([row["label"], *row["aliases"]]):
            bearers[name].append(row)
    for name, bearing in bearers.items():
        if "celex" in bearing[0] and all(row.get("start") or row.get("end") for row in bearing):
            continue
        surest = [row for row in bearing if name not in row["ambiguous"]]
        surest = [row for row in surest if row["label"] == name] or surest
        for row in bearing:
            if len(bearing) > 1 and not (len(surest) == 1 and row is surest[0]):
                row["ambiguous"].append(name)
    for row in rows:
        names = {row["label"], *row["aliases"]}
        row["ambiguous"] = sorted(name for name in set(row["ambiguous"]) if name in names)
    return rows


def write(out: Path, table: str, kind: type, rows: Iterable[Mapping[str, Any]], order: str = "slug") -> None:
    """Write `{table}.csv`, its columns the fields of the entry class, its rows in order."""
    fields = [field.name for field in dataclasses.fields(kind)]
    with (out / f"{table}.csv").open("w", encoding="utf-8", newline="") as lines:
        cells = csv.writer(lines, lineterminator="\n")
        cells.writerow(fields)
        for row in sorted(rows, key=lambda row: (str(row[order]), *map(str, row.values()))):
            cells.writerow([_cell(row.get(field, "")) for field in fields])


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        if bad := [name for name in value if "|" in name]:
            raise ValueError(f"a name holds the list mark: {bad}")
        return "|".join(value)
    return value.isoformat() if isinstance(value, date) else str(value)
