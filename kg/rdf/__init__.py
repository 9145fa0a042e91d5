"""state(): what was understood of one set of questions, as RDF statements in their named graphs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.document import Document, SectionKind
from kg.mention import PublicationMention, RelationMention
from kg.rdf.entities import closure, describe, describe_changes, describe_rule
from kg.rdf.header import Told, held_under, state_header
from kg.rdf.iris import Iris
from kg.rdf.mentions import Writer
from kg.rdf.news import state_news
from kg.rdf.places import lay_out
from kg.rdf.questions import end_of_chain, state_blocks, state_document, state_set
from kg.rdf.source_errors import source_errors
from kg.rdf.vocabulary import KG, RDF
from kg.registers import Registers, load
from kg.registers.entries import Entry, Found, Incumbency
from kg.statement import Reading, Statement, Term

Triple = tuple[Term, Term, Term]

_IRIS = Iris()


@dataclass(frozen=True, slots=True)
class Stated:
    """The statements of one set of questions, sorted, and what their registers' graph must describe.

    `key` is the number of the set, `readings` what it was understood from, `iris` the base it is stated below.
    `problems` are contradictions and loose ends, `open` the people addressed whose post stayed undecided; `actors`
    counts who asked and who was asked, and how many were placed (`kg.rdf.header.Told`); `source_errors` are what the
    source itself gets wrong (`kg.rdf.source_errors`).
    """

    key: str
    readings: tuple[Reading, ...]
    iris: Iris
    statements: tuple[Statement, ...]
    entries: frozenset[Entry]
    rules: frozenset[str]
    problems: tuple[str, ...]
    open: tuple[str, ...]
    actors: Counter[str]
    source_errors: tuple[tuple[str, str], ...]


def state(readings: Sequence[Reading], registers: Registers | None = None, iris: Iris = _IRIS) -> Stated:
    """The statements of all documents about one set of questions; the same whatever the order of `readings`.

    The set and its blocks are worded by the first document in order of preference: answers before questions.
    """
    registers = registers or load()
    ordered = sorted(readings, key=lambda reading: preference(reading.document))
    documents = [reading.document for reading in ordered]
    key = documents[0].question_id
    node = iris.question_set(key)
    texts = lay_out(documents, node)
    found = _Collected()
    found.add((*state_set(documents, node, texts), *state_blocks(texts, node, key)), iris.document(documents[0]))
    told = [
        _state_reading(
            found, reading, Writer(reading.document, places, iris.document(reading.document), node, iris), registers
        )
        for reading, places in zip(ordered, texts.places, strict=True)
    ]
    return Stated(
        key,
        tuple(ordered),
        iris,
        tuple(found.in_order()),
        frozenset(found.entries),
        frozenset(found.rules),
        tuple(_problems(documents)),
        tuple(line for one in told for line in one.open),
        sum((one.counts for one in told), Counter()),
        tuple(error for reading in ordered for error in source_errors(reading, registers)),
    )


@dataclass(frozen=True, slots=True)
class _Collected:
    """What is stated of one set, by subject, each statement once; and what it makes necessary."""

    by_subject: dict[Term, set[tuple[str, Term, Term]]] = field(default_factory=lambda: defaultdict(set))
    """Predicate, object, graph; `rdf:type` is an empty predicate, so that it comes first."""
    entries: set[Entry] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)

    def add(self, triples: Iterable[Triple], graph: Term) -> None:
        """The triples as statements of that graph."""
        by_subject, kind = self.by_subject, RDF.type
        before: Term | None = None
        for subject, predicate, value in triples:
            if subject is not before:
                said, before = by_subject[subject], subject
            said.add(("" if predicate == kind else predicate, value, graph))

    def in_order(self) -> Iterator[Statement]:
        """The order of `reading_order`, subject by subject: much faster than a key for each statement."""
        new, kind = tuple.__new__, RDF.type
        for subject in sorted(self.by_subject, key=_without_mark):
            for predicate, value, graph in sorted(self.by_subject[subject]):
                yield new(Statement, (subject, predicate or kind, value, graph))


def _state_reading(found: _Collected, reading: Reading, writer: Writer, registers: Registers) -> Told:
    """All that one document states, into `found`."""
    graph, iris = writer.node, writer.iris
    told = state_header(reading, writer.question_set, registers, iris)
    for triple, entry in (*told.edges, *state_news(reading, writer)):
        found.add((triple,), graph)
        found.entries.add(entry)
    found.add(state_document(reading.document, writer.question_set, iris), graph)
    held = {
        place: row for place, link in enumerate(reading.links) if (row := held_under(link, reading.document, registers))
    }
    found.add(_state_mentions(reading, writer, held), graph)
    found.entries.update(link.entry for link in reading.links if link.entry)
    found.entries.update(registers.people.person(row.person) for row in held.values())
    found.rules.update(mention.rule for mention in reading.mentions)
    return told


def _without_mark(term: Term) -> str:
    """An address before those below it: without the mark at its end."""
    return term[:-1]


def reading_order(statement: Statement) -> tuple[str, bool, Statement]:
    """Sorts statements as people read: a set before its parts, what a thing is before what is said of it."""
    return statement.subject[:-1], statement.predicate != RDF.type, statement


def preference(document: Document) -> tuple[bool, str, str]:
    """Which document of a set words it: one with answers first, then by id and file."""
    answered = any(section.kind is SectionKind.ANSWER for section in document.sections)
    return not answered, document.id, document.source_file


def _state_mentions(reading: Reading, writer: Writer, held: Mapping[int, Incumbency]) -> Iterator[Triple]:
    """Mentions with what they refer to, and relations; `held` are the times on posts, by the place of the link."""
    for place, link in enumerate(reading.links):
        triples = writer.state_link(link)
        if place in held:
            first = next(triples)
            yield first
            yield first[0], KG.heldUnder, writer.iris.incumbency(held[place])
        yield from triples
    related = any(isinstance(mention, RelationMention) for mention in reading.mentions)
    linked = {link.mention: link.entry for link in reading.links} if related else {}
    named = {link.mention.surface: link.entry for link in reading.links}
    for relation in reading.mentions:
        if isinstance(relation, PublicationMention):
            yield from writer.state_reference(relation)
        if isinstance(relation, RelationMention):
            ends = (relation.subject, relation.object)
            subject, target = (linked.get(end, named.get(end.surface)) for end in ends)
            if subject and target and subject != target:
                yield from writer.state_relation(relation, writer.iris.entity(subject), writer.iris.entity(target))


def _problems(documents: Sequence[Document]) -> Iterator[str]:
    """What the documents of one set contradict or leave open, a line each."""
    for name in ("submitted", "answered", "annex_number"):
        values = sorted({str(value) for document in documents if (value := getattr(document.header, name))})
        if len(values) > 1:
            yield f"{documents[0].question_id}: {name} differs between documents: {', '.join(values)}"
    for document in documents:
        if document.incomplete:
            yield f"{document.source_file}: incomplete: {document.incomplete}"
        answers = {n: s for s in document.sections if s.kind is SectionKind.ANSWER for n in s.numbers}
        asked = {n for d in documents for s in d.sections if s.kind is SectionKind.QUESTION for n in s.numbers}
        for number, section in answers.items():
            if number not in asked:
                yield f"{document.source_file}: answer {number} has no question"
            if section.see and not end_of_chain(section.see[0], answers):
                yield f"{document.source_file}: answer {number} points to answer {section.see[0]}, which leads nowhere"


def state_registers(
    entries: Iterable[Entry], rules: Iterable[str], registers: Registers, iris: Iris
) -> list[Statement]:
    """What is known beforehand of the entries that documents name, in the registers' graph; sorted."""
    named = tuple(sorted(_merged(entries), key=lambda entry: (entry.slug, entry.label, entry.see_also), reverse=True))
    triples = {triple for entry in closure(named, registers) for triple in describe(entry, registers, iris)}
    triples.update(triple for entry in named for triple in describe_changes(entry, registers, iris))
    triples.update(triple for rule in rules for triple in describe_rule(rule, iris))
    return sorted((Statement(*triple, iris.registers) for triple in triples), key=reading_order)


def _merged(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, of things found in the text one per slug: the first label in order, so that each has one label."""
    found: dict[str, Found] = {}
    for entry in entries:
        if not isinstance(entry, Found):
            yield entry
        elif entry.slug not in found or (entry.label, entry.cls) < (found[entry.slug].label, found[entry.slug].cls):
            found[entry.slug] = entry
    yield from found.values()
