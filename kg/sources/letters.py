"""What a ministry's answer letter says outside its header sentence: its date, the Kamer's letter, who signed."""

import re
from dataclasses import replace
from datetime import date

from kg.document import Anchor, NamedPerson, NamedPost
from kg.sources.dutch import day_in
from kg.sources.header import HeaderParts, parse_header
from kg.sources.header_people import ON_BEHALF, clean_name
from kg.sources.posts import posts_in

_KAMER_LETTER = re.compile(r"\buw (?:brief|verzoek|schrijven) van (?P<day>\d{1,2} \w+ \d{4})", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w])(?P<number>\d{4}Z\d{5})(?!\d)")
_DATE_LINE = re.compile(r"^\s*(?:Datum:?\s*\n?|Den Haag,|['’]s-Gravenhage,)\s*(?P<day>\d{1,2} \w+ \d{4})", re.MULTILINE)
_POST_LINE = re.compile(
    r"^(?:[Hh]oogachtend,?\s+)?(?:[Dd]e\s+)?(?=(?:[Mm]inister|[Ss]taatssecretaris)\b)", re.MULTILINE
)
_NAME_LINE = re.compile(
    r"[,\s]*\n\s*(?P<name>(?:(?:drs|mr|dr|ir|prof|ing)\.\s*){0,3}(?:(?:[A-ZÀ-Þ]\.\s?){1,6}|[A-ZÀ-Þ][\wà-ÿ’-]{1,20}\s)"
    r"[^\n,.:;()\d]{2,50})[ \t]*(?=\n|$)"
)


def letter_days(heading: str) -> tuple[str | None, date | None, date | None]:
    """The number of the questions, the day of the Kamer's letter, and the day of this letter.

    >>> letter_days("Datum\\n4 december 2023\\nIn antwoord op uw brief van 9 november 2023, nr. 2023Z19006, …")
    ('2023Z19006', datetime.date(2023, 11, 9), datetime.date(2023, 12, 4))
    """
    asked, dated, number = _KAMER_LETTER.search(heading), _DATE_LINE.search(heading), _NUMBER.search(heading)
    return (
        number["number"] if number else None,
        day_in(asked["day"]) if asked else None,
        day_in(dated["day"]) if dated else None,
    )


def read_heading(text: str, base: int) -> HeaderParts:
    """The header parts of a head whose lines are paragraphs: of each part the first line that has it."""
    merged = HeaderParts()
    at = base
    for line in text.split("\n"):
        parts = parse_header(line, at)
        merged = HeaderParts(
            askers=merged.askers or parts.askers,
            addressees=_fuller(merged.addressees, parts.addressees),
            answerers=merged.answerers or parts.answerers,
            subject=merged.subject or parts.subject,
            submitted=merged.submitted or parts.submitted,
            received=merged.received or parts.received,
            number=merged.number or parts.number,
            references=merged.references + parts.references,
            postponed=merged.postponed or parts.postponed,
        )
        at += len(line) + 1
    answerers = _signed(text, base, merged.answerers)
    return _completed(replace(merged, answerers=(*answerers, *_behalf(text, base, answerers))))


def _behalf(text: str, base: int, known: tuple[NamedPerson, ...]) -> tuple[NamedPerson, ...]:
    """The posts "mede namens" which a letter says that it answers, besides those that are known."""
    found = ON_BEHALF.search(text)
    posts = posts_in(text, found.end())[0] if found else []
    names = {person.post for person in known}
    return tuple(
        NamedPerson(None, None, post=post.name, post_at=Anchor(0, base + post.start, base + post.end), on_behalf=True)
        for post in posts
        if post.name not in names
    )


def _fuller(known: tuple[NamedPost, ...], found: tuple[NamedPost, ...]) -> tuple[NamedPost, ...]:
    return found if len(found) > len(known) else known


def _signed(text: str, base: int, answerers: tuple[NamedPerson, ...]) -> tuple[NamedPerson, ...]:
    """The answerers with the name of who signed: `De minister van Justitie en Veiligheid / D. Yeşilgöz-Zegerius`."""
    signers = []
    for line in _POST_LINE.finditer(text):
        posts, end = posts_in(text, line.end())
        found = _NAME_LINE.match(text, end) if len(posts) == 1 else None
        if found:
            name_at = Anchor(0, base + found.start("name"), base + found.end("name"))
            post_at = Anchor(0, base + line.end(), base + end)
            signers.append(NamedPerson(clean_name(found["name"].strip()), name_at, post=posts[0].name, post_at=post_at))
    names = {signer.post: signer for signer in signers}
    named = [
        replace(person, name=names[person.post].name, name_at=names[person.post].name_at, on_behalf=False)
        if person.name is None and person.post in names
        else person
        for person in answerers
    ]
    known = {person.post for person in named}
    return (*named, *(signer for signer in signers if signer.post not in known))


def _completed(parts: HeaderParts) -> HeaderParts:
    """A post cut short is the one that the same letter names in full: `staatssecretaris van Infrastructuur`."""
    full = [person.post for person in parts.answerers if person.post]
    posts = tuple(
        replace(post, name=longer[0])
        if len(longer := [name for name in full if name.startswith(post.name + " en ")]) == 1
        else post
        for post in parts.addressees
    )
    return replace(parts, addressees=posts)
