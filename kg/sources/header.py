"""The grammar of header sentences: who asks whom about what, who answers, on which days.

Every reader of a printed, marked-up or typed document hands its header sentences to `parse_header`.
"""

import re
from dataclasses import dataclass
from datetime import date

from kg.document import Anchor, NamedPerson, NamedPost, Reference
from kg.sources.dutch import day_in
from kg.sources.header_people import answerers_in, askers_in
from kg.sources.header_references import references_in
from kg.sources.posts import posts_in

_TO = re.compile(r"\s*,?\s*aan\s+")
_ABOUT = re.compile(
    r"[\s,]*(?P<word>over|inzake|betreffende|omtrent|naar\s+aanleiding\s+van)\s*:?\s*(?=\S)", re.IGNORECASE
)
_SUBMITTED = re.compile(r"\(?\s*\(?ingezonden\s*:?\s*(?:op\s+)?(?P<day>[^()]{6,60})\)?", re.IGNORECASE)
_RECEIVED = re.compile(r"\(?\s*ontvangen\s*:?\s*(?:op\s+)?(?P<day>\d[^()]{6,60})\)?", re.IGNORECASE)
_ANSWERED = re.compile(
    r"\b(?P<kind>antwoord(?:en)?|beantwoording|mededeling)\s+(?:door\s+|van\s+)(?=(?:de\s+)?(?:minister|staatssecretaris))"
    r"(?P<who>.{1,600}?)"
    r"(?=\(\s*ontvangen|\bop\s+(?:de\s+)?(?:kamer)?vragen\b|\.\s+(?:Zie|Vraag|Ontvangen)\b|\.?\s*$|\bAntwoord\s+\d)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = re.compile(r"(?:nr\.?|nummer|kenmerk)?\s*(?P<number>\d{4}Z\d{5})(?!\d)")
_SUBJECT_END = re.compile(
    r"\s{0,3}\.?\s{0,3}\(\s?\(?(?:\d{4}Z\d{5},?\s)?ingezonden\b|\s\((?:kenmerk\s|nr\.?\s)?\d{4}Z\d{5}"
    r"|\sworden\s(?:hierbij\s)?beantwoord\szoals\b|\.?\s{1,3}(?:Antwoord(?:en)?|Mededeling)\s+van\b|$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HeaderParts:
    """What header sentences say; anchors point into the text they were read from."""

    askers: tuple[NamedPerson, ...] = ()
    addressees: tuple[NamedPost, ...] = ()
    answerers: tuple[NamedPerson, ...] = ()
    subject: Anchor | None = None
    submitted: date | None = None
    received: date | None = None
    number: str | None = None
    references: tuple[Reference, ...] = ()
    postponed: bool = False
    """The second sentence is a `Mededeling`, not an `Antwoord`."""


def parse_header(text: str, base: int = 0, section: int = 0) -> HeaderParts:
    """The parts of the header sentences in `text`, anchored from `base` in `section`.

    >>> parts = parse_header("Vragen van het lid Buitenweg (GroenLinks) aan de Minister van Justitie en Veiligheid "
    ...     "over Huawei (ingezonden 30 maart 2021). Antwoord van Minister Grapperhaus (Justitie en Veiligheid) "
    ...     "(ontvangen 19 mei 2021).")
    >>> parts.askers[0].name, parts.addressees[0].name, parts.answerers[0].post, parts.received.isoformat()
    ('Buitenweg', 'Minister van Justitie en Veiligheid', 'Minister van Justitie en Veiligheid', '2021-05-19')
    """
    flat = re.sub(r"\s", " ", text)
    askers, end = askers_in(flat, base, section)
    addressees, subject = _addressed(flat, end, base, section)
    answered = _ANSWERED.search(flat)
    submitted, received = _SUBMITTED.search(flat), _RECEIVED.search(flat)
    number = _NUMBER.search(flat, max(0, submitted.start() - 15), submitted.end()) if submitted else None
    return HeaderParts(
        askers=askers,
        addressees=addressees,
        answerers=answerers_in(answered["who"], base + answered.start("who"), section) if answered else (),
        subject=subject,
        submitted=_day(submitted["day"]) if submitted else None,
        received=_day(received["day"]) if received else None,
        number=number["number"] if number else None,
        references=references_in(flat, base, section),
        postponed=bool(answered) and answered["kind"].casefold() == "mededeling" if answered else False,
    )


def _addressed(text: str, end: int | None, base: int, section: int) -> tuple[tuple[NamedPost, ...], Anchor | None]:
    """The posts after "aan" and the subject after "over", from where the askers end."""
    if end is None:
        return (), None
    posts: tuple[NamedPost, ...] = ()
    if to := _TO.match(text, end):
        found, end = posts_in(text, to.end())
        named = {post.name: post for post in reversed(found)}
        posts = tuple(
            NamedPost(post.name, Anchor(section, base + post.start, base + post.end))
            for post in found
            if named[post.name] is post
        )
    about = _ABOUT.match(text, end) or (_ABOUT.search(text, end, end + 200) if posts else None)
    if about is None:
        return posts, None
    stop = _SUBJECT_END.search(text, about.end())
    stretch = text[about.end() : stop.start() if stop else len(text)].rstrip(" .:;,")
    return posts, Anchor(section, base + about.end(), base + about.end() + len(stretch))


def _day(text: str) -> date | None:
    """The day in `text`, also where a blank is lost: `18 november2024`.

    >>> _day("18 november2024")
    datetime.date(2024, 11, 18)
    """
    return day_in(text) or day_in(re.sub(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])", " ", text, flags=re.IGNORECASE))
