"""KOOP's search service (SRU 2.0, queries in CQL): which Kamervragen there are, and where each can be had.

The parameters, indexes and element names are those that public clients of the service use: see docs/fetch.md.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from kg.errors import FetchError
from kg.fetching.client import Client
from kg.fetching.verified import below, name, value, xml
from kg.sources.tree import Element

PUBLICATIONS = {"kv": "Kamervragen zonder antwoord", "ah": "Kamervragen (Aanhangsel)"}
"""By the letters that identifiers begin with: `kv-tk-2021Z05118` is a set of questions, `ah-tk-20202021-2801` has answers."""
PAGE = 100
MOST_PAGES = 5_000
_COLLECTION = "officielepublicaties"
_ID = re.compile(r"[A-Za-z0-9][\w.-]{2,99}", re.ASCII)
_WORDS = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched: kinds (`kv`, `ah`), days of publication, words that must all occur, and changed since which day."""

    kinds: tuple[str, ...] = tuple(PUBLICATIONS)
    first: date | None = None
    last: date | None = None
    words: str = ""
    changed_since: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One publication that was found; `items` are its addresses by form: `xml`, `html`, `pdf`, `metadata`.

    `modified` is the day that the index `dt.modified` goes by; `version` the finest that is known of its last change.
    """

    id: str
    title: str = ""
    modified: str = ""
    version: str = ""
    items: Mapping[str, str] = field(default_factory=dict)


def query(search: Search) -> str:
    """The search in CQL.

    >>> query(Search(kinds=("kv",), first=date(2021, 3, 1), words='Huawei "kritieke infrastructuur"'))
    'c.product-area==officielepublicaties and w.publicatienaam=="Kamervragen zonder antwoord" \
and dt.date>="2021-03-01" and cql.textAndIndexes="Huawei" and cql.textAndIndexes="kritieke infrastructuur"'
    """
    kinds = [f"w.publicatienaam=={_quoted(PUBLICATIONS[kind])}" for kind in search.kinds]
    parts = [f"c.product-area=={_COLLECTION}", kinds[0] if len(kinds) == 1 else f"({' or '.join(kinds)})"]
    if search.first:
        parts.append(f"dt.date>={_quoted(search.first.isoformat())}")
    if search.last:
        parts.append(f"dt.date<={_quoted(search.last.isoformat())}")
    if search.changed_since:
        parts.append(f"dt.modified>={_quoted(search.changed_since)}")
    parts += [f"cql.textAndIndexes={_quoted(word)}" for word in split_words(search.words)]
    return " and ".join(parts)


def split_words(words: str) -> list[str]:
    """Words one by one, and what stands between quotes together.

    >>> split_words('Huawei "kritieke infrastructuur"')
    ['Huawei', 'kritieke infrastructuur']
    """
    return [word for quoted, plain in _WORDS.findall(words) if (word := quoted.strip() or plain.strip('"'))]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def found(client: Client, address: str, search: Search) -> Iterator[tuple[Record, int]]:
    """Every record with how many the service says there are, page after page.

    Raises `FetchError` when the service refuses the query or a page, when what comes is no result of SRU, and after the
    last record when fewer came than it had said, for then the search may be incomplete.
    """
    start, seen, total = 1, set[str](), 0
    for _ in range(MOST_PAGES):
        answer = client.get(address, _parameters(search, start), "application/xml, text/xml;q=0.9, */*;q=0.1")
        response = xml(answer)
        _refuse_diagnostics(response, answer.address)
        total = _number(value(response, "numberOfRecords"), answer.address)
        records = below(response, "record")
        for element in records:
            record = _record(element, answer.address)
            if record.id not in seen:
                seen.add(record.id)
                yield record, total
        start += len(records)
        if not records or start > total:
            break
    if len(seen) < total:
        raise FetchError(address, f"the search gave {len(seen):,} of the {total:,} publications it says there are")


def _parameters(search: Search, start: int) -> dict[str, str]:
    return {
        "operation": "searchRetrieve",
        "version": "2.0",
        "x-connection": _COLLECTION,
        "recordSchema": "gzd",
        "startRecord": str(start),
        "maximumRecords": str(PAGE),
        "query": query(search),
    }


def _refuse_diagnostics(response: Element, address: str) -> None:
    """A query that the service does not understand gives status 200 and a `diagnostic`."""
    if name(response) != "searchRetrieveResponse":
        raise FetchError(address, f"no search result came, but <{response.tag}>")
    for diagnostic in below(response, "diagnostic"):
        said = (value(diagnostic, "message"), value(diagnostic, "details"))
        raise FetchError(
            address, f"the service refuses the search: {': '.join(filter(None, said)) or 'no reason given'}"
        )


def _number(text: str, address: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise FetchError(address, "the search result does not say how many records there are")
    return int(text)


def _record(element: Element, address: str) -> Record:
    id_ = value(element, "identifier")
    if not _ID.fullmatch(id_):
        raise FetchError(address, f"a record with the identifier {id_!r} is refused")
    items = {
        item.attributes["manifestation"]: item.text.strip()
        for item in below(element, "itemUrl")
        if item.attributes.get("manifestation")
    }
    modified = value(element, "modified")
    version = value(element, "datumTijdstipWijzigingExpression") or modified or value(element, "available")
    return Record(id_, value(element, "title"), modified[:10], version, items)
