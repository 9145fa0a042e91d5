"""Damaged characters: accents that stand beside their letter, ligatures, odd blanks, invisible characters."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from kg.sources.repair import Mend

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
_ACCENTS = {"´": "\u0301", "¨": "\u0308", "¸": "\u0327", "`": "\u0300", "ˇ": "\u030c", "˘": "\u0306", "ˆ": "\u0302"}
_STRAY = re.compile(r"[´¨¸`ˇ˘ˆ\u0300-\u036f](?!s\b)")
_BEFORE = re.compile(r"([A-Za-zÀ-ÿ])([ \u00a0]?)$")
_ODD = re.compile("[\u00a0\u2002-\u200a\u202f\u205f\u3000\t\f\v]+|[\x80-\x9f\u00ad\u200b-\u200d\u2060\ufeff]|[ﬀ-ﬆĳĲ]")
_BLANK = re.compile(r"[\s\u00a0]+")


def characters(raw: str, start: int, end: int) -> Iterator[Mend]:
    """The mends of `raw[start:end]`, in order of place.

    >>> [mend.text for mend in characters("Kostic ´ en Yes¸ilgöz", 0, 21)]
    ['ć', 'ş']
    """
    found = [*_strays(raw, start, end), *_odd(raw, start, end)]
    last = start
    for mend in sorted(found, key=lambda mend: (mend.start, -mend.end)):
        if mend.start >= last:
            yield mend
            last = mend.end


def _strays(raw: str, start: int, end: int) -> Iterator[Mend]:
    for found in _STRAY.finditer(raw, start, end):
        accent = found.group()
        letter = _BEFORE.search(raw, max(start, found.start() - 2), found.start())
        if letter is None:
            continue
        composed = normalize("NFC", letter[1] + _ACCENTS.get(accent, accent))
        spaced_vowel = letter[2] and letter[1].lower() in "aeiou"
        if len(composed) == 1 and not spaced_vowel:
            yield Mend(letter.start(), found.end(), composed)


def _odd(raw: str, start: int, end: int) -> Iterator[Mend]:
    for found in _ODD.finditer(raw, start, end):
        letters = found.group()
        if _BLANK.fullmatch(letters):
            yield Mend(found.start(), found.end(), " ")
        elif letters in _LIGATURES:
            yield Mend(found.start(), found.end(), _LIGATURES[letters])
        elif "\x80" <= letters <= "\x9f":
            yield _control(found)
        else:
            yield Mend(found.start(), found.end(), "", "an invisible character")


def _control(found: re.Match[str]) -> Mend:
    """A control character that Windows has a mark for is that mark; any other is what PDFs have for a list's dot.

    >>> _control(re.match(".", "\x96")).text, _control(re.match(".", "\x81")).text
    ('–', '•')
    """
    mark = found.group().encode("latin-1").decode("cp1252", "replace")
    return Mend(found.start(), found.end(), "•" if mark == "\ufffd" else mark)
