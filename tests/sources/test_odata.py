import json
from datetime import date

import pytest

from kg.document import Document
from kg.errors import SourceError
from kg.sources import odata, read_content
from kg.sources.content import Content
from kg.sources.writing import unaccounted

ZAAK = {
    "Id": "831b4e0f",
    "Nummer": "2021Z99901",
    "Soort": "Schriftelijke vragen",
    "Titel": None,
    "Onderwerp": "Het bericht over dijken.",
    "GestartOp": "2021-03-30T00:00:00+02:00",
    "Vergaderjaar": "2020-2021",
    "Verwijderd": False,
    "ZaakActor": [
        {"ActorNaam": "P. de Groot", "ActorFractie": "VVD", "Functie": "Tweede Kamerlid", "Relatie": "Indiener"},
        {"ActorNaam": "Anna Klein (A.B.)", "ActorFractie": "PvdA", "Relatie": "Medeindiener"},
        {
            "ActorNaam": "C. van Waterland",
            "Functie": "minister van Infrastructuur en Waterstaat",
            "Relatie": "Gericht aan",
        },
        {"ActorNaam": "Commissie voor Water", "Relatie": "Volgcommissie"},
    ],
}


def read_all(value: object) -> list[Document]:
    return list(read_content(Content("zaak.json", json.dumps(value, indent=1).encode())))


def test_one_zaak() -> None:
    (document,) = read_all(ZAAK)
    header = document.header
    assert (document.id, document.format) == ("zaak-2021Z99901", odata.FORMAT)
    assert (header.title, header.number, header.parliamentary_year) == (
        "Het bericht over dijken.",
        "2021Z99901",
        "2020-2021",
    )
    assert header.submitted == date(2021, 3, 30)
    assert [(person.name, person.party, person.post) for person in header.askers] == [
        ("P. de Groot", "VVD", None),
        ("Anna Klein", "PvdA", None),
    ]
    assert [(person.name, person.post) for person in header.addressed] == [
        ("C. van Waterland", "minister van Infrastructuur en Waterstaat")
    ]
    (post,) = header.addressees
    assert post.name == "Minister van Infrastructuur en Waterstaat"
    assert document.surface(post.at) == "minister van Infrastructuur en Waterstaat"
    assert document.surface(header.askers[1].name_at) == "Anna Klein"
    assert unaccounted(document) == []


def test_a_list_gives_a_document_each() -> None:
    documents = read_all({"@odata.context": "x", "value": [ZAAK, {**ZAAK, "Nummer": "2021Z99902"}]})
    assert [document.header.number for document in documents] == ["2021Z99901", "2021Z99902"]
    assert all(json.loads(document.raw)["Id"] == "831b4e0f" for document in documents)
    assert all(unaccounted(document) == [] for document in documents)


def test_deleted_records_and_other_zaken_are_named_after_the_others() -> None:
    value = {"value": [{**ZAAK, "Verwijderd": True}, {**ZAAK, "Soort": "Motie"}, ZAAK]}
    found = []
    with pytest.raises(SourceError, match="2021Z99901 is marked as deleted; 2021Z99901 is a zaak of the kind Motie"):
        found.extend(read_content(Content("zaak.json", json.dumps(value).encode())))
    assert len(list(_until_error(value))) == 1


def _until_error(value: object) -> list[Document]:
    found: list[Document] = []
    try:
        for document in read_content(Content("zaak.json", json.dumps(value).encode())):
            found.append(document)
    except SourceError:
        pass
    return found


def test_a_list_that_is_cut_off() -> None:
    text = json.dumps({"value": [ZAAK, {**ZAAK, "Nummer": "2021Z99902"}]})
    first, second = read_content(Content("zaak.json", text[:-300].encode()))
    assert first.incomplete is None
    assert second.incomplete is not None
    assert second.header.number == "2021Z99902"


ANSWERED = {
    **ZAAK,
    "Document": [
        {"Soort": "Schriftelijke vragen", "Datum": "2021-03-30T00:00:00+02:00", "Aanhangselnummer": None},
        {
            "Soort": "Mededeling (uitstel antwoord)",
            "Datum": "2021-04-20T00:00:00+02:00",
            "Aanhangselnummer": "202102500",
        },
        {
            "Soort": "Antwoord schriftelijke vragen",
            "Datum": "2021-05-18T00:00:00+02:00",
            "DatumOntvangst": "2021-05-19T00:00:00+02:00",
            "Aanhangselnummer": "202102801",
            "DocumentActor": [
                {"ActorNaam": "C. van Waterland", "Functie": "minister van Infrastructuur en Waterstaat"},
                {"ActorNaam": "P. de Groot", "Functie": "Tweede Kamerlid"},
            ],
        },
    ],
}


def test_documents_of_a_zaak_tell_when_it_was_answered_and_postponed() -> None:
    (document,) = read_all(ANSWERED)
    header = document.header
    assert (header.answered, header.annex_number) == (date(2021, 5, 19), "2801")
    assert [late.day for late in header.postponements] == [date(2021, 4, 20)]
    assert document.surface(header.postponements[0].at).startswith("Mededeling (uitstel antwoord) (2021-04-20")
    assert [(person.name, person.post) for person in header.answerers] == [
        ("C. van Waterland", "minister van Infrastructuur en Waterstaat")
    ]
    assert [(found.publication, document.surface(found.at)) for found in document.references] == [
        ("ah-tk-20202021-2500", "202102500"),
        ("ah-tk-20202021-2801", "202102801"),
    ]
    assert unaccounted(document) == []


def test_documents_with_odd_values_tell_nothing() -> None:
    odd = {
        "Soort": "Antwoord schriftelijke vragen",
        "Datum": "onbekend",
        "Aanhangselnummer": "12",
        "DocumentActor": [1],
    }
    (document,) = read_all({**ZAAK, "Document": [odd, 3, {"Soort": None}]})
    assert (document.header.answered, document.header.annex_number, document.references) == (None, None, ())
