"""Serve the graph: a SPARQL 1.1 endpoint, a page to ask on, and a page for each thing.

examples:
  kg serve                                  exports/kamergraaf.nq, on http://127.0.0.1:7878
  kg serve --store graph/ --port 8000       a store that kg build --store made: starts at once
  curl 'http://127.0.0.1:7878/query' --data-urlencode 'query=ASK { ?s ?p ?o }'

It only reads, and listens to this machine alone unless --host says otherwise. Needs kamergraaf[serve].
"""

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.commands import data_argument, data_file


def arguments(command: argparse.ArgumentParser) -> None:
    """The options of `kg serve`."""
    data_argument(command)
    command.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    command.add_argument("--port", type=int, default=7878, help="(default: %(default)s)")
    command.add_argument(
        "--timeout",
        type=float,
        default=30,
        metavar="S",
        help="seconds after which a query is ended (default: %(default)s)",
    )
    command.add_argument(
        "--max-answer", type=int, default=32, metavar="MB", help="the largest answer (default: %(default)s)"
    )
    command.add_argument(
        "--max-queries", type=int, default=4, metavar="N", help="queries that run at once (default: %(default)s)"
    )
    command.add_argument(
        "--max-memory",
        type=float,
        default=4,
        metavar="GB",
        help="what a query may hold in memory (default: %(default)s)",
    )
    command.add_argument("--allow-service", action="store_true", help="let queries call other endpoints by SERVICE")


def run(given: argparse.Namespace) -> int:
    """Serve until told to stop."""
    from kg.errors import KgError

    try:
        from kg.serving import Limits, serve
    except ModuleNotFoundError as error:
        raise KgError(f"kg serve needs {error.name}: pip install 'kamergraaf[serve]'") from error
    limits = Limits(
        seconds=given.timeout,
        answer_bytes=given.max_answer << 20,
        at_once=given.max_queries,
        memory_bytes=int(given.max_memory * (1 << 30)),
        service=given.allow_service,
    )
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    with _store(given) as store:
        print(f"http://{given.host}:{given.port}/  the query page; SPARQL at /query", file=sys.stderr)
        serve(store, given.host, given.port, limits)
    return 0


@contextmanager
def _store(given: argparse.Namespace) -> Iterator[Path]:
    """The store that `--store` names, or one of `--data` for as long as it is served."""
    if given.store:
        yield given.store
        return
    from kg.queries import file_and_format
    from kg.rdf.iris import BASE
    from kg.store import fill_store

    path, _ = file_and_format(data_file(given))
    with TemporaryDirectory(prefix="kg-serve-") as folder:
        fill_store(path, Path(folder) / "store", BASE)
        yield Path(folder) / "store"
