"""Organisations by what is said of them: `ESWET, de Europese associatie die …`, `Navraag bij HZV leert dat …`.

The patterns are `kg/data/context_patterns.toml`; each looks back from a cue to the name before it.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ahocorasick_rs

from kg.extractors.definitions import head_noun
from kg.extractors.runs import CAPITALISED
from kg.extractors.words import given_names, is_opener, is_ordinary
from kg.mention import EntityClass

_BACK = 120
_NAME = rf"(?<![\w’'.-])(?P<name>{CAPITALISED}(?: (?:(?:van|de|voor|of|en|for|the) ){{0,2}}{CAPITALISED}){{0,5}})"
_SHORT = re.compile(r"[A-Z][A-Za-z&-]*[A-Z][A-Za-z&]*")


@dataclass(frozen=True, slots=True)
class ContextPattern:
    """What may stand between a name and one of the cues that tell its class."""

    id: str
    cls: EntityClass
    cues: tuple[str, ...]
    before: re.Pattern[str]
    examples: tuple[tuple[str, str], ...]
    counter: tuple[str, ...]


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
    automaton, cued = _cues()
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        if text[end : end + 1].isalnum() or not text[start - 1 : start].isspace():
            continue
        for pattern in cued[index]:
            begin = max(0, start - _BACK)
            found = pattern.before.search(text[begin:start])
            if found and _is_body(found["name"]):
                yield Described(begin + found.start("name"), begin + found.end("name"), pattern.cls, pattern.id)


def _is_body(name: str) -> bool:
    """True for an abbreviation, or for words of which the first is no first name and one is not ordinary."""
    words = name.split()
    if is_opener(words[0]) or words[0] in given_names() or name[-1].isdigit():
        return False
    if len(words) == 1:
        return _SHORT.fullmatch(name) is not None and not head_noun(name)
    return not all(is_ordinary(word) for word in words)


@cache
def _cues() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[ContextPattern, ...], ...]]:
    cued: dict[str, list[ContextPattern]] = {}
    for pattern in context_patterns():
        for cue in pattern.cues:
            cued.setdefault(cue, []).append(pattern)
    return ahocorasick_rs.AhoCorasick(list(cued), store_patterns=False), tuple(map(tuple, cued.values()))


@cache
def context_patterns() -> tuple[ContextPattern, ...]:
    """The patterns of `kg/data/context_patterns.toml`."""
    path = Path(__file__).parent.parent / "data" / "context_patterns.toml"
    return tuple(
        ContextPattern(
            row["id"],
            EntityClass(row["class"]),
            tuple(row["cue"]),
            re.compile(rf"{_NAME}{row['between']}$"),
            tuple(tuple(example) for example in row["examples"]),
            tuple(row["counter"]),
        )
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["pattern"]
    )
