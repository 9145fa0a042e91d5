"""Statements gathered by the thing they are about, each once, in the order people read them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import lt

from kg.rdf.vocabulary import RDF
from kg.statement import Block, Said, Statement, Term

Pair = tuple[Term, Term]
"""Predicate and object."""
Triple = tuple[Term, Term, Term]


class Blocks:
    """What was said so far.

    >>> blocks = Blocks()
    >>> blocks.say(Term("<s:1>"), [(Term("<p:1>"), Term('"x"')), (RDF.type, Term("<c:1>"))], Term("<g:1>"))
    >>> [[said[1] for said in block.said] for block in blocks]
    [['<c:1>', '"x"']]
    """

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        self._by_subject: defaultdict[Term, list[Said]] = defaultdict(list)
        for subject, *said in statements:
            self._by_subject[subject].append((said[0], said[1], said[2]))

    def say(self, subject: Term, pairs: Iterable[Pair], graph: Term) -> None:
        """These of one thing, in that graph; fastest when they come in order."""
        self._by_subject[subject] += [(predicate, value, graph) for predicate, value in pairs]

    def add(self, triples: Iterable[Triple], graph: Term) -> None:
        """The triples as statements of that graph."""
        by_subject = self._by_subject
        for subject, predicate, value in triples:
            by_subject[subject].append((predicate, value, graph))

    def __iter__(self) -> Iterator[Block]:
        """A set before its parts; of each thing its types first, then by predicate, object and graph."""
        kind = RDF.type
        for subject in sorted(self._by_subject, key=_without_mark):
            said = self._by_subject[subject]
            if not all(map(lt, said, said[1:])):
                said = sorted(dict.fromkeys(said))
            if said[0][0] != kind and (types := [one for one in said if one[0] == kind]):
                said = types + [one for one in said if one[0] != kind]
            yield Block(subject, said)


def _without_mark(term: Term) -> str:
    """An address before those below it: without the mark at its end."""
    return term[:-1]
