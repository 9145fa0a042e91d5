"""Relations that one sentence states between two mentions, by the patterns of `kg/data/relation_patterns.toml`.

The sentence is masked first: each mention becomes a slot `⟦C3⟧`. Precision before recall: what is negated, doubted or only
asked states nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import chain, combinations, product

from kg.document import Anchor
from kg.extractors.cues import standing_in
from kg.extractors.joined import Joined
from kg.extractors.masking import Masked, letter, mask
from kg.extractors.pace import paced
from kg.extractors.patterns import Pattern, patterns, shape
from kg.mention import (
    Mention,
    RelationMention,
)
from kg.values import value

NOT_STATED = re.compile(
    r"\b(?:niet|geen|nooit|noch|zonder|zou|zouden|mogelijk|vermeend\w*|wil|willen|indien|mocht|voormalig\w*|oud-"
    r"|bereid|voornemens|van plan|zal|zullen|moet|moeten|mag|mogen|kan|kunnen|beoogd\w*|toekomstig\w*|eventuele?"
    r"|te (?:doen|starten|laten|gaan)|aankomend\w*|aanstaand\w*)\b|\b(?:oud|kandidaat)-"
)
_NOT_AFTER = re.compile(
    r" (?:niet|nooit|nog niet|(?:(?:is|was|wordt|werd|heeft) )?(?:verboden|afgeblazen|afgewezen|afgeketst|geblokkeerd|mislukt))\b"
)
_BEFORE = re.compile(
    r"(?i:\b(?:geen|niet|voormalig\w*|vermeend\w*|als|toenmalig\w*|toekomstig\w*|eventuele?|beoogd\w*|indien|mocht|zou"
    r"|zouden|mogelijke?|voorgenomen|geplande|dreigende|vijandige|verboden|mislukte|afgeblazen|geblokkeerde"
    r"|(?:toen|voor)malige? [a-z-]+"
    r"|(?:mogelijke|eventuele|voorgenomen|geplande|beoogde) (?:verstrekking|verlening|levering|verkoop|aankoop|toekenning) van) "
    r"|\b(?:oud|ex|niet)-(?:[a-z-]+ )?"
    r"|\b(?:besluit over|(?:be|ver)oordeling van|toetsing van|goedkeuring (?:van|voor)|goedkeuren van|instemming met"
    r"|toestemming voor|toestaan van|(?:beëindigen|beëindiging|stopzetten|stopzetting|einde|verbreken) van"
    r"|(?:niet doorgaan|afketsen|realisering|komst) van|voornemen tot|plannen voor|bod op) (?:de |een )?)$"
)
"""What right before a relation takes it back: it is denied, past, planned, judged, or comes to an end."""
IN_DOUBT = re.compile(
    r"\b(?:belangrijk|wenselijk|noodzakelijk|nodig|van belang|zorgen|voorkomen|verwacht\w*|hopen|hoop|ernaar|ervoor|erop|wil|willen)"
    r",? (?:dat\b[^.;:]{0,80})?$|"
    r"(?:^|, |\b(?:weten|aangeven|zeggen|bevestigen|nagaan|nagegaan|onderzoeken|onderzocht|bekend|vraag|duidelijk|vaststellen|bezien"
    r"|beoordelen|toelichten|uitsluiten|uitmaken|afvraagt) )[Oo]f\b[^.;:]{0,80}$"
    r"|\b(?:alsof|indien|mocht|tenzij|stel dat|[Kk]lopt het|niet (?:bevestigen|vaststellen|zeggen|bekend|gebleken)"
    r"|onduidelijk|(?:geen|onvoldoende) (?:bewijs|aanwijzing\w*|signalen)|zou|zouden|wens(?:t|en)?|overweegt|beweert"
    r"|beweerd|zogenaamd\w*|kandidatuur|kandidaat|eventuele?)\b[^.;:]{0,80}$"
)
"""Words earlier in the sentence that take back what follows: `het is onduidelijk of`, `geen bewijs dat`."""
_VERB = re.compile(r"\b(?:is|was|zijn|waren|wordt|worden|werd|werden|heeft|hebben|had|houdt|werkt|werken)\b")
_VERB_BEFORE = re.compile(r"(?:^|[.;:] )(?:Is|Was|Zijn|Waren|Wordt|Werd|Worden) (?:de |het )?$")
"""What makes of the thing behind it the subject of a question: `Is KPN eigenaar van Telfort?`"""
_VERB_NEXT = re.compile(r" (?:is|was|zijn|waren|wordt|worden|werd|werden|heeft|hebben|had)\b")
_REPORTED = re.compile(
    r"⟦[CGOP](?P<who>\d+)⟧ (?:heeft|hebben|geeft|meldt|meldde|stelt|zegt|laat|bericht|bevestigt|schrijft)"
    r"[^⟦⟧.;:?!]{0,60},? dat\b|\b[Vv]olgens (?:de |het )?⟦[CGOP](?P<source>\d+)⟧"
)
_LONGEST_PHRASE = 60
_GRANTED = re.compile(
    r"(?:\b(?:ervan|[Hh]et feit|blijkt|blijken|[Ww]ist u|verklaart u|ermee bekend|[Hh]oe (?:komt|kan) het),? dat"
    r"|^[«“\"'‘]?(?:Waarom|Sinds wanneer|Op welke (?:gronden?|wijze|manier)|Met welk doel)"
    r"|(?:toelichten|uitleggen|aangeven|verklaren)(?= (?:hoe|waarom)))\b"
)
"""Words with which a question takes for granted what comes next."""
_GRANTED_WITHIN = 40
_CLAUSE_END = re.compile(r"[,.;:?!]")
_INDEX = re.compile(r"⟦[A-Z](\d+)⟧")
_CONFIDENCE = 0.9
_REPORTED_CONFIDENCE = 0.75


@value(frozen=True, slots=True)
class Telling:
    """A sentence of `text` with two mentions or more, and the patterns that may relate them; `asked` where it is a question.

    `facts` are the places in the masked sentence behind which a question takes for granted what it says.
    """

    text: str
    sentence: Masked
    mentions: Sequence[Mention]
    relating: frozenset[str]
    asked: bool
    facts: Sequence[int]


def relations(text: str, start: int, end: int, mentions: Sequence[Mention], asked: bool) -> Iterator[RelationMention]:
    """What `text[start:end]`, one sentence, states between its `mentions`; `asked` when it stands within a question."""
    told = telling(text, start, end, mentions, asked)
    return chain.from_iterable(relations_in([told] if told else []))


def telling(text: str, start: int, end: int, mentions: Sequence[Mention], asked: bool) -> Telling | None:
    """The sentence `text[start:end]` made ready for the patterns; `None` where none can relate its `mentions`."""
    if len(mentions) < 2:
        return None
    asked = asked or text[start:end].rstrip("»”\"’' 0123456789").endswith("?")
    letters = [letter(mention) for mention in mentions]
    granted = asked and _GRANTED.search(text, start, end) is not None
    relating = _relating(frozenset(letters), asked and not granted)
    if not relating:
        return None
    sentence = mask(text, start, end, mentions, letters)
    facts = [fact.end() for fact in _GRANTED.finditer(sentence.masked)] if granted else []
    return Telling(text, sentence, mentions, relating, asked, facts)


def relations_in(sentences: Sequence[Telling]) -> Iterator[list[RelationMention]]:
    """For each of the sentences what it states; one pass over all of them tells which patterns may match."""
    standing = standing_in("relation_patterns", Joined.of([told.sentence.masked for told in sentences]))
    for told, every in zip(sentences, standing, strict=True):
        yield list(_stated(told, [pattern for pattern in every if pattern.id in told.relating]))


def _stated(told: Telling, every: Sequence[Pattern]) -> Iterator[RelationMention]:
    mentions, masked = told.mentions, told.sentence.masked
    seen: set[tuple[int, str, int]] = set()
    walked = paced(masked) if every else ""
    for pattern in every:
        if "objects" in pattern.options and not any(one.surface in pattern.options["objects"] for one in mentions):
            continue
        for found in pattern.expression.finditer(walked):
            asked = told.asked and not _is_granted(masked, found, told.facts)
            if not _is_stated(masked, found, pattern, asked):
                continue
            for subject, target in _pairs(found):
                key = (subject, pattern.yields, target)
                if key not in seen and _fit(mentions[subject], mentions[target], pattern):
                    seen.add(key)
                    made = _relation(told.text, told.sentence, found, mentions[subject], pattern, mentions[target])
                    yield _attributed(made, masked, found, mentions)


@lru_cache(maxsize=1024)
def _relating(letters: frozenset[str], asked: bool) -> frozenset[str]:
    """The patterns that may relate mentions of these classes, in a question those that it takes for granted."""
    return frozenset(
        pattern.id
        for pattern in patterns("relation_patterns")
        if pattern.relates(letters) and (pattern.options.get("presupposed") or not asked)
    )


def _is_granted(masked: str, found: re.Match[str], facts: Sequence[int]) -> bool:
    """True where a question takes for granted what was found: `Waarom heeft …`, `Wat vindt u ervan dat …`."""
    at = found.start()
    return any(
        fact <= at + len("dat") <= fact + _GRANTED_WITHIN and not _CLAUSE_END.search(masked, fact, at) for fact in facts
    )


def _is_stated(masked: str, found: re.Match[str], pattern: Pattern, asked: bool) -> bool:
    """True when nothing negates, doubts or only asks what was found; no verb asks what is `attributive`."""
    said, before = masked[found.start() : found.end()], masked[: found.start()]
    if pattern.options.get("former"):
        said, before = said.replace("voormalig", ""), before.removesuffix("voormalige ")
    if (
        NOT_STATED.search(said)
        or _BEFORE.search(before)
        or _NOT_AFTER.match(masked, found.end())
        or any(word in said for word in pattern.options.get("not_within", ()))
        or ("after" in pattern.options and _word_before(masked, found.start()) not in pattern.options["after"])
        or any(_governed(found, name) for name in pattern.options.get("free", ()))
    ):
        return False
    doubt = IN_DOUBT.search(masked, max(0, found.start() - 120), found.start())
    if doubt and not (asked and doubt[0].casefold().startswith("klopt het")):
        return False
    if not asked:
        return True
    if not pattern.options.get("presupposed") or _VERB_BEFORE.search(masked, 0, found.start()):
        return False
    if pattern.options.get("relative"):
        return True
    if _VERB.search(said):
        return False
    apart = pattern.options.get("attributive") or "," in said or "⟧-" in said
    return bool(apart) or not _VERB_NEXT.match(masked, found.end())


def _word_before(masked: str, at: int) -> str:
    """The last word before a place."""
    words = masked[max(0, at - _LONGEST_PHRASE) : at].split()
    return words[-1].casefold() if words else ""


def _governed(found: re.Match[str], name: str) -> bool:
    """True where a preposition stands before the slots of this name: no subject, no direct object."""
    at = found.start(name)
    return at >= 0 and _preposition().search(found.string, max(0, at - _LONGEST_PHRASE), at) is not None


def _fit(subject: Mention, target: Mention, pattern: Pattern) -> bool:
    """True for two things of different names, such as the pattern asks."""
    ends: list[str] = pattern.options.get("subject_ends", [])
    words = subject.surface.casefold().split() if ends else ()
    objects: list[str] = pattern.options.get("objects", [])
    if (ends and not any(word.endswith(tuple(ends)) for word in words)) or (objects and target.surface not in objects):
        return False
    if subject.surface in pattern.options.get("not_subjects", ()):
        return False
    return subject is not target and subject.surface != target.surface


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


def _pairs(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Every subject with every object that the match names, or each pair of subjects alone; as indexes of mentions."""
    slots = {role: [g for name, g in found.groupdict().items() if name[0] == role and g] for role in "SO"}
    subjects, objects = ([int(n) for g in slots[role] for n in _INDEX.findall(g)] for role in "SO")
    yield from product(subjects, objects) if objects else combinations(subjects, 2)


def _relation(
    text: str, sentence: Masked, found: re.Match[str], subject: Mention, pattern: Pattern, target: Mention
) -> RelationMention:
    start, end = sentence.place(found.start()), sentence.place(found.end() - 1) + 1
    return RelationMention(
        Anchor(subject.at.section, start, end),
        text[start:end],
        pattern.id,
        subject,
        pattern.yields,
        target,
        float(pattern.options.get("confidence", _CONFIDENCE)),
    )


@cache
def _preposition() -> re.Pattern[str]:
    """A preposition whose noun comes next, perhaps with an article, an adjective or what it is: `van het bedrijf `."""
    return re.compile(shape("\\b{preposition}{the}$"))
