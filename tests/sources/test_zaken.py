import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.document import Document
from kg.errors import SourceError
from kg.sources import read, read_content, zaken
from kg.sources.content import Content
from kg.sources.writing import unaccounted

REAL = Path(__file__).parents[3] / "shared" / "data" / "zaken"
RECORD = {
    "id": "129e3230",
    "nummer": "2021Z99901",
    "onderwerp": 'Het "bericht" over\ndijken é \n',
    "datum": "2021-03-30",
    "vergaderjaar": "2020-2021",
    "afgedaan": True,
    "indieners": [{"naam": "Piet de Groot", "initialen": "P."}],
    "medeindieners": [{"naam": "Anna Klein", "initialen": "A.B."}],
    "gericht_aan": [{"naam": "C. van Waterland"}],
    "status": "Vrijgegeven",
}
LINE = json.dumps(RECORD, ensure_ascii=False)


def read_all(text: str) -> list[Document]:
    return list(read_content(Content("zaken.jsonl", text.encode())))


def test_a_line_is_a_document() -> None:
    first, second = read_all(f"{LINE}\n{LINE.replace('99901', '99902')}\n")
    header = first.header
    assert (first.id, first.format, first.raw, first.publications) == ("zaak-2021Z99901", zaken.FORMAT, LINE, ())
    assert second.id == "zaak-2021Z99902"
    assert (header.title, header.number) == ('Het "bericht" over dijken é', "2021Z99901")
    assert (header.submitted, header.parliamentary_year) == (date(2021, 3, 30), "2020-2021")
    assert [(person.name, first.surface(person.name_at)) for person in header.askers] == [
        ("Piet de Groot", "Piet de Groot"),
        ("Anna Klein", "Anna Klein"),
    ]
    assert [person.name for person in header.addressed] == ["C. van Waterland"]
    assert "Anna Klein (A.B.)" in first.sections[0].text
    assert first.sections[0].prose == ((0, len(header.title)),)
    assert unaccounted(first) == []


def test_blanks_around_the_subject_are_left_out_and_said_so() -> None:
    (document,) = read_all(LINE)
    assert [document.raw[item.raw_start : item.raw_end] for item in document.left_out if "subject" in item.reason] == [
        "\\n"
    ]


def test_places_lead_back_through_escapes() -> None:
    (document,) = read_all(json.dumps(RECORD))
    start, end = document.sections[0].passage.raw_span(4, 5)
    assert document.raw[start:end] == '\\"'
    at = document.header.title.index("é")
    start, end = document.sections[0].passage.raw_span(at, at + 1)
    assert document.raw[start:end] == "\\u00e9"


def test_a_last_line_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    _, last = read_all(f"{LINE}\n{LINE[:-60]}")
    assert last.incomplete is not None
    assert last.incomplete.startswith("the JSON is cut off")
    assert last.header.number == "2021Z99901"
    assert unaccounted(last) == []


def test_bad_lines_are_named_after_the_good_ones() -> None:
    found: list[Document] = []
    data = f"{LINE}\ngeen json\n".encode() + b'{"nummer": "\xff"}\n' + LINE.encode()
    with pytest.raises(
        SourceError, match=r"zaken.jsonl: line 2 is no record .*; line 3: not UTF-8 text \(byte 0xff at 12\)"
    ):
        for document in read_content(Content("zaken.jsonl", data)):
            found.append(document)
    assert len(found) == 2


@settings(max_examples=100)
@given(st.integers(0, len(LINE)), st.text(st.sampled_from('{}[]",:\\u x1\n'), max_size=6), st.integers(0, 30))
def test_damage_never_crashes_and_never_loses_text(at: int, noise: str, gone: int) -> None:
    try:
        for document in read_content(Content("z.jsonl", (LINE[:at] + noise + LINE[at + gone :]).encode())):
            assert unaccounted(document) == []
    except SourceError:
        return


@pytest.mark.shared
@pytest.mark.skipif(not REAL.is_dir(), reason="the shared facts are not beside the project")
def test_every_real_record_of_a_year_is_read() -> None:
    path = REAL / "zaken-2010.jsonl.gz"
    with gzip.open(path) as lines:
        count = sum(1 for _ in lines)
    documents = list(read(path))
    assert len(documents) == count == 2552
    for document in documents:
        assert document.incomplete is None
        assert document.header.submitted is not None
        assert document.header.askers
        assert document.header.title == document.header.title.strip()
        assert unaccounted(document) == []
        for person in (*document.header.askers, *document.header.addressed):
            assert person.name_at is not None
            assert document.surface(person.name_at) == person.name
