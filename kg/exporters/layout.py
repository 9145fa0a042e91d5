"""Where each node is drawn: computed beforehand, the same on every run.

Each connected part is laid out by Fruchterman-Reingold (igraph), boxes that overlap are pushed apart, and the parts
are set in rows. Only additions, multiplications and square roots decide, so the outcome does not hang on a libm.
"""

import random
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple

import networkx


class Box(NamedTuple):
    """The room a node takes with its label, in pixels, its middle being the node's position."""

    width: int
    height: int


_GOLDEN = (0.7548776662466927, 0.5698402909980532)
"""The R2 sequence (Roberts 2018): points spread evenly over a square, without sine or cosine."""
_SPACING = 110.0
"""Half of the edges are at least this long, in pixels."""
_AIR = 1.5
"""In the crowded middle there is this many times the room that the boxes need."""
_GAP = 90.0
_PUSHES = 60
_ROUNDS = 30
_CLEAR = 36.0
"""How far a line stays from the middle of a node it does not belong to, where that can be had."""
_FEW = 1_000
"""Up to this many nodes in a part, no effort is spared."""


def positions(graph: "networkx.MultiDiGraph[str]", boxes: Mapping[str, Box]) -> dict[str, tuple[int, int]]:
    """A place in whole pixels for every node of `graph`; `boxes` tells how much room each needs."""
    parts = [sorted(part) for part in networkx.weakly_connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), part[0]))
    placed = [(part, _placed(graph, part, [boxes[node] for node in part])) for part in parts]
    return _in_rows(placed, boxes)


def _placed(
    graph: "networkx.MultiDiGraph[str]", part: Sequence[str], boxes: Sequence[Box]
) -> list[tuple[float, float]]:
    order = {node: at for at, node in enumerate(part)}
    pairs = sorted({(min(a, b), max(a, b)) for a, b in ((order[t], order[h]) for t, h in graph.subgraph(part).edges())})
    points = _scaled(_spread(len(part), pairs), pairs, boxes)
    for _ in range(_ROUNDS if len(part) * len(pairs) <= _FEW * 100 else 0):
        points = _apart(_off_lines(points, pairs), boxes)
    return _apart(points, boxes)


