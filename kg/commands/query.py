"""Ask the graph: a named question, SPARQL, or a file with SPARQL.

examples:
  kg query                                           the named questions
  kg query wat-over --param naam=Huawei              one of them, about Huawei
  kg query 'SELECT ?p WHERE { ?p a kg:Person }'      SPARQL; our prefixes need no declaration
  kg query -f vraag.rq --format csv                  SPARQL from a file, as CSV
  kg query --store graph/ wat-over                   a store that kg build --store made
"""

import argparse
import sys
from pathlib import Path

from kg.commands import data_argument, graph


def arguments(command: argparse.ArgumentParser) -> None:
    """The options of `kg query`."""
    command.add_argument("query", nargs="?", metavar="NAME|SPARQL", help="a named question, or SPARQL")
    command.add_argument("-f", "--file", type=Path, help="a file with SPARQL")
    command.add_argument(
        "-p", "--param", action="append", default=[], metavar="NAME=VALUE", help="a parameter of the question"
    )
    command.add_argument("--format", choices=("table", "csv", "json", "ttl"), default="table", help="(default: table)")
    data_argument(command)


def run(given: argparse.Namespace) -> int:
    """Ask, and print the answer; without a question, list the named ones."""
    from kg import queries
    from kg.errors import QueryError
    from kg.exporters.results import render

    if given.query is None and given.file is None:
        _list()
        return 0
    if given.query is not None and given.file is not None:
        raise QueryError("give a question or a file, not both")
    text = _text(given)
    params = dict(_pair(pair) for pair in given.param)
    sys.stdout.write(render(queries.run(text, graph(given), params), given.format))
    return 0


def _text(given: argparse.Namespace) -> str:
    from kg import queries
    from kg.errors import SourceError

    if given.file is None:
        is_sparql = any(sign in given.query for sign in " {\n")
        return str(given.query) if is_sparql else queries.named(given.query).text
    try:
        return str(given.file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(given.file, str(error)) from error


def _pair(given: str) -> tuple[str, str]:
    from kg.errors import QueryError

    name, equals, value = given.partition("=")
    if not equals:
        raise QueryError(f"{given!r} is not NAME=VALUE")
    return name, value


def _list() -> None:
    from kg import queries

    for query in queries.library():
        params = " ".join(f"--param {name}={default or '…'}" for name, default in query.params.items())
        print(f"{query.name} {params}".rstrip())
        print(f"    {query.title}\n    {query.title_en}")
