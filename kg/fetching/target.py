"""The folder that documents are fetched into, with what is known of each beside them in `.kg-fetch/`.

`kg build` passes over names that begin with a dot, so the folder can be built as it is. Nothing in it is half a file.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, BinaryIO

try:
    import fcntl
except ImportError:  # Windows has no such locks; two runs at once in one folder are then the user's own care
    fcntl = None  # type: ignore[assignment]

from kg.errors import OutputError
from kg.exporters.files import write_whole
from kg.fetching.client import Answer, Seen

_BESIDE = ".kg-fetch"


@dataclass(frozen=True, slots=True)
class Kept:
    """One line of the manifest: a file, the address it came from, what the server said of it, and its hash.

    `version` is what the source calls the state of the document: the day or moment it was last changed there. `date` is
    the server's own clock when it answered, `last_modified` and `etag` are what it says of the file, `bytes` the length.
    """

    id: str
    file: str
    address: str
    media_type: str
    bytes: int
    sha256: str
    version: str = ""
    title: str = ""
    date: str = ""
    last_modified: str = ""
    etag: str = ""

    @property
    def seen(self) -> Seen:
        """For asking again whether it has changed."""
        return Seen(self.etag, self.last_modified)


class Target:
    """The folder and its manifest: a line is added for each file the moment it is whole, so a run can be broken off."""

    def __init__(self, folder: Path) -> None:
        if folder.exists() and not folder.is_dir():
            raise OutputError(folder, "is a file, not a folder")
        self.folder = folder
        self._manifest = folder / _BESIDE / "manifest.jsonl"
        self._state = folder / _BESIDE / "state.json"
        self._kept = {kept.id: kept for kept in _lines(self._manifest)}

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Only one run at a time writes here; raises `OutputError` when another is at work.

        The lock goes with the process, so one that was killed leaves none behind. At the end the manifest is written anew.
        """
        lock = self.folder / _BESIDE / "lock"
        try:
            lock.parent.mkdir(parents=True, exist_ok=True)
            with lock.open("w") as held:
                if fcntl is not None:
                    fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                try:
                    yield
                finally:
                    self._write_manifest()
        except BlockingIOError as error:
            raise OutputError(self.folder, "another kg fetch is at work in it") from error
        except OSError as error:
            raise OutputError(self.folder, error.strerror or str(error)) from error

    def kept(self, id_: str) -> Kept | None:
        """What is known of a document whose file is still here, whole and as it came; else nothing."""
        known = self._kept.get(id_)
        if known is None:
            return None
        try:
            data = (self.folder / known.file).read_bytes()
        except OSError:
            return None
        return known if hashlib.sha256(data).hexdigest() == known.sha256 else None

    def keep(self, id_: str, file: str, answer: Answer, version: str = "", title: str = "") -> Kept:
        """Write a file whole and note where it came from; an older file of the same document goes.

        Raises `OutputError` when the folder cannot be written to.
        """
        before = self._kept.get(id_)
        write_whole(self.folder / file, answer.data)
        kept = Kept(
            id=id_,
            file=file,
            address=answer.address,
            media_type=answer.media_type,
            bytes=len(answer.data),
            sha256=hashlib.sha256(answer.data).hexdigest(),
            version=version,
            title=title,
            date=answer.date,
            last_modified=answer.last_modified,
            etag=answer.etag,
        )
        self._note(kept)
        if before and before.file != file:
            (self.folder / before.file).unlink(missing_ok=True)
        return kept

    def renew(self, kept: Kept, version: str) -> None:
        """Note that a file is still as the source has it, under a newer version."""
        self._note(Kept(**{**asdict(kept), "version": version}))

    def forget(self, id_: str) -> None:
        """Take away a file that the source has withdrawn, and its line."""
        known = self._kept.pop(id_, None)
        if known:
            (self.folder / known.file).unlink(missing_ok=True)

    def write_beside(self, name: str, data: bytes) -> None:
        """A file in `.kg-fetch/`, which `kg build` does not read: the metadata of a document, say."""
        write_whole(self.folder / _BESIDE / name, data)

    def _write_manifest(self) -> None:
        """A line a document, in order; during a run lines are only added."""
        if self._kept:
            text = "".join(_line(self._kept[id_]) for id_ in sorted(self._kept))
            write_whole(self._manifest, text.encode())

    def runs(self, what: str, names: Sequence[str]) -> list[dict[str, Any]]:
        """What earlier runs were asked of `kamervragen` or `zaken`, and how far they came; each has all of these names."""
        found = self._read_state().get(what)
        return (
            [one for one in found if isinstance(one, dict) and one.keys() >= set(names)]
            if isinstance(found, list)
            else []
        )

    def remember(self, what: str, run: Mapping[str, Any], asked: Sequence[str]) -> None:
        """Keep a run for the next, in the place of an earlier one that was asked the same."""
        state = self._read_state()
        others = [one for one in self.runs(what, asked) if any(one[name] != run[name] for name in asked)]
        text = json.dumps(state | {what: [*others, dict(run)]}, ensure_ascii=False, indent=1, sort_keys=True)
        write_whole(self._state, f"{text}\n".encode())

    def _read_state(self) -> dict[str, Any]:
        try:
            found = json.loads(self._state.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise OutputError(self._state, f"cannot be read ({error}): remove it to fetch anew") from error
        return found if isinstance(found, dict) else {}

    def _note(self, kept: Kept) -> None:
        self._kept[kept.id] = kept
        try:
            self._manifest.parent.mkdir(parents=True, exist_ok=True)
            with self._manifest.open("ab+") as lines:
                if _is_torn(lines):
                    lines.write(b"\n")
                lines.write(_line(kept).encode())
        except OSError as error:
            raise OutputError(self._manifest, error.strerror or str(error)) from error


def _line(kept: Kept) -> str:
    return json.dumps(asdict(kept), ensure_ascii=False) + "\n"


def _is_torn(lines: BinaryIO) -> bool:
    """Whether the last line was cut off when a run was broken off."""
    if lines.seek(0, os.SEEK_END) == 0:
        return False
    lines.seek(-1, os.SEEK_END)
    return lines.read(1) != b"\n"


_NAMES = {field.name for field in fields(Kept)}


def _lines(path: Path) -> list[Kept]:
    """Every line that is whole; the last may be cut off when a run was broken off, and then its file is fetched again."""
    if not path.exists():
        return []
    found = []
    try:
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                record = json.loads(line)
            except ValueError:
                continue
            if isinstance(record, dict) and {"id", "file", "address", "sha256"} <= record.keys() <= _NAMES:
                found.append(Kept(**record))
    except OSError as error:
        raise OutputError(path, error.strerror or str(error)) from error
    return found
