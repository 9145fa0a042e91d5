"""The running text of a document in pieces that a model can read at once, and the way back to the sections."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.document import Anchor, Document
from kg.sentences import sentences

LONGEST = 6_000
"""Characters of an excerpt: several questions with their answers, and little enough for any model."""
_BETWEEN = "\n\n"
_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")
"""Lone surrogates, which no model can be sent; what stands for them is as long."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Stretches of running text, blank lines between them; `parts` says where each begins here, and where it stands."""

    text: str
    parts: tuple[tuple[int, Anchor], ...]

    def anchor(self, start: int, end: int) -> Anchor | None:
        """The place in the document of `text[start:end]`, `None` where that runs over the end of a stretch."""
        for first, at in self.parts:
            if first <= start and end <= first + at.end - at.start:
                shift = at.start - first
                return Anchor(at.section, start + shift, end + shift)
        return None


def excerpts(document: Document) -> Iterator[Excerpt]:
    """All running text but the footnotes, in order, as few excerpts as fit."""
    waiting: list[Anchor] = []
    size = 0
    for stretch in _stretches(document):
        length = stretch.end - stretch.start + len(_BETWEEN)
        if waiting and size + length > LONGEST:
            yield _excerpt(document, waiting)
            waiting, size = [], 0
        waiting.append(stretch)
        size += length
    if waiting:
        yield _excerpt(document, waiting)


def _excerpt(document: Document, stretches: list[Anchor]) -> Excerpt:
    parts: list[tuple[int, Anchor]] = []
    at = 0
    for stretch in stretches:
        parts.append((at, stretch))
        at += stretch.end - stretch.start + len(_BETWEEN)
    text = _BETWEEN.join(map(document.surface, stretches))
    return Excerpt(_HALF_CHARACTERS.sub("\ufffd", text), tuple(parts))


def _stretches(document: Document) -> Iterator[Anchor]:
    """Each stretch of running text that is not blank; one that is too long in pieces of whole sentences."""
    for index, section in enumerate(document.sections):
        for start, end in section.prose:
            if section.text[start:end].strip():
                yield from (Anchor(index, start + a, start + b) for a, b in _pieces(section.text[start:end]))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > LONGEST:
        ends = [end for _, end in sentences(text[start : start + LONGEST])]
        cut = start + (ends[-2] if len(ends) > 1 else LONGEST)
        yield start, cut
        start = cut
    yield start, len(text)
