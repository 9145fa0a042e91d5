"""Writing declared text: blanks are brought back to one, and every stretch remembers where it came from."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from kg.document import Document, LeftOut, Passage, Run, Section
from kg.sources.tree import Chars, new_chars
from kg.values import maker

_UNEVEN = re.compile(r"\s{2,}|[^\S ]")
_run, _left_out = maker(Run), maker(LeftOut)


class Writer:
    """Grows one passage out of pieces of a source.

    >>> writer = Writer()
    >>> writer.add(Chars("Klopt\\n   dit? ", 10, 24))
    >>> writer.passage().text
    'Klopt dit?'
    """

    def __init__(self) -> None:
        self._pieces: list[Chars] = []
        self._waiting: Chars | None = None
        self._firm = False
        self.at = 0

    def add(self, chars: Chars) -> None:
        """Write this text; blanks at its ends wait until there is something to set apart."""
        text, start, end = chars
        if len(text) != end - start:
            if text.isspace():
                self._blank(start, end)
            elif text:
                self._put(chars)
            return
        if " ".join(text.split()) == text:
            if text:
                self._put(chars)
            return
        done = 0
        for blank in _UNEVEN.finditer(text):
            self._even(text[done : blank.start()], start + done)
            self._blank(start + blank.start(), start + blank.end())
            done = blank.end()
        self._even(text[done:], start + done)

    def glue(self, between: str) -> None:
        """Set what follows apart by `between`, which stands for nothing in the source; no new line takes its place."""
        self._wait(between)
        self._firm = True

    def start_line(self) -> None:
        """What follows begins a new line, unless it is already glued to what stands there."""
        if not self._firm:
            self._wait("\n")

    def close(self, mark: str) -> None:
        """Write a closing mark that stands for nothing in the source."""
        raw = self._pieces[-1].end if self._pieces else 0
        self._pieces.append(new_chars((mark, raw, raw)))
        self.at += len(mark)

    def end_line(self) -> None:
        """What was written is a line; what follows begins a new one."""
        self._firm = False
        self._wait("\n")

    def text_from(self, before: int) -> int:
        """Where the first text written after place `before` begins, past the blank that sets it apart."""
        begin = at = self.at
        for text, start, end in reversed(self._pieces):
            at -= len(text)
            if at < before:
                break
            if start != end and not text.isspace():
                begin = at
        return begin

    def passage(self) -> Passage:
        """What was written."""
        if not self._pieces:
            return Passage("", ())
        texts, raw_starts, raw_ends = zip(*self._pieces, strict=True)
        starts = list(accumulate(map(len, texts), initial=0))
        return Passage("".join(texts), tuple(map(_run, zip(starts, starts[1:], raw_starts, raw_ends, strict=False))))

    def _wait(self, between: str) -> None:
        if self.at:
            raw = self._pieces[-1].end
            self._waiting = new_chars((between, raw, raw))

    def _even(self, text: str, start: int) -> None:
        inner = text.strip(" ")
        if not inner:
            if text:
                self._blank(start, start + len(text))
            return
        if text[0] == " ":
            self._blank(start, start + 1)
            start += 1
        self._put(Chars(inner, start, start + len(inner)))
        if text[-1] == " ":
            self._blank(start + len(inner), start + len(inner) + 1)

    def _blank(self, start: int, end: int) -> None:
        if self.at and self._waiting is None:
            self._waiting = new_chars((" ", start, end))

    def _put(self, chars: Chars) -> None:
        waiting = self._waiting
        if waiting is not None:
            self._pieces.append(waiting)
            self.at += len(waiting.text)
            self._waiting = None
        self._pieces.append(chars)
        self.at += len(chars.text)
        self._firm = False


def written(pieces: Iterable[Chars]) -> Passage:
    """The passage of a few pieces of text.

    >>> written([Chars("Economie | ICT ", 40, 55)]).text
    'Economie | ICT'
    """
    writer = Writer()
    for piece in pieces:
        writer.add(piece)
    return writer.passage()


def pieces_of(passage: Passage, start: int, end: int) -> list[Chars]:
    """The text `passage.text[start:end]` with its places in the raw source, to be written once more.

    >>> pieces_of(Passage("over Huawei", (Run(0, 11, 20, 31),)), 5, 11)
    [Chars(text='Huawei', start=25, end=31)]
    """
    found = []
    for run in passage.runs:
        first, last = max(run.start, start), min(run.end, end)
        if first < last:
            found.append(Chars(passage.text[first:last], *passage.raw_span(first, last)))
    return found


def joined(passages: Sequence[Passage], glue: str = "\n") -> tuple[Passage, list[int]]:
    """The passages as one, and where each begins in it; an empty one adds nothing.

    >>> joined([Passage("a", (Run(0, 1, 4, 5),)), Passage("b", (Run(0, 1, 9, 10),))])[1]
    [0, 2]
    """
    parts: list[str] = []
    runs: list[Run] = []
    starts: list[int] = []
    at = 0
    for passage in passages:
        if passage.text and at:
            parts.append(glue)
            runs.append(Run(at, at + len(glue), runs[-1].raw_end, runs[-1].raw_end))
            at += len(glue)
        starts.append(at)
        parts.append(passage.text)
        runs += (
            [Run(run.start + at, run.end + at, run.raw_start, run.raw_end) for run in passage.runs]
            if at
            else passage.runs
        )
        at += len(passage.text)
    return Passage("".join(parts), tuple(runs)), starts


def left_out(
    raw: str, sections: Iterable[Section], explained: Iterable[LeftOut], text: Iterable[Chars], rest: str
) -> tuple[LeftOut, ...]:
    """Every non-blank stretch of `raw` in no section: as `explained`, else as text not understood, else as `rest`.

    >>> left_out("<al/>", [], [], [], "markup")
    (LeftOut(raw_start=0, raw_end=5, reason='markup'),)
    """
    taken = _taken(sections)
    known = sorted((item.raw_start, item.raw_end, item.reason) for item in explained)
    lost = [(piece.start, piece.end, "text outside every known part") for piece in text if not piece.text.isspace()]
    found: list[tuple[int, int, str]] = []
    for stretches in (known, lost):
        if stretches:
            here = _outside(raw, stretches, taken)
            taken += [(start, end) for start, end, _ in here]
            found += here
    found += _outside(raw, [(0, len(raw), rest)], taken)
    return tuple(map(_left_out, sorted(found)))


def _taken(sections: Iterable[Section]) -> list[tuple[int, int]]:
    """The raw stretches behind the text of sections."""
    return [(start, end) for section in sections for _, _, start, end in section.passage.runs if start != end]


def _outside(
    raw: str, stretches: Iterable[tuple[int, int, str]], taken: Iterable[tuple[int, int]]
) -> list[tuple[int, int, str]]:
    """What of these stretches, in order, lies in none of the `taken` ones, without blanks at the ends."""
    gaps = _gaps(sorted(taken), len(raw))
    found: list[tuple[int, int, str]] = []
    index, done = 0, 0
    for start, end, reason in stretches:
        start = max(start, done)
        while index < len(gaps) and gaps[index][1] <= start:
            index += 1
        look = index
        while look < len(gaps) and gaps[look][0] < end:
            opens, closes = gaps[look]
            look += 1
            first = opens if opens > start else start
            piece = raw[first : closes if closes < end else end]
            seen = piece.strip()
            if seen:
                first += piece.index(seen)
                found.append((first, first + len(seen), reason))
        done = max(done, end)
    return found


def _gaps(taken: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """What lies between stretches that are sorted by where they start."""
    gaps: list[tuple[int, int]] = []
    done = 0
    for start, end in taken:
        if start > done:
            gaps.append((done, start))
        if end > done:
            done = end
    if done < length:
        gaps.append((done, length))
    return gaps


def unaccounted(document: Document) -> list[tuple[int, int]]:
    """The non-blank raw stretches that are neither in a section nor in `left_out`: there must be none."""
    taken = _taken(document.sections)
    taken += [(item.raw_start, item.raw_end) for item in document.left_out]
    return [(start, end) for start, end, _ in _outside(document.raw, [(0, len(document.raw), "")], taken)]
