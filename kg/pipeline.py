"""The main path: read, extract, link, state, export.

Files stream through in batches, whatever the number of processes. What a batch comes to waits on disk: a document
until its whole set is there, a set until its turn in the order of keys. So memory stays flat and the bytes the same.
"""

import gc
import os
import pickle
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from kg import registers as all_registers
from kg.document import Copy, Document
from kg.errors import KgError, SourceError
from kg.exporters import Part, Summary, export, part_of
from kg.exporters.report import DOUBLES, Report, Tally
from kg.exporters.spool import Slot, SpoolReader, SpoolWriter, spool_folder
from kg.extractors import extract
from kg.extractors.lexicon import lexicon
from kg.linking import link
from kg.linking.judgements import NO_JUDGEMENTS, Judgements, read_judgements
from kg.rdf import Stated, preference, state, state_registers
from kg.rdf.iris import BASE, Iris
from kg.rdf.remembered import RememberedIris
from kg.registers import Registers
from kg.registers.entries import Entry
from kg.sources import fidelity, read_content, zaken
from kg.sources.content import Content
from kg.sources.inputs import documents_in
from kg.statement import Reading, Statement

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""
Task = TypeVar("Task")
Result = TypeVar("Result")

_BATCH_FILES, _BATCH_BYTES = 24, 1 << 19
"""Files that are read together at most."""
_BATCH_LINES = 400
"""Records of one file that are read together."""
_BATCH_SETS = 24
"""Sets of questions that are understood together."""
_RECORD = "zaak-"
"""How the id of a record begins: the number of its zaak follows."""


Failure = tuple[str, str]
"""An input that could not be read, and why."""


@dataclass(frozen=True)
class Piece(Content):
    """Some lines of a file that is known to hold a record a line."""


@dataclass(frozen=True, slots=True)
class Work:
    """What every process needs besides its batch: where to leave things, and how to name them."""

    folder: Path
    iris: Iris
    judgements: Judgements = NO_JUDGEMENTS


@dataclass(slots=True)
class Shelved:
    """What a batch came to, by key: documents that wait for others, sets that are understood, both in files.

    `own` are keys of files that hold many sets: those are understood at once, and again only when another file has
    one of the keys too.
    """

    waiting: list[tuple[str, Slot]] = field(default_factory=list)
    sets: list[tuple[str, tuple[Slot, Slot]]] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    errors: list[Failure] = field(default_factory=list)
    summary: Summary = field(default_factory=Summary)


def build(
    inputs: Sequence[str],
    out: Path,
    *,
    jobs: int | None = None,
    base: str = BASE,
    judgements: Path | None = None,
    progress: Progress = lambda what, done, total: None,
) -> Report:
    """Read every input, and write the graph, the view and the report into `out`.

    Inputs are files, folders and globs. An input that cannot be read is in the report's `errors`; the rest is built.
    `judgements` is a file of human decisions (`kg.linking.judgements`). The same inputs give the same bytes, whatever
    `jobs` is. Raises `OutputError` when `out` cannot be written, `RegisterError` when a judgement contradicts itself or
    the registers, and `KgError` when nothing at all could be read.
    """
    decided = read_judgements(judgements, all_registers.load()) if judgements else NO_JUDGEMENTS
    with spool_folder(out) as folder:
        work = Work(folder, RememberedIris(base), decided)
        shelved = understand_all(inputs, work, jobs, progress)
        errors = [str(SourceError(*error)) for error in shelved.errors]
        if not shelved.sets:
            raise KgError("nothing could be read:\n" + "\n".join(errors) if errors else "no input was given")
        shelved.summary.tally.problems += [
            f"judgement not used: {line}" for line in decided.unused(shelved.summary.tally.judged)
        ]
        parts = parts_in_order(shelved, folder, progress)
        return export(parts, shelved.summary, partial(describe, iris=work.iris), out, base, errors, progress)


