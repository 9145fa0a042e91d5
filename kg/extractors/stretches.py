"""The stretches of a document in which names are looked for: its running Dutch, and its footnotes."""

from collections.abc import Iterable, Iterator, Sequence

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
    """The stretches of a document, its `prose` before its notes, and their texts, joined."""

    stretches: Sequence[Stretch]
    prose: Sequence[Stretch]
    joined: Joined


def running(documents: Iterable[Document]) -> tuple[list[Running], Joined]:
    """For each document its running Dutch in the order of the text and its footnotes in theirs; and all texts, joined."""
    places = [(document, *_places(document)) for document in documents]
    joined = Joined.of([document.surface(at) for document, prose, notes in places for at in (*prose, *notes)])
    scanned = zip(joined.texts, scan(joined), strict=True)
    return [_running(document, prose, notes, scanned) for document, prose, notes in places], joined


def _places(document: Document) -> tuple[list[Anchor], list[Anchor]]:
    prose = [Anchor(at, start, end) for at, section in enumerate(document.sections) for start, end in section.prose]
    return prose, [note.at for note in document.footnotes]


def _running(
    document: Document, prose: Iterable[Anchor], notes: Iterable[Anchor], scanned: Iterator[tuple[str, Cues]]
) -> Running:
    """The stretches of a document at these places, of which the next of `scanned` are texts and cues."""
    running = [_stretch(document, at, *next(scanned), note=False) for at in prose]
    stretches = running + [_stretch(document, at, *next(scanned), note=True) for at in notes]
    return Running(stretches, running, Joined.of([stretch.text for stretch in stretches]))


def _stretch(document: Document, at: Anchor, text: str, cues: Cues, note: bool) -> Stretch:
    return Stretch(at.section, at.start, text, document.sections[at.section].kind, note, cues)
