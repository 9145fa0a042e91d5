"""References to articles of laws: `artikelen 350c Sr en/of 138ab Sr`, `artikel 3.5, tweede lid, van de …wet`.

Grammar: the word artikel(en) or art(t)., then items joined by commas, `en`, `of`, `en/of`, `t/m`; an item is a number,
perhaps a lid or onderdeel, perhaps the law. A law named later holds for every number before it that has none of its
own. Numbers without a law are of the law named before them, where exactly one can be meant.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.extractors.article_parts import ITEM_PART, part_before, part_of
from kg.extractors.gazetteer import Gazetteer
from kg.sentences import sentences

NamedLaw = tuple[int, int, str]
"""A law in the text: where it begins and ends, and its name."""

_HEAD = re.compile(r"[Aa](?<!\w.)rt(?:ikel(?:en)?|t?\.?)\s+(?=\d|[IVX]+[A-Z]?\b)")
"""Begins with one class of characters, so that the engine skips from one to the next."""
_NUMBER = re.compile(
    r"[IVX]+[A-Z]?(?![\w])|\d{1,4}(?:[.:]\d{1,4}[a-z]{0,2})*"
    r"(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|[a-z]{0,3})(?:\.\d+)*(?![\w])"
)
_JOIN = re.compile(
    r"(?:\s*(?:,\s*)?(?:en/of|en|of|t/m|tot en met|juncto|jo\.|,)\s+|\s*,\s*)"
    r"(?:(?:de |het )?(?:artikel(?:en)?|artt?\.)\s+)?(?=\d)"
)
_OF = re.compile(r",? (?:(?:van|uit|in|bij) )?(?:(?:de|het|deze|onze) )?")
_OF_THE_NEW = re.compile(
    r",? (?:(?:van|uit|in|bij) )?(?:(?:de|het) )?"
    r"(?:\(?(?:Nederlandse|Europese|huidige|gewijzigde|nieuwe|oude|toenmalige|geldende)\)? )[«“‘]?"
)
_THAT = re.compile(
    r",? (?:van|uit|in) (?:die|deze|dezelfde|dat|dit|(?:de |het )?(?:eerder|voor)?genoemde|voornoemde)"
    r" (?:wet|richtlijn|verordening|verdrag|besluit|wetboek|regeling)\b"
)
_OTHER = re.compile(r",? (?:van|uit) \w| (?:jaar|jaren|dagen|maanden|miljoen|miljard|euro|procent|keer)\b| ?%")
_NEWS = re.compile(r"\b(?:het|een|dit|dat|nieuws|opinie|begrotings)[ -]?$", re.IGNORECASE)
_FURTHEST = 40
"""Laws looked back at for an article without one."""
_RANGE_WORD = re.compile(r"t/m|tot en met")


@dataclass(frozen=True, slots=True)
class ArticleReference:
    """One article: its number, the quote at `start`-`end`, and the law at `law_start`-`law_end`.

    `part` is the part of it that is meant, as a JCI string has it: `&lid=2&onderdeel=b`. `named` is false where the law
    was named earlier.
    """

    number: str
    start: int
    end: int
    law: str
    law_start: int
    law_end: int
    part: str = ""
    named: bool = True


@dataclass(slots=True)
class _Item:
    """A number as read, until its law is known."""

    number: str
    start: int
    end: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text with its laws: by where they begin; in order those that an article without a law may be of."""

    text: str
    laws: Sequence[NamedLaw]
    same: Callable[[str], str]
    before: list[NamedLaw]
    sentences: Sequence[tuple[int, int]]
    by_start: dict[int, NamedLaw] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for law in self.laws:
            if law[1] > self.by_start.get(law[0], (0, 0, ""))[1]:
                self.by_start[law[0]] = law


