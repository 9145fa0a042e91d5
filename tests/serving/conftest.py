"""`kg serve` as its users start it: a process of its own on a port of the loopback."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from kg.rdf.iris import BASE
from kg.store import fill_store
from tests.conftest import ROOT
from tests.stores.engines import free_port

HOSTILE = f"""
<{BASE}organisatie/kwaad> <http://www.w3.org/2000/01/rdf-schema#label> "<script>alert('x')</script>"@nl <{BASE}registers> .
<{BASE}organisatie/kwaad> <http://www.w3.org/2000/01/rdf-schema#seeAlso> <javascript:alert(1)> <{BASE}registers> .
<{BASE}organisatie/kwaad> <http://www.w3.org/2004/02/skos/core#altLabel> "\\"><img src=x onerror=alert(2)>" <{BASE}registers> .
<{BASE}organisatie/kwaad> <https://w3id.org/kamergraaf/def#partOf> <{BASE}organisatie/kwaad'%3Cb%3E> <{BASE}registers> .
<{BASE}organisatie/kwaad'%3Cb%3E> <http://www.w3.org/2000/01/rdf-schema#label> "{{{{ 7*7 }}}}"@nl <{BASE}registers> .
"""
"""Things whose names would do harm where a page did not escape them."""

Serve = Callable[..., "Server"]


class Server(httpx.Client):
    """A running server and how to ask it."""

    def sparql(self, query: str, **headers: str) -> httpx.Response:
        return self.post("/query", data={"query": query}, headers=headers)


@pytest.fixture(scope="session")
def store(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example and some hostile things in a store."""
    folder = tmp_path_factory.mktemp("serving")
    quads = folder / "graph.nq"
    quads.write_text((built / "kamergraaf.nq").read_text(encoding="utf-8") + HOSTILE, encoding="utf-8")
    fill_store(quads, folder / "graph", BASE)
    return folder / "graph"


@contextmanager
def serving(log: Path, *options: str | Path) -> Iterator[Server]:
    """`kg serve` with options, until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "kg.cli", "serve", "--port", str(port), *map(str, options)]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out)
    try:
        with Server(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False) as client:
            _wait(process, client, log)
            yield client
    finally:
        process.terminate()
        assert process.wait(30) == 0, log.read_text()
    assert "Traceback" not in log.read_text()


def _wait(process: "subprocess.Popen[bytes]", client: Server, log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text()
        try:
            client.get("/static/style.css")
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(log.read_text())


@pytest.fixture(scope="session")
def server(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the limits as they come."""
    with serving(tmp_path_factory.mktemp("log") / "log", "--store", store) as client:
        yield client
