"""Words that tell where the title of a law ends, or that it is none: `kg/data/title_words.toml`."""

import tomllib
from functools import cache
from typing import NamedTuple

from kg.extractors.tables import DATA


class TitleWords(NamedTuple):
    """The three lists, as sets."""

    linking: frozenset[str]
    ends: frozenset[str]
    generic: frozenset[str]


@cache
def title_words() -> TitleWords:
    """The lists, read once: `title_words().ends` has `wordt`, no title of a law does."""
    table: dict[str, str] = tomllib.loads((DATA / "title_words.toml").read_text(encoding="utf-8"))
    return TitleWords(*(frozenset(table[name].split()) for name in TitleWords._fields))
