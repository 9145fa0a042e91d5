"""Posts of the cabinet in running text: "de Ministers van A, voor B en de Staatssecretaris van C" is three posts.

Portfolios hold commas and "en" themselves, so the ones that have existed are data (`kg/data/portfolios.txt`); what is
not among them is cut by the grammar of the sentence.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_ROLE = r"(?P<role>minister-?\s?president|ministers?|staatssecretaris(?:sen)?)(?![a-zà-ÿ])"
ROLE = re.compile(_ROLE, re.IGNORECASE)
_STEP = re.compile(r"[\s,]*(?:(?:en|alsmede|evenals|&)(?=[\s,A-Z]))?[\s,]*(?:aan\s+)?(?:de\s*(?=[MSms]))?")
_PREPOSITION = re.compile(r"(?P<preposition>van|voor)\s*(?:de\s+|het\s+)?(?=[A-ZÀ-Þa-z])")
_ABSENT = re.compile(r"[\s,(]*bij\s+(?:afwezigheid|ontstentenis)\s+van\s*(?:de\s*)?", re.IGNORECASE)
_UNKNOWN = re.compile(r"[A-ZÀ-Þ][^()«».;:\n]{0,120}")
_UNKNOWN_END = re.compile(
    r",?\s+(?:en\s+)?(?:van|voor)\s+[A-ZÀ-Þ]|,?\s+(?:en\s+)?(?:aan\s+)?(?:de\s+)?(?:minister|staatssecretaris)"
    r"|,?\s+(?:over|inzake|betreffende|omtrent|naar\s+aanleiding|mede|op\s+(?:de\s+)?(?:kamer)?vragen)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\s*(?:[–-]\s*|\()(?P<part>(?-i:[A-ZÀ-Þ])[^()«».;:\n–]{2,60}?)"
    r"(?:\)|(?=\s*(?:,?\s+en\s+(?:de\s+)?(?:minister|staatssecretaris)|,\s+de\s|\bover\b|\binzake\b|\(|$)))",
    re.IGNORECASE,
)
"""Which of two holders of one portfolio is meant: `Financiën – Toeslagen en Douane`."""
_GOES_ON = re.compile(r"(?:, ?| en )(?!de\b|van\b|voor\b)[A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True)
class PostAt:
    """A post, cleaned, and where it stands: `Minister voor Rechtsbescherming`."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Portfolio:
    name: str
    preposition: str | None
    end: int


@cache
def portfolios() -> dict[str, tuple[str, str]]:
    """The known portfolios by their letters alone: `justitieenveiligheid` → `("Justitie en Veiligheid", "van")`."""
    rows = (files("kg") / "data" / "portfolios.txt").read_text("utf-8").splitlines()
    split = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return {_letters(name): (name, preposition) for preposition, name in split}


@cache
def _known() -> re.Pattern[str]:
    """Every known portfolio, the longest first, with blanks and commas as loose as damaged print has them."""
    names = sorted((name for name, _ in portfolios().values()), key=len, reverse=True)
    loose = (r",?\s*".join(map(re.escape, re.findall(r"[^\s,]+", name))) for name in names)
    return re.compile("(?:" + "|".join(loose) + r")(?=\W|\d|over|en|$)", re.IGNORECASE)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha())


def post_name(role: str, portfolio: str, preposition: str | None = None) -> str:
    """The post of `portfolio` (its known spelling where it is known) under `role`.

    >>> post_name("minister", "Rechtsbescherming")
    'Minister voor Rechtsbescherming'
    """
    if "president" in role.casefold():
        return "Minister-president"
    name, usual = portfolios().get(_letters(portfolio), (" ".join(portfolio.split()), "van/voor"))
    words = usual.split("/")
    if role.casefold().startswith("s"):
        return f"Staatssecretaris van {name}"
    return f"Minister {preposition if preposition in words else words[0]} {name}"


def posts_in(text: str, at: int = 0) -> tuple[list[PostAt], int]:
    """The posts of the enumeration that begins at `at`, and where it ends.

    >>> [post.name for post in posts_in("de Ministers van Financiën, voor Rechtsbescherming en de Staatssecretaris "
    ...     "van Onderwijs, Cultuur en Wetenschap over een brief")[0]]  # doctest: +NORMALIZE_WHITESPACE
    ['Minister van Financiën', 'Minister voor Rechtsbescherming',
     'Staatssecretaris van Onderwijs, Cultuur en Wetenschap']
    """
    posts: list[PostAt] = []
    waiting: list[tuple[str, int]] = []
    role, end = "", at
    while True:
        if absent := _ABSENT.match(text, end):
            end = _after_post(text, absent.end())
            continue
        step = _STEP.match(text, end)
        place = step.end() if step else end
        if found := ROLE.match(text, place):
            role, end = found["role"], found.end()
            if "president" in role.casefold():
                posts.append(PostAt("Minister-president", place, end))
            else:
                waiting.append((role, place))
            continue
        portfolio = _portfolio_at(text, place) if role else None
        if portfolio is None:
            return posts, end
        if not waiting:
            waiting = [(role, place)]
        for which, start in waiting:
            name = post_name(which, portfolio.name, portfolio.preposition)
            posts.append(PostAt(name, start, portfolio.end))
        posts = _without_general_affairs(posts)
        waiting, end = [], portfolio.end


def _after_post(text: str, at: int) -> int:
    """Where the one post at `at` ends; `at` itself when there is none."""
    found = ROLE.match(text, at)
    if found is None:
        return at
    step = _STEP.match(text, found.end())
    portfolio = _portfolio_at(text, step.end() if step else found.end())
    return portfolio.end if portfolio else found.end()


def _without_general_affairs(posts: list[PostAt]) -> list[PostAt]:
    """`de Minister-President, Minister van Algemene Zaken` is one post, not two."""
    if len(posts) > 1 and posts[-2].name == "Minister-president" and posts[-1].name == "Minister van Algemene Zaken":
        return [*posts[:-2], PostAt("Minister-president", posts[-2].start, posts[-1].end)]
    return posts


def _portfolio_at(text: str, at: int) -> _Portfolio | None:
    """The portfolio at `at`, with or without `van` or `voor`; without, only a known one counts."""
    preposition = _PREPOSITION.match(text, at)
    start = preposition.end() if preposition else at
    word = preposition["preposition"] if preposition else None
    known = _known().match(text, start)
    if known and (part := _PART.match(text, known.end())):
        return _Portfolio(f"{' '.join(known.group().split())} – {part['part']}", word, part.end())
    if known and not _runs_on(text, known.end()):
        return _Portfolio(known.group(), word, known.end())
    if preposition is None:
        return None
    unknown = _UNKNOWN.match(text, start)
    if unknown is None:
        return _Portfolio(known.group(), word, known.end()) if known else None
    stop = _UNKNOWN_END.search(text, start, unknown.end() + 12)
    end = min(stop.start() if stop else unknown.end(), unknown.end())
    name = text[start:end].rstrip(" ,\n")
    return _Portfolio(name, word, start + len(name))


def _runs_on(text: str, end: int) -> bool:
    """Whether a known portfolio is the beginning of a longer one that is not known: `Justitie en Vreemdelingen`."""
    more = _GOES_ON.match(text, end)
    return more is not None and not any(found.match(text, more.end() - 1) for found in (_known(), ROLE))
