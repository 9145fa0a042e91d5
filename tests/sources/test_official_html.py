from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.document import Document, SectionKind
from kg.errors import SourceError
from kg.sources import official_html, read_content
from kg.sources.content import Content
from kg.sources.writing import unaccounted
from tests.sources.assembled import PAGE


def read_one(text: str) -> Document:
    (document,) = read_content(Content("page.html", text.encode()))
    return document


def test_a_page_is_read_like_the_xml() -> None:
    document = read_one(PAGE)
    header = document.header
    assert document.format == official_html.FORMAT
    assert (header.title, header.number, header.submitted) == (
        "het bericht «Een voorbeeld»",
        "2017Z99903",
        date(2017, 5, 26),
    )
    assert [(person.name, person.party) for person in header.askers] == [("Bos", "VVD")]
    assert [post.name for post in header.addressees] == ["Minister van Economische Zaken"]
    assert [(section.kind, section.numbers, section.text) for section in document.sections[1:]] == [
        (SectionKind.QUESTION, ("1",), "Wat is uw reactie op het bericht?"),
        (SectionKind.ANSWER, ("1",), "Ik ken het bericht.\nZie Kamerstuk 99 999, nr. 7.\nTweede alinea."),
    ]
    (note,) = document.footnotes
    assert (note.mark, document.surface(note.at)) == ("1", "De Voorbeeldkrant, 25 mei 2017.")
    assert note.marked_at is not None
    assert note.marked_at.section == 1
    assert [(found.publication, document.surface(found.at)) for found in document.references] == [
        ("kst-99999-7", "Kamerstuk 99 999, nr. 7")
    ]
    assert unaccounted(document) == []


def test_what_surrounds_the_publication_is_left_out_with_its_reason() -> None:
    document = read_one(PAGE)
    furniture = [
        document.raw[item.raw_start : item.raw_end] for item in document.left_out if item.reason == "page furniture"
    ]
    assert any("Zoeken" in piece for piece in furniture)
    assert any("Over deze site" in piece for piece in furniture)
    assert "Zoeken" not in document.sections[0].text


def test_a_page_that_ends_in_the_middle_says_so() -> None:
    document = read_one(PAGE[: PAGE.index("Tweede")])
    assert document.incomplete is not None
    assert "cut off" in document.incomplete
    assert document.sections[-1].text.endswith("nr. 7.")


def test_a_page_without_a_kamervraag_is_refused() -> None:
    with pytest.raises(SourceError, match="no Kamervraag"):
        read_one("<!DOCTYPE html><html><body><p>Niet gevonden</p></body></html>")


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(PAGE)), st.text(st.sampled_from("<>&;/\"'![]-div p«"), max_size=8), st.integers(0, 400))
def test_damage_never_crashes_and_never_loses_text(at: int, noise: str, gone: int) -> None:
    text = PAGE[:at] + noise + PAGE[at + gone :]
    try:
        documents = list(read_content(Content("page.html", text.encode())))
    except SourceError:
        return
    for document in documents:
        assert unaccounted(document) == []
