"""What the Tweede Kamer's own records get wrong: said by number in the report, never repaired in silence."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from kg.document import Document
from kg.mention import PersonMention
from kg.registers import Registers
from kg.statement import Link, Reading

_OF_A_RECORD = "zaak-"
"""How the id of a document that is such a record begins; printed documents have other errors."""
_NAMELESS = '"actoren_zonder_relatie_aantal"'
_WITHOUT_NAME = re.compile(_NAMELESS + r":\s*(\d+)")

_SUBJECT = re.compile(r'"[Oo]nderwerp"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"')
_AT_ENDS = re.compile(r"^(?:\s|\\[nrt])+|(?:\s|\\[nrt])+$")
_BREAKS = ("\\n", "\\r", "\\t")
_BREAK = re.compile(r"\\[nrt]")


def source_errors(reading: Reading, registers: Registers) -> Iterator[tuple[str, str]]:
    """Each error of a record: what is wrong, and the number of the record with the name or day that shows it.

    `2013Z17469` is addressed to Geert Wilders, who is a member and no minister.
    """
    document = reading.document
    if document.id.startswith(_OF_A_RECORD):
        for what, detail in (*_of_people(reading, registers), *_of_text(document)):
            yield what, f"{document.question_id} ({detail})" if detail else document.question_id


def _of_people(reading: Reading, registers: Registers) -> Iterator[tuple[str, str]]:
    header = reading.document.header
    if not header.addressed and not header.addressees:
        yield "without addressee", ""
    for what, people in (
        ("one asker twice, or among the co-askers", header.askers),
        ("one addressee twice", header.addressed),
    ):
        if len(people) > 1:
            times = Counter(person.name for person in people)
            yield from ((what, name) for name, number in times.items() if name and number > 1)
    for link in reading.links:
        if link.entry is None and isinstance(link.mention, PersonMention):
            yield from _misplaced(link, link.mention, header.submitted, registers)


def _misplaced(link: Link, mention: PersonMention, day: date | None, registers: Registers) -> Iterator[tuple[str, str]]:
    """A minister who asks, a member who is asked, or somebody who was neither that day."""
    people = registers.people
    named = people.persons_named(mention.name)
    if day is None or mention.role not in ("asker", "addressed"):
        return
    if mention.role == "addressed" and any(people.is_member_on(person.slug, day) for person in named):
        yield "a member of the Kamer as addressee", mention.name
    elif mention.role == "addressed":
        yield "an addressee without a post on the day", f"{mention.name}, {day}"
    elif any(people.posts_of(person.slug, day) for person in named):
        yield "a member of government as asker", mention.name
    else:
        yield "an asker without a seat on the day", f"{mention.name}, {day}"


def _of_text(document: Document) -> Iterator[tuple[str, str]]:
    if not document.header.title:
        yield "without subject", ""
    if subject := _SUBJECT.search(document.raw):
        written = subject[1]
        ragged = written != written.strip() or written.startswith(_BREAKS) or written.endswith(_BREAKS)
        inner = _AT_ENDS.sub("", written) if ragged else written
        if ragged:
            yield "blanks or line breaks around the subject", ""
        if inner != " ".join(inner.split()) or ("\\" in inner and _BREAK.search(inner)):
            yield "line breaks or several blanks within the subject", ""
    if _NAMELESS in document.raw and (without := _WITHOUT_NAME.search(document.raw)):
        yield "actors without name", without[1]
    header = document.header
    if header.submitted and header.parliamentary_year not in (None, *_years(header.submitted)):
        yield "a parliamentary year that the day is not in", f"{header.parliamentary_year}, {header.submitted}"


def _years(day: date) -> tuple[str, ...]:
    """The parliamentary years that a day may be counted in; one begins on the third Tuesday of September.

    The recess before it may be counted in either.

    >>> _years(date(2021, 3, 30)), _years(date(2020, 9, 1))
    (('2020-2021',), ('2019-2020', '2020-2021'))
    """
    this, before = f"{day.year}-{day.year + 1}", f"{day.year - 1}-{day.year}"
    return (before,) if day.month < 7 else (before, this) if day.month < 10 else (this,)
