"""What can go wrong, each with the value that made it go wrong."""

from collections.abc import Sequence
from pathlib import Path


class KgError(Exception):
    """The root of every error that Kamergraaf raises on purpose; its text is one line for a person, or one a cause."""


class SourceError(KgError):
    """An input that could not be read: `bestand.txt: the file is empty`."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = str(path)
        self.reason = reason


class NothingReadError(KgError):
    """No input could be read: `errors` names each with its reason, and so does the text, a line each."""

    def __init__(self, errors: Sequence[str]) -> None:
        super().__init__("\n".join(errors) or "no parliamentary question was found in what was given")
        self.errors = tuple(errors)


class OutputError(KgError):
    """A place that could not be written to: `exports: permission denied`."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = str(path)
        self.reason = reason


class FetchError(KgError):
    """An address that could not be fetched: `https://…/ah-tk-20202021-2801.xml: the server says 404 Not Found`.

    `final` means that asking again will not help: the server says that there is nothing at that address, or what is there
    is refused for what it is. `busy` means that it cannot be reached or will not answer now, so that there is no sense in
    asking it for more.
    """

    def __init__(self, address: str, reason: str, *, final: bool = False, busy: bool = False) -> None:
        super().__init__(f"{address}: {reason}")
        self.address = address
        self.reason = reason
        self.final = final
        self.busy = busy


class UsageError(KgError):
    """Options that do not go together: `--from 2021-04-01 is after --to 2021-03-01`."""


class RegisterError(KgError):
    """A register whose rows contradict themselves or each other: `persons.csv: row 12: …`."""

    def __init__(self, table: str, reason: str) -> None:
        super().__init__(f"{table}: {reason}")
        self.table = table
        self.reason = reason


class QueryError(KgError):
    """A query that could not be run: unknown name, wrong parameter, SPARQL that does not parse."""


class ModelError(KgError):
    """A model that cannot be had or asked: unknown, not installed, not reached, or without sense in its answers."""
