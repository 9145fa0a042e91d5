"""Word texts: numbers on top, lost list numbers, letters of ministries."""

from datetime import date

import pytest

from kg.document import Document, SectionKind
from tests.sources.reading import assert_anchors_hold, assert_nothing_is_lost, read_text

ANSWER = """AH 604
2024Z18294
Antwoord van staatssecretaris De Vries (Volksgezondheid, Welzijn en Sport (ontvangen 20 november 2024)
Zie ook Aanhangsel Handelingen, vergaderjaar 2024-2025, nr. 375

Vraag 1
Kent u het bericht ‘Brug dicht’? 1)

Antwoord op vraag 1
Ja.

Vraag 2
Klopt het?

Vraag 3
Waarom?

Antwoord op vraag 2 en vraag 3
Dat is zo.
Er komt een brief.

1) NRC, 3 januari 2024, 'Brug dicht'

Toelichting: Deze vragen dienen ter aanvulling op eerdere vragen (vraagnummer 2024Z14814).
"""

UNNUMBERED = """2024Z18891

(ingezonden 20 november 2024)

Vragen van het lid Jansen (XYZ) aan de minister van Defensie over een schip

Bent u bekend met het schip?[1]

Hoe beoordeelt u het feit dat het schip

groen is?

Wat gaat u doen?

[1] NRC, 3 januari 2024, 'Schip'
"""

BARE = """AH 610
2024Z15078
Antwoord van minister De Vries (Klimaat en Groene Groei) (ontvangen 19 november 2024)

1
Welke mogelijkheden bestaan er?

Antwoord
Om dit te doen zijn er 2 wegen.

2
Welke maatregelen neemt u?

Antwoord
Geen.
"""

LETTER = """> Retouradres Postbus 20301
\tDatum
\t4 december 2023
Onderwerp
Beantwoording Kamervragen van het lid Jansen (XYZ) over een schip
In antwoord op uw brief van 9 november 2023, nr. 2023Z19006, deel ik u mede dat de vragen zijn beantwoord.
De minister van Defensie,

K.H. Ollongren

Antwoorden van de minister van Defensie mede namens de staatssecretaris van Infrastructuur en Waterstaat op vragen \
van het lid Jansen (XYZ) aan de staatssecretaris van Infrastructuur en de minister van Defensie over een schip

Vraag 1
Kent u het schip?

Antwoord op vraag 1
Ja.

Vraag 2
Wat vindt u ervan?

Ik vind er niets van.
"""


def numbers(document: Document, kind: SectionKind) -> list[tuple[str, ...]]:
    return [section.numbers for section in document.sections if section.kind is kind]


@pytest.mark.parametrize("text", [ANSWER, UNNUMBERED, BARE, LETTER])
def test_nothing_is_lost(text: str) -> None:
    document = read_text(text)
    assert_nothing_is_lost(document)
    assert_anchors_hold(document)


def test_an_unprinted_answer() -> None:
    document = read_text(ANSWER)
    header = document.header
    assert (document.format, document.id) == ("docx-text", "ah-tk-20242025-604")
    assert (header.annex_number, header.number) == ("604", "2024Z18294")
    assert (header.submitted, header.answered) == (None, date(2024, 11, 20))
    assert [(person.name, person.post) for person in header.answerers] == [
        ("De Vries", "Staatssecretaris van Volksgezondheid, Welzijn en Sport")
    ]
    assert numbers(document, SectionKind.ANSWER) == [("1",), ("2", "3")]
    assert document.sections[1].text == "Kent u het bericht ‘Brug dicht’?"
    assert document.surface(document.footnotes[0].at) == "NRC, 3 januari 2024, 'Brug dicht'"
    assert {"kv-tk-2024Z14814", "ah-tk-20242025-375"} <= {found.publication for found in document.references}


def test_questions_without_numbers_are_counted_in_order() -> None:
    document = read_text(UNNUMBERED)
    assert document.id == "kv-tk-2024Z18891"
    assert document.header.submitted == date(2024, 11, 20)
    assert numbers(document, SectionKind.QUESTION) == [("1",), ("2",), ("3",)]
    assert document.sections[2].text == "Hoe beoordeelt u het feit dat het schip\ngroen is?"
    (note,) = document.footnotes
    assert note.marked_at and note.marked_at.section == 1


def test_bare_numbers_are_labels_where_nothing_else_is() -> None:
    document = read_text(BARE)
    assert numbers(document, SectionKind.QUESTION) == [("1",), ("2",)]
    assert numbers(document, SectionKind.ANSWER) == [("1",), ("2",)]


