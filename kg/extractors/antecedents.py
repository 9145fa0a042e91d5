"""What stands for something named before: `het bedrijf`, `de Commissie`, `die wet`, `voornoemd artikel`, `de minister`.

The rule: the phrase is of `kg/data/antecedents.csv`, no name follows it, and of the things named before it in
the document, the posts of the header among them, exactly one is of its class, with its head noun in the name if it has
one. Else it is left alone, unless it can mean but one thing beside what is named before it: `de Commissie`, where the EU is
named and no committee.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.document import Anchor
from kg.extractors.cues import hits
from kg.extractors.gazetteer import is_word
from kg.extractors.tables import rows
from kg.mention import ArticleMention, EntityClass, LawMention, Mention, OrganisationMention, PostMention
from kg.registers import Registers

RULE = "antecedent"
_NAME_FOLLOWS = re.compile(r"[ -][«\"“‘]?[A-ZÀ-Þ]|-")


_OF_POST = re.compile(r" (?:van|voor|en|die|-president)\b")
Named = OrganisationMention | LawMention | ArticleMention | PostMention
"""A mention for which a phrase may stand."""
_NAMED = (OrganisationMention, LawMention, ArticleMention, PostMention)
_POSTS = frozenset({"addressee", "answerer", None})


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A phrase that stands for a thing of class `cls` with `head` in its name (`''`: whatever its name).

    Where nothing named before has `head` in its name, it is `implied` by any of the organisations `by`.
    """

    phrase: str
    cls: EntityClass
    head: str
    implied: str
    by: frozenset[str]


def antecedents(text: str, section: int, start: int, named: Sequence[Mention], registers: Registers) -> Iterator[Named]:
    """Every such phrase in `text`, which begins at `start` of `section`, for which exactly one of `named` fits."""
    phrases, before = _phrases(), [mention for mention in named if isinstance(mention, _NAMED)]
    for index, begin, end in hits("antecedents", text):
        if not is_word(text, begin, end) or _NAME_FOLLOWS.match(text, end):
            continue
        phrase = phrases[index % len(phrases)]
        if phrase.cls is EntityClass.POST and _OF_POST.match(text, end):
            continue
        at = Anchor(section, start + begin, start + end)
        meant = _one_meant(phrase, at, before, registers)
        if meant:
            yield _standing_for(meant, at, text[begin:end])
        elif phrase.implied and _is_implied(phrase, at, before, registers):
            yield OrganisationMention(at, text[begin:end], RULE, phrase.implied, phrase.cls)


def _is_implied(phrase: Antecedent, at: Anchor, named: Iterable[Named], registers: Registers) -> bool:
    """True for `de Commissie` where the EU is named before it, and nothing that is a commissie."""
    names = [mention.name for mention in named if isinstance(mention, OrganisationMention) and _before(mention.at, at)]
    if any(phrase.head in name.casefold() for name in names):
        return False
    return any(entry.label in phrase.by for name in names for entry in registers.things.organisations_named(name))


def _one_meant(phrase: Antecedent, at: Anchor, named: Iterable[Named], registers: Registers) -> Named | None:
    fitting: dict[str, Named] = {}
    for mention in named:
        if _before(mention.at, at):
            label = _label(mention, phrase.cls, registers)
            if label is not None and phrase.head in label.casefold():
                fitting.setdefault(label, mention)
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _label(mention: Named, cls: EntityClass, registers: Registers) -> str | None:
    """What tells the thing from others of its class; `None` when it is of another class."""
    match mention:
        case OrganisationMention() if mention.cls is cls:
            known = registers.things.organisations_named(mention.name)
            if known:
                return " ".join((known[0].label, *known[0].aliases))
            return mention.name.removeprefix("Ministerie van ")
        case LawMention() if cls is EntityClass.LAW:
            laws = registers.things.laws_named(mention.name)
            return laws[0].label if laws else mention.name
        case ArticleMention() if cls is EntityClass.ARTICLE:
            return f"{mention.law} {mention.number}"
        case PostMention() if cls is EntityClass.POST and mention.role in _POSTS:
            return mention.name
        case _:
            return None


def _standing_for(meant: Named, at: Anchor, surface: str) -> Named:
    match meant:
        case OrganisationMention():
            return OrganisationMention(at, surface, RULE, meant.name, meant.cls)
        case LawMention():
            return LawMention(at, surface, RULE, meant.name)
        case ArticleMention():
            return ArticleMention(at, surface, RULE, meant.number, meant.law, meant.law_at, meant.part)
        case PostMention():
            return PostMention(at, surface, RULE, meant.name)


def _before(first: Anchor, second: Anchor) -> bool:
    return (first.section, first.end) <= (second.section, second.start)


@cache
def _phrases() -> tuple[Antecedent, ...]:
    return tuple(
        Antecedent(
            row["phrase"],
            EntityClass(row["class"]),
            row["head"],
            row["implied"],
            frozenset(row["by"].split("|")) if row["by"] else frozenset(),
        )
        for row in rows("antecedents")
    )
