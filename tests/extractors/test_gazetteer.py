"""Names found whole: boundaries, compounds with a hyphen, and names that look like regular expressions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extractors.gazetteer import Gazetteer, is_word


def found(text: str, *names: str) -> list[str]:
    return sorted(text[start:end] for start, end, _ in Gazetteer.of((name, name) for name in names).find(text))


@pytest.mark.parametrize(
    ("text", "name", "times"),
    [
        ("KPN", "KPN", 1),
        ("KPN, KPN; (KPN) «KPN» KPN.", "KPN", 5),
        ("KPNet", "KPN", 0),
        ("hetKPN", "KPN", 0),
        ("KPN2", "KPN", 0),
        ("5KPN", "KPN", 0),
        ("KPN_rapport", "KPN", 0),
        ("_KPN", "KPN", 0),
        ("éKPN KPNé", "KPN", 0),
        ("Telfort-klanten", "Telfort", 1),
        ("oud-Telfort", "Telfort", 1),
        ("Zuid-Soedan", "Soedan", 0),
        ("Zuid-Soedan", "Zuid-Soedan", 1),
        ("5-Soedan -Soedan", "Soedan", 2),
        ("kpn", "KPN", 0),
        ("KPN’s", "KPN", 1),
        ("KPN\nKPN", "KPN", 2),
        ("", "KPN", 0),
        ("T-Mobile en T-Mobile-klanten", "T-Mobile", 2),
    ],
)
def test_only_whole_words_and_first_parts_of_compounds(text: str, name: str, times: int) -> None:
    assert found(text, name) == [name] * times


@pytest.mark.parametrize("name", ["C++", "[A-Z]+", "a.b", "(x|y)*", "$", "^BV", "\\d", "Q&A?", "{3}", "🙂", "ﬁ"])
def test_a_name_is_taken_literally(name: str) -> None:
    assert found(f"de {name} zegt", name) == [name]
    assert found("de Axb 5 xy BV C zegt", name) == []


def test_overlapping_names_are_all_found() -> None:
    text = "het Ministerie van Justitie en Veiligheid"
    names = ["Ministerie van Justitie", "Justitie en Veiligheid", "Justitie"]
    assert found(text, *names) == sorted(names)


def test_of_one_name_the_first_payload_counts() -> None:
    gazetteer = Gazetteer.of([("KPN", 1), ("HP", 2), ("KPN", 3)])
    assert list(gazetteer.find("HP en KPN")) == [(0, 2, 2), (6, 9, 1)]


def test_offsets_are_code_points() -> None:
    text = "🙂é€ KPN"
    assert list(Gazetteer.of([("KPN", None)]).find(text)) == [(4, 7, None)]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.lists(st.text(min_size=1, max_size=4), min_size=1))
def test_what_is_found_is_what_is_there(text: str, names: list[str]) -> None:
    there = [
        (at, at + len(name), name)
        for name in dict.fromkeys(names)
        for at in range(len(text))
        if text.startswith(name, at) and is_word(text, at, at + len(name))
    ]
    assert sorted(Gazetteer.of((name, name) for name in names).find(text)) == sorted(there)
