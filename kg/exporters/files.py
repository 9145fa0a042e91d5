"""Files that are whole or not there: written beside their place, then renamed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
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


def write_whole(path: Path, data: bytes) -> None:
    """One file, written beside and renamed; raises `OutputError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.unfinished-{os.getpid()}")
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        raise OutputError(path, error.strerror or str(error)) from error
