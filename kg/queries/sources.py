"""Where a query is asked: a built folder, any RDF file, a store on disk, or an endpoint elsewhere."""

from pathlib import Path
from typing import Protocol, TypeAlias

import pyoxigraph as ox

from kg.errors import QueryError, SourceError
from kg.queries.explain import explained
from kg.rdf.vocabulary import PREFIXES

Answer: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
"""What SPARQL gives: rows for SELECT, yes or no for ASK, triples for CONSTRUCT and DESCRIBE."""

_EXTENSIONS = {"json": "jsonld", "xml": "rdf"}


class Source(Protocol):
    """Something that answers SPARQL."""

    def ask(self, text: str) -> Answer:
        """The answer; raises `QueryError` when there is none."""


def ask_store(store: ox.Store, text: str) -> Answer:
    """The answer of a store over all its named graphs together; the project's prefixes need no declaration."""
    try:
        return store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise QueryError(explained(str(error), text, PREFIXES)) from error
    except (ValueError, RuntimeError, OSError) as error:
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
