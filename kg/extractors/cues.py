"""The literals at which rules begin to look, found in one Aho-Corasick pass over a text for all rules together."""

import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache

import ahocorasick_rs

from kg.extractors.patterns import Pattern, patterns
from kg.extractors.tables import DATA, rows

Hit = tuple[int, int, int]
"""A cue in a text: its number in its table, where it begins and where it ends."""

_KINDS = {
    "footnote_patterns": ("news_patterns", {"footnote"}),
    "no_news_patterns": ("news_patterns", {"none"}),
    "news_patterns": ("news_patterns", {"prose"}),
}
"""Tables that are a part of one in `kg/data`, by what their patterns yield."""
_OTHER_TEXTS = {"footnote_patterns": "note", "no_news_patterns": "note", "relation_patterns": "sentence"}
"""Tables that are looked for in other texts than running Dutch: pieces of footnotes, masked sentences."""
_REMEMBERED = 512
"""Texts whose cues are kept: several rules ask for those of one text."""


def hits(table: str, text: str) -> Sequence[Hit]:
    """The cues of a table in `text`, in the order of where they end.

    >>> hits("ministries", "het ministerie van BZK")
    [(0, 5, 14)]
    """
    return _scan(_OTHER_TEXTS.get(table, "prose"), text).get(table, ())


def cues_in(text: str) -> Collection[str]:
    """The tables of which a cue stands in `text`, running Dutch."""
    return _scan("prose", text)


def standing(table: str, text: str) -> Sequence[Pattern]:
    """The patterns of a table of which a cue stands in `text`, in the order of the table."""
    found = hits(table, text)
    if not found:
        return ()
    owners, every = _owners(table), _patterns(table)
    numbers = {number for index, _, _ in found for number in owners[index]}
    return [every[number] for number in sorted(numbers)]


def cued(table: str, text: str) -> Iterator[tuple[Pattern, int, int]]:
    """The patterns of a table with each place of one of their cues."""
    if found := hits(table, text):
        owners, every = _owners(table), _patterns(table)
        for index, start, end in found:
            for number in owners[index]:
                yield every[number], start, end


def found_by_cue(table: str, text: str) -> Iterator[tuple[Pattern, "re.Match[str]"]]:
    """Every match of the patterns of a table: each begins with its cue, unless it says that it does not."""
    taken: dict[str, int] = {}
    for pattern, start, _ in cued(table, text):
        if not pattern.options.get("begins", True):
            if taken.setdefault(pattern.id, 0) == 0:
                taken[pattern.id] = len(text)
                yield from ((pattern, found) for found in pattern.expression.finditer(text))
        elif taken.get(pattern.id, -1) <= start and (found := pattern.expression.match(text, start)):
            taken[pattern.id] = found.end()
            yield pattern, found


@lru_cache(maxsize=_REMEMBERED)
def _scan(kind: str, text: str) -> dict[str, list[Hit]]:
    automaton, owners = _automaton(kind)
    found: dict[str, list[Hit]] = {}
    for literal, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        for table, index in owners[literal]:
            if table in found:
                found[table].append((index, start, end))
            else:
                found[table] = [(index, start, end)]
    return found


@cache
def _automaton(kind: str) -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[tuple[str, int], ...], ...]]:
    owners: dict[str, list[tuple[str, int]]] = {}
    for table, cues in _tables().items():
        if _OTHER_TEXTS.get(table, "prose") == kind:
            for index, cue in enumerate(cues):
                owners.setdefault(cue, []).append((table, index))
    automaton = ahocorasick_rs.AhoCorasick(
        list(owners), store_patterns=False, implementation=ahocorasick_rs.Implementation.DFA
    )
    return automaton, tuple(map(tuple, owners.values()))


@cache
def _tables() -> dict[str, tuple[str, ...]]:
    """Every cue, by table; a phrase for something named before also begins sentences."""
    coded: dict[str, list[str]] = tomllib.loads((DATA / "cues.toml").read_text(encoding="utf-8"))
    phrases = [row["phrase"] for row in rows("antecedents")]
    return {
        **{table: tuple(cues) for table, cues in coded.items()},
        **{table: _cues_of(table) for table in ("name_patterns", "context_patterns", "relation_patterns", *_KINDS)},
        "kinds": tuple(row["noun"] for row in rows("kinds")),
        "antecedents": (*phrases, *(phrase[0].upper() + phrase[1:] for phrase in phrases)),
    }


@cache
def _patterns(table: str) -> tuple[Pattern, ...]:
    if table not in _KINDS:
        return patterns(table)
    whole, kinds = _KINDS[table]
    return tuple(pattern for pattern in patterns(whole) if pattern.yields in kinds)


def _cues_of(table: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cue for pattern in _patterns(table) for cue in pattern.cues))


@cache
def _owners(table: str) -> tuple[tuple[int, ...], ...]:
    """For each cue of a table the numbers of the patterns that have it."""
    return tuple(
        tuple(number for number, pattern in enumerate(_patterns(table)) if cue in pattern.cues)
        for cue in _cues_of(table)
    )
