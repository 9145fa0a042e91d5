"""Real structure cut, shuffled and corrupted: never a crash, never text lost in silence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import SourceError
from tests.sources.printed_pages import ANSWER, ASKED, MARKDOWN, POSTPONED
from tests.sources.reading import assert_anchors_hold, assert_nothing_is_lost, read_text
from tests.sources.test_word_text import ANSWER as WORD_ANSWER
from tests.sources.test_word_text import BARE, LETTER, UNNUMBERED

TEXTS = st.sampled_from([ANSWER, ASKED, MARKDOWN, POSTPONED, WORD_ANSWER, BARE, LETTER, UNNUMBERED])


def read_or_refuse(text: str) -> None:
    try:
        document = read_text(text)
    except SourceError as error:
        assert error.reason
        return
    assert_nothing_is_lost(document)
    assert_anchors_hold(document)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.integers(0, 3000), st.integers(0, 3000))
def test_cut(text: str, start: int, end: int) -> None:
    read_or_refuse(text[start % len(text) :])
    read_or_refuse(text[: end % len(text)])


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.randoms(use_true_random=False))
def test_shuffled_lines(text: str, random: object) -> None:
    lines = text.split("\n")
    random.shuffle(lines)  # type: ignore[attr-defined]
    read_or_refuse("\n".join(lines))


@settings(max_examples=200, deadline=None)
@given(
    TEXTS,
    st.lists(
        st.tuples(st.integers(0, 3000), st.text(alphabet="Vraag 1\n\f[]().,-´1²3x\u00a0\u0327", max_size=12)),
        max_size=8,
    ),
)
def test_corrupted(text: str, damage: list[tuple[int, str]]) -> None:
    for place, put in damage:
        at = place % len(text)
        text = text[:at] + put + text[at + 2 :]
    read_or_refuse(text)


@pytest.mark.parametrize("text", [ANSWER, ASKED, MARKDOWN, POSTPONED, WORD_ANSWER, BARE, LETTER, UNNUMBERED])
def test_every_cut_is_read_or_refused(text: str) -> None:
    for end in range(0, len(text), 23):
        read_or_refuse(text[:end])
