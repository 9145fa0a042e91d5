"""Statements gathered by the thing they are about, each once, in the order people read them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

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
        self._whole: dict[Term, int] = {}
        """How much was said of things of which all was said at once, in order."""
        for subject, *said in statements:
            self._by_subject[subject].append((said[0], said[1], said[2]))

    def say(self, subject: Term, pairs: Iterable[Pair], graph: Term) -> None:
        """These of one thing, in that graph."""
        self._by_subject[subject] += [(predicate, value, graph) for predicate, value in pairs]

    def tell(self, subject: Term, pairs: Iterable[Pair], graph: Term) -> None:
        """All that is to be said of one thing, each once: its types, then in the order of predicates and objects."""
        if subject not in self._by_subject:
            self._by_subject[subject] = said = [(predicate, value, graph) for predicate, value in pairs]
            self._whole[subject] = len(said)
        else:
            self.say(subject, pairs, graph)

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
            if self._whole.get(subject) != len(said):
                said = sorted(dict.fromkeys(said))
                if types := [one for one in said if one[0] == kind]:
                    said = types + [one for one in said if one[0] != kind]
            yield Block(subject, said)


def _without_mark(term: Term) -> str:
    """An address before those below it: without the mark at its end."""
    return term[:-1]
