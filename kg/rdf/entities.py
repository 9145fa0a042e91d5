"""What is known beforehand of the things a document names: labels, identity elsewhere, memberships, posts, changes."""

from collections.abc import Iterable, Iterator
from datetime import date

from kg.mention import EntityClass
from kg.rdf.iris import Iris
from kg.rdf.model import LEAF_TYPES, RECORD_TYPES
from kg.rdf.names import search_names
from kg.rdf.terms import day, iri, text
from kg.rdf.vocabulary import DCTERMS, ELI, KG, ORG, OWL, PROV, RDF, RDFS, SCHEMA, SKOS
from kg.registers import Registers
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
    Topic,
)
from kg.statement import Term

Triple = tuple[Term, Term, Term]

_CLASS: dict[type[Entry], EntityClass] = {
    Person: EntityClass.PERSON,
    Party: EntityClass.PARTY,
    Post: EntityClass.POST,
    Law: EntityClass.LAW,
    Article: EntityClass.ARTICLE,
    Place: EntityClass.PLACE,
    Topic: EntityClass.TOPIC,
}


def class_of(entry: Entry) -> EntityClass:
    """The leaf class of an entry."""
    if cls := _CLASS.get(type(entry)):
        return cls
    assert isinstance(entry, Organisation | Found)  # the others have a class of their own
    return entry.cls


def closure(entries: Iterable[Entry], registers: Registers) -> tuple[Entry, ...]:
    """The entries with all that their descriptions point to, by address: parties, posts, ministries, laws, later bodies."""
    known: dict[tuple[str, str], Entry] = {}
    waiting = [entry for named in entries for entry in (named, *_changed(named, registers))]
    while waiting:
        entry = waiting.pop()
        key = (class_of(entry), entry.slug)
        if key not in known:
            known[key] = entry
            waiting += _pointed_to(entry, registers)
    return tuple(known[key] for key in sorted(known))


def _pointed_to(entry: Entry, registers: Registers) -> list[Entry]:
    people, things = registers.people, registers.things
    if isinstance(entry, Person):
        posts = people.incumbencies(entry.slug)
        return [
            *(people.party(row.party) for row in people.memberships(entry.slug)),
            *(people.post(row.post) for row in posts),
            *(people.ministry(row.ministry) for row in posts if row.ministry),
        ]
    if isinstance(entry, Article):
        return [entry.law]
    if isinstance(entry, Topic) and entry.parent:
        parent = things.topic(entry.parent)
        return [parent] if parent else []
    return []


def _changed(entry: Entry, registers: Registers) -> list[Entry]:
    """What a body came from and what it became; no further, or every ministry since 1848 would follow."""
    if not isinstance(entry, Organisation):
        return []
    slugs = {slug for row in changes_of(entry, registers) for slug in (row.original, row.resulting)} - {entry.slug}
    return [_organisation(slug, registers) for slug in sorted(slugs)]


def _organisation(slug: str, registers: Registers) -> Organisation:
    if slug.startswith("ministerie-"):
        return registers.people.ministry(slug)
    body = registers.things.organisation(slug)
    assert body is not None  # the registers' own tests hold changes and bodies together
    return body


def changes_of(entry: Organisation, registers: Registers) -> tuple[Change, ...]:
    """The changes that a body came from or ended in."""
    ministries = [row for row in registers.people.changes if entry.slug in (row.original, row.resulting)]
    return (*ministries, *registers.things.changes(entry.slug))


def describe(entry: Entry, registers: Registers, iris: Iris) -> Iterator[Triple]:
    """Everything the registers state about `entry`."""
    node = iris.entity(entry)
    for cls in LEAF_TYPES[class_of(entry)]:
        yield node, RDF.type, cls
    yield node, RDFS.label, text(entry.label, "nl")
    for alias in entry.aliases:
        yield node, SKOS.altLabel, text(alias, "nl")
    if class_of(entry) is not EntityClass.NEWS_ITEM:
        surname = (entry.surname,) if isinstance(entry, Person) else ()
        for name in search_names((entry.label, *entry.aliases, *surname)):
            yield node, SKOS.hiddenLabel, text(name)
    for address in entry.same_as:
        yield node, SKOS.exactMatch if isinstance(entry, Topic) else OWL.sameAs, iri(address)
    for address in entry.close_match:
        yield node, SKOS.closeMatch, iri(address)
    if entry.see_also:
        yield node, RDFS.seeAlso, iri(entry.see_also)
    yield from _particulars(entry, node, registers, iris)


def _particulars(entry: Entry, node: Term, registers: Registers, iris: Iris) -> Iterator[Triple]:
    match entry:
        case Person():
            if entry.tk_id:
                yield node, DCTERMS.identifier, text(entry.tk_id)
            for membership in registers.people.memberships(entry.slug):
                yield from _membership(membership, node, iris)
            for incumbency in registers.people.incumbencies(entry.slug):
                yield from _incumbency(incumbency, node, registers, iris)
        case Law():
            if entry.bwb or entry.celex:
                yield node, DCTERMS.identifier, text(entry.bwb or entry.celex)
            if entry.start:
                yield node, ELI.first_date_entry_in_force, day(entry.start)
            if entry.end:
                yield node, ELI.date_no_longer_in_force, day(entry.end)
        case Article():
            yield node, ELI.number, text(entry.number)
            yield node, ELI.is_part_of, iris.entity(entry.law)
            if entry.law.bwb:
                yield node, ELI.id_local, text(registers.things.jci(entry.law, entry.number))
        case Topic():
            if entry.parent:
                yield node, SKOS.broader, iri(entry.parent)
        case Organisation():
            yield from _validity(node, entry.start, entry.end)


def _membership(row: Membership, person: Term, iris: Iris) -> Iterator[Triple]:
    node = iris.membership(row)
    for cls in RECORD_TYPES[KG.Membership]:
        yield node, RDF.type, cls
    yield node, ORG.member, person
    yield node, ORG.organization, iris.at("partij", row.party)
    yield from _validity(node, row.start, row.end)


def _incumbency(row: Incumbency, person: Term, registers: Registers, iris: Iris) -> Iterator[Triple]:
    node = iris.incumbency(row)
    for cls in RECORD_TYPES[KG.Incumbency]:
        yield node, RDF.type, cls
    yield node, ORG.member, person
    yield node, KG.post, iris.at("ambt", row.post)
    if row.ministry:
        yield node, ORG.organization, iris.at("organisatie", row.ministry)
    if row.portfolio:
        yield node, KG.portfolio, text(row.portfolio, "nl")
    yield from _validity(node, row.start, row.end)


def describe_changes(entry: Entry, registers: Registers, iris: Iris) -> Iterator[Triple]:
    """What a body that a document names came from and became."""
    for row in changes_of(entry, registers) if isinstance(entry, Organisation) else ():
        node = iris.change(row)
        yield node, RDF.type, ORG.ChangeEvent
        yield node, DCTERMS.date, day(row.day)
        yield node, ORG.originalOrganization, iris.at("organisatie", row.original)
        yield node, ORG.resultingOrganization, iris.at("organisatie", row.resulting)


def _validity(node: Term, start: date | None, end: date | None) -> Iterator[Triple]:
    if start:
        yield node, SCHEMA.startDate, day(start)
    if end:
        yield node, SCHEMA.endDate, day(end)


def describe_rule(name: str, iris: Iris) -> Iterator[Triple]:
    """The rule that saw a mention: a PROV activity with its name."""
    node = iris.rule(name)
    yield node, RDF.type, PROV.Activity
    yield node, RDFS.label, text(name, "nl")
