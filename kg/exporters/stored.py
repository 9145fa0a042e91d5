"""The N-Quads of a store, with each number written as the build wrote it.

Oxigraph keeps numbers by value: `"5"^^xsd:nonNegativeInteger` comes back as `xsd:integer`, `0.90` as `0.9`. Which
properties are written otherwise is known, so what a store gives are the very quads that filled it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg.rdf.terms import decimal, offset
from kg.rdf.vocabulary import KG, OA
from kg.statement import Term

_WRITTEN: dict[bytes, Callable[[str], Term]] = {
    str(OA.start).encode(): lambda value: offset(int(value)),
    str(OA.end).encode(): lambda value: offset(int(value)),
    str(KG.confidence).encode(): lambda value: decimal(float(value)),
}


@contextmanager
def as_file(store: ox.Store) -> Iterator[Path]:
    """A file with all quads of the store, gone afterwards."""
    with TemporaryDirectory(prefix="kg-") as folder:
        path = Path(folder) / "kamergraaf.nq"
        dump(store, path)
        yield path


def dump(store: ox.Store, path: Path) -> None:
    """Write all quads of the store as N-Quads, in the order of the store."""
    raw = path.with_suffix(".raw")
    store.dump(raw, format=ox.RdfFormat.N_QUADS)
    with raw.open("rb") as lines, path.open("wb") as out:
        out.writelines(_as_built(line) for line in lines)
    raw.unlink()


def _as_built(line: bytes) -> bytes:
    subject, predicate, rest = line.split(b" ", 2)
    written = _WRITTEN.get(predicate)
    if written is None or not rest.startswith(b'"'):
        return line
    value, _, tail = rest[1:].partition(b'"')
    return b" ".join((subject, predicate, written(value.decode()).encode(), tail.partition(b" ")[2]))
