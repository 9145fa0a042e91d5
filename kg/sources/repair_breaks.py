"""What it would cost that a printed line ended within a word: 0 for certain, 6 for hardly."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.sources.repair_words import UNKNOWN, Words, hyphen_stays, rank

HARDLY = 6.0
_ADDRESS = re.compile(r"https?:|www\.|\w\.(?:nl|com|org|eu|be|net|int)\b|@")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+$")
_LETTERS = re.compile(r"[^\W\d_]+")
_HALF_AFTER = re.compile(r"-([a-zà-ÿ]{1,40})")
ACCENTS = frozenset("´¨¸`ˇ˘ˆ")
_FAR = 61
"""Letters looked at around a place; a longer word is not taken apart."""
_CAPITALS = re.compile(r"^.*[a-zà-ÿ](?=[A-Z]{2,}$)")
"""What stands glued before an abbreviation: `subsidieregelingADL`."""
_CLOSING = frozenset(".?!:;,»”’)]%")
_OPENING = frozenset("«“‘([•") | frozenset(map(chr, range(0x80, 0xA0)))


class Break(NamedTuple):
    """A place where a printed line may have ended: its cost, and what is to stand there."""

    cost: float
    text: str
    hyphen: bool = False


def breaks_in(word: str, first: int, last: int, words: Words) -> Iterator[tuple[int, Break]]:
    """Where a printed line may have ended before `word[at]`, `at` from `first` to `last`, and what that costs.

    >>> [(at, found.text) for at, found in breaks_in("hettweeminutendebat", 1, 5, Words())]
    [(3, ' ')]
    """
    if word.isalpha():
        for at, cost in words.splits(word):
            if first <= at <= last:
                yield at, Break(cost, " ")
    elif _ADDRESS.search(word):
        for at in range(first, last + 1):
            yield at, Break(1.0 if word[at - 1] in "/-._?&=" else 4.0, "")
    else:
        for at in range(first, last + 1):
            if not (word[at].isalpha() and word[at - 1].isalpha()):
                yield at, _break(word, at, words)
        yield from _between_letters(word, first, last, words)


def _between_letters(word: str, first: int, last: int, words: Words) -> Iterator[tuple[int, Break]]:
    """`regio’stegen` is two words; within a word that a hyphen cuts no other line ended."""
    for run in _LETTERS.finditer(word, max(0, first - _FAR), last + _FAR):
        start, end = run.span()
        if start >= last or end <= first or word[end : end + 1] in ACCENTS:
            continue
        letters = run.group()
        if letters[0] == "s" and start > 1 and word[start - 1] in "’'" and word[start - 2].isalpha():
            yield start + 1, Break(0.2 + words.cost(letters[1:]), " ")
            continue
        half = _HALF_AFTER.match(word, end)
        if half and rank(letters + half[1]) != UNKNOWN and rank(f"{letters}-{half[1]}") == UNKNOWN:
            continue
        for at, cost in words.splits(letters):
            if first <= start + at <= last:
                yield start + at, Break(cost, " ")


def _break(word: str, at: int, words: Words) -> Break:
    before, after = word[at - 1], word[at]
    if before == "-":
        left = _letters_to(word, at - 1)
        stays = hyphen_stays(_CAPITALS.sub("", left) or left, _letters_from(word, at))
        return Break(0.1 if stays == "" else 1.4, stays if stays is not None else "-", hyphen=True)
    if before in _CLOSING or after in _OPENING:
        return _mark(word, at)
    if before in "–/" or after in "–/":
        return _dash(word, at)
    if before.isdigit() and after.isalpha():
        return Break((2.0 if after.isupper() else 0.5) + words.cost(_letters_from(word, at)), " ")
    if before.isalpha() and after.isdigit():
        return Break(0.5 + words.cost(_letters_to(word, at)), " ")
    return Break(HARDLY, " ")


def _letters_to(word: str, at: int) -> str:
    found = _LETTERS_BEFORE.search(word, max(0, at - 40), at)
    return found.group() if found else ""


def _letters_from(word: str, at: int) -> str:
    found = _LETTERS.match(word, at, at + 60)
    return found.group() if found else ""


def _mark(word: str, at: int) -> Break:
    before, after = word[at - 1], word[at]
    if before in "’'" and after == "s":
        return Break(HARDLY, "")
    if "\x80" <= after <= "\x9f" or after == "•":
        return Break(0.0, "\n")
    if before in ".?!:;" and (after.isupper() or after in "–•" or word[at + 1 : at + 2] in {".", ")"}):
        return Break(0.0, "\n")
    if before == "." and after.islower():
        return Break(0.4 if word[max(0, at - 3)] == "." else 2.0, " ")
    return Break(0.0 if after.isalpha() or after in _OPENING else 2.0, " ")


def _dash(word: str, at: int) -> Break:
    before, after = word[at - 1], word[at]
    if word[at - 2 : at - 1].isdigit() or word[at + 1 : at + 2].isdigit():
        return Break(4.0, "")
    return Break(1.0, " " if before == "–" or after == "–" else "")
