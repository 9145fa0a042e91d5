"""The bytes of one input, looked at once: what every reader is handed."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.errors import SourceError
from kg.sources.encoding import decoded, head_of, is_text

MOST_TEXT = 20_000_000
"""No Kamervraag comes near so many bytes of text; a longer text is refused before it fills the memory."""


@dataclass(frozen=True)
class Content:
    """`path` is the input as given (`map.zip!/vraag.txt` inside an archive), `data` its bytes.

    `first_line` is the number of its first line, where it is a part of a file of one record a line.
    """

    path: str
    data: bytes
    first_line: int = 1

    @cached_property
    def sha256(self) -> str:
        """The hash of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def _decoded(self) -> tuple[str, str]:
        if len(self.data) > MOST_TEXT:
            raise SourceError(self.path, f"a text of {len(self.data):,} bytes: at most {MOST_TEXT:,} are read")
        return decoded(self.data, self.path)

    @property
    def text(self) -> str:
        """The bytes as text with `\\n` line ends; raises `SourceError` that names the first wrong byte.

        Declared encodings are honoured, and plain text that can only be Windows-1252 is read as that.
        """
        return self._decoded[0]

    @property
    def encoding(self) -> str:
        """The encoding the text is in: `utf-8`, `cp1252`."""
        return self._decoded[1]

    @cached_property
    def head(self) -> str:
        """The first 4 KB as text, whatever bytes cannot be read; never raises."""
        return head_of(self.data)

    def lines(self) -> Iterator[tuple[int, str | SourceError]]:
        """Every line with its number; in place of one that cannot be decoded, the error."""
        for number, line in enumerate(self.data.split(b"\n"), self.first_line):
            try:
                yield number, line.decode("utf-8-sig")
            except UnicodeDecodeError as error:
                reason = f"not UTF-8 text (byte 0x{line[error.start]:02x} at {error.start})"
                yield number, SourceError(self.path, f"line {number}: {reason}")

    @property
    def is_binary(self) -> bool:
        """True for PDF and zip, and when the first 8 KB hold a NUL byte that no byte order mark explains."""
        return self.data.startswith((b"%PDF-", b"PK\3\4")) or not is_text(self.data)
