"""Texts run together, so that one pass of an automaton finds in all of them: its states stay in the processor's cache."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

Hit = tuple[int, int, int]
"""What an automaton finds: the number of a literal, where it begins and where it ends."""

_BETWEEN = "\n"
"""Stands in no literal, and bounds a word as the end of a text does."""


def joined(texts: Iterable[str]) -> str:
    """All `texts`, each on its own."""
    return _BETWEEN.join(texts)


def parted(hits: Sequence[Hit], texts: Sequence[str]) -> list[Sequence[Hit]]:
    """What was found in the joined texts, in the order of where it ends, by text and with the places in that text.

    >>> parted([(7, 0, 2), (8, 3, 5)], ["ab", "cd"])
    [[(7, 0, 2)], [(8, 0, 2)]]
    """
    if len(texts) == 1:
        return [hits]
    found: list[Sequence[Hit]] = []
    ends = [stop for _, _, stop in hits]
    first = begin = 0
    for text in texts:
        last = bisect_right(ends, begin + len(text), first)
        found.append([(literal, start - begin, stop - begin) for literal, start, stop in hits[first:last]])
        first, begin = last, begin + len(text) + len(_BETWEEN)
    return found
