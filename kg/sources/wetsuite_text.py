"""Questions and answers as WetSuite prints them: `Q2 3` and `A2 3` at the margin, the text in a column beside it."""

import re
from collections.abc import Iterator

from kg.document import Document, LeftOut, SectionKind
from kg.errors import SourceError
from kg.sources.content import Content
from kg.sources.draft import Draft
from kg.sources.lines import Line, lines_of
from kg.sources.official_header import Facts, header_of
from kg.sources.tree import Chars, Element

FORMAT = "wetsuite-text"

_LABEL = re.compile(r"(?P<kind>[QA])(?P<numbers>\d{1,3}(?: \d{1,3})*)(?:\s{1,8}(?=\S)|$)")
_KINDS = {"Q": SectionKind.QUESTION, "A": SectionKind.ANSWER}
_PARAGRAPH = re.compile(r"(?<=[.?!:;»”\")])\s{2}(?=\S)")
_SUSPENDED = re.compile(r"(?:en|of|en/of|tot|dan|als|maar|respectievelijk|resp\.)\b")
"""After "inlichtingen-" at a line end these words are the next word, not the other half."""
_MARGIN = 8


def recognises(content: Content) -> bool:
    """True when the first line begins with `Q1` and a later one with `A` and a number."""
    first = content.head.lstrip("\n").split("\n", 1)[0]
    return first.startswith("Q") and _LABEL.match(first.rstrip()) is not None


def parse(content: Content) -> Iterator[Document]:
    """The one document of the file; raises `SourceError` when no block has text."""
    draft = Draft(content, FORMAT, content.text)
    blocks: list[tuple[re.Match[str], list[Chars]]] = []
    for line in lines_of(content.text):
        label = _label(line)
        if label:
            draft.explained.append(LeftOut(line.start, line.start + label.end("numbers"), "the label of a block"))
            blocks.append((label, []))
        if line and blocks:
            start = line.start + label.end() if label else line.start
            blocks[-1][1].append(Chars(content.text[start : line.end], start, line.end))
    for label, lines in blocks:
        _read_block(
            draft, _KINDS[label["kind"]], tuple(label["numbers"].split()), [line for line in lines if line.text]
        )
    if not draft.sections:
        raise SourceError(content.path, "no question and no answer with text")
    root = Element("", {}, 0, len(content.text), tuple(line for _, lines in blocks for line in lines))
    yield draft.finished(root, lambda placed: header_of(placed, Facts()), None)


def _label(line: Line) -> re.Match[str] | None:
    """The label of a line that begins at the margin."""
    at_margin = line.start == 0 or line.raw[line.start - 1] == "\n"
    return _LABEL.match(line.text) if at_margin else None


def _read_block(draft: Draft, kind: SectionKind, numbers: tuple[str, ...], lines: list[Chars]) -> None:
    """One section, or one a number where a joint question has a paragraph for each."""
    paragraphs: list[list[Chars]] = [[]]
    for line in lines:
        done = 0
        for gap in _PARAGRAPH.finditer(line.text):
            paragraphs[-1].append(_part(line, done, gap.start()))
            paragraphs.append([])
            done = gap.end()
        paragraphs[-1].append(_part(line, done, len(line.text)))
    if kind is SectionKind.QUESTION and len(paragraphs) == len(numbers) > 1:
        for number, paragraph in zip(numbers, paragraphs, strict=True):
            _write(draft, kind, (number,), [paragraph])
    else:
        _write(draft, kind, numbers, paragraphs)


def _part(line: Chars, start: int, end: int) -> Chars:
    return Chars(line.text[start:end], line.start + start, line.start + end)


def _write(draft: Draft, kind: SectionKind, numbers: tuple[str, ...], paragraphs: list[list[Chars]]) -> None:
    """The lines of each paragraph joined by a blank, or by nothing where a word with a hyphen was wrapped."""
    block = draft.section(kind, numbers)
    for paragraph in paragraphs:
        block.writer.end_line()
        wrapped = ""
        for line in paragraph:
            if wrapped and not (wrapped.endswith("-") and wrapped[-2:-1].isalnum() and not _SUSPENDED.match(line.text)):
                block.writer.add(Chars("\n", line.start - 1, line.start))
            block.writer.add(line)
            wrapped = line.text
