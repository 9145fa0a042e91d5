"""Blanks lost around brackets, commas, full stops and names, and blanks too many before a mark: found in a whole text.

Every pattern begins with what is rare (a mark, a capital), so that the text is soon passed by.
"""

import re
from collections.abc import Iterator

from kg.sources.repair import Mend

_GLUED = re.compile(
    r"\((?<=[a-zà-ÿ]\()(?:(?=[^()\s]{1,40}\s)|(?=[A-Z][A-Za-z]+\)))|[.?!»](?<=[a-zà-ÿ]{2}[.?!»])(?=[A-ZÀ-Þ][a-zà-ÿ])"
    r"|[,;](?<=[a-zà-ÿ][,;])(?=[a-zà-ÿ]{2})"
)
_CAPITAL = re.compile(r"[A-ZÀ-Þ](?<=[a-zà-ÿ][A-ZÀ-Þ])(?=[a-zà-ÿ]{2})")
_SMALL = frozenset(
    {
        "de",
        "het",
        "een",
        "van",
        "in",
        "en",
        "op",
        "te",
        "aan",
        "met",
        "voor",
        "door",
        "bij",
        "uit",
        "om",
        "naar",
        "over",
    }
    | {"tot", "als", "dat", "die", "of", "uw"}
)
"""Words that names follow: `deKamer`."""
_LONGEST_SMALL = 4
_SET_APART = (" ,", " .", " ;", " ?", " !", " )")
_LETTER_BEFORE = re.compile(r"[\w»”’)]")
_ADDRESS = re.compile(r"https?:|www\.|@|\w\.(?:nl|com|org|eu|net)\b|/[^/]{1,80}/")
_LONGEST = 600
"""How far a word is looked along, which may be an address."""


def blanks(raw: str) -> Iterator[Mend]:
    """The blanks to be put in or left out, in no order.

    >>> [(mend.start, mend.text) for mend in blanks("aan deKamer,zo is het plan.Daarna , ja")]
    [(12, ' '), (27, ' '), (6, ' '), (33, '')]
    """
    for found in _GLUED.finditer(raw):
        place = found.start() if raw[found.start()] == "(" else found.end()
        if not _in_address(raw, place):
            yield Mend(place, place, " ")
    for found in _CAPITAL.finditer(raw):
        place = found.start()
        begin = max(_blank_before(raw, place), place - _LONGEST_SMALL - 1)
        if raw[begin + 1 : place] in _SMALL and not _in_address(raw, place):
            yield Mend(place, place, " ")
    for pair in _SET_APART:
        at = raw.find(pair, 1)
        while at >= 0:
            if (raw[at + 2 : at + 3].isspace() or at + 2 == len(raw)) and _LETTER_BEFORE.match(raw, at - 1):
                yield Mend(at, at + 1, "", "a blank too many")
            at = raw.find(pair, at + 2)


def _blank_before(raw: str, place: int) -> int:
    """Where the last blank or line end before `place` is, as far as it is looked for."""
    low = max(0, place - _LONGEST)
    return max(raw.rfind(" ", low, place), raw.rfind("\n", low, place), low - 1)


def _in_address(raw: str, place: int) -> bool:
    """Whether the word around `place` is an address of the web or of mail."""
    end = min(
        (at for at in (raw.find(" ", place, place + _LONGEST), raw.find("\n", place, place + _LONGEST)) if at >= 0),
        default=place + _LONGEST,
    )
    return _ADDRESS.search(raw, _blank_before(raw, place) + 1, end) is not None
