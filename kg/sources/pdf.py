"""PDF itself: the text of its pages by pypdf, then read like any printed text. Why pypdf: docs/pdf-libraries.md."""

import logging
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from kg.document import Document
from kg.errors import SourceError
from kg.sources.content import Content
from kg.sources.furniture import is_printed
from kg.sources.printed import parse_printed
from kg.sources.word_text import parse_word

FORMAT = "pdf"
MOST_BYTES = 50_000_000
"""The largest Aanhangsel seen is 300 KB; a PDF beyond this is refused before it is opened."""
MOST_PAGES = 500
MOST_TEXT = 5_000_000

# pypdf raises these, besides its own, on files whose objects are not what they say they are
_DAMAGE = (
    PyPdfError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    NotImplementedError,
    EOFError,
    zlib.error,
    struct.error,
)


def recognises(content: Content) -> bool:
    """True for bytes that begin like a PDF."""
    return b"%PDF-" in content.data[:1024]


def parse(content: Content) -> Iterator[Document]:
    """One PDF as a document; raises `SourceError` when it is encrypted, damaged, or holds pictures only."""
    raw, incomplete = _text(content)
    if not raw.strip():
        raise SourceError(
            content.path, "no text in this PDF: its pages are pictures (text recognition is not done here)"
        )
    if is_printed(raw):
        yield parse_printed(content, raw, FORMAT, incomplete)
    else:
        yield parse_word(content, raw, FORMAT, wrapped=True, incomplete=incomplete)


def _text(content: Content) -> tuple[str, str | None]:
    """The text of the pages, with a form feed between, and why it is not all where it is not."""
    if len(content.data) > MOST_BYTES:
        raise SourceError(content.path, f"a PDF of {len(content.data):,} bytes: at most {MOST_BYTES:,} are read")
    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # what it finds amiss is said by us, once, with the file's name
    try:
        reader = PdfReader(BytesIO(content.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(content.path, "an encrypted PDF: it needs a password")
        count = len(reader.pages)
    except DependencyError as error:
        raise SourceError(content.path, "an encrypted PDF: it needs a password") from error
    except _DAMAGE as error:
        raise SourceError(content.path, f"a damaged PDF ({_said(error)})") from error
    if count > MOST_PAGES:
        raise SourceError(content.path, f"a PDF of {count} pages: at most {MOST_PAGES} are read")
    return _pages(content, reader, count)


def _pages(content: Content, reader: PdfReader, count: int) -> tuple[str, str | None]:
    """The text of every page that can be read; raises `SourceError` when none can."""
    texts: list[str] = []
    failed: list[str] = []
    for number in range(count):
        try:
            texts.append(reader.pages[number].extract_text())
        except _DAMAGE as error:
            failed.append(f"page {number + 1} cannot be read ({_said(error)})")
        if sum(map(len, texts)) > MOST_TEXT:
            raise SourceError(content.path, f"a PDF with more than {MOST_TEXT:,} characters of text")
    if failed and not any(text.strip() for text in texts):
        raise SourceError(content.path, f"a damaged PDF ({failed[0]})")
    return "\f".join(texts).replace("\r\n", "\n").replace("\r", "\n"), "; ".join(failed) or None


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
