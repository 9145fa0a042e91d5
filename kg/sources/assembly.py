"""From gathered lines and blocks to a Document: the frame, then the questions and answers, every character placed."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.document import (
    Anchor,
    Document,
    Footnote,
    Header,
    LeftOut,
    Passage,
    Postponement,
    Section,
    SectionKind,
)
from kg.sources.blocks import Block, Kind
from kg.sources.content import Content
from kg.sources.dutch import answers_referred_to
from kg.sources.footnotes import Mark, Note
from kg.sources.header import HeaderParts, parse_header
from kg.sources.header_references import references_in
from kg.sources.joins import Joiner
from kg.sources.lines import Line
from kg.sources.passages import joined, part_of
from kg.sources.print_widths import NOTE_COLUMN
from kg.sources.repair import Mend, place_in, unused

_POSTPONES = re.compile(r"\bniet\s+binnen\b|\buitstel|\btermijn\b|\blater\b|\bnog\s+niet\b|\bspoedig\b", re.IGNORECASE)
_NAMING = re.compile(r"^(?:(?:Nader )?[Aa]ntwoord|Mededeling|Beantwoording)[^\n]*", re.MULTILINE)
_A_SENTENCE = 60
_ANSWERED = re.compile(r"\b(?:beantwoord|antwoord)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is being read: the input, its raw text, the name of its form, and how its lines are made.

    `wrapped` lines are printed lines, several to a paragraph; others are paragraphs each. `heading` reads the header
    sentences of its head.
    """

    content: Content
    raw: str
    form: str
    markdown: bool = False
    wrapped: bool = True
    heading: Callable[[str, int], HeaderParts] = parse_header


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a reader set apart: the head, the blocks, the notes with their marks, the furniture."""

    head: Sequence[Line]
    blocks: Sequence[Block]
    notes: Sequence[Note] = ()
    marks: Sequence[Mark] = ()
    furniture: Sequence[Line] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """What stands outside the header sentences: numbers, year, official ids, days, and why the source is incomplete."""

    number: str | None = None
    annex: str | None = None
    year: str | None = None
    publications: tuple[str, ...] = ()
    submitted: date | None = None
    received: date | None = None
    incomplete: str | None = None


@dataclass(frozen=True, slots=True)
class _Frame:
    passage: Passage
    header: Header
    prose: tuple[tuple[int, int], ...]
    footnotes: tuple[Footnote, ...]


def assemble(reading: Reading, gathered: Gathered, stated: Stated) -> Document:
    """The document of what was gathered; what is in no section is left out by name."""
    joiner = Joiner(reading.raw, reading.markdown, reading.wrapped, _mark_mends(gathered.marks))
    blocks = [block for block in gathered.blocks if block.kind in (Kind.QUESTION, Kind.ANSWER)]
    sections = [_section(block, joiner.passage(block.lines)) for block in blocks]
    frame = _frame(gathered, stated, joiner, reading.heading)
    all_sections = (Section(SectionKind.FRAME, (), frame.passage, frame.prose), *sections)
    publications = stated.publications
    return Document(
        id=publications[0] if publications else f"document-{reading.content.sha256[:16]}",
        source_file=reading.content.path,
        format=reading.form,
        sha256=reading.content.sha256,
        raw=reading.raw,
        header=frame.header,
        sections=all_sections,
        publications=publications,
        footnotes=_placed(frame.footnotes, gathered, all_sections),
        references=tuple(
            reference for at, section in enumerate(all_sections) for reference in references_in(section.text, 0, at)
        ),
        left_out=_left_out(reading.raw, gathered, all_sections, joiner.mends),
        incomplete=stated.incomplete or _breaks_off(sections),
    )


def _breaks_off(sections: Sequence[Section]) -> str | None:
    """Why the last section shows that the source ends too early: a question without its answer, half a sentence."""
    if not sections:
        return None
    last = sections[-1]
    answered = {number for section in sections if section.kind is SectionKind.ANSWER for number in section.numbers}
    if answered and last.kind is SectionKind.QUESTION and not answered.intersection(last.numbers):
        return f"the text ends before the answer to question {last.numbers[-1]}"
    if len(last.text) > _A_SENTENCE and re.search(r"[\w,;-]$", last.text.rstrip()):
        return "the text ends in the middle of a sentence"
    return None


def _section(block: Block, passage: Passage) -> Section:
    kind = SectionKind.QUESTION if block.kind is Kind.QUESTION else SectionKind.ANSWER
    see = answers_referred_to(passage.text) if kind is SectionKind.ANSWER else ()
    see = tuple(number for number in see if number not in block.numbers)
    return Section(kind, block.numbers, passage, ((0, len(passage.text)),) if passage.text else (), see)


def _mark_mends(marks: Iterable[Mark]) -> list[Mend]:
    return [Mend(start, end, "", "a footnote mark") for start, end in dict.fromkeys(mark.cut for mark in marks)]


def _frame(gathered: Gathered, stated: Stated, joiner: Joiner, read: Callable[[str, int], HeaderParts]) -> _Frame:
    """Title, header sentences, notices and notes as one passage, and what the header says."""
    heading = joiner.passage(gathered.head, heading=True)
    notices = [
        (block.kind, joiner.passage(block.lines))
        for block in gathered.blocks
        if block.kind in (Kind.NOTICE, Kind.NOTE) and block.lines
    ]
    notes = [joiner.passage(note.lines, column=NOTE_COLUMN) for note in gathered.notes]
    subject = read(heading.text, 0).subject
    title = part_of(heading, subject.start, subject.end) if subject else _subject_of(notices) or _first_line(heading)
    passage, begins = joined([title, heading, *(notice for _, notice in notices), *notes])
    parts = _told(read(heading.text, begins[1]), notices, begins[2:])
    prose = [(0, len(title.text))] if subject else []
    notice_at = [Anchor(0, at, at + len(text.text)) for at, (_, text) in zip(begins[2:], notices, strict=False)]
    prose += [(at.start, at.end) for at in notice_at]
    delays = [at for at, (kind, _) in zip(notice_at, notices, strict=True) if kind is Kind.NOTICE]
    footnotes = tuple(
        Footnote(note.mark, Anchor(0, at, at + len(text.text)))
        for note, at, text in zip(gathered.notes, begins[2 + len(notices) :], notes, strict=True)
    )
    header = _header(title.text, parts, stated, [(at, passage.text[at.start : at.end]) for at in delays])
    if parts.postponed and not delays and header.answered is None and not header.postponements:
        whole = Anchor(0, begins[1], begins[1] + len(heading.text))
        header = replace(header, postponements=(Postponement(parts.received, whole),))
    return _Frame(passage, header, tuple(prose), footnotes)


def _told(parts: HeaderParts, notices: Sequence[tuple[Kind, Passage]], begins: Sequence[int]) -> HeaderParts:
    """What a notice tells of the questions, where the header does not: "dat de vragen van het lid Bikker (CU) aan …"."""
    if parts.askers or not notices or notices[0][0] is not Kind.NOTICE:
        return parts
    told = parse_header(notices[0][1].text, begins[0])
    return replace(
        parts,
        askers=told.askers,
        addressees=parts.addressees or told.addressees,
        submitted=parts.submitted or told.submitted,
        number=parts.number or told.number,
    )


def _subject_of(notices: Sequence[tuple[Kind, Passage]]) -> Passage | None:
    """The subject of the questions that a notice is about."""
    if not notices or notices[0][0] is not Kind.NOTICE:
        return None
    subject = parse_header(notices[0][1].text).subject
    return part_of(notices[0][1], subject.start, subject.end) if subject else None


def _first_line(heading: Passage) -> Passage:
    """What names a document without a subject: the sentence that says who answers, else its first line."""
    found = _NAMING.search(heading.text) or re.match(r"[^\n]*", heading.text)
    return part_of(heading, *found.span()) if found else heading


def _header(title: str, parts: HeaderParts, stated: Stated, notices: list[tuple[Anchor, str]]) -> Header:
    """What the sentences say and what stands beside them; a notice that the questions were answered is an answer."""
    received = parts.received or stated.received
    late = [at for at, text in notices if _POSTPONES.search(text) or not _ANSWERED.search(text)]
    postponed = bool(late) or (parts.postponed and not notices)
    return Header(
        title=title,
        number=stated.number or parts.number,
        annex_number=stated.annex,
        parliamentary_year=stated.year,
        submitted=parts.submitted or stated.submitted,
        answered=None if postponed else received,
        askers=parts.askers,
        addressees=parts.addressees,
        answerers=parts.answerers,
        postponements=tuple(Postponement(received, at) for at in late),
    )


def _placed(footnotes: tuple[Footnote, ...], gathered: Gathered, sections: Sequence[Section]) -> tuple[Footnote, ...]:
    """The footnotes with the places of their marks: zero width, in the section last begun before it."""
    places = {mark.mark: mark.at for mark in gathered.marks}
    begins = sorted((run.raw_start, at) for at, section in enumerate(sections) for run in section.passage.runs)
    found: list[Footnote] = []
    for note in footnotes:
        raw_at = places.get(note.mark)
        index = bisect_right(begins, (raw_at, len(sections))) if raw_at is not None else 0
        if raw_at is not None and index:
            section = begins[index - 1][1]
            place = place_in(sections[section].passage, raw_at)
            note = replace(note, marked_at=Anchor(section, place, place))
        found.append(replace(note, mark=note.mark.lstrip("^")))
    return tuple(found)


def _left_out(raw: str, gathered: Gathered, sections: Sequence[Section], mends: Iterable[Mend]) -> tuple[LeftOut, ...]:
    """Every raw stretch that is in no section, with its reason."""
    named = [LeftOut(line.start, line.end, "page furniture") for line in gathered.furniture]
    named += [
        LeftOut(block.label.start, block.label.end, "the label of a block") for block in gathered.blocks if block.label
    ]
    named += [LeftOut(*note.own_mark, "a footnote mark") for note in gathered.notes]
    named += [LeftOut(mend.start, mend.end, mend.reason) for mend in mends if mend.reason and mend.end > mend.start]
    used = sorted({(run.raw_start, run.raw_end) for section in sections for run in section.passage.runs})
    named = [item for item in named if raw[item.raw_start : item.raw_end].strip()]
    return tuple(
        sorted(
            [*named, *unused(raw, used, named, "no part of a question, an answer or the header")],
            key=lambda item: (item.raw_start, item.raw_end),
        )
    )
