"""What is believed, and why: `Link` ties a mention to an entity, `Statement` is one triple in its named graph."""

from dataclasses import dataclass
from typing import NamedTuple, NewType

from kg.document import Document
from kg.mention import Mention
from kg.registers.entries import Entry
from kg.values import value

Term = NewType("Term", str)
"""An RDF term in N-Triples syntax: `<https://…>` or `"tekst"@nl`."""


class Statement(NamedTuple):
    """One RDF statement in its named graph."""

    subject: Term
    predicate: Term
    object: Term
    graph: Term


Said = tuple[Term, Term, Term]
"""Predicate, object and graph: a statement without its subject."""


class Block(NamedTuple):
    """All that is said of one thing, in the order people read: what it is first."""

    subject: Term
    said: list[Said]


@value(frozen=True, slots=True)
class Link:
    """What a mention is believed to be.

    `entry` is the one register entry (or entity found in the text) that remains, `None` where the mention stays
    undecided; `candidates` are the labels that were weighed; `reason` says in words what decided,
    `judgement` is the row of the human decision where it was one.
    """

    mention: Mention
    entry: Entry | None
    confidence: float
    reason: str
    candidates: tuple[str, ...] = ()
    judgement: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one proposal of a model, or of a text that it was asked about.

    `kind` is `name`, `relation` or `text`, `what` the class or predicate proposed; `fate` is `accepted`, `found before`,
    `refused` or `unanswered`, and `reason` says why where it did not become a mention.
    """

    kind: str
    what: str
    quote: str
    fate: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of one document: its mentions, and the link of each that is no relation.

    `verdicts` are about what a model proposed, where one was asked.
    """

    document: Document
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    verdicts: tuple[Verdict, ...] = ()