def test_a_letter() -> None:
    document = read_text(LETTER)
    header = document.header
    assert header.number == "2023Z19006"
    assert (header.submitted, header.answered) == (date(2023, 11, 9), date(2023, 12, 4))
    assert [(person.name, person.post, person.on_behalf) for person in header.answerers] == [
        ("K.H. Ollongren", "Minister van Defensie", False),
        (None, "Staatssecretaris van Infrastructuur en Waterstaat", True),
    ]
    assert [post.name for post in header.addressees] == [
        "Staatssecretaris van Infrastructuur en Waterstaat",
        "Minister van Defensie",
    ]


def test_an_answer_without_a_label_is_not_part_of_its_question() -> None:
    document = read_text(LETTER)
    assert numbers(document, SectionKind.ANSWER) == [("1",), ("2",)]
    assert document.sections[-1].text == "Ik vind er niets van."


def test_half_a_sentence_at_the_end_is_marked() -> None:
    text = (
        ANSWER[: ANSWER.index("1) NRC")]
        + "Over dit onderwerp is uw Kamer al eerder een brief gestuurd waarin staat dat de"
    )
    assert read_text(text).incomplete == "the text ends in the middle of a sentence"


def test_who_signs_is_named_in_full_over_broken_lines() -> None:
    text = LETTER.replace(
        "De minister van Defensie,\n\nK.H. Ollongren\n",
        "Hoogachtend,\n\nde staatssecretaris van Infrastructuur\nen Waterstaat,\n\n\nVivianne Heijnen\n",
    )
    names = {person.post: person.name for person in read_text(text).header.answerers}
    assert names["Staatssecretaris van Infrastructuur en Waterstaat"] == "Vivianne Heijnen"


LETTERHEAD = "AH 700\n2024Z12345\n\nAntwoord van minister De Wit (Defensie) (ontvangen 20 november 2024)\n\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Kent u dit?\n\nAntwoord op vraag 1\nJa.\nEen tweede alinea.\n\nKlopt dat?\n\nEn waarom?\n\n"
            "Antwoord op vragen 2 en 3\nZie mijn antwoord op vraag 1.",
            [
                ("Q1", "Kent u dit?"),
                ("A1", "Ja.\nEen tweede alinea."),
                ("Q2", "Klopt dat?"),
                ("Q3", "En waarom?"),
                ("A2,3", "Zie mijn antwoord op vraag 1."),
            ],
        ),
        (
            "Kent u dit?\n\nAntwoord\nJa.\n\nKlopt dat?\n\nAntwoord\nNee.",
            [("Q1", "Kent u dit?"), ("A1", "Ja."), ("Q2", "Klopt dat?"), ("A2", "Nee.")],
        ),
        (
            "Vraag 1. Kent u dit?\nAntwoord. Ja, dat ken ik.\n\nVraag 2. Klopt dat?\nAntwoord. Nee.",
            [("Q1", "Kent u dit?"), ("A1", "Ja, dat ken ik."), ("Q2", "Klopt dat?"), ("A2", "Nee.")],
        ),
        (
            "1. Kent u dit?\n\nJa, dat ken ik.\n\n2. Klopt dat?\n\nNee, dat klopt niet.",
            [("Q1", "Kent u dit?"), ("A1", "Ja, dat ken ik."), ("Q2", "Klopt dat?"), ("A2", "Nee, dat klopt niet.")],
        ),
        (
            "Vraag 1a\nKent u dit?\n\nNader antwoord 1a\nJa.\n\nVragen 2 t/m 3\nKlopt dat? En waarom?\n\n"
            "Antwoord vraag 2 t/m 3\nZie antwoord 1a.",
            [("Q1a", "Kent u dit?"), ("A1a", "Ja."), ("Q2,3", "Klopt dat? En waarom?"), ("A2,3", "Zie antwoord 1a.")],
        ),
    ],
)
def test_answers_find_their_questions_whatever_was_lost(body: str, expected: list[tuple[str, str]]) -> None:
    document = read_text(LETTERHEAD + body)
    assert_nothing_is_lost(document)
    assert_anchors_hold(document)
    found = [
        (f"{'Q' if section.kind is SectionKind.QUESTION else 'A'}{','.join(section.numbers)}", section.text)
        for section in document.sections[1:]
    ]
    assert found == expected


def test_a_notice_tells_whose_questions_are_late() -> None:
    document = read_text(
        LETTERHEAD.replace("Antwoord", "Mededeling") + "Hierbij deel ik u mede dat de vragen van het lid Bos (SP) over "
        "een schip (ingezonden 9 november 2024) niet binnen de gebruikelijke termijn kunnen worden beantwoord."
    )
    header = document.header
    assert [(person.name, person.party) for person in header.askers] == [("Bos", "SP")]
    assert (header.title, header.submitted, header.answered) == ("een schip", date(2024, 11, 9), None)
    assert [late.day for late in header.postponements] == [date(2024, 11, 20)]
    assert_anchors_hold(document)
