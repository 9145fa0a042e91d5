"""The open data of the Tweede Kamer as it comes: a `Zaak` with its `ZaakActor`s, one object or `{"value": [...]}`.

`Document.raw` is the text of the one record; the list around it is not kept.
"""

import re
from collections.abc import Iterator

from kg.document import Document
from kg.errors import SourceError
from kg.sources.content import Content
from kg.sources.json_text import JsonObject, JsonText, JsonValue, parse_json
from kg.sources.zaak import ANSWER, LATE, NUMBER, Actor, Paper, Zaak, document_of

FORMAT = "tweedekamer-odata"

_SIGN = re.compile(r'"Nummer"\s*:\s*"\d{4}Z\d{5}"')
_POST = re.compile(r"minister|staatssecretaris", re.IGNORECASE)
"""A member's `Functie` is "Tweede Kamerlid", which is no post of the cabinet."""
_SHOWN = 3
"""So many records passed over are named one by one in the error."""


def recognises(content: Content) -> bool:
    """True for a JSON object that holds a `Nummer` such as `2021Z05118`."""
    return content.head.lstrip().startswith(("{", "[")) and _SIGN.search(content.text) is not None


def parse(content: Content) -> Iterator[Document]:
    """A document a written question, in order.

    Raises `SourceError` after the last one when records were passed over: deleted ones, and zaken of another kind.
    """
    parsed = parse_json(content.text)
    records = list(_records(parsed.value))
    refused = []
    for record in records:
        if reason := _refusal(record):
            refused.append(reason)
            continue
        raw = content.text if record is parsed.value else content.text[record.start : record.end]
        again = parse_json(raw)
        zaak = _zaak(again.value) if isinstance(again.value, JsonObject) else None
        assert zaak is not None  # _refusal has seen its Nummer
        yield document_of(zaak, raw, content.path, FORMAT, again.incomplete)
    if parsed.incomplete and not (records and records[-1].end == parsed.end):
        refused.append(parsed.incomplete)
    if refused or not records:
        raise SourceError(content.path, "; ".join(refused[:_SHOWN]) or "no record of a zaak found")


def _records(value: JsonValue) -> Iterator[JsonObject]:
    """The objects of a zaak: the value itself, those of a list, those below `value`."""
    if isinstance(value, JsonObject) and isinstance(value.get("value"), list):
        value = value["value"]
    for record in value if isinstance(value, list) else [value]:
        if isinstance(record, JsonObject):
            yield record


def _refusal(record: JsonObject) -> str | None:
    """Why a record is passed over."""
    number = _text(record, "Nummer")
    if number is None or not NUMBER.fullmatch(number.value):
        return f"the record at character {record.start} has no Nummer of a zaak"
    kind = _text(record, "Soort")
    if kind is not None and "vragen" not in kind.value.lower():
        return f"{number.value} is a zaak of the kind {' '.join(kind.value.split())}"
    return f"{number.value} is marked as deleted" if record.get("Verwijderd") is True else None


def _zaak(record: JsonObject) -> Zaak | None:
    number = _text(record, "Nummer")
    if number is None:
        return None
    return Zaak(
        number=number,
        subject=_text(record, "Onderwerp") or _text(record, "Titel"),
        day=_text(record, "GestartOp"),
        year=_text(record, "Vergaderjaar"),
        askers=(*_actors(record, "Indiener"), *_actors(record, "Medeindiener")),
        addressed=tuple(_actors(record, "Gericht aan")),
        papers=tuple(_papers(record)),
    )


def _papers(record: JsonObject) -> Iterator[Paper]:
    """The documents that answer and postpone, where they are expanded; each day is that of receipt, else its own."""
    papers = record.get("Document")
    for paper in papers if isinstance(papers, list) else ():
        kind = _text(paper, "Soort") if isinstance(paper, JsonObject) and paper.get("Verwijderd") is not True else None
        if isinstance(paper, JsonObject) and kind is not None and kind.value.strip() in (ANSWER, LATE):
            day = _text(paper, "DatumOntvangst") or _text(paper, "Datum")
            yield Paper(kind, day, _text(paper, "Aanhangselnummer"), tuple(_signers(paper)))


def _signers(paper: JsonObject) -> Iterator[Actor]:
    """The ministers and state secretaries among the `DocumentActor`s."""
    actors = paper.get("DocumentActor")
    for actor in actors if isinstance(actors, list) else ():
        if isinstance(actor, JsonObject):
            name, post = _text(actor, "ActorNaam"), _text(actor, "Functie")
            if name is not None and post is not None and _POST.match(post.value):
                yield Actor(name, None, None, post)


def _text(record: JsonObject, key: str) -> JsonText | None:
    value = record.get(key)
    return value if isinstance(value, JsonText) and value.value.strip() else None


def _actors(record: JsonObject, relation: str) -> Iterator[Actor]:
    actors = record.get("ZaakActor")
    for actor in actors if isinstance(actors, list) else ():
        if not isinstance(actor, JsonObject):
            continue
        name, role = _text(actor, "ActorNaam"), _text(actor, "Relatie")
        if name is not None and role is not None and role.value == relation:
            post = _text(actor, "Functie")
            is_post = post is not None and _POST.match(post.value) is not None
            yield Actor(name, None, _text(actor, "ActorFractie"), post if is_post else None)
