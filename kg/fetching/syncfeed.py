"""The Tweede Kamer's SyncFeed: an Atom feed of what changed, in the order in which it did, from any point on.

Each entry holds the whole entity as it is now, or, marked `verwijderd`, nothing but its id. The `skiptoken` in an entry's
link `next` is the point right after it, in one sequence for all kinds of entities.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from kg.errors import FetchError
from kg.fetching.client import Client
from kg.fetching.verified import name, xml
from kg.sources.tree import Element

MOST_PAGES = 20_000
FIRST_GUESS = 1 << 25
"""A token beyond the end of the feed; in September 2026 that was at about 26.7 million."""
NEAR_ENOUGH = 1 << 12
"""To begin so many changes too early costs a page or two; a change seen twice does no harm."""
_ATOM = "application/atom+xml, application/xml;q=0.9, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class Change:
    """One entity that changed; `values` are its elements with text, `refs` those that point to another entity."""

    id: str
    token: int
    deleted: bool = False
    values: dict[str, str] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=dict)


def changes(client: Client, base: str, category: str, token: int) -> Iterator[Change]:
    """Every change of a kind of entity (`Zaak`, `ZaakActor`) after a token, until the feed has no more.

    Raises `FetchError` when a page is no feed, or when an entry does not say how to go on after it.
    """
    for _ in range(MOST_PAGES):
        page = _page(client, base, token, category)
        yield from page
        if not page:
            return
        after = max(change.token for change in page)
        if after <= token:
            raise FetchError(f"{base}/Feed", "the feed goes round")
        token = after
    raise FetchError(f"{base}/Feed", f"more than {MOST_PAGES:,} pages")


def head(client: Client, base: str, near_enough: int = NEAR_ENOUGH) -> int:
    """A token just before the end of the feed: what changes from now on comes after it. About a dozen questions."""
    low, high = 0, FIRST_GUESS
    while _page(client, base, high):
        low, high = high, high * 2
    while high - low > near_enough:
        middle = (low + high) // 2
        if page := _page(client, base, middle):
            low = max(change.token for change in page)
        else:
            high = middle
    return low


def _page(client: Client, base: str, token: int, category: str = "") -> list[Change]:
    params = {"skiptoken": str(token)} | ({"category": category} if category else {})
    answer = client.get(f"{base}/Feed", params, _ATOM)
    feed = xml(answer)
    if name(feed) != "feed":
        raise FetchError(answer.address, f"no feed came, but <{feed.tag}>")
    return [_change(entry, answer.address) for entry in feed.elements() if name(entry) == "entry"]


def _change(entry: Element, address: str) -> Change:
    parts = {name(part): part for part in entry.elements() if name(part) != "link"}
    links = [part for part in entry.elements() if name(part) == "link" and part.attributes.get("rel") == "next"]
    tokens = [found for link in links if (found := _token(link.attributes.get("href", ""))) is not None]
    entity = next(parts["content"].elements(), None) if "content" in parts else None
    if not tokens or entity is None:
        raise FetchError(address, "an entry of the feed lacks its content or the token after it")
    attributes = {key.rpartition(":")[2]: said for key, said in entity.attributes.items()}
    fields = list(entity.elements())
    return Change(
        id=attributes.get("id", ""),
        token=tokens[0],
        deleted=attributes.get("verwijderd", "").lower() == "true",
        values={name(one): text for one in fields if (text := " ".join(one.text.split()))},
        refs={name(one): one.attributes["ref"] for one in fields if one.attributes.get("ref")},
    )


def _token(link: str) -> int | None:
    found = parse_qs(urlsplit(link).query).get("skiptoken", [""])[0]
    return int(found) if found.isascii() and found.isdigit() and len(found) < 19 else None
