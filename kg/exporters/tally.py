"""What a build counts and lists on its way, for the report: by set of questions, and added up."""

from collections import Counter
from dataclasses import dataclass, field

from kg.document import SectionKind
from kg.mention import RelationMention
from kg.rdf import Stated
from kg.rdf.entities import class_of
from kg.registers.entries import Entry
from kg.statement import Reading

COUNTS, ACTORS, FORMAT, LEFT_OUT = "counts", "actors", "format", "left out"
UNDECIDED, RELATION, PROPOSED, REFUSED = "undecided", "relation", "proposed", "refused"
PROBLEMS, OPEN, _ERROR = "problems", "open", "error: "
"""Headings of what is counted and listed."""
SETS, STATEMENTS = "sets of questions", "statements"
DOUBLES = "records of a number that another record has"
JOINED = "documents joined to their question by clues"


@dataclass(slots=True)
class Tally:
    """Counts and lists of one set of questions, or of many added up.

    `counted` is by heading and row, `("format", "zaken-jsonl")`, and `listed` by heading; `linked` are the entries that
    mentions were linked to, with how many were; `judged` are the rows of the judgements that decided about a mention.
    """

    counted: Counter[tuple[str, ...]] = field(default_factory=Counter)
    listed: dict[str, list[str]] = field(default_factory=dict)
    linked: Counter[Entry] = field(default_factory=Counter)
    judged: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, stated: Stated) -> "Tally":
        """What one set of questions came to."""
        tally = cls()
        tally.counted[COUNTS, SETS] = 1
        tally.counted[COUNTS, STATEMENTS] = sum([len(said) for _, said in stated.blocks])
        for what, times in stated.actors.items():
            tally.counted[ACTORS, what] = times
        for heading, lines in ((PROBLEMS, stated.problems), (OPEN, stated.open)):
            for line in lines:
                tally.note(heading, line)
        for what, where in stated.source_errors:
            tally.note_error(what, where)
        for reading in stated.readings:
            tally._count_document(reading)
        sections = [section for reading in stated.readings for section in reading.document.sections]
        for what, kind in (("numbered questions", SectionKind.QUESTION), ("questions answered", SectionKind.ANSWER)):
            if numbers := {number for section in sections if section.kind is kind for number in section.numbers}:
                tally.counted[COUNTS, what] = len(numbers)
        return tally

    def _count_document(self, reading: Reading) -> None:
        document, counted = reading.document, self.counted
        counted[COUNTS, "documents"] += 1
        if document.belongs_to:
            counted[COUNTS, JOINED] += 1
        counted[FORMAT, document.format] += 1
        for reason, times in Counter([part.reason for part in document.left_out]).items():
            counted[LEFT_OUT, reason] += times
        for link in reading.links:
            if link.judgement is not None:
                self.judged.add(link.judgement)
            if link.entry is None:
                weighed = f"{link.reason}: {', '.join(link.candidates)}" if link.candidates else link.reason
                counted[UNDECIDED, link.mention.surface, weighed, document.id] += 1
            else:
                self.linked[link.entry] += 1
        for verdict in reading.verdicts:
            counted[PROPOSED, verdict.kind, verdict.fate, verdict.reason or verdict.what] += 1
            if verdict.fate == "refused":
                counted[REFUSED, verdict.quote, verdict.what, verdict.reason, document.id] += 1
        for mention in reading.mentions:
            if isinstance(mention, RelationMention):
                counted[RELATION, mention.predicate] += 1

    def note(self, heading: str, line: str) -> None:
        """Put a line under a heading."""
        self.listed.setdefault(heading, []).append(line)

    def note_error(self, what: str, where: str) -> None:
        """Put down what a source gets wrong, and where."""
        self.note(f"{_ERROR}{what}", where)

    def add(self, other: "Tally") -> None:
        """Take in the counts of another."""
        self.counted.update(other.counted)
        self.linked.update(other.linked)
        self.judged |= other.judged
        for heading, lines in other.listed.items():
            self.listed.setdefault(heading, []).extend(lines)

    def number(self, what: str, heading: str = COUNTS) -> int:
        """How many there are of what is counted under a heading."""
        return self.counted[heading, what]

    def rows(self, heading: str) -> list[tuple[str | int, ...]]:
        """What was counted under a heading, sorted, each row with its number."""
        return [(*row, times) for (under, *row), times in sorted(self.counted.items()) if under == heading]

    def total(self, heading: str) -> int:
        """All that was counted under a heading."""
        return sum(times for (under, *_), times in self.counted.items() if under == heading)

    def lines(self, heading: str) -> list[str]:
        """What is listed under a heading."""
        return self.listed.get(heading, [])

    @property
    def mentions(self) -> Counter[str]:
        """How many mentions were linked, by class."""
        mentions: Counter[str] = Counter()
        for entry, times in self.linked.items():
            mentions[class_of(entry).value] += times
        return mentions

    @property
    def entities(self) -> set[tuple[str, str, str]]:
        """Class, slug and label of all that is named."""
        return {(class_of(entry).value, entry.slug, entry.label) for entry in self.linked}

    @property
    def source_errors(self) -> dict[str, list[str]]:
        """What the sources get wrong, and where."""
        return {
            heading.removeprefix(_ERROR): where for heading, where in self.listed.items() if heading.startswith(_ERROR)
        }
