"""What a lexicon says about damaged words: whether a hyphen at a line end belongs to it, and where two are glued."""

import re
from collections import Counter
from functools import cache
from importlib.resources import files

_PREFIXES = frozenset(
    {"anti", "auto", "bio", "co", "eco", "ex", "extra", "inter", "intra", "multi", "neo", "niet", "non", "oud", "post"}
    | {"pre", "pro", "pseudo", "re", "semi", "sub"}
)
_KEEPS = re.compile(r"^(?:[A-ZÀ-Þ0-9&]+s?|[A-ZÀ-Þ][\w’']*|\w)$")
_AND = frozenset({"en", "of", "dan", "tot", "als", "maar"})
_CLASHES = frozenset(["aa", "ae", "ai", "au", "ee", "ei", "eu", "ii", "oe", "oi", "oo", "ou", "ui", "uu"])
"""Vowels that would be read as one, so that a compound keeps its hyphen: `energie-infrastructuur`."""
_NEVER_LAST = frozenset(
    {"aan", "alle", "andere", "deze", "door", "doordat", "echter", "geen", "haar", "hebben", "heeft"}
    | {"hierbij", "indien", "kunnen", "maar", "moet", "moeten", "naar", "niet", "omdat", "onder", "over"}
    | {"tegen", "tussen", "voor", "vanuit", "waar", "waarbij", "waardoor", "waarin", "waarop", "waarover", "waarvan"}
    | {"wanneer", "welke", "worden", "wordt", "zijn", "zoals", "zodat", "zonder", "zouden", "zullen"}
)
"""Words that end no compound, so that "aanpakwaarbij" is two words."""
UNKNOWN = -1
_COMMON = 8
"""Words of this class and over are words like `tussen`, that make few compounds."""
_LONGEST = 60
"""Letters of the longest word in which a line end is looked for."""
_ONE_NAME = 2.4
"""What is added for a name with a capital in its middle: `TikTok`."""
_PARTICLES = frozenset(["de", "den", "der", "ter", "ten", "van"])
_SURE, _MOST = 0.8, 4.0
"""A split so cheap that no other need be looked at; and one too dear to be looked at."""
_SEPARABLE = frozenset(
    {"aan", "af", "bij", "door", "in", "mee", "na", "om", "onder", "op"}
    | {"over", "tegen", "toe", "uit", "voor", "weg"}
)
_BEGINNINGS = frozenset(["be", "ge", "her", "on", "ont", "ver"])
_BEGUN = 0.8
"""What is added for an unknown word after letters that many words begin with: `afsluitbare`, `onafhankelijk`."""
_REPEATED = 2.0
"""What is added for a doubtful split of a word that the document has more than once."""
_ENDINGS = ("en", "e", "t", "s", "de", "te", "den", "ten", "er", "ers", "n", "d", "ing", "heid")
_AROUND = "«»“”‘’(),.;:?!"


