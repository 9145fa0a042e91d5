"""Organisations by their head noun: `Centrum voor Criminaliteitspreventie en Veiligheid`, `Strategische Milieukamer`.

The rule: a run of capitalised words, one of them a head noun of `kg/data/head_nouns.csv` with a word beside it that
says which one is meant. The noun alone (`de Inspectie`) names nothing, nor does a run around a name that a register has.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from kg.extractors.definitions import HeadNoun, abroad, head_noun
from kg.extractors.runs import Run, Word, parted
from kg.extractors.tables import listed
from kg.mention import EntityClass

_ELSEWHERE = {EntityClass.LAW, EntityClass.MINISTRY}
_MINISTRY = "ministerie"
_UMBRELLAS = frozenset({"VN", "EU", "NAVO", "UN"})
_LONGEST = 110
"""Characters of a name; what runs on longer is a list or a heading."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Headed:
    """`text[start:end]` is a name whose head noun says `cls`."""

    start: int
    end: int
    cls: EntityClass


def headed(found: Iterable[Run], known: Sequence[Span]) -> Iterator[Headed]:
    """The organisations among the runs of a text; `known` are the places of the names that registers have.

    >>> from kg.extractors.runs import runs
    >>> [(name.start, name.end, name.cls.value) for name in headed(runs("de Strategische Milieukamer en de Raad"), [])]
    [(3, 27, 'GovernmentBody')]
    """
    for run in found:
        if any(head_noun(word.text) for word in run):
            for name in chain.from_iterable(map(_apart, parted(_without_umbrella(run)))):
                for part in _from_its_head(_before_known(name, known)):
                    if classed := _classed(part, known):
                        yield classed


def _without_umbrella(run: Run) -> Run:
    """`VN Central Emergency Response Fund` and `VN-organisatie UNHCR` without what they are part of."""
    umbrella, _, kind = run[0].text.partition("-")
    return run[1:] if umbrella in _UMBRELLAS and (kind[:1].islower() or len(run) > 2) else run


def _apart(name: Run) -> Iterator[Run]:
    """`Scheper Ziekenhuis en Ziekenhuis Bethesda` as two: what begins with a head noun after `en` is a name of its own."""
    for at in range(1, len(name) - 2):
        if name[at].text == "en" and not name[at - 1].text.endswith("-"):
            head = head_noun(name[at + 1].text)
            if head and name[at + 1].text.casefold() == head.noun and name[at + 2].capitalised:
                yield name[:at]
                yield from _apart(name[at + 1 :])
                return
    yield name


def _before_known(name: Run, known: Sequence[Span]) -> Run:
    """`name` up to a known name behind `van` or `en`: `Landelijk Bureau Inlichtingen` of `… van DJI`."""
    for at, word in enumerate(name):
        if at and word.capitalised and not name[at - 1].capitalised and _is_known(word, known):
            while at and not name[at - 1].capitalised:
                at -= 1
            return name[:at]
    return name


def _is_known(word: Word, known: Sequence[Span]) -> bool:
    return any(start == word.start and end >= word.end for start, end in known)


def _from_its_head(name: Run) -> Iterator[Run]:
    """The part of `name` that holds its head: `Europese Commissie` of `Actieplan van de Europese Commissie`."""
    at = next((at for at, word in enumerate(name) if word.text in {"van", "voor"}), len(name))
    if any(head_noun(word.text) for word in name[:at]):
        yield name
    else:
        while at < len(name) and not name[at].capitalised:
            at += 1
        yield name[at:]


def _classed(name: Run, known: Sequence[Span]) -> Headed | None:
    words = [word for word in name if word.capitalised]
    if len(words) < 2 or words[-1].end - name[0].start > _LONGEST:
        return None
    heads = [(at, head) for at, word in enumerate(words) if (head := head_noun(word.text))]
    heads = [(at, head) for at, head in heads if head.cls != EntityClass.COMPANY or at == len(words) - 1]
    if not heads or any(head.cls in _ELSEWHERE for _, head in heads) or not _tells_which(words):
        return None
    at, head = next((pair for pair in heads if pair[0] == 0), heads[-1])
    if head.noun == _MINISTRY or (at == 0 and name[1].text == "en"):
        return None
    within = [(start, end) for start, end in known if start <= words[at].start and words[at].end <= end]
    phrase = " ".join(word.text for word in name)
    if names_none(phrase) or any((start, end) != (name[0].start, words[-1].end) for start, end in within):
        return None
    return Headed(name[0].start, words[-1].end, abroad(words[0].text, _class_at(head, words[at].text, at)))


def _tells_which(words: list[Word]) -> bool:
    """True when a word beside the head noun is neither a number nor a head noun itself."""
    return any(not word.text[0].isdigit() and head_noun(word.text) is None for word in words)


def _class_at(head: HeadNoun, word: str, at: int) -> EntityClass:
    """`College voor Toetsen` is a public body; `Horizon College` and `Emmauscollege Rotterdam` are schools."""
    return head.last if at or word.casefold() != head.noun else head.cls


@lru_cache(maxsize=10_000)
def names_none(phrase: str) -> bool:
    """True for capitals that name no organisation: `Raad van Bestuur`, `Meerjarenprogramma Infrastructuur en Energie`."""
    words = phrase.split()
    if words and head_noun(words[0]) is None:
        ends = (words[0].casefold(), words[-1].casefold())
        if any(end.endswith(listed("no_heads")) for end in ends):
            return True
    if phrase in listed("no_names_alone"):
        return True
    return phrase.startswith(listed("no_names")) or not _no_names().isdisjoint(phrase.split())


@cache
def _no_names() -> frozenset[str]:
    return frozenset(listed("no_names"))
