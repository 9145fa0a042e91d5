"""Bodies named within the name of a part of them: `Inlichtingen- en opsporingsdienst van de Inspectie Leefomgeving en Transport`.

The rule: a body whose head noun is that of a part (those of the pattern `unit-of`), then `van`, then exactly one public body
that the registers know by that name. The part is said to be part of it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.document import Anchor
from kg.extractors.patterns import Pattern, patterns
from kg.mention import EntityClass, Mention, OrganisationMention, RelationMention
from kg.registers import Registers

RULE = "named-within"
"""The rule of a mention that lies within another on purpose."""
_VAN = re.compile(r" van (?:de |het )?")
_PARTS = frozenset({EntityClass.GOVERNMENT_BODY, EntityClass.ORGANIZATION})
_WHOLES = frozenset({EntityClass.GOVERNMENT_BODY, EntityClass.MINISTRY})


def named_within(names: Sequence[Mention], registers: Registers) -> Iterator[Mention]:
    """For each part that names its whole among `names`: the mention of the whole, and that the one is part of the other."""
    for part in names:
        if not isinstance(part, OrganisationMention) or part.cls not in _PARTS:
            continue
        for van in _VAN.finditer(part.surface):
            surface = part.surface[van.end() :]
            known = registers.things.organisations_named(surface)
            if len(known) == 1 and known[0].cls in _WHOLES and _is_part(part.surface[: van.start()]):
                at = Anchor(part.at.section, part.at.start + van.end(), part.at.end)
                whole = OrganisationMention(at, surface, RULE, surface, known[0].cls)
                yield whole
                yield _stated(part, whole)
                break


def _stated(part: Mention, whole: Mention) -> RelationMention:
    unit = _unit()
    return RelationMention(part.at, part.surface, RULE, part, unit.yields, whole, float(unit.options["confidence"]))


def _is_part(words: str) -> bool:
    return any(word.endswith(tuple(_unit().options["subject_ends"])) for word in words.casefold().split())


@cache
def _unit() -> Pattern:
    return next(pattern for pattern in patterns("relation_patterns") if pattern.id == "unit-of")
