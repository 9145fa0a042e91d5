"""The view graph: what a person would look at, taken from the built quads, each edge with the evidence it rests on.

Nodes carry `iri, label, cls, short, aliases, facts, links`; edges carry `predicate, label, quote, exact, section,
source, period, confidence, evidence`. Node and edge order follow from the data alone.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

import networkx
import pyoxigraph

from kg.exporters.evidence import Evidence, Quotes
from kg.exporters.triples import DCTERMS, ELI, KG, ORG, RDF, RDFS, SCHEMA, SKOS, Triples, local_name

_OWL_SAME_AS = "http://www.w3.org/2002/07/owl#sameAs"

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
_RELATIONS = (
    "subsidiaryOf",
    "partOf",
    "ownerOf",
    "contractorOf",
    "subcontractorOf",
    "supplierOf",
    "customerOf",
    "supervises",
    "worksFor",
    "memberOf",
    "cooperatesWith",
    "investigates",
    "fined",
    "funds",
    "replaces",
    "locatedIn",
)
_REGISTER_EDGES = (
    f"{ELI}is_part_of",
    f"{SCHEMA}publisher",
    f"{ORG}postIn",
    f"{ORG}subOrganizationOf",
    f"{SKOS}broader",
    *(f"{KG}{name}" for name in _RELATIONS),
)
"""Edges that need no sentence; the last are the stated relations, which bring their quote in `_relation_edges`."""
_FACTS = (
    f"{DCTERMS}identifier",
    f"{KG}annexNumber",
    f"{KG}parliamentaryYear",
    f"{DCTERMS}title",
    f"{DCTERMS}dateSubmitted",
    f"{KG}datePostponed",
    f"{KG}dateAnswered",
    f"{KG}daysToAnswer",
    f"{SCHEMA}datePublished",
    f"{ELI}number",
    f"{ELI}id_local",
    f"{SKOS}altLabel",
    f"{SKOS}definition",
    f"{DCTERMS}description",
    f"{SCHEMA}startDate",
    f"{SCHEMA}endDate",
)
_LINKS = (
    f"{RDFS}seeAlso",
    f"{SCHEMA}url",
    _OWL_SAME_AS,
    f"{SKOS}exactMatch",
    f"{SKOS}closeMatch",
)


@cache
def words() -> dict[str, dict[str, dict[str, Any]]]:
    """What the view calls classes, predicates, facts and buttons, in Dutch and English."""
    loaded: dict[str, dict[str, dict[str, Any]]] = json.loads(
        files("kg.exporters").joinpath("view/words.json").read_text("utf-8")
    )
    return loaded


def _word(kind: str, name: str) -> str:
    return str(words()[kind].get(name, {}).get("nl", name))


@dataclass(frozen=True, slots=True)
class _Edge:
    """One edge of the view: `predicate` is the local name shown, `tail` to `head`."""

    tail: str
    predicate: str
    head: str
    evidence: tuple[Evidence, ...] = ()
    source: str = ""
    period: str = ""

    def joined(self, other: "_Edge") -> "_Edge":
        """The same edge, resting on what both rest on."""
        return replace(
            self,
            evidence=tuple(dict.fromkeys((*self.evidence, *other.evidence))),
            source=self.source or other.source,
            period=self.period or other.period,
        )


def network(store: pyoxigraph.Store) -> "networkx.MultiDiGraph[str]":
    """The view graph of everything in `store`; edges are keyed by their predicate's local name."""
    triples = Triples(store)
    classes = _classes(triples)
    quotes = Quotes(triples)
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for iri in sorted(classes):
        graph.add_node(iri, **_node(iri, classes[iri], triples, quotes))
    edges: dict[tuple[str, str, str], _Edge] = {}
    for edge in _edges(triples, quotes):
        key = edge.tail, edge.head, edge.predicate
        edges[key] = edges[key].joined(edge) if key in edges else edge
    for tail, head, predicate in sorted(edges):
        if tail in classes and head in classes and tail != head:
            graph.add_edge(tail, head, key=predicate, **_edge(edges[tail, head, predicate]))
    return graph


def _classes(triples: Triples) -> dict[str, str]:
    known = words()["classes"]
    found: dict[str, str] = {}
    for subject, cls in triples.pairs(f"{RDF}type"):
        name = cls.removeprefix(KG)
        if cls.startswith(KG) and name in known:
            found[subject] = _narrower(found.get(subject), name)
    return found


def _narrower(first: str | None, second: str) -> str:
    """The leaf of two classes: a ministry is also a government body, and what is either is no mere organisation."""
    if first is None:
        return second
    broad = ("Organization", "GovernmentBody")
    return max(first, second, key=lambda name: (broad.index(name) if name in broad else len(broad), name))


def _node(iri: str, cls: str, triples: Triples, quotes: Quotes) -> dict[str, Any]:
    label = triples.label(iri)
    return {
        "iri": iri,
        "label": label,
        "cls": cls,
        "short": _short(iri, cls, label, quotes),
        "aliases": triples.objects(iri, f"{SKOS}altLabel"),
        "facts": list(_facts(iri, cls, triples)),
        "links": list(_links(iri, cls, triples, quotes)),
    }


