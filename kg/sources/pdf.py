"""PDF itself: the text of its pages by pypdf, then read like any printed text. Why pypdf: docs/pdf-libraries.md."""

from collections.abc import Iterator

from kg.document import Document
from kg.errors import SourceError
from kg.sources.content import Content
from kg.sources.furniture import is_printed
from kg.sources.printed import parse_printed
from kg.sources.word_text import parse_word

FORMAT = "pdf"


def recognises(content: Content) -> bool:
    """True for bytes that begin like a PDF."""
    return b"%PDF-" in content.data[:1024]


def parse(content: Content) -> Iterator[Document]:
    """One PDF as a document; raises `SourceError` when it is encrypted, damaged, or holds pictures only."""
    from kg.sources.pdf_pages import text_of

    raw, incomplete = text_of(content)
    if not raw.strip():
        raise SourceError(
            content.path, "no text in this PDF: its pages are pictures (text recognition is not done here)"
        )
    if is_printed(raw):
        yield parse_printed(content, raw, FORMAT, incomplete)
    else:
        yield parse_word(content, raw, FORMAT, wrapped=True, incomplete=incomplete)
