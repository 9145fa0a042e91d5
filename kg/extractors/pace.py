"""Masked sentences in which the space behind a word tells what word it is, so that a pattern need not list the words again.

A stretch of words that a relation may reach across (`gap` in `kg/data/relation_patterns.toml`) goes on behind some words and
stops at others: `dat`, `heeft`. Each sentence is looked at once for the words of `[words]` in that table; a pattern then asks
for a character where it would ask for a hundred words, at every step of every stretch.
"""

import tomllib
from functools import cache

from kg.extractors.tables import DATA

KIND, PREPOSITION, STOP = "\x1d", "\x1e", "\x1f"
"""What stands for the space behind `bedrijf`, behind `van`, and behind `dat`: white space too, one character as it."""
_MOST_REMEMBERED = 16_384
ANY = f"[ {KIND}{PREPOSITION}{STOP}]"


def paced(masked: str) -> str:
    """The sentence, of the same length, with the space behind each word of `[words]` of its kind.

    >>> paced("dat de stichting van het huis")
    'dat\\x1fde stichting\\x1dvan\\x1ehet huis'
    """
    *words, last = masked.split(" ")
    return "".join(map(_words_spaced().__getitem__, words)) + last


def spaced(pattern: str) -> str:
    """The regular expression over paced sentences: its spaces are any space; it may ask for a kind by `\\x1d` to `\\x1f`."""
    return pattern.replace(" ", ANY)


class _Spaced(dict[str, str]):
    """Words with the space behind them, made when first asked for."""

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        self[word] = spaced_word = word + _behind(word)
        return spaced_word


@cache
def _words_spaced() -> _Spaced:
    return _Spaced()


def _behind(word: str) -> str:
    stops, prepositions, kinds, ends = _words()
    if word in stops or word.startswith("waar"):
        return STOP
    if word in prepositions:
        return PREPOSITION
    return KIND if word in kinds or (word.islower() and word.endswith(ends)) else " "


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str], tuple[str, ...]]:
    words: dict[str, list[str]] = tomllib.loads((DATA / "relation_patterns.toml").read_text(encoding="utf-8"))["words"]
    return (
        frozenset(words["stop"]),
        frozenset(words["preposition"]),
        frozenset(words["kind"]),
        tuple(words["kind_ends"]),
    )
