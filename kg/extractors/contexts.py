"""Organisations by what is said of them: `ESWET, de Europese associatie die …`, `Navraag bij HZV leert dat …`.

The patterns are `kg/data/context_patterns.toml`; each looks back from a cue to the name before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extractors.cues import cued
from kg.extractors.definitions import head_noun
from kg.extractors.words import given_names, is_opener, is_ordinary
from kg.mention import EntityClass

_BACK = 120
_SHORT = re.compile(r"[A-Z][A-Za-z&-]*[A-Z][A-Za-z&]*")


@dataclass(frozen=True, slots=True)
class Described:
    """`text[start:end]` is a name of class `cls`, by the rule `rule`."""

    start: int
    end: int
    cls: EntityClass
    rule: str


def described(text: str) -> Iterator[Described]:
    """Every name before a cue.

    >>> [(found.start, found.end, found.cls.value) for found in described("waar ESWET, de Europese associatie die")]
    [(5, 10, 'Organization')]
    """
    for pattern, start, end in cued("context_patterns", text):
        if text[end : end + 1].isalnum() or not text[start - 1 : start].isspace():
            continue
        begin = max(0, start - _BACK)
        found = pattern.expression.search(text[begin:start])
        cls = EntityClass(pattern.yields)
        if found and (_is_person(found["name"]) if cls is EntityClass.PERSON else _is_body(found["name"])):
            yield Described(begin + found.start("name"), begin + found.end("name"), cls, pattern.id)


def _is_person(name: str) -> bool:
    """True for two words of which the first is not ordinary and none an abbreviation or a head noun."""
    words = [word for word in name.split() if word[0].isupper()]
    first = words[0]
    return not (is_opener(first) or is_ordinary(first)) and not any(word.isupper() or head_noun(word) for word in words)


def _is_body(name: str) -> bool:
    """True for an abbreviation, or for words of which the first is no first name and one is not ordinary."""
    words = name.split()
    if is_opener(words[0]) or words[0] in given_names() or name[-1].isdigit():
        return False
    if len(words) == 1:
        return _SHORT.fullmatch(name) is not None and not head_noun(name)
    return not all(is_ordinary(word) for word in words)
