"""The set of questions itself: numbers, dates, questions, answers, who asked whom; each as RDF."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from kg.document import BY_CLUES, Copy, Document, Section, SectionKind
from kg.rdf.blocks import Pair, Triple
from kg.rdf.iris import OFFICIAL, Iris, below, publication
from kg.rdf.model import RECORD_TYPES
from kg.rdf.places import Texts, number_key
from kg.rdf.terms import day, iri, number, text
from kg.rdf.vocabulary import DCTERMS, FOAF, KG, PROV, RDF, RDFS, SCHEMA
from kg.statement import Term

_TERM = timedelta(weeks=3)
"""Within which the Tweede Kamer's rules of order want an answer, or a notice why it will be late."""


def first(documents: Sequence[Document], field: str) -> str | date | None:
    """The header field `field` of the first document that states it."""
    return next((value for document in documents if (value := getattr(document.header, field))), None)


def state_set(documents: Sequence[Document], node: Term, texts: Texts) -> Iterator[Pair]:
    """The set: its title, text, numbers and dates."""
    for cls in RECORD_TYPES[KG.ParliamentaryQuestion]:
        yield RDF.type, cls
    title = first(documents, "title")
    if isinstance(title, str):
        yield DCTERMS.title, text(title, "nl")
    yield RDFS.label, text(str(title or f"Kamervraag {documents[0].question_id}"), "nl")
    yield SCHEMA.text, text(texts.frame, "nl")
    for field, predicate in (
        ("number", DCTERMS.identifier),
        ("annex_number", KG.annexNumber),
        ("parliamentary_year", KG.parliamentaryYear),
    ):
        value = first(documents, field)
        if isinstance(value, str):
            yield predicate, text(value)
    yield from _dates(documents)
    for identifier in dict.fromkeys(name for document in documents for name in document.publications):
        yield DCTERMS.source, publication(identifier)


def _dates(documents: Sequence[Document]) -> Iterator[Pair]:
    submitted, answered = first(documents, "submitted"), first(documents, "answered")
    if isinstance(submitted, date):
        yield DCTERMS.dateSubmitted, day(submitted)
        yield KG.dueDate, day(submitted + _TERM)
    if isinstance(answered, date):
        yield KG.dateAnswered, day(answered)
    if isinstance(submitted, date) and isinstance(answered, date) and answered >= submitted:
        yield KG.daysToAnswer, number((answered - submitted).days)


def state_postponements(documents: Sequence[Document], node: Term) -> Iterator[Triple]:
    """Each notice that the answers will be late."""
    for document in documents:
        for order, postponement in enumerate(document.header.postponements, 1):
            when = postponement.day
            later = below(node, "uitstel", when.isoformat() if when else str(order))
            for cls in RECORD_TYPES[KG.Postponement]:
                yield later, RDF.type, cls
            yield later, SCHEMA.about, node
            yield later, SCHEMA.text, text(document.surface(postponement.at), "nl")
            if when:
                yield later, DCTERMS.date, day(when)
                yield node, KG.datePostponed, day(when)


def state_blocks(texts: Texts, question_set: Term, key: str) -> Iterator[Triple]:
    """The numbered questions and answers, tied to each other."""
    questions = {n: node for node, s in texts.nodes.items() if s.kind is SectionKind.QUESTION for n in s.numbers}
    for node, section in texts.nodes.items():
        if section.kind is SectionKind.QUESTION:
            for value in section.numbers:
                yield from _question(below(question_set, value), value, section.text, question_set, key)
        else:
            yield from _answer(node, section, question_set, key)
            for value in section.numbers:
                question = below(question_set, value)
                if value not in questions:
                    yield from _question(question, value, "", question_set, key)
                yield node, KG.answers, question
                yield question, SCHEMA.acceptedAnswer, node
    answers = {n: s for s in texts.nodes.values() if s.kind is SectionKind.ANSWER for n in s.numbers}
    for node, section in texts.nodes.items():
        for pointed in section.see:
            for value in dict.fromkeys((pointed, *end_of_chain(pointed, answers))):
                if value in questions:
                    yield node, KG.refersToAnswerOf, below(question_set, value)


def end_of_chain(start: str, answers: dict[str, Section]) -> tuple[str, ...]:
    """The question whose answer is one in itself, following `Zie antwoord vraag N`; empty when the chain ends nowhere."""
    seen: list[str] = []
    at = start
    while at in answers and at not in seen:
        if not answers[at].see:
            return (at,)
        seen.append(at)
        at = answers[at].see[0]
    return ()


def _question(node: Term, value: str, words: str, question_set: Term, key: str) -> Iterator[Triple]:
    """A question; one that only its answer tells of has no words."""
    for cls in RECORD_TYPES[KG.Question]:
        yield node, RDF.type, cls
    yield node, RDFS.label, text(f"Vraag {value} van {key}", "nl")
    yield node, KG.number, text(value)
    yield node, SCHEMA.position, number(number_key(value)[0])
    if words:
        yield node, SCHEMA.text, text(words, "nl")
    yield node, SCHEMA.isPartOf, question_set
    yield question_set, SCHEMA.hasPart, node


def _answer(node: Term, section: Section, question_set: Term, key: str) -> Iterator[Triple]:
    numbers = sorted(section.numbers, key=number_key)
    which = f"vragen {', '.join(numbers)}" if len(numbers) > 1 else f"vraag {numbers[0]}"
    for cls in RECORD_TYPES[KG.Answer]:
        yield node, RDF.type, cls
    yield node, RDFS.label, text(f"Antwoord op {which} van {key}", "nl")
    yield node, SCHEMA.text, text(section.text, "nl")
    yield node, SCHEMA.isPartOf, question_set
    yield question_set, SCHEMA.hasPart, node


def state_document(document: Document, question_set: Term, iris: Iris) -> Iterator[Pair]:
    """The document that was read: its file, format and hash."""
    for cls in RECORD_TYPES[KG.Document]:
        yield RDF.type, cls
    yield RDFS.label, text(document.id, "nl")
    yield DCTERMS.identifier, text(document.id)
    for file in (Copy(document.source_file, document.format, document.sha256), *document.copies):
        yield KG.sourceFile, text(file.source_file)
        yield DCTERMS.format, text(file.format)
        yield KG.sha256, text(file.sha256)
    yield FOAF.primaryTopic, question_set
    if document.belongs_to:
        yield KG.joinedBy, iris.rule(BY_CLUES)


def state_publications(document: Document, node: Term, question_set: Term) -> Iterator[Triple]:
    """The publications that the document renders; those that do not stand for the document itself, beside it."""
    for identifier in document.publications:
        other = publication(identifier)
        yield other, RDFS.seeAlso, iri(f"{OFFICIAL}{identifier}.html")
        if other != node:
            yield other, RDF.type, FOAF.Document
            yield other, RDF.type, PROV.Entity
            yield other, RDFS.label, text(identifier, "nl")
            yield other, DCTERMS.identifier, text(identifier)
            yield other, FOAF.primaryTopic, question_set
