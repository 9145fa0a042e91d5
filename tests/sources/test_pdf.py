"""PDF files: read, and refused with the reason."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from kg.document import SectionKind
from kg.errors import SourceError
from kg.sources import pdf_pages, read_content
from kg.sources.content import Content
from tests.sources.binary_files import pdf_of
from tests.sources.printed_pages import ASKED
from tests.sources.reading import assert_anchors_hold, assert_nothing_is_lost, read_text

PAGE = [line for line in ASKED.replace("’", "'").splitlines() if line.strip()]


def encrypted(data: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def blank_pages(count: int) -> bytes:
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(595, 842)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_printed_pdf_is_read_like_its_text() -> None:
    document = read_text(pdf_of([PAGE]), "vraag.bin")
    assert (document.format, document.id) == ("pdf", "kv-tk-2024Z18435")
    assert [section.numbers for section in document.sections if section.kind is SectionKind.QUESTION] == [
        ("1",),
        ("2",),
    ]
    assert_nothing_is_lost(document)
    assert_anchors_hold(document)


def test_a_letter_as_pdf() -> None:
    lines = [
        "Antwoorden van de minister van Defensie op vragen van het lid Jansen (XYZ) over een",
        "schip",
        "Vraag 1",
        "Kent u het schip?",
        "Antwoord op vraag 1",
        "Ja.",
    ]
    document = read_text(pdf_of([lines]))
    assert [section.text for section in document.sections[1:]] == ["Kent u het schip?", "Ja."]
    assert_nothing_is_lost(document)


def test_a_pdf_that_opens_without_a_password_is_read() -> None:
    assert read_text(encrypted(pdf_of([PAGE]), "")).id == "kv-tk-2024Z18435"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (encrypted(pdf_of([PAGE]), "geheim"), "encrypted PDF: it needs a password"),
        (blank_pages(2), "pages are pictures"),
        (blank_pages(pdf_pages.MOST_PAGES + 1), "a PDF of 501 pages"),
        (b"%PDF-1.4\nniets", "damaged PDF"),
        (pdf_of([PAGE])[:120], "damaged PDF"),
        (pdf_of([["Een menukaart zonder vragen."]]), "no header sentence and no question"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        list(read_content(Content("vraag.pdf", data)))


def test_a_pdf_without_its_last_page_is_incomplete() -> None:
    document = read_text(pdf_of([PAGE[:-1]]))
    assert document.incomplete == "the text ends before the foot of its last page"


def test_corrupted_bytes_never_crash() -> None:
    data = pdf_of([PAGE])
    for place in range(0, len(data), 7):
        try:
            list(read_content(Content("vraag.pdf", data[:place] + b"\xff<<" + data[place + 3 :])))
        except SourceError as error:
            assert error.reason
