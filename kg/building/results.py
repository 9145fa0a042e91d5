"""What batches come to: where documents wait and sets stand on disk, which sources they have, and what all adds up to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Self

from kg.building.batches import Failure, Unit
from kg.building.clues import Part
from kg.building.spool import Slot, SpoolReader, SpoolWriter
from kg.exporters import Progress
from kg.exporters.parts import Summary


class SetSlots(NamedTuple):
    """Where the N-Quads, the Turtle and the summary line of a set stand."""

    quads: Slot
    turtle: Slot
    summary: Slot


class SetWriter:
    """Writes sets, their N-Quads, Turtle and summaries each into a file, where neighbours can be read together."""

    def __init__(self, path: Path) -> None:
        self._files = [SpoolWriter(path.with_suffix(suffix)) for suffix in (".nq", ".ttl", ".jsonl")]

    def add(self, quads: bytes, turtle: bytes, summary: bytes) -> SetSlots:
        """Where the set now stands."""
        return SetSlots(*(file.add(data) for file, data in zip(self._files, (quads, turtle, summary), strict=True)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for file in self._files:
            file.close()


@dataclass(slots=True)
class Shelf:
    """What a batch came to: documents that wait for others of their set, and sets that are understood, both on disk.

    `waiting` and `at_once` are what each source has of which set; the second are of files that hold many sets.
    `unsound` are sources of which something could not be read.
    """

    waiting: list[tuple[Part, tuple[Slot, ...]]] = field(default_factory=list)
    at_once: list[Part] = field(default_factory=list)
    sets: list[tuple[str, SetSlots]] = field(default_factory=list)
    errors: list[Failure] = field(default_factory=list)
    unsound: list[Unit] = field(default_factory=list)
    summary: Summary = field(default_factory=Summary)

    @property
    def parts(self) -> list[Part]:
        """All that the sources of this batch have of sets."""
        return [*self.at_once, *(part for part, _ in self.waiting)]


@dataclass(slots=True)
class Understood:
    """Every set with where its exports stand, and what its sources have of it; what could not be read; what all adds up to.

    `reused` counts the sources that were not read, because their set is as it was in the build before.
    """

    sets: list[tuple[str, SetSlots]] = field(default_factory=list)
    sources: dict[str, list[Part]] = field(default_factory=dict)
    errors: list[Failure] = field(default_factory=list)
    unsound: list[Unit] = field(default_factory=list)
    summary: Summary = field(default_factory=Summary)
    reused: int = 0

    def add(self, shelf: Shelf) -> None:
        """Take in the sets of a shelf."""
        self.sets += shelf.sets
        self.summary.add(shelf.summary)

    def quads(self, folder: Path, progress: Progress) -> Iterator[bytes]:
        """The N-Quads of all sets, in the order of keys; `progress` is told about how many sets are taken."""
        number, size, done = len(self.sets), sum(slots.quads.length for _, slots in self.sets), 0
        with SpoolReader(folder) as spool:
            for run in spool.runs(slots.quads for _, slots in self.sets):
                yield run
                done += len(run)
                progress("Schikken", number * done // size, number)

    def turtle(self, folder: Path) -> Iterator[bytes]:
        """The Turtle of all sets, in the order of keys."""
        with SpoolReader(folder) as spool:
            yield from spool.runs(slots.turtle for _, slots in self.sets)

    def summaries(self, folder: Path) -> Iterator[bytes]:
        """The summary lines of all sets, in the order of keys."""
        with SpoolReader(folder) as spool:
            yield from spool.runs(slots.summary for _, slots in self.sets)

    def last(self, number: int, folder: Path) -> list[bytes]:
        """The N-Quads of the last sets."""
        with SpoolReader(folder) as spool:
            return [spool.read(slots.quads) for _, slots in self.sets[-number:]]
