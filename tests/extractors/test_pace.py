"""The space behind a word tells what word it is; the sentence keeps its length, so that places in it hold."""

import re

import pytest

from kg.extractors.pace import KIND, PREPOSITION, STOP, paced, spaced


@pytest.mark.parametrize(
    ("masked", "expected"),
    [
        ("dat ⟦C1⟧ is", f"dat{STOP}⟦C1⟧ is"),
        ("aan het bedrijf ⟦C1⟧", f"aan{PREPOSITION}het bedrijf{KIND}⟦C1⟧"),
        ("energiebedrijf ⟦C1⟧ Energiebedrijf ⟦C2⟧", f"energiebedrijf{KIND}⟦C1⟧ Energiebedrijf ⟦C2⟧"),
        ("waarmee ⟦C1⟧ dat, ⟦C2⟧", f"waarmee{STOP}⟦C1⟧ dat, ⟦C2⟧"),
        ("", ""),
        ("  ", "  "),
    ],
)
def test_a_space_tells_what_word_stands_before_it(masked: str, expected: str) -> None:
    assert paced(masked) == expected
    assert len(expected) == len(masked)


def test_a_space_in_a_pattern_is_any_space() -> None:
    pattern = re.compile(spaced("aan het bedrijf ⟦C1⟧"))
    assert pattern.fullmatch(paced("aan het bedrijf ⟦C1⟧"))
    assert pattern.fullmatch("aan het bedrijf ⟦C1⟧")
