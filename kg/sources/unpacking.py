"""Files as they are and files inside `.gz` and `.zip`, with bounds on size, ratio, number and depth.

What is unpacked is only ever read into memory, never written to disk; names that point outside the archive, links and
encrypted members are refused all the same, each by its name.
"""

import gzip
import io
import re
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from kg.errors import SourceError
from kg.sources.content import MOST_TEXT, Content
from kg.sources.encoding import is_text

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_GZIP, _ZIP = b"\x1f\x8b", b"PK\3\4"
_EMPTY_ZIP = b"PK\5\6"
_BLOCK = 1 << 16
_RATIO_FROM = 1_000_000
"""Below so many bytes a high ratio does no harm."""
_DAMAGE = (EOFError, OSError, zlib.error, BadZipFile, NotImplementedError, RuntimeError)
_OFFICE = frozenset({"[Content_Types].xml", "word/document.xml", "mimetype"})
_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is unpacked or read: bytes of one file, of one archive, their ratio, members, bytes of one part."""

    file: int = 200_000_000
    archive: int = 4_000_000_000
    ratio: int = 200
    members: int = 300_000
    depth: int = 2
    text: int = MOST_TEXT
    part: int = 4_000_000


LIMITS = Limits()

_Stream: TypeAlias = io.BufferedReader | io.BytesIO


class _Refused(Exception):  # noqa: N818  it never leaves this module
    """Reading was stopped by a limit."""


class _Bounded(io.RawIOBase):
    """A stream that refuses to give more than the limits allow for so many packed bytes."""

    def __init__(self, stream: io.BufferedIOBase, packed: int, limits: Limits) -> None:
        self._stream, self._packed, self._limits = stream, max(packed, 1), limits
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        data = self._stream.read1(min(len(view), _BLOCK))  # one step, so that damage further on loses nothing
        view[: len(data)] = data
        self.given += len(data)
        if self.given > _RATIO_FROM and self.given > self._limits.ratio * self._packed:
            raise _Refused(f"refused as a bomb: it unpacks to more than {self._limits.ratio} times its size")
        if self.given > self._limits.archive:
            raise _Refused(f"refused: it unpacks to more than {self._limits.archive:,} bytes")
        return len(data)


def unpacked(path: str, stream: io.BufferedReader, limits: Limits = LIMITS) -> Iterator[Content | SourceError]:
    """What an open file holds: itself, the file in a `.gz`, or the members of a `.zip`; errors in place of contents."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    yield from _unpacked(path, stream, size, 0, limits)


def _unpacked(
    path: str, stream: io.BufferedReader, size: int, depth: int, limits: Limits
) -> Iterator[Content | SourceError]:
    """By its first bytes; `size` is how many bytes the stream takes as it is."""
    try:
        magic = stream.peek(4)[:4]
        if magic.startswith(_GZIP):
            if depth >= limits.depth:
                yield SourceError(path, "an archive in an archive in an archive: refused")
                return
            inner = _Bounded(gzip.GzipFile(fileobj=stream), size, limits)
            yield from _unpacked(path, io.BufferedReader(inner, _BLOCK), size, depth + 1, limits)
        elif magic in (_ZIP, _EMPTY_ZIP):
            yield from _zip(path, stream, depth, limits)
        else:
            yield from _plain(path, stream, limits)
    except _Refused as refusal:
        yield SourceError(path, str(refusal))
    except _DAMAGE as error:
        yield SourceError(path, _damage(error))


def _damage(error: Exception) -> str:
    """One line for what went wrong while unpacking."""
    if isinstance(error, EOFError):
        return "the packed data are cut off"
    text = str(getattr(error, "strerror", None) or error) or type(error).__name__
    return f"the packed data are damaged ({' '.join(text.split()).lower()})"


