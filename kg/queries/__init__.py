"""Asking the graph: the named questions, and any SPARQL, wherever the graph is.

from pathlib import Path
from kg import queries

store = queries.load(Path("exports"))
for row in queries.rows_of(queries.run(queries.named("wat-over").text, store, {"naam": "Huawei"})):
    print(row["datum"].value, row["zin"].value)
"""

import difflib
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.errors import QueryError
from kg.queries.library import THEMES, Param, Query, headings, library, named, params_of, parse, themed
from kg.queries.parameters import bind
from kg.queries.sources import Answer, Source, ask_store, file_and_format, load
from kg.queries.tokens import has_service, is_update, limited
from kg.rdf.names import search_name

__all__ = [
    "THEMES",
    "Answer",
    "Param",
    "Query",
    "Source",
    "bind",
    "file_and_format",
    "headings",
    "library",
    "load",
    "named",
    "parse",
    "prepared",
    "rows_of",
    "run",
    "themed",
    "unknown_names",
    "value_of",
]


def prepared(
    text: str, params: Mapping[str, str] | None = None, limit: int | None = None, allow_service: bool = False
) -> str:
    """The query as it is sent: parameters filled in, at most `limit` rows.

    Raises `QueryError` for an update, and for a query that calls another endpoint by `SERVICE` unless that is allowed.
    """
    if is_update(text):
        raise QueryError("that is a SPARQL update, and the graph is only read; build it anew to change it")
    if has_service(text) and not allow_service:
        raise QueryError("the query calls another endpoint by SERVICE; that is off unless you give --allow-service")
    bound = bind(text, params or {})
    return bound if limit is None else limited(bound, limit)


def run(
    text: str,
    source: ox.Store | Source,
    params: Mapping[str, str] | None = None,
    limit: int | None = None,
    allow_service: bool = False,
) -> Answer:
    """The answer to a SPARQL query by a store (over all its named graphs together) or by an endpoint.

    The project's prefixes need no declaration. Raises `QueryError`, which says where and why, when there is none.
    """
    query = prepared(text, params, limit, allow_service)
    return ask_store(source, query) if isinstance(source, ox.Store) else source.ask(query)


def rows_of(answer: object) -> Iterator[ox.QuerySolution]:
    """The rows of a SELECT; `TypeError` for any other answer."""
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError(f"not the answer to a SELECT: {answer!r}")
    yield from answer


def value_of(term: object) -> str:
    """The text of an IRI or literal, nothing for what is neither or unbound."""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


def unknown_names(source: ox.Store | Source, text: str, params: Mapping[str, str]) -> Iterator[str]:
    """A line for each name among the parameters that the graph does not have, with names near to it."""
    stated = params_of(text)
    for name, value in params.items():
        if not value or name not in stated or stated[name].kind != "name":
            continue
        wanted = search_name(value)
        if not run("ASK { VALUES ?name { UNDEF } ?thing skos:hiddenLabel ?name }", source, {"name": wanted}):
            rows = rows_of(run("SELECT DISTINCT ?name { ?thing skos:hiddenLabel ?name }", source))
            alike = difflib.get_close_matches(wanted, [value_of(row["name"]) for row in rows], n=3)
            hint = f"near to it: {', '.join(alike)}" if alike else "look with kg query zoek-naam -p begin=…"
            yield f"the graph has no name {value!r}; {hint}"
