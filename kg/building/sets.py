"""All sets of questions of the inputs, understood or as they were in the build before.

A set has its documents in any of the files: the question here, the answer there, which may not even name the number of
the set (`kg.building.clues`). So a document waits until all is read.
A file of many sets is understood at once, which saves the waiting, and again when another source has one of its sets
too. A set whose sources are what they were in the build before is taken from its exports, and they are not read.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from kg.building.batches import Unit, batches
from kg.building.bench import Bench, take, understand_waiting
from kg.building.clues import Part, numbers_of
from kg.building.kept import Earlier
from kg.building.processes import each
from kg.building.results import Shelf, Understood
from kg.building.spool import Slot, SpoolReader
from kg.building.written import summary_of
from kg.exporters import Progress

SetOf = Callable[[Part], str]
"""The key of the set that a part is of, once all sources are known."""


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
    skipped: list[Part] = []
    first = read(partial(_is_new, before, skipped) if before.sets else None, apart=False)
    new = [part for shelf in first for part in shelf.parts]
    numbers = numbers_of([*skipped, *new])

    def set_of(part: Part) -> str:
        return numbers.get(part.key, part.key)

    found = Understood(sources=_by_set([*skipped, *new], set_of))
    same = _as_before(before, found.sources, set(map(set_of, new)))
    too_early = _too_early(first, skipped, set_of)
    needed = {part.unit for number in too_early for part in first[number].parts}
    needed |= {part.unit for part in skipped if set_of(part) not in same}
    again = read(needed.__contains__, apart=True) if needed else []

    waiting = [(set_of(part), slots) for shelf in first for part, slots in shelf.waiting if part.unit not in needed]
    waiting += [(set_of(part), slots) for shelf in again for part, slots in shelf.waiting if set_of(part) not in same]
    for number, shelf in enumerate(first):
        found.errors += shelf.errors
        found.unsound += shelf.unsound
        if number not in too_early:
            found.add(shelf)
    later = each(partial(understand_waiting, bench=bench), enumerate(_grouped(waiting, bench.together)), jobs)
    for shelf in _shown(later, progress, "Begrijpen"):
        found.add(shelf)
    _take_over(sorted(same), before, found, bench)
    found.sets.sort()
    return found


def _take_over(keys: Iterable[str], before: Earlier, found: Understood, bench: Bench) -> None:
    """These sets as they were in the build before."""
    with SpoolReader(bench.folder) as spool:
        for key in keys:
            parts, slots = before.sets[key]
            found.sets.append((key, slots))
            found.summary.add(summary_of(spool.read(slots.summary), before.entries))
            found.reused += len(parts)


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


def _is_new(before: Earlier, skipped: list[Part], unit: Unit) -> bool:
    """Whether the build before did not have a source; what it had of one is noted."""
    parts = before.parts.get(unit, ())
    skipped += parts
    return not parts


def _by_set(parts: Iterable[Part], set_of: SetOf) -> dict[str, list[Part]]:
    """All parts of each set, sorted."""
    found: dict[str, list[Part]] = defaultdict(list)
    for part in sorted(set(parts)):
        found[set_of(part)].append(part)
    return dict(found)


def _as_before(before: Earlier, sources: Mapping[str, Sequence[Part]], read: set[str]) -> set[str]:
    """The sets of which nothing was read, and that had the same parts in the build before."""
    return {key for key in before.sets.keys() - read if sources.get(key) == before.sets[key][0]}


def _too_early(shelves: Sequence[Shelf], skipped: Iterable[Part], set_of: SetOf) -> set[int]:
    """The numbers of shelves with a set that was understood at once, though not all of it was there."""
    times = Counter(set(map(set_of, skipped)))
    for shelf in shelves:
        times.update(set_of(part) for part, _ in shelf.waiting)
        times.update(key for key, _ in {(set_of(part), part.unit[0]) for part in shelf.at_once})
    return {
        number
        for number, shelf in enumerate(shelves)
        if any(times[set_of(part)] > 1 or set_of(part) != part.key for part in shelf.at_once)
    }


def _grouped(waiting: Iterable[tuple[str, tuple[Slot, ...]]], size: int) -> Iterator[list[tuple[str, list[Slot]]]]:
    """The documents of each set, some sets together."""
    by_key: dict[str, list[Slot]] = defaultdict(list)
    for key, slots in waiting:
        by_key[key] += slots
    left = iter(sorted(by_key.items()))
    while group := list(islice(left, size)):
        yield group


def _shown(shelves: Iterable[Shelf], progress: Progress, what: str) -> Iterator[Shelf]:
    for done, shelf in enumerate(shelves, 1):
        progress(what, done, 0)
        yield shelf
