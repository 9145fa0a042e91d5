"""The tables of `kg/data`: rules as rows."""

import csv
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """The rows of `kg/data/{table}.csv`: `rows("head_nouns")[0]["noun"]`."""
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


@cache
def listed(table: str) -> tuple[str, ...]:
    """The lines of `kg/data/{table}.txt`; one that begins with `#` says where the others come from."""
    lines = (DATA / f"{table}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
