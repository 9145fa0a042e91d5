"""Turtle written as the statements come: sorted by subject and predicate, each triple once, addresses shortened."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from kg.rdf.iris import PATHS
from kg.rdf.terms import XSD
from kg.rdf.vocabulary import PREFIXES, RDF
from kg.statement import Statement, Term

_BARE = {f"{XSD}integer", f"{XSD}decimal", f"{XSD}boolean"}
_PLAIN = re.compile(r"(?:\w(?:[\w.:-]*[\w:-])?)?")
"""What may follow the colon of a prefixed name as it is."""
_MOST_KEPT = 50_000


def prefixes(base: str) -> dict[str, str]:
    """Every prefix of a file: the vocabularies, and the first parts of our own addresses below `base`."""
    return {**PREFIXES, **{path: f"{base}{path}/" for path in PATHS}}


class Short(dict[Term, str]):
    """Terms as Turtle writes them: `<https://schema.org/text>` as `schema:text`; those met often are kept.

    A name that would need a backslash stands in full: Virtuoso 7 reads `vraag:2021Z05118\\/1` with the backslash in it.

    >>> short = Short(prefixes("https://w3id.org/kamergraaf/id/"))
    >>> short["<https://w3id.org/kamergraaf/id/partij/groenlinks>"]
    'partij:groenlinks'
    >>> short["<https://w3id.org/kamergraaf/id/vraag/2021Z05118/1>"]
    '<https://w3id.org/kamergraaf/id/vraag/2021Z05118/1>'
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self._names = {address: name for name, address in names.items()}
        self._shape = re.compile("<(" + "|".join(map(re.escape, self._names)) + ")(.*)>")

    def __missing__(self, term: Term) -> str:
        short = self._literal(term) if term[0] == '"' else self._address(term)
        if len(self) < _MOST_KEPT and len(short) < 100:
            self[term] = short
        return short

    def _address(self, term: Term) -> str:
        found = self._shape.fullmatch(term)
        if found is None or not _PLAIN.fullmatch(found[2]):
            return term
        return f"{self._names[found[1]]}:{found[2]}"

    def _literal(self, term: Term) -> str:
        if term[-1] != ">":
            return term
        value, _, kind = term.rpartition("^^")
        return value[1:-1] if kind[1:-1] in _BARE else f"{value}^^{self[Term(kind)]}"


@cache
def shortening(base: str) -> Short:
    """The terms shortened below one base, kept from set to set."""
    return Short(prefixes(base))


def turtle(statements: Iterable[Statement], short: Short) -> bytes:
    """The statements, sorted by subject and predicate, as Turtle without its prefix lines; of doubles the first.

    >>> turtle([Statement(Term("<s:1>"), Term("<p:1>"), Term('"x"'), Term("<g:1>"))], Short({}))
    b'<s:1> <p:1> "x" .\\n'
    """
    pieces: list[str] = []
    add = pieces.append
    subject = predicate = value = ""
    for s, p, o, _ in statements:
        if s != subject:
            add(" .\n" if subject else "")
            add(f"{short[s]} {'a' if p == RDF.type else short[p]} ")
        elif p != predicate:
            add(f" ;\n\t{'a' if p == RDF.type else short[p]} ")
        elif o != value:
            add(" , ")
        else:
            continue
        subject, predicate, value = s, p, o
        add(short[o])
    if subject:
        add(" .\n")
    return "".join(pieces).encode()


def prefix_lines(names: Mapping[str, str]) -> bytes:
    """The head of the file."""
    return "".join(f"@prefix {name}: <{address}> .\n" for name, address in names.items()).encode()