@cache
def lexicon() -> dict[str, int]:
    """Every known word and its class: seen at least 2**class times in undamaged text."""
    known: dict[str, int] = {}
    for line in (files("kg") / "data" / "dutch_words.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            rank, *words = line.split(" ")
            known.update(dict.fromkeys(words, int(rank)))
    return known


@cache
def _ends_of_words() -> tuple[frozenset[str], frozenset[str]]:
    """The four letters that known words begin with, and those that they end with."""
    words = [word for word in lexicon() if len(word) > 3]
    return frozenset(word[:4] for word in words), frozenset(word[-4:] for word in words)


def rank(word: str) -> int:
    """The class of `word` in the lexicon, `UNKNOWN` when it is not there.

    >>> rank("vande") == UNKNOWN, rank("van") > 5
    (True, True)
    """
    return lexicon().get(word.lower(), UNKNOWN)


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
    if left.casefold() in _PREFIXES or left[-1] + right[0] in _CLASHES:
        return "-"
    return ""


def broken(left: str, right: str) -> bool:
    """Whether `left-right` inside a line is surely one word that was cut at a line end.

    >>> broken("bescher", "ming"), broken("Verrekenprijsbe", "sluit"), broken("PVV", "fractie"), broken("oost", "west")
    (True, True, False, False)
    """
    if not right[:1].islower():
        return False
    if _begins_anew(left, right):
        return True
    if not (left[:1].islower() or rank(left + right) != UNKNOWN):
        return False
    if rank(left + right) != UNKNOWN:
        return rank(f"{left}-{right}") == UNKNOWN
    if rank(left) != UNKNOWN or left in _PREFIXES or len(left) < 3:
        return False
    return rank(right) == UNKNOWN or (len(right) < 5 and not _looks_dutch(left))


def _begins_anew(left: str, right: str) -> bool:
    """Whether the last word of a compound begins before the hyphen: `Verrekenprijsbe-sluit`, `Energieinvesteringsver-drag`."""
    if rank(left) != UNKNOWN or left[1:] != left[1:].lower():
        return False
    return any(
        left.endswith(start)
        and len(left) > len(start) + 3
        and rank(start + right) > 0
        and rank(left + right) == UNKNOWN
        for start in _BEGINNINGS
    )


def _looks_dutch(part: str) -> bool:
    """Whether an unknown word is a known one inflected, or two known ones together: `samenhangt`."""
    word, ranks = part.lower(), lexicon()
    for end in _ENDINGS:
        if word.endswith(end) and len(word) - len(end) > 3 and word[: -len(end)] in ranks:
            return True
    for cut in range(4, min(len(word) - 3, 30)):
        if 0 < ranks.get(word[:cut], 0) < _COMMON:
            rest = word[cut:]
            if rest not in _NEVER_LAST and (ranks.get(rest, 0) > 0 or ranks.get(rest.removeprefix("s"), 0) > 0):
                return True
    return False


class Words:
    """The lexicon together with the words of one document: a name that it spells out elsewhere is known."""

    def __init__(self, text: str = "") -> None:
        words = text.replace("-\n", "-").lower().split()
        self._seen = Counter(word.strip(_AROUND) for word in words)
        self._ranks = lexicon()
        self._costs: dict[str, float] = {}
        self._splits: dict[str, list[tuple[int, float]]] = {}

    def cost(self, part: str) -> float:
        """How unlikely it is that `part` stands by itself as a word: 0 certain.

        >>> Words().cost("het") < Words().cost("veiligheidsregio") < Words().cost("hettw")
        True
        """
        known = self._costs.get(part)
        if known is None:
            known = self._costs[part] = self._cost(part)
        return known

    def splits(self, word: str) -> list[tuple[int, float]]:
        """Where `word`, printed as one, can be two, and how unlikely that is: nowhere when it is a word itself.

        >>> Words().splits("vande")[0][0], Words().splits("betrokken")
        (3, [])
        """
        found = self._splits.get(word)
        if found is None:
            found = self._splits[word] = self._split(word)
        return found

    def _split(self, word: str) -> list[tuple[int, float]]:
        lowered, ranks, seen = word.lower(), self._ranks, self._seen
        if not 1 < len(word) <= _LONGEST or len(lowered) != len(word):
            return []
        inner = [] if word[1:].islower() else [at for at in range(1, len(word)) if word[at].isupper()]
        if lowered in ranks:
            named = ((at, self._both(word, at), lowered[:at] in _PARTICLES) for at in inner)
            return [(at, cost if particle else cost + _ONE_NAME) for at, cost, particle in named if cost < _MOST]
        places = range(1, len(word))
        firsts = {at for at in places if lowered[:at] in ranks or lowered[:at] in seen}
        lasts = {at for at in places if lowered[at:] in ranks or lowered[at:] in seen}
        both = [(at, self._both(word, at)) for at in sorted({*(firsts & lasts), *inner})]
        sure = any(cost < _SURE for _, cost in both)
        half = [] if sure else [(at, self._both(word, at)) for at in sorted((firsts ^ lasts).difference(inner))]
        again = _REPEATED if seen[lowered] > 1 else 0.0
        return [(at, cost + (again if cost > 1 else 0.0)) for at, cost in sorted([*both, *half]) if cost < _MOST]

    def _both(self, word: str, at: int) -> float:
        """The cost of two words; within capitals (`VWS`) no word ends, after them one may (`RTÉ|Investigates`)."""
        left, right = word[:at], word[at:]
        if left[-1].isupper() and right[0].isupper():
            return self.cost(left) + self.cost(right) + 1.6 if right[1:2].islower() else _MOST
        first, second = self.cost(left), self.cost(right)
        begun = second > 1 and (left in _BEGINNINGS or (left in _SEPARABLE and second > 1.3))
        return first + second + (_BEGUN if begun else 0.0)

    def _cost(self, part: str) -> float:
        lowered = part.lower()
        if part.isupper() and len(part) > 1:
            return 0.2 if lowered in self._seen else 0.6
        known = self._ranks.get(lowered, UNKNOWN)
        if len(part) > 2 and lowered in self._seen:
            return 0.1 if known == UNKNOWN else max(0.0, 0.3 - 0.1 * known)
        if known == UNKNOWN:
            return _unknown_cost(part)
        if len(part) == 1:
            return 0.2 if part == "u" else 3.0
        return max(0.0, 0.6 - 0.1 * known) + (1.2 if len(part) == 2 and known < 6 else 0.0)


def _unknown_cost(part: str) -> float:
    """A name may be unknown; a word with a capital in its middle (`FPGhier`) is none, nor is `ehygiënische`."""
    if part[:1].isupper():
        if len(part) == 1:
            return 2.5
        return (0.5 if len(part) > 3 else 1.0) if part[1:].islower() else 2.4
    if len(part) < 4:
        return 2.5
    if _looks_dutch(part):
        return 1.2
    return 1.6 if part[:4] in _ends_of_words()[0] and part[-4:] in _ends_of_words()[1] else 2.5
