"""How fast the named questions are: on the store on disk, beside plain rdflib in the same run.

usage: python benchmarks/queries.py GRAPH.nq [--store DIR] [--runs 5] [--rounds 3] [--cap 60] [--into docs/benchmarks.md]

GRAPH.nq is what `kg build` made of the records of the Tweede Kamer and of printed documents; a store is filled from it
unless `--store` names one of the same graph. Each question is asked with its defaults: on the store, read-only, as a
median of `runs` in the quietest of `rounds`; and once in rdflib, which holds the triples of GRAPH.nq
in memory, in a process of its own that is stopped after `cap` seconds, which then count as its time. Both are timed from
the text of the query to the last row, in processor time, which other jobs stretch less than that of the clock. Last,
`kg query NAME --store DIR` from start to end.
"""

import argparse
import math
import multiprocessing
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox

from kg.queries import Query, library, run
from kg.store import fill_store, open_store

_STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")
"""rdflib tells a literal of this type from one without a type, which a query writes."""
_LOOKED_UP = {"name", "text"}
"""Kinds of parameters by which a question is about one thing."""
_MOST_ROWS = 50
"""A look-up gives at most so many rows."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A question on both: milliseconds on the store, and in rdflib, where `capped` tells that it was stopped."""

    query: Query
    rows: int
    store: float
    rdflib: float
    capped: bool

    @property
    def ratio(self) -> float:
        """How many times faster the store is."""
        return self.rdflib / self.store


def main(arguments: list[str]) -> int:
    """Measure, print the tables, and write them into a file when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path, help="N-Quads")
    parser.add_argument("--store", type=Path, help="a store of the same graph, made by kg build --store")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cap", type=float, default=60.0, help="seconds after which rdflib is stopped")
    parser.add_argument("--only", nargs="+", help="names of questions")
    parser.add_argument("--into", type=Path, help="a Markdown file that has the line <!-- begin queries -->")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        place = given.store or Path(folder, "store")
        if not given.store:
            fill_store(given.graph, place, "https://w3id.org/kamergraaf/id/")
        table = measured(given.graph, place, given)
    print(table)
    if given.into:
        head, mark, rest = given.into.read_text(encoding="utf-8").partition("<!-- begin queries -->\n")
        _, end, after = rest.partition("<!-- end queries -->\n")
        given.into.write_text(f"{head}{mark}{table}\n{end}{after}", encoding="utf-8")
    return 0


def measured(graph: Path, place: Path, given: argparse.Namespace) -> str:
    """Both tables as Markdown."""
    queries = [query for query in library() if not given.only or query.name in given.only]
    store = open_store(place)
    with graph.open("rb") as file:
        lines = sum(1 for _ in file)
    rounds = [{query.name: on_store(query, store, given.runs) for query in queries} for _ in range(given.rounds)]
    ours = {query.name: min(one[query.name] for one in rounds) for query in queries}
    for name, (rows, took) in ours.items():
        print(f"store: {name} {took:.1f} ms, {rows} rows", file=sys.stderr)
    theirs = in_rdflib(graph, queries, given.cap)
    timed = [compared(query, ours[query.name], theirs[query.name]) for query in queries]
    starts = [start_to_finish(place, name) for name in ("wie-was", "wat-over", "te-laat-per-bewindspersoon")]
    return "\n".join(
        [
            f"{len(store):,} quads in the store, {lines:,} in rdflib; Python {sys.version.split()[0]}, "
            f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end. On the store the median of {given.runs} in "
            f"the quietest of {given.rounds} rounds; in rdflib once, stopped at {given.cap:g} s.",
            "",
            "| question | rows | store, ms | rdflib, ms | ratio |",
            "| --- | --- | --- | --- | --- |",
            *(line(one) for one in sorted(timed, key=lambda one: one.store)),
            "",
            summary(timed),
            "",
            "| whole command, median of 5 | ms on the clock | ms of the processor |",
            "| --- | --- | --- |",
            *(f"| `kg query {name} --store DIR` | {wall:.0f} | {cpu:.0f} |" for name, wall, cpu in starts),
        ]
    )


def compared(query: Query, ours: tuple[int, float], theirs: tuple[float, int | None]) -> Timed:
    """Both times; ends the program when the two engines give different numbers of rows, for then they did other work."""
    (rows, store), (took, found) = ours, theirs
    if found not in (rows, None):
        raise SystemExit(f"{query.name}: {rows} rows in the store, {found} in rdflib: not the same graph?")
    return Timed(query, rows, store, took, found is None)


def line(one: Timed) -> str:
    """One row of the table."""
    if math.isinf(one.rdflib):
        return f"| `{one.query.name}` | {one.rows:,} | {one.store:.1f} | fails | |"
    sign = "more than " if one.capped else ""
    return f"| `{one.query.name}` | {one.rows:,} | {one.store:.1f} | {sign}{one.rdflib:,.0f} | {sign}{one.ratio:,.0f} |"


def summary(timed: list[Timed]) -> str:
    """What the table comes to."""
    least = min(timed, key=lambda one: one.ratio)
    slowest = max(timed, key=lambda one: one.store)
    looked = [one for one in timed if is_lookup(one)]
    most = max(looked, key=lambda one: one.store) if looked else slowest
    return (
        f"Least ratio: {least.ratio:.0f} (`{least.query.name}`). Slowest on the store: {slowest.store:.0f} ms "
        f"(`{slowest.query.name}`). Of {len(looked)} look-ups (about one name or number, at most {_MOST_ROWS} rows): median "
        f"{statistics.median(one.store for one in looked or timed):.1f} ms, slowest {most.store:.1f} ms (`{most.query.name}`)."
    )


def is_lookup(one: Timed) -> bool:
    """Whether the question is about one thing that its first parameter names, and gives few rows."""
    first = next(iter(one.query.params.values()), None)
    return first is not None and first.has_default and first.kind in _LOOKED_UP and one.rows <= _MOST_ROWS


def clocked(work: Callable[[], object], times: int) -> float:
    """The median in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def on_store(query: Query, store: ox.Store, times: int) -> tuple[int, float]:
    """The number of rows and the median."""
    rows = len(list(run(query.text, store)))  # type: ignore[arg-type]
    return rows, clocked(lambda: list(run(query.text, store)), times)  # type: ignore[arg-type]


