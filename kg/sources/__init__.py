"""read(): one file a format, chosen by looking at the content."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.document import Document
from kg.errors import SourceError
from kg.sources import (
    docx,
    odata,
    official_html,
    official_xml,
    official_xml_old,
    openkamer,
    pdf,
    printed,
    wetsuite_json,
    wetsuite_text,
    word_text,
    zaken,
)
from kg.sources.content import Content
from kg.sources.encoding import why_binary
from kg.sources.inputs import documents_in


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: its name, how to know it, and how to read it; `binary` ones are asked about bytes that are no text."""

    format: str
    recognises: Callable[[Content], bool]
    parse: Callable[[Content], Iterator[Document]]
    binary: bool = False


READERS: tuple[Reader, ...] = (
    Reader(zaken.FORMAT, zaken.recognises, zaken.parse),
    Reader(openkamer.FORMAT, openkamer.recognises, openkamer.parse),
    Reader(official_xml.FORMAT, official_xml.recognises, official_xml.parse),
    Reader(official_xml_old.FORMAT, official_xml_old.recognises, official_xml_old.parse),
    Reader(official_html.FORMAT, official_html.recognises, official_html.parse),
    Reader(wetsuite_json.FORMAT, wetsuite_json.recognises, wetsuite_json.parse),
    Reader(odata.FORMAT, odata.recognises, odata.parse),
    Reader(wetsuite_text.FORMAT, wetsuite_text.recognises, wetsuite_text.parse),
    Reader(printed.FORMAT, printed.recognises, printed.parse),
    Reader(word_text.FORMAT, word_text.recognises, word_text.parse),
    Reader(pdf.FORMAT, pdf.recognises, pdf.parse, binary=True),
    Reader(docx.FORMAT, docx.recognises, docx.parse, binary=True),
)


FIDELITY: tuple[str, ...] = (
    official_xml.FORMAT,
    official_xml_old.FORMAT,
    official_html.FORMAT,
    openkamer.FORMAT,
    docx.FORMAT,
    word_text.FORMAT,
    pdf.FORMAT,
    printed.FORMAT,
    odata.FORMAT,
    zaken.FORMAT,
    wetsuite_json.FORMAT,
    wetsuite_text.FORMAT,
)
"""Formats from the most faithful to the least: marked-up text, then text with damage to mend, then records and parts."""


def fidelity(form: str) -> int:
    """The place of a format among those, lower is better; text from a PDF names the tool behind its format."""
    return FIDELITY.index(printed.FORMAT if form.startswith(printed.FORMAT) else form)


def read(path: Path) -> Iterator[Document]:
    """Every document in the file, folder or archive at `path`, whose `source_file` is that path as given.

    Raises `SourceError`, which names the file and the reason, when it is missing, empty, or no Kamervraag; where there
    are several files it is raised after the last one, for the first that could not be read.
    """
    failures: list[SourceError] = []
    for found in documents_in([str(path)]):
        if isinstance(found, SourceError):
            failures.append(found)
            continue
        try:
            yield from read_content(found)
        except SourceError as error:
            failures.append(error)
    if failures:
        raise failures[0]


def read_content(content: Content) -> Iterator[Document]:
    """Every document in bytes already at hand; raises `SourceError` like `read`.

    From a file of many records the good ones come first; the error that names the bad ones is raised after the last.
    """
    if not content.data.strip():
        raise SourceError(content.path, "the file is empty")
    for reader in READERS:
        if reader.binary == content.is_binary and reader.recognises(content):
            yield from reader.parse(content)
            return
    if content.is_binary:
        raise SourceError(content.path, why_binary(content.data))
    raise SourceError(content.path, "no Kamervraag: no known form of parliamentary question was recognised")
