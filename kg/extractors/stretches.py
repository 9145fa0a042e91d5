"""The stretches of a document in which names are looked for: its running Dutch, and its footnotes."""

from collections.abc import Iterable, Iterator

from kg.document import Anchor, Document, SectionKind
from kg.extractors.cues import Cues, scan
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


def prose_of(document: Document) -> tuple[Stretch, ...]:
    """The stretches of running Dutch, in the order of the text."""
    places = (
        Anchor(index, start, end) for index, section in enumerate(document.sections) for start, end in section.prose
    )
    return tuple(_stretches(document, places, note=False))


def notes_of(document: Document) -> tuple[Stretch, ...]:
    """The footnotes, in the order of the document."""
    return tuple(_stretches(document, (note.at for note in document.footnotes), note=True))


def _stretches(document: Document, places: Iterable[Anchor], note: bool) -> Iterator[Stretch]:
    places = tuple(places)
    texts = [document.surface(place) for place in places]
    for place, text, cues in zip(places, texts, scan(texts) if texts else (), strict=True):
        kind = document.sections[place.section].kind
        yield Stretch(place.section, place.start, text, kind, note, cues)
