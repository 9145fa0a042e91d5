"""Bytes that wait on disk while a build runs, so that memory stays flat whatever the number of documents."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import IO, NamedTuple, Self

from kg.errors import OutputError

_MOST_OPEN = 64
_BUFFER = 1 << 20


@contextmanager
def spool_folder(out: Path) -> Iterator[Path]:
    """A folder for files of this run, on the disk that `out` is on; raises `OutputError` when there can be none."""
    is_new = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=out, prefix=".unfinished-") as folder:
            yield Path(folder)
    except OSError as error:
        raise OutputError(out, error.strerror or str(error)) from error
    finally:
        if is_new and out.is_dir() and not any(out.iterdir()):
            out.rmdir()


class Slot(NamedTuple):
    """A stretch of a file."""

    file: str
    at: int
    length: int


@dataclass(slots=True)
class SpoolWriter:
    """Appends to one new file, which only one process writes."""

    path: Path
    _file: IO[bytes] | None = None
    _at: int = 0

    def add(self, data: bytes) -> Slot:
        """Where the data now are."""
        if self._file is None:
            self._file = self.path.open("wb", buffering=_BUFFER)
        self._file.write(data)
        slot = Slot(self.path.name, self._at, len(data))
        self._at += len(data)
        return slot

    def close(self) -> None:
        """Write what is left."""
        if self._file is not None:
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@dataclass(slots=True)
class SpoolReader:
    """Reads slots of the files in a folder; the files used last stay open."""

    folder: Path
    _open: "OrderedDict[str, IO[bytes]]" = field(default_factory=OrderedDict)

    def read(self, slot: Slot) -> bytes:
        """The data of a slot."""
        file = self._open.get(slot.file)
        if file is None:
            file = self._open[slot.file] = (self.folder / slot.file).open("rb")
            if len(self._open) > _MOST_OPEN:
                self._open.popitem(last=False)[1].close()
        else:
            self._open.move_to_end(slot.file)
        if file.tell() != slot.at:
            file.seek(slot.at)
        return file.read(slot.length)

    def runs(self, slots: Iterable[Slot]) -> Iterator[bytes]:
        """The data of the slots one after the other; of those that stand behind each other many together."""
        file, start, end = "", 0, 0
        for slot in slots:
            if slot.file != file or slot.at != end or end - start >= _BUFFER:
                if end > start:
                    yield self.read(Slot(file, start, end - start))
                file, start = slot.file, slot.at
            end = slot.at + slot.length
        if end > start:
            yield self.read(Slot(file, start, end - start))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._open.values():
            file.close()
