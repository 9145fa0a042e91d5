"""The files of the inputs in batches, each some work for one process."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.document import Document
from kg.errors import SourceError
from kg.sources import read_content, zaken
from kg.sources.content import Content
from kg.sources.inputs import documents_in

_MOST_FILES, _MOST_BYTES = 24, 1 << 19
"""Files that are read together at most."""
_MOST_LINES = 400
"""Records of one file that are read together."""

Failure = tuple[str, str]
"""An input that could not be read, and why."""
Batch = tuple[Content | Failure, ...]


@dataclass(frozen=True)
class Piece(Content):
    """Some lines of a file that is known to hold a record a line."""


def batches(inputs: Sequence[str]) -> Iterator[Batch]:
    """The files of the inputs in order, some together; a file of many records in pieces, each a batch of its own."""
    waiting: list[Content | Failure] = []
    size = 0
    for content in documents_in(inputs):
        if isinstance(content, SourceError):
            waiting.append((content.path, content.reason))
        elif zaken.recognises(content):
            yield from ((piece,) for piece in _pieces(content))
            continue
        else:
            waiting.append(content)
            size += len(content.data)
        if len(waiting) == _MOST_FILES or size >= _MOST_BYTES:
            yield tuple(waiting)
            waiting, size = [], 0
    if waiting:
        yield tuple(waiting)


def _pieces(content: Content) -> Iterator[Piece]:
    """A file of one record a line in pieces of whole lines."""
    lines = content.data.splitlines(keepends=True)
    for first in range(0, len(lines), _MOST_LINES):
        yield Piece(content.path, b"".join(lines[first : first + _MOST_LINES]), content.first_line + first)


def documents_of(content: Content | Failure) -> Iterator[Document]:
    """What one content of a batch holds; raises `SourceError`, for a file of many records after the good ones."""
    if not isinstance(content, Content):
        raise SourceError(*content)
    return zaken.parse(content) if isinstance(content, Piece) else read_content(content)
