import networkx
import pyoxigraph

from kg.exporters.network import network

BASE = "https://w3id.org/kamergraaf/id/"
PQ = f"{BASE}vraag/2021Z05118"
ORGANISATION = f"{BASE}organisatie/"
SOURCE = "https://zoek.officielebekendmakingen.nl/kv-tk-2021Z05118.html"

Graph = networkx.MultiDiGraph


def test_nodes_have_their_leaf_class_and_label(graph: Graph) -> None:
    assert graph.nodes[PQ]["cls"] == "ParliamentaryQuestion"
    assert graph.nodes[f"{PQ}/1"]["short"] == "Vraag 1"
    assert graph.nodes[f"{PQ}/antwoord/2"]["short"] == "Antwoord 2"
    assert graph.nodes[f"{ORGANISATION}ministerie-van-justitie-en-veiligheid"]["cls"] == "Ministry"
    assert graph.nodes[f"{ORGANISATION}hp"] | {"facts": [], "links": []} == {
        "iri": f"{ORGANISATION}hp",
        "label": "HP",
        "short": "HP",
        "cls": "Company",
        "aliases": ["Hewlett-Packard"],
        "facts": [],
        "links": [],
    }


def test_facts_and_links_are_for_people(graph: Graph) -> None:
    facts = dict(graph.nodes[PQ]["facts"])
    assert facts["Nummer"] == "2021Z05118"
    assert facts["Ingezonden"] == "2021-03-30"
    assert facts["Dagen tot antwoord"] == "50"
    assert graph.nodes[PQ]["links"] == [("Officiële publicatie (kv-tk-2021Z05118)", SOURCE)]
    person = graph.nodes[f"{BASE}persoon/kathalijne-buitenweg"]
    assert ("Hetzelfde in wikidata.org", "http://www.wikidata.org/entity/Q435083") in person["links"]


def test_a_relation_rests_on_its_quote(graph: Graph) -> None:
    edge = graph.edges[f"{ORGANISATION}telfort", f"{ORGANISATION}kpn", "subsidiaryOf"]
    assert edge["label"] == "is dochter van"
    assert edge["exact"] == "Telfort, toen onderdeel van KPN"
    assert edge["quote"].startswith("Aanleiding van het artikel is") and edge["exact"] in edge["quote"]
    assert (edge["section"], edge["source"], edge["confidence"]) == ("Antwoord 1", SOURCE, 0.9)


def test_a_mention_rests_on_its_sentences(graph: Graph) -> None:
    edge = graph.edges[f"{PQ}/antwoord/1", f"{ORGANISATION}kpn", "mentions"]
    assert [evidence.quote[:20] for evidence in edge["evidence"]] == ["Aanleiding van het a", "KPN heeft ons gemeld"]
    assert {evidence.exact for evidence in edge["evidence"]} == {"KPN"}


def test_a_header_edge_rests_on_the_header(graph: Graph) -> None:
    edge = graph.edges[PQ, f"{BASE}persoon/kathalijne-buitenweg", "askedBy"]
    assert edge["quote"] == "Indiener Kathalijne Buitenweg (GL)"
    assert edge["section"] == "Titel en kop"


def test_the_set_repeats_neither_its_parts_nor_its_header(graph: Graph) -> None:
    assert not [head for _, head, key in graph.out_edges(PQ, keys=True) if key in ("mentions", "cites")]
    law = f"{BASE}wet/BWBR0009950"
    assert list(graph[f"{PQ}/antwoord/2"][law]) == ["cites"]


def test_memberships_and_incumbencies_are_edges_with_a_period(graph: Graph) -> None:
    member = graph.edges[f"{BASE}persoon/kathalijne-buitenweg", f"{BASE}partij/groenlinks", "memberOf"]
    assert member["period"] == "2017-03-23/2021-03-31"
    post = f"{BASE}ambt/minister-van-justitie-en-veiligheid"
    assert graph.edges[f"{BASE}persoon/ferdinand-grapperhaus", post, "holds"]["period"] == "2017-10-26/"
    assert graph.has_edge(post, f"{ORGANISATION}ministerie-van-justitie-en-veiligheid", "postIn")


def test_structure_is_drawn(graph: Graph) -> None:
    assert graph.has_edge(PQ, f"{PQ}/1", "hasPart")
    assert graph.has_edge(f"{PQ}/antwoord/3", f"{PQ}/2", "refersToAnswerOf")
    assert graph.has_edge(f"{BASE}wet/BWBR0001854/artikel/350c", f"{BASE}wet/BWBR0001854", "is_part_of")


def test_every_edge_from_a_document_names_its_source(graph: Graph) -> None:
    told = [values for tail, _, values in graph.edges(data=True) if tail.startswith(PQ)]
    assert told and all(values["source"] == SOURCE for values in told)


def test_an_empty_store_is_an_empty_graph() -> None:
    assert len(network(pyoxigraph.Store())) == 0


def test_a_plain_register_relation_is_an_edge() -> None:
    kg = "https://w3id.org/kamergraaf/def#"
    rdf_type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    store = pyoxigraph.Store()
    store.load(
        f"<urn:a> {rdf_type} <{kg}Company> .\n<urn:b> {rdf_type} <{kg}Company> .\n<urn:a> <{kg}subsidiaryOf> <urn:b> .",
        format=pyoxigraph.RdfFormat.N_TRIPLES,
    )
    assert list(network(store).edges(keys=True)) == [("urn:a", "urn:b", "subsidiaryOf")]
