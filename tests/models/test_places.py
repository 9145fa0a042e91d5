"""A quote stands where it stands, letter for letter, or it is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.document import SectionKind
from kg.models.excerpts import LONGEST, excerpts
from kg.models.places import RefusedError, place_of, places
from tests.made import answer, document, question

TEXT = "KPN zweeg. De KPN-klanten van KPNQwest klaagden bij KPN. Toen sprak KPN."


@pytest.mark.parametrize(
    ("quote", "context", "start", "place"),
    [
        ("KPNQwest", "", None, 30),
        ("KPN", "", 0, 0),
        ("KPN", "KPN zweeg", None, 0),
        ("KPN", "bij KPN. Toen", None, 52),
        ("KPN", "Toen sprak", None, 68),
        ("KPN", "van KPNQwest klaagden", None, 52),
        ("KPN-klanten", "not in the text", None, 14),
    ],
)
def test_the_place_that_is_meant(quote: str, context: str, start: int | None, place: int) -> None:
    assert place_of(TEXT, quote, context, start) == place
    assert TEXT.startswith(quote, place)


@pytest.mark.parametrize(
    ("quote", "context", "start", "reason"),
    [
        ("Kpn", "", None, "not in the text"),
        ("KPN  zweeg", "", None, "not in the text"),
        ("", "", None, "not in the text"),
        ("Qwest", "", None, "within a longer word"),
        ("KPN", "", None, "several places"),
        ("KPN", "KPN", None, "several places"),
        ("KPN", "KPN sprak", None, "several places"),
        ("KPN", TEXT, None, "several places"),
        ("KPN", "", 1, "not at the place"),
        ("KPN", "", -5, "not at the place"),
        ("KPN", "", 10**9, "not at the place"),
    ],
)
def test_what_has_no_one_place_is_refused(quote: str, context: str, start: int | None, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        place_of(TEXT, quote, context, start)


@given(st.text(alphabet="aB -é", max_size=40), st.text(alphabet="aB -é", max_size=3))
def test_every_place_holds_the_quote(text: str, quote: str) -> None:
    assert all(text.startswith(quote, place) for place in places(text, quote))


def test_excerpts_hold_all_running_text_once_and_lead_back_to_it() -> None:
    long = " ".join(f"Zin {number} gaat over Huawei en de AIVD." for number in range(600))
    made = document(
        question("1", "Kent u het bericht?"), question("2", long), answer("1", "Ja."), question("3", "x" * 2 * LONGEST)
    )
    seen: dict[int, str] = {}
    for excerpt in excerpts(made):
        assert len(excerpt.text) <= LONGEST + 2
        for start, at in excerpt.parts:
            assert made.surface(at) == excerpt.text[start : start + at.end - at.start]
            assert (
                excerpt.anchor(start, start + 3) is None or made.surface(excerpt.anchor(start, start + 3)) in made.raw
            )
            seen[at.section] = seen.get(at.section, "") + made.surface(at)
    assert seen == {index: section.text for index, section in enumerate(made.sections)}
    assert made.sections[0].kind is SectionKind.FRAME


def test_half_characters_are_not_sent_and_shift_nothing() -> None:
    made = document(question("1", "Kent u \ud83d en KPN \udfff?"))
    (excerpt,) = excerpts(made)
    excerpt.text.encode("utf-8")
    start = excerpt.text.index("KPN")
    at = excerpt.anchor(start, start + 3)
    assert at is not None
    assert made.surface(at) == "KPN"


def test_what_runs_from_one_passage_into_the_next_has_no_place() -> None:
    (excerpt,) = excerpts(document(question("1", "Kent u KPN"), question("2", "Telfort niet?")))
    end = excerpt.text.index("KPN") + 3
    assert excerpt.anchor(end - 3, end) is not None
    assert excerpt.anchor(end - 3, end + 9) is None


def test_a_long_sentence_is_not_cut_within_when_there_is_a_sentence_end_before() -> None:
    text = "A" * (LONGEST - 20) + ". " + "Daarna volgt een zin over de Autoriteit Persoonsgegevens."
    *_, first, second = (excerpt.text for excerpt in excerpts(document(question("1", text))))
    assert "Daarna" not in first
    assert second.strip().startswith("Daarna volgt een zin")
