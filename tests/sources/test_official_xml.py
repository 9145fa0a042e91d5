from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.document import Document, SectionKind
from kg.errors import SourceError
from kg.sources import official_xml, read_content
from kg.sources.content import Content
from kg.sources.writing import unaccounted
from tests.sources.assembled import MODERN, NOTICE


def read_one(text: str) -> Document:
    (document,) = read_content(Content("ah.xml", text.encode()))
    return document


def test_the_header_comes_from_sentences_and_metadata() -> None:
    document = read_one(MODERN)
    header = document.header
    assert document.format == official_xml.FORMAT
    assert document.id == "ah-tk-20202021-9901"
    assert document.publications == ("ah-tk-20202021-9901",)
    assert header.title == "dijken & duinen bij Voorbeeldstad"
    assert (header.number, header.annex_number, header.parliamentary_year) == ("2021Z99901", "9901", "2020-2021")
    assert (header.submitted, header.answered) == (date(2021, 3, 30), date(2021, 4, 20))
    assert [(person.name, person.party) for person in header.askers] == [("P. de Groot", "VVD")]
    assert document.surface(header.askers[0].name_at) == "De Groot"
    assert [post.name for post in header.addressees] == ["Minister van Infrastructuur en Waterstaat"]
    assert [(person.name, person.post) for person in header.answerers] == [
        ("C. van Waterland", "Minister van Infrastructuur en Waterstaat")
    ]
    assert [person.name for person in header.addressed] == ["C. van Waterland"]
    assert [topic.name for topic in header.topics] == ["ruimte & wonen dijken"]
    assert document.surface(header.topics[0].at) == "Ruimte & wonen | Dijken"
    assert header.postponements == ()


def test_blocks_keep_order_lists_tables_and_references_to_answers() -> None:
    document = read_one(MODERN)
    assert [(section.kind, section.numbers) for section in document.sections[1:]] == [
        (SectionKind.QUESTION, ("1",)),
        (SectionKind.ANSWER, ("1",)),
        (SectionKind.QUESTION, ("2",)),
        (SectionKind.QUESTION, ("3",)),
        (SectionKind.ANSWER, ("2", "3")),
        (SectionKind.QUESTION, ("4",)),
        (SectionKind.ANSWER, ("4",)),
    ]
    assert document.sections[1].text == "Kent u het bericht «Dijk verzakt»? Zo ja, wat vindt u daarvan?"
    assert document.sections[3].text == "Klopt het dat:\na. de dijk zakt;\nb. het waterschap niets doet?"
    assert document.sections[5].text == "Nee.\nJaar | Dijken"
    assert document.sections[7].see == ("1",)


def test_a_joint_question_with_fewer_paragraphs_stays_one_section() -> None:
    document = read_one(MODERN.replace("<al>Wat gaat u doen?</al>", ""))
    assert document.sections[3].numbers == ("2", "3")


def test_footnotes_stand_in_the_frame_with_the_place_of_their_mark() -> None:
    document = read_one(MODERN)
    (note,) = document.footnotes
    assert note.mark == "1"
    assert (
        document.surface(note.at)
        == "De Voorbeeldkrant, 29 maart 2021 (voorbeeld.nl/dijk), zie Kamerstuk 99 999, nr. 3."
    )
    assert note.marked_at is not None
    assert document.sections[note.marked_at.section].text[: note.marked_at.start].endswith("verzakt»?")
    assert note.marked_at.start == note.marked_at.end
    assert [(found.publication, document.surface(found.at)) for found in document.references] == [
        ("kst-99999-3", "99 999, nr. 3")
    ]


def test_the_address_behind_a_link_in_a_footnote_is_kept() -> None:
    document = read_one(MODERN.replace(">voorbeeld.nl/dijk</extref>", ">Dijk verzakt</extref>"))
    (note,) = document.footnotes
    assert "(Dijk verzakt (https://voorbeeld.nl/dijk)), zie" in document.surface(note.at)
    at = document.surface(note.at).index("https")
    start, end = document.sections[0].passage.raw_span(note.at.start + at, note.at.start + at + 25)
    assert document.raw[start:end] == "https://voorbeeld.nl/dijk"


def test_runs_lead_back_into_the_xml_itself() -> None:
    document = read_one(MODERN)
    assert document.raw == MODERN
    start, end = document.sections[0].passage.raw_span(0, len(document.header.title))
    assert document.raw[start:end] == "dijken &amp; duinen bij Voorbeeldstad"
    for section in document.sections:
        for at in range(len(section.text)):
            first, last = section.passage.raw_span(at, at + 1)
            assert 0 <= first <= last <= len(document.raw)


