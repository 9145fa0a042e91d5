"""The files of the inputs in batches, each some work for one process."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from kg.document import Document
from kg.errors import SourceError
from kg.exporters.dataset import DATASET, FILES, REPORT
from kg.sources import read_content, zaken
from kg.sources.content import Content
from kg.sources.inputs import documents_in

_MOST_FILES, _MOST_BYTES = 24, 1 << 19
"""Files that are read together at most."""
KEPT = ".kamergraaf-build.jsonl"
"""What a build leaves beside its exports for the next one (`kg.building.kept`)."""
_MOST_LINES = 400
"""Records of one file that are read together."""

Unit: TypeAlias = tuple[str, str]
"""What is read or not, as a whole: the path of a file and the hash of its bytes; of many records the hash of a line."""
Failure: TypeAlias = tuple[str, str]
"""An input that could not be read, and why."""
Batch: TypeAlias = tuple[Content | Failure, ...]
Wanted: TypeAlias = Callable[[Unit], bool]


@dataclass(frozen=True)
class Piece(Content):
    """Some lines of a file that is known to hold a record a line."""


def batches(inputs: Sequence[str], wanted: Wanted | None = None) -> Iterator[Batch]:
    """The files of the inputs in order, some together; a file of many records in pieces, each a batch of its own.

    Without what is not `wanted`; all of it by default. What cannot be read comes always. The exports of a build in a
    folder that is read are none of its documents.
    """
    waiting: list[Content | Failure] = []
    size = 0
    for content in documents_in(inputs, without=_is_export):
        if isinstance(content, SourceError):
            waiting.append((content.path, content.reason))
        elif zaken.recognises(content):
            yield from ((piece,) for piece in _pieces(content, wanted))
            continue
        elif wanted is None or wanted((content.path, content.sha256)):
            waiting.append(content)
            size += len(content.data)
        if len(waiting) == _MOST_FILES or size >= _MOST_BYTES:
            yield tuple(waiting)
            waiting, size = [], 0
    if waiting:
        yield tuple(waiting)


def _is_export(path: Path) -> bool:
    """Whether a build wrote this file."""
    return path.name in (*FILES, DATASET, REPORT) and (path.parent / KEPT).exists()


def _pieces(content: Content, wanted: Wanted | None) -> Iterator[Piece]:
    """A file of one record a line in pieces of whole lines; lines that are not wanted are left empty."""
    lines = BytesIO(content.data).readlines()
    if wanted is not None:
        lines = [line if wanted((content.path, sha256(line.strip()).hexdigest())) else b"\n" for line in lines]
    for first in range(0, len(lines), _MOST_LINES):
        data = b"".join(lines[first : first + _MOST_LINES])
        if not data.isspace():
            yield Piece(content.path, data, content.first_line + first)


def documents_of(content: Content | Failure) -> Iterator[tuple[Unit, Document]]:
    """What one content of a batch holds; raises `SourceError`, for a file of many records after the good ones."""
    if not isinstance(content, Content):
        raise SourceError(*content)
    if isinstance(content, Piece):
        for document in zaken.parse(content):
            yield (content.path, document.sha256), document
    else:
        unit = content.path, content.sha256
        for document in read_content(content):
            yield unit, document
