"""All that a page says of one thing: its names and facts, its edges both ways, and the sentences they rest on."""

import asyncio
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox

from kg.rdf.vocabulary import PREFIXES
from kg.resources import ontology
from kg.serving.limits import RefusedError
from kg.serving.pool import Pool

MOST = 100
"""Edges of one kind, and sentences, that a page shows; how many there are is said."""

_JSON = "application/sparql-results+json"
_IRI = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+")
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_LABEL, _TYPE = f"{_RDFS}label", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_EVIDENCE = ("kg:refersTo", "kg:inSection", "kg:inDocument", "rdf:subject", "rdf:object", "rdf:predicate")
"""Edges into mentions and relations: shown as the sentences they are."""

Row = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Value:
    """One end of an edge or one fact: its address when it is a thing, what it is called, its language.

    `known` is whether the graph says more of it than its address.
    """

    iri: str
    text: str
    language: str = ""
    known: bool = False


@dataclass(frozen=True, slots=True)
class Edges:
    """The things or facts that one property ties to the page's thing, at most `MOST` of them, and how many there are."""

    predicate: str
    values: tuple[Value, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence about the thing: what stands there (`predicate` empty for a plain mention), where, and in what."""

    quote: str
    predicate: str
    first: Value
    second: Value
    section: Value
    document: str
    day: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with what the graph says of it."""

    iri: str
    label: str
    classes: tuple[str, ...]
    out: tuple[Edges, ...]
    into: tuple[Edges, ...]
    relations: tuple[Sentence, ...]
    mentions: tuple[Sentence, ...]
    mentioned: int
    names: tuple[Sentence, ...]


def is_address(iri: str) -> bool:
    """Whether a text can stand between `<` and `>` in SPARQL and name nothing but an address."""
    return _IRI.fullmatch(iri) is not None


def triples_about(iri: str) -> str:
    """The query for what machines get of a thing: its triples, those that point to it, and the mentions of it."""
    return f"""CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {{
        {{ BIND (<{iri}> AS ?s) ?s ?p ?o }} UNION {{ BIND (<{iri}> AS ?o) ?s ?p ?o }}
        UNION {{ ?s <{_expanded("rdf:subject")}>|<{_expanded("rdf:object")}>|<{_expanded("kg:refersTo")}> <{iri}> ; ?p ?o }}
    }} }}"""


async def entity(iri: str, pool: Pool) -> Entity | None:
    """What the graph says of `iri`; `None` when it says nothing."""
    out, into = await asyncio.gather(
        _rows(pool, f"SELECT ?p ?o ?label {{ <{iri}> ?p ?o OPTIONAL {{ ?o rdfs:label ?label }} }} LIMIT 5000"),
        _rows(pool, f"SELECT ?p (COUNT(*) AS ?n) {{ ?s ?p <{iri}> }} GROUP BY ?p ORDER BY ?p"),
    )
    if not out and not into:
        return None
    tied = [row for row in into if row["p"]["value"] not in {_expanded(name) for name in _EVIDENCE}]
    edges, relations, mentions, named = await asyncio.gather(
        asyncio.gather(*(_into(pool, iri, row["p"]["value"], int(row["n"]["value"])) for row in tied)),
        _relations(pool, iri),
        _mentions(pool, iri),
        _names_in(pool, iri),
    )
    counts = {row["p"]["value"]: int(row["n"]["value"]) for row in into}
    facts = _grouped(out)
    labels = [value.text for edge in facts if edge.predicate == _LABEL for value in edge.values]
    return Entity(
        iri=iri,
        label=labels[0] if labels else local_name(iri),
        classes=tuple(value.iri for edge in facts if edge.predicate == _TYPE for value in edge.values),
        out=tuple(edge for edge in facts if edge.predicate not in (_LABEL, _TYPE)),
        into=tuple(edges),
        relations=relations,
        mentions=mentions,
        mentioned=counts.get(_expanded("kg:refersTo"), 0),
        names=named,
    )


def _grouped(rows: Sequence[Row]) -> list[Edges]:
    by_predicate: dict[str, dict[str, Value]] = {}
    for row in rows:
        value = _value(row["o"], row.get("label"))
        by_predicate.setdefault(row["p"]["value"], {}).setdefault(value.iri or row["o"]["value"], value)
    return [
        Edges(predicate, tuple(sorted(values.values(), key=lambda value: value.text)[:MOST]), len(values))
        for predicate, values in sorted(by_predicate.items())
    ]


async def _into(pool: Pool, iri: str, predicate: str, number: int) -> Edges:
    query = f"SELECT ?s (SAMPLE(?l) AS ?label) {{ {{ SELECT ?s {{ ?s <{predicate}> <{iri}> }} LIMIT {MOST} }}"
    rows = await _rows(pool, f"{query} OPTIONAL {{ ?s rdfs:label ?l }} }} GROUP BY ?s ORDER BY ?label ?s")
    return Edges(predicate, tuple(_value(row["s"], row.get("label")) for row in rows), number)


async def _relations(pool: Pool, iri: str) -> tuple[Sentence, ...]:
    rows = await _rows(
        pool,
        f"""SELECT ?quote ?p ?s ?slabel ?o ?olabel ?section ?seclabel ?document ?day {{
            {{ SELECT DISTINCT ?r {{ {{ ?r rdf:subject <{iri}> }} UNION {{ ?r rdf:object <{iri}> }} }} LIMIT {MOST} }}
            ?r a kg:Relation ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; oa:exact ?exact ;
               kg:inSection ?section ; kg:inDocument ?document .
            OPTIONAL {{ ?r kg:sentence ?sentence }} BIND (COALESCE(?sentence, ?exact) AS ?quote)
            OPTIONAL {{ ?s rdfs:label ?slabel }} OPTIONAL {{ ?o rdfs:label ?olabel }}
            {_WHERE} }} ORDER BY DESC(?day) ?quote""",
    )
    return tuple(_sentence(row) for row in rows)


async def _mentions(pool: Pool, iri: str) -> tuple[Sentence, ...]:
    rows = await _rows(
        pool,
        f"""SELECT DISTINCT ?quote ?section ?seclabel ?document ?day ?bare {{
            {{ SELECT ?m {{ ?m kg:refersTo <{iri}> }} LIMIT 5000 }}
            ?m oa:exact ?exact ; kg:inSection ?section ; kg:inDocument ?document .
            OPTIONAL {{ ?m kg:sentence ?sentence }} BIND (COALESCE(?sentence, ?exact) AS ?quote)
            BIND (!BOUND(?sentence) AS ?bare) {_WHERE} }} ORDER BY ?bare DESC(?day) ?section LIMIT {MOST}""",
    )
    return tuple(_sentence(row) for row in rows)


async def _names_in(pool: Pool, iri: str) -> tuple[Sentence, ...]:
    """What is named in a set of questions, a question or an answer."""
    rows = await _rows(
        pool,
        f"""SELECT DISTINCT ?quote ?o ?olabel ?section ?seclabel ?document ?day {{
            {{ SELECT ?section {{ {{ BIND (<{iri}> AS ?section) }} UNION {{ ?section schema:isPartOf <{iri}> }} }} }}
            ?m kg:inSection ?section ; kg:refersTo ?o ; oa:exact ?exact ; kg:inDocument ?document ; oa:start ?start .
            OPTIONAL {{ ?m kg:sentence ?sentence }} BIND (COALESCE(?sentence, ?exact) AS ?quote)
            OPTIONAL {{ ?o rdfs:label ?olabel }}
            {_WHERE} }} ORDER BY ?section ?start LIMIT {2 * MOST}""",
    )
    return tuple(_sentence(row) for row in rows)


_WHERE = """OPTIONAL { ?section rdfs:label ?seclabel }
            OPTIONAL { ?document foaf:primaryTopic ?set . ?set dcterms:dateSubmitted ?day }"""


def _sentence(row: Row) -> Sentence:
    nothing = Value("", "")
    return Sentence(
        quote=row["quote"]["value"],
        predicate=row["p"]["value"] if "p" in row else "",
        first=_value(row["s"], row.get("slabel")) if "s" in row else nothing,
        second=_value(row["o"], row.get("olabel")) if "o" in row else nothing,
        section=_value(row["section"], row.get("seclabel")),
        document=row["document"]["value"],
        day=row["day"]["value"] if "day" in row else "",
    )


def _value(term: dict[str, str], label: dict[str, str] | None) -> Value:
    if term["type"] == "uri":
        return Value(term["value"], label["value"] if label else local_name(term["value"]), known=label is not None)
    return Value("", term["value"], term.get("xml:lang", ""))


async def _rows(pool: Pool, query: str) -> list[Row]:
    """The rows of a SELECT; raises `RefusedError` as the pool does."""
    reply = await pool.ask(_PROLOGUE + query, _JSON)
    if reply.status != 200:
        raise RefusedError(500, reply.body.decode("utf-8", "replace"))
    rows: list[Row] = json.loads(reply.body)["results"]["bindings"]
    return rows


_PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


def _expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def local_name(iri: str) -> str:
    """The last part of an address, as people read it: `Mark Rutte` of `…/wiki/Mark%20Rutte`."""
    return unquote(re.split(r"[/#]", iri.rstrip("/#"))[-1]) or iri


@cache
def names(language: str) -> dict[str, str]:
    """What classes and properties are called in a language: by the ontology, and for shared vocabularies by ours."""
    called = {
        triple.subject.value: triple.object.value
        for triple in ox.parse(path=ontology("kg.ttl"))
        if triple.predicate.value == _LABEL
        and isinstance(triple.subject, ox.NamedNode)
        and isinstance(triple.object, ox.Literal)
        and triple.object.language == language
    }
    words = json.loads((Path(__file__).parent / "site" / "words.json").read_text(encoding="utf-8"))
    return {_expanded(name): both[language] for name, both in words["terms"].items()} | called
