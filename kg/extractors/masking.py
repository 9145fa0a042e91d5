"""Sentences with slots for their mentions: `⟦C3⟧ is onderdeel van ⟦C4⟧` (class letter, index).

So a pattern sees what kind of thing stands where, whatever its name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg import registers
from kg.mention import (
    EntityClass,
    LawMention,
    Mention,
    OrganisationMention,
    PartyMention,
    PersonMention,
    PlaceMention,
)

_ABBREVIATED = re.compile(r" \((?:hierna:? |verder:? |afgekort:? )?[«“\"'‘]?(?P<short>[^()«»]{1,20}?)[»”\"'’]?\)")
_CONTINENTS = (
    "Afrika",
    "Amerika",
    "Azië",
    "Europa",
    "Oceanië",
    "Latijns-Amerika",
    "Midden-Oosten",
    "Noord-Amerika",
    "Zuid-Amerika",
)
_CLASS_LETTER = {
    EntityClass.COMPANY: "C",
    EntityClass.GOVERNMENT_BODY: "G",
    EntityClass.MINISTRY: "G",
    EntityClass.ORGANIZATION: "O",
}
_KIND_LETTER: dict[type[Mention], str] = {
    PersonMention: "P",
    PartyMention: "R",
    LawMention: "L",
}


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence with slots for its mentions; `slots` are `(start, end, text_start, text_end)`, in masked and in text."""

    masked: str
    start: int
    slots: tuple[tuple[int, int, int, int], ...]

    def place(self, at: int) -> int:
        """Where character `at` of `masked` stands in the text; of a slot its first, of the end of a slot its last."""
        begin, behind = 0, self.start
        for start, end, text_start, text_end in self.slots:
            if at < start:
                break
            if at < end:
                return text_start if at < end - 1 else text_end - 1
            begin, behind = end, text_end
        return behind + at - begin


def mask(text: str, start: int, end: int, mentions: Sequence[Mention], letters: Sequence[str]) -> Masked:
    """The sentence with a slot for each mention, of its class letter, and the way back to the text."""
    parts: list[str] = []
    slots: list[tuple[int, int, int, int]] = []
    at, length = start, 0
    for index, mention in enumerate(mentions):
        first, last = mention.at.start, mention.at.end
        if first < at:
            continue
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        if following and _same(mention, following) and (bracket := _ABBREVIATED.match(text, last)):
            last = bracket.end() if bracket.start("short") == following.at.start else last
        slot = f"⟦{letters[index]}{index}⟧"
        parts += (text[at:first], slot)
        begin = length + first - at
        length = begin + len(slot)
        slots.append((begin, length, first, last))
        at = last
    parts.append(text[at:end])
    return Masked("".join(parts), start, tuple(slots))


def _same(mention: Mention, other: Mention) -> bool:
    """Whether both are of one thing: by name, or the second, in brackets behind the first, is in capitals as a short name is."""
    if isinstance(mention, PlaceMention) and isinstance(other, PlaceMention):
        return other.surface.isupper() and letter(other) == "T"
    named = (OrganisationMention, LawMention)
    if not (isinstance(mention, named) and isinstance(other, named)):
        return False
    return mention.name == other.name or (
        other.surface.isupper() and not mention.surface.isupper() and isinstance(mention, type(other))
    )


def letter(mention: Mention) -> str:
    """The letter of what a mention is: `C` for a company, `N` for a country, `X` for what no pattern asks for."""
    if isinstance(mention, PlaceMention):
        return "N" if mention.name in _countries() else "T"
    if isinstance(mention, OrganisationMention):
        return _CLASS_LETTER.get(mention.cls, "X") if mention.cls else "O"
    return _KIND_LETTER.get(type(mention), "X")


@cache
def _countries() -> frozenset[str]:
    """The names of countries and continents: what is done there is not to be found there, as a town's hospital is in it."""
    countries = (name for name, place in registers.load().things.place_names() if place.kind == "land")
    return frozenset({*countries, *_CONTINENTS})
