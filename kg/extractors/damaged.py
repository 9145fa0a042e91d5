"""Names of registers that stand damaged in the text: `ZorginstituutNeder land`, `Noordrijn-West falen`, `Prorail`.

Text from PDF loses spaces and breaks words at the ends of lines. The rule: spaces, hyphens and case aside, the letters
are those of a register's name; it begins with a capital where a word may begin, and ends where a word ends or an
ordinary word goes on.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import is_
from typing import Generic, TypeVar

import ahocorasick_rs

from kg.document import Document, Section
from kg.extractors.gazetteer import is_word
from kg.extractors.joined import Hit, joined, parted
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
        self, texts: Sequence[str], known: Sequence[Sequence[tuple[int, int, Payload]]]
    ) -> Iterator[Iterable[tuple[int, int, Payload]]]:
        """For each of `texts` its damaged names as `(start, end, payload)`; `known` are the whole ones."""
        close = _close(joined([text.replace("\n", "") for text in texts])).replace("İ", "I")
        hits = self._automaton.find_matches_as_indexes(close.lower())
        capital = [hit for hit in hits if close[hit[1]].isupper()]
        by_text = parted(capital, close.split("\n")) if capital else [()] * len(texts)
        for text, found, whole in zip(texts, by_text, known, strict=True):
            yield self._damaged(text, found, whole) if found else ()

    def _damaged(
        self, text: str, hits: Sequence[Hit], known: Iterable[tuple[int, int, Payload]]
    ) -> Iterator[tuple[int, int, Payload]]:
        found = [index for index, _, _ in hits]
        damaged = {index for index in set(found) if text.count(self.names[index]) != found.count(index)}
        if not damaged:
            return
        whole = {(start, end) for start, end, _ in known}
        before = _gaps_before(text)
        for index, begin, stop in hits:
            start, end = begin + bisect_right(before, begin), stop + bisect_right(before, stop - 1)
            if index in damaged and (start, end) not in whole and _may_be_name(text, start, end, stop - begin):
                yield start, end, self.payloads[index]


def _close(text: str) -> str:
    """The text without the gaps within its lines."""
    return text.replace(" ", "").replace("-", "").replace("\u00ad", "")


def _gaps_before(text: str) -> list[int]:
    """For each gap how many letters stand before it: where in the folded text it was taken out."""
    return [found.start() - at for at, found in enumerate(_GAP.finditer(text))]


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
