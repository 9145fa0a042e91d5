"""A document while it is put together from marked-up text: lines of the frame, sections, notes, what is left out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from kg.document import (
    Anchor,
    Document,
    Footnote,
    Header,
    LeftOut,
    Passage,
    Reference,
    Section,
    SectionKind,
)
from kg.sources.content import Content
from kg.sources.dutch import answers_referred_to, numbers_in
from kg.sources.tree import Chars, Element
from kg.sources.writing import Writer, joined, left_out


class Role(IntEnum):
    """What a line of the frame is; the frame holds them in this order."""

    TITLE = 0
    PRINTED = 1
    """A printed line of the heading: `Vergaderjaar 2016-2017`."""
    NUMBER = 2
    SENTENCE = 3
    """A header sentence: `Vragen van het lid Taverne (VVD) aan de Minister van …`."""
    IDENTIFIER = 4
    SUBMITTED = 5
    ANSWERED = 6
    TOPIC = 7
    ASKER = 8
    ADDRESSED = 9
    NOTICE = 10
    """`kamervraagopmerking`: a Mededeling or a remark."""
    EXPLANATION = 11
    NOTE = 12
    OTHER = 13


PROSE = frozenset({Role.TITLE, Role.NOTICE, Role.EXPLANATION, Role.OTHER})


@dataclass(slots=True)
class Block:
    """One line of the frame or one section while it is written."""

    role: Role | SectionKind
    numbers: tuple[str, ...] = ()
    writer: Writer = field(default_factory=Writer)
    references: list[tuple[int, int, str]] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)

    def add(self, pieces: Iterable[Chars]) -> "Block":
        """Write these pieces."""
        for piece in pieces:
            self.writer.add(piece)
        return self


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of the finished frame."""

    role: Role
    text: str
    start: int

    @property
    def at(self) -> Anchor:
        """Where it stands."""
        return Anchor(0, self.start, self.start + len(self.text))


@dataclass(frozen=True, slots=True)
class Heading:
    """A header, the official ids of its source, and the publications its sentences point to."""

    header: Header
    publications: tuple[str, ...]
    references: tuple[Reference, ...] = ()


@dataclass(slots=True)
class Draft:
    """Everything found so far in one source."""

    content: Content
    format: str
    raw: str
    frame: list[Block] = field(default_factory=list)
    sections: list[Block] = field(default_factory=list)
    notes: dict[str, tuple[str, Block]] = field(default_factory=dict)
    explained: list[LeftOut] = field(default_factory=list)
    open_questions: dict[str, None] = field(default_factory=dict)
    """The questions asked so far that no answer covers, in order."""
    counts: dict[SectionKind, int] = field(default_factory=dict)

    def line(self, role: Role) -> Block:
        """A new line of the frame."""
        self.frame.append(block := Block(role))
        return block

    def section(self, kind: SectionKind, numbers: tuple[str, ...]) -> Block:
        """A new question or answer."""
        self.sections.append(block := Block(kind, numbers))
        for number in numbers:
            if kind is SectionKind.QUESTION:
                self.open_questions[number] = None
            else:
                self.open_questions.pop(number, None)
            if number.isdecimal():
                self.counts[kind] = max(self.counts.get(kind, 0), int(number))
        return block

    def note(self, key: str, mark: str) -> Block:
        """A new footnote, found by `key`; a later one with the same key gets a key of its own."""
        if key in self.notes:
            key = f"{key} ({len(self.notes)})"
        block = self.line(Role.NOTE)
        self.notes[key] = (mark, block)
        return block

    def explain(self, element: Element | Chars, reason: str) -> None:
        """Leave this stretch out for a reason that can be told."""
        self.explained.append(LeftOut(element.start, element.end, reason))

    def numbers(self, kind: SectionKind, label: str) -> tuple[str, ...]:
        """The numbers a label names; without any, those that follow from the order of the sections."""
        if printed := numbers_in(label):
            return printed
        following = (str(self.counts.get(kind, 0) + 1),)
        return following if kind is SectionKind.QUESTION else tuple(self.open_questions) or following

    def finished(
        self,
        tree: Element,
        heading_of: Callable[[list[Placed]], Heading],
        incomplete: str | None,
    ) -> Document:
        """The document; `heading_of` reads the lines of the frame into a header and the official ids of the source."""
        lines = sorted((block for block in self.frame if block.writer.at), key=lambda block: _role(block))
        passages = [block.writer.passage() for block in lines]
        passage, starts = joined(passages)
        placed = [
            Placed(_role(block), part.text, start) for block, part, start in zip(lines, passages, starts, strict=True)
        ]
        heading = heading_of(placed)
        prose = tuple((line.at.start, line.at.end) for line in placed if line.role in PROSE)
        frame = Section(SectionKind.FRAME, (), passage, prose)
        numbered = [(block, passage) for block in self.sections if (passage := block.writer.passage()).text]
        sections = (frame, *(_section(block, passage) for block, passage in numbered))
        where = {id(block): (0, line.start) for block, line in zip(lines, placed, strict=True)}
        where |= {id(block): (index, 0) for index, (block, _) in enumerate(numbered, 1)}
        texts = (node for node in tree.walk() if isinstance(node, Chars))
        return Document(
            id=heading.publications[0] if heading.publications else f"document-{self.content.sha256[:16]}",
            source_file=self.content.path,
            format=self.format,
            sha256=self.content.sha256,
            raw=self.raw,
            header=heading.header,
            sections=sections,
            publications=heading.publications,
            footnotes=self._footnotes(where),
            references=(*heading.references, *self._references(where)),
            left_out=left_out(self.raw, sections, self.explained, texts, "markup"),
            incomplete=incomplete,
        )

    def _footnotes(self, where: dict[int, tuple[int, int]]) -> tuple[Footnote, ...]:
        marked: dict[str, Anchor] = {}
        for block in (*self.frame, *self.sections):
            if id(block) in where:
                section, start = where[id(block)]
                for at, key in block.marks:
                    marked.setdefault(key, Anchor(section, start + at, start + at))
        found = []
        for key, (mark, block) in self.notes.items():
            if id(block) in where:
                section, start = where[id(block)]
                found.append(Footnote(mark, Anchor(section, start, start + block.writer.at), marked.get(key)))
        return tuple(found)

    def _references(self, where: dict[int, tuple[int, int]]) -> tuple[Reference, ...]:
        found = []
        for block in (*self.frame, *self.sections):
            if id(block) in where:
                section, start = where[id(block)]
                found += [
                    Reference(publication, Anchor(section, start + first, start + last))
                    for first, last, publication in block.references
                ]
        return tuple(found)


def _role(block: Block) -> Role:
    assert isinstance(block.role, Role)  # Draft.line makes them so
    return block.role


def _section(block: Block, passage: Passage) -> Section:
    assert isinstance(block.role, SectionKind)  # Draft.section makes them so
    see = answers_referred_to(passage.text) if block.role is SectionKind.ANSWER else ()
    return Section(block.role, block.numbers, passage, ((0, len(passage.text)),), see)
