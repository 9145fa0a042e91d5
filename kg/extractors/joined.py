"""Texts run together, so that one pass of an automaton finds in all of them: its states stay in the processor's cache."""

from collections.abc import Iterable, Sequence

Hit = tuple[int, int, int]
"""What an automaton finds: the number of a literal, where it begins and where it ends."""

_BETWEEN = "\n"
"""Stands in no literal, and bounds a word as the end of a text does."""


def joined(texts: Iterable[str]) -> str:
    """All `texts`, each on its own."""
    return _BETWEEN.join(texts)


def parted(hits: Iterable[Hit], texts: Sequence[str]) -> list[list[Hit]]:
    """What was found in the joined texts, in the order of where it ends, by text and with the places in that text.

    >>> parted([(7, 0, 2), (8, 3, 5)], ["ab", "cd"])
    [[(7, 0, 2)], [(8, 0, 2)]]
    """
    if len(texts) == 1:
        return [list(hits)]
    found: list[list[Hit]] = [[] for _ in texts]
    which, begin, end = 0, 0, len(texts[0]) if texts else 0
    for literal, start, stop in hits:
        while stop > end:
            which += 1
            begin = end + len(_BETWEEN)
            end = begin + len(texts[which])
        found[which].append((literal, start - begin, stop - begin))
    return found
