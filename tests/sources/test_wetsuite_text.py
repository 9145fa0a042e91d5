from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.sources import read, read_content
from kg.sources.content import Content
from kg.sources.writing import unaccounted

REAL = Path(__file__).parents[3] / "shared" / "data" / "documents" / "wetsuite-qa-text"
TEXT = """Q1      Kent u het bericht «Dijk verzakt», ook over de TV-
        uitzending en de inlichtingen-
        en veiligheidsdiensten?
A1      Ja.

Q2 3    Klopt het bericht?  Wat gaat u
        doen?
A2 3    Zie antwoord vraag 1.
Q4
A4      Nee. Voor
        water.  Nee.
"""


def test_columns_become_paragraphs() -> None:
    (document,) = read_content(Content("qa.txt", TEXT.encode()))
    assert [(section.kind.value, section.numbers, section.text) for section in document.sections[1:]] == [
        (
            "question",
            ("1",),
            "Kent u het bericht «Dijk verzakt», ook over de TV-uitzending en de inlichtingen- en veiligheidsdiensten?",
        ),
        ("answer", ("1",), "Ja."),
        ("question", ("2",), "Klopt het bericht?"),
        ("question", ("3",), "Wat gaat u doen?"),
        ("answer", ("2", "3"), "Zie antwoord vraag 1."),
        ("answer", ("4",), "Nee. Voor water.\nNee."),
    ]
    assert document.sections[5].see == ("1",)
    assert unaccounted(document) == []


@given(st.integers(0, len(TEXT)), st.text(max_size=5))
def test_damage_never_crashes_and_never_loses_text(at: int, noise: str) -> None:
    try:
        documents = list(read_content(Content("qa.txt", (TEXT[:at] + noise + TEXT[at + 3 :]).encode())))
    except SourceError:
        return
    for document in documents:
        assert unaccounted(document) == []


@pytest.mark.shared
@pytest.mark.skipif(not REAL.is_dir(), reason="the shared documents are not beside the project")
def test_the_real_texts() -> None:
    found = {path.stem: next(read(path)) for path in sorted(REAL.glob("*.txt"))}
    assert all(unaccounted(document) == [] for document in found.values())
    assert [section.numbers for section in found["ah-tk-20192020-2375"].sections[1:]] == [
        ("1",),
        ("1",),
        ("2",),
        ("3",),
        ("2", "3"),
        ("4",),
        ("5",),
        ("6",),
        ("4", "5", "6"),
    ]
