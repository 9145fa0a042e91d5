"""Which set of questions a document without a number belongs to, by clues that the documents of one set have in common.

A printed answer (Aanhangsel van de Handelingen) names no number of a zaak: it gives its own annex number, the day of
submission, who asked, and the subject. Those three, or the publication itself where a record lists it, are clues that
the set with a number gives as well. One set of the same clues: the document belongs to it. None or several: it stays on
its own, as documents do whose day, askers or subject are not known.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import NamedTuple

from kg.building.batches import Unit
from kg.document import Document
from kg.registers.folding import letters
from kg.sources.zaak import NUMBER

_PUBLICATION = re.compile(r"(?:ah|kv)-tk-")
RECORD = "zaak-"
"""How the id of a record begins: the number of its zaak follows, and what it refers to are papers of its own."""
_OVER = re.compile(r"\s*over\s+", re.IGNORECASE)


class Part(NamedTuple):
    """What one source has of a set: under which key, and by which clues it may be of another."""

    key: str
    unit: Unit
    clues: tuple[str, ...] = ()


def clues_of(document: Document) -> Iterator[str]:
    """What tells of a document which set it is of: a hash of day, askers and subject, and official publications.

    Print breaks words and has other quotation marks than records: of askers and subject only the letters count.
    """
    header = document.header
    names = [asker.name for asker in header.askers if asker.name]
    if header.submitted and header.title and names and len(names) == len(header.askers):
        said = [header.submitted.isoformat(), *sorted(map(_surname, names)), letters(_OVER.sub("", header.title, 1))]
        yield blake2b("|".join(said).encode(), digest_size=12).hexdigest()
    papers = (paper.publication for paper in document.references) if document.id.startswith(RECORD) else ()
    yield from filter(_PUBLICATION.match, sorted({document.id, *document.publications, *papers}))


def _surname(name: str) -> str:
    """The last word of a name, which a record and print have in common.

    >>> _surname("Pepijn van Houwelingen") == _surname("Van Houwelingen")
    True
    """
    return letters(name.split()[-1])


def numbers_of(parts: Iterable[Part]) -> Mapping[str, str]:
    """The number of its set for each key that is none, where exactly one set has a clue in common with it.

    >>> asked = Part("2024Z00001", ("asked.txt", ""), ("clue",))
    >>> numbers_of([asked, Part("ah-tk-20232024-1", ("answered.txt", ""), ("clue",))])
    {'ah-tk-20232024-1': '2024Z00001'}
    """
    sought: dict[str, set[str]] = defaultdict(set)
    numbered: list[Part] = []
    for part in parts:
        if NUMBER.fullmatch(part.key):
            numbered.append(part)
        else:
            sought[part.key].update(part.clues)
    known: dict[str, set[str]] = {clue: set() for clues in sought.values() for clue in clues}
    for part in numbered if known else ():
        for clue in known.keys() & part.clues:
            known[clue].add(part.key)
    found = {key: set().union(*(known[clue] for clue in clues)) for key, clues in sought.items()}
    return {key: numbers.pop() for key, numbers in found.items() if len(numbers) == 1}
