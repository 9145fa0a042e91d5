"""Words glued where a printed line ended: "aan hettweeminutendebat" in text that lost its line ends.

Text taken from a PDF by PyPDF2 joins printed lines without a blank. How wide the printed column is, is known, so the
word in which each line ended is known; the lexicon then says at which place in it. Words elsewhere are left alone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from kg.sources.dutch import MONTHS
from kg.sources.print_widths import BLANK, COLUMN, NOTE_COLUMN, reach, width
from kg.sources.repair import Mend
from kg.sources.repair_breaks import ACCENTS, HARDLY, Break, breaks_in
from kg.sources.repair_words import Words, broken

_OVER = 12
"""Units that a line may seem too wide: raised note marks are narrower than they are taken for."""
_OVERFULL = 0.5
_SHORT = 6
"""Units that may be left when the next word did not fit."""
_SHORTEST = 60
"""Letters in a line of the column, at the least; text that is no longer was not joined of two."""
_LONGEST_TEXT = 20_000
"""No paragraph comes near so many letters; what does is no printed text."""
_BEAM = 3
_MARGIN = 1.2
"""A way so much dearer than the best one is given up."""
_NO_WAY = 1e9
_INDENT = 30
"""Units by which the lines of a list are shorter."""
_CERTAIN = 0.8
"""The cost of a line end, or of several on the average, that is sure by itself."""
_WORD = re.compile(r"\S+")
_LONGEST_PRINTED = 100
"""Letters in a line of the column, at the most."""
_LONGEST = 600
"""How far a word is looked along, which may be an address."""
_NOWHERE = Break(HARDLY, "")
"""A line end in the middle of what has no place for one."""
_KEPT = Break(3.5, "")
"""A line end where the text has its blank: in a text that lost its line ends there are few."""
_TRIED = 4
"""So many long lines are looked at to see whether a document lost its line ends."""
_TOO_DEAR, _DEAR_HERE = 1.4, 2.0
"""Above this cost a line end a text is not glued: it has its blanks, only not its line ends; and a line of a glued one."""
_DOUBTFUL = 2.3
_EARLY = 0.6
"""The cost of a line end before the column is full, after a full stop."""
_FARTHEST = 40
"""Letters of a word that are looked along for the place where a line ended."""
_SENTENCE_GLUED = re.compile(
    r"(?<=[\w)»”%][.?!:;])(?=[A-ZÀ-Þ«“–•][\w ])|(?<=[.:;])(?=\d[.)] ?[A-ZÀ-Þ])|(?<=\S)(?=[\x80-\x9f•])"
    r"|(?<=[a-zà-ÿ])(?=[A-Z][a-zà-ÿ]{1,30} )"
)
_UNBROKEN = re.compile(r"(?<=\d) (?=(?:" + "|".join(MONTHS) + r")\b)")
"""Between the day and the month no line ends: there is a non-breaking blank in print."""
_HYPHENED = re.compile(r"-(?<=[^\W\d_]{2}-)(?P<right>[^\W\d_]{2,40})(?![\w/-]|\.\w)")
_LEFT = re.compile(r"(?<![\w/.-])[^\W\d_]{2,40}$")


_Ends = list[tuple[int, Break]]


class Unglue:
    """Gives the lines of one document back the blanks that were lost where its printed lines ended.

    >>> line = ("Er is door het Ministerie van Justitie en Veiligheid voorafgaand aan hettweeminutendebat "
    ...     "Gevangeniswezen en tbs op 23 oktober 2024 geen contactgeweest met de Telegraaf.")
    >>> [line[mend.start - 3:mend.end + 3] for mend in Unglue(line).mends(line, 0)]
    ['hettwe', 'actgew']
    """

    def __init__(self, text: str) -> None:
        long = _some_long_lines(text)
        self._words = Words(text if long else "")
        self._filled: dict[tuple[str, int], tuple[float, _Ends]] = {}
        tried = [self._filling(line, COLUMN) for line in long]
        sure = any(len(ends) > 1 and cost < _CERTAIN * len(ends) for cost, ends in tried)
        self._glued = sure or sum(cost for cost, _ in tried) < _TOO_DEAR * sum(len(ends) for _, ends in tried)

    def mends(self, line: str, base: int, column: int = COLUMN) -> list[Mend]:
        """The mends of `line`, printed in a column so wide; places count from `base`."""
        if not (self._glued or "-" in line) or not _is_long(line, column):
            return []
        ends = self._ends(line, column) if self._glued else []
        if not ends:
            return cut_words(line, base)
        mends: list[Mend] = []
        for place, found in ends:
            if found.hyphen and found.text != "-":
                mends.append(Mend(base + place - 1, base + place, found.text, "a hyphen at a line end"))
            elif found.text and not found.hyphen and found.cost < _DOUBTFUL:
                mends.append(Mend(base + place, base + place, found.text))
        return mends

    def _ends(self, line: str, column: int) -> _Ends:
        """Where printed lines ended: in the column, in that of a list, or begun on the line before; none, if nowhere."""
        for width_ in (column, column - _INDENT):
            cost, ends = self._filling(line, width_)
            if cost <= _DEAR_HERE * len(ends):
                return ends
        return self._begun_before(line, column) or self._begun_before(line, column - _INDENT)

    def _begun_before(self, line: str, column: int) -> _Ends:
        """The line ends of a text that goes on in the middle of a printed line: the first is where words are glued."""
        first = [
            (word.start() + at, found)
            for word in _WORD.finditer(line, 0, _LONGEST_PRINTED)
            for at, found in breaks_in(word.group(), 1, min(len(word.group()), _LONGEST) - 1, self._words)
            if found.cost < _CERTAIN and not found.hyphen and found.text
        ]
        best: _Ends = []
        for place, found in sorted(first, key=_by_break)[: 2 * _TRIED]:
            if _is_long(line[place:], column):
                cost, ends = filled(line[place:], column, self._words)
                sure = found.cost + cost < _CERTAIN * (len(ends) + 1)
                if sure and len(ends) >= len(best):
                    best = [(place, found), *((place + at, end) for at, end in ends)]
        return best

    def _filling(self, line: str, column: int) -> tuple[float, _Ends]:
        if (line, column) not in self._filled:
            self._filled[line, column] = filled(line, column, self._words)
        return self._filled[line, column]


def _by_break(found: tuple[int, Break]) -> tuple[float, int]:
    return found[1].cost, found[0]


def _is_long(line: str, column: int) -> bool:
    """Whether a line is too wide for the column, so that it was joined of several."""
    return _SHORTEST < len(line) <= _LONGEST_TEXT and width(line) > column + _OVER


def _some_long_lines(text: str) -> list[str]:
    """The first lines of a text that are longer than any that is printed."""
    found = (line for line in map(str.strip, text.split("\n")) if _is_long(line, NOTE_COLUMN))
    return list(islice(found, _TRIED))


def cut_words(line: str, base: int) -> list[Mend]:
    """The hyphens left in words of a text that kept its blanks but lost its line ends: `gelegen-heid`."""
    return [
        Mend(base + found.start(), base + found.start() + 1, "", "a hyphen at a line end")
        for found in _HYPHENED.finditer(line)
        if (left := _LEFT.search(line, max(0, found.start() - 41), found.start()))
        and broken(left.group(), found["right"])
    ]


class _Way(NamedTuple):
    """A filling of printed lines up to a place: its cost, the line end there, and the way to the line before."""

    cost: float
    place: int
    end: Break
    before: "_Way | None"


def filled(line: str, column: int, words: Words) -> tuple[float, _Ends]:
    """The cheapest filling of printed lines with `line`: its cost, and where the lines ended."""
    way: _Way | None = _cheapest(_Column(line, column, words))
    cost = way.cost if way else 0.0
    ends: _Ends = []
    while way is not None and way.before is not None:
        ends.append((way.place, way.end))
        way = way.before
    return cost, ends[::-1]


def _cheapest(column: "_Column") -> _Way | None:
    """The best way to the last line: lines are filled one after the other, a few best ways kept at a time."""
    ways = [_Way(0.0, 0, Break(0.0, ""), None)]
    done: _Way | None = None
    while ways:
        following: dict[int, _Way] = {}
        for way in ways:
            rest = way.cost + column.rest(way.place)
            if rest < _NO_WAY and (done is None or rest < done.cost):
                done = way._replace(cost=rest)
            for place, found in column.ends(way.place):
                cost = way.cost + found.cost
                if place not in following or cost < following[place].cost:
                    following[place] = _Way(cost, place, found, way)
        ways = sorted(following.values(), key=_by_cost)[:_BEAM]
        most = min(done.cost if done else _NO_WAY, ways[0].cost + _MARGIN if ways else 0.0)
        ways = [way for way in ways if way.cost < most]
    return done


def _by_cost(way: _Way) -> tuple[float, int]:
    return way.cost, way.place


class _Column:
    """A text to be set in a column: how far each of its places is."""

    def __init__(self, line: str, column: int, words: Words) -> None:
        self._line = _UNBROKEN.sub("\u00a0", line)
        self._words = words
        self._reach = reach(line)
        self._width = column
        self._sentences = [found.start() for found in _SENTENCE_GLUED.finditer(line)]
        self._glued: dict[int, tuple[int, Break]] = {}

    def rest(self, start: int) -> float:
        """What it costs that the text from `start` on stands on one line."""
        over = self._reach[-1] - self._reach[start] - self._width
        return _NO_WAY if over > _OVER else _OVERFULL if over > 2 else 0.0

    def ends(self, start: int) -> Iterator[tuple[int, Break]]:
        """Where a printed line that begins at `start` can end: in the word that crosses its full width, or early."""
        line, places = self._line, self._reach
        full = places[start] + self._width
        last = min(bisect_right(places, full + _OVER, start) - 1, len(line) - 1)
        for index in range(bisect_right(self._sentences, start), bisect_right(self._sentences, last)):
            yield self._early(self._sentences[index], full)
        yield last, _NOWHERE
        while last > start:
            begin, stop = self._word_around(last)
            first = max(begin, start, last - _FARTHEST) + 1
            for at, found in self._breaks(begin, stop, first, last):
                over = places[begin + at] > full + 2
                yield begin + at, found._replace(cost=found.cost + _OVERFULL) if over else found
            if begin <= start:
                return
            yield begin, _KEPT
            last = begin - 2
            if places[begin - 1] + BLANK <= full - _SHORT:
                return

    def _word_around(self, place: int) -> tuple[int, int]:
        """Where the word around `place` begins and ends, as far as it is looked along."""
        low = max(0, place - _LONGEST)
        begin, stop = self._line.rfind(" ", low, place + 1) + 1, self._line.find(" ", place, place + _LONGEST)
        return begin or low, stop if stop >= 0 else min(len(self._line), place + _LONGEST)

    def _early(self, place: int, full: int) -> tuple[int, Break]:
        """A sentence that ends a line: before the full width it ends its paragraph."""
        stop, found = self._glued.get(place) or self._glued.setdefault(place, self._break_at(place))
        if self._reach[stop] + BLANK <= full - _SHORT:
            return place, Break(found.cost + _EARLY, found.text)
        return place, Break(found.cost, found.text and " ")

    def _break_at(self, place: int) -> tuple[int, Break]:
        """Where the word around `place` stops, and what a line end there comes to: many lines ask for the same place."""
        begin, stop = self._word_around(place)
        return stop, next((found for _, found in self._breaks(begin, stop, place, place)), _NOWHERE)

    def _breaks(self, begin: int, stop: int, first: int, last: int) -> Iterator[tuple[int, Break]]:
        if self._line[stop + 1 : stop + 2] in ACCENTS:  # the end of "Kostic ´": one damaged name
            return iter(())
        return breaks_in(self._line[begin:stop], first - begin, last - begin, self._words)
