"""An endpoint elsewhere: a local HTTP server that answers by the SPARQL Protocol, and one that does all that goes wrong."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.exporters.results import render
from kg.queries import named, run
from kg.queries.remote import Endpoint, declared


class Answering(BaseHTTPRequestHandler):
    """`/query` answers from a store over all named graphs; every other path goes wrong in the way it is called."""

    store: ox.Store

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        (query,) = parse_qs(body)["query"]
        match self.path:
            case "/query":
                self._answer(query)
            case "/busy":
                self._say(503, "text/html", b"<html><body>Te druk.\nKom later terug.</body></html>")
            case "/slow":
                time.sleep(1.5)
            case "/page":
                self._say(200, "text/html", b"<html></html>")
            case "/broken":
                self._say(200, "application/sparql-results+json", b'{"head": {"vars": ["s"]}, "results":')
            case "/half":
                self.send_response(200)
                self.send_header("Content-Type", "application/sparql-results+json")
                self.send_header("Content-Length", "5000")
                self.end_headers()
                self.wfile.write(b'{"head":')

    def _answer(self, query: str) -> None:
        try:
            answer = self.store.query(query, use_default_graph_as_union=True)
        except SyntaxError as error:
            self._say(400, "text/plain", str(error).encode())
            return
        if isinstance(answer, ox.QueryTriples):
            self._say(200, "text/turtle; charset=utf-8", answer.serialize(format=ox.RdfFormat.TURTLE) or b"")
        else:
            form = ox.QueryResultsFormat.JSON
            self._say(200, "application/sparql-results+json", answer.serialize(format=form) or b"")

    def _say(self, status: int, form: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", form)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(example: ox.Store) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Here", (Answering,), {"store": example}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_rows_are_those_of_the_store(form: str, address: str, example: ox.Store) -> None:
    text = named("wat-over").text
    here, there = (run(text, source, {"naam": "kpn"}) for source in (example, Endpoint(f"{address}/query")))
    assert render(there, form, width=120) == render(here, form, width=120)


def test_yes_or_no_and_triples_come_over_too(address: str, example: ox.Store) -> None:
    there = Endpoint(f"{address}/query")
    assert render(run("ASK { ?s a kg:Law }", there)) == "ja\n"
    text = "CONSTRUCT { ?a kg:partOf ?b } WHERE { ?a kg:partOf ?b }"
    assert render(run(text, there), "ttl") == render(run(text, example), "ttl")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/busy", "answers 503: Te druk. Kom later terug."),
        ("/slow", "no answer within 0.3 seconds"),
        ("/page", "answers text/html; is this a SPARQL endpoint?"),
        ("/broken", "is not valid application/sparql-results"),
        ("/half", "stopped half way"),
    ],
)
def test_what_goes_wrong_is_said_in_one_line(path: str, words: str, address: str) -> None:
    with pytest.raises(QueryError) as caught:
        list(run("SELECT * { ?s ?p ?o }", Endpoint(address + path, timeout=0.3)))  # type: ignore[arg-type]
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_endpoint_that_is_not_there_or_no_address(address: str) -> None:
    with pytest.raises(QueryError, match="nothing listens there"):
        Endpoint("http://127.0.0.1:1/query").ask("ASK {}")
    with pytest.raises(QueryError, match="an endpoint is an http"):
        Endpoint("graph.nq")


def test_a_syntax_error_there_is_explained_here(address: str) -> None:
    with pytest.raises(QueryError, match="did you mean FILTER"):
        run("SELECT * {\n ?s a kg:Law\n FILTR(?s = 3) }", Endpoint(f"{address}/query"))


def test_prefixes_that_are_used_are_declared() -> None:
    assert declared("ASK { ?s a kg:Law ; rdfs:label 'kg: x schema:y' }").count("PREFIX") == 2
    assert declared("PREFIX kg: <http://x/> ASK { ?s kg:a 1 }").count("PREFIX") == 1
