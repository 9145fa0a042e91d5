"""Laws of another state that are called as a Dutch one is: `de Hongaarse mediawet`, `de kieswet in Bulgarije`."""

import re
from functools import cache

from kg.extractors.tables import listed
from kg.mention import LawMention
from kg.registers import Registers
from kg.registers.entries import Law

_BEFORE = re.compile(r"([A-ZÀ-Þ][\w-]+) (?:nieuwe |federale |nationale )?$")
_BEHIND = re.compile(r" (?:in|van) (?:het |de )?([A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+)?)")
_LONGEST = 40
_OF_SEVERAL = ("Europe", "Internationa")
_AT_HOME = frozenset({"Nederland", "Koninkrijk"})


def of_another_state(mention: LawMention, text: str, start: int, end: int, registers: Registers) -> bool:
    """True where `text[start:end]` names a national law, and the words beside it another state.

    >>> from kg.document import Anchor
    >>> from kg.registers import load
    >>> law = LawMention(Anchor(0, 0, 0), "mediawet", "law-compound", "mediawet")
    >>> [of_another_state(law, f"de {whose} mediawet", 12, 20, load()) for whose in ("Hongaarse", "gewijzigde")]
    [True, False]
    """
    before = _BEFORE.search(text, max(0, start - _LONGEST), start)
    behind = _BEHIND.match(text, end)
    whose = (before and before[1] in _adjectives()) or (
        behind and not _states(registers).isdisjoint({behind[1], behind[1].split()[0]})
    )
    return bool(whose) and _is_national(mention.name or mention.surface, registers)


def _is_national(name: str, registers: Registers) -> bool:
    laws = registers.things.laws_named(name)
    return all(map(_is_dutch, laws)) if laws else name.casefold().endswith(("wet", "wetboek"))


def _is_dutch(law: Law) -> bool:
    return not (law.celex or law.bwb.startswith("BWBV") or law.kind.startswith(("EU", "verdrag")))


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(word for word in listed("foreign_words") if not word.startswith(_OF_SEVERAL))


@cache
def _states(registers: Registers) -> frozenset[str]:
    return frozenset(name for name, place in registers.things.place_names() if place.kind == "land") - _AT_HOME
