"""What contradicts itself in the registers of things."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from kg.registers.check_rows import borne_twice, names_of, repeated, reversed_days
from kg.registers.entries import Law, Organisation

if TYPE_CHECKING:
    from kg.registers.things import Things

MINISTRY_PREFIX = "ministerie-van-"
"""Slugs of the ministries begin so; no thing's slug may, for they share one path of addresses."""


def problems(things: "Things") -> Iterator[str]:
    """One line for each contradiction: slugs, identifiers and sure names of two, reversed days, unknown bodies.

    That laws share an address is the same mistake; that two bear an ambiguous name is what `ambiguous` is for, and that
    they bear one after the other what their days are for.
    """
    for entries in (things.organisations(), things.laws(), things.places(), things.topics()):
        yield from repeated(entries)
        yield from borne_twice("the address", ((address, one.slug) for one in entries for address in one.same_as))
    yield from borne_twice("the name", ((name, one.slug) for name, one in things.organisation_names()))
    undated = ((name, one.slug) for name, one in things.law_names() if not (one.start or one.end))
    yield from borne_twice("the name", undated)
    yield from borne_twice("the name", ((name, one.slug) for name, one in things.place_names()))
    yield from reversed_days((one.slug, one) for one in things.organisations())
    yield from reversed_days((one.slug, one) for one in things.laws())
    yield from _names(things)
    yield from _changes(things)


def _names(things: "Things") -> Iterator[str]:
    entries: tuple[Organisation | Law, ...] = (*things.organisations(), *things.laws())
    for entry in entries:
        if entry.slug.startswith(MINISTRY_PREFIX):
            yield f"{entry.slug}: the slug of a ministry"
        foreign = (name for name in entry.ambiguous if name not in names_of(entry))
        yield from (f"{entry.slug}: {name} is not a name of it" for name in foreign)


def _changes(things: "Things") -> Iterator[str]:
    """Bodies that no table has, and those that ended after they became another or began before they were made."""
    bodies = {one.slug: one for one in things.organisations()}
    for change in things.all_changes():
        for slug in (change.original, change.resulting):
            if slug not in bodies:
                yield f"the change of {change.day} names {slug}, which no table has"
        before, after = bodies.get(change.original), bodies.get(change.resulting)
        if before and before.end and before.end + timedelta(days=1) != change.day:
            yield f"{before.slug} ends {before.end}, and becomes another on {change.day}"
        if after and after.start and after.start > change.day:
            yield f"{after.slug} starts {after.start}, and comes from another on {change.day}"
