"""Names of the registers found by one Aho-Corasick pass, whatever their number.

The automaton (Aho and Corasick 1975) finds every name at once; word boundaries are checked afterwards. A hyphen after a
name is a boundary ("Telfort-klanten", "KPN-rapport"), one between it and a capitalised word before it is not
("Zuid-Soedan"), unless that is a partner of it ("EU-Turkije").
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Generic, TypeVar

import ahocorasick_rs

from kg.extractors.joined import Hit, Joined

Payload = TypeVar("Payload")


@dataclass(frozen=True, slots=True)
class Gazetteer(Generic[Payload]):
    """A set of names, each with what it stands for."""

    payloads: tuple[Payload, ...]
    _automaton: ahocorasick_rs.AhoCorasick = field(repr=False)
    _paired: Callable[[Payload, Payload], bool] = field(repr=False)

    @classmethod
    def of(
        cls, names: Iterable[tuple[str, Payload]], paired: Callable[[Payload, Payload], bool] = lambda one, other: False
    ) -> "Gazetteer[Payload]":
        """A gazetteer of `names`; of one name given twice the first payload counts.

        Two that are `paired` are both found where only a hyphen parts them: `Haarlem-Uitgeest`.
        """
        unique: dict[str, Payload] = {}
        for name, payload in names:
            unique.setdefault(name, payload)
        automaton = ahocorasick_rs.AhoCorasick(
            list(unique), matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False
        )
        return cls(tuple(unique.values()), automaton, paired)

    def find(self, text: str) -> Iterator[tuple[int, int, Payload]]:
        """Every whole-word occurrence in `text`, overlapping ones too, as `(start, end, payload)`."""
        yield from next(self.find_each(Joined.of([text])))

    def find_each(self, joined: Joined) -> Iterator[list[tuple[int, int, Payload]]]:
        """For each of the joined texts what `find` finds there, by one pass over all of them."""
        text, payloads = joined.whole, self.payloads
        hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
        words = [hit for hit in hits if is_word(text, hit[1], hit[2]) or self._is_second(hit, hits, text)]
        for begin, found in joined.parted(words):
            yield [(start - begin, end - begin, payloads[index]) for index, start, end in found]

    def _is_second(self, hit: Hit, hits: Sequence[Hit], text: str) -> bool:
        """True for `Uitgeest` of `Haarlem-Uitgeest`, two that are paired."""
        which, start, end = hit
        if not start or text[start - 1] != "-" or not is_word(text[start : end + 1], 0, end - start):
            return False
        return any(
            other[2] == start - 1
            and is_word(text, other[1], other[2])
            and self._paired(self.payloads[other[0]], self.payloads[which])
            for other in hits[bisect_left(hits, start - 1, key=_END) : bisect_right(hits, start - 1, key=_END)]
        )


_END = itemgetter(2)


def is_word(text: str, start: int, end: int) -> bool:
    """True when `text[start:end]` is a whole word or the first part of a compound with a hyphen.

    >>> is_word("Telfort-klanten", 0, 7), is_word("Zuid-Soedan", 5, 11), is_word("EU-Turkije", 3, 10)
    (True, False, True)
    """
    if end < len(text) and (text[end].isalnum() or text[end] == "_"):
        return False
    if start == 0:
        return True
    before = text[start - 1]
    if before == " ":
        return True
    if before.isalnum() or before == "_" or (before in _JOINING and start > 1 and text[start - 2].isalnum()):
        return False
    return not (before == "-" and start > 1 and text[start - 2].isalpha() and _word_is_name(text, start - 2))


_JOINING = frozenset("*&@")
"""Characters that make one word of what they stand between: `NOC*NSF`, `AT&T`."""
_PARTNERS = frozenset({"EU", "VN", "NAVO", "VS", "VK"})


def _word_is_name(text: str, last: int) -> bool:
    """True for `Zuid` of `Zuid-Soedan`, not for a partner that is named beside another: `EU-Turkije`, `Syrië-Turkije`."""
    first = last
    while first > 0 and text[first - 1].isalpha():
        first -= 1
    word = text[first : last + 1]
    return word[0].isupper() and word not in _PARTNERS and not word.endswith(("land", "ië"))
