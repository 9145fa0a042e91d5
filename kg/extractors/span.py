"""A candidate name in one section's text, before overlaps are settled."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.document import Anchor
from kg.mention import EntityClass, Mention


@dataclass(frozen=True, slots=True)
class Candidate:
    """`text[start:end]` may be a mention; `make` builds it once it has won its place.

    `weight` breaks ties between candidates of the same length: a rule with evidence in the text beats a bare name.
    `cls` is what the mention will be, as far as other names may rely on it.
    """

    start: int
    end: int
    weight: int
    make: Callable[[Anchor, str], Mention]
    cls: EntityClass | None = None


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stand: the longest first, then the heavier, then the earlier; none overlaps another.

    >>> make = lambda at, surface: None
    >>> [(c.start, c.end) for c in settle([Candidate(0, 3, 0, make), Candidate(0, 9, 0, make)])]
    [(0, 9)]
    """
    taken: list[Candidate] = []
    ranked = sorted(candidates, key=lambda c: (c.start - c.end, -c.weight, c.start))
    occupied: set[int] = set()
    for candidate in ranked:
        places = range(candidate.start, candidate.end)
        if candidate.start not in occupied and candidate.end - 1 not in occupied and occupied.isdisjoint(places):
            occupied.update(places)
            taken.append(candidate)
    return sorted(taken, key=lambda c: c.start)
