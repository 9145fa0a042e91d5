"""state(): what was understood of one set of questions, as RDF statements in their named graphs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.document import BY_CLUES, Document, SectionKind
from kg.mention import PublicationMention, RelationMention
from kg.rdf.blocks import Blocks
from kg.rdf.entities import closure, describe, describe_changes, describe_rule
from kg.rdf.header import Told, held_under, state_header
from kg.rdf.iris import Iris
from kg.rdf.mentions import Writer
from kg.rdf.news import state_news
from kg.rdf.places import lay_out
from kg.rdf.questions import (
    end_of_chain,
    state_blocks,
    state_document,
    state_postponements,
    state_publications,
    state_set,
)
from kg.rdf.source_errors import source_errors
from kg.registers import Registers, load
from kg.registers.entries import Entry, Found
from kg.statement import Block, Reading, Statement

_IRIS = Iris()


@dataclass(frozen=True, slots=True)
class Stated:
    """The statements of one set of questions by what they are about, sorted, and what their registers' graph must describe.

    `key` is the number of the set, `readings` what it was understood from, `iris` the base it is stated below.
    `problems` are contradictions and loose ends, `open` the people addressed whose post stayed undecided; `actors`
    counts who asked and who was asked, and how many were placed (`kg.rdf.header.Told`); `source_errors` are what the
    source itself gets wrong (`kg.rdf.source_errors`).
    """

    key: str
    readings: tuple[Reading, ...]
    iris: Iris
    blocks: tuple[Block, ...]
    entries: frozenset[Entry]
    rules: frozenset[str]
    problems: tuple[str, ...]
    open: tuple[str, ...]
    actors: Counter[str]
    source_errors: tuple[tuple[str, str], ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements one by one, in the order of their blocks."""
        return tuple(Statement(subject, *said) for subject, every in self.blocks for said in every)


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
    worded = iris.document(documents[0])
    found.blocks.say(node, state_set(documents, node, texts), worded)
    found.blocks.add(state_postponements(documents, node), worded)
    found.blocks.add(state_blocks(texts, node, key), worded)
    told = [
        _state_reading(
            found,
            reading,
            Writer(found.blocks, reading.document, places, iris.document(reading.document), node, iris),
            registers,
        )
        for reading, places in zip(ordered, texts.places, strict=True)
    ]
    return Stated(
        key,
        tuple(ordered),
        iris,
        tuple(found.blocks),
        frozenset(found.entries),
        frozenset(found.rules),
        tuple(_problems(documents)),
        tuple(line for one in told for line in one.open),
        _added(one.counts for one in told),
        tuple(error for reading in ordered for error in source_errors(reading, registers)),
    )


@dataclass(frozen=True, slots=True)
class _Collected:
    """What is stated of one set, and what it makes necessary."""

    blocks: Blocks = field(default_factory=Blocks)
    entries: set[Entry] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)


def _state_reading(found: _Collected, reading: Reading, writer: Writer, registers: Registers) -> Told:
    """All that one document states, into `found`."""
    graph, iris, blocks = writer.node, writer.iris, found.blocks
    told = state_header(reading, registers, iris)
    blocks.say(writer.question_set, told.edges, graph)
    found.entries.update(told.entries)
    for triple, entry in state_news(reading, writer):
        blocks.add((triple,), graph)
        found.entries.add(entry)
    blocks.say(graph, state_document(reading.document, writer.question_set, iris), graph)
    blocks.add(state_publications(reading.document, graph, writer.question_set), graph)
    for link in reading.links:
        held = held_under(link, reading.document, registers)
        writer.state_link(link, held)
        if held:
            found.entries.add(registers.people.person(held.person))
    found.entries.update({id(link.entry): link.entry for link in reading.links if link.entry}.values())
    _state_relations(reading, writer)
    found.rules.update([mention.rule for mention in reading.mentions])
    if reading.document.belongs_to:
        found.rules.add(BY_CLUES)
    return told


def preference(document: Document) -> tuple[bool, str, str]:
    """Which document of a set words it: one with answers first, then by id and file."""
    answered = any(section.kind is SectionKind.ANSWER for section in document.sections)
    return not answered, document.id, document.source_file


def _added(counts: Iterable[Counter[str]]) -> Counter[str]:
    """All counts added up: `Counter` adds two by going over both."""
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return total


def _state_relations(reading: Reading, writer: Writer) -> None:
    """Publications that the text points to, and relations between what is linked."""
    related = any(isinstance(mention, RelationMention) for mention in reading.mentions)
    linked = {link.mention: link.entry for link in reading.links} if related else {}
    named = {link.mention.surface: link.entry for link in reading.links} if related else {}
    for relation in reading.mentions:
        if isinstance(relation, PublicationMention):
            writer.state_reference(relation)
        elif isinstance(relation, RelationMention):
            ends = (relation.subject, relation.object)
            subject, target = (linked.get(end, named.get(end.surface)) for end in ends)
            if subject and target and subject != target:
                writer.state_relation(relation, writer.iris.entity(subject), writer.iris.entity(target))


def _problems(documents: Sequence[Document]) -> Iterator[str]:
    """What the documents of one set contradict or leave open, a line each."""
    asked = {n for d in documents for s in d.sections if s.kind is SectionKind.QUESTION for n in s.numbers}
    for name in ("submitted", "answered", "annex_number") if len(documents) > 1 else ():
        values = sorted({str(value) for document in documents if (value := getattr(document.header, name))})
        if len(values) > 1:
            yield f"{documents[0].question_id}: {name} differs between documents: {', '.join(values)}"
    for document in documents:
        if document.incomplete:
            yield f"{document.source_file}: incomplete: {document.incomplete}"
        answers = {n: s for s in document.sections if s.kind is SectionKind.ANSWER for n in s.numbers}
        for number, section in answers.items():
            if number not in asked:
                yield f"{document.source_file}: answer {number} has no question"
            if section.see and not end_of_chain(section.see[0], answers):
                yield f"{document.source_file}: answer {number} points to answer {section.see[0]}, which leads nowhere"


def state_registers(entries: Iterable[Entry], rules: Iterable[str], registers: Registers, iris: Iris) -> list[Block]:
    """What is known beforehand of the entries that documents name, in the registers' graph; sorted."""
    named = tuple(sorted(_merged(entries), key=lambda entry: (entry.slug, entry.label, entry.see_also), reverse=True))
    blocks = Blocks()
    for entry in closure(named, registers):
        blocks.add(describe(entry, registers, iris), iris.registers)
    for entry in named:
        blocks.add(describe_changes(entry, registers, iris), iris.registers)
    for rule in rules:
        blocks.add(describe_rule(rule, iris), iris.registers)
    return list(blocks)


def _merged(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, of things found in the text one per slug: the first label in order, so that each has one label."""
    found: dict[str, Found] = {}
    for entry in entries:
        if not isinstance(entry, Found):
            yield entry
        elif entry.slug not in found or (entry.label, entry.cls) < (found[entry.slug].label, found[entry.slug].cls):
            found[entry.slug] = entry
    yield from found.values()
