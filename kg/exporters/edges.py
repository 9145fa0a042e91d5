"""The edges of the view graph: what documents tell, with the evidence it rests on, and what the registers know."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.exporters.evidence import Evidence, Quotes
from kg.exporters.triples import DCTERMS, ELI, KG, ORG, RDF, SCHEMA, SKOS, Triples, local_name
from kg.rdf.model import PREDICATES

_HEADER_EDGES = (
    f"{KG}askedBy",
    f"{KG}askedForParty",
    f"{KG}addressedTo",
    f"{KG}answeredBy",
    f"{KG}answeredAs",
    f"{KG}alsoOnBehalfOf",
    f"{DCTERMS}subject",
)
_STRUCTURE_EDGES = (f"{SCHEMA}hasPart", f"{KG}answers", f"{KG}refersToAnswerOf")
_TEXT_EDGES = (f"{ELI}cites", f"{SCHEMA}citation", f"{SCHEMA}mentions")
"""From a section to what it names; an earlier one makes the later ones between the same two superfluous."""
_RELATIONS = tuple(predicate[1:-1] for predicate in PREDICATES)
_REGISTER_EDGES = (
    f"{ELI}is_part_of",
    f"{SCHEMA}publisher",
    f"{ORG}postIn",
    f"{ORG}subOrganizationOf",
    f"{SKOS}broader",
    *_RELATIONS,
)
"""Edges that need no sentence; the last are the stated relations, which bring their quote in `_relation_edges`."""
_ROLES_USED = (f"{KG}askedAs", f"{KG}answeredUnder")


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge of the view: `predicate` is the local name shown, `tail` to `head`."""

    tail: str
    predicate: str
    head: str
    evidence: tuple[Evidence, ...] = ()
    source: str = ""
    period: str = ""

    def joined(self, other: "Edge") -> "Edge":
        """The same edge, resting on what both rest on."""
        return replace(
            self,
            evidence=tuple(dict.fromkeys((*self.evidence, *other.evidence))),
            source=self.source or other.source,
            period=self.period or other.period,
        )


def told_edges(triples: Triples, quotes: Quotes) -> Iterator[Edge]:
    """What documents tell."""
    header = list(_header_edges(triples, quotes))
    yield from header
    yield from _structure_edges(triples, quotes)
    yield from _text_edges(triples, quotes, {(edge.tail, edge.head) for edge in header})
    yield from _relation_edges(triples, quotes)


def known_edges(triples: Triples) -> Iterator[Edge]:
    """What the registers know beforehand."""
    for predicate in _REGISTER_EDGES:
        for tail, head in triples.pairs(predicate):
            yield Edge(tail, local_name(predicate), head, source=triples.page(tail))
    yield from _role_edges(triples)
    yield from _change_edges(triples)


def _header_edges(triples: Triples, quotes: Quotes) -> Iterator[Edge]:
    for predicate in _HEADER_EDGES:
        for tail, head in triples.pairs(predicate):
            evidence = quotes.of_mention(tail, head)
            yield Edge(tail, local_name(predicate), head, evidence, quotes.source(tail))


def _structure_edges(triples: Triples, quotes: Quotes) -> Iterator[Edge]:
    for predicate in _STRUCTURE_EDGES:
        for tail, head in triples.pairs(predicate):
            yield Edge(tail, local_name(predicate), head, source=quotes.source(tail))


def _text_edges(triples: Triples, quotes: Quotes, told: set[tuple[str, str]]) -> Iterator[Edge]:
    """What sections name; a set of questions repeats neither its parts nor its own header."""
    named: dict[str, set[str]] = defaultdict(set)
    for predicate in _TEXT_EDGES:
        for tail, head in triples.pairs(predicate):
            named[tail].add(head)
    of_parts = {(whole, head) for whole, part in triples.pairs(f"{SCHEMA}hasPart") for head in named.get(part, ())}
    drawn = told | of_parts
    for predicate in _TEXT_EDGES:
        for tail, head in triples.pairs(predicate):
            if (tail, head) not in drawn:
                drawn.add((tail, head))
                evidence = quotes.of_mention(tail, head)
                yield Edge(tail, local_name(predicate), head, evidence, quotes.source(tail))


def _role_edges(triples: Triples) -> Iterator[Edge]:
    """Person to party, person to post, post to ministry, in the roles that a question was asked or answered in.

    Several periods of one role are one edge; where no question says in which role, every role is shown.
    """
    periods: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    sources: dict[tuple[str, str, str], str] = {}
    used = {role for predicate in _ROLES_USED for _, role in triples.pairs(predicate)}
    for role, person in triples.pairs(f"{ORG}member"):
        if used and role not in used:
            continue
        posts = triples.objects(role, f"{KG}post")
        bodies = triples.objects(role, f"{ORG}organization")
        found = [(person, "holds", post) for post in posts]
        found += [] if posts else [(person, "memberOf", body) for body in bodies]
        for key in found:
            periods[key].add(_period(role, triples))
            sources.setdefault(key, triples.page(role) or triples.page(person))
        for post in posts:
            for body in bodies:
                yield Edge(post, "postIn", body, source=triples.page(post))
    for key in sorted(periods):
        yield Edge(*key, source=sources[key], period="; ".join(sorted(periods[key] - {""})))


def _period(role: str, triples: Triples) -> str:
    start = triples.first(role, f"{SCHEMA}startDate")
    end = triples.first(role, f"{SCHEMA}endDate")
    return f"{start}/{end}" if start or end else ""


def _change_edges(triples: Triples) -> Iterator[Edge]:
    for event, before in triples.pairs(f"{ORG}originalOrganization"):
        for after in triples.objects(event, f"{ORG}resultingOrganization"):
            yield Edge(before, "succeededBy", after, source=triples.page(event) or triples.page(after))


def _relation_edges(triples: Triples, quotes: Quotes) -> Iterator[Edge]:
    stated: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for relation, tail in triples.pairs(f"{RDF}subject"):
        predicates: Sequence[str] = triples.objects(relation, f"{RDF}predicate")
        for predicate in predicates:
            for head in triples.objects(relation, f"{RDF}object"):
                stated[tail, local_name(predicate), head].append(quotes.of_node(relation))
    for tail, predicate, head in sorted(stated):
        evidence = tuple(stated[tail, predicate, head])
        yield Edge(tail, predicate, head, evidence, evidence[0].source)
