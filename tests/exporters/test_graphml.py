import io

import networkx

from kg.exporters.graphml import graphml


def test_reads_back_whole(graph: "networkx.MultiDiGraph[str]") -> None:
    back = networkx.read_graphml(io.BytesIO(graphml(graph)))
    assert set(back) == set(graph)
    assert sorted(back.edges(keys=True)) == sorted(graph.edges(keys=True))
    hostile = back.nodes["https://w3id.org/kamergraaf/id/organisatie/vijandig"]
    assert hostile["label"] == "<img src=x onerror=alert(1)>"
    question = back.nodes["https://w3id.org/kamergraaf/id/vraag/2021Z05118"]
    assert "Ingezonden: 2021-03-30" in question["facts"].split("\n")


def test_characters_that_xml_forbids_go() -> None:
    graph = networkx.MultiDiGraph()
    graph.add_node("a", label="voor\x00\x0b\ufffena", facts=[("Tekst", "x\x1fy")], links=[], aliases=[])
    back = networkx.read_graphml(io.BytesIO(graphml(graph)))
    assert back.nodes["a"]["label"] == "voorna"
    assert back.nodes["a"]["facts"] == "Tekst: xy"


def test_an_empty_graph_is_still_graphml() -> None:
    assert len(networkx.read_graphml(io.BytesIO(graphml(networkx.MultiDiGraph())))) == 0
