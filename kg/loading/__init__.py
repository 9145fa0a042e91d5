"""A graph pushed into another triple store, by SPARQL Update or the SPARQL Graph Store Protocol.

Statements go in the order of the file, some at a time, and a state file says how many are in. Whatever breaks off the
load, the same call goes on from there. The statements under way may be sent twice: a graph is a set, so that adds nothing.
A load adds to what is there; into a `kg.loading.replacing.Replacing` it takes the place of an earlier one.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError, SourceError
from kg.loading.targets import LoadError, Target, TooMuchError
from kg.queries import file_and_format

__all__ = ["LoadError", "Target", "load"]

BATCH = 2_000
"""Statements in one request, unless the store says that it is too much."""
_LEAST = 50
_CHUNK = 1 << 20

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class _Source:
    """The file as it is now: its statements cannot be taken for those of another."""

    path: Path
    form: ox.RdfFormat
    sha256: str
    lines: int


def load(
    graph: Path,
    target: Target,
    state: Path,
    batch: int = BATCH,
    progress: Progress = lambda what, done, total: None,
) -> int:
    """Push the statements of an RDF file into `target`; returns how many there are.

    The file `state` is there while the load is not done; with one from the same file and target the load goes on where
    that ended. Raises `SourceError` when the file cannot be read, and `LoadError`, which says how many statements are in,
    when the store is down, refuses, or stops answering.
    """
    source = _source(graph)
    done = _done(state, source, target)
    try:
        for now in _sent(source, target, done, batch):
            done = now
            _remember(state, source, target, done)
            progress("Laden", done, max(source.lines, done))
    except KgError as error:
        if not isinstance(error, LoadError | SourceError):
            raise
        where = f"{done:,} statements are in; the same command goes on from there" if done else "nothing is in yet"
        raise LoadError(f"{error} ({where})") from error
    state.unlink(missing_ok=True)
    return done


def _sent(source: _Source, target: Target, done: int, batch: int) -> Iterator[int]:
    """Send what is not in yet; gives how many statements are in after each request."""
    statements = _statements(source)
    target.begin({quad.graph_name for quad in islice(statements, done)})
    waiting: list[ox.Quad] = []
    while waiting := [*waiting, *islice(statements, max(0, batch - len(waiting)))]:
        part = target.first_part(waiting[:batch])
        try:
            target.send(part)
        except TooMuchError as error:
            if len(part) <= _LEAST:
                raise LoadError(str(error)) from error
            batch = max(_LEAST, len(part) // 2)
            continue
        waiting = waiting[len(part) :]
        done += len(part)
        yield done
    target.end()


def _statements(source: _Source) -> Iterator[ox.Quad]:
    quads: Iterable[ox.Quad] = ox.parse(path=source.path, format=source.form, lenient=True)
    try:
        for quad in quads:
            if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
                raise SourceError(source.path, "holds nodes without an address, which cannot be sent in parts")
            yield quad
    except SyntaxError as error:
        raise SourceError(source.path, f"not valid {source.form.name}: {error}") from error


def _source(graph: Path) -> _Source:
    path, form = file_and_format(graph)
    digest, lines = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                lines += chunk.count(b"\n")
    except OSError as error:
        raise SourceError(path, error.strerror or str(error)) from error
    return _Source(
        path, form, digest.hexdigest(), lines if form in (ox.RdfFormat.N_QUADS, ox.RdfFormat.N_TRIPLES) else 0
    )


def _done(state: Path, source: _Source, target: Target) -> int:
    """How many statements an earlier run of the same load got in; 0 when there was none."""
    try:
        found = json.loads(state.read_text(encoding="utf-8"))
        same = (found["sha256"], found["target"]) == (source.sha256, target.key)
        return int(found["statements"]) if same else 0
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise SourceError(state, error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError):
        return 0


def _remember(state: Path, source: _Source, target: Target, done: int) -> None:
    """Write the state beside its place and rename it."""
    beside = state.with_name(f".{state.name}.unfinished-{os.getpid()}")
    text = json.dumps({"sha256": source.sha256, "target": target.key, "statements": done})
    try:
        beside.write_text(text + "\n", encoding="utf-8")
        beside.replace(state)
    except OSError as error:
        raise SourceError(state, error.strerror or str(error)) from error
