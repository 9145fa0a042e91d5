"""The stretches of a document in which names are looked for: its running Dutch, and its footnotes."""

from collections.abc import Sequence

from kg.document import Anchor, Document, SectionKind
from kg.extractors.cues import Cues, scan
from kg.extractors.joined import Joined
from kg.values import value


@value(frozen=True, slots=True)
class Stretch:
    """Running Dutch within a section: `text` begins at `start` of the section's text; `note` where it is a footnote.

    `cues` are those of every rule in it, so that a rule without one there does not begin.
    """

    section: int
    start: int
    text: str
    kind: SectionKind
    note: bool
    cues: Cues

    def at(self, start: int, end: int) -> Anchor:
        """The place in the document of `text[start:end]`."""
        return Anchor(self.section, self.start + start, self.start + end)


@value(frozen=True, slots=True)
class Running:
    """The stretches of a document, those of its running Dutch first, and their texts, joined."""

    prose: Sequence[Stretch]
    notes: Sequence[Stretch]
    joined: Joined

    @classmethod
    def of(cls, document: Document) -> "Running":
        """The running Dutch in the order of the text, the footnotes in that of the document."""
        places = [
            Anchor(at, start, end) for at, section in enumerate(document.sections) for start, end in section.prose
        ]
        first_note = len(places)
        places += [note.at for note in document.footnotes]
        joined = Joined.of([document.surface(place) for place in places])
        stretches = [
            Stretch(at.section, at.start, text, document.sections[at.section].kind, number >= first_note, cues)
            for number, (at, text, cues) in enumerate(zip(places, joined.texts, scan(joined), strict=True))
        ]
        return cls(stretches[:first_note], stretches[first_note:], joined)
