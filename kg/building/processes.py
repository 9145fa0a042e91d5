"""Work spread over processes: results in the order of the tasks, and few tasks under way at once."""

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from typing import TypeVar

from kg import registers

Task = TypeVar("Task")
Result = TypeVar("Result")


def each(work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int | None) -> Iterator[Result]:
    """What `work` makes of each task, in order; by `jobs` processes (default: one a core) when there are two tasks."""
    waiting = iter(tasks)
    first = list(islice(waiting, 2))
    wanted = (jobs or os.cpu_count() or 1) if len(first) > 1 else 1
    every = chain(first, waiting)
    yield from map(work, every) if wanted == 1 else _spread(work, every, wanted)


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


@contextmanager
def settled() -> Iterator[None]:
    """What there is now is for ever and most else is gone at once: garbage is looked for less often."""
    before = gc.get_threshold()
    _settle()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _settle() -> None:
    registers.load()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
