"""How lines become running text: what stands between two printed lines, and what is mended within each."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from kg.document import Passage
from kg.sources.lines import Line
from kg.sources.print_widths import BLANK, COLUMN, width
from kg.sources.repair import Mend, Stretch, mended
from kg.sources.repair_blanks import blanks
from kg.sources.repair_characters import characters
from kg.sources.repair_lines import Unglue
from kg.sources.repair_words import hyphen_stays

_MARKUP = re.compile(r"\*\*|(?<![\w/])_(?=\S)|(?<=[^\s/])_(?![\w/])|^#{1,6}\s")
_LAST_LETTERS = re.compile(r"([^\W_]+)-$")
_FIRST_LETTERS = re.compile(r"[^\W_]+")
_ADDRESS_OPEN = re.compile(r"(?:https?:|www\.)\S*[\w/=&?.-]$|\S+/\S*[/=&?-]$")
_ADDRESS_GOES_ON = re.compile(r"[\w/?=&%.~#-]+[/).=~_-]")
_ITEM = re.compile(r"(?:[•–—▪-]|\d{1,2}[.)]|[a-z][.)])\s*\S")
_SENTENCE = re.compile(
    r"(?:Nader )?(?:[Aa]ntwoord(?:en)?|Mededeling)\s+(?:van|door)\s|Zie\s+ook\b|\(ingezonden\b"
    r"|(?:Mondelinge )?[Vv]ragen van\b"
)
_LEFT_OVER = 8
"""Units by which a word must surely have fitted on a line."""


class Joiner:
    """Makes passages of lines and gathers every mend it makes on the way."""

    def __init__(self, raw: str, markdown: bool, wrapped: bool, marks: Sequence[Mend]) -> None:
        self._raw = raw
        self._markdown = markdown
        self._unglue = Unglue(raw) if wrapped else None
        self._marks = sorted(marks, key=lambda mend: mend.start)
        self._mark_ends = {mend.start: mend.end for mend in self._marks}
        ready = [*self._marks, *characters(raw, 0, len(raw)), *(blanks(raw) if wrapped else ())]
        self._ready = sorted(ready, key=lambda mend: mend.start)
        self._starts = [mend.start for mend in self._ready]
        self.mends: list[Mend] = list(self._marks)

    def passage(self, lines: Sequence[Line], heading: bool = False, column: int = COLUMN) -> Passage:
        """The lines, printed in a column so wide, as running text."""
        filled = [line for line in lines if line and not self._is_mark(line)]
        if not filled:
            return Passage("", ())
        mends = [mend for line in filled for mend in self._within(line, column)]
        stretches = [Stretch(filled[0].start, filled[0].end, "")]
        for before, after in pairwise(filled):
            blank = self._raw.count("\n", before.end, after.start) > 1
            join, mend = self._between(before, after, blank, heading, column)
            mends += [mend] if mend else []
            stretches.append(Stretch(after.start, after.end, join))
        ordered = _without_overlap(mends)
        self.mends += [mend for mend in ordered if self._mark_ends.get(mend.start) != mend.end]
        return mended(self._raw, stretches, ordered)

    def _is_mark(self, line: Line) -> bool:
        return self._mark_ends.get(line.start, -1) >= line.end

    def _within(self, line: Line, column: int) -> list[Mend]:
        """What is mended inside one line."""
        first, last = bisect_left(self._starts, line.start), bisect_left(self._starts, line.end)
        mends = self._unglue.mends(line.text, line.start, column) if self._unglue else []
        mends += [mend for mend in self._ready[first:last] if mend.end <= line.end]
        if self._markdown:
            mends += [
                Mend(line.start + found.start(), line.start + found.end(), "", "markup")
                for found in _MARKUP.finditer(line.text)
            ]
        return mends

    def _between(self, before: Line, after: Line, blank: bool, heading: bool, column: int) -> tuple[str, Mend | None]:
        """What stands between two lines, and the hyphen that goes with it."""
        left, right = before.text, after.text
        if heading and _SENTENCE.match(right):
            return "\n", None
        if not self._unglue:
            return "\n", None
        last = left[-200:].rsplit(" ", 1)[-1]
        if ("/" in last or "www." in last) and _ADDRESS_OPEN.search(last) and _ADDRESS_GOES_ON.match(right):
            return "", None
        ending = _LAST_LETTERS.search(last) if last.endswith("-") else None
        if ending and (begin := _FIRST_LETTERS.match(right)):
            stays = hyphen_stays(ending[1], begin.group())
            if stays == "":
                return "", Mend(before.end - 1, before.end, "", "a hyphen at a line end")
            return (" " if stays == "- " else ""), None
        if heading:
            return " ", None
        return ("\n" if _new_paragraph(left, right, blank, column) else " "), None


def _new_paragraph(left: str, right: str, blank: bool, column: int) -> bool:
    """Whether a line begins a paragraph: a list item, or a sentence whose first word had fitted on the line before."""
    if _ITEM.match(right) and left[-1:] in ".:;?!":
        return True
    ended = left[-1:] in ".:?!»”" and right[:1].isupper()
    return ended and (blank or width(left) + BLANK + width(right.split(" ", 1)[0]) < column - _LEFT_OVER)


def _without_overlap(mends: Sequence[Mend]) -> list[Mend]:
    """The mends in order of place; of two that overlap or meet at one place the first stays."""
    kept: list[Mend] = []
    for mend in sorted(mends, key=lambda mend: (mend.start, -mend.end)):
        if not kept or mend.start > kept[-1].end or (mend.start == kept[-1].end and mend.end > mend.start):
            kept.append(mend)
    return kept
