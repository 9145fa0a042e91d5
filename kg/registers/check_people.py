"""What contradicts itself in the registers of people."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from kg.registers.entries import Incumbency, Membership
from kg.registers.folding import letters

if TYPE_CHECKING:
    from kg.registers.people import People, Seat


def problems(people: "People") -> Iterator[str]:
    """One line for each contradiction: reversed days, two holders at once, an alias of two parties, unknown slugs."""
    yield from _days(people)
    yield from _references(people)
    yield from _two_holders(people)
    yield from _party_names(people)


def _days(people: "People") -> Iterator[str]:
    for person in people.persons():
        own: list[Membership | Incumbency | Seat] = [*people.memberships(person.slug)]
        own += [*people.seats(person.slug), *people.incumbencies(person.slug)]
        for row in own:
            if row.start and row.end and row.end < row.start:
                yield f"{person.slug}: ends {row.end} before it starts {row.start}"
        for one, other in combinations(people.memberships(person.slug), 2):
            if one.party == other.party and overlap_days(one, other) > 0:
                yield f"{person.slug}: two memberships of {one.party} at once"


def _references(people: "People") -> Iterator[str]:
    persons = {entry.slug for entry in people.persons()}
    parties = {entry.slug for entry in people.parties()}
    posts = {entry.slug for entry in people.posts()}
    ministries = {entry.slug for entry in people.ministries()}
    for row in people.all_incumbencies():
        if row.person not in persons or row.post not in posts or row.ministry not in {*ministries, ""}:
            yield f"incumbency of unknown {row.person}, {row.post} or {row.ministry}"
    for membership in people.all_memberships():
        if membership.person not in persons or membership.party not in parties:
            yield f"membership of unknown {membership.person} or {membership.party}"
    for change in people.changes:
        if not {change.original, change.resulting} <= ministries:
            yield f"change of unknown {change.original} or {change.resulting}"


def overlap_days(one: Membership | Incumbency, other: Membership | Incumbency) -> int:
    """How many days two dated rows share, at least 0; an open side is far away."""
    rows: list[Membership | Incumbency] = [one, other]
    starts = [row.start.toordinal() if row.start else 0 for row in rows]
    ends = [row.end.toordinal() if row.end else 10**7 for row in rows]
    return max(0, min(ends) - max(starts) + 1)


def _two_holders(people: "People") -> Iterator[str]:
    by_post: dict[str, list[Incumbency]] = defaultdict(list)
    for row in people.all_incumbencies():
        by_post[row.post].append(row)
    for post, held in sorted(by_post.items()):
        for one, other in combinations(held, 2):
            if overlap_days(one, other) > 1:
                first = max(one.start, other.start)
                yield f"{post}: {one.person} and {other.person} at once from {first}"


def _party_names(people: "People") -> Iterator[str]:
    named = defaultdict(set)
    for party in people.parties():
        for name in (party.label, party.full_name, *party.aliases):
            named[letters(name)].add(party.slug)
    for name, slugs in sorted(named.items()):
        if name and len(slugs) > 1:
            yield f"{name} names {', '.join(sorted(slugs))}"
