"""A candidate name in one section's text, before overlaps are settled."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import NamedTuple

from kg.document import Anchor
from kg.mention import EntityClass, Mention


class Candidate(NamedTuple):
    """`text[start:end]` may be a mention; `make` builds it once it has won its place.

    `weight` breaks ties between candidates of the same length: a rule with evidence in the text beats a bare name.
    `cls` is what the mention will be, as far as other names may rely on it.
    """

    start: int
    end: int
    weight: int
    make: Callable[[Anchor, str], Mention]
    cls: EntityClass | None = None


REGISTER, INTRODUCED, PATTERN, DEFINED = range(4)
"""Weights: what the text defines beats a pattern, a pattern beats a name met before, that a bare register name."""
_START = itemgetter(0)


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stand: the longest first, then the heavier, then the earlier; none overlaps another.

    >>> make = lambda at, surface: None
    >>> [(c.start, c.end) for c in settle([Candidate(0, 3, 0, make), Candidate(0, 9, 0, make)])]
    [(0, 9)]
    """
    ordered = sorted(candidates, key=_START)
    if len(ordered) < 2:
        return ordered
    taken: list[Candidate] = []
    cluster: list[Candidate] = []
    reach = 0
    for candidate in ordered:
        if candidate.start >= reach and cluster:
            taken += cluster if len(cluster) == 1 else _standing(cluster)
            cluster = []
        cluster.append(candidate)
        if candidate.end > reach:
            reach = candidate.end
    return taken + (cluster if len(cluster) == 1 else _standing(cluster))


def _standing(cluster: Iterable[Candidate]) -> list[Candidate]:
    """Those of candidates that overlap one another, or a third between them."""
    taken: list[Candidate] = []
    for candidate in sorted(cluster, key=lambda c: (c.start - c.end, -c.weight, c.start)):
        at = bisect_left(taken, candidate.end, key=_START)
        if not at or taken[at - 1].end <= candidate.start:
            taken.insert(at, candidate)
    return taken
