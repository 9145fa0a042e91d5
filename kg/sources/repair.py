"""Repairs of a raw text as edits on it: what is mended, what is left out and why, and the passage that results.

Nothing is changed in place. A reader collects the raw lines of a section, the blanks between them and the `Mend`s
inside them; `mended` makes the passage, whose runs lead back to every raw character that is in it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.document import LeftOut, Passage, Run

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mend:
    """`raw[start:end]` is to be read as `text`; where `text` is empty, `reason` says why it is left out."""

    start: int
    end: int
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A raw stretch of a section, and what stands before it in the passage: `""`, a blank or a line end."""

    start: int
    end: int
    before: str = "\n"


def mended(raw: str, stretches: Iterable[Stretch], mends: Sequence[Mend]) -> Passage:
    """The stretches as one passage, with `mends` (in order of place, not overlapping) applied.

    >>> mended("op deburger\\naf", [Stretch(0, 11), Stretch(12, 14, " ")], [Mend(5, 5, " ")]).text
    'op de burger af'
    """
    making = _Making(raw)
    starts = [mend.start for mend in mends]
    for stretch in stretches:
        making.glue(stretch.before)
        at = stretch.start
        for index in range(bisect_left(starts, stretch.start), len(mends)):
            mend = mends[index]
            if mend.end > stretch.end:
                break
            making.copy(at, mend.start)
            making.put(mend)
            at = max(at, mend.end)
        making.copy(at, stretch.end)
    return making.passage()


class _Making:
    """A passage while it grows: its parts, its runs, and where it stands."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.parts: list[str] = []
        self.runs: list[Run] = []
        self.at = 0

    def glue(self, text: str) -> None:
        if self.parts and text and not self.parts[-1].endswith((" ", "\n")):
            self._add(text)

    def copy(self, start: int, end: int) -> None:
        if end > start:
            self.runs.append(Run(self.at, self.at + end - start, start, end))
            self._add(self.raw[start:end])

    def put(self, mend: Mend) -> None:
        if mend.text.isspace() or mend.start == mend.end:
            self.glue(mend.text)
        elif mend.text:
            self.runs.append(Run(self.at, self.at + len(mend.text), mend.start, mend.end))
            self._add(mend.text)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.at += len(text)

    def passage(self) -> Passage:
        return Passage("".join(self.parts), tuple(self.runs))


def place_in(passage: Passage, raw_at: int) -> int:
    """Where in the passage the raw place `raw_at` is, or would be had it not been left out."""
    place = 0
    for run in passage.runs:
        if run.raw_start > raw_at:
            break
        copied = run.end - run.start == run.raw_end - run.raw_start
        place = run.start + min(raw_at - run.raw_start, run.end - run.start) if copied else run.end
    return place


def unused(raw: str, used: Iterable[Span], named: Iterable[LeftOut], reason: str) -> list[LeftOut]:
    """What is neither `used` nor `named` and not blank: left out for `reason`, so that nothing is lost in silence."""
    covered = sorted([*used, *((item.raw_start, item.raw_end) for item in named)])
    rest: list[LeftOut] = []
    at = 0
    for start, end in [*covered, (len(raw), len(raw))]:
        gap = raw[at:start] if start > at else ""
        if gap.strip():
            begin = at + len(gap) - len(gap.lstrip())
            rest.append(LeftOut(begin, begin + len(gap.strip()), reason))
        at = max(at, end)
    return rest
