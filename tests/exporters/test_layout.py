import random

import networkx

from kg.exporters.layout import Box, positions


def _tree(count: int) -> "networkx.MultiDiGraph[str]":
    tree = networkx.MultiDiGraph()
    tree.add_nodes_from(f"{node:04}" for node in range(count))
    tree.add_edges_from((f"{node // 3:04}", f"{node:04}") for node in range(1, count))
    return tree


def test_sixty_labels_do_not_overlap() -> None:
    graph = _tree(60)
    box = Box(170, 80)
    places = list(positions(graph, dict.fromkeys(graph, box)).values())
    overlaps = [
        (a, b)
        for at, a in enumerate(places)
        for b in places[:at]
        if abs(a[0] - b[0]) < box.width - 2 and abs(a[1] - b[1]) < box.height - 2
    ]
    assert overlaps == []


def test_parts_and_lonely_nodes_stand_apart() -> None:
    graph = _tree(10)
    graph.add_nodes_from(["alleen-1", "alleen-2"])
    places = positions(graph, dict.fromkeys(graph, Box(100, 50)))
    assert len(set(places.values())) == 12
    assert all(isinstance(x, int) and isinstance(y, int) for x, y in places.values())


def test_the_random_state_of_the_process_is_left_alone() -> None:
    random.seed(1)
    before = random.getstate()
    first = positions(_tree(30), dict.fromkeys(_tree(30), Box(100, 50)))
    assert random.getstate() == before
    random.seed(2)
    assert positions(_tree(30), dict.fromkeys(_tree(30), Box(100, 50))) == first


def test_an_empty_graph_has_no_places() -> None:
    assert positions(networkx.MultiDiGraph(), {}) == {}
