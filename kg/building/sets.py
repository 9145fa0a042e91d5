"""Documents brought together by their set of questions and understood, in any process; what comes of it waits on disk.

A set has its documents in any of the files: the question here, the answer there. So a document waits on the shelf until
all is read. A file of many sets is understood at once, which saves the waiting, and again when another file has one of
its sets too.
"""

import pickle
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from pathlib import Path

from kg.building.batches import Batch, Failure, batches, documents_of
from kg.building.copies import most_faithful
from kg.building.processes import each
from kg.building.spool import Slot, SpoolReader, SpoolWriter
from kg.document import Document
from kg.errors import SourceError
from kg.exporters import Progress
from kg.exporters.parts import Summary, part_of
from kg.exporters.report import DOUBLES
from kg.rdf import Stated

_RECORD = "zaak-"
"""How the id of a record begins: the number of its zaak follows."""

Waiting = tuple[str, tuple[Slot, ...]]
"""The key of a set, and its documents on the shelf."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What every process needs: how to understand the documents of a set, the folder to leave things in, and how many
    sets to understand `together`: fewer where each takes long, so that one sees how it goes.
    """

    understand: Callable[[Sequence[Document]], Stated]
    folder: Path
    together: int = 24


@dataclass(slots=True)
class Shelf:
    """What some batches came to: documents that wait for others by key, and sets that are understood, both on disk.

    `at_once` are the keys of files that hold many sets; `sets` give the N-Quads and the Turtle of each.
    """

    waiting: list[tuple[str, Slot]] = field(default_factory=list)
    at_once: list[str] = field(default_factory=list)
    sets: list[tuple[str, tuple[Slot, Slot]]] = field(default_factory=list)
    errors: list[Failure] = field(default_factory=list)
    summary: Summary = field(default_factory=Summary)

    @classmethod
    def of(cls, shelves: Iterable["Shelf"]) -> "Shelf":
        """The sets of many, with their errors in order."""
        total = cls()
        for shelf in shelves:
            total.sets += shelf.sets
            total.errors += shelf.errors
            total.summary.add(shelf.summary)
        return total

    def parts(self, folder: Path, progress: Progress) -> Iterator[tuple[bytes, bytes]]:
        """Each set's N-Quads and Turtle, in the order of keys."""
        with SpoolReader(folder) as spool:
            for done, (_, (quads, turtle)) in enumerate(sorted(self.sets), 1):
                progress("Schikken", done, len(self.sets))
                yield spool.read(quads), spool.read(turtle)


def understood(inputs: Sequence[str], bench: Bench, jobs: int | None, progress: Progress) -> Shelf:
    """Every set of questions of the inputs, on one shelf; the order there says nothing."""
    first = list(_shown(each(partial(take, bench=bench), enumerate(batches(inputs)), jobs), progress, "Lezen"))
    for number, shelf in _apart(first, inputs, bench, jobs, progress):
        first[number] = shelf
    waiting: dict[str, list[Slot]] = defaultdict(list)
    for key, slot in chain.from_iterable(shelf.waiting for shelf in first):
        waiting[key].append(slot)
    groups = _grouped(((key, tuple(slots)) for key, slots in sorted(waiting.items())), bench.together)
    later = each(partial(understand_waiting, bench=bench), enumerate(groups), jobs)
    return Shelf.of(chain(first, _shown(later, progress, "Begrijpen")))


def _apart(
    first: Sequence[Shelf], inputs: Sequence[str], bench: Bench, jobs: int | None, progress: Progress
) -> Iterator[tuple[int, Shelf]]:
    """The batches again that were understood too early, because another has one of their sets too."""
    times = Counter(chain.from_iterable([*shelf.at_once, *{key for key, _ in shelf.waiting}] for shelf in first))
    again = [number for number, shelf in enumerate(first) if any(times[key] > 1 for key in shelf.at_once)]
    if again:
        wanted = set(again)
        tasks = (task for task in enumerate(batches(inputs)) if task[0] in wanted)
        redone = each(partial(take, bench=bench, apart=True), tasks, jobs)
        yield from zip(again, _shown(redone, progress, "Lezen"), strict=True)


def take(numbered: tuple[int, Batch], bench: Bench, apart: bool = False) -> Shelf:
    """The documents of one batch; those of a file that holds many sets are understood at once, unless kept `apart`."""
    number, batch = numbered
    shelf = Shelf()
    name = bench.folder / f"{'again' if apart else 'first'}-{number}"
    with SpoolWriter(name.with_suffix(".documents")) as documents, SpoolWriter(name.with_suffix(".sets")) as sets:
        for content in batch:
            by_key: dict[str, list[Document]] = defaultdict(list)
            try:
                for document in documents_of(content):
                    by_key[document.question_id].append(document)
            except SourceError as error:
                shelf.errors.append((error.path, error.reason))
            if len(by_key) > 1 and not apart:
                shelf.at_once += by_key
                for key, files in by_key.items():
                    _understand(key, files, bench, sets, shelf)
            else:
                for key, files in by_key.items():
                    shelf.waiting += [(key, documents.add(pickle.dumps(file, -1))) for file in files]
    return shelf


def understand_waiting(numbered: tuple[int, Sequence[Waiting]], bench: Bench) -> Shelf:
    """Sets whose documents waited for each other."""
    number, groups = numbered
    shelf = Shelf()
    with SpoolReader(bench.folder) as spool, SpoolWriter(bench.folder / f"later-{number}.sets") as sets:
        for key, slots in groups:
            files = [pickle.loads(spool.read(slot)) for slot in slots]  # noqa: S301  ours, of this run
            _understand(key, files, bench, sets, shelf)
    return shelf


def _understand(key: str, files: Sequence[Document], bench: Bench, sets: SpoolWriter, shelf: Shelf) -> None:
    """One set, from all its files, onto the shelf."""
    by_id: dict[str, list[Document]] = defaultdict(list)
    for file in files:
        by_id[file.id].append(file)
    part = part_of(bench.understand([most_faithful(same) for same in by_id.values()]))
    for identifier, same in by_id.items():
        if identifier.startswith(_RECORD) and len(same) > 1:
            part.summary.tally.counts[DOUBLES] += len(same) - 1
            part.summary.tally.source_errors.setdefault(DOUBLES, []).append(key)
    shelf.sets.append((key, (sets.add(part.quads), sets.add(part.turtle))))
    shelf.summary.add(part.summary)


def _grouped(waiting: Iterable[Waiting], size: int) -> Iterator[tuple[Waiting, ...]]:
    left = iter(waiting)
    while group := tuple(islice(left, size)):
        yield group


def _shown(shelves: Iterable[Shelf], progress: Progress, what: str) -> Iterator[Shelf]:
    for done, shelf in enumerate(shelves, 1):
        progress(what, done, 0)
        yield shelf
