"""Names in a list that begins with what they are: `bedrijven als Acme en Bolderman`, `de gemeenten Ede en Rhenen`.

The rule: a plural of `kg/data/kinds.csv`, then `als`, `zoals`, `waaronder` or a bracket, then capitalised items; before two
of them, and of municipalities, the plural alone is enough.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extractors.cues import hits
from kg.extractors.definitions import head_noun
from kg.extractors.gazetteer import is_word
from kg.extractors.heads import names_none
from kg.extractors.runs import CAPITALISED
from kg.extractors.tables import rows
from kg.extractors.words import is_opener, is_ordinary
from kg.mention import EntityClass

RULE = "listed-by-kind"
_ITEM = rf"{CAPITALISED}(?: {CAPITALISED}){{0,3}}"
_AS = r"(?:,? (?:als|zoals|waaronder|onder andere|bijvoorbeeld) | \((?:bijvoorbeeld |onder andere |zoals |waaronder ))"
_LIST = (
    rf"(?:de |het )?(?P<items>{_ITEM}(?:, (?:de |het )?{_ITEM}){{0,12}}(?:,? (?:en|of) (?:de |het )?{_ITEM})?)(?![\w-])"
)
_WITH = re.compile(rf"{_AS}{_LIST}")
_BARE = re.compile(rf" {_LIST}")
_ADJECTIVES = ("se", "sche")
_ONE = re.compile(_ITEM)


@dataclass(frozen=True, slots=True)
class OfKind:
    """`text[start:end]` is a `cls`; its name has `prefix` before it: `gemeente `."""

    start: int
    end: int
    cls: EntityClass
    prefix: str


def of_kind(text: str) -> Iterator[OfKind]:
    """Every name in such a list.

    >>> text = "bij techbedrijven als Acme en Bolderman is"
    >>> [(text[one.start : one.end], one.cls.value) for one in of_kind(text)]
    [('Acme', 'Company'), ('Bolderman', 'Company')]
    """
    for index, start, end in hits("kinds", text):
        cls, prefix = _kinds()[index]
        found = is_word(text, start, end) and (_WITH.match(text, end) or _bare(text, end, cls, prefix))
        for item in _ONE.finditer(text, *found.span("items")) if found else ():
            if not _is_common(item.group()):
                yield OfKind(*item.span(), cls, prefix)


def _bare(text: str, end: int, cls: EntityClass, prefix: str) -> re.Match[str] | None:
    """The list right behind the plural: any of municipalities, of others at least two: `de bedrijven Acme en Bolderman`."""
    found = _BARE.match(text, end)
    listed = found and (prefix or (cls is not EntityClass.PLACE and re.search(r" (?:en|of) ", found["items"])))
    return found if listed else None


def _is_common(words: str) -> bool:
    parts = words.split()
    if words.endswith(_ADJECTIVES) or any(character.isdigit() for character in words):
        return True
    return is_opener(parts[0]) or all(is_ordinary(word) or head_noun(word) for word in parts) or names_none(words)


@cache
def _kinds() -> tuple[tuple[EntityClass, str], ...]:
    return tuple((EntityClass(row["class"]), row["prefix"]) for row in rows("kinds"))
