"""Named questions in plain Dutch, and running any SPARQL on a built graph.

A parameter is a variable that the query binds by one `VALUES` of its own, so that each `.rq` file runs as it is in any
SPARQL tool: `VALUES ?naam { "Huawei" }`; one without a default stands as `VALUES ?wie { UNDEF }`.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import QueryError, SourceError
from kg.rdf.vocabulary import PREFIXES
from kg.resources import ontology

Answer: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
"""What SPARQL gives: rows for SELECT, yes or no for ASK, triples for CONSTRUCT and DESCRIBE."""

_FIELD = re.compile(r"#\s*(title|title-en|param|columns):\s*(.*)")
_BINDING = r"(VALUES\s+\?{name}\s*)\{{[^{{}}]*\}}"
_EXTENSIONS = {"json": "jsonld", "xml": "rdf"}


@dataclass(frozen=True, slots=True)
class Query:
    """A named query: `wat-over`, with its parameters (name and default, `None` for none) and the columns it gives."""

    name: str
    title: str
    title_en: str
    params: Mapping[str, str | None]
    columns: tuple[str, ...]
    text: str


def parse(name: str, text: str) -> Query:
    """The query in an `.rq` file, whose header lines are `# title:`, `# title-en:`, `# param:` and `# columns:`."""
    fields: dict[str, str] = {}
    params: dict[str, str | None] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if found := _FIELD.fullmatch(line.strip()):
            key, value = found.groups()
            if key == "param":
                param, equals, default = value.partition("=")
                params[param.strip()] = default.strip() if equals else None
            else:
                fields[key] = value
    if missing := {"title", "title-en", "columns"} - fields.keys():
        raise QueryError(f"{name}: the header lacks {', '.join(sorted(missing))}")
    return Query(name, fields["title"], fields["title-en"], params, tuple(fields["columns"].split()), text)


def library() -> tuple[Query, ...]:
    """Every named query, by name."""
    paths = sorted(ontology("queries").glob("*.rq"))
    return tuple(parse(path.stem, path.read_text(encoding="utf-8")) for path in paths)


def named(name: str) -> Query:
    """The query of that name: `wie-vroeg-wie`."""
    queries = {query.name: query for query in library()}
    if name in queries:
        return queries[name]
    near = difflib.get_close_matches(name, queries, n=3, cutoff=0.4)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(queries)}"
    raise QueryError(f"no query is called {name!r}; {hint}")


def bind(text: str, params: Mapping[str, str]) -> str:
    """The query with its parameters filled in, as string literals: what a value holds is never read as SPARQL.

    >>> bind('SELECT * { VALUES ?naam { UNDEF } ?s ?p ?naam }', {"naam": 'de "Tw"'})
    'SELECT * { VALUES ?naam { "de \\\\"Tw\\\\"" } ?s ?p ?naam }'
    """
    known = re.findall(_BINDING.format(name=r"(\w+)"), text)
    for name in params:
        if name not in {param for _, param in known}:
            names = ", ".join(param for _, param in known) or "none"
            raise QueryError(f"the query has no parameter {name!r}; it has {names}")

    def filled(found: re.Match[str]) -> str:
        value = params.get(found[2])
        return found[0] if value is None else f"{found[1]}{{ {ox.Literal(value)} }}"

    return re.sub(_BINDING.format(name=r"(\w+)"), filled, text)


def run(text: str, store: ox.Store, params: Mapping[str, str] | None = None) -> Answer:
    """The answer to a SPARQL query over all named graphs together; the project's prefixes need no declaration."""
    bound = bind(text, params or {})
    try:
        return store.query(bound, prefixes=PREFIXES, use_default_graph_as_union=True)
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query does not run: {' '.join(str(error).split())}") from error


def file_and_format(path: Path) -> tuple[Path, ox.RdfFormat]:
    """The RDF file meant by a path, by its extension; of a folder of exports its `kamergraaf.nq`."""
    if path.is_dir():
        path = path / "kamergraaf.nq"
    extension = path.suffix.removeprefix(".").lower()
    form = ox.RdfFormat.from_extension(_EXTENSIONS.get(extension, extension))
    if form is None:
        raise SourceError(path, "no RDF format has this extension; use .nq, .trig, .ttl, .nt, .rdf or .jsonld")
    if not path.is_file():
        raise SourceError(path, "there is no such file")
    return path, form


def load(path: Path) -> ox.Store:
    """A built graph, ready to be asked: a file (`.nq`, `.ttl`, …), a store on disk, or a folder of exports."""
    if (path / "CURRENT").is_file():
        return ox.Store.read_only(str(path))
    path, form = file_and_format(path)
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=form)
    except (SyntaxError, ValueError) as error:
        raise SourceError(path, f"not valid {form.name}: {error}") from error
    except OSError as error:
        raise SourceError(path, error.strerror or str(error)) from error
    return store


def rows_of(answer: object) -> Iterator[ox.QuerySolution]:
    """The rows of a SELECT; `TypeError` for any other answer."""
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError(f"not the answer to a SELECT: {answer!r}")
    yield from answer


def value_of(term: object) -> str:
    """The text of an IRI or literal, nothing for what is neither or unbound."""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
