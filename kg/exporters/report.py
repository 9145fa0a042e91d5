"""report.md: what was read, what was found, and what was not understood."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.document import SectionKind
from kg.mention import RelationMention
from kg.rdf import Stated
from kg.rdf.entities import class_of
from kg.statement import Reading

_MOST_LISTED = 200
"""Rows of a list before the rest is only counted."""
DOUBLES = "records of a number that another record has"
STATEMENTS = "statements"
JOINED = "documents joined to their question by clues"
_COUNTED = {
    "sets of questions": "set of questions",
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


@dataclass(slots=True)
class Tally:
    """Counts and lists of one set of questions, or of many added up."""

    counts: Counter[str] = field(default_factory=Counter)
    mentions: Counter[str] = field(default_factory=Counter)
    relations: Counter[str] = field(default_factory=Counter)
    formats: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    undecided: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    entities: set[tuple[str, str, str]] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    actors: Counter[str] = field(default_factory=Counter)
    source_errors: dict[str, list[str]] = field(default_factory=dict)
    judged: set[int] = field(default_factory=set)
    """Rows of the judgements that decided about a mention."""
    proposals: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """What became of a model's proposals: kind, fate, and the reason, or the class where there is none."""
    refused: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    """The proposals that were refused: quote, class or predicate, reason, document."""

    @classmethod
    def of(cls, stated: Stated) -> "Tally":
        """What one set of questions came to."""
        tally = cls(problems=[*stated.problems], open=[*stated.open], actors=stated.actors)
        for what, where in stated.source_errors:
            tally.source_errors.setdefault(what, []).append(where)
        tally.counts["sets of questions"] = 1
        tally.counts[STATEMENTS] = sum(len(said) for _, said in stated.blocks)
        numbers: dict[SectionKind, set[str]] = {kind: set() for kind in SectionKind}
        for reading in stated.readings:
            tally._count_document(reading)
            for section in reading.document.sections:
                numbers[section.kind].update(section.numbers)
        tally.counts["numbered questions"] = len(numbers[SectionKind.QUESTION])
        tally.counts["questions answered"] = len(numbers[SectionKind.ANSWER])
        return tally

    def _count_document(self, reading: Reading) -> None:
        document = reading.document
        self.counts["documents"] += 1
        if document.belongs_to:
            self.counts[JOINED] += 1
        self.formats[document.format] += 1
        for part in document.left_out:
            self.left_out[part.reason] += 1
        for link in reading.links:
            if link.judgement is not None:
                self.judged.add(link.judgement)
            if link.entry is None:
                weighed = f"{link.reason}: {', '.join(link.candidates)}" if link.candidates else link.reason
                self.undecided[(link.mention.surface, weighed, document.id)] += 1
            else:
                kind = class_of(link.entry).value
                self.mentions[kind] += 1
                self.entities.add((kind, link.entry.slug, link.entry.label))
        for verdict in reading.verdicts:
            self.proposals[(verdict.kind, verdict.fate, verdict.reason or verdict.what)] += 1
            if verdict.fate == "refused":
                self.refused[(verdict.quote, verdict.what, verdict.reason, document.id)] += 1
        self.relations.update(m.predicate for m in reading.mentions if isinstance(m, RelationMention))

    def add(self, other: "Tally") -> None:
        """Take in the counts of another."""
        for name in (
            "counts",
            "mentions",
            "relations",
            "formats",
            "left_out",
            "undecided",
            "actors",
            "proposals",
            "refused",
        ):
            if more := getattr(other, name):
                getattr(self, name).update(more)
        self.entities |= other.entities
        self.judged |= other.judged
        self.problems += other.problems
        self.open += other.open
        for what, where in other.source_errors.items():
            self.source_errors.setdefault(what, []).extend(where)


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
        counts = self.tally.counts
        by_class = Counter(kind for kind, _, _ in self.tally.entities)
        lines = [
            ", ".join(
                f"{counts[name]:,} {one if counts[name] == 1 else name}"
                for name, one in _COUNTED.items()
                if counts[name] or name != JOINED
            ),
            ", ".join(f"{number:,} {kind}" for kind, number in sorted(by_class.items())),
            f"{sum(self.tally.mentions.values()):,} mentions linked, {sum(self.tally.undecided.values()):,} undecided, "
            f"{sum(self.tally.relations.values()):,} relations, {self.statements:,} statements",
        ]
        if self.tally.proposals:
            fates = Counter[str]()
            for (_, fate, _), times in self.tally.proposals.items():
                fates[fate] += times
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
        yield from _table("Read, by format", ("format", "documents"), sorted(tally.formats.items()))
        yield from _list("Could not be read", self.errors, "Every input was read.")
        yield from _shares(tally)
        yield from _table("Mentions linked, by class", ("class", "mentions"), sorted(tally.mentions.items()))
        yield from _table("Relations stated", ("predicate", "times"), sorted(tally.relations.items()))
        labels = [(kind, label) for kind, _, label in sorted(tally.entities)]
        yield from _table("Entities", ("class", "label"), labels)
        undecided = [(*row, number) for row, number in sorted(tally.undecided.items())]
        yield from _table("Undecided mentions", ("text", "why", "document", "times"), undecided)
        if tally.proposals:
            yield from _proposed(tally)
        yield from _list("Addressed with two posts at once: which is not known", sorted(tally.open), "Nobody.")
        yield from _list("Contradictions and loose ends", sorted(tally.problems), "None found.")
        yield from _numbers("Errors of the source, as they stand", tally.source_errors)
        yield from _table("Left out of the text", ("what", "times"), sorted(tally.left_out.items()))


def _proposed(tally: Tally) -> Iterator[str]:
    """What a model proposed, what was accepted of it, and what was refused and why."""
    rows = [(*row, number) for row, number in sorted(tally.proposals.items())]
    yield from _table("Proposed by a model", ("what", "fate", "class or reason", "times"), rows)
    refused = [(*row, number) for row, number in sorted(tally.refused.items())]
    yield from _table("Refused of these", ("quote", "class", "why", "document", "times"), refused)


def _shares(tally: Tally) -> Iterator[str]:
    """Who asked and who was asked, against what is expected of records of the Tweede Kamer."""
    yield "\n## Who asked whom\n"
    rows = [(DOUBLES, tally.counts[DOUBLES], "", "0")]
    for what, whole, expected in SHARES:
        number, of = tally.actors[what], tally.actors[whole]
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
