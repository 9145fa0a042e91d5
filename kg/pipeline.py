"""The main path: read, extract, link, state, export.

`build` streams documents of any number through it: what is read waits on disk until the whole set of questions is there,
what is understood until its turn in the order of keys (`kg.building`). So memory stays flat, and the bytes the same
whatever the number of processes, and whatever was built before.
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from kg import registers as all_registers
from kg.building.bench import Bench
from kg.building.kept import Earlier, earlier, keep, made_by
from kg.building.processes import settled
from kg.building.sets import understood
from kg.building.spool import spool_folder
from kg.document import Document
from kg.errors import NothingReadError, SourceError
from kg.exporters import MOST_SETS_SHOWN, Graph, Progress, write_graph
from kg.exporters.files import written_together
from kg.exporters.report import Report
from kg.exporters.tally import PROBLEMS, PROPOSED
from kg.extractors import extract_each
from kg.extractors.lexicon import lexicon
from kg.linking import link
from kg.linking.judgements import NO_JUDGEMENTS, Judgements, read_judgements
from kg.mention import Mention
from kg.models import Choice, Outcome, lowered, opened, propose
from kg.rdf import Stated, state
from kg.rdf.iris import BASE, Iris
from kg.rdf.remembered import RememberedIris
from kg.registers import Registers
from kg.statement import Reading


def build(
    inputs: Sequence[str],
    out: Path,
    *,
    jobs: int | None = None,
    base: str = BASE,
    judgements: Path | None = None,
    model: Choice | None = None,
    fresh: bool = False,
    on: date | None = None,
    progress: Progress = lambda what, done, total: None,
) -> Report:
    """Read every input, and write the graph, the view and the report into `out`.

    Inputs are files, folders and globs. An input that cannot be read is in the report's `errors`; the rest is built.
    `judgements` is a file of human decisions (`kg.linking.judgements`), `model` one that proposes names and relations
    (`kg.models`). Sets of questions whose sources are as they were when `out` was built before are taken from there,
    unless `fresh` or with a model, which remembers its own answers. The same inputs give the same bytes, whatever `jobs`
    is and whatever was there before. Raises `OutputError` when `out` cannot be written, `RegisterError` when a judgement
    contradicts itself or the registers, `ModelError` when the model cannot be asked, and `NothingReadError` when nothing
    at all could be read.
    """
    registers = all_registers.load()
    lexicon(registers)  # before there are processes, which then share it
    decided = read_judgements(judgements, registers) if judgements else NO_JUDGEMENTS
    iris = RememberedIris(base)
    if model:
        opened(model)  # what is wrong with it shows before anything is read
    maker = made_by(base, judgements.read_bytes() if judgements else b"", repr(model))
    with spool_folder(out) as folder, settled():
        understanding = partial(understand, iris=iris, judgements=decided, model=model)
        bench = Bench(understanding, folder, together=1) if model else Bench(understanding, folder)
        before = Earlier() if fresh or model else earlier(out, maker, folder)
        found = understood(inputs, bench, before, jobs, progress)
        tally = found.summary.tally
        errors = [str(SourceError(*error)) for error in found.errors]
        errors += [
            f"{times} texts without an answer of the model: {reason}"
            for _, fate, reason, times in tally.rows(PROPOSED)
            if fate == "unanswered"
        ]
        if not found.sets:
            raise NothingReadError(errors)
        for line in decided.unused(tally.judged):
            tally.note(PROBLEMS, f"judgement not used: {line}")
        with written_together(out) as beside:
            shown = found.last(MOST_SETS_SHOWN, folder)
            graph = Graph(found.quads(folder, progress), found.turtle(folder), shown, found.summary)
            apart = len(found.sets) > MOST_SETS_SHOWN and (jobs or os.cpu_count() or 1) > 1
            keeping = partial(keep, beside, maker, base, found, folder)
            report = write_graph(graph, beside, iris, errors, on, progress, apart, keeping)
    return replace(report, sources=sum(map(len, found.sources.values())), reused=found.reused)


def understand(
    sets: Sequence[Sequence[Document]], iris: Iris, judgements: Judgements = NO_JUDGEMENTS, model: Choice | None = None
) -> list[Stated]:
    """extract, link and state: each set of questions from all documents about it.

    Every set goes through one step before any goes through the next: what a step needs stays close to the processor,
    which makes short documents a tenth faster.
    """
    registers = all_registers.load()
    mentions = iter(extract_each([document for documents in sets for document in documents], registers))
    found = [[_found(document, next(mentions), registers, model) for document in documents] for documents in sets]
    read = [[_linked(one, registers, judgements) for one in each] for each in found]
    return [state(readings, registers, iris) for readings in read]


def _found(document: Document, mentions: Sequence[Mention], registers: Registers, model: Choice | None) -> Reading:
    """What the document names, by the rules (`mentions`) and by a model where there is one; not linked yet."""
    outcome = propose(document, mentions, registers, opened(model)) if model else Outcome()
    return Reading(document, (*mentions, *outcome.mentions), (), tuple(outcome.verdicts))


def _linked(reading: Reading, registers: Registers, judgements: Judgements) -> Reading:
    """The reading with the link of each mention."""
    links = lowered(link(reading.document, reading.mentions, registers, judgements))
    return Reading(reading.document, reading.mentions, links, reading.verdicts)
