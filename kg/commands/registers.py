"""Who and what the registers know: by name, as of a day.

examples:
  kg registers                                  the tables, their sizes, and what contradicts itself in them
  kg registers Jansen --on 2021-03-30           everyone and everything of that name, as of that day
  kg registers 'minister van EZK' --on 2021-05-19
  kg registers --check                          exit status 1 when a contradiction was not reviewed
"""

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands import iso_day

if TYPE_CHECKING:
    from kg.registers import Registers
    from kg.registers.contradictions import Contradiction


def arguments(command: argparse.ArgumentParser) -> None:
    """The options of `kg registers`."""
    command.add_argument("name", nargs="?", metavar="NAME", help="a person, party, post, body, company, law or place")
    command.add_argument("--on", type=iso_day, metavar="DATE", help="the day, as 2021-03-30")
    command.add_argument("--check", action="store_true", help="only what contradicts itself")
    command.add_argument("--folder", type=Path, metavar="FOLDER", help="other tables than those of the package")


def run(given: argparse.Namespace) -> int:
    """Look up a name, or say how large the registers are and what contradicts itself in them."""
    from kg.registers import load
    from kg.registers.contradictions import contradictions
    from kg.registers.tables import TABLES

    folder = given.folder or TABLES
    if given.name is None:
        return _check(contradictions(folder), folder, sizes=not given.check)
    lines = list(dict.fromkeys(_known(given.name, given.on, load(folder))))
    print("\n".join(lines) if lines else f"no register knows {given.name!r}")
    return 0 if lines else 1


def _check(found: "tuple[Contradiction, ...]", folder: Path, *, sizes: bool) -> int:
    for table in sorted(folder.glob("*.csv")) if sizes else ():
        with table.open(encoding="utf-8", newline="") as lines:
            print(f"{sum(1 for _ in lines) - 1:6,}  {table.stem}")
    for one in found:
        if one.reason:
            print(f"reviewed: {one.text}\n    {one.reason}")
        else:
            print(f"kg: {one.text}", file=sys.stderr)
    new = sum(not one.reason for one in found)
    print(f"{len(found)} contradictions, of which {new} nobody has looked at")
    return 1 if new else 0


def _known(name: str, day: date | None, registers: "Registers") -> Iterator[str]:
    """A line for each entry of that name, and below a person or post who held what on the day."""
    from kg.registers.people import holds_on

    people, things = registers.people, registers.things
    for person in people.persons_named(name):
        yield f"person        {person.slug:50} {person.label}"
        yield from (f"    {line}" for line in _held(person.slug, day, registers))
    for party in people.parties_named(name):
        yield f"party         {party.slug:50} {party.label}{_days(party.start, party.end)}"
    for post in people.posts_named(name):
        held = people.holders(post.slug, day) if day else ()
        yield f"post          {post.slug:50} {post.label}"
        yield from (f"    {people.person(row.person).label}{_days(row.start, row.end)}" for row in held)
    for body in (*people.ministries_named(name, day), *things.organisations_named(name, day)):
        yield f"{body.cls:13} {body.slug:50} {body.label}{_days(body.start, body.end)}"
    for law in things.laws_named(name):
        if day is None or holds_on(law, day):
            yield f"law           {law.slug:50} {law.label}{_days(law.start, law.end)}"
    yield from (f"place         {place.slug:50} {place.label} ({place.kind})" for place in things.places_named(name))


def _held(person: str, day: date | None, registers: "Registers") -> Iterator[str]:
    people = registers.people
    for membership in people.memberships(person):
        if day is None or membership == people.membership(person, day):
            yield f"{people.party(membership.party).label}{_days(membership.start, membership.end)}"
    for row in people.posts_of(person, day) if day else people.incumbencies(person):
        yield f"{people.post(row.post).label}{_days(row.start, row.end)}"


def _days(start: date | None, end: date | None) -> str:
    return f", {start or '…'} to {end or '…'}" if start or end else ""
