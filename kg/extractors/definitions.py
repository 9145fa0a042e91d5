"""Names that the text itself defines: `Taskforce Economisch Veiligheid (TFEV)`.

The rule: capitalised words directly before a bracket that holds an abbreviation whose letters occur in them in order,
beginning with the same letter. What the name is follows from its head noun (`kg/data/head_nouns.csv`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.extractors.tables import listed, rows
from kg.mention import EntityClass

_BRACKET = re.compile(
    r" \((?P<said>(?:hierna|verder|afgekort)(?: ook)?(?: te noemen| aangeduid als| genoemd)?:? (?:de |het )?)?"
    r"[«“\"'‘„]?(?P<short>[A-Z](?(said)[\w&/-]{1,24}|[\w&/-]{1,9}))[»”\"'’]?\)"
)
_LEGAL_FORM = re.compile(r" (?:B\.V\.|N\.V\.|Ltd\.|Inc\.)$")
"""What may stand behind a name, with full stops as no word of it has."""
_LONGEST_FORM = 6
_WORD = re.compile(r"[\w&’'-]+")
_LONGEST_WORD = 60
_LINKING = frozenset(
    [
        "van",
        "de",
        "der",
        "den",
        "het",
        "voor",
        "en",
        "of",
        "in",
        "op",
        "te",
        "ter",
        "tot",
        "bij",
        "inzake",
        "tegen",
        "met",
        "aan",
        "&",
        "and",
        "of",
        "the",
        "for",
        "on",
    ]
)
_LONGEST = 12
"""Words looked at before the bracket."""


@dataclass(frozen=True, slots=True)
class Definition:
    """`full` at `start`-`end` is also called `short`, at `short_start`-`short_end`; `cls` by its head noun, if known."""

    full: str
    start: int
    end: int
    short: str
    short_start: int
    short_end: int
    cls: EntityClass | None


def definitions(text: str) -> Iterator[Definition]:
    """Every abbreviation that `text` defines.

    >>> [(d.full, d.short) for d in definitions("heeft de Taskforce Economisch Veiligheid (TFEV), met medewerking")]
    [('Taskforce Economisch Veiligheid', 'TFEV')]
    >>> [(d.full, d.short) for d in definitions("aan Zonnewende Groep B.V. (hierna te noemen: Zonnewende)")]
    [('Zonnewende Groep B.V.', 'Zonnewende')]
    """
    for found in _BRACKET.finditer(text) if " (" in text else ():
        form = _LEGAL_FORM.search(text, max(0, found.start() - _LONGEST_FORM), found.start())
        start = _start_of_name(text, form.start() if form else found.start(), found["short"])
        if start is not None:
            full = text[start : found.start()]
            yield Definition(full, start, found.start(), found["short"], *found.span("short"), class_of(full))


def _start_of_name(text: str, end: int, short: str) -> int | None:
    """Where the words before the bracket begin that spell out `short`: the nearest start whose letters hold it in order."""
    at = end
    for _ in range(_LONGEST):
        start = _start_of_word(text, at)
        if start is None:
            return None
        word, at = text[start:at], start
        capitalised = word[0].isupper()
        if not capitalised and word not in _LINKING and not _may_go_on(word):
            return None
        if capitalised and word[0].casefold() == short[0].casefold() and _spells(text[at:end], short):
            return at
        if at == 0 or text[at - 1] != " ":
            return None
        at -= 1
    return None


def _start_of_word(text: str, end: int) -> int | None:
    """Where the word begins that ends at `end`, perhaps by the comma of `Inlichtingen-,`; `None` without one."""
    backwards = text[max(0, end - _LONGEST_WORD) : end][::-1]
    word = _WORD.match(backwards, 1 if backwards.startswith(",-") else 0)
    return end - word.end() if word else None


def _may_go_on(word: str) -> bool:
    """Titles of laws and some bodies run on in lower case: `Wet langdurige zorg (Wlz)`."""
    return word[0].islower() and word.isalpha()


def _spells(full: str, short: str) -> bool:
    letters = iter(full.casefold())
    return all(letter in letters for letter in short.casefold() if letter.isalnum()) and len(full) > len(short) + 2


def class_of(name: str) -> EntityClass | None:
    """What the head noun of `name` says it is.

    >>> class_of("Algemene Inlichtingen- en Veiligheidsdienst")
    <EntityClass.GOVERNMENT_BODY: 'GovernmentBody'>
    """
    words = name.split()
    for at, word in enumerate((words[0], words[-1], *words[1:-1])):
        if head := head_noun(word):
            return abroad(words[0], head.last if at else head.cls)
    return None


def abroad(first: str, cls: EntityClass) -> EntityClass:
    """The class of a name that begins with `first`: no Dutch public body where that is `Europees` or `Duitse`."""
    return EntityClass.ORGANIZATION if cls is EntityClass.GOVERNMENT_BODY and first in listed("foreign_words") else cls


@dataclass(frozen=True, slots=True)
class HeadNoun:
    """A noun that says what the thing it names is; `last` is its class where it does not come first.

    `Avicenna College` is a school, `College voor Toetsen en Examens` a public body. A noun that counts only as a `whole`
    word classes no compounds: `orde` is no head of `Rechtsorde`.
    """

    noun: str
    cls: EntityClass
    last: EntityClass
    whole: bool


@lru_cache(maxsize=65536)
def head_noun(word: str) -> HeadNoun | None:
    """The head noun that `word` is, or is a compound of.

    >>> head_noun("Kenniscentrum").noun, head_noun("Rechtsorde")
    ('centrum', None)
    """
    folded = word.casefold().replace(".", "").rstrip("’'-")
    if not folded.endswith(_endings()):
        return None
    return next((head for head in _head_nouns() if folded == head.noun or _is_compound(folded, head)), None)


def _is_compound(word: str, head: HeadNoun) -> bool:
    return not head.whole and len(head.noun) > 3 and word.endswith(head.noun)


@cache
def _endings() -> tuple[str, ...]:
    return tuple(head.noun for head in _head_nouns())


@cache
def _head_nouns() -> tuple[HeadNoun, ...]:
    """The longest first: a `beraad` is no `raad`."""
    nouns = (
        HeadNoun(
            row["noun"],
            EntityClass(row["class"]),
            EntityClass(row["last"] or row["class"]),
            bool(row["whole"]),
        )
        for row in rows("head_nouns")
    )
    return tuple(sorted(nouns, key=lambda head: -len(head.noun)))
