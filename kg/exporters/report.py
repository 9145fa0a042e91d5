"""report.md: what was read, what was found, and what was not understood."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.exporters.tally import (
    ACTORS,
    DOUBLES,
    FORMAT,
    JOINED,
    LEFT_OUT,
    OPEN,
    PROBLEMS,
    PROPOSED,
    REFUSED,
    RELATION,
    SETS,
    UNDECIDED,
    Tally,
)

_MOST_LISTED = 200
"""Rows of a list before the rest is only counted."""
_COUNTED = {
    SETS: "set of questions",
    "documents": "document",
    "numbered questions": "numbered question",
    "questions answered": "question answered",
    JOINED: "document joined to its question by clues",
}
"""What is counted, and what one of it is called."""
SHARES = (
    ("asked with person and party", "asked", 0.99),
    ("addressed with person and post", "addressed", 0.995),
    ("addressed with two posts", "addressed", 0.0),
)
"""What is counted of actors, of which whole, and the least share that is expected of it."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build came to: its counts, what could not be read, and what to know of its files.

    `hashes` are the SHA-256 of the files that `dataset.ttl` describes. `reused` of its `sources` were not read, because
    the build before had them; `report.md` is silent about that, since it is the same whatever was there before.
    """

    tally: Tally
    errors: tuple[str, ...]
    statements: int
    notes: tuple[str, ...]
    hashes: Mapping[str, str] = field(default_factory=dict)
    sources: int = 0
    reused: int = 0

    def lines(self) -> list[str]:
        """The counts in one line each, for the terminal."""
        counts = {what: self.tally.number(what) for what in _COUNTED}
        by_class = Counter(kind for kind, _, _ in self.tally.entities)
        lines = [
            ", ".join(
                f"{counts[name]:,} {one if counts[name] == 1 else name}"
                for name, one in _COUNTED.items()
                if counts[name] or name != JOINED
            ),
            ", ".join(f"{number:,} {kind}" for kind, number in sorted(by_class.items())),
            f"{self.tally.linked.total():,} mentions linked, {self.tally.total(UNDECIDED):,} undecided, "
            f"{self.tally.total(RELATION):,} relations, {self.statements:,} statements",
        ]
        if proposed := self.tally.rows(PROPOSED):
            fates = Counter[str]()
            for _, fate, _, times in proposed:
                fates[str(fate)] += int(times)
            lines.append("by the model: " + ", ".join(f"{times:,} {fate}" for fate, times in sorted(fates.items())))
        return lines

    def markdown(self) -> str:
        """The whole report."""
        return "\n".join(self._sections()) + "\n"

    def _sections(self) -> Iterator[str]:
        tally = self.tally
        yield "# What was read, found and not understood\n"
        yield from (f"- {line}" for line in self.lines())
        yield from (f"- {note}" for note in self.notes)
        yield from _table("Read, by format", ("format", "documents"), tally.rows(FORMAT))
        yield from _list("Could not be read", self.errors, "Every input was read.")
        yield from _shares(tally)
        yield from _table("Mentions linked, by class", ("class", "mentions"), sorted(tally.mentions.items()))
        yield from _table("Relations stated", ("predicate", "times"), tally.rows(RELATION))
        labels = [(kind, label) for kind, _, label in sorted(tally.entities)]
        yield from _table("Entities", ("class", "label"), labels)
        yield from _table("Undecided mentions", ("text", "why", "document", "times"), tally.rows(UNDECIDED))
        if proposed := tally.rows(PROPOSED):
            yield from _table("Proposed by a model", ("what", "fate", "class or reason", "times"), proposed)
            refused = tally.rows(REFUSED)
            yield from _table("Refused of these", ("quote", "class", "why", "document", "times"), refused)
        two = "Addressed with two posts at once: which is not known"
        yield from _list(two, sorted(tally.lines(OPEN)), "Nobody.")
        yield from _list("Contradictions and loose ends", sorted(tally.lines(PROBLEMS)), "None found.")
        yield from _numbers("Errors of the source, as they stand", tally.source_errors)
        yield from _table("Left out of the text", ("what", "times"), tally.rows(LEFT_OUT))


def _shares(tally: Tally) -> Iterator[str]:
    """Who asked and who was asked, against what is expected of records of the Tweede Kamer."""
    yield "\n## Who asked whom\n"
    rows = [(DOUBLES, tally.number(DOUBLES), "", "0")]
    for what, whole, expected in SHARES:
        number, of = tally.number(what, ACTORS), tally.number(whole, ACTORS)
        share = f"{number / of:.2%} of {of:,}" if of else "of none"
        rows.append((what, number, share, f"at least {expected:.1%}" if expected else ""))
    yield "| what | number | share | expected |\n| --- | --- | --- | --- |"
    yield from (f"| {_cell(what)} | {number:,} | {share} | {expected} |" for what, number, share, expected in rows)


def _numbers(title: str, lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Every number under what is said of it, none left out."""
    yield f"\n## {title}\n"
    for what, where in sorted(lists.items()):
        yield f"- {_cell(what)} ({len(where):,}): {_cell(', '.join(sorted(where)))}"
    if not lists:
        yield "None known."


def _list(title: str, rows: Sequence[str], none: str) -> Iterator[str]:
    yield f"\n## {title}\n"
    yield from (f"- {_cell(row)}" for row in rows[:_MOST_LISTED])
    if len(rows) > _MOST_LISTED:
        yield f"- … and {len(rows) - _MOST_LISTED:,} more"
    if not rows:
        yield none


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    yield f"\n## {title}\n"
    if not rows:
        yield "None."
        return
    yield f"| {' | '.join(columns)} |"
    yield f"|{' --- |' * len(columns)}"
    yield from (f"| {' | '.join(map(_cell, row))} |" for row in rows[:_MOST_LISTED])
    if len(rows) > _MOST_LISTED:
        yield f"\n… and {len(rows) - _MOST_LISTED:,} more rows."


def _cell(value: object) -> str:
    """Text from a source as it may stand in Markdown: nothing in it is mark-up."""
    plain = str(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", " ")
    for mark in "\\|`*_[]":
        plain = plain.replace(mark, f"\\{mark}")
    return plain
