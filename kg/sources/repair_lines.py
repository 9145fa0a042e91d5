"""Words glued where a printed line ended: "aan hettweeminutendebat" in text that lost its line ends.

Text taken from a PDF joins printed lines without a blank. How wide a printed line of the Aanhangsel is, is known, so
where lines ended is known within a word; the lexicon then says at which place. Words elsewhere are left alone.
"""

import re
from dataclasses import dataclass

from kg.sources.repair import Mend
from kg.sources.repair_words import broken, glue_cost, hyphen_stays

LINE_WIDTH = 34.6
"""Ems of the widest line: over 719 printed lines 97% are at most this wide and the next word would not have fitted."""
_SLACK = 0.6
_SHORTEST = 27.0
_BEAM = 8
_LONGEST = 300
"""How far a word is looked along to see whether it is an address."""
_TOO_DEAR = 1.4
"""Above this cost a line end the text is not glued at all: it has its blanks, only not its line ends."""
_DOUBTFUL = 3.0
_NARROW = dict.fromkeys("ijl'’‘", 0.222) | dict.fromkeys(" ft.,:;!/|I[]()-r", 0.278)
_WIDE = dict.fromkeys("mM%", 0.833) | dict.fromkeys("wCDHNRUGOQ", 0.722) | {"W": 0.944, "@": 1.0}
_WIDTHS = _NARROW | _WIDE | dict.fromkeys("cksvxyz", 0.5) | dict.fromkeys("ABEKPSVXY", 0.667)
_TOKEN = re.compile(r"\S{1,60}")
_ADDRESS = re.compile(r"https?:|www\.|\w\.(?:nl|com|org|eu|be|net)\b|@")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+$")
_LETTERS_AFTER = re.compile(r"[^\W\d_]+")
_BREAKABLE = re.compile(r"(?<=[a-zà-ÿ]-)")
_HYPHENED = re.compile(r"(?<![\w/.-])(?P<left>[^\W\d_]{2,40})(?P<hyphen>-)(?P<right>[^\W\d_]{2,40})(?![\w/-]|\.\w)")
_CLOSING = ".?!:;,»”’)]%"
_OPENING = "«“‘(["


@dataclass(frozen=True, slots=True)
class _Break:
    """A place where a printed line may have ended: its cost, and what is to stand there."""

    cost: float
    text: str
    hyphen: bool = False


def width(text: str) -> float:
    """How wide `text` is in print, in ems of its own size."""
    return sum(_WIDTHS.get(letter, 0.556) for letter in text)


def unglued(line: str, base: int) -> list[Mend]:
    """The mends that give `line` back the blanks lost where its printed lines ended; places count from `base`.

    >>> line = ("Er is door het Ministerie van Justitie en Veiligheid voorafgaand aan hettweeminutendebat "
    ...     "Gevangeniswezen en tbs op 23 oktober 2024 geen contactgeweest met de Telegraaf.")
    >>> [line[mend.start - 3:mend.end + 3] for mend in unglued(line, 0)]
    ['hettwe', 'actgew']
    """
    if width(line) <= LINE_WIDTH + 2 * _SLACK:
        return []
    cost, ends = _line_ends(line)
    if not ends or cost / len(ends) > _TOO_DEAR:
        return _cut_words(line, base)
    mends: list[Mend] = []
    for place, found in ends:
        if found.hyphen and found.text != "-":
            mends.append(Mend(base + place - 1, base + place, found.text, "a hyphen at a line end"))
        elif found.text and not found.hyphen and found.cost < _DOUBTFUL:
            mends.append(Mend(base + place, base + place, found.text))
    return mends


def _cut_words(line: str, base: int) -> list[Mend]:
    """The hyphens left in words of a text that kept its blanks but lost its line ends: `gelegen-heid`."""
    return [
        Mend(base + found.start("hyphen"), base + found.end("hyphen"), "", "a hyphen at a line end")
        for found in _HYPHENED.finditer(line)
        if broken(found["left"], found["right"])
    ]


@dataclass(frozen=True, slots=True)
class _Way:
    """A filling of printed lines up to a place: its cost, and the way to the line before."""

    cost: float
    place: int
    before: "_Way | None"


