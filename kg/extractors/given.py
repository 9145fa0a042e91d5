"""People by their first name: `Mona Keijzer`, `Kati Piri`, `Sophie in 't Veld`, `Kadir K.`."""

import re
from collections.abc import Collection, Iterable, Iterator

from kg.extractors.runs import Run, Word
from kg.extractors.tables import listed
from kg.extractors.words import is_opener

PREFIXES = frozenset(
    [
        "van",
        "de",
        "der",
        "den",
        "ten",
        "ter",
        "te",
        "het",
        "’t",
        "'t",
        "el",
        "al",
        "von",
        "du",
        "la",
        "le",
        "da",
        "di",
        "dos",
        "bin",
    ]
)


_POINT = re.compile(
    r"\.(?P<rest> (?:(?:van|de|der|den|el|al) ){1,3}[A-ZÀ-Þ][\w’-]+)|\. (?P<word>[A-ZÀ-Þ][\w’-]+)|\.(?! ?[A-ZÀ-Þ])"
)
"""Behind an initial: the rest of a name, the next word, or nothing with a capital."""


def people_in(text: str, found: Iterable[Run], given: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where a first name has a surname behind it, or the initial of one, among the runs of a text.

    >>> from kg.extractors.runs import runs
    >>> def seen(text: str) -> list[str]:
    ...     return [text[start:end] for start, end in people_in(text, runs(text), {"Jan", "Peter"})]
    >>> seen("Volgens Jan Peter van der Meer en Jan")
    ['Jan Peter van der Meer']
    >>> seen("Jan Smit’s Forum, Jan in ’t Veld en Jan in Den Haag")
    ['Jan Smit', 'Jan in ’t Veld']
    >>> seen("tegen Jan van der K. uit Ede en Peter al-Sayed, Peter R. de Vries, maar Peter B. Smit")
    ['Jan van der K.', 'Peter al-Sayed', 'Peter R. de Vries']
    >>> seen("bij Peter Sport en het Jan Ziekenhuis")
    []
    """
    for run in found:
        at = 0
        while at < len(run) - 1:
            end = _surname(run, at, given) if run[at].text in given else None
            if end is None:
                at += 1
                continue
            behind = run[end].end
            if len(run[end].text) > 1:
                yield run[at].start, behind - _genitive(run[end].text)
            elif (point := _POINT.match(text, behind)) and (point["word"] is None or is_opener(point["word"])):
                yield run[at].start, point.end("rest") if point["rest"] else behind + 1
            at = end + 1


def _surname(run: Run, at: int, given: Collection[str]) -> int | None:
    """The last word of the name whose first is `run[at]`; perhaps a letter alone."""
    while at + 2 < len(run) and run[at + 1].text in given and (run[at + 2].capitalised or _is_prefix(run, at + 2)):
        at += 1
    at += 1
    first = at
    while at < len(run) - 1 and (_is_prefix(run, at) or _is_initial(run[at].text)):
        at += 1
    if (
        at == len(run)
        or not run[at].capitalised
        or run[at].text[0].isdigit()
        or (at == first and (is_opener(run[at].text) or run[at].text in listed("no_surnames")))
    ):
        return None
    return at if len(run[at].text) == 1 or not run[at].text.isupper() else None


def _is_prefix(run: tuple[Word, ...], at: int) -> bool:
    """True for `van` and `de`; for `in` before an article alone: `Sophie in 't Veld`, not `Camp Ashraf in Irak`."""
    word = run[at].text.lower()
    return word in PREFIXES or (
        word == "in" and at + 1 < len(run) and run[at + 1].text in ("’t", "'t", "het", "den", "der")
    )


def _genitive(word: str) -> int:
    """How many letters of `Baudet’s` are no part of the name."""
    return 2 if word.endswith(("’s", "'s")) else 0


def _is_initial(word: str) -> bool:
    return len(word) <= 2 and word[0].isupper() and word.endswith((".", word[0]))
