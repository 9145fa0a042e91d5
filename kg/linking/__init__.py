"""link(): each mention becomes the one entry that remains for that name on that day, or stays openly undecided."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from kg.document import Document, SectionKind
from kg.linking.decision import Setting
from kg.linking.judgements import NO_JUDGEMENTS, Judgements
from kg.linking.news import link_news
from kg.linking.people import PREDECESSOR, link_party, link_people, link_post, link_predecessor
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
_BY_NAME = (OrganisationMention, LawMention, PlaceMention, PartyMention)

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
    mentions = [mention for mention in mentions if not isinstance(mention, _NOT_LINKED)]
    persons = [mention for mention in mentions if isinstance(mention, PersonMention)]
    people = [
        (mention, judgements.apply(one, document))
        for mention, one in zip(persons, link_people(persons, setting), strict=True)
    ]
    around = _Around(
        {mention.post: one.entry for mention, one in people if mention.post and isinstance(one.entry, Person)},
        [one.entry for mention, one in people if mention.role == "answerer" and isinstance(one.entry, Person)],
        mentions,
    )
    of_answers = setting.of_answers()
    settings = [of_answers if section.kind is SectionKind.ANSWER else setting for section in document.sections]
    of_people = iter(people)
    return tuple(
        next(of_people)[1]
        if isinstance(mention, PersonMention)
        else judgements.apply(_once(mention, settings[mention.at.section], around), document)
        for mention in mentions
    )


class _Around:
    """What else a document says: who holds which post, who answers, which laws it names; and what was decided of names."""

    def __init__(self, holders: dict[str, Person], answerers: list[Person], mentions: Sequence[Mention]) -> None:
        self.holders = holders
        self.answerers = answerers
        self.known: dict[Hashable, Link] = {}
        self._mentions = mentions

    @cached_property
    def laws(self) -> LawsAround:
        """Looked for where the first law is linked: most short documents name none."""
        return LawsAround.of(self._mentions)


def _once(mention: Mention, setting: Setting, around: _Around) -> Link:
    """The link of a mention; what only its name and the day decide is decided once a document."""
    if not isinstance(mention, _BY_NAME):
        return _surely(_link(mention, setting, around))
    cls = mention.cls if isinstance(mention, OrganisationMention) else None
    key = (type(mention), mention.name, mention.rule, cls, setting.asked)
    if known := around.known.get(key):
        return Link(mention, known.entry, known.confidence, known.reason, known.candidates)
    around.known[key] = linked = _surely(_link(mention, setting, around))
    return linked


def _surely(linked: Link) -> Link:
    """The link, less sure when its mention only stands for a name: `het bedrijf`, `die wet`."""
    if linked.mention.rule != ANTECEDENT or not linked.entry:
        return linked
    return replace(linked, confidence=min(linked.confidence, _STANDING_FOR))


def _link(mention: Mention, setting: Setting, around: _Around) -> Link:
    match mention:
        case PartyMention():
            return link_party(mention, setting)
        case PostMention():
            if mention.rule == PREDECESSOR:
                return link_predecessor(mention, setting, around.answerers)
            return link_post(mention, setting, around.holders.get(mention.name))
        case OrganisationMention():
            return link_organisation(mention, setting)
        case LawMention():
            return link_law(mention, setting, around.laws)
        case ArticleMention():
            return link_article(mention, setting, around.laws)
        case PlaceMention():
            return link_place(mention, setting)
        case TopicMention():
            return link_topic(mention, setting)
        case NewsMention():
            return link_news(mention, setting)
    raise TypeError(f"no way to link a {type(mention).__name__}")
