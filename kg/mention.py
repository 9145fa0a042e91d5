"""What the text names, and where: one frozen class a kind.

A mention says what stands in the text, never what it is believed to be; that is `kg.statement.Link`.
"""

from datetime import date
from enum import StrEnum

from kg.document import Anchor
from kg.values import value


class EntityClass(StrEnum):
    """The leaf class of a thing, spelled as in the ontology."""

    PERSON = "Person"
    PARTY = "PoliticalParty"
    POST = "Post"
    MINISTRY = "Ministry"
    GOVERNMENT_BODY = "GovernmentBody"
    COMPANY = "Company"
    ORGANIZATION = "Organization"
    LAW = "Law"
    ARTICLE = "LawArticle"
    PLACE = "Place"
    TOPIC = "Topic"
    NEWS_ITEM = "NewsItem"


@value(frozen=True, slots=True)
class Mention:
    """A name at a place in the text, and the named rule that saw it there."""

    at: Anchor
    surface: str
    rule: str


@value(frozen=True, slots=True)
class PersonMention(Mention):
    """A person's name, with the party or post that the text gives beside it.

    `name` is the surface without titles and initials' doubles: `Kathalijne Buitenweg`.
    """

    name: str
    party: str | None = None
    post: str | None = None
    role: str | None = None
    """What the header makes of this person: `asker` or `answerer`; `None` in running text."""


@value(frozen=True, slots=True)
class PartyMention(Mention):
    """A political party or parliamentary group: `GL`."""

    name: str


@value(frozen=True, slots=True)
class PostMention(Mention):
    """A post of government: `de Staatssecretaris van Economische Zaken en Klimaat`.

    `role` is `addressee`, `answerer` or `on behalf` for a post in the header, `None` in running text.
    """

    name: str
    role: str | None = None


@value(frozen=True, slots=True)
class OrganisationMention(Mention):
    """A company, public body or other organisation.

    `name` is the full name the document supports (`Algemene Inlichtingen- en Veiligheidsdienst` for `AIVD`);
    `cls` is what the register or the words around it say it is, `None` where neither does.
    """

    name: str
    cls: EntityClass | None = None


@value(frozen=True, slots=True)
class PlaceMention(Mention):
    """A country, province, municipality, town or region: `China`."""

    name: str


@value(frozen=True, slots=True)
class LawMention(Mention):
    """A law, decree, code, treaty or EU act: `Telecommunicatiewet`, `Sr`."""

    name: str


@value(frozen=True, slots=True)
class ArticleMention(Mention):
    """One article of a law: `350c` of `Sr`. `law_at` is where the law itself is named.

    `part` is the part of the article that the reference means, as a JCI string has it: `&lid=2&onderdeel=b`.
    """

    number: str
    law: str
    law_at: Anchor
    part: str = ""


@value(frozen=True, slots=True)
class TopicMention(Mention):
    """A topic that the source itself gives, or that words of the text lead to: `economie ict`, by `telecom`, `privacy`."""

    name: str
    words: tuple[str, ...] = ()
    """The words that led there; none for a topic that the source gives."""


@value(frozen=True, slots=True)
class NewsMention(Mention):
    """A publication that a footnote or a sentence cites: `AD, 3 november 2023, «Titel», https://www.ad.nl/…`.

    What the citation does not state is `None`; there is always an outlet or an address.
    """

    outlet: str | None
    title: str | None
    day: date | None
    url: str | None
    cited_at: Anchor | None = None
    """Where a question or answer cites it: the place of the footnote's mark, or the quote itself."""


@value(frozen=True, slots=True)
class PublicationMention(Mention):
    """An official publication that the text points to, by its address: `Kamerstuk 26 643, nr. 735` is `…/kst-26643-735`."""

    address: str


@value(frozen=True, slots=True)
class RelationMention(Mention):
    """A relation the text states between two mentions; `surface` is the quote it rests on."""

    subject: Mention
    predicate: str
    """A predicate of the contract, without prefix: `subsidiaryOf`."""
    object: Mention
    confidence: float
    reason: str = ""
    """Who reported it, where the text says so: `reported by KPN`."""
