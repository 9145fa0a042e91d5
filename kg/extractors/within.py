"""Bodies named within the name of a part of them: `Inlichtingen- en opsporingsdienst van de Inspectie Leefomgeving en Transport`.

The rule: a body whose head noun is that of a part (those of the pattern `unit-of`), then `van`, then exactly one public body
that the registers know by that name. Or an organ (those of `organ-behind-its-name` and `organ-of-union`) before or behind a
union that those patterns name, and that the document names elsewhere: `VN-Mensenrechtenraad`, `Algemene Vergadering van de
Verenigde Naties`. The part is said to be part of it.
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
_UNION_FIRST = re.compile(r"(?P<union>VN|UN|EU|NAVO|Verenigde Naties|Europese Unie)[ -]")
_PARTS = frozenset({EntityClass.GOVERNMENT_BODY, EntityClass.ORGANIZATION})
_WHOLES = frozenset({EntityClass.GOVERNMENT_BODY, EntityClass.MINISTRY})


def named_within(names: Sequence[Mention], registers: Registers) -> Iterator[Mention]:
    """For each part that names its whole among `names`: the mention of the whole, and that the one is part of the other."""
    for part in names:
        if not isinstance(part, OrganisationMention) or part.cls not in _PARTS:
            continue
        for start, end in (*_behind(part, names, registers), *_before(part, names, registers)):
            surface = part.surface[start:end]
            known = registers.things.organisations_named(surface)
            at = Anchor(part.at.section, part.at.start + start, part.at.start + end)
            whole = OrganisationMention(at, surface, RULE, surface, known[0].cls)
            yield whole
            yield _stated(part, whole)
            break


def _behind(part: Mention, names: Sequence[Mention], registers: Registers) -> Iterator[tuple[int, int]]:
    """Where the whole stands behind `van`: `Landelijke Eenheid van de Politie`."""
    for van in _VAN.finditer(part.surface):
        head, surface = part.surface[: van.start()], part.surface[van.end() :]
        known = registers.things.organisations_named(surface)
        if len(known) == 1 and (
            (known[0].cls in _WHOLES and _ends(head, "unit-of"))
            or (_ends(head, "organ-of-union") and _is_union(surface, part, names, registers))
        ):
            yield van.end(), len(part.surface)


def _before(part: Mention, names: Sequence[Mention], registers: Registers) -> Iterator[tuple[int, int]]:
    """Where a union stands before its organ: `VN-Mensenrechtenraad`."""
    found = _UNION_FIRST.match(part.surface)
    if (
        found
        and _ends(part.surface[found.end() :], "organ-behind-its-name")
        and _is_union(found["union"], part, names, registers)
    ):
        yield found.span("union")


def _is_union(surface: str, part: Mention, names: Sequence[Mention], registers: Registers) -> bool:
    """True for the name of a union that has organs, where it stands on its own among the names too."""
    known = registers.things.organisations_named(surface)
    return (
        surface in _pattern("organ-of-union").options["objects"]
        and len(known) == 1
        and any(
            registers.things.organisations_named(one.surface) == known
            for one in names
            if isinstance(one, OrganisationMention) and one is not part
        )
    )


def _stated(part: Mention, whole: Mention) -> RelationMention:
    unit = _pattern("unit-of")
    return RelationMention(part.at, part.surface, RULE, part, unit.yields, whole, float(unit.options["confidence"]))


def _ends(words: str, pattern: str) -> bool:
    """True when one of the words ends as the subjects of that pattern do, and is more than that end: not `Raad` alone."""
    ends = tuple(_pattern(pattern).options["subject_ends"])
    return words.casefold() not in ends and any(word.endswith(ends) for word in words.casefold().split())


@cache
def _pattern(name: str) -> Pattern:
    return next(pattern for pattern in patterns("relation_patterns") if pattern.id == name)
