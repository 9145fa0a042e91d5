"""The embedded store: filled whole, read by many, and a clear line when it is not what it should be."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from oxrdflib import OxigraphStore

import kg
from kg.cli import main
from kg.errors import OutputError, SourceError
from kg.exporters.stored import as_file
from kg.queries import library, run
from kg.rdf.iris import BASE
from kg.rdf.vocabulary import PREFIXES
from kg.store import FORMAT, fill_store, open_store, read_marker
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def nquads(built: Path) -> Path:
    return built / "kamergraaf.nq"


@pytest.fixture(scope="module")
def stored(nquads: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the example, which no test changes."""
    folder = tmp_path_factory.mktemp("stores") / "graph"
    fill_store(nquads, folder, BASE)
    return folder


@pytest.fixture
def own(nquads: Path, tmp_path: Path) -> Path:
    """A store of the example to spoil."""
    fill_store(nquads, tmp_path / "graph", BASE)
    return tmp_path / "graph"


def lines(path: Path) -> list[str]:
    return sorted(set(path.read_text(encoding="utf-8").splitlines()))


def test_a_store_gives_back_the_quads_that_filled_it(stored: Path, nquads: Path) -> None:
    with as_file(open_store(stored)) as path:
        assert lines(path) == lines(nquads)
    assert not path.exists()


def test_the_marker_says_what_is_in_it(stored: Path, nquads: Path) -> None:
    marker = read_marker(stored)
    assert (marker.format, marker.code, marker.base) == (FORMAT, kg.__version__, BASE)
    assert marker.quads == len(lines(nquads)) == len(kg.open_store(stored))


@pytest.mark.parametrize("query", library(), ids=lambda query: query.name)
def test_a_named_query_answers_as_on_the_file(query: kg.queries.Query, stored: Path, example: ox.Store) -> None:
    def said(store: ox.Store) -> list[tuple[str, ...]]:
        return [tuple(str(term) for term in row) for row in run(query.text, store)]  # type: ignore[union-attr]

    assert said(open_store(stored)) == said(example)


def test_it_is_open_to_many_and_nobody_writes(stored: Path) -> None:
    first, second = open_store(stored), open_store(str(stored))
    assert len(first) == len(second)
    with pytest.raises((OSError, RuntimeError), match="read-write"):
        first.add(ox.Quad(ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.NamedNode("x:o")))


def test_rdflib_reads_it_by_oxrdflib(stored: Path, example: ox.Store) -> None:
    graph = rdflib.Dataset(store=OxigraphStore(store=open_store(stored)), default_union=True)
    query = "SELECT ?name { ?set kg:askedBy/rdfs:label ?name }"
    ours = {row[0].value for row in run(query, example)}  # type: ignore[union-attr]
    assert {str(row[0]) for row in graph.query(query, initNs=PREFIXES)} == ours == {"Kathalijne Buitenweg"}  # type: ignore[index]


