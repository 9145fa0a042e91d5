"""What contradicts itself in the registers of people."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from kg.registers.check_rows import Dated, borne_twice, names_of, overlap_days, repeated, reversed_days
from kg.registers.entries import Incumbency
from kg.registers.folding import letters

if TYPE_CHECKING:
    from kg.registers.people import People


def problems(people: "People") -> Iterator[str]:
    """One line for each contradiction in the registers of people, which it names.

    Reversed days, names twice in a row, identifiers or names of two, two holders or memberships at once, slugs and
    parties that no table has, a post in a ministry of another time.
    """
    for entries in (people.persons(), people.parties(), people.posts(), people.ministries()):
        yield from repeated(entries)
        yield from borne_twice("the address", ((address, one.slug) for one in entries for address in one.same_as))
    yield from borne_twice("the Tweede Kamer id", ((one.tk_id, one.slug) for one in people.persons() if one.tk_id))
    yield from borne_twice("the label", ((one.label, one.slug) for one in people.persons()))
    yield from borne_twice(
        "the name", ((letters(name), one.slug) for one in people.parties() for name in (*names_of(one), one.full_name))
    )
    yield from _days(people)
    yield from _references(people)
    yield from _two_holders(people)
    yield from _ministries(people)


def _days(people: "People") -> Iterator[str]:
    yield from reversed_days((party.slug, party) for party in people.parties())
    yield from reversed_days((ministry.slug, ministry) for ministry in people.ministries())
    for person in people.persons():
        memberships, seats = people.memberships(person.slug), people.seats(person.slug)
        dated: tuple[Dated, ...] = (*memberships, *seats, *people.incumbencies(person.slug))
        yield from reversed_days((person.slug, row) for row in dated)
        for one, other in combinations(memberships, 2):
            if one.party == other.party and overlap_days(one, other) > 0:
                yield f"{person.slug}: two memberships of {one.party} at once"
        for first, second in combinations(seats, 2):
            if overlap_days(first, second) > 0:
                yield f"{person.slug}: two seats at once from {max(first.start, second.start)}"


def _references(people: "People") -> Iterator[str]:
    persons = {entry.slug for entry in people.persons()}
    parties = {entry.slug for entry in people.parties()}
    posts = {entry.slug for entry in people.posts()}
    ministries = {entry.slug for entry in people.ministries()}
    for row in people.all_incumbencies():
        yield from _unknown("an incumbency", {row.person: persons, row.post: posts, row.ministry: {*ministries, ""}})
    for membership in people.all_memberships():
        yield from _unknown("a membership", {membership.person: persons, membership.party: parties})
    for seat in people.all_seats():
        yield from _unknown("a seat", {seat.person: persons})
    for change in people.changes:
        yield from _unknown("a change", {change.original: ministries, change.resulting: ministries})


def _unknown(what: str, slugs: dict[str, set[str]]) -> Iterator[str]:
    yield from (f"{what} names {slug}, which no table has" for slug, known in slugs.items() if slug not in known)


def _two_holders(people: "People") -> Iterator[str]:
    by_post: dict[str, list[Incumbency]] = defaultdict(list)
    for row in people.all_incumbencies():
        by_post[row.post].append(row)
    for post, held in sorted(by_post.items()):
        for one, other in _at_once(held):
            first = max(one.start, other.start)
            yield f"{post}: {one.person} and {other.person} at once from {first}"


def _at_once(held: Iterable[Incumbency]) -> Iterator[tuple[Incumbency, Incumbency]]:
    """Those who share more than the day of handing over, and whose portfolios do not tell them apart."""
    pairs = ((one, other) for one, other in combinations(held, 2) if overlap_days(one, other) > 1)
    return ((one, other) for one, other in pairs if one.portfolio == other.portfolio)


def _ministries(people: "People") -> Iterator[str]:
    """Two of one name at once, a change that is not the day of either, an incumbency in a ministry not there yet."""
    ministries = {one.slug: one for one in people.ministries()}
    for one, other in combinations(ministries.values(), 2):
        if shared := {*names_of(one)} & {*names_of(other)} if overlap_days(one, other) > 0 else ():
            yield f"{one.slug} and {other.slug} are both called {', '.join(sorted(shared))} at once"
    for change in people.changes:
        before, after = ministries.get(change.original), ministries.get(change.resulting)
        ended = before and before.end and before.end + timedelta(days=1) != change.day
        began = after and after.start and after.start != change.day
        if ended and began:
            yield f"the change of {change.day}: {change.original} and {change.resulting} have other days"
    for row in people.all_incumbencies():
        home = ministries.get(row.ministry)
        if home and (home.start or row.start) > row.start:
            yield f"{row.person}: in {home.slug} from {row.start}, before there was one"
