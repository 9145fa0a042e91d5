"""`kg load` into a real Oxigraph server, and against servers that are down, refuse, stall and break off half way."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from kg.cli import main
from kg.loading import load
from kg.loading.targets import TRIES, GraphStore, LoadError, Target, Update
from kg.rdf.iris import BASE
from kg.store import fill_store
from tests.stores.engines import OXIGRAPH, Endpoint, free_port, running

KINDS: dict[str, type[Target]] = {"/update": Update, "/store": GraphStore}
QUADS = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
TEXTS = "SELECT ?s ?text { GRAPH ?g { ?s <https://schema.org/text> ?text } }"


def numbers(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[str]:
    """An empty Oxigraph server that takes updates."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    with running(
        [OXIGRAPH, "serve", "--location", str(tmp_path / "db"), "--bind", f"127.0.0.1:{port}"], url, tmp_path / "log"
    ):
        yield url


@pytest.mark.parametrize("path", KINDS)
def test_everything_arrives_in_its_graph(
    path: str, oxigraph: str, built: Path, tmp_path: Path, example: ox.Store
) -> None:
    graph = built / "kamergraaf.nq"
    seen: list[int] = []
    target = KINDS[path](oxigraph + path)
    number = load(graph, target, tmp_path / "state", 300, lambda what, done, total: seen.append(done))
    assert number == numbers(graph) == seen[-1]
    assert len(seen) > 3
    assert seen == sorted(seen)
    assert not (tmp_path / "state").exists()
    there = Endpoint(f"{oxigraph}/query", True)
    assert there.rows(QUADS) == [(str(len(example)),)]
    answer = example.query(TEXTS)
    assert there.rows(TEXTS) == sorted((row["s"].value, row["text"].value) for row in answer)  # type: ignore[union-attr]


