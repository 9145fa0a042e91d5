import networkx

from kg.exporters.folding import folded

BASE = "https://w3id.org/kamergraaf/id/"
SET = f"{BASE}vraag/2021Z05118"
KPN = f"{BASE}organisatie/kpn"

Graph = networkx.MultiDiGraph


def test_few_sets_keep_their_parts(graph: Graph) -> None:
    assert folded(graph) is graph


def test_what_parts_name_hangs_on_their_set(graph: Graph) -> None:
    small = folded(graph, few=0)
    assert {values["cls"] for _, values in small.nodes(data=True)}.isdisjoint({"Question", "Answer"})
    named = {head for tail, head in graph.edges() if tail.startswith(f"{SET}/") and not head.startswith(SET)}
    assert named
    assert named <= set(small.successors(SET))
    assert not any(tail == head for tail, head in small.edges())


def test_no_sentence_is_lost(graph: Graph) -> None:
    def told(one: Graph) -> set[object]:
        return {evidence for _, _, values in one.edges(data=True) for evidence in values["evidence"]}

    assert told(folded(graph, few=0)) == told(graph)


def test_an_edge_says_in_which_part_each_sentence_stands(graph: Graph) -> None:
    edge = folded(graph, few=0).edges[SET, KPN, "mentions"]
    sections = [evidence.section for evidence in edge["evidence"]]
    assert len(set(sections)) > 1
    assert set(sections) <= {*(f"Vraag {n}" for n in range(1, 14)), *(f"Antwoord {n}" for n in range(1, 14))}
    assert edge["quote"] == edge["evidence"][0].quote


def test_relations_and_the_header_stay_as_they_are(graph: Graph) -> None:
    small = folded(graph, few=0)
    for tail, head, predicate, values in graph.edges(keys=True, data=True):
        if not tail.startswith(f"{SET}/") and not head.startswith(f"{SET}/") and predicate != "mentions":
            assert small.edges[tail, head, predicate] == values


def test_the_set_carries_the_texts_in_order(graph: Graph) -> None:
    facts = dict(folded(graph, few=0).nodes[SET]["facts"])
    assert facts["Vraag 1"] == dict(graph.nodes[f"{SET}/1"]["facts"])["Tekst"]
    texts = [name for name in facts if name.startswith(("Vraag ", "Antwoord "))]
    assert texts == [f"{kind} {n}" for n in range(1, 14) for kind in ("Vraag", "Antwoord") if f"{kind} {n}" in texts]
