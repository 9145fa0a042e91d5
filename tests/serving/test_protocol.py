"""The endpoint speaks SPARQL 1.1 Protocol, reads only, and runs the named questions."""

import pyoxigraph as ox
import pytest

from kg.queries import library
from tests.serving.conftest import Server

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
JSON = "application/sparql-results+json"


def test_three_ways_to_ask_give_one_answer(server: Server) -> None:
    accept = {"Accept": "text/csv"}
    body = {**accept, "Content-Type": "application/sparql-query"}
    answers = [
        server.get("/query", params={"query": COUNT}, headers=accept),
        server.post("/query", data={"query": COUNT}, headers=accept),
        server.post("/query", content=COUNT, headers=body),
        server.post("/sparql", content=COUNT, headers=body),
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert int(answers[0].text.split()[1]) > 2_000


@pytest.mark.parametrize("kind", [JSON, "application/sparql-results+xml", "text/csv", "text/tab-separated-values"])
def test_rows_come_in_the_form_asked_for(kind: str, server: Server) -> None:
    answer = server.sparql("SELECT ?s { ?s a <https://w3id.org/kamergraaf/def#Person> }", Accept=kind)
    assert answer.headers["Content-Type"].startswith(kind)
    assert "kathalijne-buitenweg" in answer.text


@pytest.mark.parametrize("kind", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"])
def test_triples_come_in_the_form_asked_for(kind: str, server: Server) -> None:
    answer = server.sparql("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 3", Accept=kind)
    assert answer.headers["Content-Type"].startswith(kind)
    assert len(list(ox.parse(answer.text, format=ox.RdfFormat.from_media_type(kind)))) == 3


def test_one_graph_can_be_asked_alone(server: Server) -> None:
    graph = "https://w3id.org/kamergraaf/id/registers"
    whole = server.get("/query", params={"query": COUNT, "format": "csv"})
    part = server.get("/query", params={"query": COUNT, "format": "csv", "default-graph-uri": graph})
    assert 0 < int(part.text.split()[1]) < int(whole.text.split()[1])


def test_our_prefixes_need_no_declaration_and_a_query_may_give_its_own(server: Server) -> None:
    plain = server.get("/query", params={"query": "SELECT (COUNT(?m) AS ?n) { ?m a kg:Mention }", "format": "csv"})
    own = "PREFIX kg: <https://schema.org/> SELECT (COUNT(?q) AS ?n) { ?q a kg:Question }"
    other = server.get("/query", params={"query": own, "format": "csv"})
    assert int(plain.text.split()[1]) > 50
    assert int(other.text.split()[1]) == 13


REFUSED = {
    "no query": ({"params": {}}, 400, "send one query"),
    "empty query": ({"params": {"query": "  "}}, 400, "there is no query"),
    "two queries": ({"params": [("query", COUNT), ("query", COUNT)]}, 400, "send one query"),
    "broken": ({"params": {"query": "SELECT * { ?s ?p "}}, 400, "the query does not parse at line 1, column 18"),
    "unknown format": ({"params": {"query": COUNT, "format": "exe"}}, 400, "no format is called 'exe'"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_query_is_refused_with_a_reason(what: str, server: Server) -> None:
    given, status, reason = REFUSED[what]
    answer = server.get("/query", **given)
    assert (answer.status_code, reason in answer.text) == (status, True), answer.text


@pytest.mark.parametrize(
    "given",
    [
        {"data": {"update": "CLEAR ALL"}},
        {"content": "CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}},
    ],
)
def test_updates_are_refused(given: dict, server: Server) -> None:
    answer = server.post("/query", **given)
    assert answer.status_code == 403
    assert "read-only" in answer.text


def test_an_update_sent_as_a_query_does_nothing(server: Server) -> None:
    assert server.sparql("DELETE WHERE { ?s ?p ?o }").status_code == 403
    assert server.sparql("ASK { ?s ?p ?o }", Accept=JSON).json()["boolean"] is True


@pytest.mark.parametrize(
    "path", ["/update", "/store", "/../etc/passwd", "/static/../query.html.j2", "/static/%2e%2e/words.json"]
)
def test_there_is_nothing_else(path: str, server: Server) -> None:
    assert server.get(path).status_code == 404
    assert server.post("/store", content=b"<a:a> <a:a> <a:a> .").status_code in (404, 405)


def test_what_is_no_form_is_refused(server: Server) -> None:
    assert server.post("/query", content=b"{}", headers={"Content-Type": "application/json"}).status_code == 415
    odd = server.post("/query", content=b"\xff\xfe", headers={"Content-Type": "application/sparql-query"})
    assert odd.status_code == 400


def test_the_library_is_offered(server: Server) -> None:
    offered = server.get("/queries").json()
    assert [query["name"] for query in offered] == [query.name for query in library()]
    for query in offered:
        answer = server.get(query["address"], params={"format": "csv"})
        assert answer.status_code == 200, answer.text
        assert answer.text.splitlines()[0].split(",") == query["columns"]


def test_a_named_question_takes_its_parameters(server: Server) -> None:
    answer = server.get("/queries/wat-over", params={"naam": "AIVD", "format": "csv"})
    assert "Veiligheidsdienst (AIVD)" in answer.text
    assert server.get(
        "/queries/wat-over", params={"naam": '" } INSERT { <x:x> <x:x> <x:x> } #', "format": "csv"}
    ).is_success
    for path, status, reason in (
        ("wat-over?name=x", 400, "no parameter 'name'"),
        ("wat-ove", 404, "did you mean wat-over"),
    ):
        answer = server.get(f"/queries/{path}")
        assert (answer.status_code, reason in answer.text) == (status, True), answer.text


def test_pages_may_load_nothing_from_elsewhere(server: Server) -> None:
    for path in ("/", "/id/organisatie/huawei", "/query?query=ASK{}", "/nowhere"):
        headers = server.get(path, follow_redirects=True).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
        assert headers["X-Content-Type-Options"] == "nosniff"