def in_rdflib(graph: Path, queries: list[Query], cap: float) -> dict[str, tuple[float, int | None]]:
    """What each takes in rdflib and how many rows it gives, by name; no number when the cap ended it or it failed.

    The graph is loaded once, in a process that forks for each question: so each begins with the same memory.
    """
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=loaded, args=(graph, queries, cap, there))
    process.start()
    there.close()
    taken = {}
    for query in queries:
        taken[query.name] = here.recv()
        print(f"rdflib: {query.name} {taken[query.name][0]:.0f} ms", file=sys.stderr)
    process.join()
    return taken


def loaded(graph: Path, queries: list[Query], cap: float, out: Connection) -> None:
    """Load the quads as triples, once; answer each question in a fork."""
    import gc

    import rdflib

    triples = rdflib.Graph()
    for quad in ox.parse(path=graph, format=ox.RdfFormat.N_QUADS):
        triples.add((plain(quad.subject), plain(quad.predicate), plain(quad.object)))
    gc.collect()
    gc.freeze()
    for query in queries:
        here, there = multiprocessing.Pipe()
        fork = multiprocessing.get_context("fork").Process(target=answered, args=(triples, query.text, cap, there))
        fork.start()
        there.close()
        try:
            out.send(here.recv())
            fork.join()
        except EOFError:
            fork.join()
            out.send((cap * 1000 if fork.exitcode == -signal.SIGXCPU else math.inf, None))


def answered(triples: "object", text: str, cap: float, out: Connection) -> None:
    """How many milliseconds rdflib needs from the text to the last row; the system ends it after `cap` seconds."""
    used = int(time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (used + math.ceil(cap), used + math.ceil(cap) + 1))
    start = time.process_time()
    rows = len(list(triples.query(text)))  # type: ignore[attr-defined]
    out.send(((time.process_time() - start) * 1000, rows))


def plain(term: object) -> object:
    """A term of pyoxigraph as rdflib has it."""
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype == _STRING:
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


def start_to_finish(place: Path, name: str) -> tuple[str, float, float]:
    """A whole command: milliseconds on the clock and of the processor."""
    command = [sys.executable, "-m", "kg.cli", "query", name, "--store", str(place)]
    walls, cpus = [], []
    for _ in range(5):
        before, start = os.times(), time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        walls.append((time.perf_counter() - start) * 1000)
        after = os.times()
        used = after.children_user + after.children_system - before.children_user - before.children_system
        cpus.append(used * 1000)
    return name, statistics.median(walls), statistics.median(cpus)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
