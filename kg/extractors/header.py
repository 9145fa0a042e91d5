"""The people, parties, posts and topics that a header names: the reader has already found their places."""

from collections.abc import Iterator

from kg.document import Document, NamedPerson
from kg.mention import Mention, PartyMention, PersonMention, PostMention, TopicMention

RULE = "header"


def header_mentions(document: Document) -> Iterator[Mention]:
    """Every mention in the header lines of `document`, in reading order of their kind."""
    header = document.header
    for role, people in (("asker", header.askers), ("answerer", header.answerers), ("addressed", header.addressed)):
        for person in people:
            yield from _person(document, person, role)
    for post in header.addressees:
        yield PostMention(post.at, document.surface(post.at), RULE, post.name, "addressee")
    for topic in header.topics:
        yield TopicMention(topic.at, document.surface(topic.at), RULE, topic.name)


def _person(document: Document, person: NamedPerson, role: str) -> Iterator[Mention]:
    if person.name and person.name_at:
        surface = document.surface(person.name_at)
        yield PersonMention(person.name_at, surface, RULE, person.name, person.party, person.post, role)
    if person.party and person.party_at:
        yield PartyMention(person.party_at, document.surface(person.party_at), RULE, person.party)
    if person.post and person.post_at:
        post_role = "on behalf" if person.on_behalf else role
        yield PostMention(person.post_at, document.surface(person.post_at), RULE, person.post, post_role)
