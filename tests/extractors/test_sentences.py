"""Where Dutch sentences begin and end."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sentences import sentence_around, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zie art. 5 Sr. Dat klopt.", ["Zie art. 5 Sr.", "Dat klopt."]),
        ("«Ja.» Nee.", ["«Ja.»", "Nee."]),
        ("Wat?1 Dan.", ["Wat?1", "Dan."]),
        ("Ja.\nNee", ["Ja.", "Nee"]),
        ("zonder punt\n\nen verder", ["zonder punt", "en verder"]),
        ("Op 1.5 meter. En?", ["Op 1.5 meter.", "En?"]),
        ("het boek van drs. P. de Vries is uit. Goed.", ["het boek van drs. P. de Vries is uit.", "Goed."]),
        ("Drs. P. de Vries zei nee! En?", ["Drs. P. de Vries zei nee!", "En?"]),
        ("Nr. 5 is best. Art. 6 ook.", ["Nr. 5 is best.", "Art. 6 ook."]),
        ("Dit is o.a. 3 keer. 4 keer ook.", ["Dit is o.a. 3 keer.", "4 keer ook."]),
        ("het lid Van Meenen c.s. (D66). En?", ["het lid Van Meenen c.s. (D66).", "En?"]),
        ("gericht aan HP. Volgens KPN", ["gericht aan HP.", "Volgens KPN"]),
        ("(Ja!) Nee", ["(Ja!)", "Nee"]),
        ("maar dan. en door", ["maar dan. en door"]),
        ("  Ja.  ", ["Ja."]),
        ("  \n\n ", []),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(st.sampled_from('abA. ?!\n»«"1()’ drsnr')))
def test_sentences_hold_everything_but_blanks_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    between = "".join(
        text[a:b] for a, b in zip([0, *(end for _, end in spans)], [*(s for s, _ in spans), len(text)], strict=False)
    )
    assert between.strip() == ""


@pytest.mark.parametrize(
    ("start", "end", "around"),
    [(12, 15, (11, 20)), (0, 10, (0, 10)), (9, 12, (0, 20)), (10, 11, (0, 11)), (25, 28, (21, 30)), (30, 30, (21, 30))],
)
def test_the_sentence_around_a_place_is_of_whole_sentences(start: int, end: int, around: tuple[int, int]) -> None:
    assert sentence_around([(0, 10), (11, 20), (21, 30)], start, end) == around
