"""Answers kept on disk, by hash of the text, of what was asked, and of the model: the same build again asks nobody.

One file an answer, in JSON. The first answer to a text stays: of two processes that ask at once both use it.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from kg.errors import ModelError, OutputError
from kg.models.proposals import Answer, AnswerError, Model

_LARGEST = 4 << 20
"""Bytes of a file that is believed to be an answer."""
_IN_A_ROW = 5


def default_folder() -> Path:
    """Where answers are kept: `$XDG_CACHE_HOME/kamergraaf/models`, else below `~/.cache`."""
    above = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(above) if above else Path.home() / ".cache") / "kamergraaf" / "models"


@dataclass(slots=True)
class Remembered:
    """A model whose answers are in `folder`; what is not there is asked, and put there.

    Five texts in a row without a usable answer, and the model is given up: the next ones would cost time and money, too.
    """

    model: Model
    folder: Path
    _failed: int = 0

    def answer(self, text: str) -> Answer:
        """The answer as it was first given.

        Raises `AnswerError` when the text gets none, `ModelError` when there is no sense in asking on, and `OutputError`
        when an answer cannot be kept.
        """
        path = self._path(text)
        known = _read(path)
        if known is not None:
            return known
        try:
            raw = self.model.ask(text)
            answer = Answer.of(raw)
        except AnswerError as error:
            self._failed += 1
            if self._failed < _IN_A_ROW:
                raise
            raise ModelError(
                f"{self.model.name}: {self._failed} texts in a row without a usable answer, the last time: {error}. "
                "The answers so far are kept: build again to go on"
            ) from error
        self._failed = 0
        try:
            _keep(path, raw)
        except OSError as error:
            raise OutputError(self.folder, f"an answer cannot be kept: {error.strerror}") from error
        return _read(path) or answer

    def _path(self, text: str) -> Path:
        digest = hashlib.sha256()
        for part in (self.model.name, self.model.key, text):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8) + data)
        name = digest.hexdigest()
        return self.folder / name[:2] / f"{name}.json"


def _read(path: Path) -> Answer | None:
    """What is kept there; `None` for nothing, and for what is no answer."""
    try:
        with path.open("rb") as file:
            return Answer.of(json.loads(file.read(_LARGEST)))
    except (OSError, ValueError, RecursionError, AnswerError):
        return None


def _keep(path: Path, answer: Mapping[str, object]) -> None:
    """Written beside and linked into place, unless an answer is there; a file that holds none makes way."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, suffix=".tmp") as beside:
        beside.write(json.dumps(answer, sort_keys=True).encode())
        beside.flush()
        if path.exists() and _read(path) is None:
            path.unlink(missing_ok=True)
        with suppress(FileExistsError):
            os.link(beside.name, path)