def _plain(path: str, stream: _Stream, limits: Limits) -> Iterator[Content | SourceError]:
    """A file that is no archive, whole, or in parts where it holds one record a line and is large."""
    data, broken = _read(stream, limits.part)
    if len(data) < limits.part:
        if data or not broken:
            yield Content(path, data)
        if broken:
            yield SourceError(path, _damage(broken))
        return
    if data.lstrip()[:1] == b"{" and data.split(b"\n", 1)[0].rstrip().endswith(b"}") and b"\n" in data:
        yield from _parts(path, data, stream, limits)
        return
    most = limits.text if is_text(data) and not data.startswith(b"%PDF-") else limits.file
    more, broken = _read(stream, most + 1 - len(data))
    if len(data) + len(more) > most:
        kind = "a text" if most == limits.text else "a file"
        yield SourceError(path, f"{kind} of more than {most:,} bytes is refused: no Kamervraag is that long")
        return
    yield Content(path, data + more)
    if broken:
        yield SourceError(path, _damage(broken))


def _parts(path: str, data: bytes, stream: _Stream, limits: Limits) -> Iterator[Content | SourceError]:
    """Whole lines, so many at a time; a last line that is cut off comes too."""
    first_line = 1
    broken: Exception | None = None
    while data:
        cut = data.rfind(b"\n") + 1
        if cut and not broken:
            yield Content(path, data[:cut], first_line)
            first_line += data.count(b"\n", 0, cut)
            data = data[cut:]
        elif len(data) > limits.text:
            yield SourceError(path, f"line {first_line} is longer than {limits.text:,} bytes: the rest is refused")
            return
        more, broken = _read(stream, limits.part)
        if not more:
            break
        data += more
    if data:
        yield Content(path, data, first_line)
    if broken:
        yield SourceError(path, _damage(broken))


def _read(stream: _Stream, most: int) -> tuple[bytes, Exception | None]:
    """At most so many bytes, and what stopped the reading where the packed data are damaged."""
    blocks: list[bytes] = []
    left = most
    try:
        while left > 0 and (block := stream.read1(min(_BLOCK, left))):
            blocks.append(block)
            left -= len(block)
    except _DAMAGE as error:
        return b"".join(blocks), error
    return b"".join(blocks), None


def _zip(path: str, stream: io.BufferedReader, depth: int, limits: Limits) -> Iterator[Content | SourceError]:
    """The members of a zip, sorted by name; an office document is a zip too, and comes as it is."""
    whole: _Stream = stream
    if depth:
        data, broken = _read(stream, limits.file + 1)
        if broken or len(data) > limits.file:
            yield SourceError(path, _damage(broken) if broken else f"an archive of more than {limits.file:,} bytes")
            return
        whole = io.BytesIO(data)
    with ZipFile(whole) as archive:
        members = sorted(archive.infolist(), key=lambda member: member.filename)
        if not _OFFICE.isdisjoint(member.filename for member in members):
            whole.seek(0)
            yield from _plain(path, whole, limits)
        elif depth >= limits.depth:
            yield SourceError(path, "an archive in an archive in an archive: refused")
        elif len(members) > limits.members:
            yield SourceError(path, f"an archive of {len(members):,} members: at most {limits.members:,} are read")
        else:
            yield from _members(path, archive, members, depth, limits)


def _members(
    path: str, archive: ZipFile, members: list[ZipInfo], depth: int, limits: Limits
) -> Iterator[Content | SourceError]:
    left = limits.archive
    for member in members:
        name = f"{path}!/{member.filename}"
        hidden = any(part.startswith(".") and part != ".." for part in member.filename.split("/"))
        if member.is_dir() or hidden or member.filename.startswith("__MACOSX/"):
            continue
        if refusal := _refusal(member):
            yield SourceError(name, refusal)
            continue
        try:
            opened = archive.open(member)
        except _DAMAGE as error:
            yield SourceError(name, _damage(error))
            continue
        with opened:
            bounded = _Bounded(cast("io.BufferedIOBase", opened), member.compress_size, limits)
            yield from _unpacked(name, io.BufferedReader(bounded, _BLOCK), member.file_size, depth + 1, limits)
        left -= bounded.given
        if left < 0:
            yield SourceError(path, f"refused after {name}: it unpacks to more than {limits.archive:,} bytes")
            return


def _refusal(member: ZipInfo) -> str | None:
    """Why a member is not read."""
    if _OUTSIDE.search(member.filename) or _OUTSIDE.search(member.orig_filename):
        return "refused: its name points outside the archive"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "refused: a symbolic link"
    return "refused: it is encrypted" if member.flag_bits & 1 else None