def article_references(
    text: str, laws: Gazetteer[str], named: Iterable[NamedLaw] = (), same: Callable[[str], str] = str
) -> Iterator[ArticleReference]:
    """Every article in `text` of a law that `laws` has, or that stands at one of the places `named`.

    `same` tells names of one law apart from names of two: an article without a law is of the only law before it.

    >>> sr = Gazetteer.of([("Sr", "Sr")])
    >>> [(a.number, text[a.start:a.end]) for text in ["de artikelen 350c Sr en/of 138ab Sr."]
    ...  for a in article_references(text, sr)]
    [('350c', '350c Sr'), ('138ab', '138ab Sr')]
    """
    heads = list(_HEAD.finditer(text))
    if not heads:
        return
    known = [(start, end, text[start:end]) for start, end, _ in laws.find(text)]
    names = sorted(named)
    reading = _Reading(text, [*known, *names], same, names, sentences(text))
    read_to = 0
    for head in heads:
        if head.start() >= read_to:
            references, read_to = _read_list(reading, head)
            yield from references


def _read_list(reading: _Reading, head: re.Match[str]) -> tuple[list[ArticleReference], int]:
    """The references of the list behind `head`, and where it ends."""
    text, at = reading.text, head.end()
    references: list[ArticleReference] = []
    waiting: list[_Item] = []
    before = part_before(text, head.start())
    while number := _NUMBER.match(text, at):
        part = ITEM_PART.match(text, number.end())
        at = part.end() if part else number.end()
        waiting += _numbers(text, waiting, number, part_of(part.group()) if part else before)
        law = _law_at(reading, at)
        if law:
            at = law[1]
            references += [_reference(item, law, at if item is waiting[-1] else item.end) for item in waiting]
            waiting = []
            insort(reading.before, law)
        joined = _JOIN.match(text, at)
        if joined is None:
            break
        at = joined.end()
    if waiting:
        earlier, at = _of_law_before(reading, head, waiting, at)
        references += earlier
    return references, at


def _reference(item: _Item, law: NamedLaw, end: int, named: bool = True) -> ArticleReference:
    return ArticleReference(item.number, item.start, end, law[2], law[0], law[1], item.part, named)


def _numbers(text: str, waiting: Sequence[_Item], number: re.Match[str], part: str) -> list[_Item]:
    """The number as read, with those of a range (`1 t/m 4`) before it that stand only between the lines."""
    read = _Item(number.group(), *number.span(), part)
    if waiting and waiting[-1].number.isdigit() and number.group().isdigit():
        last = int(waiting[-1].number)
        if _RANGE_WORD.search(text, waiting[-1].end, number.start()) and last < int(number.group()) <= last + 50:
            between = range(last + 1, int(number.group()))
            return [*(_Item(str(one), *number.span()) for one in between), read]
    return [read]


def _law_at(reading: _Reading, at: int) -> NamedLaw | None:
    """The law that is named at `at`, after `van de` or a blank."""
    for pattern in (_OF, _OF_THE_NEW):
        between = pattern.match(reading.text, at)
        law = reading.by_start.get(between.end() if between else at)
        if law:
            return law
    return None


def _of_law_before(
    reading: _Reading, head: re.Match[str], waiting: Sequence[_Item], at: int
) -> tuple[list[ArticleReference], int]:
    """The numbers of `waiting` as articles of the law named before them: `artikel 1a van die wet`."""
    text = reading.text
    that = _THAT.match(text, at)
    if not that and (_OTHER.match(text, at) or _NEWS.search(text, max(0, head.start() - 12), head.start())):
        return [], at
    law = _law_before(reading, waiting[0].start)
    if law is None:
        return [], at
    end = that.end() if that else at
    return [_reference(item, law, end if item is waiting[-1] else item.end, named=False) for item in waiting], end


def _law_before(reading: _Reading, at: int) -> NamedLaw | None:
    """The only law that the nearest sentence with a law names, looking back from `at`."""
    last = bisect_left(reading.before, (at,))
    earlier = [law for law in reading.before[max(0, last - _FURTHEST) : last] if law[1] <= at]
    if not earlier:
        return None
    nearest = max(law[1] for law in earlier)
    sentence = max(0, bisect_left(reading.sentences, (nearest,)) - 1)
    close = [law for law in earlier if law[1] > reading.sentences[sentence][0]]
    return max(close) if len({reading.same(name) for _, _, name in close}) == 1 else None
