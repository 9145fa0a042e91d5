"""What the user names, expanded: files, folders, patterns, and `.gz` and `.zip` of any of these, one content at a time.

An input that cannot be read does not stop the others: in its place comes the `SourceError` that says why.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from kg.errors import SourceError
from kg.sources.content import Content
from kg.sources.unpacking import LIMITS, Limits, unpacked


def documents_in(
    inputs: Sequence[str], limits: Limits = LIMITS, without: Callable[[Path], bool] = lambda path: False
) -> Iterator[Content | SourceError]:
    """Each file in `inputs`, in order, folders and patterns sorted; a `SourceError` for each that is refused.

    Folders are read with all they hold, without hidden files, without those that `without` tells to leave, and without
    following links to other folders. A member of an archive is called `map.zip!/vraag.txt`. A large file of one JSON
    record a line comes in parts under one path.

    >>> [str(found) for found in documents_in(["geen-bestand.xml"])]
    ['geen-bestand.xml: does not exist']
    """
    for given in dict.fromkeys(inputs):
        for path in _paths(given, without):
            if isinstance(path, SourceError):
                yield path
            else:
                yield from _file(path, limits)


def _paths(given: str, without: Callable[[Path], bool]) -> Iterator[Path | SourceError]:
    """The files behind one input."""
    path = Path(given)
    if path.is_dir():
        yield from _folder(path, without)
    elif path.exists() or path.is_symlink():
        yield path
    elif has_magic(given):
        found = sorted(glob(given, recursive=True))  # noqa: PTH207  Path.glob takes no absolute patterns
        if not found:
            yield SourceError(given, "no file matches this pattern")
        for match in found:
            if Path(match).is_file() or "**" not in given:
                yield from _paths(match, without)
    else:
        yield SourceError(given, "does not exist")


def _folder(folder: Path, without: Callable[[Path], bool]) -> Iterator[Path | SourceError]:
    failures: list[SourceError] = []

    def failed(error: OSError) -> None:
        failures.append(SourceError(Path(error.filename).as_posix(), (error.strerror or str(error)).lower()))

    empty = True
    for parent, folders, files in os.walk(folder, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            if not name.startswith(".") and not without(path):
                empty = False
                yield path
    yield from failures
    if empty and not failures:
        yield SourceError(folder.as_posix(), "the folder holds no files")


def _file(path: Path, limits: Limits) -> Iterator[Content | SourceError]:
    name = path.as_posix()
    if path.exists() and not path.is_file():
        yield SourceError(name, "is neither a file nor a folder")
        return
    try:
        with path.open("rb") as stream:
            yield from unpacked(name, stream, limits)
    except OSError as error:
        yield SourceError(name, (error.strerror or str(error)).lower())