def _spread(count: int, pairs: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """Fruchterman-Reingold on one connected part, from an even start."""
    import igraph

    side = sqrt(count)
    start = [(side * (at * _GOLDEN[0] % 1.0), side * (at * _GOLDEN[1] % 1.0)) for at in range(1, count + 1)]
    igraph.set_random_number_generator(random.Random(5118))  # noqa: S311  # jitter between equal points
    try:
        drawn = igraph.Graph(count, pairs).layout_fruchterman_reingold(
            seed=start, niter=1000 if count <= _FEW else 300, start_temp=side / 2, grid="auto"
        )
    finally:
        igraph.set_random_number_generator(random)
    return [(x, y) for x, y in drawn]


def _scaled(
    points: Sequence[tuple[float, float]], pairs: Sequence[tuple[int, int]], boxes: Sequence[Box]
) -> list[tuple[float, float]]:
    """Scaled so that edges are long enough to be seen, and boxes in the crowded middle have room."""
    lengths = sorted(sqrt((points[a][0] - points[b][0]) ** 2 + (points[a][1] - points[b][1]) ** 2) for a, b in pairs)
    by_edges = _SPACING / (lengths[len(lengths) // 2] or 1.0) if lengths else 1.0
    needed = sum(box.width * box.height for box in boxes) / 4 * (_AIR if len(boxes) <= _FEW else _AIR / 3)
    middle = _middle_half([x for x, _ in points]) * _middle_half([y for _, y in points])
    scale = max(by_edges, sqrt(needed / middle) if middle else 1.0)
    return [(x * scale * 1.1, y * scale * 0.9) for x, y in points]


def _middle_half(values: Sequence[float]) -> float:
    """How wide the middle half of the values is."""
    ordered = sorted(values)
    return ordered[3 * len(ordered) // 4] - ordered[len(ordered) // 4]


def _apart(points: Sequence[tuple[float, float]], boxes: Sequence[Box]) -> list[tuple[float, float]]:
    """Boxes that overlap pushed apart along the way that costs least, until none do or patience ends."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    cell = max((max(box) for box in boxes), default=1)
    for _ in range(_PUSHES if len(points) <= _FEW else _PUSHES // 5):
        moved = False
        for a, b in _close(xs, ys, cell):
            across = (boxes[a].width + boxes[b].width) / 2 - abs(xs[a] - xs[b])
            down = (boxes[a].height + boxes[b].height) / 2 - abs(ys[a] - ys[b])
            if across <= 0 or down <= 0:
                continue
            moved = True
            values, push = (xs, across) if across < down else (ys, down)
            push = (push / 2 + 0.5) * (1 if values[a] >= values[b] else -1)
            values[a] += push
            values[b] -= push
        if not moved:
            break
    return list(zip(xs, ys, strict=True))


def _off_lines(points: Sequence[tuple[float, float]], pairs: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """A node on a line between two others, and that line, moved away from one another, so that both can be clicked."""
    moved = list(points)
    for a, b in pairs:
        (ax, ay), (bx, by) = moved[a], moved[b]
        dx, dy = bx - ax, by - ay
        length = sqrt(dx * dx + dy * dy) or 1.0
        for at, (x, y) in enumerate(moved):
            along = ((x - ax) * dx + (y - ay) * dy) / length
            off = ((x - ax) * dy - (y - ay) * dx) / length
            if at not in (a, b) and 0 < along < length and abs(off) < _CLEAR:
                push = (_CLEAR - abs(off)) * (0.5 if off >= 0 else -0.5) / length
                moved[at] = (x + dy * push, y - dx * push)
                moved[a] = (moved[a][0] - dy * push, moved[a][1] + dx * push)
                moved[b] = (moved[b][0] - dy * push, moved[b][1] + dx * push)
    return moved


def _close(xs: Sequence[float], ys: Sequence[float], cell: float) -> list[tuple[int, int]]:
    """Pairs of points in the same or neighbouring cells of a grid, sorted."""
    cells: dict[tuple[int, int], list[int]] = {}
    for at, (x, y) in enumerate(zip(xs, ys, strict=True)):
        cells.setdefault((int(x // cell), int(y // cell)), []).append(at)
    pairs: list[tuple[int, int]] = []
    for (column, row), members in cells.items():
        near = [other for dx in (-1, 0, 1) for dy in (-1, 0, 1) for other in cells.get((column + dx, row + dy), ())]
        pairs += [(a, b) for a in members for b in near if a < b]
    return pairs


def _in_rows(
    placed: Sequence[tuple[Sequence[str], Sequence[tuple[float, float]]]], boxes: Mapping[str, Box]
) -> dict[str, tuple[int, int]]:
    """The parts, largest first, left to right in rows about as wide as the whole is high times 1.5."""
    frames = [_frame(part, points, boxes) for part, points in placed]
    area = sum((right - left + _GAP) * (bottom - top + _GAP) for left, top, right, bottom in frames)
    limit = max([sqrt(area * 1.5), *(right - left for left, _, right, _ in frames)], default=0.0)
    at_x, at_y, row_height = 0.0, 0.0, 0.0
    found: dict[str, tuple[int, int]] = {}
    for (part, points), (left, top, right, bottom) in zip(placed, frames, strict=True):
        if at_x and at_x + right - left > limit:
            at_x, at_y, row_height = 0.0, at_y + row_height + _GAP, 0.0
        for node, (x, y) in zip(part, points, strict=True):
            found[node] = (round(x - left + at_x), round(y - top + at_y))
        at_x += right - left + _GAP
        row_height = max(row_height, bottom - top)
    return found


def _frame(
    part: Sequence[str], points: Sequence[tuple[float, float]], boxes: Mapping[str, Box]
) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a part with its labels."""
    halves = [(boxes[node].width / 2, boxes[node].height / 2) for node in part]
    placed = list(zip(points, halves, strict=True))
    return (
        min(x - half for (x, _), (half, _) in placed),
        min(y - half for (_, y), (_, half) in placed),
        max(x + half for (x, _), (half, _) in placed),
        max(y + half for (_, y), (_, half) in placed),
    )
