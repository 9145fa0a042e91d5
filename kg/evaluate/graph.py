"""What a built graph says of one document, as far as gold files speak of it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import pyoxigraph as ox

from kg.evaluate.compare import Named, norm
from kg.queries import rows_of, run, value_of
from kg.rdf.vocabulary import PREFIXES

CLASSES = {
    "Person": ("Person",),
    "Party": ("PoliticalParty",),
    "Company": ("Company",),
    "GovernmentBody": ("GovernmentBody", "Ministry"),
    "Organization": ("Organization",),
    "Law": ("Law",),
    "Place": ("Place",),
}
"""The classes of gold files, and the leaf classes of ours that each stands for."""
_LEAF = {PREFIXES["kg"] + leaf: name for name, leaves in CLASSES.items() for leaf in leaves}
_HEADER = {
    "number": "dcterms:identifier",
    "annex_number": "kg:annexNumber",
    "submitted": "dcterms:dateSubmitted",
    "received": "kg:dateAnswered",
}
_PEOPLE = {"askers": "kg:askedBy", "answerers": "kg:answeredBy"}


@dataclass(slots=True)
class Entity:
    """An entity that a document mentions: its classes, its label, and each label and quote in letters."""

    classes: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    label: str = ""


class Graph:
    """A built graph, by its documents."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._documents: dict[str, tuple[str, str]] = {}
        rows = self.ask("?d kg:sourceFile ?f OPTIONAL { ?d foaf:primaryTopic ?q }", "?d ?f ?q")
        for document, file, questions in rows:
            self._documents[file.replace("\\", "/")] = (document, questions)

    def ask(self, pattern: str, columns: str) -> Iterator[tuple[str, ...]]:
        """The rows of a pattern, each value as text, nothing where unbound."""
        names = [name.removeprefix("?") for name in columns.split()]
        for row in rows_of(run(f"SELECT DISTINCT {columns} WHERE {{ {pattern} }}", self._store)):
            yield tuple(value_of(row[name]) for name in names)

    def document(self, file: str) -> "BuiltDocument":
        """The document whose source file ends in `file`, else one of the same stem."""
        stem = PurePosixPath(file).stem
        ends = [key for key in self._documents if key.endswith(file)]
        found = ends or [key for key in self._documents if PurePosixPath(key).stem == stem]
        return BuiltDocument(self, *(self._documents[found[0]] if found else ("", "")))


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """One document in the graph; where it is not `known`, nothing was found of it."""

    graph: Graph
    node: str
    questions: str

    @property
    def known(self) -> bool:
        """True when the graph has the document."""
        return bool(self.node)

    def entities(self) -> list[Entity]:
        """What the document's mentions refer to, by address."""
        found: dict[str, Entity] = defaultdict(Entity)
        pattern = """?m kg:inDocument %d ; kg:refersTo ?e . ?e a ?c OPTIONAL { ?e rdfs:label ?l }
            OPTIONAL { ?m oa:exact ?x }"""
        for address, cls, label, quote in sorted(self._of_document(pattern, "?e ?c ?l ?x")):
            entity = found[address]
            entity.classes |= {_LEAF[cls]} if cls in _LEAF else set()
            entity.forms |= {norm(form) for form in (label, quote) if form}
            entity.label = entity.label or label or quote
        return list(found.values())

    def citations(self) -> list[Named]:
        """The articles, each as `350c|sr` for every label and quote of its law."""
        cited: dict[str, set[str]] = defaultdict(set)
        pattern = """?m kg:inDocument %d ; kg:refersTo ?e . ?e a kg:LawArticle ; eli:number ?n ; eli:is_part_of ?w .
            OPTIONAL { ?w rdfs:label ?l } OPTIONAL { ?k kg:inDocument %d ; kg:refersTo ?w ; oa:exact ?x }"""
        for address, number, label, quote in sorted(self._of_document(pattern, "?e ?n ?l ?x")):
            cited[address] |= {f"{norm(number)}|{norm(form)}" for form in (label, quote) if form}
        return list(cited.items())

    def sources(self) -> list[Named]:
        """The publications it cites, each by outlet and address."""
        cited: dict[str, set[str]] = defaultdict(set)
        pattern = """?s a kg:NewsItem ; kg:inDocument %d . OPTIONAL { ?s schema:publisher/rdfs:label ?o }
            OPTIONAL { ?s schema:url ?u }"""
        for address, outlet, url in sorted(self._of_document(pattern, "?s ?o ?u")):
            cited[address] |= {norm(form) for form in (outlet, url) if form}
        return list(cited.items())

    def relations(self) -> set[tuple[str, str, str]]:
        """The relations it states: labels of both ends, and `subsidiary_of` between them."""
        pattern = """?r a kg:Relation ; kg:inDocument %d ; rdf:subject/rdfs:label ?s ; rdf:predicate ?p ;
            rdf:object/rdfs:label ?o"""
        return {(s, _snake(p.rpartition("#")[2]), o) for s, p, o in self._of_document(pattern, "?s ?p ?o")}

    def header(self, field_: str) -> set[str]:
        """The values of one of the four fields of the header: `annex_number`."""
        return self._column(f"%q {_HEADER[field_]} ?v")

    def people(self, role: str) -> set[str]:
        """The names of the `askers` or the `answerers`."""
        return self._column(f"%q {_PEOPLE[role]}/rdfs:label ?v")

    def addressees(self) -> set[str]:
        """The posts that the questions are put to."""
        return self._column("%q kg:addressedTo/rdfs:label ?v")

    def numbers(self) -> set[str]:
        """The numbers of the questions."""
        return self._column("%q schema:hasPart ?x . ?x a kg:Question ; kg:number ?v")

    def covers(self) -> list[list[str]]:
        """The numbers that each answer covers."""
        groups: dict[str, list[str]] = defaultdict(list)
        pattern = "%q schema:hasPart ?x . ?x a kg:Question ; kg:number ?n . ?a kg:answers ?x"
        for answer, number in self._of_questions(pattern, "?a ?n"):
            groups[answer].append(number)
        return list(groups.values())

    def see_answer(self) -> set[tuple[str, str]]:
        """Which question is answered by pointing to the answer of which other."""
        pattern = """%q schema:hasPart ?x . ?x a kg:Question ; kg:number ?n .
            ?a kg:answers ?x ; kg:refersToAnswerOf ?y . ?y kg:number ?m"""
        return {(number, other) for number, other in self._of_questions(pattern, "?n ?m")}

    def _column(self, pattern: str) -> set[str]:
        return {value for (value,) in self._of_questions(pattern, "?v")}

    def _of_document(self, pattern: str, columns: str) -> Iterator[tuple[str, ...]]:
        if self.node:
            yield from self.graph.ask(pattern.replace("%d", f"<{self.node}>"), columns)

    def _of_questions(self, pattern: str, columns: str) -> Iterator[tuple[str, ...]]:
        if self.questions:
            yield from self.graph.ask(pattern.replace("%q", f"<{self.questions}>"), columns)


def _snake(name: str) -> str:
    """`subsidiaryOf` as gold files have it: `subsidiary_of`."""
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()
