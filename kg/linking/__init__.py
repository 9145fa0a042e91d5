"""link(): each mention becomes the one entry that remains for that name on that day, or stays openly undecided."""

from collections.abc import Iterable
from dataclasses import replace

from kg.document import Document
from kg.linking.decision import Setting
from kg.linking.judgements import NO_JUDGEMENTS, Judgements
from kg.linking.news import link_news
from kg.linking.people import PREDECESSOR, link_party, link_person, link_post, link_predecessor
from kg.linking.things import LawsAround, link_article, link_law, link_organisation, link_place, link_topic
from kg.mention import (
    ArticleMention,
    LawMention,
    Mention,
    NewsMention,
    OrganisationMention,
    PartyMention,
    PersonMention,
    PlaceMention,
    PostMention,
    PublicationMention,
    RelationMention,
    TopicMention,
)
from kg.registers import Registers, load
from kg.registers.entries import Person
from kg.statement import Link

_NOT_LINKED = (RelationMention, PublicationMention)
"""Relations tie mentions that have links of their own; a publication is its address."""


ANTECEDENT = "antecedent"
"""The rule of a mention that stands for something named before."""
_STANDING_FOR = 0.55


def link(
    document: Document,
    mentions: Iterable[Mention],
    registers: Registers | None = None,
    judgements: Judgements = NO_JUDGEMENTS,
) -> tuple[Link, ...]:
    """A link for every mention but the relations, which tie mentions that have links of their own.

    What a person decided (`judgements`) goes before what is decided here.
    """
    setting = Setting.of(document, registers or load())
    mentions = tuple(mention for mention in mentions if not isinstance(mention, _NOT_LINKED))
    people = {
        mention: judgements.apply(link_person(mention, setting), document)
        for mention in mentions
        if isinstance(mention, PersonMention)
    }
    holders = {
        mention.post: linked.entry
        for mention, linked in people.items()
        if mention.post and isinstance(linked.entry, Person)
    }
    answerers = [
        linked.entry
        for mention, linked in people.items()
        if mention.role == "answerer" and isinstance(linked.entry, Person)
    ]
    around = LawsAround.of(mentions)
    return tuple(
        people[mention]
        if isinstance(mention, PersonMention)
        else judgements.apply(
            _surely(_link(mention, setting.at(mention.at, document), holders, answerers, around)), document
        )
        for mention in mentions
    )


def _surely(linked: Link) -> Link:
    """The link, less sure when its mention only stands for a name: `het bedrijf`, `die wet`."""
    if linked.mention.rule != ANTECEDENT or not linked.entry:
        return linked
    return replace(linked, confidence=min(linked.confidence, _STANDING_FOR))


def _link(
    mention: Mention, setting: Setting, holders: dict[str, Person], answerers: list[Person], around: LawsAround
) -> Link:
    match mention:
        case PartyMention():
            return link_party(mention, setting)
        case PostMention():
            if mention.rule == PREDECESSOR:
                return link_predecessor(mention, setting, answerers)
            return link_post(mention, setting, holders.get(mention.name))
        case OrganisationMention():
            return link_organisation(mention, setting)
        case LawMention():
            return link_law(mention, setting, around)
        case ArticleMention():
            return link_article(mention, setting, around)
        case PlaceMention():
            return link_place(mention, setting)
        case TopicMention():
            return link_topic(mention, setting)
        case NewsMention():
            return link_news(mention, setting)
    raise TypeError(f"no way to link a {type(mention).__name__}")
