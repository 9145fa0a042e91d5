"""The text of the pages of a PDF, by pypdf; apart, since pypdf takes long to import and few builds have a PDF."""

import logging
import struct
import zlib
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from kg.errors import SourceError
from kg.sources.content import Content

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


def text_of(content: Content) -> tuple[str, str | None]:
    """The text of the pages, with a form feed between, and why it is not all where it is not.

    Raises `SourceError` when it is encrypted, damaged or too large.
    """
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
