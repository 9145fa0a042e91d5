"""Web addresses in a text, as far as they can be trusted to be whole, and the outlets whose they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.extractors.tables import rows

_REMEMBERED = 256
"""Texts whose addresses are kept: a footnote is asked for them as a whole, then by its pieces."""
_PATH = r"(?-i:[!#-;=?-Z_a-z~])"
"""Whatever the case, but no `İ`, which Python takes for an `i` where the case does not count."""
_LABEL = r"(?-i:[A-Za-z0-9-]{1,63}+)"
_DOMAINS = (
    "nl|com|org|eu|net|be|de|uk|fr|info|tv|inc|nu|int|gov|edu|news|frl|amsterdam|aw|cw|sr|sx|bq|us|ch|at|se|dk|no|es|it"
    "|ca|io|co"
)
_ADDRESS = re.compile(
    rf"(?P<scheme>https?://|(?=www\.)){_PATH}+"
    rf"|(?<![\w@./-])(?:{_LABEL}\.){{1,4}}(?:{_DOMAINS})(?:/{_PATH}*|(?![\w.-]\w|[\w@]))",
    re.IGNORECASE,
)
_HOST = re.compile(rf"(?:{_LABEL}\.){{1,5}}(?-i:[A-Za-z]{{2,12}})(?=[:/?#]|$)(?::\d{{1,5}}(?=[/?#]|$))?", re.IGNORECASE)
_AFTER = re.compile(r"[\s\[\])»”’“‘›>\"|]|$")


@dataclass(frozen=True, slots=True)
class Address:
    """`text[start:end]` is an address: `url` when it names a page, on a host without `www.`.

    `url` is `None` for a host alone (`nos.nl`), and where the address is cut by something that no address can hold.
    """

    start: int
    end: int
    host: str
    url: str | None


@lru_cache(maxsize=_REMEMBERED)
def addresses(text: str) -> tuple[Address, ...]:
    """Every address in `text`; only http and https, and no host that hides behind a user's name.

    >>> [(found.host, found.url) for found in addresses("Trouw (www.trouw.nl/a/b~c1/), via nos.nl.")]
    [('trouw.nl', 'https://www.trouw.nl/a/b~c1/'), ('nos.nl', None)]
    """
    return tuple(_addresses(text))


def _addresses(text: str) -> Iterator[Address]:
    for found in _ADDRESS.finditer(text):
        words = _trimmed(found.group())
        bare = words[len(found["scheme"] or "") :]
        host = _HOST.match(bare)
        if host is None:
            continue
        end = found.start() + len(words)
        whole = _AFTER.match(text, found.end()) is not None and not text[end : end + 1].isalnum()
        page = whole and len(bare) > host.end() and bare[host.end() :] != "/"
        name = host.group().partition(":")[0].lower().removeprefix("www.")
        yield Address(found.start(), end, name, f"{found['scheme'] or 'https://'}{bare}" if page else None)


def _trimmed(words: str) -> str:
    """The address without what closes the sentence or the brackets around it."""
    while words:
        last = words[-1]
        if last in ".,:;!?'*" or (last == ")" and words.count(")") > words.count("(")):
            words = words[:-1]
        else:
            return words
    return words


def outlet_of(host: str) -> str:
    """The outlet whose host this is: `bijlagen.nos.nl` is `NOS`; of an unknown host the host itself."""
    labels = host.split(".")
    known = _outlets()
    return next((known[name] for at in range(len(labels)) if (name := ".".join(labels[at:])) in known), host)


@cache
def _outlets() -> dict[str, str]:
    return {row["host"]: row["outlet"] for row in rows("outlets")}
