"""The embedded store: a built graph in RocksDB, filled whole by bulk load, opened to be read.

A store is written beside its place and renamed, and its marker `kamergraaf.json` is written last: a folder without it is
half written, or not ours. The folder is a plain Oxigraph store, which `oxigraph serve-read-only` and oxrdflib open too.
"""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

import pyoxigraph as ox

import kg
from kg.errors import OutputError, SourceError

FORMAT = 1
"""Raised when what stands in a store changes so that older code would misread it."""

_MARKER = "kamergraaf.json"
_LOCK, _CURRENT = "LOCK", "CURRENT"
_BROKEN = (OSError, ValueError, RuntimeError)
"""What pyoxigraph raises when RocksDB cannot read a folder."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What a store says of itself: its format, the version of kamergraaf that filled it, its base and its quads."""

    format: int
    code: str
    base: str
    quads: int


def open_store(folder: Path | str) -> ox.Store:
    """The store in `folder`, read-only, so that any number of processes may have it open at once.

    Raises `SourceError` when `folder` holds no store, half a store, one from a newer kamergraaf, or one that another
    process is writing to.
    """
    path = Path(folder)
    read_marker(path)
    try:
        with _unlocked(path):
            return ox.Store.read_only(str(path))
    except _BROKEN as error:
        raise SourceError(path, f"the store is damaged; build it again: {' '.join(str(error).split())}") from error


def read_marker(folder: Path) -> Marker:
    """What the store in `folder` says of itself; raises `SourceError` when it is none that can be read."""
    if not folder.is_dir():
        raise SourceError(folder, "is a file, not a store" if folder.exists() else "there is no such store")
    try:
        found = json.loads((folder / _MARKER).read_text(encoding="utf-8"))
        marker = Marker(int(found["format"]), str(found["code"]), str(found["base"]), int(found["quads"]))
    except FileNotFoundError as error:
        half = (folder / _CURRENT).exists()
        reason = "the store is half written, or not made by kg build --store" if half else "the folder is no store"
        raise SourceError(folder, reason) from error
    except OSError as error:
        raise SourceError(folder, error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise SourceError(folder, f"the store is damaged: {_MARKER} is not as it was written") from error
    if marker.format > FORMAT:
        raise SourceError(
            folder,
            f"the store is of a newer kamergraaf ({marker.code}, format {marker.format}; this is {kg.__version__}, "
            f"format {FORMAT}); upgrade, or build the store again",
        )
    return marker


def build_of(folder: Path) -> tuple[int, int] | None:
    """Which build of the store stands in `folder`: another value after each; `None` where there is none at this moment."""
    try:
        marker = (folder / _MARKER).stat()
    except OSError:
        return None
    return marker.st_ino, marker.st_mtime_ns


def fill_store(graph: Path, folder: Path, base: str) -> Marker:
    """Fill a store with the file of a build whose things are named below `base`; it replaces the one in `folder`.

    Raises `OutputError` when `folder` is something else than a store or is in use, `SourceError` when the file cannot
    be read. Until all is loaded an earlier store stays as it was.
    """
    folder = folder.resolve()
    may_be_replaced(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.unfinished-") as beside:
            fresh = Path(beside) / "store"
            marker = Marker(FORMAT, kg.__version__, base, _load(graph, fresh))
            (fresh / _MARKER).write_text(json.dumps(asdict(marker), indent=1) + "\n", encoding="utf-8")
            _put(fresh, folder, Path(beside) / "before")
    except OSError as error:
        raise OutputError(folder, error.strerror or str(error)) from error
    return marker


def _load(graph: Path, fresh: Path) -> int:
    form = ox.RdfFormat.from_extension(graph.suffix[1:])
    if form is None:
        raise SourceError(graph, "no RDF format has this extension; use .nq, .trig, .ttl, .nt, .rdf or .jsonld")
    store = ox.Store(str(fresh))
    try:
        store.bulk_load(path=str(graph), format=form, lenient=True)
    except SyntaxError as error:
        raise SourceError(graph, f"not valid {form.name}: {error}") from error
    except FileNotFoundError as error:
        raise SourceError(graph, "there is no such file") from error
    store.flush()
    return len(store)


def may_be_replaced(folder: Path) -> None:
    """Whether `folder` is free, empty, or a store that nobody writes to; else raises `OutputError`."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise OutputError(folder, "is a file, not a store")
    if not (folder / _MARKER).is_file() and any(folder.iterdir()):
        raise OutputError(folder, "holds something else than a store; name another folder")
    try:
        with _unlocked(folder):
            pass
    except SourceError as error:
        raise OutputError(folder, error.reason) from error


def _put(fresh: Path, folder: Path, before: Path) -> None:
    """Put the new folder in the place of the old one; the old one comes back when that fails."""
    if folder.exists():
        folder.rename(before)
    try:
        fresh.rename(folder)
    except OSError:
        if before.exists():
            before.rename(folder)
        raise


@contextmanager
def _unlocked(folder: Path) -> Iterator[None]:
    """Raises `SourceError` when another process writes to the store: RocksDB locks its file `LOCK` by POSIX record."""
    lock: IO[bytes]
    try:
        lock = (folder / _LOCK).open("rb")
    except FileNotFoundError:
        yield
        return
    with lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SourceError(folder, "the store is locked: another process is writing to it") from error
        yield
