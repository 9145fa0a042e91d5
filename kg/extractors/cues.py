"""Patterns of names started only where one of their cues stands: one Aho-Corasick pass for the cues of all."""

import re
from collections.abc import Iterator
from functools import cache

import ahocorasick_rs

from kg.extractors.patterns import Pattern, patterns


def found_by_cue(table: str, text: str) -> Iterator[tuple[Pattern, "re.Match[str]"]]:
    """Every match of the patterns of `kg/data/{table}.toml`, each of which begins with its cue."""
    automaton, cued = _cues(table)
    taken: dict[str, int] = {}
    for index, start, _ in automaton.find_matches_as_indexes(text, overlapping=True):
        for pattern in cued[index]:
            if taken.get(pattern.id, -1) <= start and (found := pattern.expression.match(text, start)):
                taken[pattern.id] = found.end()
                yield pattern, found


@cache
def _cues(table: str) -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[Pattern, ...], ...]]:
    cued: dict[str, list[Pattern]] = {}
    for pattern in patterns(table):
        for cue in pattern.cues:
            cued.setdefault(cue, []).append(pattern)
    automaton = ahocorasick_rs.AhoCorasick(
        list(cued), matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False
    )
    return automaton, tuple(map(tuple, cued.values()))
