"""Names of registers that stand damaged in the text: `ZorginstituutNeder land`, `Noordrijn-West falen`, `Prorail`.

Text from PDF loses spaces and breaks words at the ends of lines. The rule: spaces, hyphens and case aside, the letters
are those of a register's name; it begins with a capital where a word may begin, and ends where a word ends or an
ordinary word goes on.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import ahocorasick_rs

from kg.extractors.gazetteer import is_word
from kg.extractors.words import is_ordinary

Payload = TypeVar("Payload")

_GAP = re.compile(r"[ \n\u00ad-]")
_SHORTEST, _SHORTEST_BROKEN, _SHORTEST_GLUED = 6, 10, 16
"""Letters of a name that is looked for whatever its case, of one that may also be broken, and of one to which the next
word may be glued: shorter ones make compounds (`Nedersaksenlijn`).
"""
_REST = re.compile(r"[^\W\d_]*")


@dataclass(frozen=True, slots=True)
class DamagedNames(Generic[Payload]):
    """A set of names, each with what it stands for, to be found whatever their spaces, hyphens and case."""

    payloads: tuple[Payload, ...]
    names: tuple[str, ...]
    _automaton: ahocorasick_rs.AhoCorasick = field(repr=False)

    @classmethod
    def of(cls, names: Iterable[tuple[str, Payload]]) -> "DamagedNames[Payload]":
        """The names of six letters and more; of two that fold alike the first payload counts."""
        unique: dict[str, tuple[str, Payload]] = {}
        for name, payload in names:
            folded = _folded(name)
            if len(folded) >= _SHORTEST and name[0].isupper() and not is_ordinary(name):
                unique.setdefault(folded, (name, payload))
        automaton = ahocorasick_rs.AhoCorasick(
            list(unique), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
        )
        return cls(
            tuple(payload for _, payload in unique.values()), tuple(name for name, _ in unique.values()), automaton
        )

    def find(self, text: str, known: Collection[tuple[int, int]]) -> Iterator[tuple[int, int, Payload]]:
        """Every damaged name in `text`, as `(start, end, payload)`; `known` are the places of the whole ones."""
        folded = _folded(text)
        hits = self._automaton.find_matches_as_indexes(folded)
        often = Counter(index for index, _, _ in hits)
        if all(text.count(self.names[index]) == number for index, number in often.items()):
            return
        before = _gaps_before(text)
        if len(before) + len(folded) != len(text):
            return
        for index, begin, stop in hits:
            start, end = begin + bisect_right(before, begin), stop + bisect_right(before, stop - 1)
            if (start, end) not in known and _may_be_name(text, start, end, stop - begin):
                yield start, end, self.payloads[index]


def _folded(text: str) -> str:
    return text.replace(" ", "").replace("-", "").replace("\n", "").replace("\u00ad", "").lower()


def _gaps_before(text: str) -> list[int]:
    """For each gap how many letters stand before it: where in the folded text it was taken out."""
    return [found.start() - at for at, found in enumerate(_GAP.finditer(text))]


def _may_be_name(text: str, start: int, end: int, letters: int) -> bool:
    if not text[start].isupper():
        return False
    if is_word(text, start, end) and letters == end - start:
        return not is_ordinary(text[start:end])
    if letters < _SHORTEST_BROKEN or (start and text[start - 1].isalnum() and not text[start - 1].islower()):
        return False
    rest = _REST.match(text, end)
    return rest is None or not rest.group() or (letters >= _SHORTEST_GLUED and is_ordinary(rest.group()))
