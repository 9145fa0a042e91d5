"""The stretches of a document in which names are looked for: its running Dutch, and its footnotes."""

from collections.abc import Iterator

from kg.document import Anchor, Document, SectionKind
from kg.values import value


@value(frozen=True, slots=True)
class Stretch:
    """Running Dutch within a section: `text` begins at `start` of the section's text; `note` where it is a footnote."""

    section: int
    start: int
    text: str
    kind: SectionKind
    note: bool = False

    def at(self, start: int, end: int) -> Anchor:
        """The place in the document of `text[start:end]`."""
        return Anchor(self.section, self.start + start, self.start + end)


def prose_of(document: Document) -> Iterator[Stretch]:
    """The stretches of running Dutch, in the order of the text."""
    for index, section in enumerate(document.sections):
        text = section.text
        for start, end in section.prose:
            yield Stretch(index, start, text[start:end], section.kind)


def notes_of(document: Document) -> Iterator[Stretch]:
    """The footnotes, in the order of the document."""
    for note in document.footnotes:
        at = note.at
        yield Stretch(at.section, at.start, document.surface(at), document.sections[at.section].kind, note=True)
