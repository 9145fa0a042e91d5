"""What is known of single words: which are ordinary Dutch, which open a sentence, which are first names."""

from functools import cache

from kg.extractors.tables import listed, rows


def is_ordinary(word: str) -> bool:
    """True when Dutch uses `word` without a capital, so that a capital says nothing.

    >>> is_ordinary("Buitenlandse"), is_ordinary("Schoonebeek")
    (True, False)
    """
    return word.lower() in _listed("ordinary_words")


def is_opener(word: str) -> bool:
    """True for a word that opens a sentence and begins no name: `Bent`, `Volgens`, `Het`."""
    return word in _openers()


def given_names() -> frozenset[str]:
    """First names in use: `Bas`, `Kathalijne`."""
    return _listed("given_names")


@cache
def public_figures() -> dict[str, str]:
    """Full names by the surname that is enough to know who is meant: `Poetin` -> `Vladimir Poetin`."""
    return {row["surname"]: row["name"] for row in rows("public_figures") if row["surname"]}


@cache
def public_figures_in_full() -> tuple[str, ...]:
    """The full names of people whom the news names so: `Jamal Khashoggi`."""
    return tuple(dict.fromkeys(row["name"] for row in rows("public_figures")))


@cache
def _openers() -> frozenset[str]:
    return frozenset(word.capitalize() for word in _listed("openers"))


@cache
def _listed(table: str) -> frozenset[str]:
    return frozenset(word for line in listed(table) for word in line.split())


@cache
def portfolio_words() -> frozenset[str]:
    """The words with a capital in the portfolios of ministers: `Defensie`, `Zaken`."""
    return frozenset(word.strip(",") for line in listed("portfolios") for word in line.split() if word[0].isupper())
