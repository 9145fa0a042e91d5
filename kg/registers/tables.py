"""Reads a register: a CSV file in `kg/data/registers/` whose columns are the fields of one entry class.

Lists are joined by `|`, days are ISO, an empty cell is an empty tuple, an empty string or no day.
"""

import csv
import dataclasses
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from kg.errors import RegisterError
from kg.mention import EntityClass

Row = TypeVar("Row")
TABLES = Path(__file__).parent.parent / "data" / "registers"
"""The folder of the tables that come with the package."""


def _words(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


_READ_CELL: dict[Any, Callable[[str], Any]] = {
    tuple[str, ...]: _words,
    date: date.fromisoformat,
    date | None: _day,
    EntityClass: EntityClass,
}


def rows(table: str, kind: type[Row], folder: Path = TABLES) -> Iterator[Row]:
    """Every row of `{table}.csv` in `folder` as a `kind`.

    Raises `RegisterError`, which names the row, when columns are missing or a cell does not read.
    """
    fields = [field.name for field in dataclasses.fields(kind)]  # type: ignore[arg-type]  # Row is always a dataclass
    hints = get_type_hints(kind)
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        cells = csv.reader(lines)
        if next(cells, None) != fields:
            raise RegisterError(f"{table}.csv", f"the columns are not {', '.join(fields)}")
        readers = [(place, _READ_CELL[hints[field]]) for place, field in enumerate(fields) if hints[field] is not str]
        for number, row in enumerate(cells, start=2):
            try:
                if len(row) != len(fields):
                    raise ValueError(f"{len(row)} cells, not {len(fields)}")
                for place, read in readers:
                    row[place] = read(row[place])
                yield kind(*row)
            except ValueError as error:
                raise RegisterError(f"{table}.csv", f"row {number}: {error}") from error
