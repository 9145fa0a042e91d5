"""Who asked whom: the edges from a set of questions to people, parties and posts, as of the day."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.document import Document, SectionKind
from kg.mention import PersonMention, PostMention, TopicMention
from kg.rdf.blocks import Pair
from kg.rdf.iris import Iris
from kg.rdf.vocabulary import DCTERMS, KG
from kg.registers import Registers
from kg.registers.entries import Entry, Incumbency, Membership, Person, Post
from kg.statement import Link, Reading, Term

_FORMER, _PREDECESSOR = "former-post-in-text", "predecessor-in-office"
"""Rules of `kg.extractors.posts` that mean another holder than that of the day."""
_GRACE = 7
"""Days after the end of a membership that a question may still be dated."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a header came to: edges from the set, the entries they make necessary, counts of actors, and what stayed open.

    `counts` are of `asked`, `asked with person and party`, `addressed`, `addressed with person and post` and
    `addressed with two posts`: of the last no post is stated, unless the record names the person once for each.
    """

    edges: list[Pair] = field(default_factory=list)
    entries: set[Entry] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    open: list[str] = field(default_factory=list)

    def edge(self, predicate: Term, value: Term, entry: Entry) -> None:
        """An edge to `value`, which makes `entry` necessary."""
        self.edges.append((predicate, value))
        self.entries.add(entry)


def state_header(reading: Reading, registers: Registers, iris: Iris) -> Told:
    """Each edge from the set, and how many of its actors were placed."""
    header = reading.document.header
    asked = header.submitted or header.answered
    answered = header.answered or header.submitted
    told = Told()
    addressed = [
        link for link in reading.links if isinstance(link.mention, PersonMention) and link.mention.role == "addressed"
    ]
    for link in reading.links:
        mention, entry = link.mention, link.entry
        match mention:
            case PersonMention(role="asker"):
                told.counts["asked"] += 1
                if entry is not None:
                    told.edge(KG.askedBy, iris.entity(entry), entry)
                    _party(told, link, asked, registers, iris)
            case PersonMention(role="answerer") if entry is not None:
                told.edge(KG.answeredBy, iris.entity(entry), entry)
                _office(told, entry, answered, reading.links, registers, iris)
            case PostMention(role="addressee"):
                _addressee(told, link, asked, not addressed, registers, iris)
            case PostMention(role="answerer") if entry is not None:
                told.edge(KG.answeredAs, iris.entity(entry), entry)
            case PostMention(role="on behalf") if entry is not None:
                told.edge(KG.alsoOnBehalfOf, iris.entity(entry), entry)
            case TopicMention() if entry is not None:
                told.edge(DCTERMS.subject, iris.entity(entry), entry)
    if addressed:
        _addressed(told, addressed, reading, registers, iris)
    return told


def membership_on(person: Entry, day: date, party: str | None, registers: Registers) -> Membership | None:
    """The membership a member asked under on that day: of the party the header names, else the only one there was."""
    people = registers.people
    own = people.membership(person.slug, day)
    if own and not party:
        return own
    rows = [
        row
        for row in people.memberships(person.slug)
        if (row.start is None or row.start <= day) and (row.end is None or (day - row.end).days <= _GRACE)
    ]
    named = {entry.slug for entry in people.parties_named(party)} if party else set()
    fitting = [row for row in rows if row.party in named]
    return fitting[-1] if fitting else own or (rows[0] if len(rows) == 1 else None)


def held_under(link: Link, document: Document, registers: Registers) -> Incumbency | None:
    """The one time on a post that a text means by naming the post: that of its day, or the one before it.

    `de minister van Justitie en Veiligheid` in an answer of 2021-05-19 means Ferdinand Grapperhaus since 2017-10-26; of
    a `toenmalige` minister the text does not say which.
    """
    mention, entry = link.mention, link.entry
    if not isinstance(mention, PostMention) or not isinstance(entry, Post) or mention.rule == _FORMER:
        return None
    header = document.header
    answering = document.sections[mention.at.section].kind is SectionKind.ANSWER
    answering |= mention.role in ("answerer", "on behalf")
    days = (header.answered, header.submitted) if answering else (header.submitted, header.answered)
    day = next((day for day in days if day), None)
    holders = registers.people.holders_called(entry.slug, day, mention.name) if day else ()
    if len(holders) == 1 and mention.rule == _PREDECESSOR:
        return registers.people.before(holders[0])
    return holders[0] if len(holders) == 1 else None


def _party(told: Told, link: Link, day: date | None, registers: Registers, iris: Iris) -> None:
    """The party and the membership that the member asked under."""
    mention, entry = link.mention, link.entry
    if not isinstance(mention, PersonMention) or not isinstance(entry, Person) or day is None:
        return
    if membership := membership_on(entry, day, mention.party, registers):
        party = registers.people.party(membership.party)
        told.counts["asked with person and party"] += 1
        told.edge(KG.askedForParty, iris.entity(party), party)
        told.edge(KG.askedAs, iris.membership(membership), entry)


def _office(
    told: Told, entry: Entry, day: date | None, links: Sequence[Link], registers: Registers, iris: Iris
) -> None:
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
        told.edge(KG.answeredAs, iris.entity(post), post)
        told.edge(KG.answeredUnder, iris.incumbency(row), entry)


def _addressee(told: Told, link: Link, day: date | None, counted: bool, registers: Registers, iris: Iris) -> None:
    """A post addressed; its holder of that day follows when there was one."""
    told.counts["addressed"] += counted
    if link.entry is None:
        return
    told.edge(KG.addressedTo, iris.entity(link.entry), link.entry)
    named = link.mention.name if isinstance(link.mention, PostMention) else ""
    holders = (
        registers.people.holders_called(link.entry.slug, day, named) if isinstance(link.entry, Post) and day else ()
    )
    if len(holders) == 1:
        holder = registers.people.person(holders[0].person)
        told.counts["addressed with person and post"] += counted
        told.edge(KG.addressedPerson, iris.entity(holder), holder)
        told.edge(KG.addressedUnder, iris.incumbency(holders[0]), holder)


def _addressed(told: Told, links: Sequence[Link], reading: Reading, registers: Registers, iris: Iris) -> None:
    """People addressed by name: the post held that day when it is the only one, or when each post is named once.

    Ernst Hirsch Ballin, minister of two ministries in 2010, is both where a record names him twice; else which of the
    two is asked stays open, unless the record gives the post itself.
    """
    header = reading.document.header
    day = header.submitted or header.answered
    named = {
        link.entry.slug
        for link in reading.links
        if isinstance(link.mention, PostMention) and link.mention.role == "addressee" and isinstance(link.entry, Post)
    }
    times = Counter(link.entry.slug for link in links if link.entry is not None)
    for link in links:
        told.counts["addressed"] += 1
        entry = link.entry
        if not isinstance(entry, Person) or day is None:
            continue
        told.edge(KG.addressedPerson, iris.entity(entry), entry)
        held = registers.people.posts_of(entry.slug, day)
        told.counts["addressed with person and post"] += bool(held)
        which = [row for row in held if row.post in named] or held
        if len(which) not in (1, times[entry.slug]):
            told.counts["addressed with two posts"] += 1
            posts = " or ".join(registers.people.post(row.post).label for row in which)
            told.open.append(f"{reading.document.question_id}: {entry.label} is addressed on {day} as {posts}")
            continue
        for row in which:
            post = registers.people.post(row.post)
            told.edge(KG.addressedTo, iris.entity(post), post)
            told.edge(KG.addressedUnder, iris.incumbency(row), entry)
