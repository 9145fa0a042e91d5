"""Names that stand in a list with names that are known: `Unilever, Heineken, Arla Foods en Cono Kaasmakers`.

What is known is an item whatever it looks like: `de Vereniging van Nederlandse Gemeenten (VNG), het IPO en …`.

The rule: of three or more items in a row, two or more are known to be of one class, none of another; the rest are too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extractors.definitions import head_noun
from kg.extractors.heads import names_none
from kg.extractors.runs import CAPITALISED
from kg.extractors.span import Candidate
from kg.extractors.words import is_opener, is_ordinary
from kg.mention import EntityClass

_ITEM = rf"{CAPITALISED}(?: {CAPITALISED}){{0,4}}(?: \([^()]{{1,20}}\))?"
_LIST = re.compile(
    rf"(?<![\w’'-]){_ITEM}(?:, (?:de |het )?{_ITEM}){{1,15}}(?:,? (?:en|of) (?:de |het )?{_ITEM})?(?!\w)"
)
_MAY_BE_LIST = re.compile(r", (?:de |het )?[A-ZÀ-Þ]")
_ARTICLE = re.compile(r"(?:[Dd]e|[Hh]et) ")
_CAPITAL_ARTICLE = re.compile(r"D(?<!\w.)e |H(?<!\w.)et ")
_ONE = re.compile(rf"{CAPITALISED}(?: {CAPITALISED}){{0,4}}")
_LISTED = frozenset({EntityClass.COMPANY, EntityClass.ORGANIZATION, EntityClass.PLACE})
_FEWEST, _FEWEST_KNOWN = 3, 2


@dataclass(frozen=True, slots=True)
class Listed:
    """`text[start:end]` is of the class of its neighbours in the list."""

    start: int
    end: int
    cls: EntityClass


def may_list(known: Sequence[Candidate]) -> bool:
    """True when enough of what is known may stand in a list."""
    return len(known) >= _FEWEST_KNOWN and sum(candidate.cls in _LISTED for candidate in known) >= _FEWEST_KNOWN


def may_be_list(text: str) -> bool:
    """True when capitalised items may stand in a row in `text`."""
    return _MAY_BE_LIST.search(text) is not None


def listed(text: str, known: Sequence[Candidate]) -> Iterator[Listed]:
    """The unknown items of each list whose known items agree."""
    if not may_list(known) or not may_be_list(text):
        return
    shown = _as_items(text, known)
    for found in _LIST.finditer(shown):
        inside = [one for one in known if found.start() < one.end and one.start < found.end()]
        items = [item.span() for item in _ONE.finditer(shown, *found.span())]
        classes = [_class_at(item, inside) for item in items]
        agreed = {cls for cls in classes if cls}
        if len(items) < _FEWEST or len(agreed) != 1 or sum(map(bool, classes)) < _FEWEST_KNOWN:
            continue
        (cls,) = agreed
        for (start, end), own in zip(items, classes, strict=True):
            free = not any(one.start < end and start < one.end for one in inside)
            if own is None and free and cls in _LISTED and not _is_common(text[start:end]):
                yield Listed(start, end, cls)


def _as_items(text: str, known: Sequence[Candidate]) -> str:
    """The text with one capitalised word of the same length in the place of each known name of several; no item begins
    with an article.
    """
    parts: list[str] = []
    at = 0
    for one in sorted(known, key=lambda one: (one.start, -one.end)):
        start = article.end() if (article := _ARTICLE.match(text, one.start, one.end)) else one.start
        if start >= at and " " in text[start : one.end]:
            parts += text[at:start], "X", "x" * (one.end - start - 1)
            at = one.end
    return _CAPITAL_ARTICLE.sub(lambda article: article[0].lower(), "".join((*parts, text[at:])))


def _class_at(item: tuple[int, int], known: Sequence[Candidate]) -> EntityClass | None:
    return next((one.cls for one in known if one.start <= item[0] and item[1] <= one.end), None)


def _is_common(words: str) -> bool:
    parts = words.split()
    return is_opener(parts[0]) or all(is_ordinary(word) or head_noun(word) for word in parts) or names_none(words)