def test_by_the_command_from_a_store(
    oxigraph: str, built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill_store(built / "kamergraaf.nq", tmp_path / "graph", BASE)
    assert main(["load", "--store", str(tmp_path / "graph"), "--endpoint", f"{oxigraph}/update"]) == 0
    number = numbers(built / "kamergraaf.nq")
    assert capsys.readouterr().out == f"{number:,} statements are in {oxigraph}/update\n"
    assert Endpoint(f"{oxigraph}/query", True).rows(QUADS) == [(str(number),)]
    assert {path.name for path in tmp_path.iterdir()} == {"db", "graph", "log"}


def test_what_a_killed_server_had_is_kept_and_a_second_run_finishes(built: Path, tmp_path: Path) -> None:
    """The real thing: the server dies in the middle and comes back."""
    graph, state, port = built / "kamergraaf.nq", tmp_path / "state", free_port()
    url = f"http://127.0.0.1:{port}"
    serve = [OXIGRAPH, "serve", "--location", str(tmp_path / "db"), "--bind", f"127.0.0.1:{port}"]
    with running(serve, url, tmp_path / "log") as server:

        def kill_half_way(what: str, done: int, total: int) -> None:
            if done >= total // 2:
                server.kill()
                server.wait()

        with pytest.raises(LoadError, match=r"statements are in; the same command goes on from there"):
            load(graph, Update(f"{url}/update", wait=lambda seconds: None), state, 250, kill_half_way)
    done = json.loads(state.read_text())["statements"]
    assert numbers(graph) // 2 <= done < numbers(graph)
    with running(serve, url, tmp_path / "log"):
        seen: list[int] = []
        load(graph, Update(f"{url}/update"), state, 250, lambda what, now, total: seen.append(now))
        assert seen[0] == done + 250, "it goes on where it was"
        assert Endpoint(f"{url}/query", True).rows(QUADS) == [(str(numbers(graph)),)]


class Play:
    """A store that answers as `plan` says, one entry a request, and then well; it keeps what it took."""

    def __init__(self, plan: list[int | str]) -> None:
        self.plan = plan
        self.taken: list[str] = []
        self.headers: list[dict[str, str]] = []


@contextmanager
def playing(play: Play, most: int = 10**9) -> Iterator[str]:
    """The store on a port of the loopback; an update longer than `most` is too much for it."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            play.headers.append(dict(self.headers))
            step = play.plan.pop(0) if play.plan else 204
            if step == "break off":
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            if step == "stall":
                stop.wait(3)
                step = 204
            if len(body) > most:
                step = 500
            if step == 204:
                play.taken.append(parse_qs(body).get("update", [body])[0])
            self.send_response(int(step))
            if step == 401:
                self.send_header("WWW-Authenticate", 'Basic realm="x"')
            if step == 503:
                self.send_header("Retry-After", "7")
            if step == 302:
                self.send_header("Location", "http://example.org/elsewhere")
            said = b"<html><b>because</b> of that</html>" if int(step) >= 300 else b""
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            pass

    stop = threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/update"
    finally:
        stop.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.nq"
    path.write_text(
        "".join(f'<http://e/s{n}> <http://e/p> "{n}" <http://e/g{n // 40}> .\n' for n in range(200)), encoding="utf-8"
    )
    return path


def statements(play: Play) -> int:
    return len({line for text in play.taken for line in text.splitlines() if line.startswith("<http")})


def run(small: Path, url: str, waits: list[float] | None = None, seconds: float = 5.0, **options: int) -> int:
    slept: Callable[[float], None] = (waits if waits is not None else []).append
    return load(small, Update(url, ("u", "p"), seconds, slept), small.with_suffix(".state"), options.get("batch", 50))


@pytest.mark.parametrize(
    "trouble", [[500, 500], [503], [429], [502, 504], ["break off"], ["break off", 503, "break off"]]
)
def test_trouble_that_passes_is_waited_out(trouble: list[int | str], small: Path) -> None:
    play, waits = Play([204, *trouble]), []
    with playing(play) as url:
        assert run(small, url, waits) == 200
    assert statements(play) == 200
    assert len(waits) == len(trouble)
    assert all(later >= 1 for later in waits)
    assert (7.0 in waits) == (503 in trouble), "it waits as long as it is asked to"


def test_waits_grow(small: Path) -> None:
    waits: list[float] = []
    with playing(Play([502] * 5)) as url:
        run(small, url, waits)
    assert waits == [1, 2, 4, 8, 16]


def test_a_store_that_stalls_is_given_up_and_finished_later(small: Path) -> None:
    play = Play([204, 204, *["stall"] * TRIES])
    with playing(play) as url:
        with pytest.raises(
            LoadError, match=rf"no answer within 0\.2 seconds; tried {TRIES} times \(100 statements are in; the same"
        ):
            run(small, url, seconds=0.2)
        assert json.loads(small.with_suffix(".state").read_text())["statements"] == 100
        play.plan, before = [], len(play.taken)
        assert run(small, url) == 200
        assert len(play.taken) >= before + 2
    assert statements(play) == 200
    assert not small.with_suffix(".state").exists()


def test_another_file_does_not_go_on_where_this_one_was(small: Path) -> None:
    play = Play([204, 400])
    with playing(play) as url:
        with pytest.raises(LoadError, match="50 statements are in"):
            run(small, url)
        small.write_text(small.read_text(encoding="utf-8").replace("http://e/s0>", "http://e/other>"), encoding="utf-8")
        assert run(small, url) == 200
    assert any("http://e/other" in text for text in play.taken)


@pytest.mark.parametrize("torn", ["", "{", "[]", '{"sha256": "x"}'])
def test_a_torn_state_begins_anew(torn: str, small: Path) -> None:
    small.with_suffix(".state").write_text(torn, encoding="utf-8")
    play = Play([])
    with playing(play) as url:
        assert run(small, url) == 200
    assert statements(play) == 200


REFUSALS = {
    400: r"answers 400: because of that \(nothing is in yet\)",
    401: "answers 401: because of that; user and password of --auth are not good for it",
    403: "answers 403",
    404: "is this its address for updates",
    302: "it has moved to http://example.org/elsewhere",
}


@pytest.mark.parametrize("status", REFUSALS)
def test_a_refusal_is_one_line_and_not_repeated(status: int, small: Path) -> None:
    play = Play([status, status])
    with playing(play) as url, pytest.raises(LoadError, match=REFUSALS[status]) as error:
        run(small, url)
    assert len(str(error.value).splitlines()) == 1
    assert len(play.headers) == (2 if status == 401 else 1)


def test_a_password_is_sent_when_asked_for_and_said_nowhere(small: Path) -> None:
    play = Play([401])
    with playing(play) as url:
        assert run(small, url) == 200
    assert "Authorization" not in play.headers[0]
    assert all(headers["Authorization"].startswith("Basic ") for headers in play.headers[1:])
    with pytest.raises(LoadError) as error:
        Update("http://user:secret@127.0.0.1/update")
    assert "secret" not in str(error.value)


def test_a_request_that_is_too_long_is_cut(small: Path) -> None:
    play = Play([])
    with playing(play, most=5_000) as url:
        assert run(small, url, batch=200) == 200
    assert statements(play) == 200
    assert len(play.taken) >= 3


def test_a_store_that_takes_nothing_of_any_size_is_given_up(small: Path) -> None:
    with playing(Play([]), most=10) as url, pytest.raises(LoadError, match="answers 500"):
        run(small, url)


def test_nothing_listens(small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.loading.targets._FIRST_WAIT", 0.0)
    url = f"http://127.0.0.1:{free_port()}/update"
    assert main(["load", "--data", str(small), "--endpoint", url]) == 1
    reason = f"kg: {url}: nothing listens there (connection refused)"
    said = capsys.readouterr().err.splitlines()
    assert said[:-1] == (TRIES - 1) * [f"{reason}; asked again in 0 s"]
    assert said[-1] == f"{reason}; tried {TRIES} times (nothing is in yet)"
    assert [path.name for path in small.parent.iterdir()] == ["small.nq"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "say where to: --endpoint URL, or --graph-store URL"),
        (["--endpoint", "ftp://e/"], "a store is at an http(s) address"),
        (["--endpoint", "http://e/", "--auth", "geheim"], "--auth is USER:PASSWORD"),
        (["--endpoint", "http://e/", "--batch", "0"], "--batch is at least 1"),
    ],
)
def test_what_cannot_be_is_said(words: list[str], said: str, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", "--data", str(small), *words]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("_:a <http://e/p> <http://e/o> .\n", "holds nodes without an address"),
        ("<http://e/s> no\n", "not valid N-Quads"),
    ],
)
def test_a_file_that_cannot_be_sent_is_said_so(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "bad.nq").write_text(text, encoding="utf-8")
    with playing(Play([])) as url, pytest.raises(Exception, match=said):
        run(tmp_path / "bad.nq", url)
