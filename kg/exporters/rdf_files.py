"""N-Quads as they stream out of the pipeline, and every other RDF format made from them by pyoxigraph."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.exporters.jsonld import jsonld
from kg.exporters.turtle import prefix_lines
from kg.rdf.iris import BASE
from kg.rdf.vocabulary import PREFIXES
from kg.statement import Block

FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def nquads(blocks: Iterable[Block]) -> bytes:
    """The statements as N-Quads, a line each; half of a surrogate pair, which is no character, becomes `?`.

    >>> from kg.statement import Term
    >>> nquads([Block(Term("<s:1>"), [(Term("<p:1>"), Term('"x"'), Term("<g:1>"))])])
    b'<s:1> <p:1> "x" <g:1> .\\n'
    """
    return b"".join(
        ["".join([f"{s} {p} {o} {g} .\n" for p, o, g in said]).encode(errors="replace") for s, said in blocks]
    )


_WITH_PREFIX_LINES = {"ttl", "trig"}


def convert(source: Path, target: Path, form: str) -> None:
    """The N-Quads in `source` as `target` in one of `FORMATS`; triple formats get each triple once.

    Our own addresses stand in full: pyoxigraph would write `vraag:2021Z05118\\/1`, which Virtuoso 7 misreads.
    """
    wanted = FORMATS[form]
    quads = ox.parse(path=source, format=ox.RdfFormat.N_QUADS, lenient=True)
    if form == "jsonld":
        with target.open("w", encoding="utf-8", errors="replace") as file:
            file.writelines(jsonld(quads, BASE))
        return
    prefixes = PREFIXES if form in _WITH_PREFIX_LINES else None
    ox.serialize(quads if wanted.supports_datasets else _once(quads), target, wanted, prefixes=prefixes)
    if prefixes:
        _order_prefixes(target, prefixes)


def _order_prefixes(path: Path, prefixes: Mapping[str, str]) -> None:
    """Put the prefix lines, which pyoxigraph 0.5 writes in the order of a hash, into ours: the same length."""
    ours = prefix_lines(prefixes)
    with path.open("r+b") as file:
        theirs = file.read(len(ours))
        if sorted(theirs.splitlines()) == sorted(ours.splitlines()):
            file.seek(0)
            file.write(ours)


_OF_ONE_DOCUMENT = ("/vermelding/", "/relatie/")


def _once(quads: Iterable[ox.Quad]) -> Iterator[ox.Triple]:
    """Each triple once: two documents may state the same of one thing, each in its own graph.

    What is stated of a mention or relation is of one document only, and most of the graph: it need not be remembered.
    """
    seen: set[ox.Triple] = set()
    for quad in quads:
        triple = quad.triple
        if not any(part in str(quad.subject) for part in _OF_ONE_DOCUMENT):
            if triple in seen:
                continue
            seen.add(triple)
        yield triple
