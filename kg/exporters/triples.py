"""The built quads read as triples: by predicate, sorted, whatever named graph they stand in."""

from collections.abc import Sequence

import pyoxigraph

KG = "https://w3id.org/kamergraaf/def#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
ORG = "http://www.w3.org/ns/org#"
ELI = "http://data.europa.eu/eli/ontology#"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"


def local_name(iri: str) -> str:
    """The last part of an IRI: `https://schema.org/mentions` gives `mentions`."""
    return iri.rstrip("/#").rsplit("#", 1)[-1].rsplit("/", 1)[-1]


class Triples:
    """A store seen predicate by predicate; each is read once, when it is first asked for."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        self._store = store
        self._read: dict[str, dict[str, list[str]]] = {}

    def _of(self, predicate: str) -> dict[str, list[str]]:
        if predicate not in self._read:
            found: dict[str, set[tuple[bool, str]]] = {}
            for quad in self._store.quads_for_pattern(None, pyoxigraph.NamedNode(predicate), None, None):
                foreign = isinstance(quad.object, pyoxigraph.Literal) and quad.object.language not in (None, "nl")
                found.setdefault(_value(quad.subject), set()).add((foreign, _value(quad.object)))
            self._read[predicate] = {
                subject: list(dict.fromkeys(value for _, value in sorted(found[subject]))) for subject in sorted(found)
            }
        return self._read[predicate]

    def pairs(self, predicate: str) -> list[tuple[str, str]]:
        """Every subject and object of a predicate, sorted."""
        return [(subject, value) for subject, values in self._of(predicate).items() for value in values]

    def objects(self, subject: str, predicate: str) -> Sequence[str]:
        """The objects of one subject, Dutch before other languages, else in order of code points."""
        return self._of(predicate).get(subject, [])

    def first(self, subject: str, predicate: str) -> str:
        """The first of `objects`, or nothing."""
        return next(iter(self.objects(subject, predicate)), "")

    def label(self, subject: str) -> str:
        """The Dutch label, else the title, else the last part of the IRI."""
        label = self.first(subject, f"{RDFS}label") or self.first(subject, f"{DCTERMS}title")
        return label or local_name(subject)

    def page(self, subject: str) -> str:
        """A page a person can open about the subject, or nothing."""
        for predicate in (f"{RDFS}seeAlso", f"{DCTERMS}source", f"{PROV}wasDerivedFrom"):
            if found := self.first(subject, predicate):
                return found
        return ""


def _value(term: object) -> str:
    return str(getattr(term, "value", term))
