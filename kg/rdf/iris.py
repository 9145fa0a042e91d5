"""The addresses of everything we name: deterministic, readable, below one configurable base."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from kg.document import Document
from kg.errors import KgError
from kg.mention import EntityClass
from kg.rdf.terms import iri
from kg.registers.entries import (
    Article,
    Change,
    Entry,
    Found,
    Incumbency,
    Law,
    Membership,
    Organisation,
    Party,
    Person,
    Place,
    Post,
)
from kg.statement import Term

BASE = "https://w3id.org/kamergraaf/id/"
ONTOLOGY_GRAPH = iri("https://w3id.org/kamergraaf/def")
_PLAIN = re.compile(r"[A-Za-z0-9/:@$&+,;=._-]*")
"""What stands in an address as it is."""
OFFICIAL = "https://zoek.officielebekendmakingen.nl/"

_PATH: dict[type[Entry], str] = {
    Person: "persoon",
    Party: "partij",
    Post: "ambt",
    Organisation: "organisatie",
    Law: "wet",
    Article: "wet",
    Place: "plaats",
}
_FOUND_PATH = {
    EntityClass.PERSON: "persoon",
    EntityClass.POST: "ambt",
    EntityClass.LAW: "wet",
    EntityClass.PLACE: "plaats",
    EntityClass.NEWS_ITEM: "bron",
}


PATHS = (
    "vraag",
    "document",
    "persoon",
    "partij",
    "ambt",
    "organisatie",
    "wet",
    "plaats",
    "bron",
    "lidmaatschap",
    "ambtsperiode",
    "wijziging",
    "regel",
)
"""The first part of every path below the base."""


@dataclass(frozen=True, slots=True)
class Iris:
    """Addresses below `base`, which ends in a slash."""

    base: str = BASE

    def __post_init__(self) -> None:
        if not self.base.startswith(("http://", "https://")) or not self.base.endswith("/"):
            raise KgError(f"{self.base}: a base is an http(s) address that ends in a slash")

    def at(self, *path: str) -> Term:
        """The address of `path`, each part percent-encoded where it must be; a part may hold slashes.

        >>> Iris().at("wet", "BWBR0001854/artikel/350c")
        '<https://w3id.org/kamergraaf/id/wet/BWBR0001854/artikel/350c>'
        """
        return address(self.base, path)

    @property
    def registers(self) -> Term:
        """The graph of what is known beforehand."""
        return self.at("registers")

    def question_set(self, key: str) -> Term:
        """A set of written questions, by its number: `vraag/2021Z05118`."""
        return self.at("vraag", key)

    def document(self, document: Document) -> Term:
        """Its official address when the publication id is known, else its content."""
        if document.publications:
            return publication(document.publications[0])
        return self.at("document", document.sha256[:16])

    def entity(self, entry: Entry) -> Term:
        """A register entry, or a thing found in the text."""
        if path := _PATH.get(type(entry)):
            return _often(self.base, (path, entry.slug))
        if isinstance(entry, Found):
            return _often(self.base, (_FOUND_PATH.get(entry.cls, "organisatie"), entry.slug))
        return iri(entry.slug)  # a topic

    def membership(self, row: Membership) -> Term:
        """A person in a party from a day on."""
        return self.at("lidmaatschap", row.person, row.party, row.start.isoformat() if row.start else "onbekend")

    def incumbency(self, row: Incumbency) -> Term:
        """A person on a post from a day on."""
        return self.at("ambtsperiode", row.person, row.post, row.start.isoformat())

    def change(self, row: Change) -> Term:
        """A body that became another."""
        return self.at("wijziging", row.original, row.resulting)

    def rule(self, name: str) -> Term:
        """The rule that saw a mention."""
        return _often(self.base, ("regel", name))


def address(base: str, path: tuple[str, ...]) -> Term:
    """The address of `path` below `base`."""
    return iri(base + "/".join([_quoted(part, "/:@!$&'()*+,;=-._~") for part in path]))


_often = lru_cache(maxsize=16_384)(address)
"""As `address`, of what many documents name."""


def publication(identifier: str) -> Term:
    """The official address of a publication: `kv-tk-2021Z05118`."""
    return iri(OFFICIAL + identifier)


def below(parent: Term, *path: str) -> Term:
    """An address below another: `…/vraag/2021Z05118` + `antwoord/2`."""
    return Term(f"{parent[:-1]}/{'/'.join(map(_quoted, path))}>")


def _quoted(part: str, safe: str = "/:@!$&()*+,;=-._~") -> str:
    return part if _PLAIN.fullmatch(part) else quote(part, safe=safe)
