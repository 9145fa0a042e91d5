"""Files that are whole or not there: written beside their place, then renamed."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.errors import OutputError


@contextmanager
def written_together(folder: Path) -> Iterator[Path]:
    """A new folder beside the files of `folder`; what is in it at the end replaces them, all or none.

    Raises `OutputError` when `folder` cannot be made or written to.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputError(folder, "is a file, not a folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix=".unfinished-") as beside:
            yield Path(beside)
            for path in sorted(Path(beside).iterdir()):
                path.replace(folder / path.name)
    except OSError as error:
        raise OutputError(folder, error.strerror or str(error)) from error


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def write_hashed(path: Path, pieces: Iterable[bytes]) -> str:
    """Write a file piece by piece; its SHA-256 in hex, which a thread works out while the next piece is read and written."""
    hashed = sha256()
    with path.open("wb") as file, ThreadPoolExecutor(1) as beside:
        hashing = beside.submit(hashed.update, b"")
        for piece in pieces:
            file.write(piece)
            hashing.result()
            hashing = beside.submit(hashed.update, piece)
    return hashed.hexdigest()


def write_whole(path: Path, data: bytes) -> None:
    """One file, written beside and renamed; raises `OutputError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.unfinished-{os.getpid()}")
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        raise OutputError(path, error.strerror or str(error)) from error
