"""state(): what was understood of one set of questions, as RDF statements in their named graphs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.document import Document, SectionKind
from kg.mention import RelationMention
from kg.rdf.entities import closure, describe, describe_changes, describe_rule
from kg.rdf.header import state_header
from kg.rdf.iris import Iris
from kg.rdf.mentions import Writer
from kg.rdf.places import lay_out
from kg.rdf.questions import end_of_chain, state_blocks, state_document, state_set
from kg.rdf.vocabulary import RDF
from kg.registers import Registers
from kg.registers.entries import Entry, Found
from kg.statement import Reading, Statement, Term

Triple = tuple[Term, Term, Term]


@dataclass(frozen=True, slots=True)
class Stated:
    """The statements of one set of questions, sorted, and what their registers' graph must describe."""

    statements: tuple[Statement, ...]
    entries: frozenset[Entry]
    rules: frozenset[str]
    problems: tuple[str, ...]


def state(readings: Sequence[Reading], registers: Registers, iris: Iris) -> Stated:
    """The statements of all documents about one set of questions; the same whatever the order of `readings`.

    The set and its blocks are worded by the first document in order of preference: answers before questions.
    """
    ordered = sorted(readings, key=lambda reading: preference(reading.document))
    documents = [reading.document for reading in ordered]
    key = documents[0].question_id
    node = iris.question_set(key)
    texts = lay_out(documents, node)
    stated: set[Statement] = set()
    entries: set[Entry] = set()
    rules: set[str] = set()
    graph = iris.document(documents[0])
    stated.update(Statement(*triple, graph) for triple in state_set(documents, node, texts))
    stated.update(Statement(*triple, graph) for triple in state_blocks(texts, node, key))
    for reading, places in zip(ordered, texts.places, strict=True):
        graph = iris.document(reading.document)
        writer = Writer(reading.document, places, graph, node, iris)
        for triple, entry in state_header(reading, node, registers, iris):
            stated.add(Statement(*triple, graph))
            entries.add(entry)
        stated.update(Statement(*triple, graph) for triple in state_document(reading.document, node, iris))
        stated.update(Statement(*triple, graph) for triple in _state_mentions(reading, writer))
        entries.update(link.entry for link in reading.links if link.entry)
        rules.update(mention.rule for mention in reading.mentions)
    return Stated(tuple(sorted(stated, key=reading_order)), frozenset(entries), frozenset(rules), tuple(_problems(documents)))


def reading_order(statement: Statement) -> tuple[str, bool, Statement]:
    """Sorts statements as people read: a set before its parts, what a thing is before what is said of it."""
    return statement.subject[:-1], statement.predicate != RDF.type, statement


def preference(document: Document) -> tuple[bool, str, str]:
    """Which document of a set words it: one with answers first, then by id and file."""
    answered = any(section.kind is SectionKind.ANSWER for section in document.sections)
    return not answered, document.id, document.source_file


def _state_mentions(reading: Reading, writer: Writer) -> Iterator[Triple]:
    linked = {link.mention: link.entry for link in reading.links}
    for link in reading.links:
        yield from writer.state_link(link)
    for relation in reading.mentions:
        if isinstance(relation, RelationMention):
            subject, target = linked.get(relation.subject), linked.get(relation.object)
            if subject and target and subject != target:
                yield from writer.state_relation(relation, writer.iris.entity(subject), writer.iris.entity(target))


def _problems(documents: Sequence[Document]) -> Iterator[str]:
    """What the documents of one set contradict or leave open, a line each."""
    for field in ("submitted", "answered", "annex_number"):
        values = sorted({str(value) for document in documents if (value := getattr(document.header, field))})
        if len(values) > 1:
            yield f"{documents[0].question_id}: {field} differs between documents: {', '.join(values)}"
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
    named = tuple(_merged(entries))
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
