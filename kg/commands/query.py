"""Ask the graph: a named question, SPARQL, or a file with SPARQL.

examples:
  kg query                                           the named questions, by theme
  kg query wat-over --param naam=Huawei              one of them, about Huawei; names in any case
  kg query te-laat -p meer_dan=42 -p sinds=2021-01-01 --limit 10
  kg query partijen-samen -p jaar=                   an empty value leaves a parameter open: every year
  kg query wat-over --show                           its SPARQL, to take elsewhere
  kg query 'SELECT ?p WHERE { ?p a kg:Person }'      SPARQL; our prefixes need no declaration
  kg query -f vraag.rq --format csv                  SPARQL from a file, as CSV
  kg query --store graph/ wat-over                   a store that kg build --store made
  kg query --endpoint http://127.0.0.1:7878/query wat-over

The graph is only read. A call to another endpoint (SERVICE) is refused unless --allow-service is given.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands import data_argument, graph

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.queries import Query, Source


def arguments(command: argparse.ArgumentParser) -> None:
    """The options of `kg query`."""
    command.add_argument("query", nargs="?", metavar="NAME|SPARQL", help="a named question, or SPARQL")
    command.add_argument("-f", "--file", type=Path, help="a file with SPARQL")
    command.add_argument(
        "-p",
        "--param",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a parameter of the question; a day as 2021-03-30, a parliamentary year as 2020-2021",
    )
    command.add_argument("--format", choices=("table", "csv", "json", "ttl"), default="table", help="(default: table)")
    command.add_argument("--limit", type=_positive, metavar="N", help="at most N rows")
    command.add_argument("--lang", choices=("nl", "en"), help="the language of titles and of a table's headings")
    command.add_argument("--show", action="store_true", help="print the SPARQL and do not ask it")
    where = data_argument(command)
    where.add_argument("--endpoint", metavar="URL", help="a SPARQL endpoint to ask instead")
    command.add_argument(
        "--timeout", type=float, default=60.0, metavar="SECONDS", help="how long --endpoint may be silent (default: 60)"
    )
    command.add_argument("--allow-service", action="store_true", help="let the query call other endpoints by SERVICE")


def run(given: argparse.Namespace) -> int:
    """Ask, and print the answer; without a question, list the named ones."""
    from kg import queries
    from kg.errors import QueryError
    from kg.exporters.results import render

    if given.query is None and given.file is None:
        _list(given.lang)
        return 0
    if given.query is not None and given.file is not None:
        raise QueryError("give a question or a file, not both")
    question, text = _question(given)
    params = dict(_pair(pair) for pair in given.param)
    if given.show:
        sys.stdout.write(queries.prepared(text, params, given.limit, allow_service=True))
        return 0
    source = _source(given)
    answer = queries.run(text, source, params, given.limit, given.allow_service)
    title = question.titled(given.lang) if question else ""
    sys.stdout.write(render(answer, given.format, title=title, headings=queries.headings(given.lang or "nl")))
    for hint in queries.unknown_names(source, text, params):
        print(f"kg: {hint}", file=sys.stderr)
    return 0


def _source(given: argparse.Namespace) -> "ox.Store | Source":
    if not given.endpoint:
        return graph(given)
    from kg.queries.remote import Endpoint

    return Endpoint(given.endpoint, given.timeout)


def _question(given: argparse.Namespace) -> "tuple[Query | None, str]":
    """The named question, when it is one, and the SPARQL."""
    from kg import queries
    from kg.errors import SourceError

    if given.file is None:
        if any(sign in given.query for sign in " {\n"):
            return None, str(given.query)
        question = queries.named(given.query)
        return question, question.text
    try:
        return None, str(given.file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(given.file, str(error)) from error


def _pair(given: str) -> tuple[str, str]:
    from kg.errors import QueryError

    name, equals, value = given.partition("=")
    if not equals:
        raise QueryError(f"{given!r} is not NAME=VALUE")
    return name, value


def _positive(given: str) -> int:
    if not given.isdecimal() or not int(given):
        raise argparse.ArgumentTypeError(f"{given!r} is no number from 1")
    return int(given)


def _list(lang: str | None) -> None:
    """The named questions by theme, in both languages or in one; heads bold on a terminal."""
    from rich.console import Console
    from rich.text import Text

    from kg import queries

    console = Console(highlight=False, soft_wrap=True)
    theme = ""
    for query in queries.library():
        if query.theme != theme:
            console.print(Text(f"{chr(10) if theme else ''}{queries.themed(query.theme, lang)}", style="bold"))
            theme = query.theme
        params = " ".join(f"-p {name}={_quoted(param.example)}" for name, param in query.params.items())
        console.print(Text(f"  {query.name} {params}".rstrip()))
        for title in (query.titled(lang),) if lang else (query.title, query.title_en):
            console.print(Text(f"      {title}", style="dim"))


def _quoted(example: str) -> str:
    return f"'{example}'" if " " in example else example
