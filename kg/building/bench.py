"""What each process does: documents of a batch onto the shelf, and a set of questions understood; on disk, not in memory."""

import pickle
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from kg.building.batches import Batch, Piece, Unit, documents_of
from kg.building.clues import RECORD, Part, clues_of
from kg.building.copies import most_faithful
from kg.building.results import SetWriter, Shelf
from kg.building.spool import Slot, SpoolReader, SpoolWriter
from kg.building.written import line_of
from kg.document import Document
from kg.errors import SourceError
from kg.exporters.parts import part_of
from kg.exporters.tally import COUNTS, DOUBLES
from kg.rdf import Stated


@dataclass(frozen=True, slots=True)
class Bench:
    """What every process needs: how to understand sets, each from its documents, the folder to leave things in, and how
    many sets to understand `together`: fewer where each takes long, so that one sees how it goes.
    """

    understand: Callable[[Sequence[Sequence[Document]]], Sequence[Stated]]
    folder: Path
    together: int = 48


def take(numbered: tuple[int, Batch], bench: Bench, apart: bool = False) -> Shelf:
    """The documents of one batch; those of a file that holds many sets are understood at once, unless kept `apart`."""
    number, batch = numbered
    shelf = Shelf()
    name = bench.folder / f"{'again' if apart else 'first'}-{number}"
    with SpoolWriter(name.with_suffix(".documents")) as documents, SetWriter(name) as sets:
        for content in batch:
            read: dict[tuple[str, Unit], list[Document]] = defaultdict(list)
            try:
                for unit, document in documents_of(content):
                    read[document.question_id, unit].append(document)
            except SourceError as error:
                shelf.errors.append((error.path, error.reason))
                if not isinstance(content, Piece):  # whose bad lines are read again by themselves
                    shelf.unsound += {unit for _, unit in read}
            parts = [_part(key, unit, files) for (key, unit), files in read.items()]
            if not apart and len({part.key for part in parts}) > 1:
                shelf.at_once += parts
                _understand(_by_key(read), bench, sets, shelf)
            else:
                for part, files in zip(parts, read.values(), strict=True):
                    shelf.waiting.append((part, tuple(documents.add(pickle.dumps(file, -1)) for file in files)))
    return shelf


def _part(key: str, unit: Unit, files: Sequence[Document]) -> Part:
    return Part(key, unit, tuple(sorted({clue for file in files for clue in clues_of(file)})))


def understand_waiting(numbered: tuple[int, Sequence[tuple[str, Sequence[Slot]]]], bench: Bench) -> Shelf:
    """Sets whose documents waited for each other, each under its key, which a document itself may not name."""
    number, groups = numbered
    shelf = Shelf()
    by_key: dict[str, list[Document]] = {}
    with SpoolReader(bench.folder) as spool, SetWriter(bench.folder / f"later-{number}") as sets:
        for key, slots in groups:
            files: list[Document] = [pickle.loads(spool.read(slot)) for slot in slots]  # noqa: S301  ours, of this run
            by_key[key] = [file if file.question_id == key else replace(file, belongs_to=key) for file in files]
        _understand(by_key, bench, sets, shelf)
    return shelf


def _by_key(read: Mapping[tuple[str, Unit], Sequence[Document]]) -> dict[str, list[Document]]:
    by_key: dict[str, list[Document]] = defaultdict(list)
    for (key, _), files in read.items():
        by_key[key] += files
    return by_key


def _understand(by_key: Mapping[str, Sequence[Document]], bench: Bench, sets: SetWriter, shelf: Shelf) -> None:
    """Each set, from all its files, onto the shelf; some at a time."""
    keys = iter(by_key)
    while some := list(islice(keys, bench.together)):
        files = [_by_id(by_key[key]) for key in some]
        understood = bench.understand([[most_faithful(same) for same in by_id.values()] for by_id in files])
        for key, by_id, part in zip(some, files, [part_of(one) for one in understood], strict=True):
            for identifier, same in by_id.items():
                if identifier.startswith(RECORD) and len(same) > 1:
                    part.summary.tally.counted[COUNTS, DOUBLES] += len(same) - 1
                    part.summary.tally.note_error(DOUBLES, key)
            shelf.sets.append((key, sets.add(part.quads, part.turtle, line_of(part.summary))))
            shelf.summary.add(part.summary)


def _by_id(files: Iterable[Document]) -> dict[str, list[Document]]:
    """The files of each publication."""
    by_id: dict[str, list[Document]] = defaultdict(list)
    for file in files:
        by_id[file.id].append(file)
    return by_id
