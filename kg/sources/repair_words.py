"""What a lexicon says about damaged words: whether a hyphen at a line end belongs to it, and where two are glued."""

import re
from functools import cache
from importlib.resources import files

_PREFIXES = frozenset(
    {"anti", "auto", "bio", "co", "eco", "ex", "extra", "inter", "intra", "multi", "neo", "niet", "non", "oud", "post"}
    | {"pre", "pro", "pseudo", "re", "semi", "sub"}
)
_KEEPS = re.compile(r"^(?:[A-ZÀ-Þ0-9&]+s?|[A-ZÀ-Þ][\w’']*|\w)$")
_AND = frozenset({"en", "of", "dan", "tot", "als", "maar"})
UNKNOWN = -1
_ENDINGS = ("en", "e", "t", "s", "de", "te", "den", "ten", "er", "ers", "n", "d", "ing", "heid")


@cache
def lexicon() -> dict[str, int]:
    """Every known word and its class: seen at least 2**class times in undamaged text."""
    known: dict[str, int] = {}
    for line in (files("kg") / "data" / "dutch_words.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            rank, *words = line.split(" ")
            known.update(dict.fromkeys(words, int(rank)))
    return known


def rank(word: str) -> int:
    """The class of `word` in the lexicon, `UNKNOWN` when it is not there.

    >>> rank("vande") == UNKNOWN, rank("van") > 5
    (True, True)
    """
    return lexicon().get(word.casefold(), UNKNOWN)


def hyphen_stays(left: str, right: str) -> str | None:
    """What stands between `left-` at a line end and `right` on the next: `""`, `"-"` or `"- "`; `None`: cannot be said.

    >>> hyphen_stays("emissiefacto", "ren"), hyphen_stays("PVV", "fractie"), hyphen_stays("detentie", "en")
    ('', '-', '- ')
    """
    if right in _AND and rank(left) != UNKNOWN:
        return "- "
    if not left or not right or not left[-1].isalpha() or not right[0].isalpha() or right[0].isupper():
        return "-"
    if _KEEPS.match(left):
        return "" if rank(left + right) != UNKNOWN or (len(left) > 3 and not left.isupper()) else "-"
    whole, hyphened = rank(left + right), rank(f"{left}-{right}")
    if whole != UNKNOWN or hyphened != UNKNOWN:
        return "" if whole >= hyphened else "-"
    if left.casefold() in _PREFIXES or (left[-1] == right[0] and left[-1] in "aeiou"):
        return "-"
    return ""


def broken(left: str, right: str) -> bool:
    """Whether `left-right` inside a line is surely one word that was cut at a line end.

    >>> broken("bescher", "ming"), broken("PVV", "fractie"), broken("oost", "west")
    (True, False, False)
    """
    if not (left[:1].islower() or rank(left + right) != UNKNOWN) or not right[:1].islower():
        return False
    if rank(left + right) != UNKNOWN:
        return rank(f"{left}-{right}") == UNKNOWN
    if rank(left) != UNKNOWN or left in _PREFIXES or len(left) < 3:
        return False
    return rank(right) == UNKNOWN or (len(right) < 5 and not _looks_dutch(left))


def glue_cost(left: str, right: str) -> float:
    """How unlikely it is that `left` and `right`, printed as one, are two words: 0 certain, 8 they are one.

    >>> glue_cost("van", "de") < 1 < glue_cost("betr", "okken")
    True
    """
    if rank(left + right) != UNKNOWN and not right[:1].isupper():
        return 8.0
    first, second = _part_cost(left), _part_cost(right)
    return first + second


def _part_cost(part: str) -> float:
    if part.isupper():
        return 0.6 if len(part) > 1 else 2.5
    if part[:1].isupper():
        return 0.3 if len(part) > 2 else 1.0
    known = rank(part)
    if known == UNKNOWN:
        return 1.2 if _looks_dutch(part) else 2.0
    if len(part) == 1:
        return 0.2 if part == "u" else 2.0
    return max(0.0, 0.6 - 0.1 * known) + (1.2 if len(part) == 2 and known < 6 else 0.0)


def _looks_dutch(part: str) -> bool:
    """Whether an unknown word is a known one inflected, or two known ones together: `samenhangt`."""
    word = part.casefold()
    if any(len(word) - len(end) > 3 and word.endswith(end) and rank(word[: -len(end)]) != UNKNOWN for end in _ENDINGS):
        return True
    cuts = range(4, min(len(word) - 3, 30))
    return any(rank(word[:cut]) > 0 and rank(word[cut:].removeprefix("s")) > 0 for cut in cuts)
