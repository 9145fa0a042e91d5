"""Word files: all text of the body, also in content controls, tables, text boxes and footnotes, as lines of text.

The raw text that offsets lead back to is this text: a paragraph a line, automatic numbers written out, a footnote's
mark as `[^2]` and the footnotes after the body as `[^2]: …`.
"""

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from kg.document import Document
from kg.errors import SourceError
from kg.sources.content import Content
from kg.sources.docx_numbers import Numbering
from kg.sources.furniture import is_printed
from kg.sources.markup import parse_xml
from kg.sources.printed import parse_printed
from kg.sources.tree import Chars, Element
from kg.sources.word_text import parse_word

FORMAT = "docx"
MOST_UNPACKED = 40_000_000
MOST_RATIO = 200
"""A member that unpacks to more than this many times its size is a bomb; Word's own are under 30."""
_BODY, _NOTES, _ENDNOTES, _NUMBERING, _STYLES = "document", "footnotes", "endnotes", "numbering", "styles"
_SKIPPED = frozenset(
    {"w:del", "w:moveFrom", "w:instrText", "mc:Fallback", "w:sectPr", "w:pPr", "w:rPr", "w:tblPr", "w:sdtPr"}
)
_MARKS = {"w:footnoteReference": "^", "w:endnoteReference": "^e"}
_LETTERS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:softHyphen": "\u00ad"}


def recognises(content: Content) -> bool:
    """True for a zip that holds the body of a Word document."""
    if not content.data.startswith(b"PK\3\4"):
        return False
    try:
        with ZipFile(BytesIO(content.data)) as archive:
            return "word/document.xml" in archive.namelist()
    except (BadZipFile, ValueError, OSError):
        return b"word/document.xml" in content.data


def parse(content: Content) -> Iterator[Document]:
    """One Word file as a document; raises `SourceError` when it is damaged, too large, or no Kamervraag."""
    raw = _text(content)
    if not raw.strip():
        raise SourceError(content.path, "a Word file without text")
    if is_printed(raw):
        yield parse_printed(content, raw, FORMAT, None, wrapped=False)
    else:
        yield parse_word(content, raw, FORMAT)


def _text(content: Content) -> str:
    """The text of body and notes, a paragraph a line."""
    try:
        with ZipFile(BytesIO(content.data)) as archive:
            parts = {name: _part(content, archive, name) for name in (_BODY, _NOTES, _ENDNOTES, _NUMBERING)}
            styles = _part(content, archive, _STYLES) if parts[_NUMBERING] else None
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise SourceError(content.path, f"a damaged Word file ({error})") from error
    body = parts[_BODY]
    if body is None:
        raise SourceError(content.path, "a damaged Word file (no word/document.xml)")
    lines = list(_paragraphs(body, Numbering(parts[_NUMBERING], styles)))
    for part, kind in ((parts[_NOTES], "^"), (parts[_ENDNOTES], "^e")):
        lines += _notes(part, kind) if part else []
    return "\n".join(lines)


def _part(content: Content, archive: ZipFile, name: str) -> Element | None:
    """One XML part of the file as a tree, refused when it would not fit."""
    member = f"word/{name}.xml"
    if member not in archive.namelist():
        return None
    info = archive.getinfo(member)
    if info.file_size > MOST_UNPACKED or info.file_size > MOST_RATIO * max(info.compress_size, 1_000):
        raise SourceError(content.path, f"a Word file whose {member} unpacks to {info.file_size:,} bytes: refused")
    with archive.open(info) as stream:
        data = stream.read(MOST_UNPACKED + 1)
    if len(data) > MOST_UNPACKED:
        raise SourceError(content.path, f"a Word file whose {member} is larger than it says: refused")
    return parse_xml(Content(content.path, data).text, content.path).root


def _paragraphs(element: Element, numbering: Numbering) -> Iterator[str]:
    """The paragraphs below, in order; those of a text box come after the paragraph that holds it."""
    for child in element.elements():
        if child.tag in _SKIPPED:
            continue
        if child.tag == "w:p":
            inner: list[Element] = []
            text = "".join(_letters(child, inner))
            yield numbering.label(child) + text
            for box in inner:
                yield from _paragraphs(box, numbering)
        else:
            yield from _paragraphs(child, numbering)


def _letters(element: Element, boxes: list[Element]) -> Iterator[str]:
    """The text of one paragraph; what is in text boxes is set apart in `boxes`."""
    for child in element.elements():
        if child.tag in _SKIPPED:
            continue
        if child.tag == "w:txbxContent":
            boxes.append(child)
        elif child.tag == "w:t":
            yield "".join(node.text for node in child.children if isinstance(node, Chars))
        elif child.tag in _LETTERS:
            yield _LETTERS[child.tag]
        elif child.tag in _MARKS:
            yield f"[{_MARKS[child.tag]}{child.attributes.get('w:id', '')}]"
        else:
            yield from _letters(child, boxes)


def _notes(part: Element, kind: str) -> Iterator[str]:
    """The footnotes or endnotes, but not the lines that separate them from the text."""
    for note in part.all("w:footnote", "w:endnote"):
        text = " ".join("".join(_letters(paragraph, [])) for paragraph in note.all("w:p")).strip()
        if text and note.attributes.get("w:type") not in {"separator", "continuationSeparator", "continuationNotice"}:
            yield f"[{kind}{note.attributes.get('w:id', '')}]: {text}"
