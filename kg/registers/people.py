"""Who is who in Dutch politics, by name and on a day: persons, parties, seats, posts, ministries.

A lookup by name returns every candidate in a stable order; choosing one, by date and context, is the linker's work.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from kg.registers.entries import Change, Incumbency, Law, Membership, Organisation, Party, Person, Post, Seat
from kg.registers.folding import initials_of, letters, post_key, without_brackets
from kg.registers.people_index import (
    MINISTRY,
    NameIndex,
    index_ministries,
    index_parties,
    index_persons,
    index_posts,
)
from kg.registers.tables import TABLES, rows

_ARTICLE = re.compile(r"^\s*(de|het)\s+", re.IGNORECASE)
_BEFORE_PORTFOLIO = re.compile(r"^\s*(het\s+)?(ministerie\s+)?(van\s+|voor\s+)?", re.IGNORECASE)
_MOST_REMEMBERED = 10_000
Dated = TypeVar("Dated", Membership, Incumbency, Seat, Organisation)
Personal = TypeVar("Personal", Membership, Seat, Incumbency)


def holds_on(row: Membership | Incumbency | Seat | Organisation | Law, day: date) -> bool:
    """True if `day` lies between the first and last day of a row, both included."""
    return (row.start is None or row.start <= day) and (row.end is None or day <= row.end)


def _on(candidates: Iterable[Dated], day: date) -> tuple[Dated, ...]:
    """The rows valid on `day`; on a hand-over day the row that starts wins over the one that ends."""
    valid = [
        row
        for row in candidates
        if (row.start is None or row.start <= day) and (row.end is None or day <= row.end)  # as `holds_on`, in line
    ]
    if any(row.start == day for row in valid):
        return tuple(row for row in valid if row.start == day or row.end != day)
    return tuple(valid)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class People:
    """All registers of people in memory, with an index of names; made by `People.load()`."""

    _persons: dict[str, Person]
    _parties: dict[str, Party]
    _posts: dict[str, Post]
    _ministries: dict[str, Organisation]
    _memberships: dict[str, tuple[Membership, ...]]
    _seats: dict[str, tuple[Seat, ...]]
    _incumbencies: tuple[Incumbency, ...]
    _by_person: dict[str, tuple[Incumbency, ...]]
    _by_post: dict[str, tuple[Incumbency, ...]]
    changes: tuple[Change, ...]
    """Ministries that became others, by day."""
    _names: NameIndex
    """Names in use, then the last halves of double names: folded name to slugs of persons."""
    _party_names: dict[str, set[str]]
    _post_names: dict[str, dict[str, None]]
    _portfolios: dict[tuple[str, str], dict[str, None]]
    _ministry_names: dict[str, tuple[Organisation, ...]]
    _asked: dict[str, tuple[Person, ...]] = field(default_factory=dict)
    """Answers to `persons_named`: the same few hundred names come back in tens of thousands of records."""

    @classmethod
    def load(cls, folder: Path = TABLES) -> "People":
        """Read the tables in `folder`; `RegisterError` if one does not read."""
        persons = {person.slug: person for person in rows("persons", Person, folder)}
        parties = {party.slug: party for party in rows("parties", Party, folder)}
        posts = {post.slug: post for post in rows("posts", Post, folder)}
        ministries = {ministry.slug: ministry for ministry in rows("ministries", Organisation, folder)}
        post_names, portfolios = index_posts(posts.values())
        incumbencies = tuple(rows("incumbencies", Incumbency, folder))
        return cls(
            persons,
            parties,
            posts,
            ministries,
            _grouped(rows("memberships", Membership, folder)),
            _grouped(rows("seats", Seat, folder)),
            incumbencies,
            _grouped(incumbencies),
            _by_post(incumbencies),
            tuple(rows("ministry_changes", Change, folder)),
            index_persons(persons.values()),
            index_parties(parties.values()),
            post_names,
            portfolios,
            index_ministries(ministries.values()),
        )

    def person(self, slug: str) -> Person:
        """The person of a slug: `kathalijne-buitenweg`; `KeyError` if there is none."""
        return self._persons[slug]

    def party(self, slug: str) -> Party:
        """The party of a slug: `groenlinks`; `KeyError` if there is none."""
        return self._parties[slug]

    def post(self, slug: str) -> Post:
        """The post of a slug: `minister-van-justitie-en-veiligheid`; `KeyError` if there is none."""
        return self._posts[slug]

    def ministry(self, slug: str) -> Organisation:
        """The ministry of a slug: `ministerie-van-economische-zaken-en-klimaat-2017`; `KeyError` if there is none."""
        return self._ministries[slug]

    def persons(self) -> tuple[Person, ...]:
        """Everyone, by slug."""
        return tuple(self._persons.values())

    def parties(self) -> tuple[Party, ...]:
        """Every party and group, by slug."""
        return tuple(self._parties.values())

    def posts(self) -> tuple[Post, ...]:
        """Every post, by slug."""
        return tuple(self._posts.values())

    def ministries(self) -> tuple[Organisation, ...]:
        """Every ministry of every period, by slug."""
        return tuple(self._ministries.values())

    def persons_named(self, name: str) -> tuple[Person, ...]:
        """Everyone `name` may mean: `Kathalijne Buitenweg`, `K.M. Buitenweg`, `mevr. Buitenweg`, `Yesilgöz`.

        The second half of a double name (`Zegerius`) counts only where nobody bears the name as it stands.
        """
        if name not in self._asked:
            if len(self._asked) >= _MOST_REMEMBERED:
                self._asked.clear()
            self._asked[name] = self._persons_named(name)
        return self._asked[name]

    def _persons_named(self, name: str) -> tuple[Person, ...]:
        for index in self._names:
            for variant in without_brackets(name):
                if found := index.get(letters(variant)):
                    return self._fitting(found, variant)
        return ()

    def _fitting(self, slugs: Iterable[str], name: str) -> tuple[Person, ...]:
        """Of several namesakes those whose initials start with the initials given, if any do."""
        people = tuple(self._persons[slug] for slug in sorted(slugs))
        given = initials_of(name)
        fitting = tuple(person for person in people if initials_of(person.initials).startswith(given))
        return fitting or people

    def parties_named(self, name: str) -> tuple[Party, ...]:
        """Every party or group of that name: `GL`, `GroenLinks`, `Partij voor de Dieren`, `Lid Omtzigt`."""
        key = letters(name)
        for prefix in ("", "fractie", "defractie", "groep", "lid"):
            if found := self._party_names.get(key.removeprefix(prefix)):
                return tuple(self._parties[slug] for slug in sorted(found))
        return ()

    def posts_named(self, name: str) -> tuple[Post, ...]:
        """Every post a text may mean, the literal name first: `minister JenV`, `Minister van Defensie`.

        A short or stale name (`staatssecretaris Economische Zaken`) also brings the posts whose portfolio starts so.
        """
        role, portfolio = post_key(name)
        found = dict.fromkeys(self._post_names.get(letters(_ARTICLE.sub("", name)), ()))
        for key in (portfolio, *self._ministries_short(portfolio)):
            found |= self._portfolios.get((role, key), {})
        return tuple(self._posts[slug] for slug in found)

    def _ministries_short(self, name: str) -> Iterator[str]:
        """The folded portfolios that an abbreviation stands for: `jenv` for `justitieenveiligheid`."""
        for ministry in self._ministry_names.get(name, ()):
            yield letters(ministry.label.removeprefix(MINISTRY))

    def ministries_named(self, name: str, day: date | None = None) -> tuple[Organisation, ...]:
        """The ministries of that name on that day, or ever: `EZK`, `ministerie van VWS`, `Ministerie van Defensie`."""
        found = self._ministry_names.get(letters(_BEFORE_PORTFOLIO.sub("", name)), ())
        return found if day is None else tuple(ministry for ministry in found if holds_on(ministry, day))

    def memberships(self, person_slug: str) -> tuple[Membership, ...]:
        """Every party membership of a person, by party and day."""
        return self._memberships.get(person_slug, ())

    def all_memberships(self) -> tuple[Membership, ...]:
        """Every membership of everyone."""
        return tuple(row for own in self._memberships.values() for row in own)

    def membership(self, person_slug: str, day: date, party_slug: str | None = None) -> Membership | None:
        """The one membership valid that day; `None` if there is none or there are several."""
        valid = [
            row for row in _on(self.memberships(person_slug), day) if party_slug is None or row.party == party_slug
        ]
        return valid[0] if len(valid) == 1 else None

    def seats(self, person_slug: str) -> tuple[Seat, ...]:
        """Every period in which a person sat in the Tweede Kamer."""
        return self._seats.get(person_slug, ())

    def all_seats(self) -> tuple[Seat, ...]:
        """Every seat of everyone."""
        return tuple(row for own in self._seats.values() for row in own)

    def is_member_on(self, person_slug: str, day: date, grace: int = 0) -> bool:
        """True if the person had a seat in the Tweede Kamer that day, or up to `grace` days before it."""
        last = day - timedelta(days=grace)
        return any(seat.start <= day and (seat.end is None or last <= seat.end) for seat in self.seats(person_slug))

    def incumbencies(self, person_slug: str) -> tuple[Incumbency, ...]:
        """Every period in which a person held a post, by post and day."""
        return self._by_person.get(person_slug, ())

    def all_incumbencies(self) -> tuple[Incumbency, ...]:
        """Every period of every person on a post."""
        return self._incumbencies

    def holders(self, post_slug: str, day: date) -> tuple[Incumbency, ...]:
        """Who held a post that day; on a hand-over day the one who starts."""
        return _on(self._by_post.get(post_slug, ()), day)

    def holders_called(self, post_slug: str, day: date, name: str) -> tuple[Incumbency, ...]:
        """Those of `holders` whose portfolio `name` gives, when it does: `Staatssecretaris Toeslagen en Douane`."""
        held = self.holders(post_slug, day)
        given = letters(name)
        return tuple(row for row in held if row.portfolio and letters(row.portfolio) in given) or held

    def before(self, row: Incumbency) -> Incumbency | None:
        """The time on the same post, with the same portfolio when it is shared, of the one who held it before.

        `None` when nobody did, or several at once.
        """
        earlier = [
            other
            for other in self._by_post.get(row.post, ())
            if other.end and other.end <= row.start + timedelta(days=1) and other.person != row.person
        ]
        earlier = [other for other in earlier if row.portfolio and other.portfolio == row.portfolio] or earlier
        last = max((other.end for other in earlier if other.end), default=None)
        latest = [other for other in earlier if other.end == last]
        return latest[0] if len(latest) == 1 else None

    def incumbency(self, person_slug: str, post_slug: str, day: date) -> Incumbency | None:
        """The person's time on that post around that day, also on its last day; `None` if there is none."""
        own = (row for row in self.incumbencies(person_slug) if row.post == post_slug)
        return next(iter(_on(own, day)), None)

    def posts_of(self, person_slug: str, day: date) -> tuple[Incumbency, ...]:
        """Every post the person held that day, its last day included."""
        valid = [row for row in self.incumbencies(person_slug) if holds_on(row, day)]
        started = {row.post for row in valid if row.start == day}
        return tuple(row for row in valid if row.start == day or row.post not in started)

    def problems(self) -> list[str]:
        """What contradicts itself in the tables: one line each, in a stable order."""
        from kg.registers.check_people import problems

        return sorted(problems(self))


def _by_post(rows_: Iterable[Incumbency]) -> dict[str, tuple[Incumbency, ...]]:
    groups: dict[str, list[Incumbency]] = defaultdict(list)
    for row in rows_:
        groups[row.post].append(row)
    return {post: tuple(group) for post, group in groups.items()}


def _grouped(items: Iterable[Personal]) -> dict[str, tuple[Personal, ...]]:
    groups: dict[str, list[Personal]] = defaultdict(list)
    for item in items:
        groups[item.person].append(item)
    return {person: tuple(group) for person, group in groups.items()}
