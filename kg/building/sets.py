"""All sets of questions of the inputs, understood or as they were in the build before.

A set has its documents in any of the files: the question here, the answer there. So a document waits until all is read.
A file of many sets is understood at once, which saves the waiting, and again when another source has one of its sets
too. A set whose sources are what they were in the build before is taken from its exports, and they are not read.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice

from kg.building.batches import Unit, batches
from kg.building.bench import Bench, take, understand_waiting
from kg.building.kept import Earlier
from kg.building.processes import each
from kg.building.results import Shelf, Understood, units_of
from kg.building.spool import Slot, SpoolReader
from kg.building.written import summary_of
from kg.exporters import Progress

Units = Mapping[str, Sequence[Unit]]
"""The sources of each set."""


def understood(
    inputs: Sequence[str], bench: Bench, before: Earlier, jobs: int | None, progress: Progress
) -> Understood:
    """Every set of questions of the inputs, sorted by key.

    1. read what is new, and understand at once what comes many in a file;
    2. read again what belongs to a set that turns out to be another than it was, or was understood too early;
    3. understand the sets whose documents had to wait;
    4. take over the sets of the build before.
    """
    read = partial(_read, inputs, bench, jobs, progress)
    skipped: dict[str, list[Unit]] = defaultdict(list)
    first = read(partial(_is_new, before, skipped) if before.sets else None, apart=False)
    same = _as_before(before, skipped, units_of(chain.from_iterable(shelf.parts for shelf in first)))
    too_early = _too_early(first, skipped)
    needed = {unit for number in too_early for _, unit in first[number].parts}
    needed |= {unit for key in skipped.keys() - same for unit in skipped[key]}
    again = read(needed.__contains__, apart=True) if needed else []

    found = Understood()
    waiting = [part for shelf in first for part in shelf.waiting if part[1] not in needed]
    waiting += [part for shelf in again for part in shelf.waiting if part[0] not in same]
    for number, shelf in enumerate(first):
        found.errors += shelf.errors
        found.unsound += shelf.unsound
        if number not in too_early:
            found.add(shelf, shelf.at_once)
    later = each(partial(understand_waiting, bench=bench), enumerate(_grouped(waiting, bench.together)), jobs)
    for shelf in _shown(later, progress, "Begrijpen"):
        found.add(shelf, ())
    found.units.update(units_of((key, unit) for key, unit, _ in waiting))
    _take_over(sorted(same), before, found, bench)
    found.sets.sort()
    return found


def _take_over(keys: Iterable[str], before: Earlier, found: Understood, bench: Bench) -> None:
    """These sets as they were in the build before."""
    with SpoolReader(bench.folder) as spool:
        for key in keys:
            units, slots = before.sets[key]
            found.sets.append((key, slots))
            found.units[key] = units
            found.summary.add(summary_of(spool.read(slots.summary), before.entries))
            found.reused += len(units)


def _read(
    inputs: Sequence[str],
    bench: Bench,
    jobs: int | None,
    progress: Progress,
    wanted: Callable[[Unit], bool] | None,
    *,
    apart: bool,
) -> list[Shelf]:
    """The wanted sources of the inputs, a shelf for each batch."""
    shelves = each(partial(take, bench=bench, apart=apart), enumerate(batches(inputs, wanted)), jobs)
    return list(_shown(shelves, progress, "Lezen"))


def _is_new(before: Earlier, skipped: dict[str, list[Unit]], unit: Unit) -> bool:
    """Whether the build before did not have a source; one that it had is noted under its sets."""
    keys = before.keys.get(unit, ())
    for key in keys:
        skipped[key].append(unit)
    return not keys


def _as_before(before: Earlier, skipped: Units, read: Units) -> set[str]:
    """The sets whose sources are all skipped, and all that the build before had."""
    return {key for key, units in skipped.items() if key not in read and sorted(units) == before.sets[key][0]}


def _too_early(shelves: Sequence[Shelf], skipped: Collection[str]) -> set[int]:
    """The numbers of shelves with a set that was understood at once, though another source has it too."""
    times = Counter(chain(skipped, *({key for key, _ in shelf.parts} for shelf in shelves)))
    return {number for number, shelf in enumerate(shelves) if any(times[key] > 1 for key, _ in shelf.at_once)}


def _grouped(
    waiting: Iterable[tuple[str, Unit, tuple[Slot, ...]]], size: int
) -> Iterator[list[tuple[str, list[Slot]]]]:
    """The documents of each set, some sets together."""
    by_key: dict[str, list[Slot]] = defaultdict(list)
    for key, _, slots in waiting:
        by_key[key] += slots
    left = iter(sorted(by_key.items()))
    while group := list(islice(left, size)):
        yield group


def _shown(shelves: Iterable[Shelf], progress: Progress, what: str) -> Iterator[Shelf]:
    for done, shelf in enumerate(shelves, 1):
        progress(what, done, 0)
        yield shelf
