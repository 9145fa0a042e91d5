"""One file a subcommand: its docstring is its help, `arguments` its options, `run` the one call it makes."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph as ox


_BUILT = Path("exports/kamergraaf.nq")


def data_argument(command: argparse.ArgumentParser) -> argparse._ActionsContainer:
    """The `--data` or `--store` that every command on a built graph takes: one of them, or what else is added."""
    graph = command.add_mutually_exclusive_group()
    graph.add_argument(
        "--data",
        type=Path,
        default=_BUILT,
        metavar="FILE",
        help="the graph: .nq, .ttl, .nt, .trig … (default: %(default)s)",
    )
    store_argument(graph)
    return graph


def store_argument(command: argparse._ActionsContainer, required: bool = False) -> None:
    """The `--store` that `kg build` filled."""
    command.add_argument(
        "--store", type=Path, required=required, metavar="DIR", help="the graph, in a store made by kg build --store"
    )


def graph(given: argparse.Namespace) -> "ox.Store":
    """The graph that `--data` or `--store` names, ready to be asked."""
    if given.store:
        from kg.store import open_store

        return open_store(given.store)
    from kg.queries import load

    return load(data_file(given))


def data_file(given: argparse.Namespace) -> Path:
    """The file that `--data` names; raises `SourceError` with what to do when nothing is named and nothing was built."""
    if given.data == _BUILT and not _BUILT.exists():
        from kg.errors import SourceError

        raise SourceError(_BUILT, "there is no such file: make it by kg build, or name yours by --data or --store")
    return Path(given.data)


def iso_day(text: str) -> date:
    """A day given as an option: `2021-03-30`."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no date like 2021-03-30") from error


@contextmanager
def graph_file(given: argparse.Namespace) -> Iterator[Path]:
    """The graph that `--data` or `--store` names as a file; of a store one that is gone afterwards."""
    if not given.store:
        yield data_file(given)
        return
    from kg.exporters.stored import as_file
    from kg.store import open_store

    with as_file(open_store(given.store)) as path:
        yield path