def _line_ends(line: str) -> tuple[float, list[tuple[int, _Break]]]:
    """Where the printed lines of `line` most likely ended, and the cost: the cheapest filling of lines of one width."""
    measured = _Measured(line)
    ways = [_Way(0.0, 0, None)]
    done: _Way | None = None
    while ways:
        following: dict[int, _Way] = {}
        for way in ways:
            if measured.rest(way.place) <= LINE_WIDTH + _SLACK and (done is None or way.cost < done.cost):
                done = way
            for place in _window(line, measured.reach, way.place):
                cost = way.cost + measured.break_at(place).cost + measured.misfit(way.place, place)
                if place not in following or cost < following[place].cost:
                    following[place] = _Way(cost, place, way)
        cheapest = sorted(following.values(), key=lambda way: (way.cost, way.place))[:_BEAM]
        ways = [way for way in cheapest if done is None or way.cost < done.cost]
    ends: list[tuple[int, _Break]] = []
    total = done.cost if done else 0.0
    while done and done.before:
        found = measured.break_at(done.place)
        fits = measured.misfit(done.before.place, done.place)
        ends.append((done.place, found if fits else _as_blank(found)))
        done = done.before
    return total, ends[::-1]


class _Measured:
    """A line with its widths summed, and what was found out about its places."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.reach = [0.0]
        for letter in line:
            self.reach.append(self.reach[-1] + _WIDTHS.get(letter, 0.556))
        self._breaks: dict[int, _Break] = {}
        self._first_words: dict[int, float] = {}

    def rest(self, place: int) -> float:
        """How wide the line is from `place` on."""
        return self.reach[-1] - self.reach[place]

    def break_at(self, place: int) -> _Break:
        """What a line end at `place` would cost."""
        if place not in self._breaks:
            self._breaks[place] = _break_at(self.line, place)
        return self._breaks[place]

    def misfit(self, start: int, place: int) -> float:
        """The cost of a printed line that ends although the next word would have fitted on it."""
        if place not in self._first_words:
            token = _TOKEN.search(self.line, place)
            first = _BREAKABLE.split(token.group(), maxsplit=1)[0] if token else ""
            self._first_words[place] = width(first) + 0.278
        room = LINE_WIDTH - _SLACK - (self.reach[place] - self.reach[start]) - self._first_words[place]
        if room <= 0:
            return 0.0
        sentence = self.line[place - 1] in ".?!:" and self.line[place : place + 1].isupper()
        return 0.6 if sentence else 1.0 + room


def _as_blank(found: _Break) -> _Break:
    """A line end where the next word did not fit is no end of a paragraph."""
    return _Break(found.cost, " ") if found.text == "\n" else found


def _window(line: str, reach: list[float], start: int) -> list[int]:
    """Where a printed line that began at `start` can have ended: near its full width, or earlier after a full stop."""
    places: list[int] = []
    for place in range(start + 1, len(line)):
        wide = reach[place] - reach[start]
        if wide > LINE_WIDTH + _SLACK:
            break
        if wide >= _SHORTEST or (line[place - 1] in ".?!:" and line[place].isupper()):
            places.append(place)
    return places


def _break_at(line: str, place: int) -> _Break:
    before, after = line[place - 1], line[place]
    if before.isspace() or after.isspace():
        return _Break(3.5, "")
    left, right = _LETTERS_BEFORE.search(line, max(0, place - 40), place), _LETTERS_AFTER.match(line, place)
    if _in_address(line, place):
        return _Break(1.0 if before in "/-._?&=" else 4.0, "")
    if before == "-":
        return _hyphen(line, place, right.group() if right else "")
    if before in _CLOSING or after in _OPENING:
        sentence = before in ".?!:" and after.isupper()
        return _Break(0.0 if after.isalpha() or after in _OPENING else 2.0, "\n" if sentence else " ")
    if before in "–/" or after in "–/":
        if line[place - 2 : place - 1].isdigit() or line[place + 1 : place + 2].isdigit():
            return _Break(4.0, "")
        return _Break(1.0, " " if before == "–" or after == "–" else "")
    if left and right:
        return _Break(glue_cost(left.group(), right.group()), " ")
    return _Break(1.0 if before.isalnum() and after.isalnum() and before.isdigit() != after.isdigit() else 6.0, " ")


def _in_address(line: str, place: int) -> bool:
    """Whether the word around `place` is an address of the web or of mail."""
    start = max(line.rfind(" ", max(0, place - _LONGEST), place), place - _LONGEST, 0)
    end = line.find(" ", place, place + _LONGEST)
    return bool(_ADDRESS.search(line, start, end if end >= 0 else min(len(line), place + _LONGEST)))


def _hyphen(line: str, place: int, right: str) -> _Break:
    left = _LETTERS_BEFORE.search(line, max(0, place - 40), place - 1)
    stays = hyphen_stays(left.group() if left else "", right)
    return _Break(0.4 if stays == "" else 1.4, stays if stays is not None else "-", hyphen=True)
