"""References to articles of laws: `artikelen 350c Sr en/of 138ab Sr`, `artikel 3.5, tweede lid, van de Telecommunicatiewet`.

Grammar: the word artikel(en) or art(t)., then items joined by commas, `en`, `of`, `en/of`, `t/m`; an item is a number, perhaps
a lid or onderdeel, perhaps the law. A law named later holds for every number before it that has none of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extractors.gazetteer import Gazetteer

_HEAD = re.compile(r"\b(?:[Aa]rtikel(?:en)?|[Aa]rtt?\.)\s+(?=\d)")
_NUMBER = re.compile(r"\d{1,4}(?:[.:]\d{1,4}[a-z]{0,2})*[a-z]{0,3}(?:\.\d+)*(?![\w])")
_PART = re.compile(
    r"(?:,? ?(?:(?:het )?(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende) lid"
    r"|lid \d+|(?:aanhef en )?(?:onder(?:deel|delen)?) [a-z\d]+°?|sub [a-z\d]+|aanhef))+"
)
_JOIN = re.compile(
    r"(?:\s*(?:,\s*)?(?:en/of|en|of|t/m|tot en met|juncto|jo\.|,)\s+|\s*,\s*)(?:(?:de |het )?(?:artikel(?:en)?|artt?\.)\s+)?(?=\d)"
)
_OF = re.compile(r",? (?:van (?:de |het |deze )?|uit (?:de |het )?|in (?:de |het )?)?|,? ")
_RANGE_WORD = re.compile(r"t/m|tot en met")


@dataclass(frozen=True, slots=True)
class ArticleReference:
    """One article: its number, the quote at `start`-`end`, and the law at `law_start`-`law_end`."""

    number: str
    start: int
    end: int
    law: str
    law_start: int
    law_end: int


def article_references(text: str, laws: Gazetteer[str]) -> Iterator[ArticleReference]:
    """Every article with a law in `text`; an article without a law is no reference.

    >>> sr = Gazetteer.of([("Sr", "Sr")])
    >>> [(a.number, text[a.start:a.end]) for text in ["de artikelen 350c Sr en/of 138ab Sr."]
    ...  for a in article_references(text, sr)]
    [('350c', '350c Sr'), ('138ab', '138ab Sr')]
    """
    if "rt" not in text:
        return
    heads = list(_HEAD.finditer(text))
    named = _longest_names(text, laws) if heads else {}
    read_to = 0
    for head in heads:
        if head.start() >= read_to:
            references, read_to = _read_list(text, head.end(), named)
            yield from references


def _longest_names(text: str, laws: Gazetteer[str]) -> dict[int, int]:
    longest: dict[int, int] = {}
    for start, end, _ in laws.find(text):
        longest[start] = max(end, longest.get(start, 0))
    return longest


def _read_list(text: str, at: int, named: dict[int, int]) -> tuple[list[ArticleReference], int]:
    """The references of the list that begins at `at`, and where it ends."""
    references: list[ArticleReference] = []
    waiting: list[tuple[str, int, int]] = []
    while number := _NUMBER.match(text, at):
        waiting += _numbers(text, waiting, number)
        part = _PART.match(text, number.end())
        at = part.end() if part else number.end()
        law = _law_at(text, at, named)
        if law:
            for value, start, end in waiting:
                quote_end = law[1] if start == number.start() else end
                references.append(ArticleReference(value, start, quote_end, text[law[0] : law[1]], *law))
            waiting = []
            at = law[1]
        joined = _JOIN.match(text, at)
        if joined is None:
            break
        at = joined.end()
    return references, at


def _numbers(text: str, waiting: list[tuple[str, int, int]], number: re.Match[str]) -> list[tuple[str, int, int]]:
    """The number as read, with those of a range (`1 t/m 4`) before it that stand only between the lines."""
    if waiting and waiting[-1][0].isdigit() and number.group().isdigit():
        last = int(waiting[-1][0])
        if _RANGE_WORD.search(text, waiting[-1][2], number.start()) and last < int(number.group()) <= last + 50:
            between = range(last + 1, int(number.group()))
            return [(str(one), number.start(), number.end()) for one in between] + [(number.group(), *number.span())]
    return [(number.group(), *number.span())]


def _law_at(text: str, at: int, named: dict[int, int]) -> tuple[int, int] | None:
    """The law that is named at `at`, after `van de` or a blank."""
    between = _OF.match(text, at)
    start = between.end() if between else at
    return (start, named[start]) if start in named else None
