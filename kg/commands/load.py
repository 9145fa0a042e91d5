"""Push the graph into another triple store, by SPARQL Update or the Graph Store Protocol.

examples:
  kg load --endpoint http://127.0.0.1:7878/update                       an Oxigraph server
  kg load --graph-store http://127.0.0.1:3030/kg/data                   Fuseki, a request for each graph
  kg load --store graph/ --endpoint URL --auth dba:PASSWORD             Virtuoso: its address /sparql-auth
  kg load --endpoint URL --replace                                      after a new build: what it no longer has goes

It adds to what is there. With --replace each graph of the file takes the place of the one of its name, and documents
that are no longer in the file go; graphs of others are left alone. When it breaks off, the same command goes on where
it ended. Give the password by KG_AUTH rather than --auth: a command line can be read by others on the machine.
"""

import argparse
import hashlib
import os
import sys
from pathlib import Path

from kg.commands import data_argument, graph_file
from kg.commands.build import progress_bar


def arguments(command: argparse.ArgumentParser) -> None:
    """The options of `kg load`."""
    data_argument(command)
    command.add_argument("--endpoint", metavar="URL", help="the address for SPARQL Update")
    command.add_argument(
        "--graph-store", metavar="URL", help="the address of the Graph Store Protocol; goes before --endpoint"
    )
    command.add_argument("--replace", action="store_true", help="in the place of what an earlier load brought")
    command.add_argument("--auth", metavar="USER:PASSWORD", help="log in, by digest or basic; also by KG_AUTH")
    command.add_argument(
        "--batch", type=int, default=2000, metavar="N", help="statements a request (default: %(default)s)"
    )
    command.add_argument(
        "--timeout", type=float, default=120, metavar="S", help="seconds for a request (default: %(default)s)"
    )
    command.add_argument(
        "--state",
        type=Path,
        metavar="FILE",
        help="says how much is in while a load is not done (default: beside the graph)",
    )


def run(given: argparse.Namespace) -> int:
    """Load, and say how much."""
    from kg.loading import load
    from kg.loading.replacing import Replacing
    from kg.loading.targets import GraphStore, LoadError, Update

    url = given.graph_store or given.endpoint
    if url is None:
        raise LoadError("say where to: --endpoint URL, or --graph-store URL")
    if given.batch < 1:
        raise LoadError("--batch is at least 1")
    if given.replace and given.graph_store:
        raise LoadError("--replace goes with --endpoint: a Graph Store does not say which graphs it has")
    kind = GraphStore if given.graph_store else Replacing if given.replace else Update
    target = kind(url, _auth(given.auth), given.timeout, waiting=lambda line: print(f"kg: {line}", file=sys.stderr))
    state = given.state or _beside(given.store or given.data, url)
    with graph_file(given) as path, progress_bar() as progress:
        try:
            number = load(path, target, state, given.batch, progress)
        except KeyboardInterrupt:
            print("kg: what is in is known; the same command goes on from there", file=sys.stderr)
            raise
    print(f"{number:,} statements are in {url}")
    return 0


def _auth(given: str | None) -> tuple[str, str] | None:
    from kg.loading.targets import LoadError

    text = given or os.environ.get("KG_AUTH")
    if not text:
        return None
    user, colon, password = text.partition(":")
    if not colon:
        raise LoadError("--auth is USER:PASSWORD")
    return user, password


def _beside(graph: Path, url: str) -> Path:
    """`kamergraaf.nq.loading-1a2b3c4d.json`: one for each store that the graph goes into."""
    graph = graph.resolve()
    return graph.with_name(f"{graph.name}.loading-{hashlib.sha256(url.encode()).hexdigest()[:8]}.json")
