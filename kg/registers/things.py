"""Things by name and by id: public bodies, companies, other organisations, laws, places, topics, changes.

Names are compared by their letters (`kg.registers.folding`): case, accents, spaces and marks do not count.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from kg.registers.entries import Article, Change, Entry, Law, Organisation, Place, Topic
from kg.registers.eu_acts import eu_act
from kg.registers.folding import letters, one_letter_off
from kg.registers.tables import TABLES, rows

Kind = TypeVar("Kind", bound=Entry)

ORGANISATION_TABLES = ("bodies", "companies", "organizations")
"""Their slugs share one IRI path, `organisatie/`, with the ministries."""
_EUROPEAN = "Europese "
OWMS = "http://standaarden.overheid.nl/owms/"
_LONG, _START = 14, 6
"""Letters of a name that may be misspelled, and of its beginning, which may not."""
JCI_PAGE = "https://wetten.overheid.nl/"


class Things:
    """The registers of things, read once; every answer is a tuple in the order of the registers."""

    def __init__(
        self,
        organisations: Iterable[Organisation],
        laws: Iterable[Law],
        places: Iterable[Place],
        topics: Iterable[Topic],
        body_changes: Iterable[Change],
    ) -> None:
        self._organisations = tuple(organisations)
        self._laws = tuple(laws)
        self._places = tuple(places)
        self._topics = tuple(topics)
        self._changes = tuple(body_changes)
        self._topics_by_key = _by_key(self._topics)
        self._organisation_by_slug = {entry.slug: entry for entry in self._organisations}
        self._law_by_slug = {entry.slug: entry for entry in self._laws}
        self._place_by_slug = {entry.slug: entry for entry in self._places}
        self._topic_by_slug = {entry.slug: entry for entry in self._topics}
        self._organisations_by_name = _by_name(self._organisations)
        self._laws_by_name = _by_name(self._laws)
        self._places_by_name = _by_name(self._places)
        self._law_names_by_start: dict[str, list[str]] = defaultdict(list)

    @classmethod
    def load(cls, folder: Path = TABLES) -> "Things":
        """Read the tables in `folder`; `RegisterError` if one does not read."""
        return cls(
            (row for table in ORGANISATION_TABLES for row in rows(table, Organisation, folder)),
            rows("laws", Law, folder),
            rows("places", Place, folder),
            rows("topics", Topic, folder),
            rows("body_changes", Change, folder),
        )

    def organisation(self, slug: str) -> Organisation | None:
        """The organisation with this slug: `agentschap-telecom`."""
        return self._organisation_by_slug.get(slug)

    def organisations(self) -> tuple[Organisation, ...]:
        """Every body, company and other organisation, in the order of their tables."""
        return self._organisations

    def law(self, slug: str) -> Law | None:
        """The law with this slug: `BWBR0009950`, `32016R0679`."""
        return self._law_by_slug.get(slug)

    def place(self, slug: str) -> Place | None:
        """The place with this slug: `china`."""
        return self._place_by_slug.get(slug)

    def topic(self, iri: str) -> Topic | None:
        """The topic with this official IRI: `http://standaarden.overheid.nl/owms/terms/ICT`."""
        return self._topic_by_slug.get(iri)

    def organisations_named(self, name: str, day: date | None = None) -> tuple[Organisation, ...]:
        """Every organisation that bears this name, those valid on the day when any is: `Arbeidsinspectie` on
        2010-05-01 -> the body of that name until 2012.

        Where some bear the name without doubt and others as an ambiguous alias (`DJI`: the prison service, a maker
        of drones), only the first are meant.
        """
        found = self._organisations_by_name.get(letters(name), ())
        if day is not None and len(found) > 1:
            found = tuple(entry for entry in found if _valid(entry, day)) or found
        if len(found) > 1:
            found = tuple(entry for entry in found if _sure(name, entry)) or found
        return found

    def laws_named(self, name: str) -> tuple[Law, ...]:
        """Every law that bears this name: `Sr` -> Wetboek van Strafrecht; `BW` -> each book.

        An EU act by number is the register's, or one made from the number: `Verordening (EU) 2016/679` -> AVG. `Europese`
        before a name says nothing more: `Europese Habitatrichtlijn`.
        """
        found = self._laws_by_name.get(letters(name)) or (
            self._laws_by_name.get(letters(name.removeprefix(_EUROPEAN)), ()) if name.startswith(_EUROPEAN) else ()
        )
        if not found:
            numbered = eu_act(name) if "/" in name else None
            return (self._law_by_slug.get(numbered.slug, numbered),) if numbered else ()
        return tuple(law for law in found if name == law.label or name in law.aliases) or found

    def laws_nearly_named(self, name: str) -> tuple[Law, ...]:
        """Every law of which a long name is one letter off: `Wet op de kanspelen` -> Wet op de kansspelen.

        The first letters must be right, and all figures: a year that differs is of another law.
        """
        wanted = letters(name)
        if len(wanted) < _LONG:
            return ()
        if not self._law_names_by_start:
            for known in self._laws_by_name:
                self._law_names_by_start[known[:_START]].append(known)
        near = [known for known in self._law_names_by_start.get(wanted[:_START], ()) if one_letter_off(wanted, known)]
        return tuple(dict.fromkeys(law for known in near for law in self._laws_by_name[known]))

    def laws(self) -> tuple[Law, ...]:
        """Every law, by slug."""
        return self._laws

    def places(self) -> tuple[Place, ...]:
        """Every place, by slug."""
        return self._places

    def topics(self) -> tuple[Topic, ...]:
        """Every topic, by official IRI."""
        return self._topics

    def places_named(self, name: str) -> tuple[Place, ...]:
        """Every place that bears this name: `VS` -> Verenigde Staten."""
        return self._places_by_name.get(letters(name), ())

    def topics_named(self, key: str) -> tuple[Topic, ...]:
        """The topics with this key, of the older taxonomy (OWMS) when both have it: `economie ict` -> ICT."""
        found = self._topics_by_key.get(letters(key), ())
        return tuple(topic for topic in found if topic.slug.startswith(OWMS)) or found

    def changes(self, slug: str) -> tuple[Change, ...]:
        """The changes this body came from or went into: `agentschap-telecom` -> 2023-01-01."""
        return tuple(change for change in self._changes if slug in (change.original, change.resulting))

    def all_changes(self) -> tuple[Change, ...]:
        """Every body that became another, by day."""
        return self._changes

    def organisation_names(self) -> Iterator[tuple[str, Organisation]]:
        """Every name that by itself, in these letters, may stand for an organisation in a text."""
        for entry in self._organisations:
            yield from ((name, entry) for name in _names(entry) if name not in entry.ambiguous)

    def law_names(self) -> Iterator[tuple[str, Law]]:
        """Every name that by itself, in these letters, may stand for a law in a text."""
        for entry in self._laws:
            yield from ((name, entry) for name in _names(entry) if name not in entry.ambiguous)

    def place_names(self) -> Iterator[tuple[str, Place]]:
        """Every name that by itself, in these letters, may stand for a place in a text."""
        for entry in self._places:
            yield from ((name, entry) for name in _names(entry))

    def article(self, law: Law, number: str) -> Article:
        """The article of a law, made on demand: (`Wetboek van Strafrecht`, `350c`) -> `BWBR0001854/artikel/350c`.

        Of a book of the Burgerlijk Wetboek it bears the number that names the book too: `162` of book 6 is `6:162`.
        """
        inner, book = _within_book(law, number)
        number = f"{book}:{inner}" if book else number
        return Article(
            slug=f"{law.slug}/artikel/{inner}",
            label=f"artikel {number} {law.label}",
            aliases=(),
            same_as=(),
            close_match=(),
            see_also=JCI_PAGE + self.jci(law, number) if law.bwb else law.see_also,
            source=law.source,
            law=law,
            number=number,
        )

    def jci(self, law: Law, number: str) -> str:
        """The Juriconnect string of an article, empty without a BWB id: `jci1.3:c:BWBR0001854&artikel=350c`."""
        return jci(law, number)

    def problems(self) -> list[str]:
        """What contradicts itself in these registers, one line each in a stable order; empty when all is well."""
        from kg.registers.check_things import problems

        return sorted(problems(self))


def book_of(law: Law) -> str:
    """The number of a book of the Burgerlijk Wetboek: `6` of `Burgerlijk Wetboek Boek 6`, else nothing."""
    _, is_book, number = law.label.partition("Burgerlijk Wetboek Boek ")
    return number if is_book else ""


def jci(law: Law, number: str, part: str = "") -> str:
    """The Juriconnect string of an article, or of the `part` of it that is meant: `&lid=2&onderdeel=b`."""
    inner, _ = _within_book(law, number)
    return f"jci1.3:c:{law.bwb}&artikel={inner}{part}" if law.bwb else ""


def _within_book(law: Law, number: str) -> tuple[str, str]:
    """The number of an article within its book of the Burgerlijk Wetboek, and the book: `6:162` -> `162`, `6`."""
    book = book_of(law)
    return (number.removeprefix(f"{book}:"), book) if book else (number, "")


def _names(entry: Entry) -> tuple[str, ...]:
    return (entry.label, *entry.aliases)


def _by_name(entries: Iterable[Kind]) -> dict[str, tuple[Kind, ...]]:
    found: dict[str, dict[str, Kind]] = defaultdict(dict)
    for entry in entries:
        for name in _names(entry):
            found[letters(name)][entry.slug] = entry
    return {name: tuple(bearers.values()) for name, bearers in found.items()}


def _by_key(topics: Iterable[Topic]) -> dict[str, tuple[Topic, ...]]:
    found: dict[str, list[Topic]] = defaultdict(list)
    for topic in topics:
        found[letters(topic.key)].append(topic)
    return {key: tuple(named) for key, named in found.items()}


def _valid(entry: Organisation, day: date) -> bool:
    return (entry.start is None or entry.start <= day) and (entry.end is None or day <= entry.end)


def _sure(name: str, entry: Organisation) -> bool:
    wanted = letters(name)
    return any(letters(own) == wanted for own in _names(entry) if own not in entry.ambiguous)
