"""Runs of capitalised words: `Nederlandse Vereniging voor Plastische Chirurgie`, taken apart where two names meet."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import dropwhile
from typing import NamedTuple

from kg.extractors.definitions import head_noun
from kg.extractors.joined import Joined
from kg.extractors.tables import listed
from kg.extractors.words import is_opener

_LETTERS = r"[\w&+*-]{0,60}+(?:[’'](?=\w)[\w&+*-]{1,60}+){0,3}"
"""An apostrophe stands between letters (`Jehova's`); at the end of a word it closes a quotation."""
_REST = rf"{_LETTERS}(?:\.(?:(?=(?:nl|com|org|eu|net)\b)|(?<=\b[A-Z]\.)(?=\w)){_LETTERS}){{0,6}}(?:(?<=\b[BN]\.V)\.)?"
"""What follows a word is none of its letters, so that nothing of it is given back."""
CAPITALISED = rf"[A-ZÀ-ÞŞČŠŽİ]{_REST}"
_LINK = (
    r"(?:van|de|der|den|het|voor|en|of|in|op|aan|te|ter|ten|tot|bij|tegen|met|zonder|inzake|naar|the|and|for|on|to|al|el"
    r"|bin|von|du|la|le|di|da|dos|&|’t|'t)"
)
_ARTICLE = "(?:a[dlnrstz]|ash|el)"
"""The Arabic article before a name: `al-Bashir`, `ash-Shami`."""
_RUN = re.compile(
    rf"[A-ZÀ-ÞŞČŠŽİ](?<![\w’'-].){_REST}(?:(?:(?<=-),)? (?:{_LINK} ){{0,3}}(?:{_ARTICLE}-)?{CAPITALISED}){{1,11}}",
    re.DOTALL,
)
"""Begins with what it must begin with, so that the engine skips to it; only then looks at what stands before."""
_PARTING = frozenset(["in", "op", "aan", "bij", "met", "of", "naar", "tegen", "zonder", "te"])
"""Linking words that part two names, unless the first has only its head: `Staatstoezicht op de Mijnen`."""
_LEGAL_FORMS = frozenset(["bv", "nv", "gmbh", "inc", "ltd", "plc", "llc"])
"""Head nouns that end a name whatever comes behind `en`."""


class Word(NamedTuple):
    """One word of a run at its place in the text."""

    start: int
    end: int
    text: str

    @property
    def capitalised(self) -> bool:
        """False for the linking words between the capitalised ones."""
        return self.text[0].isupper() or self.text[0].isdigit() or self.text.partition("-")[2][:1].isupper()


Run = tuple[Word, ...]


def runs(text: str, telling: Callable[[str], object] = bool) -> Iterator[Run]:
    """Every run of two or more capitalised words in `text`, without the words that only open its sentence.

    A run without a `telling` word is passed over.

    >>> [" ".join(word.text for word in run) for run in runs("Volgens de Raad voor Cultuur is Jan de Vries blij.")]
    ['Raad voor Cultuur', 'Jan de Vries']
    """
    yield from next(runs_in(Joined.of([text]), telling))


def runs_in(joined: Joined, telling: Callable[[str], object]) -> Iterator[list[Run]]:
    """For each of the joined texts what `runs` finds there, by one pass over all of them."""
    every = _RUN.finditer(joined.whole)
    found = next(every, None)
    for begin, end in joined.spans():
        inside: list[Run] = []
        while found and found.start() < end:
            words = found.group().split(" ")
            if any(map(telling, words)) and (run := _without_opener(_placed(words, found.start() - begin))):
                inside.append(run)
            found = next(every, None)
        yield inside


def _placed(words: Iterable[str], at: int) -> Iterator[Word]:
    for word in words:
        name = word.rstrip("’'") or word
        yield Word(at, at + len(name), name)
        at += len(word) + 1


def _without_opener(words: Iterable[Word]) -> Run:
    return tuple(dropwhile(lambda word: is_opener(word.text) or not word.capitalised, words))


def parted(words: Run) -> Iterator[Run]:
    """The names in a run: parted at `in`, `bij` and the like, at `en de`, at `en` before an abbreviation or behind `B.V.`.

    >>> run, = runs("Omgevingsdienst Noordzeekanaalgebied en de GGD Kennemerland in Haarlem")
    >>> [" ".join(word.text for word in name) for name in parted(run)]
    ['Omgevingsdienst Noordzeekanaalgebied', 'GGD Kennemerland', 'Haarlem']
    """
    begin = at = 0
    while at < len(words):
        if not words[at].capitalised and _parts(words, begin, at):
            yield words[begin:at]
            while at < len(words) and not words[at].capitalised:
                at += 1
            begin = at
        at += 1
    if begin < len(words):
        yield words[begin:]


def _parts(words: Run, begin: int, at: int) -> bool:
    link, after = words[at].text, words[at + 1] if at + 1 < len(words) else None
    if link == "of" and (words[begin].text == "The" or words[at - 1].text in listed("english_heads")):
        return False
    if link in _PARTING:
        head = head_noun(words[begin].text)
        whole = head is not None and words[begin].text.casefold() == head.noun
        return at - begin > 1 or link in {"bij", "of", "naar"} or head is None or (link in {"in", "te"} and not whole)
    if link not in {"en", "and"} or after is None or words[at - 1].text.endswith("-"):
        return False
    if (head := head_noun(words[at - 1].text)) and head.noun in _LEGAL_FORMS:
        return True
    return not after.capitalised or (len(after.text) > 1 and after.text.isupper())
