"""JSON-LD that people can read: `"askedBy": "persoon:kathalijne-buitenweg"`, by the names of `ontology/context.jsonld`.

Written as the quads come, so that a graph of any size fits; pyoxigraph's own writer knows no context.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TypeAlias

import pyoxigraph as ox

from kg.exporters.turtle import prefixes
from kg.rdf.vocabulary import PREFIXES
from kg.resources import ontology

Json: TypeAlias = "str | int | bool | dict[str, Json] | list[Json]"

_XSD = PREFIXES["xsd"]
_RDF_TYPE = f"{PREFIXES['rdf']}type"
_PLAIN = (f"{_XSD}string", f"{PREFIXES['rdf']}langString")


@dataclass(frozen=True, slots=True)
class Name:
    """What a property is called, and what a plain string as its value stands for: `@id`, a datatype, a language."""

    name: str
    type: str = ""
    language: str = ""


@cache
def context() -> Mapping[str, Json]:
    """The context of `ontology/context.jsonld`."""
    held: Mapping[str, Json] = json.loads(ontology("context.jsonld").read_text(encoding="utf-8"))["@context"]
    return held


class Writer:
    """Shortens addresses and values by the context, and by the parts of our own addresses below a base."""

    def __init__(self, base: str) -> None:
        self.prefixes = prefixes(base)
        self.context = {**context(), **self.prefixes}
        self._by_start = {address: prefix for prefix, address in self.prefixes.items()}
        self._names = dict(self._named())

    def _named(self) -> Iterator[tuple[str, Name]]:
        for name, said in self.context.items():
            known = said if isinstance(said, dict) else {"@id": said}
            if not name.startswith("@") and name not in self.prefixes:
                kind, language = str(known.get("@type", "")), str(known.get("@language", ""))
                yield self._full(str(known["@id"])), Name(name, self._full(kind), language)

    def _full(self, curie: str) -> str:
        prefix, colon, rest = curie.partition(":")
        return f"{self.prefixes[prefix]}{rest}" if colon and prefix in self.prefixes else curie

    def short(self, address: str) -> str:
        """`https://schema.org/Question` is `schema:Question`; what would be read as another address stays whole."""
        cut = max(address.rfind("#"), address.rfind("/")) + 1
        while cut > 0:
            if prefix := self._by_start.get(address[:cut]):
                return address if address.startswith("//", cut) else f"{prefix}:{address[cut:]}"
            cut = address.rfind("/", 0, cut - 1) + 1
        return address

    def node(self, subject: str, quads: Iterable[ox.Quad | ox.Triple]) -> dict[str, Json]:
        """What is said of one subject, a property a key."""
        said: dict[str, list[Json]] = {}
        for quad in quads:
            predicate = quad.predicate.value
            if predicate == _RDF_TYPE:
                said.setdefault("@type", []).append(self._class(str(getattr(quad.object, "value", ""))))
            else:
                name = self._names.get(predicate) or Name(self.short(predicate))
                said.setdefault(name.name, []).append(self._value(quad.object, name))
        return {"@id": subject, **{key: values[0] if len(values) == 1 else values for key, values in said.items()}}

    def _class(self, address: str) -> str:
        return address.removeprefix(PREFIXES["kg"]) if address.startswith(PREFIXES["kg"]) else self.short(address)

    def _value(self, term: object, name: Name) -> Json:
        if not isinstance(term, ox.Literal):
            address = self.subject(term)
            return address if name.type == "@id" else {"@id": address}
        kind = term.datatype.value
        if term.language:
            return term.value if name.language == term.language else {"@language": term.language, "@value": term.value}
        if kind == name.type or (kind in _PLAIN and not name.type and not name.language):
            return term.value
        if not name.type and kind == f"{_XSD}integer" and str(int(term.value)) == term.value:
            return int(term.value)
        if not name.type and kind == f"{_XSD}boolean" and term.value in ("true", "false"):
            return term.value == "true"
        return {"@value": term.value} if kind in _PLAIN else {"@type": self.short(kind), "@value": term.value}

    def subject(self, term: object) -> str:
        """The address of a thing, or the name of a blank node."""
        return str(term) if isinstance(term, ox.BlankNode) else self.short(str(getattr(term, "value", term)))


def jsonld(quads: Iterable[ox.Quad], base: str) -> Iterator[str]:
    """The quads as JSON-LD in pieces of text: one object a named graph, in it one a subject, as they come."""
    writer = Writer(base)
    yield f'{{\n"@context": {json.dumps(writer.context, ensure_ascii=False)},\n"@graph": ['
    between = "\n"
    for graph, nodes in groupby(_nodes(quads, writer), key=lambda found: found[0]):
        lines = (json.dumps(node, ensure_ascii=False) for _, node in nodes)
        if graph:
            yield f'{between}{{"@id": {json.dumps(graph, ensure_ascii=False)}, "@graph": [\n'
            yield from _joined(lines, ",\n")
            yield "\n]}"
        else:
            yield between
            yield from _joined(lines, ",\n")
        between = ",\n"
    yield "\n]\n}\n"


def _nodes(quads: Iterable[ox.Quad], writer: Writer) -> Iterator[tuple[str, dict[str, Json]]]:
    """What comes in a row about one subject, a node for each graph."""
    for subject, about in groupby(quads, key=lambda quad: quad.subject):
        by_graph: dict[str, list[ox.Quad]] = {}
        for quad in about:
            graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else writer.subject(quad.graph_name)
            by_graph.setdefault(graph, []).append(quad)
        for graph, own in by_graph.items():
            yield graph, writer.node(writer.subject(subject), own)


def _joined(lines: Iterable[str], between: str) -> Iterator[str]:
    first = True
    for line in lines:
        yield line if first else f"{between}{line}"
        first = False
