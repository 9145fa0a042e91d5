"""References to other publications: "Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 7" is `ah-tk-20232024-7`."""

import re
from collections.abc import Iterator

from kg.document import Anchor, Reference

_YEAR = r"(?:vergaderjaar\s*)?(?P<from>\d{4})\s?[-–/]{1,2}\s?(?P<to>\d{4}|\d{2})(?!\d)"
_NUMBERS = r"nrs?\.?\s*(?P<numbers>\d{1,4}(?:(?:,\s*|\s+en\s+)\d{1,4}(?!\d))*)"
_ANNEX = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"Aanhangsels?\s*(?:van\s+de\s+)?Handelingen(?:\s+(?:II|TK|Tweede\s+Kamer))?,?\s*{_YEAR},\s*{_NUMBERS}",
        rf"Aanhangsels?\s*(?:van\s+de\s+)?Handelingen(?:\s+(?:II|TK|Tweede\s+Kamer))?,?\s*{_NUMBERS},\s*{_YEAR}",
        rf"{_YEAR},\s*Aanhangsel(?:\s+van\s+de)?(?:\s+Handelingen)?,?\s*{_NUMBERS}",
        rf"{_YEAR},\s*Aanhangsel\s+van\s+de\s+Handelingen\s+(?P<numbers>\d{{1,4}})(?!\d)",
        rf"\(Aanhangsel\),?\s*{_YEAR},\s*{_NUMBERS}",
    )
)
"""How an annex is cited: before or behind the year, with or without the Handelingen."""
_OFFICIAL = re.compile(r"(?<![\w-])(?:ah|kv)-tk-(?:\d{8}-\d{1,5}|\d{4}Z\d{5})(?!\w)")
_ZAAK = re.compile(r"Z\d{5}")
_QUESTION_NUMBER = re.compile(r"(?:vraagnummer|met kenmerk|kenmerk|zaaknummer)s?:?\s+(?P<number>\d{4}Z\d{5})(?!\d)")


def references_in(text: str, base: int = 0, section: int = 0) -> tuple[Reference, ...]:
    """The publications that `text` points to, in its order; anchors count from `base`.

    >>> references_in("Zie ook Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 730.")[0].publication
    'ah-tk-20232024-730'
    """
    found = sorted(_all(text), key=lambda item: (item[1], item[2]))
    return tuple(Reference(name, Anchor(section, base + start, base + end)) for name, start, end in found)


def _all(text: str) -> Iterator[tuple[str, int, int]]:
    if "anhangsel" in text:
        for annex in (found for pattern in _ANNEX for found in pattern.finditer(text)):
            until = annex["to"] if len(annex["to"]) == 4 else annex["from"][:2] + annex["to"]
            if int(until) == int(annex["from"]) + 1:
                for number in re.findall(r"\d+", annex["numbers"]):
                    yield f"ah-tk-{annex['from']}{until}-{int(number)}", annex.start(), annex.end()
    for official in _OFFICIAL.finditer(text) if "-tk-" in text else ():
        yield official.group(), official.start(), official.end()
    for question in _QUESTION_NUMBER.finditer(text) if _ZAAK.search(text) else ():
        yield f"kv-tk-{question['number']}", question.start("number"), question.end()
