"""Notes at the end of a Word text, "1) AD, 18 november 2024" or "[1] NOS", and their marks in the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.sources.blocks import Block
from kg.sources.footnotes import Mark, Note
from kg.sources.lines import Line

_START = re.compile(
    r"(?:\[(?P<bracket>\^?e?\d{1,3})\s?\]:?|(?P<curved>\d{1,3})\s?[).](?!\d)|(?P<bare>\d{1,3})(?=\s(?:https?:|www\.)))\s*"
)


def word_notes(raw: str, blocks: Sequence[Block]) -> tuple[list[Note], list[Mark], list[Block]]:
    """The notes at the end of the last blocks, their marks in the text, and the blocks without the notes."""
    kept: list[Block] = []
    notes: list[Note] = []
    for block in blocks:
        cut = _notes_begin(raw, block.lines)
        kept.append(replace(block, lines=block.lines[:cut]) if cut is not None else block)
        if cut is not None:
            notes += _notes(block.lines[cut:])
    body = [line for block in kept for line in block.lines if line]
    return notes, list(_marks(body, notes)), kept


def _notes_begin(raw: str, lines: Sequence[Line]) -> int | None:
    """The index of the first note: the line `1)` or `[1]` whose mark also stands in a text before it."""
    for index, line in enumerate(lines):
        found = _START.match(line.text)
        if found is None:
            continue
        number = found["bracket"] or found["curved"] or found["bare"]
        if index and lines[index - 1] and not number.startswith("^") and not _START.match(lines[index - 1].text):
            continue
        if number.lstrip("^e") == "1" or number.startswith("^"):
            mark = re.compile(_mark_pattern(number, bool(found["bracket"])))
            if mark.search(raw, 0, line.start):
                return index
    return None


def _notes(lines: Sequence[Line]) -> Iterator[Note]:
    gathered: list[tuple[str, tuple[int, int], list[Line]]] = []
    for line in lines:
        if not line:
            continue
        if found := _START.match(line.text):
            start = line.start + found.end()
            number = found["bracket"] or found["curved"] or found["bare"]
            gathered.append((number, (line.start, start), [Line(line.raw, start, line.end)]))
        elif gathered:
            gathered[-1][2].append(line)
    for number, own, texts in gathered:
        yield Note(number, 0, tuple(texts), own)


def _mark_pattern(number: str, bracket: bool) -> str:
    return rf"\s?\[{re.escape(number)}\s?\]" if bracket else rf"(?<![\d(])\s?(?<!\d){number}\)"


def _marks(body: Sequence[Line], notes: Sequence[Note]) -> Iterator[Mark]:
    """The first place of each mark in the text."""
    for note in notes:
        bracket = note.lines[0].raw[note.own_mark[0]] == "["
        pattern = re.compile(_mark_pattern(note.mark, bracket))
        for line in body:
            found = pattern.search(line.text)
            if found and (found.start() > 0 or bracket):
                at = line.start + found.start()
                yield Mark(note.mark, at, (at, line.start + found.end()), line)
                break
