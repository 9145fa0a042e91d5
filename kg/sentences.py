"""Where sentences begin and end in Dutch running text."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

_END = re.compile(r"[.?!\n](?:(?<=\n)\n*|[»”\"’')\]]*\d{0,2}(?=\s+[»«“\"'‘(]*[A-ZÀ-Þ0-9«“]))")
"""Begins with one class of characters, so that the engine skips from one to the next."""
_REMEMBERED = 512
"""Texts whose sentences are kept, those of documents that are understood together: names, laws and relations ask for them,
and after all of these stating does.
"""
_LONGEST_WORD = 30
_LONGEST_ABBREVIATION = 5
"""Letters of `Stcrt`, the longest below that has no full stop inside."""
_ABBREVIATION = re.compile(
    r"(?:\b(?:[Aa]rtt?|[Nn]rs?|blz|p|jl|[Bb]ijv|bv|o\.a|m\.b\.t|i\.v\.m|d\.w\.z|incl|resp|ca|[Mm]r|[Dd]rs?|[Ii]r|ing|[Pp]rof|st"
    r"|dhr|mevr|vgl|zgn|enz|max|min|mln|mld|Stb|Stcrt|Trb|pag|vs|t\.a\.v|n\.a\.v|a\.s|c\.s|cf|sub|jo)|(?:^|[\s.(])[A-Z])$",
)

Span = tuple[int, int]


@lru_cache(maxsize=_REMEMBERED)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text`, blanks around them left out; a line end always ends one.

    >>> [text[a:b] for text in ["Zie art. 5 Sr. Dat klopt."] for a, b in sentences(text)]
    ['Zie art. 5 Sr.', 'Dat klopt.']
    """
    spans: list[Span] = []
    start = 0
    for found in _END.finditer(text):
        at, following = found.span()
        if text[at] == "." and _is_abbreviated(text, start, at):
            continue
        last = following if text[at] != "\n" else start + len(text[start:at].rstrip())
        spans.append((last - len(text[start:last].lstrip()), last))
        start = following
    last = start + len(text[start:].rstrip())
    spans.append((last - len(text[start:last].lstrip()), last))
    return tuple(span for span in spans if span[0] < span[1])


def _is_abbreviated(text: str, start: int, at: int) -> bool:
    """True where the full stop at `at` belongs to the word before it, in a sentence that begins at `start`."""
    if at - start > _LONGEST_ABBREVIATION and text[at - _LONGEST_ABBREVIATION - 1 : at].isalpha():
        return False
    first = text.rfind(" ", max(start, at - _LONGEST_WORD), at) + 1
    if first and at - first > 1 and (word := text[first:at]).isalpha():
        return _is_abbreviation(word)
    return _ABBREVIATION.search(text, max(0, start - 1, at - 8), at) is not None


@lru_cache(maxsize=10_000)
def _is_abbreviation(word: str) -> bool:
    return _ABBREVIATION.search(word) is not None


def sentence_of(text: str, start: int, end: int) -> str:
    """The whole sentences of `text` that hold `start`-`end`.

    >>> sentence_of("Uitstel. Zie vraag 2.\\nKathalijne Buitenweg (GL)", 13, 18)
    'Zie vraag 2.'
    """
    begin, finish = sentence_around(sentences(text), start, end)
    return text[begin:finish]


def sentence_around(spans: Sequence[Span], start: int, end: int) -> Span:
    """The stretch of whole sentences that holds `start`-`end`.

    >>> sentence_around([(0, 10), (11, 20)], 12, 15)
    (11, 20)
    """
    first = max(0, bisect_right(spans, (start, float("inf"))) - 1)
    last = max(first, bisect_right(spans, (max(start, end - 1), float("inf"))) - 1)
    return min(start, spans[first][0]), max(end, spans[last][1])
