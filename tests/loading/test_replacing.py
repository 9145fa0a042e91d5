"""`kg load --replace`: after it, a real Oxigraph server holds of ours what the file holds, and all that is not ours."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import requests

from kg.cli import main
from kg.loading import load
from kg.loading.replacing import Replacing
from kg.loading.targets import LoadError, Update
from tests.stores.engines import OXIGRAPH, Endpoint, free_port, running

TYPE, DOCUMENT = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", "<https://w3id.org/kamergraaf/def#Document>"
EVERYTHING = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"
NOT_OURS = "<http://e/theirs> <http://e/p> <http://e/o> <http://e/theirs> ."


def document(name: str, *facts: str) -> str:
    """The graph of a document with facts about it, as N-Quads."""
    it = f"<http://e/{name}>"
    return f"{it} {TYPE} {DOCUMENT} {it} .\n" + "".join(f'{it} <http://e/says> "{fact}" {it} .\n' for fact in facts)


BEFORE = document("changed", "old", "same") + document("gone", "old") + document("left", *map(str, range(90)))
AFTER = document("changed", "new", "same") + document("left", *map(str, range(90))) + document("fresh", "new")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """An Oxigraph server that holds something of others."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    command = [OXIGRAPH, "serve", "--location", str(tmp_path / "db"), "--bind", f"127.0.0.1:{port}"]
    with running(command, url, tmp_path / "log"):
        theirs = tmp_path / "theirs.nq"
        theirs.write_text(NOT_OURS)
        load(theirs, Update(f"{url}/update"), tmp_path / "state")
        yield url


def held(server: str) -> list[tuple[str, ...]]:
    """All that the server holds."""
    return sorted(Endpoint(f"{server}/query", True).rows(EVERYTHING))


def rows(*quads: str) -> list[tuple[str, ...]]:
    """What `held` gives when the server holds these N-Quads."""
    parsed = ox.parse("".join(quads), format=ox.RdfFormat.N_QUADS)
    return sorted((q.graph_name.value, q.subject.value, q.predicate.value, q.object.value) for q in parsed)  # type: ignore[union-attr]


def build(tmp_path: Path, quads: str) -> Path:
    path = tmp_path / "kamergraaf.nq"
    path.write_text(quads)
    return path


@pytest.mark.parametrize("batch", [7, 2000])
def test_what_changed_is_replaced_and_what_is_gone_goes(batch: int, server: str, tmp_path: Path) -> None:
    command = ["load", "--endpoint", f"{server}/update", "--replace", "--batch", str(batch)]
    for quads in (BEFORE, AFTER):
        assert main([*command, "--data", str(build(tmp_path, quads))]) == 0
        assert held(server) == rows(quads, NOT_OURS)


def test_a_graph_that_comes_in_pieces_is_whole(server: str, tmp_path: Path) -> None:
    """N-Quads may have their lines in any order."""
    lines = AFTER.splitlines(keepends=True)
    mixed = "".join(lines[::2] + lines[1::2])
    load(build(tmp_path, mixed), Replacing(f"{server}/update"), tmp_path / "state", 5)
    assert held(server) == rows(AFTER, NOT_OURS)


def test_a_load_that_only_adds_leaves_all(server: str, tmp_path: Path) -> None:
    for quads in (BEFORE, AFTER):
        load(build(tmp_path, quads), Update(f"{server}/update"), tmp_path / "state")
    assert held(server) == sorted(set(rows(BEFORE)) | set(rows(AFTER, NOT_OURS)))


@pytest.mark.parametrize("at", [1, 3, 10, "end"])
def test_what_breaks_off_is_finished_by_a_second_run(at: int | str, server: str, tmp_path: Path) -> None:
    """In the middle, and when all has come but nothing has gone yet."""
    load(build(tmp_path, BEFORE), Replacing(f"{server}/update"), tmp_path / "state")

    class Breaking(Replacing):
        sent = 0

        def _deliver(self, request: requests.Request, number: int) -> None:
            self.sent += number > 0
            if self.sent == at or (at == "end" and "FILTER NOT EXISTS" in request.data["update"]):
                raise LoadError("broken off")
            super()._deliver(request, number)

    graph = build(tmp_path, AFTER)
    with pytest.raises(LoadError, match="broken off"):
        load(graph, Breaking(f"{server}/update"), tmp_path / "state", 7)
    assert held(server) != rows(AFTER, NOT_OURS)
    load(graph, Replacing(f"{server}/update"), tmp_path / "state", 7)
    assert held(server) == rows(AFTER, NOT_OURS)


@pytest.mark.parametrize("marks", [False, True])
def test_a_run_that_was_done_but_did_not_say_so_takes_nothing(marks: bool, server: str, tmp_path: Path) -> None:
    """Killed at the very end: all is in, the state file is there, and of the marks nothing or those of another load."""
    graph = build(tmp_path, AFTER)
    load(graph, Replacing(f"{server}/update"), tmp_path / "state")
    sha256, number = hashlib.sha256(graph.read_bytes()).hexdigest(), len(AFTER.splitlines())
    state = {"sha256": sha256, "target": f"replace {server}/update", "statements": number}
    (tmp_path / "state").write_text(json.dumps(state))
    if marks:
        text = f"INSERT DATA {{ GRAPH <urn:kamergraaf:loading> {{ <http://e/gone> {TYPE} {DOCUMENT} }} }}"
        assert requests.post(f"{server}/update", data={"update": text}, timeout=10).ok
    assert load(graph, Replacing(f"{server}/update"), tmp_path / "state") == number
    assert held(server) == rows(AFTER, NOT_OURS)


def test_another_build_after_half_a_load(server: str, tmp_path: Path) -> None:
    """What only that half had goes too."""

    def stop(what: str, done: int, total: int) -> None:
        raise LoadError("given up")

    half = document("half") + BEFORE
    with pytest.raises(LoadError, match="given up"):
        load(build(tmp_path, half), Replacing(f"{server}/update"), tmp_path / "state", 7, stop)
    load(build(tmp_path, AFTER), Replacing(f"{server}/update"), tmp_path / "state", 7)
    assert held(server) == rows(AFTER, NOT_OURS)


def test_what_cannot_be_replaced_is_one_line(server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    triples = tmp_path / "graph.ttl"
    triples.write_text("<http://e/s> <http://e/p> <http://e/o> .")
    for words, said in (
        (["--graph-store", f"{server}/store"], "--replace goes with --endpoint"),
        (["--endpoint", f"{server}/update"], "only named graphs can be replaced"),
    ):
        assert main(["load", "--data", str(triples), "--replace", *words]) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert said in line
    assert held(server) == rows(NOT_OURS)
