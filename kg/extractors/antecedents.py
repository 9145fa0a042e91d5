"""What stands for an organisation named before: `het bedrijf`, `deze stichting`, `de Commissie`.

The rule: the phrase is of `kg/data/antecedents.csv`, no name follows it, and of the organisations named before it in
the document exactly one is of its class, with its head noun in the name if it has one. Else it is left alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.document import Anchor
from kg.extractors.cues import hits
from kg.extractors.gazetteer import is_word
from kg.extractors.tables import rows
from kg.mention import EntityClass, Mention, OrganisationMention
from kg.registers import Registers

RULE = "antecedent"
_NAME_FOLLOWS = re.compile(r"[ -][«\"“‘]?[A-ZÀ-Þ]|-")


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A phrase that stands for an organisation of class `cls` with `head` in its name (`''`: whatever its name)."""

    phrase: str
    cls: EntityClass
    head: str


def antecedents(
    text: str, section: int, start: int, named: Sequence[Mention], registers: Registers
) -> Iterator[OrganisationMention]:
    """Every such phrase in `text`, which begins at `start` of `section`, for which exactly one of `named` fits."""
    phrases = _phrases()
    for index, begin, end in hits("antecedents", text):
        if not is_word(text, begin, end) or _NAME_FOLLOWS.match(text, end):
            continue
        at = Anchor(section, start + begin, start + end)
        meant = _one_meant(phrases[index % len(phrases)], at, named, registers)
        if meant:
            yield OrganisationMention(at, text[begin:end], RULE, meant.name, meant.cls)


def _one_meant(
    phrase: Antecedent, at: Anchor, named: Iterable[Mention], registers: Registers
) -> OrganisationMention | None:
    fitting: dict[str, OrganisationMention] = {}
    for mention in named:
        if not isinstance(mention, OrganisationMention) or mention.cls is not phrase.cls or not _before(mention.at, at):
            continue
        known = registers.things.organisations_named(mention.name)
        label = known[0].label if known else mention.name.removeprefix("Ministerie van ")
        if phrase.head in label.casefold():
            fitting.setdefault(label, mention)
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _before(first: Anchor, second: Anchor) -> bool:
    return (first.section, first.end) <= (second.section, second.start)


@cache
def _phrases() -> tuple[Antecedent, ...]:
    return tuple(Antecedent(row["phrase"], EntityClass(row["class"]), row["head"]) for row in rows("antecedents"))
