"""dataset.ttl: what the data set as a whole is, for catalogues and for people who want to know before they load it.

By DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/), VoID (https://www.w3.org/TR/void/) and PROV-O. Counts are of the triples
of `kamergraaf.ttl`; no statement of it stands in the graph itself.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import kg
from kg.exporters.turtle import SUBJECTS, Short, prefix_lines, prefixes, turtle
from kg.rdf.blocks import Blocks
from kg.rdf.iris import Iris, below
from kg.rdf.terms import XSD, day, iri, number, text
from kg.rdf.vocabulary import OWL, PREFIXES, PROV, RDF, RDFS, SKOS, term
from kg.statement import Block, Term

DATASET, REPORT = "dataset.ttl", "report.md"
_SPDX = "http://spdx.org/rdf/terms#"
_CC0 = iri("http://creativecommons.org/publicdomain/zero/1.0/")
_DUTCH = iri("http://publications.europa.eu/resource/authority/language/NLD")
_MEDIA = "https://www.iana.org/assignments/media-types/"
FILES = {
    "kamergraaf.ttl": ("text/turtle", "De graaf als Turtle", "The graph as Turtle"),
    "kamergraaf.nq": (
        "application/n-quads",
        "De graaf als N-Quads, met een named graph per document",
        "The graph as N-Quads, with a named graph a document",
    ),
    "kamergraaf.graphml": ("application/xml", "De graaf om te tekenen, als GraphML", "The graph to draw, as GraphML"),
    "graph.html": ("text/html", "De graaf om te bekijken", "The graph to look at"),
}
_LINKS = (OWL.sameAs, SKOS.exactMatch, SKOS.closeMatch)

Triple = tuple[Term, Term, Term]


@dataclass(frozen=True, slots=True)
class Described:
    """What is told of the data set: its figures (`kg.exporters.turtle`), the registers' links to elsewhere, the SHA-256
    of each file, and the day of the run, where one is given.
    """

    figures: Counter[str]
    known: Sequence[Block]
    hashes: Mapping[str, str]
    iris: Iris
    on: date | None = None


def describe_dataset(described: Described, folder: Path) -> bytes:
    """The description as Turtle; the files it describes stand in `folder`."""
    node = described.iris.at("dataset")
    triples = {*_dataset(described, node), *_partitions(described.figures, node), *_links(described.known, node)}
    triples.update(_provenance(described, node))
    for name, digest in described.hashes.items():
        triples.update(_distribution(name, node, (folder / name).stat().st_size, digest))
    names = {**prefixes(described.iris.base), "dataset": f"{node[1:-1]}/", "spdx": _SPDX}
    blocks = Blocks()
    blocks.add(triples, node)
    return prefix_lines(names) + turtle(blocks, Short(names), Counter())


def _dataset(described: Described, node: Term) -> Iterator[Triple]:
    figures = described.figures
    yield node, RDF.type, term("dcat:Dataset")
    yield node, RDF.type, term("void:Dataset")
    yield node, term("dcterms:title"), text("Kamergraaf: Kamervragen als kennisgraaf", "nl")
    yield node, term("dcterms:title"), text("Kamergraaf: Dutch parliamentary questions as a knowledge graph", "en")
    yield node, term("dcterms:description"), text(_DESCRIPTION_NL, "nl")
    yield node, term("dcterms:description"), text(_DESCRIPTION_EN, "en")
    yield node, term("dcterms:license"), _CC0
    yield node, term("dcterms:language"), _DUTCH
    yield node, term("dcat:version"), text(kg.__version__)
    yield node, term("void:uriSpace"), text(described.iris.base)
    yield node, term("void:triples"), number(_triples(figures))
    yield node, term("void:entities"), number(figures[SUBJECTS])
    yield node, term("void:distinctSubjects"), number(figures[SUBJECTS])
    yield node, term("void:classes"), number(sum(name.startswith("a ") for name in figures))
    yield node, term("void:properties"), number(sum(map(_is_predicate, figures)))
    for address in sorted(_vocabularies(figures)):
        yield node, term("void:vocabulary"), iri(address)
    if described.on:
        yield node, term("dcterms:issued"), day(described.on)


_DESCRIPTION_NL = (
    "Wie vraagt wie waarnaar in de Tweede Kamer, welke personen, organisaties en wetten daarbij genoemd worden, en op "
    "welke zin elk verband rust."
)
_DESCRIPTION_EN = (
    "Who asks whom about what in the Dutch House of Representatives, which persons, organisations and laws are named, "
    "and which sentence each link rests on."
)


def _is_predicate(name: str) -> bool:
    return name != SUBJECTS and not name.startswith("a ")


def _triples(figures: Mapping[str, int]) -> int:
    return sum(times for name, times in figures.items() if _is_predicate(name))


def _vocabularies(figures: Iterable[str]) -> set[str]:
    used = {name.removeprefix("a ").partition(":")[0] for name in figures}
    return {address for prefix, address in PREFIXES.items() if prefix in used}


def _full(name: str) -> Term:
    return Term(name) if name.startswith("<") else term(name)


def _partitions(figures: Mapping[str, int], node: Term) -> Iterator[Triple]:
    """How many things there are of each class, and triples of each property."""
    for name, times in figures.items():
        if name == SUBJECTS:
            continue
        is_class = name.startswith("a ")
        plain = name.removeprefix("a ")
        part = below(node, f"{'class' if is_class else 'property'}-{plain.replace(':', '-').strip('<>')}")
        yield node, term("void:classPartition" if is_class else "void:propertyPartition"), part
        yield part, term("void:class" if is_class else "void:property"), _full(plain)
        yield part, term("void:entities" if is_class else "void:triples"), number(times)


def _links(known: Iterable[Block], node: Term) -> Iterator[Triple]:
    """How many links there are to each other data set, by what the link says."""
    counted = Counter(
        (predicate, urlsplit(value[1:-1]).netloc)
        for _, said in known
        for predicate, value, _ in said
        if predicate in _LINKS
    )
    for (predicate, host), times in counted.items():
        name = predicate[1:-1].replace("#", "/").rpartition("/")[2]
        links, other = below(node, f"links-{name}-{host}"), below(node, f"linked-{host}")
        yield node, term("void:subset"), links
        yield links, RDF.type, term("void:Linkset")
        yield links, term("void:linkPredicate"), predicate
        yield links, term("void:subjectsTarget"), node
        yield links, term("void:objectsTarget"), other
        yield links, term("void:triples"), number(times)
        yield other, RDF.type, term("void:Dataset")
        yield other, RDFS.label, text(host)


def _provenance(described: Described, node: Term) -> Iterator[Triple]:
    """The run that made it, by which version of the program, with which registers."""
    run, program, registers = below(node, "build"), below(node, "program"), below(node, "registers")
    yield node, RDF.type, PROV.Entity
    yield node, PROV.wasGeneratedBy, run
    yield run, RDF.type, PROV.Activity
    yield run, RDFS.label, text("kg build")
    yield run, term("prov:used"), registers
    yield run, term("prov:wasAssociatedWith"), program
    if described.on:
        yield run, term("dcterms:date"), day(described.on)
    yield program, RDF.type, term("prov:SoftwareAgent")
    yield program, RDF.type, term("schema:SoftwareApplication")
    yield program, RDFS.label, text(f"Kamergraaf {kg.__version__}")
    yield program, term("schema:softwareVersion"), text(kg.__version__)
    yield registers, RDF.type, PROV.Entity
    yield registers, RDFS.label, text("Registers van Kamergraaf", "nl")
    yield registers, RDFS.label, text("Registers of Kamergraaf", "en")
    yield registers, term("dcat:version"), text(kg.__version__)
    yield registers, term("dcterms:identifier"), text(f"sha256:{_hash_of_registers()}")


@cache
def _hash_of_registers() -> str:
    """Of the names and hashes of all tables, in the order of names."""
    tables = files("kg").joinpath("data/registers")
    hashed = sha256()
    for table in sorted(tables.iterdir(), key=lambda table: table.name):
        if table.name.endswith(".csv"):
            hashed.update(f"{table.name} {sha256(table.read_bytes()).hexdigest()}\n".encode())
    return hashed.hexdigest()


def _distribution(name: str, node: Term, size: int, digest: str) -> Iterator[Triple]:
    """One file: what it is, how large, and its hash."""
    media, dutch, english = FILES[name]
    one, checksum = below(node, f"file-{name}"), below(node, f"sha256-{name}")
    yield node, term("dcat:distribution"), one
    yield one, RDF.type, term("dcat:Distribution")
    yield one, term("dcterms:identifier"), text(name)
    yield one, term("dcterms:title"), text(dutch, "nl")
    yield one, term("dcterms:title"), text(english, "en")
    yield one, term("dcterms:license"), _CC0
    yield one, term("dcat:mediaType"), iri(_MEDIA + media)
    yield one, term("dcat:byteSize"), Term(f'"{size}"^^<{XSD}nonNegativeInteger>')
    yield one, iri(f"{_SPDX}checksum"), checksum
    yield checksum, RDF.type, iri(f"{_SPDX}Checksum")
    yield checksum, iri(f"{_SPDX}algorithm"), iri(f"{_SPDX}checksumAlgorithm_sha256")
    yield checksum, iri(f"{_SPDX}checksumValue"), Term(f'"{digest}"^^<{XSD}hexBinary>')
