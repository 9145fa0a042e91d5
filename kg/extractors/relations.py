"""Relations that one sentence states between two mentions, by the patterns of `kg/data/relation_patterns.toml`.

The sentence is masked first: each mention becomes a slot `⟦C3⟧` (class letter, index), so that a pattern sees what kind of
thing stands where, whatever its name. Precision before recall: what is negated, doubted or only asked states nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.document import Anchor
from kg.extractors.patterns import Pattern, patterns
from kg.mention import (
    EntityClass,
    LawMention,
    Mention,
    OrganisationMention,
    PartyMention,
    PersonMention,
    PlaceMention,
    RelationMention,
)

_NOT_STATED = re.compile(
    r"\b(?:niet|geen|nooit|noch|zonder|zou|zouden|mogelijk|vermeend\w*|wil|willen|indien|mocht|voormalig\w*|oud-)\b|\boud-"
)
_BEFORE = re.compile(r"(?i:\b(?:geen|niet|voormalig\w*|vermeend\w*|als|indien|mocht|zou|zouden) |\boud-)$")
_INDEX = re.compile(r"⟦[A-Z](\d+)⟧")
_CONFIDENCE = 0.9

_CLASS_LETTER = {
    EntityClass.COMPANY: "C",
    EntityClass.GOVERNMENT_BODY: "G",
    EntityClass.MINISTRY: "G",
    EntityClass.ORGANIZATION: "O",
}
_KIND_LETTER: dict[type[Mention], str] = {
    PersonMention: "P",
    PartyMention: "R",
    PlaceMention: "T",
    LawMention: "L",
}


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence with slots for its mentions; `places[i]` is where character `i` of `masked` stands in the text."""

    masked: str
    places: tuple[int, ...]


def relations(text: str, start: int, end: int, mentions: Sequence[Mention], asked: bool) -> Iterator[RelationMention]:
    """What `text[start:end]`, one sentence, states between its `mentions`; `asked` when it stands within a question."""
    if len(mentions) < 2:
        return
    asked = asked or text[start:end].rstrip("»”\"’' 0123456789").endswith("?")
    sentence = mask(text, start, end, mentions)
    seen: set[tuple[int, str, int]] = set()
    for pattern in patterns("relation_patterns"):
        if asked and not pattern.options.get("presupposed"):
            continue
        for found in pattern.find(sentence.masked):
            if _NOT_STATED.search(found.group()) or _BEFORE.search(sentence.masked, 0, found.start()):
                continue
            for subject, target in _pairs(found):
                key = (subject, pattern.yields, target)
                if subject != target and key not in seen and mentions[subject].surface != mentions[target].surface:
                    seen.add(key)
                    yield _relation(text, sentence, found, mentions[subject], pattern, mentions[target])


def mask(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Masked:
    """The sentence with a slot for each mention, and the way back to the text."""
    parts: list[str] = []
    places: list[int] = []
    at = start
    for index, mention in enumerate(mentions):
        parts.append(text[at : mention.at.start])
        places += range(at, mention.at.start)
        slot = f"⟦{_letter(mention)}{index}⟧"
        parts.append(slot)
        places += [mention.at.start] * (len(slot) - 1) + [mention.at.end - 1]
        at = mention.at.end
    parts.append(text[at:end])
    places += range(at, end)
    return Masked("".join(parts), tuple(places))


def _letter(mention: Mention) -> str:
    if isinstance(mention, OrganisationMention):
        return _CLASS_LETTER.get(mention.cls, "X") if mention.cls else "X"
    return _KIND_LETTER.get(type(mention), "X")


def _pairs(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Every subject with every object that the match names, as indexes of mentions."""
    slots = {role: [g for name, g in found.groupdict().items() if name[0] == role and g] for role in "SO"}
    subjects, objects = ([int(n) for g in slots[role] for n in _INDEX.findall(g)] for role in "SO")
    yield from ((subject, target) for subject in subjects for target in objects)


def _relation(
    text: str, sentence: Masked, found: re.Match[str], subject: Mention, pattern: Pattern, target: Mention
) -> RelationMention:
    start, end = sentence.places[found.start()], sentence.places[found.end() - 1] + 1
    return RelationMention(
        Anchor(subject.at.section, start, end),
        text[start:end],
        pattern.id,
        subject,
        pattern.yields,
        target,
        float(pattern.options.get("confidence", _CONFIDENCE)),
    )