def _short(iri: str, cls: str, label: str, quotes: Quotes) -> str:
    """What is drawn beside the node: `Vraag 2` for a question, else the label."""
    numbers = quotes.numbers(iri)
    return f"{_word('sections', cls)} {numbers}" if cls in ("Question", "Answer") and numbers else label


def _facts(iri: str, cls: str, triples: Triples) -> Iterator[tuple[str, str]]:
    for predicate in _FACTS:
        values = triples.objects(iri, predicate)
        if values:
            yield _word("facts", local_name(predicate)), "; ".join(values)
    for publisher in triples.objects(iri, f"{SCHEMA}publisher"):
        yield _word("facts", "publisher"), triples.label(publisher)
    if cls in ("Question", "Answer"):
        for text in triples.objects(iri, f"{SCHEMA}text"):
            yield _word("facts", "text"), text


def _links(iri: str, cls: str, triples: Triples, quotes: Quotes) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    if cls in ("ParliamentaryQuestion", "Question", "Answer"):
        for document in quotes.documents(iri):
            seen.add(document)
            yield f"{_word('links', 'document')} ({document.rsplit('/', 1)[-1].removesuffix('.html')})", document
    for predicate in _LINKS:
        for address in triples.objects(iri, predicate):
            host = urlsplit(address).netloc.removeprefix("www.")
            if host and address not in seen:
                seen.add(address)
                yield f"{_word('links', local_name(predicate))} {host}", address


def _edge(edge: _Edge) -> dict[str, Any]:
    best = edge.evidence[0] if edge.evidence else Evidence("", "", "", "", edge.source)
    values: dict[str, Any] = {
        "predicate": edge.predicate,
        "label": _word("predicates", edge.predicate),
        "quote": best.quote,
        "exact": best.exact,
        "section": best.section,
        "source": best.source or edge.source,
        "period": edge.period,
        "evidence": edge.evidence,
    }
    if best.confidence is not None:
        values["confidence"] = best.confidence
    return values


def _edges(triples: Triples, quotes: Quotes) -> Iterator[_Edge]:
    header = list(_header_edges(triples, quotes))
    yield from header
    yield from _structure_edges(triples, quotes)
    yield from _text_edges(triples, quotes, {(edge.tail, edge.head) for edge in header})
    for predicate in _REGISTER_EDGES:
        for tail, head in triples.pairs(predicate):
            yield _Edge(tail, local_name(predicate), head, source=triples.page(tail))
    yield from _role_edges(triples)
    yield from _change_edges(triples)
    yield from _relation_edges(triples, quotes)


def _header_edges(triples: Triples, quotes: Quotes) -> Iterator[_Edge]:
    for predicate in _HEADER_EDGES:
        for tail, head in triples.pairs(predicate):
            evidence = quotes.of_mention(tail, head)
            yield _Edge(tail, local_name(predicate), head, evidence, quotes.source(tail))


def _structure_edges(triples: Triples, quotes: Quotes) -> Iterator[_Edge]:
    for predicate in _STRUCTURE_EDGES:
        for tail, head in triples.pairs(predicate):
            yield _Edge(tail, local_name(predicate), head, source=quotes.source(tail))


def _text_edges(triples: Triples, quotes: Quotes, told: set[tuple[str, str]]) -> Iterator[_Edge]:
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
                yield _Edge(tail, local_name(predicate), head, evidence, quotes.source(tail))


def _role_edges(triples: Triples) -> Iterator[_Edge]:
    """Person to party, person to post, post to ministry; several periods of one role are one edge."""
    periods: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    sources: dict[tuple[str, str, str], str] = {}
    for role, person in triples.pairs(f"{ORG}member"):
        posts = triples.objects(role, f"{KG}post")
        bodies = triples.objects(role, f"{ORG}organization")
        found = [(person, "holds", post) for post in posts]
        found += [] if posts else [(person, "memberOf", body) for body in bodies]
        for key in found:
            periods[key].add(_period(role, triples))
            sources.setdefault(key, triples.page(role) or triples.page(person))
        for post in posts:
            for body in bodies:
                yield _Edge(post, "postIn", body, source=triples.page(post))
    for key in sorted(periods):
        yield _Edge(*key, source=sources[key], period="; ".join(sorted(periods[key] - {""})))


def _period(role: str, triples: Triples) -> str:
    start = triples.first(role, f"{SCHEMA}startDate")
    end = triples.first(role, f"{SCHEMA}endDate")
    return f"{start}/{end}" if start or end else ""


def _change_edges(triples: Triples) -> Iterator[_Edge]:
    for event, before in triples.pairs(f"{ORG}originalOrganization"):
        for after in triples.objects(event, f"{ORG}resultingOrganization"):
            yield _Edge(before, "succeededBy", after, source=triples.page(event) or triples.page(after))


def _relation_edges(triples: Triples, quotes: Quotes) -> Iterator[_Edge]:
    stated: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for relation, tail in triples.pairs(f"{RDF}subject"):
        predicates: Sequence[str] = triples.objects(relation, f"{RDF}predicate")
        for predicate in predicates:
            for head in triples.objects(relation, f"{RDF}object"):
                stated[tail, local_name(predicate), head].append(quotes.of_node(relation))
    for tail, predicate, head in sorted(stated):
        evidence = tuple(stated[tail, predicate, head])
        yield _Edge(tail, predicate, head, evidence, evidence[0].source)
