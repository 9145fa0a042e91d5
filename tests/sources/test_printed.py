"""Text taken from PDFs: furniture, glued words, notes, headers, blocks."""

from datetime import date

import pytest

from kg.document import Document, SectionKind
from kg.errors import SourceError
from tests.sources.printed_pages import ANSWER, ASKED, HEAD, MARKDOWN, POSTPONED
from tests.sources.reading import assert_anchors_hold, assert_nothing_is_lost, read_text


@pytest.fixture
def answer() -> Document:
    return read_text(ANSWER)


def texts(document: Document, kind: SectionKind) -> dict[tuple[str, ...], str]:
    return {section.numbers: section.text for section in document.sections if section.kind is kind}


def test_ids_and_numbers(answer: Document) -> None:
    assert answer.id == "ah-tk-20232024-731"
    assert answer.publications == ("ah-tk-20232024-731",)
    header = answer.header
    assert (header.annex_number, header.number, header.parliamentary_year) == ("731", None, "2023-2024")
    assert (header.submitted, header.answered) == (date(2024, 1, 4), date(2024, 2, 1))
    assert answer.incomplete is None


def test_header(answer: Document) -> None:
    header = answer.header
    assert header.title == "het bericht «Brug dicht»"
    assert answer.sections[0].text.startswith(header.title + "\n")
    assert [(person.name, person.party) for person in header.askers] == [("Jansen", "XYZ"), ("De Boer", "ABC")]
    assert [post.name for post in header.addressees] == [
        "Minister van Onderwijs, Cultuur en Wetenschap",
        "Minister voor Rechtsbescherming",
    ]
    first, second = header.answerers
    assert (first.name, first.post, first.on_behalf) == (
        "Yeşilgöz-Zegerius",
        "Minister van Justitie en Veiligheid",
        False,
    )
    assert (second.name, second.post, second.on_behalf) == (None, "Minister van Financiën", True)
    assert "ah-tk-20232024-594" in {reference.publication for reference in answer.references}


def test_blocks(answer: Document) -> None:
    assert list(texts(answer, SectionKind.QUESTION)) == [("1",), ("2", "3"), ("4",)]
    assert list(texts(answer, SectionKind.ANSWER)) == [("1",), ("2", "3"), ("4",)]
    assert answer.sections[-1].see == ("2", "3")


def test_page_break_and_glued_words_are_mended(answer: Document) -> None:
    assert texts(answer, SectionKind.ANSWER)[("1",)] == (
        "Ja. Er is door het Ministerie van Justitie en Veiligheid voorafgaand aan het tweeminutendebat Gevangeniswezen "
        "en tbs op 23 oktober 2024 geen contact geweest met de gemeente over de brug."
    )


def test_notes(answer: Document) -> None:
    first, second = answer.footnotes
    assert answer.surface(first.at) == (
        "NRC, 3 januari 2024, Brug dicht (https://www.nrc.nl/nieuws/2024/01/03/brug-dicht-a1)"
    )
    assert first.marked_at and second.marked_at
    question = answer.sections[first.marked_at.section]
    assert question.text[: first.marked_at.start].endswith("over de brug?")
    assert texts(answer, SectionKind.ANSWER)[("2", "3")] == "De brug is twee weken dicht. Daarna gaat hij open."


def test_explanatory_note_is_prose_of_the_frame(answer: Document) -> None:
    frame = answer.sections[0]
    prose = [frame.text[start:end] for start, end in frame.prose]
    assert prose[0] == answer.header.title
    assert prose[1].endswith("van het lid Kostić (PvdD).")


def test_nothing_is_lost(answer: Document) -> None:
    for document in (answer, read_text(ASKED), read_text(POSTPONED), read_text(MARKDOWN)):
        assert_nothing_is_lost(document)
        assert_anchors_hold(document)
    assert {"page furniture", "the label of a block", "a footnote mark", "a hyphen at a line end"} <= {
        item.reason for item in answer.left_out
    }


def test_a_question_document() -> None:
    document = read_text(ASKED)
    assert (document.id, document.header.number) == ("kv-tk-2024Z18435", "2024Z18435")
    assert [person.name for person in document.header.askers] == ["Daniëlle Jansen"]
    assert [post.name for post in document.header.addressees] == [
        "Minister van Volksgezondheid, Welzijn en Sport",
        "Staatssecretaris van Volksgezondheid, Welzijn en Sport",
    ]
    assert document.header.title == "zorg"


def test_a_notice_postpones() -> None:
    document = read_text(POSTPONED)
    (late,) = document.header.postponements
    assert late.day == date(2024, 1, 25)
    assert document.surface(late.at).startswith("Hierbij deel ik u mede")
    assert document.header.answered is None
    assert not texts(document, SectionKind.ANSWER)


def test_a_notice_that_questions_were_answered_is_an_answer() -> None:
    text = POSTPONED.replace(
        "Hierbij deel ik u mede dat de vragen niet binnen de gebruikelijke termijn\nkunnen worden beantwoord.",
        "De vragen zijn beantwoord middels een brief op 25 januari 2024.",
    )
    document = read_text(text)
    assert document.header.answered == date(2024, 1, 25)
    assert not document.header.postponements


def test_markdown() -> None:
    document = read_text(MARKDOWN)
    assert document.format == "pdf-text-markdown"
    assert document.header.title == "een schip"
    assert document.header.annex_number == "680"
    assert texts(document, SectionKind.QUESTION)[("1",)] == "Kent u het schip?"
    assert document.surface(document.footnotes[0].at) == "NRC, 3 januari 2024, Schip"


def test_the_misprinted_number_of_a_question_is_that_of_its_answer() -> None:
    text = ANSWER.replace("Vraag 4", "Vraag 3")
    assert list(texts(read_text(text), SectionKind.QUESTION)) == [("1",), ("2", "3"), ("4",)]


def test_cut_off_text_is_read_as_far_as_it_goes() -> None:
    document = read_text(ANSWER[: ANSWER.index("Antwoord 4")])
    assert document.incomplete
    assert list(texts(document, SectionKind.QUESTION)) == [("1",), ("2", "3"), ("4",)]


def test_pages_without_questions_are_refused() -> None:
    with pytest.raises(SourceError, match="no header sentence"):
        read_text("Tweede Kamer der Staten-Generaal\nVragen gesteld door de leden der Kamer\nNiets.\n")


def test_a_foot_that_runs_into_the_next_page_ends_its_page() -> None:
    document = read_text(
        HEAD + "Vraag 1\nKent u de brug?\n1\nAntwoord 1\nJa.\nVraag 2\nEn de andere brug?\n\n1NRC, 3 januari 2024\n"
        "ISSN 0921 - 7398’s-Gravenhage 2024Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1Antwoord 2\nOok.\n"
        "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 2\n"
    )
    assert [note.mark for note in document.footnotes] == ["1"]
    assert texts(document, SectionKind.QUESTION)[("2",)] == "En de andere brug?"
    assert texts(document, SectionKind.ANSWER)[("2",)] == "Ook."


def test_a_question_printed_twice_shares_its_answer() -> None:
    document = read_text(
        HEAD + "Vraag 1\nKent u de brug?\nVraag 1\nKent u de brug?\nAntwoord 2\nJa.\n"
        "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1\n"
    )
    assert list(texts(document, SectionKind.ANSWER)) == [("1", "2")]
