"""A decision about one mention: the entry that remains, or why none does."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from kg.document import Document
from kg.mention import EntityClass, Mention
from kg.registers import Registers
from kg.registers.entries import Entry, Found
from kg.statement import Link
from kg.values import value

_NUMBER = re.compile(r"((?:19|20)\d\d)Z\d")
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


@value(frozen=True, slots=True)
class Setting:
    """What a decision may look at besides the mention: the registers and the days of the document.

    `asked` is the day of submission, `answered` that of the answer; each stands in for the other where one is unknown.
    `scope` is the key of the set of questions, for names that identify nobody beyond it.
    """

    registers: Registers
    asked: date | None
    answered: date | None
    scope: str

    @classmethod
    def of(cls, document: Document, registers: Registers) -> "Setting":
        """The setting of `document`."""
        header = document.header
        return cls(
            registers, header.submitted or header.answered, header.answered or header.submitted, document.question_id
        )

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day it may have been: where no day is given, the year of its number, `2012Z05597`."""
        if self.asked:
            return self.asked, self.asked
        numbered = _NUMBER.match(self.scope)
        return (date(int(numbered[1]), 1, 1), date(int(numbered[1]), 12, 31)) if numbered else None

    def of_answers(self) -> "Setting":
        """The setting of the answers, which speak on the day of the answer."""
        if self.asked == self.answered:
            return self
        return Setting(self.registers, self.answered, self.answered, self.scope)


def decided(mention: Mention, entry: Entry, confidence: float, reason: str) -> Link:
    """Exactly one remained."""
    return Link(mention, entry, confidence, reason)


def undecided(mention: Mention, candidates: Iterable[Entry], reason: str) -> Link:
    """Several remained, or none that fits: nothing is believed."""
    return Link(mention, None, 0.0, reason, tuple(sorted(candidate.label for candidate in candidates)))


def only(mention: Mention, candidates: Sequence[Entry], confidence: float, reason: str) -> Link:
    """The one candidate, or undecided with the number that remained."""
    if len(candidates) == 1:
        return decided(mention, candidates[0], confidence, reason)
    return undecided(mention, candidates, f"{len(candidates)} entries bear this name")


def when(day: date | None) -> str:
    """The day of a document as a reason says it: `on 2021-03-30`."""
    return f"on {day}" if day else "on a day the document does not give"


def found(mention: Mention, cls: EntityClass, label: str, confidence: float, reason: str, scope: str = "") -> Link:
    """A thing that no register knows, named by the text; within `scope` only when the name alone identifies nobody."""
    slug = slug_of(label)
    if not slug:
        return undecided(mention, (), "a name without letters")
    entry = Found(f"{scope}/{slug}" if scope else slug, label, (), (), (), "", "named in the text", cls)
    return decided(mention, entry, confidence, reason)


@lru_cache(maxsize=10_000)
def slug_of(name: str) -> str:
    """The name as part of an IRI: ASCII letters and digits, words joined by hyphens.

    >>> slug_of("Taskforce Economisch Veiligheid"), slug_of("Yeşilgöz & Zn.")
    ('taskforce-economisch-veiligheid', 'yesilgoz-zn')
    """
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.replace("ı", "i"))
        name = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _NO_LETTERS.sub("-", name.casefold()).strip("-")
