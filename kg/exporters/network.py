"""The view graph: what a person would look at, taken from the built quads, each edge with the evidence it rests on.

Nodes carry `iri, label, cls, short, aliases, facts, links`; edges carry `predicate, label, quote, exact, section,
source, period, confidence, evidence`. Node and edge order follow from the data alone.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

import networkx
import pyoxigraph

from kg.exporters.edges import Edge, known_edges, told_edges
from kg.exporters.evidence import Quotes, evidenced
from kg.exporters.triples import DCTERMS, ELI, KG, RDF, RDFS, SCHEMA, SKOS, Triples, local_name

_OWL_SAME_AS = "http://www.w3.org/2002/07/owl#sameAs"

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
def words() -> dict[str, Any]:
    """What the view calls classes, predicates, facts, reasons and buttons, in Dutch and English."""
    loaded: dict[str, Any] = json.loads(files("kg.exporters").joinpath("view/words.json").read_text("utf-8"))
    return loaded


def _word(kind: str, name: str) -> str:
    return str(words()[kind].get(name, {}).get("nl", name))


def network(store: pyoxigraph.Store) -> "networkx.MultiDiGraph[str]":
    """The view graph of everything in `store`; edges are keyed by their predicate's local name."""
    triples = Triples(store)
    classes = _classes(triples)
    quotes = Quotes(triples)
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    told, known = list(told_edges(triples, quotes)), list(known_edges(triples))
    shown = _shown(told, known, classes)
    for iri in sorted(shown):
        graph.add_node(iri, **_node(iri, classes[iri], triples, quotes))
    edges: dict[tuple[str, str, str], Edge] = {}
    for edge in (*told, *known):
        key = edge.tail, edge.head, edge.predicate
        edges[key] = edges[key].joined(edge) if key in edges else edge
    for tail, head, predicate in sorted(edges):
        if tail in shown and head in shown and tail != head:
            graph.add_edge(tail, head, key=predicate, **_edge(edges[tail, head, predicate]))
    return graph


def _shown(told: Iterable[Edge], known: Iterable[Edge], classes: Mapping[str, str]) -> set[str]:
    """What documents name, and what the registers tie to it directly; all of it where no document speaks."""
    named = {end for edge in told for end in (edge.tail, edge.head)} or set(classes)
    near = {end for edge in known if {edge.tail, edge.head} & named for end in (edge.tail, edge.head)}
    return (named | near) & classes.keys()


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


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "predicate": edge.predicate,
        "label": _word("predicates", edge.predicate),
        "period": edge.period,
        **evidenced(edge.evidence, edge.source),
    }
