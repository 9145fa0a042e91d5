"""Marked-up text as a tree whose every piece of text knows where it stands in the raw source."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from kg.document import Passage, Run
from kg.errors import SourceError
from kg.values import maker

MOST_DEPTH = 100
"""No official publication nests deeper than about fifteen elements."""

_CHARS = re.compile(r"&#?\w{1,31};|[^&]+|&")
_ATTRIBUTE = re.compile(
    r"""\s+(?P<name>[^\s=/>]+)\s*(?:=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|\\"(?P<escaped>[^"\\]*)\\"))?"""
)
"""The third kind of quote is that of XML inside a JSON string."""


class Chars(NamedTuple):
    """Text that stands for `raw[start:end]`; its length differs where the source has an entity or an escape."""

    text: str
    start: int
    end: int


new_chars = maker(Chars)


@dataclass(frozen=True, slots=True)
class Element:
    """An element from the `<` of its start tag to the `>` of its end tag."""

    tag: str
    attributes: Mapping[str, str]
    start: int
    end: int
    children: "tuple[Element | Chars, ...]"

    def elements(self) -> "Iterator[Element]":
        """The elements directly below."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> "Iterator[Element | Chars]":
        """Everything below, in document order."""
        waiting = [iter(self.children)]
        while waiting:
            for child in waiting[-1]:
                yield child
                if isinstance(child, Element):
                    waiting.append(iter(child.children))
                    break
            else:
                waiting.pop()

    def all(self, *tags: str) -> "Iterator[Element]":
        """Every element below with one of these tags, in document order."""
        return (node for node in self.walk() if isinstance(node, Element) and node.tag in tags)

    def first(self, *tags: str) -> "Element | None":
        """The first element below with one of these tags."""
        return next(self.all(*tags), None)

    @property
    def text(self) -> str:
        """All text below, as it stands."""
        return "".join([node.text for node in self.walk() if isinstance(node, Chars)])


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole source: `root` has no tag. `incomplete` says where and why the source is cut off or broken."""

    root: Element
    incomplete: str | None = None


def attribute(raw: str, element: Element, name: str) -> list[Chars]:
    """The value of an attribute as text with its places in `raw`; empty when the element does not have it.

    >>> raw = '<meta name="OVERHEID.category" content="Economie | ICT" />'
    >>> attribute(raw, Element("meta", {}, 0, len(raw), ()), "content")[0].start
    40
    """
    at = element.start + 1 + len(element.tag)
    while found := _ATTRIBUTE.match(raw, at):
        at = found.end()
        group = next((kind for kind in ("double", "single", "escaped") if found[kind] is not None), None)
        if group and found["name"].lower() == name:
            return chars_of(raw, found.start(group), found.end(group))
    return []


def chars_of(raw: str, start: int, end: int) -> list[Chars]:
    """The text of `raw[start:end]`, its entities resolved.

    >>> chars_of("Q&amp;A", 0, 7)
    [Chars(text='Q', start=0, end=1), Chars(text='&', start=1, end=6), Chars(text='A', start=6, end=7)]
    """
    found = [(piece.group(), *piece.span()) for piece in _CHARS.finditer(raw, start, end)]
    return [Chars(unescape(piece) if len(piece) > 1 and piece[0] == "&" else piece, *span) for piece, *span in found]


def relocated(node: Element, source: Passage) -> Element:
    """The same tree with the places of `source.text` turned into those of the raw text behind it."""
    return _Places(source).of(node)


class _Places:
    """The way from places in a passage to places in its raw text, by bisection."""

    def __init__(self, source: Passage) -> None:
        self._runs = source.runs
        self._starts = [run.start for run in source.runs]

    def of(self, node: Element) -> Element:
        children: list[Element | Chars] = []
        for child in node.children:
            if isinstance(child, Element):
                children.append(self.of(child))
            elif len(child.text) == child.end - child.start:
                children += self._split(child)
            else:
                children.append(Chars(child.text, *self._span(child.start, child.end)))
        return Element(node.tag, node.attributes, *self._span(node.start, node.end), tuple(children))

    def _touched(self, start: int, end: int) -> tuple[Run, ...]:
        return self._runs[max(0, bisect_right(self._starts, start) - 1) : bisect_left(self._starts, end)]

    def _span(self, start: int, end: int) -> tuple[int, int]:
        runs = self._touched(start, max(end, start + 1))
        return Passage("", runs).raw_span(start, end) if start < end else (runs[-1].raw_end, runs[-1].raw_end)

    def _split(self, chars: Chars) -> Iterator[Chars]:
        for run in self._touched(chars.start, chars.end):
            start, end = max(run.start, chars.start), min(run.end, chars.end)
            if start < end:
                place = Passage("", (run,)).raw_span(start, end)
                yield Chars(chars.text[start - chars.start : end - chars.start], *place)


class Growing:
    """A tree that grows event by event; elements still open at the end are closed there."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._open: list[tuple[str, Mapping[str, str], int]] = [("", {}, 0)]
        self._children: list[list[Element | Chars]] = [[]]

    @property
    def tags(self) -> list[str]:
        """The tags of the elements that are open, the outermost first."""
        return [tag for tag, _, _ in self._open]

    @property
    def is_bare(self) -> bool:
        """Whether the innermost open element has nothing in it yet."""
        return not self._children[-1]

    def start(self, tag: str, attributes: Mapping[str, str], at: int) -> None:
        """An element opens; raises `SourceError` below `MOST_DEPTH` others."""
        if len(self._open) > MOST_DEPTH:
            raise SourceError(self._path, f"elements nested deeper than {MOST_DEPTH}: refused")
        self._open.append((tag, attributes, at))
        self._children.append([])

    def end(self, at: int) -> None:
        """The innermost element closes."""
        tag, attributes, start = self._open.pop()
        element = Element(tag, attributes, start, at, tuple(self._children.pop()))
        self._children[-1].append(element)

    def chars(self, text: str, start: int, end: int) -> None:
        """Text in the innermost element."""
        self._children[-1].append(Chars(text, start, end))

    def finished(self, at: int) -> Element:
        """The whole tree."""
        while len(self._open) > 1:
            self.end(at)
        return Element("", {}, 0, at, tuple(self._children[0]))

    def refuse_doctype(self) -> None:
        """Raise the `SourceError` for a DTD."""
        raise SourceError(self._path, "XML with a document type declaration (DTD) is refused: it can hold entity bombs")
