"""Who asked whom: the edges from a set of questions to people, parties and posts, as of the day."""

from collections.abc import Iterator, Sequence
from datetime import date

from kg.mention import PersonMention, PostMention, TopicMention
from kg.rdf.iris import Iris
from kg.rdf.vocabulary import DCTERMS, KG
from kg.registers import Registers
from kg.registers.entries import Entry, Incumbency, Membership, Person, Post
from kg.statement import Link, Reading, Term

Triple = tuple[Term, Term, Term]
_GRACE = 7
"""Days after the end of a membership that a question may still be dated."""


def state_header(reading: Reading, node: Term, registers: Registers, iris: Iris) -> Iterator[tuple[Triple, Entry]]:
    """Each edge from the set, with the entry it makes necessary."""
    header = reading.document.header
    asked = header.submitted or header.answered
    answered = header.answered or header.submitted
    for link in reading.links:
        mention, entry = link.mention, link.entry
        if entry is None:
            continue
        edge = iris.entity(entry)
        match mention:
            case PersonMention(role="asker"):
                yield (node, KG.askedBy, edge), entry
                yield from _party(node, link, asked, registers, iris)
            case PersonMention(role="answerer"):
                yield (node, KG.answeredBy, edge), entry
                yield from _office(node, entry, answered, reading.links, registers, iris)
            case PersonMention(role="addressed"):
                yield from _addressed(node, entry, asked, registers, iris)
            case PostMention(role="addressee"):
                yield (node, KG.addressedTo, edge), entry
            case PostMention(role="answerer"):
                yield (node, KG.answeredAs, edge), entry
            case PostMention(role="on behalf"):
                yield (node, KG.alsoOnBehalfOf, edge), entry
            case TopicMention():
                yield (node, DCTERMS.subject, edge), entry


def membership_on(person: Entry, day: date, party: str | None, registers: Registers) -> Membership | None:
    """The membership a member asked under on that day: of the party the header names, else the only one there was."""
    people = registers.people
    named = {entry.slug for entry in people.parties_named(party)} if party else set()
    rows = [
        row
        for row in people.memberships(person.slug)
        if (row.start is None or row.start <= day) and (row.end is None or (day - row.end).days <= _GRACE)
    ]
    fitting = [row for row in rows if row.party in named]
    return fitting[-1] if fitting else people.membership(person.slug, day) or (rows[0] if len(rows) == 1 else None)


def _party(
    node: Term, link: Link, day: date | None, registers: Registers, iris: Iris
) -> Iterator[tuple[Triple, Entry]]:
    mention, entry = link.mention, link.entry
    if not isinstance(mention, PersonMention) or not isinstance(entry, Person) or day is None:
        return
    membership = membership_on(entry, day, mention.party, registers)
    if membership:
        party = registers.people.party(membership.party)
        yield (node, KG.askedForParty, iris.entity(party)), party
        yield (node, KG.askedAs, iris.membership(membership)), entry


def _office(
    node: Term, entry: Entry, day: date | None, links: Sequence[Link], registers: Registers, iris: Iris
) -> Iterator[tuple[Triple, Entry]]:
    """The time on the post that the person answered under, where the header's post tells which."""
    if not isinstance(entry, Person) or day is None:
        return
    held = registers.people.posts_of(entry.slug, day)
    named = {
        link.entry.slug
        for link in links
        if isinstance(link.mention, PostMention) and link.mention.role == "answerer" and isinstance(link.entry, Post)
    }
    rows: list[Incumbency] = [row for row in held if row.post in named] or (list(held) if len(held) == 1 else [])
    for row in rows:
        post = registers.people.post(row.post)
        yield (node, KG.answeredAs, iris.entity(post)), post
        yield (node, KG.answeredUnder, iris.incumbency(row)), entry


def _addressed(
    node: Term, entry: Entry, day: date | None, registers: Registers, iris: Iris
) -> Iterator[tuple[Triple, Entry]]:
    """A person addressed by name: the post held that day, when it is the only one."""
    held = registers.people.posts_of(entry.slug, day) if isinstance(entry, Person) and day else ()
    for row in held if len(held) == 1 else ():
        post = registers.people.post(row.post)
        yield (node, KG.addressedTo, iris.entity(post)), post
