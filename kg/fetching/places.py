"""Where the official sources are, and which hosts may be spoken to."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlsplit

from kg.errors import FetchError

VARIABLE = "KG_FETCH_"
"""A base address is also taken from the environment: `KG_FETCH_SRU`, `KG_FETCH_ODATA` …"""


@dataclass(frozen=True, slots=True)
class Places:
    """The base address of each source, without a slash at its end; a mirror takes the place of the official one."""

    sru: str = "https://repository.overheid.nl/sru"
    publications: str = "https://zoek.officielebekendmakingen.nl"
    odata: str = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0"
    syncfeed: str = "https://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0"
    wikidata: str = "https://query.wikidata.org/sparql"
    others: tuple[str, ...] = ()
    """Hosts besides those of the base addresses that documents may come from."""

    @property
    def hosts(self) -> frozenset[str]:
        """Every host with its port that may be spoken to: `repository.overheid.nl`, `localhost:8080`."""
        bases = (getattr(self, name) for name in BASES)
        return frozenset({host_of(base) for base in bases} | set(self.others))


BASES = tuple(field.name for field in fields(Places) if field.name != "others")


def places(given: Mapping[str, str | None], environment: Mapping[str, str], others: tuple[str, ...] = ()) -> Places:
    """The places to use: what was given goes before the environment, the environment before the official addresses.

    >>> places({"sru": None}, {"KG_FETCH_SRU": "http://localhost:8080/sru/"}).sru
    'http://localhost:8080/sru'
    """
    found = {}
    for name in BASES:
        address = given.get(name) or environment.get(VARIABLE + name.upper())
        if address:
            host_of(address)
            found[name] = address.rstrip("/")
    return Places(**found, others=others)


def host_of(address: str) -> str:
    """The host, with the port where one is named; raises `FetchError` for anything but http and https.

    >>> host_of("https://Repository.overheid.nl/sru")
    'repository.overheid.nl'
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise FetchError(address, f"is no web address ({error})") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError(address, "is no http or https address")
    if parts.username or parts.password:
        raise FetchError(address, "an address with a name or password in it is refused")
    return f"{parts.hostname}:{port}" if port else parts.hostname
