"""Word files: all their text, and what is refused."""

import zipfile
from io import BytesIO

import pytest

from kg.document import SectionKind
from kg.errors import SourceError
from kg.sources import read_content
from kg.sources.content import Content
from tests.sources.binary_files import docx_of, paragraph, xml_part
from tests.sources.reading import assert_anchors_hold, assert_nothing_is_lost, read_text

HEADER = paragraph("Antwoorden van de minister van Defensie op vragen van het lid Jansen (XYZ) over een schip")
NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
)
BODY = (
    f"<w:tbl><w:tr><w:tc>{paragraph('Datum')}{paragraph('4 december 2023')}</w:tc></w:tr></w:tbl>"
    f"<w:sdt><w:sdtContent>{paragraph('In antwoord op uw brief van 9 november 2023, nr. 2023Z19006, zend ik u dit.')}"
    "</w:sdtContent></w:sdt>"
    + HEADER
    + paragraph("Vraag 1")
    + '<w:p><w:r><w:t>Kent u het schip?</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    "<w:del><w:r><w:delText>weg</w:delText></w:r></w:del></w:p>"
    + paragraph("Antwoord op vraag 1")
    + "<w:p><w:sdt><w:sdtContent><w:r><w:t>Ja, dat ken ik.</w:t></w:r></w:sdtContent></w:sdt></w:p>"
)
FOOTNOTES = (
    f'<w:footnote w:id="0" w:type="separator">{paragraph("---")}</w:footnote>'
    f'<w:footnote w:id="2">{paragraph("NRC, 3 januari 2024, Schip")}</w:footnote>'
)


def test_tables_content_controls_and_footnotes_are_read() -> None:
    document = read_text(docx_of(BODY, footnotes=FOOTNOTES))
    assert document.format == "docx"
    assert document.header.number == "2023Z19006"
    assert [section.text for section in document.sections[1:]] == ["Kent u het schip?", "Ja, dat ken ik."]
    (note,) = document.footnotes
    assert (note.mark, document.surface(note.at)) == ("2", "NRC, 3 januari 2024, Schip")
    assert note.marked_at and note.marked_at.section == 1
    assert "weg" not in document.raw
    assert_nothing_is_lost(document)
    assert_anchors_hold(document)


def test_automatic_numbers_are_written_out() -> None:
    body = HEADER + paragraph("Kent u het schip?", NUMBERED) + paragraph("Antwoord") + paragraph("Ja.")
    body += paragraph("Is het groen?", NUMBERED) + paragraph("Antwoord") + paragraph("Nee.")
    document = read_text(docx_of(body, numbering=NUMBERING))
    asked = [section.numbers for section in document.sections if section.kind is SectionKind.QUESTION]
    assert asked == [("1",), ("2",)]


def test_a_style_may_number_its_paragraphs() -> None:
    styles = (
        '<w:style w:styleId="Vraag"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Vet"><w:basedOn w:val="Vraag"/></w:style>'
    )
    styled = '<w:pPr><w:pStyle w:val="Vet"/></w:pPr>'
    body = HEADER + paragraph("Kent u het schip?", styled) + paragraph("Antwoord") + paragraph("Ja.")
    body += paragraph("Is het groen?", styled) + paragraph("Antwoord") + paragraph("Nee.")
    document = read_text(docx_of(body, numbering=NUMBERING, styles=styles))
    asked = [section.numbers for section in document.sections if section.kind is SectionKind.QUESTION]
    assert asked == [("1",), ("2",)]


def bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    return out.getvalue()


def with_document(text: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bomb(), "refused"),
        (
            with_document('<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document>&a;</w:document>'),
            "DTD|type",
        ),
        (with_document(xml_part("document", "")), "without text"),
        (docx_of(paragraph("Een menukaart.")), "no header sentence and no question"),
        (docx_of(BODY)[:300], "damaged|Word|archive|zip"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        list(read_content(Content("vraag.docx", data)))