def understand_all(inputs: Sequence[str], work: Work, jobs: int | None, progress: Progress) -> Shelved:
    """Every set of questions of the inputs, on the shelf; its order there says nothing."""
    lexicon(all_registers.load())
    at_once = list(_run(partial(take, work=work, apart=False), enumerate(batches(inputs)), jobs, progress, "Lezen"))
    times = Counter(chain.from_iterable([*shelf.own, *{key for key, _ in shelf.waiting}] for shelf in at_once))
    again = {number for number, shelf in enumerate(at_once) if any(times[key] > 1 for key in shelf.own)}
    if again:
        tasks = ((number, batch) for number, batch in enumerate(batches(inputs)) if number in again)
        redone = _run(partial(take, work=work, apart=True), tasks, jobs, progress, "Lezen")
        for number, shelf in zip(sorted(again), redone, strict=True):
            at_once[number] = shelf
    waiting: dict[str, list[Slot]] = defaultdict(list)
    for shelf in at_once:
        for key, slot in shelf.waiting:
            waiting[key].append(slot)
    groups = _grouped(sorted(waiting.items()), _BATCH_SETS)
    later = _run(partial(understand_waiting, work=work), enumerate(groups), jobs, progress, "Begrijpen")
    return _added(chain(at_once, later))


def _added(shelves: Iterable[Shelved]) -> Shelved:
    total = Shelved()
    for shelf in shelves:
        total.sets += shelf.sets
        total.errors += shelf.errors
        total.summary.add(shelf.summary)
    return total


def batches(inputs: Sequence[str]) -> Iterator[tuple[Content | Failure, ...]]:
    """The files of the inputs in order, some together; a file of many records in pieces."""
    waiting: list[Content | Failure] = []
    size = 0
    for content in documents_in(inputs):
        if isinstance(content, SourceError):
            waiting.append((content.path, content.reason))
        elif zaken.recognises(content):
            yield from ((piece,) for piece in _pieces(content))
            continue
        else:
            waiting.append(content)
            size += len(content.data)
        if len(waiting) == _BATCH_FILES or size >= _BATCH_BYTES:
            yield tuple(waiting)
            waiting, size = [], 0
    if waiting:
        yield tuple(waiting)


def _pieces(content: Content) -> Iterator[Piece]:
    """A file of one record a line in pieces of whole lines."""
    lines = content.data.splitlines(keepends=True)
    for first in range(0, len(lines), _BATCH_LINES):
        yield Piece(content.path, b"".join(lines[first : first + _BATCH_LINES]), content.first_line + first)


def take(numbered: tuple[int, Sequence[Content | Failure]], work: Work, apart: bool) -> Shelved:
    """The documents of one batch; those of a file that holds many sets are understood at once, unless kept `apart`."""
    number, contents = numbered
    shelf = Shelved()
    name = f"{'again' if apart else 'first'}-{number}"
    with SpoolWriter(work.folder / f"{name}.documents") as documents, SpoolWriter(work.folder / f"{name}.sets") as sets:
        for content in contents:
            read: dict[str, list[Document]] = defaultdict(list)
            try:
                for document in _documents(content):
                    read[document.question_id].append(document)
            except SourceError as error:
                shelf.errors.append((error.path, error.reason))
            if len(read) > 1 and not apart:
                shelf.own += read
                for key, files in read.items():
                    _understand(key, files, work, sets, shelf)
            else:
                for key, files in read.items():
                    shelf.waiting += [(key, documents.add(pickle.dumps(file, -1))) for file in files]
    return shelf


def _documents(content: Content | Failure) -> Iterator[Document]:
    if not isinstance(content, Content):
        raise SourceError(*content)
    return zaken.parse(content) if isinstance(content, Piece) else read_content(content)


def understand_waiting(numbered: tuple[int, Sequence[tuple[str, Sequence[Slot]]]], work: Work) -> Shelved:
    """Sets whose documents waited for each other."""
    number, groups = numbered
    shelf = Shelved()
    with SpoolReader(work.folder) as spool, SpoolWriter(work.folder / f"later-{number}.sets") as sets:
        for key, slots in groups:
            _understand(key, [pickle.loads(spool.read(slot)) for slot in slots], work, sets, shelf)  # noqa: S301  ours
    return shelf


