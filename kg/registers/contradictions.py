"""What contradicts itself in the registers, apart from what somebody looked at and found to be so.

`reviewed.csv` beside the tables, where there is one, holds those, each with the reason: two state secretaries did share a post in 2020.
"""

from dataclasses import dataclass
from pathlib import Path

from kg.registers import load
from kg.registers.tables import TABLES, rows


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A row of `reviewed.csv`: a contradiction as it is found, and why it stands."""

    contradiction: str
    reason: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One line that names the entries; `reason` says why it is right all the same, and is empty until somebody looked."""

    text: str
    reason: str


def contradictions(folder: Path = TABLES) -> tuple[Contradiction, ...]:
    """Every contradiction in the tables of `folder`, and every reviewed one that is there no longer.

    Raises `RegisterError`, which names the row, where a table does not read.
    """
    registers = load(folder)
    found = [*registers.people.problems(), *registers.things.problems()]
    listed = rows("reviewed", Reviewed, folder) if (folder / "reviewed.csv").exists() else ()
    reviewed = {row.contradiction: row.reason for row in listed}
    gone = [f"reviewed, but found no longer: {text}" for text in sorted(set(reviewed) - set(found))]
    return tuple(Contradiction(text, reviewed.get(text, "")) for text in [*found, *gone])
