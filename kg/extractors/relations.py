"""Relations that one sentence states between two mentions, by the patterns of `kg/data/relation_patterns.toml`.

The sentence is masked first: each mention becomes a slot `⟦C3⟧` (class letter, index), so that a pattern sees what kind of
thing stands where, whatever its name. Precision before recall: what is negated, doubted or only asked states nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.document import Anchor
from kg.extractors.cues import standing
from kg.extractors.patterns import Pattern
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

NOT_STATED = re.compile(
    r"\b(?:niet|geen|nooit|noch|zonder|zou|zouden|mogelijk|vermeend\w*|wil|willen|indien|mocht|voormalig\w*|oud-)\b|\boud-"
)
_BEFORE = re.compile(
    r"(?i:\b(?:geen|niet|voormalig\w*|vermeend\w*|als|toenmalig\w*|indien|mocht|zou|zouden) |\b(?:oud|ex)-)$"
)
IN_DOUBT = re.compile(
    r"\b(?:of|alsof|indien|mocht|tenzij|stel dat|[Kk]lopt het|niet (?:bevestigen|vaststellen|zeggen|bekend|gebleken)"
    r"|onduidelijk|(?:geen|onvoldoende) (?:bewijs|aanwijzing\w*|signalen)|zou|zouden|wens(?:t|en)?|overweegt|beweert"
    r"|beweerd|zogenaamd\w*)\b[^.;:]{0,80}$"
)
"""Words earlier in the sentence that take back what follows: `het is onduidelijk of`, `geen bewijs dat`."""
_VERB = re.compile(r"\b(?:is|was|zijn|waren|wordt|worden|werd|werden|heeft|hebben|had|houdt|werkt|werken)\b")
_VERB_NEXT = re.compile(r" (?:is|was|zijn|waren|wordt|worden|werd|werden|heeft|hebben|had)\b")
_REPORTED = re.compile(
    r"⟦[CGOP](?P<who>\d+)⟧ (?:heeft|hebben|geeft|meldt|meldde|stelt|zegt|laat|bericht|bevestigt|schrijft)"
    r"[^⟦⟧.;:?!]{0,60},? dat\b|\b[Vv]olgens (?:de |het )?⟦[CGOP](?P<source>\d+)⟧"
)
_INDEX = re.compile(r"⟦[A-Z](\d+)⟧")
_CONFIDENCE = 0.9
_REPORTED_CONFIDENCE = 0.75

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
    for pattern in standing("relation_patterns", sentence.masked):
        if asked and not pattern.options.get("presupposed"):
            continue
        for found in pattern.expression.finditer(sentence.masked):
            if not _is_stated(sentence.masked, found, asked):
                continue
            for subject, target in _pairs(found):
                key = (subject, pattern.yields, target)
                if key not in seen and _fit(mentions[subject], mentions[target], pattern):
                    seen.add(key)
                    made = _relation(text, sentence, found, mentions[subject], pattern, mentions[target])
                    yield _attributed(made, sentence.masked, found, mentions)


def _is_stated(masked: str, found: re.Match[str], asked: bool) -> bool:
    """True when nothing negates, doubts or only asks what was found."""
    if NOT_STATED.search(found.group()) or _BEFORE.search(masked, 0, found.start()):
        return False
    if IN_DOUBT.search(masked, max(0, found.start() - 120), found.start()):
        return False
    if not asked:
        return True
    apart = "," in found.group() or "⟧-" in found.group()
    return not _VERB.search(found.group()) and (apart or not _VERB_NEXT.match(masked, found.end()))


def _fit(subject: Mention, target: Mention, pattern: Pattern) -> bool:
    """True for two things of different names, where the name of the subject ends as the pattern asks."""
    ends: list[str] = pattern.options.get("subject_ends", [])
    named_so = not ends or any(subject.surface.casefold().endswith(end.casefold()) for end in ends)
    return named_so and subject is not target and subject.surface != target.surface


def _attributed(
    relation: RelationMention, masked: str, found: re.Match[str], mentions: Sequence[Mention]
) -> RelationMention:
    """The relation with whoever the sentence says reported it: `KPN heeft ons gemeld dat …`."""
    reported = next((r for r in _REPORTED.finditer(masked, max(0, found.start() - 200), found.end())), None)
    if reported is None:
        return relation
    who = mentions[int(reported["who"] or reported["source"])]
    confidence = min(relation.confidence, _REPORTED_CONFIDENCE)
    return replace(relation, confidence=confidence, reason=f"reported by {who.surface}")


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
