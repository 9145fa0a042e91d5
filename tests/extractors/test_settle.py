"""Of overlapping candidates one stands: the longest, then the heavier, then the earlier."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.document import Anchor
from kg.extractors.span import Candidate, settle
from kg.mention import Mention

Row = tuple[int, int, int]


def make(at: Anchor, surface: str) -> Mention:
    return Mention(at, surface, "test")


def settled(rows: list[Row]) -> list[Row]:
    return [(c.start, c.end, c.weight) for c in settle(Candidate(*row, make) for row in rows)]


@pytest.mark.parametrize(
    ("rows", "standing"),
    [
        ([(0, 3, 3), (0, 9, 0)], [(0, 9, 0)]),
        ([(0, 3, 0), (0, 3, 2), (0, 3, 1)], [(0, 3, 2)]),
        ([(0, 4, 1), (2, 6, 1)], [(0, 4, 1)]),
        ([(2, 6, 2), (0, 4, 1)], [(2, 6, 2)]),
        ([(0, 4, 0), (4, 8, 0)], [(0, 4, 0), (4, 8, 0)]),
        ([(5, 8, 0), (0, 4, 0)], [(0, 4, 0), (5, 8, 0)]),
        ([(0, 5, 0), (4, 12, 0), (11, 14, 0)], [(4, 12, 0)]),
        ([(0, 10, 0), (3, 5, 3)], [(0, 10, 0)]),
        ([], []),
    ],
)
def test_overlaps_are_settled(rows: list[Row], standing: list[Row]) -> None:
    assert settled(rows) == standing


ROWS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 12), st.integers(0, 3)).map(lambda r: (r[0], r[0] + r[1], r[2]))
)


@given(ROWS)
def test_none_overlaps_and_nothing_that_fits_is_lost(rows: list[Row]) -> None:
    standing = settled(rows)
    assert standing == sorted(standing)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(standing))
    for start, end, _ in rows:
        assert any(s < end and start < e for s, e, _ in standing)


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_candidates_does_not_matter(rows: list[Row], random) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert settled(shuffled) == settled(rows)
