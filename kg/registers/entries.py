"""One row of each register: facts, with the dates between which they hold and the source they come from.

Dates are days; `start` and `end` are both included, `None` is open. `see_also` is a page a person can open.
Identifiers are empty strings where no source was seen: an identifier is never guessed.
"""

from dataclasses import dataclass
from datetime import date

from kg.mention import EntityClass


@dataclass(frozen=True, slots=True)
class Entry:
    """What every register entry has. `slug` is unique within its IRI path and never reused."""

    slug: str
    label: str
    aliases: tuple[str, ...]
    """Other names in use, abbreviations among them, unambiguous or not; the label is not repeated."""
    same_as: tuple[str, ...]
    """IRIs of the same thing elsewhere (Wikidata, TOOI, Tweede Kamer)."""
    close_match: tuple[str, ...]
    """IRIs of nearly the same thing: a brand, or a body over several periods."""
    see_also: str
    source: str

    def __hash__(self) -> int:
        """By slug alone: entries go into many sets, and the slug tells nearly all of them apart."""
        return hash(self.slug)


@dataclass(frozen=True, slots=True)
class Person(Entry):
    """A politician. `surname` includes the prefix: `van der Goot`; `initials` are `K.M.`."""

    given: str
    surname: str
    initials: str
    birth_year: str
    tk_id: str

    __hash__ = Entry.__hash__


@dataclass(frozen=True, slots=True)
class Party(Entry):
    """A political party or group (`Groep Van Haga`); `label` is the short name in use, `full_name` the long one."""

    full_name: str
    start: date | None
    end: date | None

    __hash__ = Entry.__hash__


@dataclass(frozen=True, slots=True)
class Post(Entry):
    """A post of government; `role` is `minister`, `staatssecretaris` or `minister-president`, `portfolio` what for."""

    role: str
    portfolio: str

    __hash__ = Entry.__hash__


@dataclass(frozen=True, slots=True)
class Organisation(Entry):
    """A ministry of one period, another public body, a company or any other organisation: see `cls`.

    `kind` is the finer sort in Dutch: `agentschap`, `zbo`, `gemeente`, `adviescollege`, `universiteit`. `ambiguous` are
    the aliases that also mean something else and need support from the text.
    """

    cls: EntityClass
    kind: str
    abbreviation: str
    ambiguous: tuple[str, ...]
    start: date | None
    end: date | None

    __hash__ = Entry.__hash__


@dataclass(frozen=True, slots=True)
class Law(Entry):
    """A law, decree, code, treaty or EU act. `slug` is the BWB id or CELEX number, else one made of the name.

    `ambiguous` are the aliases that more than one law bears (`Tw`, `Wpg`, `BW`). `start` and `end`, the days in force, are
    known where one law follows another under the same name: `Wmo` is that of 2007, and since 2015 that of 2015.
    """

    kind: str
    bwb: str
    celex: str
    ambiguous: tuple[str, ...]
    start: date | None
    end: date | None

    __hash__ = Entry.__hash__


@dataclass(frozen=True, slots=True)
class Article(Entry):
    """One article of a law, made on demand: `slug` is `BWBR0001854/artikel/350c`."""

    law: Law
    number: str

    __hash__ = Entry.__hash__


@dataclass(frozen=True, slots=True)
class Place(Entry):
    """A country, province, municipality, town or region; `kind` says which."""

    kind: str

    __hash__ = Entry.__hash__


@dataclass(frozen=True, slots=True)
class Topic(Entry):
    """A concept of an official taxonomy; `slug` is its official IRI, `key` the lower-case path as sources print it."""

    scheme: str
    parent: str
    key: str

    __hash__ = Entry.__hash__


@dataclass(frozen=True, slots=True)
class Found(Entry):
    """A thing that no register knows, named in full by the text itself."""

    cls: EntityClass

    __hash__ = Entry.__hash__


@dataclass(frozen=True, slots=True)
class NewsItem(Found):
    """A publication that documents cite. `slug` follows from what identifies it, `publisher` among that."""

    publisher: Entry | None


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's seat in the Tweede Kamer, whatever the party: slug, days, source."""

    person: str
    start: date
    end: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's membership of a party (or group) as a source attests it: slugs, days, source."""

    person: str
    party: str
    start: date | None
    end: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Incumbency:
    """A person on a post: slugs, days, the ministry of that period (empty when none), the cabinet, the source.

    `portfolio` tells state secretaries of one ministry apart: `Toeslagen en Douane`; empty when the post says it all.
    """

    person: str
    post: str
    ministry: str
    cabinet: str
    start: date
    end: date | None
    source: str
    portfolio: str


@dataclass(frozen=True, slots=True)
class Change:
    """A body that became another: slugs of organisations before and after, and the day."""

    day: date
    original: str
    resulting: str
    source: str