def test_a_rebuilt_store_replaces_the_old_whole(own: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.nq"
    other.write_text("<x:s> <x:p> <x:o> <x:g> .\n", encoding="utf-8")
    reader = open_store(own)
    before = len(reader)
    fill_store(other, own, "https://example.org/id/")
    assert len(open_store(own)) == 1
    assert read_marker(own).base == "https://example.org/id/"
    assert len(reader) == before, "who had the old one open keeps it"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph", "other.nq"]


def test_a_fill_that_fails_leaves_the_old_store(own: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.nq"
    bad.write_text("<x:s> <x:p> no\n", encoding="utf-8")
    before = len(open_store(own))
    with pytest.raises(SourceError, match=r"bad\.nq: not valid N-Quads"):
        fill_store(bad, own, BASE)
    with pytest.raises(SourceError, match=r"gone\.nq: there is no such file"):
        fill_store(tmp_path / "gone.nq", own, BASE)
    assert len(open_store(own)) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.nq", "graph"]


def test_what_is_no_store_is_not_replaced(nquads: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(OutputError, match="holds something else than a store"):
        fill_store(nquads, precious, BASE)
    with pytest.raises(OutputError, match="is a file"):
        fill_store(nquads, precious / "thesis.txt", BASE)
    assert (precious / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_an_empty_folder_may_be_filled(nquads: Path, tmp_path: Path) -> None:
    (tmp_path / "graph").mkdir()
    assert fill_store(nquads, tmp_path / "graph", BASE).quads


def spoilt(own: Path, how: str) -> Path:
    marker = own / "kamergraaf.json"
    if how == "newer":
        marker.write_text(json.dumps({**json.loads(marker.read_text()), "format": FORMAT + 1, "code": "9.9"}))
    elif how == "half":
        marker.unlink()
    elif how == "torn marker":
        marker.write_text('{"format": 1', encoding="utf-8")
    elif how == "other marker":
        marker.write_text("[1]", encoding="utf-8")
    elif how == "torn manifest":
        (own / (own / "CURRENT").read_text().strip()).write_bytes(b"")
    elif how == "lost data":
        for path in own.glob("*.sst"):
            path.unlink()
    elif how == "no store":
        return own.parent
    elif how == "a file":
        return marker
    elif how == "nowhere":
        return own / "nowhere"
    return own


SAID = {
    "newer": "the store is of a newer kamergraaf (9.9, format 2; this is",
    "half": "the store is half written, or not made by kg build --store",
    "torn marker": "the store is damaged: kamergraaf.json is not as it was written",
    "other marker": "the store is damaged: kamergraaf.json is not as it was written",
    "torn manifest": "the store is damaged; build it again",
    "lost data": "the store is damaged; build it again",
    "no store": "the folder is no store",
    "a file": "is a file, not a store",
    "nowhere": "there is no such store",
}


@pytest.mark.parametrize("how", SAID)
def test_a_store_that_cannot_be_read_is_one_line(how: str, own: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = spoilt(own, how)
    assert main(["query", "--store", str(folder), "ASK { ?s ?p ?o }"]) == 1
    (line,) = capfd.readouterr().err.splitlines()
    assert line.startswith(f"kg: {folder}: {SAID[how]}")


@pytest.fixture
def locked(own: Path) -> Iterator[Path]:
    """A store that another process has open to write."""
    program = (
        "import sys, time, pyoxigraph; s = pyoxigraph.Store(sys.argv[1]); print('open', flush=True); time.sleep(60)"
    )
    writer = subprocess.Popen([sys.executable, "-c", program, str(own)], stdout=subprocess.PIPE)
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"open\n"
        yield own
    finally:
        os.kill(writer.pid, signal.SIGKILL)
        writer.communicate()


def test_a_locked_store_is_said_so(locked: Path, nquads: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "--store", str(locked), "ASK { ?s ?p ?o }"]) == 1
    assert capfd.readouterr().err == f"kg: {locked}: the store is locked: another process is writing to it\n"
    with pytest.raises(OutputError, match="locked"):
        fill_store(nquads, locked, BASE)


def kg_in(folder: Path, *words: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "kg.cli", *words],
        cwd=folder,
        env={**os.environ, "COLUMNS": "120", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_the_commands_say_the_same_of_a_store_as_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    said = kg_in(tmp_path, "build", "examples/", "-o", "uit", "--store", "graaf")
    assert "  graaf: a store of " in said
    file, store = ("--data", "uit/kamergraaf.nq"), ("--store", "graaf")
    for command in (["query", "wie-vroeg-wie"], ["check"], ["view", "-o", "graph.html"]):
        assert kg_in(tmp_path, *command, *file) == kg_in(tmp_path, *command, *store)
    for name, graph in (("file", file), ("store", store)):
        kg_in(tmp_path, "export", "--format", "nt", "-o", f"{name}.nt", *graph)
    assert lines(tmp_path / "file.nt") == lines(tmp_path / "store.nt")


def test_a_place_that_cannot_be_filled_is_said_before_the_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "graph").write_text("a file", encoding="utf-8")
    assert main(["build", str(ROOT / "examples"), "-o", str(tmp_path / "uit"), "--store", str(tmp_path / "graph")]) == 1
    assert capsys.readouterr().err == f"kg: {tmp_path / 'graph'}: is a file, not a store\n"
    assert not (tmp_path / "uit").exists()
