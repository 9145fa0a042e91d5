"""The header of an official publication from the lines of its frame: sentences first, then metadata."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from kg.document import Anchor, Header, NamedPerson, NamedTopic, Passage, Postponement
from kg.sources.draft import Heading, Placed, Role
from kg.sources.dutch import day_in
from kg.sources.header import HeaderParts, parse_header
from kg.sources.tree import Chars
from kg.sources.writing import pieces_of

_ZAAK = re.compile(r"\d{4}Z\d{5}")
_OLD_NUMBER = re.compile(r"(?:KVR)?\d{5,10}")
_ANNEX = re.compile(r"0*([1-9]\d{0,4})")
_YEAR = re.compile(r"\b(\d{4})\s*[-–]\s*(\d{4}|\d{2})\b")
_IDENTIFIER = re.compile(r"(?:kv|ah)-(?:tk|ek)-\w+(?:-\w+)*|(?:kv|ah)-\d+")
_ANSWER_IDENTIFIER = re.compile(r"ah-tk-(?P<from>\d{4})(?P<to>\d{4})-(?P<annex>\d+)(?:-[hn]\d+)?")
_TURNED_NAME = re.compile(r"(?P<family>.+?),?\s+(?P<initials>(?:[A-Z][a-z]?\.){1,6})")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ][a-z]?\.\s?){1,7}")
_LATE = re.compile(r"\buitstel\b|niet\s+binnen\s+de\s+gebruikelijke\s+termijn", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What mark-up says outside the text: the isodates of the two header sentences, and `DC.type` Mededeling."""

    submitted: date | None = None
    received: date | None = None
    notice: bool = False
    number: str | None = None


def header_of(lines: Sequence[Placed], facts: Facts) -> Heading:
    """The header that these lines of a frame state."""
    parts = [parse_header(line.text, line.start) for line in lines if line.role is Role.SENTENCE]
    publications = _publications(lines)
    received = facts.received or _first(part.received for part in parts) or _day(lines, Role.ANSWERED)
    postponements = _postponements(lines, parts, facts, received)
    in_full = [(full_name(line.text), line.at) for line in lines if line.role in (Role.ASKER, Role.ADDRESSED)]
    askers = tuple(chain.from_iterable(part.askers for part in parts)) or _people(lines, Role.ASKER)
    answerers = tuple(chain.from_iterable(part.answerers for part in parts))
    header = Header(
        title=next((line.text for line in lines if line.role is Role.TITLE), ""),
        number=_number(lines, parts, publications) or facts.number,
        annex_number=_annex(lines, publications),
        parliamentary_year=_year(lines, publications),
        submitted=facts.submitted or _first(part.submitted for part in parts) or _day(lines, Role.SUBMITTED),
        answered=None if postponements else received,
        askers=tuple(_named_in_full(person, in_full) for person in askers),
        addressees=tuple(chain.from_iterable(part.addressees for part in parts)),
        addressed=_people(lines, Role.ADDRESSED),
        answerers=tuple(_named_in_full(person, in_full) for person in answerers),
        topics=tuple(NamedTopic(topic_name(line.text), line.at) for line in lines if line.role is Role.TOPIC),
        postponements=postponements,
    )
    return Heading(header, publications, tuple(chain.from_iterable(part.references for part in parts)))


def title_in(sentence: Passage) -> list[Chars]:
    """The subject in a header sentence, with its places in the raw source; empty when it names none."""
    subject = parse_header(sentence.text).subject
    return pieces_of(sentence, subject.start, subject.end) if subject else []


def topic_name(category: str) -> str:
    """The path of a category as one name.

    >>> topic_name("Openbare orde en veiligheid | Criminaliteit")
    'openbare orde en veiligheid criminaliteit'
    """
    return " ".join(category.replace("|", " ").split()).lower()


def full_name(written: str) -> str:
    """The name in its usual order.

    >>> full_name("Sterk W.R.C."), full_name("F.B.J. Grapperhaus")
    ('W.R.C. Sterk', 'F.B.J. Grapperhaus')
    """
    turned = _TURNED_NAME.fullmatch(written)
    return f"{turned['initials']} {turned['family']}" if turned else written


def _named_in_full(person: NamedPerson, in_full: Iterable[tuple[str, Anchor]]) -> NamedPerson:
    """A surname with the initials the metadata give it, where exactly one name there has it; the place stays."""
    if person.name is None:
        return person
    family = person.name.casefold()
    found = {name for name, _ in in_full if _INITIALS.sub("", name, count=1).strip().casefold() == family}
    return replace(person, name=found.pop()) if len(found) == 1 else person


def _people(lines: Iterable[Placed], role: Role) -> tuple[NamedPerson, ...]:
    return tuple(NamedPerson(full_name(line.text), line.at) for line in lines if line.role is role)


def _first(days: Iterable[date | None]) -> date | None:
    return next((day for day in days if day is not None), None)


def _day(lines: Iterable[Placed], role: Role) -> date | None:
    return _first(day_in(line.text) for line in lines if line.role is role)


def _publications(lines: Iterable[Placed]) -> tuple[str, ...]:
    found = (line.text for line in lines if line.role is Role.IDENTIFIER and _IDENTIFIER.fullmatch(line.text))
    return tuple(dict.fromkeys(found))


def _number(lines: Sequence[Placed], parts: Iterable[HeaderParts], publications: Iterable[str]) -> str | None:
    """The zaak number; a D-number that old metadata give in its place is none."""
    written = [line.text for line in lines if line.role is Role.NUMBER]
    sure = [text for text in written if _ZAAK.fullmatch(text)]
    sure += [part.number for part in parts if part.number]
    sure += [id[6:] for id in publications if id.startswith("kv-tk-") and _ZAAK.fullmatch(id[6:])]
    sure += [text for text in written if _OLD_NUMBER.fullmatch(text) and not _ANNEX.fullmatch(text)]
    return next(iter(sure), None)


def _annex(lines: Iterable[Placed], publications: Iterable[str]) -> str | None:
    written = [found[1] for line in lines if line.role is Role.NUMBER and (found := _ANNEX.fullmatch(line.text))]
    return next(iter(written), None) or _first_group(publications, "annex")


def _year(lines: Iterable[Placed], publications: Iterable[str]) -> str | None:
    for line in lines:
        if line.role is Role.PRINTED and (found := _YEAR.search(line.text)):
            return f"{found[1]}-{found[2] if len(found[2]) == 4 else found[1][:2] + found[2]}"
    first, last = _first_group(publications, "from"), _first_group(publications, "to")
    return f"{first}-{last}" if first else None


def _first_group(publications: Iterable[str], group: str) -> str | None:
    return next((found[group] for id in publications if (found := _ANSWER_IDENTIFIER.fullmatch(id))), None)


def _postponements(
    lines: Iterable[Placed], parts: Iterable[HeaderParts], facts: Facts, day: date | None
) -> tuple[Postponement, ...]:
    """The notice that the answers will be late: said to be one, or saying so itself."""
    announced = facts.notice or any(part.postponed for part in parts)
    notices = [line for line in lines if line.role is Role.NOTICE and (announced or _LATE.search(line.text))]
    if not notices and announced:
        notices = [line for line in lines if line.role in (Role.OTHER, Role.SENTENCE)][-1:]
    if not notices:
        return ()
    return (Postponement(day, Anchor(0, notices[0].at.start, notices[-1].at.end)),)
