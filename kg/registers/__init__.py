"""People, parties, posts, organisations, laws, places and topics: by name, by id, as of a date."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.registers.people import People
from kg.registers.tables import TABLES
from kg.registers.things import Things


@dataclass(frozen=True, slots=True)
class Registers:
    """Everything that is known beforehand; loaded once, never changed."""

    people: People
    things: Things


@cache
def load(folder: Path = TABLES) -> Registers:
    """The registers of this package, or those of the tables in `folder`, read on first use."""
    return Registers(People.load(folder), Things.load(folder))
