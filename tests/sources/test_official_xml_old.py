from datetime import date

from kg.document import SectionKind
from kg.sources import official_xml_old, read_content
from kg.sources.content import Content
from kg.sources.writing import unaccounted
from tests.sources.assembled import OLD


def test_the_older_dialect_gives_the_same_document() -> None:
    (document,) = read_content(Content("kv.xml", OLD.encode()))
    header = document.header
    assert document.format == official_xml_old.FORMAT
    assert document.id.startswith("document-")
    assert (header.title, header.number) == ("een voorbeeld", "2070899990")
    assert (header.submitted, header.answered) == (date(2008, 4, 3), date(2008, 4, 24))
    assert [(person.name, person.party) for person in header.askers] == [("Jansen", "SP")]
    assert [person.name for person in header.answerers] == ["De Vries"]
    assert [(section.kind, section.numbers, section.text) for section in document.sections[1:]] == [
        (SectionKind.QUESTION, ("1",), "Kent u het bericht over het voorbeeld?"),
        (SectionKind.QUESTION, ("2",), "Wat is uw reactie?"),
        (SectionKind.ANSWER, ("1", "2"), "Ja."),
    ]
    (note,) = document.footnotes
    assert document.surface(note.at) == "De Voorbeeldkrant, 2 april 2008."
    assert note.marked_at is not None
    assert (note.marked_at.section, note.marked_at.start) == (1, len(document.sections[1].text))
    frame = document.sections[0]
    assert "Toelichting: deze vragen dienen ter aanvulling op eerdere vragen." in {
        frame.text[start:end] for start, end in frame.prose
    }
    assert unaccounted(document) == []


def test_numbers_may_also_stand_in_nr() -> None:
    (document,) = read_content(Content("kv.xml", OLD.replace("nummer>", "nr>").encode()))
    assert document.sections[-1].numbers == ("1", "2")
