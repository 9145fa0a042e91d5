"""One set of questions, written: its own N-Quads and Turtle, and what it adds to the parts that all sets share."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from kg.exporters.rdf_files import nquads
from kg.exporters.tally import Tally
from kg.exporters.turtle import shortening, turtle
from kg.rdf import Stated
from kg.registers.entries import Entry
from kg.statement import Statement


@dataclass(slots=True)
class Summary:
    """What sets of questions add to the whole: what the registers must describe, and what to report.

    `shared` are statements about what other sets may state too, so that the Turtle holds each once; `figures` count
    the others (`kg.exporters.turtle`).
    """

    entries: set[Entry] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)
    shared: set[Statement] = field(default_factory=set)
    figures: Counter[str] = field(default_factory=Counter)
    tally: Tally = field(default_factory=Tally)

    @classmethod
    def of(cls, summaries: Iterable["Summary"]) -> "Summary":
        """All of them added up."""
        total = cls()
        for summary in summaries:
            total.add(summary)
        return total

    def add(self, other: "Summary") -> None:
        """Take in another."""
        self.entries |= other.entries
        self.rules |= other.rules
        self.shared |= other.shared
        self.figures.update(other.figures)
        self.tally.add(other.tally)


@dataclass(frozen=True, slots=True)
class Part:
    """One set of questions, understood: its N-Quads, its own part of the Turtle, and what it adds to the whole."""

    quads: bytes
    turtle: bytes
    summary: Summary


def part_of(stated: Stated) -> Part:
    """What was stated of one set, written."""
    about_shared = _shared(stated.iris.base)
    told = [block for block in stated.blocks if block.subject.startswith(about_shared)]
    own = [block for block in stated.blocks if block not in told] if told else stated.blocks
    shared = {Statement(subject, *said) for subject, every in told for said in every}
    summary = Summary(set(stated.entries), set(stated.rules), shared, tally=Tally.of(stated))
    return Part(nquads(stated.blocks), turtle(own, shortening(stated.iris.base), summary.figures), summary)


@cache
def _shared(base: str) -> tuple[str, ...]:
    """How the addresses begin of what many sets name: `…/id/organisatie/huawei`."""
    return tuple(f"<{base}{path}/" for path in ("persoon", "partij", "ambt", "organisatie", "wet", "plaats"))
