"""What every reader's tests ask of a document."""

from kg.document import Document
from kg.sources import read_content
from kg.sources.content import Content


def read_text(text: str | bytes, path: str = "vraag") -> Document:
    data = text.encode() if isinstance(text, str) else text
    (document,) = read_content(Content(path, data))
    return document


def assert_nothing_is_lost(document: Document) -> None:
    """Every non-blank raw character is in a section or left out by name, and every copied run is a true copy."""
    covered = bytearray(len(document.raw))
    for section in document.sections:
        end = 0
        for run in section.passage.runs:
            assert end <= run.start <= run.end <= len(section.text)
            end = run.end
            if run.end - run.start == run.raw_end - run.raw_start > 1:
                assert section.text[run.start : run.end] == document.raw[run.raw_start : run.raw_end]
            covered[run.raw_start : run.raw_end] = b"\1" * (run.raw_end - run.raw_start)
    for item in document.left_out:
        assert item.reason
        covered[item.raw_start : item.raw_end] = b"\1" * (item.raw_end - item.raw_start)
    lost = [at for at, letter in enumerate(document.raw) if not letter.isspace() and not covered[at]]
    assert not lost, document.raw[max(0, lost[0] - 30) : lost[0] + 30]


def assert_anchors_hold(document: Document) -> None:
    """Every anchor lies in its section, and each of its letters leads back to the raw text."""
    header = document.header
    people = [*header.askers, *header.answerers]
    anchors = [note.at for note in document.footnotes] + [reference.at for reference in document.references]
    anchors += [at for person in people for at in (person.name_at, person.party_at, person.post_at) if at]
    anchors += [post.at for post in header.addressees] + [late.at for late in header.postponements]
    anchors += [note.marked_at for note in document.footnotes if note.marked_at]
    for anchor in anchors:
        section = document.sections[anchor.section]
        assert 0 <= anchor.start <= anchor.end <= len(section.text)
        if anchor.end > anchor.start and section.text[anchor.start : anchor.end].strip():
            section.passage.raw_span(anchor.start, anchor.end)
