"""One bad query does not take the server down: it is ended, and others are answered meanwhile."""

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest

from kg.cli import main
from kg.queries.tokens import has_service
from kg.rdf.iris import BASE
from kg.store import fill_store
from tests.conftest import ROOT
from tests.serving.conftest import Server, serving
from tests.stores.engines import free_port

SECONDS = 3
ENDLESS = {
    "a product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "a path": "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?a (<x:x>|!<x:x>|^!<x:x>)* ?x . ?b (<x:x>|!<x:x>|^!<x:x>)* ?x }",
    "a sorted product": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i LIMIT 1",
}
ASK = "ASK { ?s ?p ?o }"


@pytest.fixture(scope="module")
def narrow(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with tight limits."""
    limits = ["--timeout", SECONDS, "--max-answer", 1, "--max-queries", 2, "--max-memory", 0.5]
    with serving(tmp_path_factory.mktemp("log") / "log", "--store", store, *map(str, limits)) as client:
        yield client


@pytest.mark.parametrize("what", ENDLESS)
def test_a_query_without_end_is_ended(what: str, narrow: Server) -> None:
    answer = narrow.sparql(ENDLESS[what])
    assert answer.status_code in (503, 504), answer.text
    assert answer.text.startswith("the query was ended")
    assert narrow.sparql(ASK).json()["boolean"] is True


def test_others_are_answered_meanwhile(narrow: Server) -> None:
    with ThreadPoolExecutor(1) as pool:
        bad = pool.submit(narrow.sparql, ENDLESS["a path"])
        time.sleep(0.3)
        answers = [narrow.sparql(ASK), narrow.get("/page/organisatie/huawei"), narrow.get("/")]
        assert not bad.done(), "the bad query still runs"
        assert [answer.status_code for answer in answers] == [200, 200, 200]
        assert bad.result().status_code == 504


def test_a_query_that_eats_memory_is_ended(narrow: Server) -> None:
    product = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
    hungry = f"SELECT DISTINCT ?x {{ {product} BIND (CONCAT(STR(?c), STR(?f), STR(?i), STR(?a), STR(?d)) AS ?x) }} ORDER BY ?x"
    answer = narrow.sparql(hungry)
    assert answer.status_code in (413, 503, 504)
    assert narrow.sparql(ASK).status_code == 200


def test_too_many_at_once_are_sent_away(narrow: Server) -> None:
    with ThreadPoolExecutor(30) as pool:
        answers = list(pool.map(lambda _: narrow.sparql(ENDLESS["a path"]), range(30)))
    statuses = {answer.status_code for answer in answers}
    assert statuses == {503, 504}
    assert all(answer.headers["Retry-After"] for answer in answers if answer.status_code == 503)
    assert narrow.sparql(ASK).status_code == 200


def test_an_answer_too_large_is_refused(narrow: Server) -> None:
    answer = narrow.sparql("SELECT * { ?s ?p ?o . ?s ?q ?r }")
    assert answer.status_code == 413
    assert "larger than 1 MB" in answer.text


def test_a_request_too_large_is_refused(narrow: Server) -> None:
    answer = narrow.sparql(f"ASK {{ ?s ?p '{'x' * 300_000}' }}")
    assert (answer.status_code, answer.text) == (413, "the request is larger than 256 kB\n")


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Another endpoint, and what it was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            body = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"literal","value":"from elsewhere"}}]}}'
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    other = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=other.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{other.server_port}/", asked
    other.shutdown()


CALLS = (
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE#>\n<URL> { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { S\\U00000045RVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?a ?b 1SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { ?a ?b ?c.SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { ?a ?b true SERVICE\t#c\r\nSILENT <URL> { ?s ?p ?o } }",
    "SELECT * { VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o } }",
    "PREFIX u: <URL> SELECT * { SERVICE u: { ?s ?p ?o } }",
    "PREFIX u: <URL> SELECT * { u: u: u:.SERVICE u:{ ?s ?p ?o } }",
    "SELECT * { FILTER(1<2#>'''\n) SERVICE <URL> { ?s ?p ?o } #'''\n}",
    "SELECT * { { SELECT * { OPTIONAL { SERVICE <URL> { ?s ?p ?o } } } } }",
    "ASK { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
)


@pytest.mark.parametrize("query", CALLS)
def test_no_query_calls_another_endpoint(query: str, server: Server, elsewhere: tuple[str, list[str]]) -> None:
    url, asked = elsewhere
    answer = server.sparql(query.replace("URL", url))
    assert answer.status_code == 403
    assert "SERVICE is off" in answer.text
    assert asked == []


def test_service_can_be_switched_on(store: Path, tmp_path: Path, elsewhere: tuple[str, list[str]]) -> None:
    url, asked = elsewhere
    with serving(tmp_path / "log", "--store", store, "--allow-service") as client:
        answer = client.sparql(CALLS[0].replace("URL", url), Accept="text/csv")
    assert "from elsewhere" in answer.text
    assert asked


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a ?x }",
        "SELECT $service { $service <http://e/p> ?y }",
        'SELECT * { ?s ?p "service level"@en FILTER (CONTAINS(?p, "service")) }',
        "PREFIX ex: <http://e/> SELECT * { ex:service ex:p ?x ; ex:serviceType ex:service }",
    ],
)
def test_a_word_is_no_call(query: str, server: Server) -> None:
    assert not has_service(query)
    assert server.sparql(query).status_code == 200


def test_it_listens_to_this_machine_alone(server: Server) -> None:
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None)} - {"127.0.0.1", "127.0.1.1", "::1"}
    for address in others:
        host = f"[{address}]" if ":" in address else address
        with pytest.raises(httpx.TransportError):
            httpx.get(f"http://{host}:{server.base_url.port}/", timeout=2, trust_env=False)


def test_a_store_that_is_none_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--store", str(tmp_path)]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == f"kg: {tmp_path}: the folder is no store"


def test_a_file_is_served_too(built: Path, tmp_path: Path) -> None:
    with serving(tmp_path / "log", "--data", built / "kamergraaf.ttl") as client:
        assert client.sparql(ASK).json()["boolean"] is True


def test_a_store_that_is_built_again_is_served_anew(tmp_path: Path) -> None:
    """In queries and on pages, from the next one on, whichever engine has it."""
    label, quads = "<http://www.w3.org/2000/01/rdf-schema#label>", tmp_path / "graph.nq"
    quads.write_text(f'<{BASE}plaats/a> {label} "A"@nl <{BASE}registers> .\n')
    fill_store(quads, tmp_path / "graph", BASE)
    with serving(tmp_path / "log", "--store", tmp_path / "graph", "--max-queries", "3") as client:
        with ThreadPoolExecutor(3) as three:
            assert {answer.status_code for answer in three.map(client.sparql, 3 * [ASK])} == {200}
        assert client.get("/page/plaats/b").status_code == 404
        quads.write_text(f'<{BASE}plaats/b> {label} "B"@nl <{BASE}registers> .\n')
        fill_store(quads, tmp_path / "graph", BASE)
        with ThreadPoolExecutor(3) as three:
            query = f"SELECT ?l {{ <{BASE}plaats/b> ?p ?l }}"
            rows = [answer.json()["results"]["bindings"] for answer in three.map(client.sparql, 6 * [query])]
        assert [row[0]["l"]["value"] for row in rows] == 6 * ["B"]
        assert client.get("/page/plaats/b").status_code == 200
        assert client.get("/page/plaats/a").status_code == 404
    said = (tmp_path / "log").read_text().splitlines()
    assert said[1:] == [f"{tmp_path / 'graph'}: the store was built again, and is served from now on"]


def test_an_address_that_is_taken_is_one_line(server: Server, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--store", str(store), "--port", str(server.base_url.port)]) == 1
    assert f"kg: 127.0.0.1:{server.base_url.port}: Address already in use" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is of Linux")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_no_engine_outlives_the_server(how: signal.Signals, store: Path) -> None:
    command = [sys.executable, "-m", "kg.cli", "serve", "--store", str(store), "--port", str(port := free_port())]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        engines: list[str] = []
        until = time.monotonic() + 30
        while len(engines) < 2 and time.monotonic() < until:
            time.sleep(0.1)
            engines = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        assert len(engines) == 2, port
    finally:
        process.send_signal(how)
        process.wait(30)
    time.sleep(0.5)
    assert [pid for pid in engines if Path(f"/proc/{pid}/exe").exists()] == []
