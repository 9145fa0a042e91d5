"""Turtle written thing by thing as the blocks come, each triple once, addresses shortened."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from kg.rdf.iris import PATHS
from kg.rdf.terms import XSD
from kg.rdf.vocabulary import PREFIXES
from kg.statement import Block, Said, Term

_BARE = {f"{XSD}integer", f"{XSD}decimal", f"{XSD}boolean"}
_PLAIN = re.compile(r"(?:\w(?:[\w.:-]*[\w:-])?)?")
"""What may follow the colon of a prefixed name as it is."""
SUBJECTS, TYPE = "subjects", "rdf:type"
_NEXT = " ;\n\t"
_MOST_KEPT = 50_000


def prefixes(base: str) -> dict[str, str]:
    """Every prefix of a file: the vocabularies, and the first parts of our own addresses below `base`."""
    return {**PREFIXES, **{path: f"{base}{path}/" for path in PATHS}}


class Short(dict[Term, str]):
    """Terms as Turtle writes them: `<https://schema.org/text>` as `schema:text`; those met often are kept.

    A name that would need a backslash stands in full: Virtuoso 7 reads `vraag:2021Z05118\\/1` with the backslash in it.

    >>> short = Short(prefixes("https://w3id.org/kamergraaf/id/"))
    >>> short[Term("<https://w3id.org/kamergraaf/id/partij/groenlinks>")]
    'partij:groenlinks'
    >>> short[Term("<https://w3id.org/kamergraaf/id/vraag/2021Z05118/1>")]
    '<https://w3id.org/kamergraaf/id/vraag/2021Z05118/1>'
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self._names = {address: f"{name}:" for name, address in names.items()}

    def __missing__(self, term: Term) -> str:
        short = self._literal(term) if term[0] == '"' else self._address(term)
        if len(self) < _MOST_KEPT and short != term:
            self[term] = short
        return short

    def _address(self, term: Term) -> str:
        after = max(term.rfind("/"), term.rfind("#")) + 1
        name = self._names.get(term[1:after])
        return f"{name}{term[after:-1]}" if name and _PLAIN.fullmatch(term, after, len(term) - 1) else term

    def _literal(self, term: Term) -> str:
        if term[-1] != ">":
            return term
        value, _, kind = term.rpartition("^^")
        return value[1:-1] if kind[1:-1] in _BARE else f"{value}^^{self[Term(kind)]}"


@cache
def shortening(base: str) -> Short:
    """The terms shortened below one base, kept from set to set."""
    return Short(prefixes(base))


def turtle(blocks: Iterable[Block], short: Short, figures: Counter[str]) -> bytes:
    """The statements as Turtle without its prefix lines; of doubles, stated in two graphs, the first.

    `figures` counts what is written: things, triples of each predicate, things of each class.

    >>> figures = Counter()
    >>> turtle([Block(Term("<s:1>"), [(Term("<p:1>"), Term('"x"'), Term("<g:1>"))])], Short({}), figures)
    b'<s:1> <p:1> "x" .\\n'
    >>> figures
    Counter({'subjects': 1, '<p:1>': 1})
    """
    told: list[str] = []
    written = [f"{short[subject]} {_NEXT.join(_said(said, short, told))} .\n" for subject, said in blocks]
    figures[SUBJECTS] += len(written)
    figures.update(told)
    return "".join(written).encode()


def _said(said: Iterable[Said], short: Short, told: list[str]) -> list[str]:
    """What is said of a thing, a string for each predicate with all its objects; each is `told` by its figure."""
    parts: list[str] = []
    tell = told.append
    predicate = value = ""
    for p, o, _ in said:
        shown = short[o] if o[-1] == ">" else o
        if p != predicate:
            verb = short[p]
            parts.append(f"a {shown}" if verb == TYPE else f"{verb} {shown}")
        elif o != value:
            parts[-1] += f" , {shown}"
        else:
            continue
        tell(verb)
        if verb == TYPE:
            tell(f"a {shown}")
        predicate, value = p, o
    return parts


def prefix_lines(names: Mapping[str, str]) -> bytes:
    """The head of the file."""
    return "".join(f"@prefix {name}: <{address}> .\n" for name, address in names.items()).encode()
