"""Text taken from the PDF of an Aanhangsel or of questions, by pypdf, PyPDF2 or pymupdf4llm (markdown).

The page's furniture and notes are set apart, the printed lines are joined and mended, the blocks become sections.
"""

import re
from collections.abc import Iterable, Iterator

from kg.document import Document
from kg.errors import SourceError
from kg.sources.assembly import Gathered, Reading, Stated, assemble
from kg.sources.blocks import Label, blocks_of, label_in, mended_numbers
from kg.sources.content import Content
from kg.sources.footnotes import marks_of, notes_of
from kg.sources.furniture import PUBLICATION, YEAR, Pages, is_printed, pages_of
from kg.sources.lines import Line, lines_of

FORMAT = "pdf-text"
MARKDOWN = "pdf-text-markdown"

_MARKDOWN = re.compile(r"^(?:#{1,6} |\*\*Vragen gesteld|-----$)", re.MULTILINE)


def recognises(content: Content) -> bool:
    """True for text that bears the head or the foot of a printed page of Kamervragen."""
    return is_printed(content.text)


def parse(content: Content) -> Iterator[Document]:
    """One printed text as a document; raises `SourceError` when it has neither header sentence nor question."""
    yield parse_printed(content, content.text, MARKDOWN if _MARKDOWN.search(content.text) else FORMAT)


def parse_printed(
    content: Content, raw: str, form: str, incomplete: str | None = None, wrapped: bool = True
) -> Document:
    """The document in `raw`, the text of the pages of a printed publication."""
    lines = lines_of(raw)
    pages = pages_of([line for piece in lines for line in _at_form_feeds(piece)] if "\f" in raw else lines)
    notes, bodies = notes_of(pages.pages)
    marks = marks_of(bodies, notes)
    whole_lines = {mark.cut for mark in marks}
    lines = [line for body in bodies for line in body if line.span not in whole_lines]
    head, blocks = blocks_of(lines, _label)
    if not blocks and not any("ragen van" in line.text for line in head):
        raise SourceError(content.path, "no header sentence and no question found in the printed text")
    gathered = Gathered(head, mended_numbers(blocks), notes, marks, pages.furniture)
    reading = Reading(content, raw, form, markdown=form == MARKDOWN, wrapped=wrapped)
    return assemble(reading, gathered, _stated(pages, incomplete))


def _label(text: str, _: int) -> Label | None:
    return label_in(text)


def _at_form_feeds(line: Line) -> Iterable[Line]:
    """A line that holds page breaks, cut at them."""
    at = line.start
    for part in line.text.split("\f"):
        start = at + len(part) - len(part.lstrip())
        yield Line(line.raw, start, max(start, at + len(part.rstrip())))
        at += len(part) + 1


def _stated(pages: Pages, incomplete: str | None) -> Stated:
    """Numbers, year and official ids of the furniture: annex 680 of 2023–2024 is `ah-tk-20232024-680`."""
    furniture = "\n".join(line.text for line in pages.furniture)
    year = YEAR.search(furniture)
    is_zaak = bool(pages.number) and "Z" in str(pages.number)
    found = PUBLICATION.findall(furniture)
    if not found and pages.number and is_zaak:
        found = [f"kv-tk-{pages.number}"]
    elif not found and pages.number and year:
        found = [f"ah-tk-{year['from']}{year['to']}-{pages.number}"]
    annex = re.fullmatch(r"ah-[te]k-\d{8}-(\d+)", found[0]) if found else None
    zaak = re.fullmatch(r"kv-[te]k-(\d{4}Z\d{5})", found[0]) if found else None
    return Stated(
        number=pages.number if is_zaak else zaak[1] if zaak else None,
        annex=pages.number if pages.number and not is_zaak else annex[1] if annex else None,
        year=f"{year['from']}-{year['to']}" if year else None,
        publications=tuple(dict.fromkeys(found)),
        incomplete=incomplete or (None if pages.ends else "the text ends before the foot of its last page"),
    )
