"""Notes at the foot of pages, and where their marks are."""

import pytest

from kg.sources.footnotes import marks_of, notes_of
from kg.sources.lines import Line, lines_of


def found(page: str) -> list[tuple[str, str]]:
    """Each mark that is found, with the text before it."""
    pages: list[list[Line]] = [lines_of(page)]
    notes, bodies = notes_of(pages)
    return [(mark.mark, page[: mark.cut[0]].rsplit("\n", 1)[-1]) for mark in marks_of(bodies, notes)]


@pytest.mark.parametrize(
    ("body", "before"),
    [
        ("Kent u het bericht?1 Wat nu?", "Kent u het bericht?"),
        ("Kent u het bericht «Brug dicht1»?", "Kent u het bericht «Brug dicht"),
        ("de conclusie van MIND1 dat het zo is", "de conclusie van MIND"),
        ("het rapport 1 geeft een beeld", "het rapport"),
        ("dat heb ik eerder laten weten.[1 ] Ook nu", "dat heb ik eerder laten weten."),
        ("zoals in de Kamerbrief is gezegd\n1 is het zo", ""),
        ("Er kwamen 1 miljoen mensen. Dat is\n1\nveel", ""),
    ],
)
def test_where_a_mark_stands(body: str, before: str) -> None:
    assert found(f"{body}\n1NRC, 3 januari 2024, Brug dicht") == [("1", before)]


@pytest.mark.parametrize(
    "body", ["Er is 1 miljoen euro nodig in CO2 en op 1 januari.", "Zie vraag 1 van artikel 1 lid 1."]
)
def test_numbers_of_other_things_are_no_marks(body: str) -> None:
    assert found(f"{body}\n1NRC, 3 januari 2024, Brug dicht") == []


def test_several_marks_at_one_place() -> None:
    page = "Kent u de berichten?1, 2\nEn deze?\n3 en 4\nJa.\n1NRC, A\n2AD, B\n3Trouw, C\n4FD, D"
    assert [mark for mark, _ in found(page)] == ["1", "2", "3", "4"]


def test_a_date_at_the_start_of_a_line_is_no_note() -> None:
    notes, bodies = notes_of([lines_of("Dat was op\n1 januari 2024 zo.")])
    assert notes == []
    assert len(bodies[0]) == 2


def test_notes_are_the_last_lines_and_count_up() -> None:
    page = (
        "Vraag 1\nEr zijn\n1 Dat blijkt uit het rapport.\n1NRC, 3 januari 2024, (https://www.nrc.nl/\nbrug)\n2AD, Brug"
    )
    notes, _ = notes_of([lines_of(page)])
    assert [[line.text for line in note.lines] for note in notes] == [
        ["NRC, 3 januari 2024, (https://www.nrc.nl/", "brug)"],
        ["AD, Brug"],
    ]
