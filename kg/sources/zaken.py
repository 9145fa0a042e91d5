"""Our form of the Tweede Kamer's zaken: `zaken-2021.jsonl.gz` unpacked, one JSON record a line, one document each.

`Document.raw` is the line, so that tens of thousands of records stream through without keeping the file.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from kg.document import Document
from kg.errors import SourceError
from kg.sources.content import Content
from kg.sources.json_text import JsonObject, JsonText, JsonValue, parse_json
from kg.sources.zaak import NUMBER, Actor, Zaak, document_of

FORMAT = "zaken-jsonl"

_SIGN = re.compile(r'^\s*\{[^\n]{0,400}"nummer"\s*:\s*"\d{4}Z\d{5}"', re.MULTILINE)
_SHOWN = 3
"""So many unreadable lines are named one by one in the error."""
_TOGETHER = 24
"""So many lines are read as JSON before their documents are made: what each step needs stays close to the processor, which
saves a tenth of the time."""


def recognises(content: Content) -> bool:
    """True when a line is an object with a `nummer` such as `2021Z05118` and lower-case keys."""
    return _SIGN.search(content.head) is not None


def parse(content: Content) -> Iterator[Document]:
    """A document a record, in order.

    Raises `SourceError` after the last one when lines could not be read as a record; it names them.
    """
    refused: list[str] = []
    lines = content.lines()
    while some := list(islice(lines, _TOGETHER)):
        for zaak, raw, broken in list(_records(some, refused)):
            yield document_of(zaak, raw, content.path, FORMAT, broken)
    if refused:
        more = f", and {len(refused) - _SHOWN} more" if len(refused) > _SHOWN else ""
        raise SourceError(content.path, "; ".join(refused[:_SHOWN]) + more)


def _records(
    lines: Iterable[tuple[int, str | SourceError]], refused: list[str]
) -> Iterator[tuple[Zaak, str, str | None]]:
    """The record of each line, with the line and why it ends too early; of a line without one why it is `refused`."""
    for number, line in lines:
        if isinstance(line, SourceError):
            refused.append(line.reason)
            continue
        raw = line.strip()
        if not raw:
            continue
        parsed = parse_json(raw)
        zaak = _zaak(parsed.value) if isinstance(parsed.value, dict) else None
        if zaak is None:
            refused.append(f"line {number} is no record of a zaak with its number")
            continue
        broken = parsed.incomplete or ("more than one record on the line" if parsed.end < len(raw) else None)
        yield zaak, raw, broken


def _zaak(record: JsonObject) -> Zaak | None:
    number = _text(record.get("nummer"))
    if number is None or not NUMBER.fullmatch(number.value):
        return None
    return Zaak(
        number=number,
        subject=_text(record.get("onderwerp")),
        day=_text(record.get("datum")),
        year=_text(record.get("vergaderjaar")),
        askers=(*_actors(record.get("indieners")), *_actors(record.get("medeindieners"))),
        addressed=tuple(_actors(record.get("gericht_aan"))),
    )


def _text(value: JsonValue) -> JsonText | None:
    return value if isinstance(value, JsonText) else None


def _actors(value: JsonValue) -> Iterator[Actor]:
    for person in value if isinstance(value, list) else ():
        name = _text(person.get("naam")) if isinstance(person, dict) else None
        if name is not None and isinstance(person, dict) and name.value.strip():
            yield Actor(name, _text(person.get("initialen")))
