"""The answer to a query as a table for people, or as CSV, JSON or Turtle by the SPARQL and RDF standards."""

from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf.vocabulary import PREFIXES

FORMATS: tuple[str, ...] = ("table", "csv", "json", "ttl")

_SHORT = 12
"""A column whose cells have at most as many characters (dates, numbers) is never broken."""

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def render(
    answer: Answer,
    form: str = "table",
    width: int | None = None,
    title: str = "",
    headings: Mapping[str, str] | None = None,
) -> str:
    """The answer in one of `FORMATS`: rows of SELECT, `ja` or `nee` of ASK, Turtle of CONSTRUCT.

    A table stands below its `title`, with the column names that `headings` has in their place.

    >>> render(ox.Store().query("ASK { ?s ?p ?o }"))
    'nee\\n'
    """
    if form not in FORMATS:
        raise QueryError(f"no format is called {form!r}; there are {', '.join(FORMATS)}")
    if isinstance(answer, ox.QueryTriples):
        return _triples(answer, form)
    if form == "ttl":
        raise QueryError("ttl is for CONSTRUCT and DESCRIBE; use table, csv or json for SELECT and ASK")
    if form == "json":
        return _serialized(answer, ox.QueryResultsFormat.JSON) + "\n"
    if isinstance(answer, ox.QueryBoolean):
        return "ja\n" if answer else "nee\n"
    if form == "csv":
        return _serialized(answer, ox.QueryResultsFormat.CSV)
    columns = [variable.value for variable in answer.variables]
    heads = [(headings or {}).get(name, name) for name in columns]
    rows = table(heads, ([_cell(row[name]) for name in columns] for row in answer), width)
    return f"{title}\n{rows}" if title else rows


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], width: int | None = None) -> str:
    """Rows under their headings, wrapped to `width` columns (else to the terminal), wider where no letter may be lost."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    cells = [tuple(row) for row in rows]
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    least: list[int] = []
    for place, column in enumerate(columns):
        longest = min(_SHORT, max((len(row[place]) for row in cells), default=0))
        least.append(max(longest, *map(len, column.split())))
        grid.add_column(column, overflow="fold", min_width=least[-1])
    for row in cells:
        grid.add_row(*map(Text, row))
    console = Console(width=width, color_system=None, highlight=False)
    console.width = max(console.width, sum(least) + 3 * len(least) + 2)
    with console.capture() as captured:
        console.print(grid)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _cell(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    if term is None:
        return ""
    return str(term) if isinstance(term, ox.Triple) else term.value


def _serialized(answer: ox.QuerySolutions | ox.QueryBoolean, form: ox.QueryResultsFormat) -> str:
    return (answer.serialize(format=form) or b"").decode()


def _triples(answer: ox.QueryTriples, form: str) -> str:
    """Turtle in a fixed order of triples and prefixes, so that the same graph gives the same text."""
    if form in ("csv", "json"):
        raise QueryError(f"CONSTRUCT and DESCRIBE give triples, not {form}; use ttl")
    lines = (
        (ox.serialize(sorted(answer, key=str), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"")
        .decode()
        .splitlines(keepends=True)
    )
    body = "".join(lines[len(PREFIXES) :])
    header = (f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items() if f"{prefix}:" in body)
    return "".join(header) + body
