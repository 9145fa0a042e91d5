"""The literals at which rules begin to look, found in one Aho-Corasick pass over a text for all rules together."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

import ahocorasick_rs

from kg.extractors.joined import Hit, Joined
from kg.extractors.patterns import Pattern, patterns
from kg.extractors.tables import DATA, rows

Cues = Mapping[str, Sequence[Hit]]
"""By table the cues in a text: of each its number in its table, where it begins and where it ends."""

_KINDS = {
    "footnote_patterns": ("news_patterns", {"footnote"}),
    "no_news_patterns": ("news_patterns", {"none"}),
    "news_patterns": ("news_patterns", {"prose"}),
}
"""Tables that are a part of one in `kg/data`, by what their patterns yield."""
_STANDING = frozenset({"footnote_patterns", "no_news_patterns", "relation_patterns"})
"""Tables that are looked for in other texts than running Dutch: pieces of footnotes, masked sentences."""
_MOST_REMEMBERED = 512
_remembered: dict[str, Cues] = {}
"""Cues of the texts last scanned: several rules ask for those of one text."""


def hits(table: str, text: str) -> Sequence[Hit]:
    """The cues of a table in `text`, in the order of where they end.

    >>> hits("ministries", "het ministerie van BZK")
    [(0, 5, 14)]
    """
    known = _remembered.get(text)
    return (scan(Joined.of([text]))[0] if known is None else known).get(table, ())


def scan(joined: Joined) -> list[Cues]:
    """The cues in each of the joined texts, running Dutch, by one pass over all of them."""
    automaton, owners = _of_prose()
    hits = automaton.find_matches_as_indexes(joined.whole, overlapping=True)
    cues = [_by_table(found, begin, owners) for begin, found in joined.parted(hits)]
    if len(_remembered) + len(cues) > _MOST_REMEMBERED:
        _remembered.clear()
    _remembered.update(zip(joined.texts, cues, strict=True))
    return cues


def _by_table(hits: Iterable[Hit], begin: int, owners: Sequence[Iterable[tuple[str, int]]]) -> Cues:
    """The hits of a text that begins at `begin`, by table and with the places in that text."""
    found: dict[str, list[Hit]] = {}
    for literal, start, end in hits:
        for table, index in owners[literal]:
            if table in found:
                found[table].append((index, start - begin, end - begin))
            else:
                found[table] = [(index, start - begin, end - begin)]
    return found


def standing(table: str, text: str) -> Sequence[Pattern]:
    """The patterns of a table of which a cue stands in `text`, in the order of the table."""
    return next(standing_in(table, Joined.of([text])))


def standing_in(table: str, joined: Joined) -> Iterator[Sequence[Pattern]]:
    """For each of the joined texts the patterns of which a cue stands in it, by one pass over all of them."""
    for _, found in joined.parted(_automaton(table).find_matches_as_indexes(joined.whole, overlapping=True)):
        yield _of_cues(table, frozenset([index for index, _, _ in found])) if found else ()


@lru_cache(maxsize=4096)
def _of_cues(table: str, cues: frozenset[int]) -> Sequence[Pattern]:
    owners, every = _owners(table), _patterns(table)
    return tuple(every[number] for number in sorted({number for index in cues for number in owners[index]}))


def cued(table: str, text: str) -> Iterator[tuple[Pattern, int, int]]:
    """The patterns of a table with each place of one of their cues."""
    if found := hits(table, text):
        by_cue = _by_cue(table)
        for index, start, end in found:
            for pattern in by_cue[index]:
                yield pattern, start, end


def found_by_cue(table: str, text: str) -> Iterator[tuple[Pattern, "re.Match[str]"]]:
    """Every match of the patterns of a table: each begins with its cue, unless it says that it does not."""
    taken: dict[str, int] = {}
    for pattern, start, _ in cued(table, text):
        if taken.get(pattern.id, 0) > start:
            continue
        if not pattern.begins:
            taken[pattern.id] = len(text)
            yield from ((pattern, found) for found in pattern.expression.finditer(text))
        elif found := pattern.expression.match(text, start):
            taken[pattern.id] = found.end()
            yield pattern, found


@cache
def _of_prose() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[tuple[str, int], ...], ...]]:
    """The automaton of all tables for running Dutch, and for each literal whose cue it is: table and number."""
    owners: dict[str, list[tuple[str, int]]] = {}
    for table, cues in _tables().items():
        if table not in _STANDING:
            for index, cue in enumerate(cues):
                owners.setdefault(cue, []).append((table, index))
    return _automaton_of(owners), tuple(map(tuple, owners.values()))


@cache
def _automaton(table: str) -> ahocorasick_rs.AhoCorasick:
    return _automaton_of(_tables()[table])


def _automaton_of(literals: Iterable[str]) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(
        list(literals), store_patterns=False, implementation=ahocorasick_rs.Implementation.DFA
    )


@cache
def _tables() -> dict[str, tuple[str, ...]]:
    """Every cue, by table; a phrase for something named before also begins sentences."""
    coded: dict[str, list[str]] = tomllib.loads((DATA / "cues.toml").read_text(encoding="utf-8"))
    phrases = [row["phrase"] for row in rows("antecedents")]
    return {
        **{table: tuple(cues) for table, cues in coded.items()},
        **{table: _cues_of(table) for table in ("name_patterns", "context_patterns", "relation_patterns", *_KINDS)},
        "kinds": tuple(row["noun"] for row in rows("kinds")),
        "compounds": tuple(row["noun"] for row in rows("head_nouns") if row["alone"]),
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


@cache
def _by_cue(table: str) -> tuple[tuple[Pattern, ...], ...]:
    """For each cue of a table the patterns that have it."""
    every = _patterns(table)
    return tuple(tuple(every[number] for number in numbers) for numbers in _owners(table))
