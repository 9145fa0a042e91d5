"""link(): each mention becomes the one entry that remains for that name on that day, or stays openly undecided."""

from collections.abc import Iterable

from kg.document import Document
from kg.linking.decision import Setting
from kg.linking.people import link_party, link_person, link_post
from kg.linking.things import link_article, link_law, link_organisation, link_place, link_topic
from kg.mention import (
    ArticleMention,
    LawMention,
    Mention,
    OrganisationMention,
    PartyMention,
    PersonMention,
    PlaceMention,
    PostMention,
    RelationMention,
    TopicMention,
)
from kg.registers import Registers
from kg.registers.entries import Person
from kg.statement import Link


def link(document: Document, mentions: Iterable[Mention], registers: Registers) -> tuple[Link, ...]:
    """A link for every mention but the relations, which tie mentions that have links of their own."""
    setting = Setting.of(document, registers)
    mentions = tuple(mention for mention in mentions if not isinstance(mention, RelationMention))
    people = {mention: link_person(mention, setting) for mention in mentions if isinstance(mention, PersonMention)}
    holders = {
        mention.post: linked.entry
        for mention, linked in people.items()
        if mention.post and isinstance(linked.entry, Person)
    }
    named_in_full = frozenset(mention.name for mention in mentions if isinstance(mention, LawMention))
    return tuple(
        people[mention] if isinstance(mention, PersonMention) else _link(mention, setting, holders, named_in_full)
        for mention in mentions
    )


def _link(mention: Mention, setting: Setting, holders: dict[str, Person], named_in_full: frozenset[str]) -> Link:
    match mention:
        case PartyMention():
            return link_party(mention, setting)
        case PostMention():
            return link_post(mention, setting, holders.get(mention.name))
        case OrganisationMention():
            return link_organisation(mention, setting)
        case LawMention():
            return link_law(mention, setting, named_in_full)
        case ArticleMention():
            return link_article(mention, setting, named_in_full)
        case PlaceMention():
            return link_place(mention, setting)
        case TopicMention():
            return link_topic(mention, setting)
    raise TypeError(f"no way to link a {type(mention).__name__}")
