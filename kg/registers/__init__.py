"""People, parties, posts, organisations, laws, places and topics: by name, by id, as of a date."""

from dataclasses import dataclass
from functools import cache

from kg.registers.people import People
from kg.registers.things import Things


@dataclass(frozen=True, slots=True)
class Registers:
    """Everything that is known beforehand; loaded once, never changed."""

    people: People
    things: Things


@cache
def load() -> Registers:
    """The registers of this package, read on first use."""
    return Registers(People.load(), Things.load())
