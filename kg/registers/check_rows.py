"""What contradicts itself in the rows of any register: days, names, identifiers."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from kg.registers.entries import Entry


class Dated(Protocol):
    """A row with a first and a last day, either open."""

    @property
    def start(self) -> date | None:
        """The first day."""

    @property
    def end(self) -> date | None:
        """The last day."""


def names_of(entry: Entry) -> tuple[str, ...]:
    """The label and every other name."""
    return (entry.label, *entry.aliases)


def overlap_days(one: Dated, other: Dated) -> int:
    """How many days two dated rows share, at least 0; an open side is far away."""
    starts = [row.start.toordinal() if row.start else 0 for row in (one, other)]
    ends = [row.end.toordinal() if row.end else 10**7 for row in (one, other)]
    return max(0, min(ends) - max(starts) + 1)


def reversed_days(rows: Iterable[tuple[str, Dated]]) -> Iterator[str]:
    """Each row that ends before it starts, under the name it is given."""
    for name, row in rows:
        if row.start and row.end and row.end < row.start:
            yield f"{name}: ends {row.end} before it starts {row.start}"


def repeated(entries: Iterable[Entry]) -> Iterator[str]:
    """Slugs that two entries have, and names that one entry has twice."""
    entries = tuple(entries)
    times = Counter(entry.slug for entry in entries)
    yield from (f"{number} entries have the slug {slug}" for slug, number in times.items() if number > 1)
    for entry in entries:
        twice = sorted(name for name, number in Counter(names_of(entry)).items() if number > 1)
        yield from (f"{entry.slug}: the name {name} stands there twice" for name in twice)


def borne_twice(what: str, named: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Each name or identifier that two entries bear, given as (name, slug)."""
    bearers: dict[str, dict[str, None]] = {}
    for name, slug in named:
        if name:
            bearers.setdefault(name, {})[slug] = None
    for name, slugs in bearers.items():
        if len(slugs) > 1:
            yield f"{what} {name} is borne by {', '.join(sorted(slugs))}"
