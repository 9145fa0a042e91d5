import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.document import Document, SectionKind
from kg.errors import SourceError
from kg.sources import read, read_content, wetsuite_json
from kg.sources.content import Content
from kg.sources.writing import unaccounted

REAL = Path(__file__).parents[3] / "shared" / "data" / "documents" / "wetsuite-struc-json"
INVENTED = {
    "identifier": "ah-tk-20202021-9901",
    "issued": "2021-04-20",
    "vergaderjaar": "2020-2021",
    "category": "Verkeer | Water",
    "type": ["Antwoord"],
    "indiener": ["P. de Groot", "Sterk W.R.C."],
    "ontvanger": ["C. van Waterland"],
    "vraagdata": {
        "10": {"vraag": ["Tien?", '<vraag><nr status="officieel">Vraag 10</nr><al>Tien?</al></vraag>']},
        "2 3": {
            "vraag": [
                'Zegt u "nee"?\n\nEn é?',
                '<vraag><nr>Vraag 2, 3</nr><al>Zegt u "nee"?</al>\n<al>En é &amp; ë?</al></vraag>',
            ],
            "antwoord": [
                "Ja.",
                '<antwoord><nr>Antwoord 2 en 3</nr><al>Ja<noot id="ID-2021Z99901-d1">'
                "<noot.nr>1</noot.nr>"
                '<noot.al>Zie <extref doc="kst-99999-3" soort="document">99 999, nr. 3</extref></noot.al>'
                "</noot>.</al></antwoord>",
            ],
        },
        "1": {"vraag": ["Alleen tekst?", ""], "antwoord": ["Ja.", "<antwoord><nr>Antwoord 1</nr><al>Ja."]},
    },
}


def read_one(text: str) -> Document:
    (document,) = read_content(Content("wetsuite.json", text.encode()))
    return document


@pytest.mark.parametrize("ascii_only", [True, False])
def test_blocks_come_in_the_order_of_their_numbers(ascii_only: bool) -> None:
    document = read_one(json.dumps(INVENTED, indent=1, ensure_ascii=ascii_only))
    assert document.format == wetsuite_json.FORMAT
    assert [(section.kind.value, section.numbers, section.text) for section in document.sections[1:]] == [
        ("question", ("1",), "Alleen tekst?"),
        ("answer", ("1",), "Ja."),
        ("question", ("2",), 'Zegt u "nee"?'),
        ("question", ("3",), "En é & ë?"),
        ("answer", ("2", "3"), "Ja."),
        ("question", ("10",), "Tien?"),
    ]
    assert unaccounted(document) == []


def test_the_header_holds_what_the_metadata_say_and_no_more() -> None:
    document = read_one(json.dumps(INVENTED))
    header = document.header
    assert (document.id, header.title, header.number) == ("ah-tk-20202021-9901", "", "2021Z99901")
    assert (header.annex_number, header.parliamentary_year) == ("9901", "2020-2021")
    assert [person.name for person in header.askers] == ["P. de Groot", "W.R.C. Sterk"]
    assert document.surface(header.askers[1].name_at) == "Sterk W.R.C."
    assert [person.name for person in header.addressed] == ["C. van Waterland"]
    assert [topic.name for topic in header.topics] == ["verkeer water"]
    assert header.submitted is None
    assert header.answered is None


def test_places_lead_through_the_xml_into_the_json() -> None:
    document = read_one(json.dumps(INVENTED))
    joint = next(section for section in document.sections if section.numbers == ("3",))
    start, end = joint.passage.raw_span(3, 4)
    assert joint.text[3:4] == "é"
    assert document.raw[start:end] == "\\u00e9"
    start, end = joint.passage.raw_span(5, 6)
    assert document.raw[start:end] == "&amp;"
    (note,) = document.footnotes
    assert note.marked_at is not None
    assert (note.mark, document.surface(note.at), note.marked_at.start) == ("1", "Zie 99 999, nr. 3", 2)
    assert [(found.publication, document.surface(found.at)) for found in document.references] == [
        ("kst-99999-3", "99 999, nr. 3")
    ]


def test_the_address_behind_a_link_is_found_in_the_json() -> None:
    text = json.dumps(INVENTED).replace(
        'doc=\\"kst-99999-3\\" soort=\\"document\\"', 'soort=\\"URL\\" doc=\\"https://a.nl/b\\"'
    )
    document = read_one(text)
    (note,) = document.footnotes
    assert document.surface(note.at) == "Zie 99 999, nr. 3 (https://a.nl/b)"
    assert unaccounted(document) == []


def test_json_that_ends_in_the_middle_is_read_as_far_as_it_goes() -> None:
    text = json.dumps(INVENTED)
    document = read_one(text[: text.index("Zegt u") + 4])
    assert document.incomplete is not None
    assert document.incomplete.startswith("the JSON is cut off at character")
    assert [section.numbers for section in document.sections[1:]] == [("2", "3"), ("10",)]
    assert unaccounted(document) == []


def test_without_a_single_block_it_is_refused() -> None:
    with pytest.raises(SourceError, match="no question and no answer"):
        read_one('{"identifier": "ah-tk-20202021-9901", "vraagdata": {}}')


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2000), st.text(st.sampled_from('{}[]",:\\u <>&/x1\0'), max_size=6), st.integers(0, 60))
def test_damage_never_crashes_and_never_loses_text(at: int, noise: str, gone: int) -> None:
    text = json.dumps(INVENTED, ensure_ascii=False)
    try:
        documents = list(read_content(Content("w.json", (text[:at] + noise + text[at + gone :]).encode())))
    except SourceError:
        return
    for document in documents:
        assert unaccounted(document) == []


@pytest.mark.shared
@pytest.mark.skipif(not REAL.is_dir(), reason="the shared documents are not beside the project")
def test_the_real_fragments() -> None:
    found = {path.stem: next(read(path)) for path in sorted(REAL.glob("*.json"))}
    assert all(document.id == name and unaccounted(document) == [] for name, document in found.items())
    joint = found["ah-tk-20162017-533"]
    assert [(section.kind, section.numbers) for section in joint.sections[1:]] == [
        (SectionKind.QUESTION, ("1",)),
        (SectionKind.QUESTION, ("2",)),
        (SectionKind.QUESTION, ("3",)),
        (SectionKind.QUESTION, ("4",)),
        (SectionKind.ANSWER, ("1", "2", "3", "4")),
        (SectionKind.QUESTION, ("5",)),
        (SectionKind.ANSWER, ("5",)),
    ]
    assert [reference.publication for reference in joint.references][-2:] == ["kst-34384-9-n1", "ah-tk-20152016-537"]
    assert found["ah-tk-20112012-2378"].header.number == "2012Z05597"
    assert found["ah-tk-20232024-260"].sections[-3].see == ("4", "5", "6", "7")
    assert sum(len(document.footnotes) for document in found.values()) == 10
