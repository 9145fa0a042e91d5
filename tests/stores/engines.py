"""Triple stores as their users run them, each loaded with one file of ours and asked SPARQL.

An answer is a list of rows of plain strings, sorted, numbers by value: engines differ in how they write `0.90` and in
the order of rows that a query leaves open.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox
import rdflib
import requests

Rows = list[tuple[str, ...]]
_NUMBERS = tuple(f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "int", "double"))
PATIENCE = 120
"""Seconds that a query, a load or a start may take before the test fails."""


class Engine(Protocol):
    """A loaded store, with or without the names of graphs."""

    has_graphs: bool

    def rows(self, query: str) -> Rows:
        """The answer to a SELECT, over all graphs together."""


def rows_of(results: bytes | str) -> Rows:
    """SPARQL JSON results as rows."""
    answer = json.loads(results)
    names = answer["head"]["vars"]
    return sorted(tuple(_plain(row.get(name)) for name in names) for row in answer["results"]["bindings"])


def _plain(term: dict[str, str] | None) -> str:
    if term is None:
        return ""
    if term.get("datatype") in _NUMBERS:
        return f"{Decimal(term['value']).normalize():f}"
    return term["value"]


class Pyoxigraph:
    """pyoxigraph, in memory."""

    def __init__(self, path: Path) -> None:
        self.has_graphs = path.suffix == ".nq"
        self.store = ox.Store()
        self.store.bulk_load(path=str(path))

    def rows(self, query: str) -> Rows:
        answer = self.store.query(query, use_default_graph_as_union=True)
        assert isinstance(answer, ox.QuerySolutions)
        return rows_of(answer.serialize(format=ox.QueryResultsFormat.JSON) or b"")


class Rdflib:
    """rdflib, in memory: the pure Python of the field."""

    def __init__(self, path: Path) -> None:
        self.has_graphs = path.suffix == ".nq"
        self.graph = rdflib.Dataset(default_union=True) if self.has_graphs else rdflib.Graph()
        self.graph.parse(path)

    def rows(self, query: str) -> Rows:
        return rows_of(self.graph.query(query).serialize(format="json") or b"")


class Endpoint:
    """A SPARQL endpoint."""

    def __init__(self, url: str, has_graphs: bool) -> None:
        self.url = url
        self.has_graphs = has_graphs

    def rows(self, query: str) -> Rows:
        asked = requests.post(
            self.url, data={"query": query}, headers={"Accept": "application/sparql-results+json"}, timeout=PATIENCE
        )
        assert asked.ok, asked.text
        return rows_of(asked.content)


def free_port() -> int:
    """A port on the loopback that nobody listens to now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def running(command: list[str], alive: str, log: Path, **options: object) -> Iterator[subprocess.Popen[bytes]]:
    """A server in a process of its own, until the block ends; it is there when `alive` answers."""
    with log.open("wb") as out:
        server = subprocess.Popen(command, stdout=out, stderr=out, **options)  # type: ignore[call-overload]
    try:
        _wait(server, alive, log)
        yield server
    finally:
        _end(server)


def _wait(server: subprocess.Popen[bytes], alive: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, log.read_text(errors="replace")
        try:
            if requests.get(alive, timeout=5).status_code < 500:
                return
        except requests.ConnectionError:
            time.sleep(0.2)
    raise AssertionError(f"no answer from {alive}: {log.read_text(errors='replace')}")


def _end(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        os.kill(server.pid, signal.SIGTERM)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            os.kill(server.pid, signal.SIGKILL)
            server.wait(20)


OXIGRAPH = str(Path(sys.executable).with_name("oxigraph"))


@contextmanager
def oxigraph_server(path: Path, folder: Path) -> Iterator[Endpoint]:
    """The Oxigraph server on a folder that `oxigraph load` filled."""
    where = ["--location", str(folder / "oxigraph")]
    subprocess.run([OXIGRAPH, "load", *where, "--file", str(path)], check=True, capture_output=True, timeout=PATIENCE)
    url = f"http://127.0.0.1:{(port := free_port())}"
    serve = [OXIGRAPH, "serve-read-only", *where, "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    with running(serve, url, folder / "oxigraph.log"):
        yield Endpoint(f"{url}/query", path.suffix == ".nq")