def test_prose_is_the_title_and_the_notices() -> None:
    frame = read_one(MODERN).sections[0]
    assert [frame.text[start:end] for start, end in frame.prose] == [
        "dijken & duinen bij Voorbeeldstad",
        "Toelichting: deze vragen dienen ter aanvulling op eerdere vragen.",
    ]


def test_a_mededeling_is_a_postponement_and_no_answer() -> None:
    document = read_one(NOTICE)
    (late,) = document.header.postponements
    assert late.day == date(2021, 4, 20)
    assert document.surface(late.at) == "De vragen kunnen niet binnen de gebruikelijke termijn worden beantwoord."
    assert document.header.answered is None
    assert document.header.title == "dijken"
    assert len(document.sections) == 1


def test_old_numbers_that_are_document_numbers_are_no_question_number() -> None:
    document = read_one(
        NOTICE.replace("</metadata>", '<meta name="OVERHEIDop.vraagnummer" content="2009D25439"/></metadata>')
    )
    assert document.header.number is None


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]>',
        '<!DOCTYPE x SYSTEM "http://voorbeeld.nl/x.dtd">',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>',
    ],
)
def test_a_document_type_declaration_is_refused(declaration: str) -> None:
    text = MODERN.replace("<officiele-publicatie", f"{declaration}<officiele-publicatie", 1)
    with pytest.raises(SourceError, match="document type declaration"):
        read_one(text.replace("Nee.", "&c;"))


def test_a_declaration_in_broken_xml_is_refused_too() -> None:
    text = MODERN.replace("<officiele-publicatie", '\n</x><!DOCTYPE x [<!ENTITY a "b">]><officiele-publicatie', 1)
    with pytest.raises(SourceError, match="document type declaration"):
        read_one(text)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(SourceError, match="deeper than 100"):
        read_one("<kamervragen>" + "<al>" * 200_000)


def test_xml_that_ends_in_the_middle_is_read_as_far_as_it_goes() -> None:
    document = read_one(MODERN[: MODERN.index("het waterschap") + 8])
    assert document.incomplete is not None
    assert document.incomplete.startswith("the XML is cut off (no element found")
    assert document.sections[-1].text == "Klopt het dat:\na. de dijk zakt;\nb. het wate"
    assert unaccounted(document) == []


def test_broken_xml_is_read_on_and_said_to_be_broken() -> None:
    document = read_one(MODERN.replace("Nee.", "Nee & ja &nbsp; <b>."))
    assert document.incomplete is not None
    assert document.incomplete.startswith("the XML is broken (not well-formed")
    assert document.sections[5].text.startswith("Nee & ja")
    assert document.sections[-1].numbers == ("4",)


def test_text_in_unknown_elements_is_kept() -> None:
    document = read_one(MODERN.replace("<kamervraagopmerking>", "<nieuw>Los woord</nieuw><kamervraagopmerking>"))
    assert "Los woord" in document.sections[0].text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_other_encodings(encoding: str) -> None:
    (document,) = read_content(Content("ah.xml", MODERN.encode(encoding)))
    assert document.raw == MODERN
    assert document.incomplete is None


def test_other_xml_is_no_kamervraag() -> None:
    with pytest.raises(SourceError, match="no Kamervraag"):
        read_one("<metadata_gegevens><metadata name='DC.title' content='x'/></metadata_gegevens>")
    with pytest.raises(SourceError, match="no numbered question"):
        read_one("<officiele-publicatie><al>Een ander stuk.</al></officiele-publicatie>")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_cutting_and_corrupting_never_crash_and_never_lose_text(data: st.DataObject) -> None:
    pieces = MODERN.split("<")
    text = MODERN
    match data.draw(st.sampled_from(["cut", "drop", "swap", "noise"])):
        case "cut":
            text = MODERN[: data.draw(st.integers(0, len(MODERN)))]
        case "drop":
            at = data.draw(st.integers(0, len(pieces) - 1))
            text = "<".join(pieces[:at] + pieces[at + 1 :])
        case "swap":
            text = "<".join(data.draw(st.permutations(pieces)))
        case "noise":
            at = data.draw(st.integers(0, len(MODERN)))
            noise = data.draw(st.text(st.sampled_from("<>&;/\"'![]-CDATA x«\n\0"), min_size=1, max_size=12))
            text = MODERN[:at] + noise + MODERN[at:]
    try:
        documents = list(read_content(Content("ah.xml", text.encode())))
    except SourceError:
        return
    for document in documents:
        assert unaccounted(document) == []
        for section in document.sections:
            for start in range(len(section.text)):
                section.passage.raw_span(start, start + 1)
