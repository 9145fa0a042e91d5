"""Read questions and write the graph, the view and the report.

examples:
  kg build examples/                       a folder
  kg build 'downloads/*.txt' -o exports    a pattern, and where to write
  kg build vraag.txt map/ --jobs 2         several inputs, two processes
  kg build map/ --store graph/             and a store, for kg query --store and kg serve
  kg build map/ --judgements b.csv         human decisions about names go before ours
  kg build map/ --model spacy:nl_core_news_lg
  kg build map/ --model openai:qwen3 --endpoint http://localhost:11434/v1
  kg build map/ --fresh                    as if nothing was built before

Writes kamergraaf.ttl, kamergraaf.nq, kamergraaf.graphml, graph.html, dataset.ttl and report.md. The same input gives
the same bytes. The exit status is 0 only if every input was read; one bad file never loses the others.

A second build into the same folder reads only what is new or changed, and what belongs to the same set of questions;
what is gone takes its facts along. The result is that of a build from nothing.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from kg.commands import iso_day
from kg.errors import ModelError

FILES = ("kamergraaf.ttl", "kamergraaf.nq", "kamergraaf.graphml", "graph.html", "dataset.ttl", "report.md")


def arguments(command: argparse.ArgumentParser) -> None:
    """The options of `kg build`."""
    command.add_argument("inputs", nargs="+", metavar="INPUT", help="files, folders or patterns")
    command.add_argument(
        "-o", "--out", type=Path, default=Path("exports"), help="where to write (default: %(default)s)"
    )
    command.add_argument("--jobs", type=_at_least_one, metavar="N", help="processes (default: as many as pay)")
    command.add_argument(
        "--store", type=Path, metavar="DIR", help="also fill an embedded store; it replaces the one that is there"
    )
    command.add_argument(
        "--judgements", type=Path, metavar="FILE", help="human decisions: surface,class,where,entity,reason,by"
    )
    command.add_argument("--fresh", action="store_true", help="read everything, whatever was built before")
    command.add_argument(
        "--model", metavar="KIND:NAME", help="also ask a model: spacy:NAME_OR_PATH, or openai:MODEL (default: none)"
    )
    command.add_argument("--endpoint", metavar="URL", help="where openai:MODEL is; its key, if any, is in KG_MODEL_KEY")
    command.add_argument(
        "--model-cache", type=Path, metavar="DIR", help="where its answers are kept (default: the user's cache)"
    )
    command.add_argument(
        "--date",
        type=iso_day,
        metavar="YYYY-MM-DD",
        help="the day to put into dataset.ttl; also by SOURCE_DATE_EPOCH (default: none)",
    )
    command.add_argument(
        "--base",
        default=os.environ.get("KG_BASE", "https://w3id.org/kamergraaf/id/"),
        help="the address below which things are named; also by KG_BASE (default: %(default)s)",
    )


def run(given: argparse.Namespace) -> int:
    """Build, and say what was found and where it is."""
    from kg.models import chosen
    from kg.pipeline import build
    from kg.store import may_be_replaced

    if given.store:
        may_be_replaced(given.store)
    if given.model is None and (given.endpoint or given.model_cache):
        raise ModelError("--endpoint and --model-cache are about a model: name it with --model")
    model = chosen(given.model, given.endpoint, given.model_cache) if given.model else None
    with progress_bar() as progress:
        report = build(
            given.inputs,
            given.out,
            jobs=given.jobs,
            base=given.base,
            judgements=given.judgements,
            model=model,
            fresh=given.fresh,
            on=given.date or _day_of_environment(),
            progress=progress,
        )
    for error in report.errors:
        print(f"kg: {error}", file=sys.stderr)
    for line in [*report.lines(), *report.notes]:
        print(line)
    if report.reused:
        print(f"{report.sources - report.reused:,} sources read, {report.reused:,} as in the build before")
    for name in FILES:
        print(f"  {given.out / name}")
    if given.store:
        _fill(given)
    return 1 if report.errors else 0


def _fill(given: argparse.Namespace) -> None:
    from kg.store import fill_store

    marker = fill_store(given.out / "kamergraaf.nq", given.store, given.base)
    print(f"  {given.store}: a store of {marker.quads:,} statements")


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on stderr when that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total or None)
            bar.update(tasks[what], completed=done, total=total or None)

        yield show


def _day_of_environment() -> date | None:
    """The day of SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), where that is set."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC).date() if seconds.isdecimal() else None


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number
