"""Names as they are looked for: `skos:hiddenLabel` holds each name of a thing in one plain spelling.

A triple store finds an exact value in its index at once; a comparison without regard to case reads every label.
"""

import unicodedata
from collections.abc import Iterable

_PLAIN = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "’": "'", "‘": "'", "–": "-"})


def search_name(name: str) -> str:
    """The name in small letters, without accents, with single blanks and straight apostrophes.

    >>> search_name("Dilan  Yeşilgöz-Zegerius"), search_name("Bas van ’t Wout")
    ('dilan yesilgoz-zegerius', "bas van 't wout")
    """
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.translate(_PLAIN))
        name = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(name.casefold().split())


def search_names(names: Iterable[str]) -> tuple[str, ...]:
    """The spellings that a thing of these names is found by, each once, in order."""
    return tuple(sorted({search_name(name) for name in names} - {""}))
