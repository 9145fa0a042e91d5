"""Posts of government in running Dutch: "de minister van Justitie en Veiligheid", "mijn ambtsvoorganger"."""

import re
from collections.abc import Iterator
from functools import cache, partial

from kg.document import Anchor
from kg.extractors.cues import hits
from kg.extractors.span import PATTERN, Candidate
from kg.mention import Mention, PostMention
from kg.registers import Registers
from kg.registers.people_index import MINISTRY

IN_TEXT, FORMER, PREDECESSOR = "post-in-text", "former-post-in-text", "predecessor-in-office"
"""The rules: of a `FORMER` post the holder is not that of the day, of a `PREDECESSOR` the one before the speaker."""

_ROLE = r"(?P<role>[Mm]inister|[Ss]taatssecretaris)(?:s|sen)?"
_PRESIDENT = r"[Mm]inister-[Pp]resident"
_STEP = r"(?P<step>van|voor)\s+(?:het\s+)?"
_NEXT = r"(?:,\s+|\s+en\s+|,\s+en\s+)(?:de\s+)?(?!de\b)"
_PREDECESSOR = re.compile(r"\b[Mm]ijn\s+(ambtsvoorgang(?:er|ster))\b")
_FORMER = re.compile(
    r"(?:\b(?:toenmalige?|voormalige?|vorige|vroegere|gewezen|destijds)\s+|\b(?:oud|ex)-)$", re.IGNORECASE
)
_FOREIGN_BEFORE = re.compile(r"\b(?P<word>[A-ZÀ-Þ][\w-]{2,}e)\s+(?:oud-|ex-)?$")
_FOREIGN_AFTER = re.compile(
    r"(?:\s[A-ZÀ-Þ][\w-]+){0,2}\s+van\s+(?:de\s+|het\s+)?(?P<word>[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)?)"
)
_NOT_FOREIGN = {"Deze", "Onze", "Huidige", "Demissionaire", "Toenmalige", "Voormalige", "Nieuwe", "Vorige", "Beide"}
_HOME = {"Nederland", "Koninkrijk"}


def post_names(text: str, registers: Registers) -> Iterator[Candidate]:
    """Every post in `text` that the registers know by its portfolio or its ministry.

    `de ministers van Financiën en voor Rechtsbescherming` holds two. A minister of another country is not ours: `de
    Duitse minister van Financiën`.
    """
    first, more = _shapes(registers)
    at = 0
    for _, cue, _ in hits("posts", text):
        found = first.match(text, cue - 1) if cue > at else None
        if not found:
            continue
        at = found.end()
        if _foreign(text, found.start(), at, registers):
            continue
        rule = FORMER if _FORMER.search(text, max(0, found.start() - 20), found.start()) else IN_TEXT
        role = found["role"] or ""
        yield _candidate(found, found.start(), rule, role)
        while role and (found := more.match(text, at)):
            role, at = found["role"] or role, found.end()
            yield _candidate(found, found.start("name"), rule, role)
    for found in _PREDECESSOR.finditer(text) if "ambtsvoorgang" in text else ():
        yield Candidate(*found.span(1), PATTERN, partial(_mention, PREDECESSOR, found[1].capitalize()))


def _candidate(found: re.Match[str], start: int, rule: str, role: str) -> Candidate:
    name = (
        f"{role.capitalize()} {found['step']} {' '.join(found['portfolio'].split())}" if role else "Minister-president"
    )
    return Candidate(start, found.end(), PATTERN, partial(_mention, rule, name))


def _mention(rule: str, name: str, at: Anchor, surface: str) -> Mention:
    return PostMention(at, surface, rule, name)


def _foreign(text: str, start: int, end: int, registers: Registers) -> bool:
    """Whether the words before or after say that it is a minister of another country."""
    before = _FOREIGN_BEFORE.search(text, max(0, start - 40), start)
    if before and before["word"] not in _NOT_FOREIGN:
        return True
    after = _FOREIGN_AFTER.match(text, end)
    return bool(after and after["word"] not in _HOME and registers.things.places_named(after["word"]))


@cache
def _shapes(registers: Registers) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A post by itself, and one that goes on an enumeration; the longest portfolio wins."""
    people = registers.people
    names = {post.portfolio for post in people.posts() if post.portfolio}
    for ministry in people.ministries():
        names |= {ministry.label.removeprefix(MINISTRY), ministry.abbreviation, *ministry.aliases} - {""}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    loose = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)
    portfolio = rf"(?P<portfolio>{loose})(?!\w|-\w|\s+en\s+[A-ZÀ-Þ])"
    first = re.compile(rf"(?<![\w])(?:{_PRESIDENT}(?![\w])|{_ROLE}\s+{_STEP}{portfolio})")
    more = re.compile(rf"{_NEXT}(?P<name>(?:{_ROLE}\s+)?{_STEP}{portfolio})")
    return first, more
