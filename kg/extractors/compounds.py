"""Organisations of one word, a compound of a head noun: `Mobiliteitsalliantie`, `Kinderrechtencollectief`.

The rule: a capital within the sentence, on a word that Dutch does not use without one; at the beginning of a quoted
headline also before a colon (`«Kinderrechtencollectief: 65% meer …»`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extractors.cues import hits
from kg.extractors.definitions import head_noun
from kg.extractors.heads import names_none
from kg.extractors.words import is_ordinary
from kg.mention import EntityClass

RULE = "compound-by-head"
_WORD = re.compile(r"[A-ZÀ-Þ](?<![\w’'.&/-].)[a-zà-ÿ-]{6,40}\Z")
_LONGEST = 41
_GOES_ON = re.compile(r"[\w&’'-]")
_TAIL = re.compile(r" (?:voor|inzake) (?:de |het )?(?:[a-zà-ÿ]{3,20}(?:e|ische) )?[a-zà-ÿ-]{5,30}(?![\w-])")
"""`Kwaliteitsinstituut voor de gezondheidszorg`: a name that runs on in small letters."""
_NO_TAIL = frozenset(
    {
        "bestuur",
        "toezicht",
        "advies",
        "onderzoek",
        "zover",
        "zowel",
        "zorgen",
        "alle",
        "iedereen",
        "mensen",
        "kinderen",
        "burgers",
    }
    | {
        "ouders",
        "studenten",
        "bedrijven",
        "gemeenten",
        "welke",
        "andere",
        "enkele",
        "jaren",
        "volgend",
        "beide",
        "nieuwe",
        "eerste",
    }
)
_LOWER_BEFORE = re.compile(r"[a-zà-ÿ0-9),] $")
_HEADLINE = re.compile(r"[«“‘']$")


@dataclass(frozen=True, slots=True)
class Compound:
    """`text[start:end]` is an organisation of class `cls`."""

    start: int
    end: int
    cls: EntityClass


def compounds(text: str) -> Iterator[Compound]:
    """Every such word in `text` that stands alone.

    >>> text = "Volgens de Mobiliteitsalliantie en de Raad is de Ministerraad aan zet."
    >>> [text[one.start : one.end] for one in compounds(text)]
    ['Mobiliteitsalliantie']
    """
    for end in dict.fromkeys(end for _, _, end in hits("compounds", text)):
        found = None if _GOES_ON.match(text, end) else _WORD.search(text, max(0, end - _LONGEST), end)
        if not found or not _is_within(text, *found.span()):
            continue
        word = found.group()
        head = head_noun(word)
        tail = _TAIL.match(text, found.end()) if head and head.cls is not EntityClass.LAW else None
        if head and tail and not is_ordinary_tail(tail.group()) and not names_none(text[found.start() : tail.end()]):
            yield Compound(found.start(), tail.end(), head.cls)
        elif head and word.casefold() != head.noun and not is_ordinary(word) and not names_none(word):
            yield Compound(*found.span(), head.last)


def is_ordinary_tail(tail: str) -> bool:
    """True for `voor dit` and `van bestuur`: what follows says nothing of which body it is."""
    return tail.split()[-1] in _NO_TAIL or tail.split()[-1].endswith(("end", "ende"))


def _is_within(text: str, start: int, end: int) -> bool:
    if text[end : end + 2].strip()[:1].isupper():
        return False
    if _HEADLINE.search(text, max(0, start - 1), start):
        return text.startswith(": ", end)
    return _LOWER_BEFORE.search(text, max(0, start - 2), start) is not None
