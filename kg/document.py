"""What a reader makes of one source: a header, sections of declared text, and the way back to the raw source.

Offsets are Unicode code points, 0-based, end exclusive. `Anchor`s point into a section's text; `Run`s
point from that text into `Document.raw`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kg.values import value


class Run(NamedTuple):
    """`text[start:end]` of a passage stands for `raw[raw_start:raw_end]` of its source."""

    start: int
    end: int
    raw_start: int
    raw_end: int


@value(frozen=True, slots=True)
class Passage:
    """A stretch of declared (repaired) text with the map back to where it stood in the raw source."""

    text: str
    runs: tuple[Run, ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw stretch behind `text[start:end]`; exact inside copied runs, whole runs where text was mended."""
        touched = [run for run in self.runs if run.start < end and start < run.end]
        if not touched:
            raise ValueError(f"no source behind {start}-{end} of {self.text[:40]!r}")
        first, last = touched[0], touched[-1]
        copied_first = first.end - first.start == first.raw_end - first.raw_start
        copied_last = last.end - last.start == last.raw_end - last.raw_start
        raw_start = first.raw_start + max(0, start - first.start) if copied_first else first.raw_start
        raw_end = last.raw_end - max(0, last.end - end) if copied_last else last.raw_end
        return raw_start, raw_end


def passage_of(raw: str, spans: Iterable[tuple[int, int]], glue: str = "\n") -> Passage:
    """The raw stretches `spans`, joined by `glue`, as one passage.

    >>> passage_of("  Ja.\\n  Nee.", [(2, 5), (8, 12)]).text
    'Ja.\\nNee.'
    """
    parts: list[str] = []
    runs: list[Run] = []
    at = 0
    for raw_start, raw_end in spans:
        if parts:
            parts.append(glue)
            at += len(glue)
        parts.append(raw[raw_start:raw_end])
        runs.append(Run(at, at + raw_end - raw_start, raw_start, raw_end))
        at += raw_end - raw_start
    return Passage("".join(parts), tuple(runs))


class SectionKind(StrEnum):
    """What a section is of its set of questions."""

    FRAME = "frame"
    """Everything outside the numbered blocks: the title first, header lines, announcements, notes."""
    QUESTION = "question"
    ANSWER = "answer"


@value(frozen=True, slots=True)
class Section:
    """One block of a document: the frame, a question, or an answer.

    `numbers` are the questions it is (one) or answers (one or more), as printed: `("4", "5")`; empty for the frame.
    `prose` are the stretches `(start, end)` of the text that are running Dutch; header lines are not.
    `see` are the questions whose answer this answer points to: `Zie antwoord vraag 2.` → `("2",)`.
    """

    kind: SectionKind
    numbers: tuple[str, ...]
    passage: Passage
    prose: tuple[tuple[int, int], ...]
    see: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The declared text that offsets point into."""
        return self.passage.text


class Anchor(NamedTuple):
    """A place in the declared text: `sections[section].text[start:end]`."""

    section: int
    start: int
    end: int


@value(frozen=True, slots=True)
class NamedPerson:
    """A person as a header names them: `Kathalijne Buitenweg (GL)`.

    `party` and `post` hold what the header says beside the name, `None` where it says nothing; a name that is
    `None` is a post that answers without its holder being named ("mede namens de Minister van X").
    """

    name: str | None
    name_at: Anchor | None
    party: str | None = None
    party_at: Anchor | None = None
    post: str | None = None
    post_at: Anchor | None = None
    on_behalf: bool = False


@value(frozen=True, slots=True)
class NamedPost:
    """A post as a text names it, cleaned: `Minister van Justitie en Veiligheid`."""

    name: str
    at: Anchor


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its mark as printed, its text within the frame, and where its mark stood (zero width), if known."""

    mark: str
    at: Anchor
    marked_at: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Another publication that the text points to: `Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 730`.

    `publication` is its official id, `ah-tk-20232024-730`.
    """

    publication: str
    at: Anchor


@dataclass(frozen=True, slots=True)
class NamedTopic:
    """A topic as the source gives it: `economie ict`."""

    name: str
    at: Anchor


@dataclass(frozen=True, slots=True)
class Postponement:
    """A `Mededeling`: the answers will be late. `at` is its text within the frame."""

    day: date | None
    at: Anchor


@value(frozen=True, slots=True)
class Header:
    """Who asked whom, when, under which numbers. What the source does not state is `None` or empty.

    `addressees` are posts; `addressed` are people addressed by name, as the open data has them.
    """

    title: str
    number: str | None = None
    annex_number: str | None = None
    parliamentary_year: str | None = None
    submitted: date | None = None
    answered: date | None = None
    askers: tuple[NamedPerson, ...] = ()
    addressees: tuple[NamedPost, ...] = ()
    addressed: tuple[NamedPerson, ...] = ()
    answerers: tuple[NamedPerson, ...] = ()
    topics: tuple[NamedTopic, ...] = ()
    postponements: tuple[Postponement, ...] = ()


class LeftOut(NamedTuple):
    """A raw stretch that is in no section, and why: page furniture, a bullet, a label."""

    raw_start: int
    raw_end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Another file of the same publication, that was read but does not word it."""

    source_file: str
    format: str
    sha256: str


BY_CLUES = "set-by-clues"
"""The rule that finds the set of a document without a number (`kg.building.clues`)."""


@value(frozen=True, slots=True)
class Document:
    """One source as read.

    `id` is the official publication id (`kv-tk-2021Z05118`) where the source gives it, else `document-` and the first
    16 hex digits of `sha256`; `publications` are all official ids the source says it renders. `source_file` is the path as
    given. `sections[0]` is always the frame. `incomplete` says why the source ends too early, where it does.
    `belongs_to` is the number of the set that a document without a number was found to be of (`kg.building.clues`).
    """

    id: str
    source_file: str
    format: str
    sha256: str
    raw: str
    header: Header
    sections: tuple[Section, ...]
    publications: tuple[str, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    references: tuple[Reference, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    incomplete: str | None = None
    copies: tuple[Copy, ...] = ()
    belongs_to: str | None = None

    @property
    def question_id(self) -> str:
        """The key of the set of questions this document is about: its number, else the document's own id."""
        return self.header.number or self.belongs_to or self.id

    @property
    def day(self) -> date | None:
        """The date by which names are read: the day of submission, else of the answer."""
        return self.header.submitted or self.header.answered

    def surface(self, anchor: Anchor) -> str:
        """The declared text at `anchor`."""
        return self.sections[anchor.section].text[anchor.start : anchor.end]
