"""The Tweede Kamer's open data by OData v4: rows of an entity, page after page."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kg.errors import FetchError
from kg.fetching.client import Client

MOST_PAGES = 10_000
Row = dict[str, Any]
_ID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def rows(
    client: Client,
    base: str,
    entity: str,
    options: Mapping[str, str],
    came: Callable[[int, int], None] = lambda given, counted: None,
) -> Iterator[Row]:
    """Every row of `Zaak`, `Persoon` … under options such as `$filter`, along `@odata.nextLink`.

    The service gives 250 rows a page; it gives no next link where `$top` is used, so that is left out. `came` is told
    of each page how many rows there are with it and how many the service counts (0 when it does not say). Raises
    `FetchError` when a page is no such JSON, when the pages go round, and after the last row when fewer came than the
    service counts.
    """
    address, params = f"{base}/{entity}", {**options, "$count": "true"}
    been, given, counted = set[str](), 0, 0
    for _ in range(MOST_PAGES):
        page = parsed(client, address, params)
        value = page.get("value")
        if not isinstance(value, list):
            raise FetchError(address, "the answer holds no rows (no list called value)")
        counted = page["@odata.count"] if isinstance(page.get("@odata.count"), int) else counted
        given += len(value)
        came(given, counted)
        yield from (row for row in value if isinstance(row, dict))
        following = page.get("@odata.nextLink")
        if not following and given < counted:
            raise FetchError(f"{base}/{entity}", f"{given:,} of the {counted:,} rows came that the service counts")
        if not following:
            return
        if not isinstance(following, str) or following in been:
            raise FetchError(address, "the pages go round")
        been.add(following)
        address, params = following, {}
    raise FetchError(address, f"more than {MOST_PAGES:,} pages")


def parsed(client: Client, address: str, params: Mapping[str, str], accept: str = "application/json") -> Row:
    """A JSON object; raises `FetchError` when something else comes, such as a web page."""
    answer = client.get(address, params, accept)
    try:
        found = json.loads(answer.data)
    except (ValueError, RecursionError) as error:
        page = answer.data.lstrip()[:1] == b"<"
        raise FetchError(answer.address, "a web page came in place of JSON" if page else "broken JSON came") from error
    if not isinstance(found, dict):
        raise FetchError(answer.address, "JSON of another shape came: no object")
    return found


def below(row: Row, name: str) -> list[Row]:
    """The rows that were expanded into another, such as the `ZaakActor`s of a zaak.

    >>> below({"ZaakActor": [{"ActorNaam": "K.M. Buitenweg"}], "Document": None}, "ZaakActor")
    [{'ActorNaam': 'K.M. Buitenweg'}]
    """
    found = row.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def quoted(text: str) -> str:
    """A string for `$filter`.

    >>> quoted("'s-Gravenhage")
    "'''s-Gravenhage'"
    """
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def is_id(text: object) -> bool:
    """Whether something is an id of the Tweede Kamer and nothing else, so that it can stand in an address.

    >>> is_id("831b4e0f-65b3-4406-af0a-c60f5403bd85")
    True
    """
    return isinstance(text, str) and _ID.fullmatch(text) is not None
