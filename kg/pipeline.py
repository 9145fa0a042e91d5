"""The main path: read, extract, link, state, export."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kg import registers as all_registers
from kg.document import Copy, Document
from kg.errors import KgError, SourceError
from kg.exporters import export
from kg.exporters.rdf_files import nquads
from kg.exporters.report import Report, Tally
from kg.extractors import extract
from kg.linking import link
from kg.rdf import preference, state, state_registers
from kg.rdf.iris import BASE, Iris
from kg.registers import Registers
from kg.registers.entries import Entry
from kg.sources import fidelity, read_content
from kg.sources.content import Content
from kg.sources.inputs import documents_in
from kg.statement import Reading

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""

_WORTH_MORE_PROCESSES = 40
"""Sets of questions from which on starting more processes pays."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one set of questions came to: its N-Quads, what the registers must describe, and what to report."""

    quads: bytes
    entries: frozenset[Entry]
    rules: frozenset[str]
    tally: Tally


def build(
    inputs: Sequence[str],
    out: Path,
    *,
    jobs: int | None = None,
    base: str = BASE,
    progress: Progress = lambda what, done, total: None,
) -> Report:
    """Read every input, and write the graph, the view and the report into `out`.

    Inputs are files, folders and globs. An input that cannot be read is in the report's `errors`; the rest is built.
    The same inputs give the same bytes, whatever `jobs` is. Raises `OutputError` when `out` cannot be written, and
    `KgError` when nothing at all could be read.
    """
    sets, errors = read_all(inputs, progress)
    if not sets:
        raise KgError("nothing could be read:\n" + "\n".join(map(str, errors)) if errors else "no input was given")
    parts = understand(sets, Iris(base), jobs, progress)
    return export(parts, partial(describe, iris=Iris(base)), out, base, [str(error) for error in errors], progress)


def read_all(inputs: Sequence[str], progress: Progress) -> tuple[list[tuple[Document, ...]], list[SourceError]]:
    """The documents of all inputs by the set of questions they are about, in order of its key; and what failed."""
    sets: dict[str, dict[str, list[Document]]] = defaultdict(lambda: defaultdict(list))
    errors: list[SourceError] = []
    for done, content in enumerate(documents_in(inputs)):
        try:
            for document in _documents(content):
                sets[document.question_id][document.id].append(document)
        except SourceError as error:
            errors.append(error)
        progress("Lezen", done + 1, 0)
    ordered = [tuple(sorted(map(most_faithful, sets[key].values()), key=preference)) for key in sorted(sets)]
    return ordered, errors


def most_faithful(files: Sequence[Document]) -> Document:
    """Of several files of one publication the whole one in the most faithful format; the others are its copies."""
    best, *others = sorted(files, key=lambda file: (bool(file.incomplete), fidelity(file.format), file.source_file))
    copies = {Copy(file.source_file, file.format, file.sha256) for file in others} - {
        Copy(best.source_file, best.format, best.sha256)
    }
    return replace(best, copies=tuple(sorted(copies, key=lambda copy: copy.source_file)))


def _documents(content: Content | SourceError) -> Iterator[Document]:
    if isinstance(content, SourceError):
        raise content
    yield from read_content(content)


def understand(
    sets: Sequence[tuple[Document, ...]], iris: Iris, jobs: int | None, progress: Progress
) -> Iterator[Part]:
    """Each set of questions as its part of the graph, in order, by as many processes as pay."""
    wanted = jobs or (os.cpu_count() or 1 if len(sets) >= _WORTH_MORE_PROCESSES else 1)
    work = partial(understand_set, iris=iris)
    all_registers.load()
    if wanted == 1:
        yield from _watched(map(work, sets), len(sets), progress)
        return
    with ProcessPoolExecutor(wanted) as pool:
        yield from _watched(pool.map(work, sets, chunksize=16), len(sets), progress)


def _watched(parts: Iterable[Part], total: int, progress: Progress) -> Iterator[Part]:
    for done, part in enumerate(parts, 1):
        progress("Begrijpen", done, total)
        yield part


def understand_set(documents: Sequence[Document], iris: Iris, registers: Registers | None = None) -> Part:
    """extract, link and state the documents about one set of questions."""
    known = registers or all_registers.load()
    readings: list[Reading] = []
    for document in documents:
        mentions = extract(document, known)
        readings.append(Reading(document, mentions, link(document, mentions, known)))
    stated = state(readings, known, iris)
    return Part(nquads(stated.statements), stated.entries, stated.rules, Tally.of(readings, stated.problems))


def describe(entries: Iterable[Entry], rules: Iterable[str], iris: Iris) -> bytes:
    """The registers' graph for what the documents named, as N-Quads."""
    return nquads(state_registers(entries, rules, all_registers.load(), iris))
