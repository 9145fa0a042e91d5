"""Names of registers that stand damaged in the text: `ZorginstituutNeder land`, `Noordrijn-West falen`, `Prorail`.

Text from PDF loses spaces and breaks words at the ends of lines. The rule: spaces, hyphens and case aside, the letters
are those of a register's name; it begins with a capital where a word may begin, and ends where a word ends or an
ordinary word goes on.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, islice
from operator import is_
from typing import Generic, TypeVar

import ahocorasick_rs

from kg.document import Document, Section
from kg.extractors.gazetteer import is_word
from kg.extractors.joined import Hit, Joined
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
            folded = _close(name).lower()
            if len(folded) >= _SHORTEST and name[0].isupper() and not is_ordinary(name):
                unique.setdefault(folded, (name, payload))
        automaton = ahocorasick_rs.AhoCorasick(
            list(unique), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
        )
        return cls(
            tuple(payload for _, payload in unique.values()), tuple(name for name, _ in unique.values()), automaton
        )

    def find_each(
        self, joined: Joined, known: Sequence[Sequence[tuple[int, int, Payload]]]
    ) -> Iterator[Iterable[tuple[int, int, Payload]]]:
        """For each of the joined texts its damaged names as `(start, end, payload)`; `known` are the whole ones."""
        lines = iter(_close(joined.whole).split("\n"))
        close = Joined.of(["".join(islice(lines, text.count("\n") + 1)) for text in joined.texts])
        hits = self._automaton.find_matches_as_indexes(close.whole.lower())
        capital = [hit for hit in hits if close.whole[hit[1]].isupper()]
        for text, whole, (begin, found) in zip(joined.texts, known, close.parted(capital), strict=True):
            yield self._damaged(text, begin, found, whole) if found else ()

    def _damaged(
        self, text: str, begin: int, hits: Sequence[Hit], known: Iterable[tuple[int, int, Payload]]
    ) -> Iterator[tuple[int, int, Payload]]:
        """Those of `hits` in `text`, whose letters begin at `begin`, that stand there otherwise than the name has it."""
        found = [index for index, _, _ in hits]
        damaged = {index for index in set(found) if text.count(self.names[index]) != found.count(index)}
        if not damaged:
            return
        whole = {(start, end) for start, end, _ in known}
        before = list(accumulate(map(len, _GAP.split(text))))
        for index, first, stop in hits:
            start = first - begin + bisect_right(before, first - begin)
            end = stop - begin + bisect_right(before, stop - begin - 1)
            if index in damaged and (start, end) not in whole and _may_be_name(text, start, end, stop - first):
                yield start, end, self.payloads[index]


def _close(text: str) -> str:
    """The text without the gaps within its lines; no letter of it is two in small letters."""
    return text.replace(" ", "").replace("-", "").replace("\u00ad", "").replace("İ", "I")


def _may_be_name(text: str, start: int, end: int, letters: int) -> bool:
    if is_word(text, start, end) and letters == end - start:
        return not is_ordinary(text[start:end])
    if letters < _SHORTEST_BROKEN or (start and text[start - 1].isalnum() and not text[start - 1].islower()):
        return False
    rest = _REST.match(text, end)
    return rest is None or not rest.group() or (letters >= _SHORTEST_GLUED and is_ordinary(rest.group()))


_SURROGATE = re.compile("[\ud800-\udfff]")


def without_surrogates(document: Document) -> Document:
    """`document` with a replacement character for each lone surrogate, which is no character; itself without one."""
    sections = tuple(map(_whole, document.sections))
    return document if all(map(is_, sections, document.sections)) else replace(document, sections=sections)


def _whole(section: Section) -> Section:
    try:
        section.text.encode()
    except UnicodeEncodeError:
        passage = section.passage
        return replace(section, passage=replace(passage, text=_SURROGATE.sub("\ufffd", passage.text)))
    return section
