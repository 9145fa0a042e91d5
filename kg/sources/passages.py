"""Passages put together and cut: the frame is made of a title, header sentences, notices and notes."""

from collections.abc import Iterable

from kg.document import Passage, Run


def part_of(passage: Passage, start: int, end: int) -> Passage:
    """`passage.text[start:end]` as a passage of its own; a mended stretch is taken whole.

    >>> part_of(Passage("abcd", (Run(0, 4, 10, 14),)), 1, 3)
    Passage(text='bc', runs=(Run(start=0, end=2, raw_start=11, raw_end=13),))
    """
    runs = []
    for run in passage.runs:
        if run.end <= start or run.start >= end:
            continue
        first, last = max(run.start, start), min(run.end, end)
        raw_start, raw_end = run.raw_start, run.raw_end
        if run.end - run.start == raw_end - raw_start:
            raw_start, raw_end = raw_start + first - run.start, raw_end - (run.end - last)
        runs.append(Run(first - start, last - start, raw_start, raw_end))
    return Passage(passage.text[start:end], tuple(runs))


def joined(passages: Iterable[Passage], glue: str = "\n") -> tuple[Passage, list[int]]:
    """The passages as one, and where each begins in it.

    >>> joined([Passage("ab", ()), Passage("cd", ())])[1]
    [0, 3]
    """
    text = ""
    runs: list[Run] = []
    begins: list[int] = []
    for passage in passages:
        if begins:
            text += glue
        begins.append(len(text))
        runs += [Run(run.start + len(text), run.end + len(text), run.raw_start, run.raw_end) for run in passage.runs]
        text += passage.text
    return Passage(text, tuple(runs)), begins
