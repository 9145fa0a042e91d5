"""What a run of fetching came to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.errors import FetchError

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""

MOST_BUSY = 3
"""So many documents in a row that a server would not give now, and it is left alone until the next run."""


@dataclass(slots=True)
class Outcome:
    """Counts, and one line for each that could not be had; `planned` are those that a dry run would fetch.

    `what` says what is counted, where that is not what was asked for alone.
    """

    what: str = ""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    planned: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    busy: int = 0

    @property
    def ok(self) -> bool:
        """Whether everything that was asked for is here."""
        return not self.failures

    def failed(self, what: str, error: FetchError) -> None:
        """Note a failure; raises the error when the server has refused too often in a row."""
        self.failures.append(f"{what}: {error}")
        self.busy = self.busy + 1 if error.busy else 0
        if self.busy >= MOST_BUSY:
            self.failures.append(f"stopped: {self.busy} refusals in a row. The same command goes on from here later")
            raise Stopped

    def summary(self, dry_run: bool = False) -> str:
        """The counts in words.

        >>> Outcome(new=3, unchanged=1200).summary()
        '3 new, 0 changed, 1,200 unchanged, 0 failed'
        """
        counts = {"to fetch": len(self.planned)} if dry_run else {"new": self.new, "changed": self.changed}
        counts |= {"unchanged": self.unchanged} | ({"withdrawn": self.withdrawn} if self.withdrawn else {})
        return ", ".join(f"{number:,} {name}" for name, number in [*counts.items(), ("failed", len(self.failures))])


class Stopped(Exception):  # noqa: N818  it never leaves this package
    """There is no sense in asking for more now; what there is to say of it stands in the outcome."""