def _understand(key: str, files: Sequence[Document], work: Work, sets: SpoolWriter, shelf: Shelved) -> None:
    """One set, from all its files, onto the shelf."""
    by_id: dict[str, list[Document]] = defaultdict(list)
    for file in files:
        by_id[file.id].append(file)
    documents = sorted(map(most_faithful, by_id.values()), key=preference)
    part = understand_set(documents, work.iris, judgements=work.judgements)
    for identifier, same in by_id.items():
        if identifier.startswith(_RECORD) and len(same) > 1:
            part.summary.tally.counts[DOUBLES] += len(same) - 1
            part.summary.tally.source_errors.setdefault(DOUBLES, []).append(key)
    shelf.sets.append((key, (sets.add(part.quads), sets.add(part.turtle))))
    shelf.summary.add(part.summary)


def most_faithful(files: Sequence[Document]) -> Document:
    """Of several files of one publication the whole one in the most faithful format; the others are its copies."""
    if len(files) == 1:
        return files[0]
    best, *others = sorted(files, key=lambda file: (bool(file.incomplete), fidelity(file.format), file.source_file))
    copies = {Copy(file.source_file, file.format, file.sha256) for file in others} - {
        Copy(best.source_file, best.format, best.sha256)
    }
    return replace(best, copies=tuple(sorted(copies, key=lambda copy: copy.source_file)))


def understand_set(
    documents: Sequence[Document],
    iris: Iris,
    registers: Registers | None = None,
    judgements: Judgements = NO_JUDGEMENTS,
) -> Part:
    """extract, link and state the documents about one set of questions."""
    known = registers or all_registers.load()
    readings: list[Reading] = []
    judged: set[int] = set()
    for document in documents:
        mentions = extract(document, known)
        readings.append(Reading(document, mentions, link(document, mentions, known, judgements)))
        judged.update(judgements.used(mentions, document))
    stated: Stated = state(readings, known, iris)
    tally = Tally.of(readings, stated)
    tally.judged |= judged
    return part_of(stated, tally, iris.base)


def describe(entries: Iterable[Entry], rules: Iterable[str], iris: Iris) -> list[Statement]:
    """The registers' graph for what the documents named."""
    return state_registers(entries, rules, all_registers.load(), iris)


def parts_in_order(shelved: Shelved, folder: Path, progress: Progress) -> Iterator[tuple[bytes, bytes]]:
    """Each set's N-Quads and Turtle, in the order of keys."""
    with SpoolReader(folder) as spool:
        for done, (_, (quads, turtle)) in enumerate(sorted(shelved.sets), 1):
            progress("Schikken", done, len(shelved.sets))
            yield spool.read(quads), spool.read(turtle)


def _run(
    work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int | None, progress: Progress, what: str
) -> Iterator[Result]:
    """What `work` makes of each task, in order; by several processes when there is more than one task."""
    waiting = iter(tasks)
    first = list(islice(waiting, 2))
    wanted = (jobs or os.cpu_count() or 1) if len(first) > 1 else 1
    results = map(work, chain(first, waiting)) if wanted == 1 else _spread(work, chain(first, waiting), wanted)
    for done, result in enumerate(results, 1):
        progress(what, done, 0)
        yield result


def _spread(work: Callable[[Task], Result], tasks: Iterable[Task], wanted: int) -> Iterator[Result]:
    """By `wanted` processes, with few tasks under way at once: what is read must not pile up."""
    under_way: deque[Future[Result]] = deque()
    with ProcessPoolExecutor(wanted, initializer=_settle) as pool:
        for task in tasks:
            under_way.append(pool.submit(work, task))
            if len(under_way) >= 3 * wanted:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


def _settle() -> None:
    """Registers are for ever and most else is gone at once: looking for garbage often finds none."""
    all_registers.load()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _grouped(items: Iterable[Task], size: int) -> Iterator[tuple[Task, ...]]:
    waiting = iter(items)
    while group := tuple(islice(waiting, size)):
        yield group
