"""Comparing what was found with what was wanted: by letters alone, one to one."""

import re
import unicodedata
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

Named = tuple[str, set[str]]
"""A thing by its name, and every form under which it may be found."""


@dataclass(slots=True)
class Pairing:
    """What was found and wanted, wanted and not found, found and not wanted: by name."""

    right: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    spurious: list[str] = field(default_factory=list)


def norm(text: object) -> str:
    """The letters and digits, without case and accents.

    >>> norm("Yeşilgöz-Zegerius (VVD)")
    'yesilgozzegeriusvvd'
    """
    decomposed = unicodedata.normalize("NFKD", str(text)).casefold()
    return re.sub(r"[^a-z0-9]", "", "".join(c for c in decomposed if not unicodedata.combining(c)))


def last_name(name: str) -> str:
    """The last word of a name, initials aside: `F.B.J. Grapperhaus` is `grapperhaus`."""
    words = re.sub(r"\b([A-Z]\.)+", " ", name).split()
    return norm(words[-1]) if words else norm(name)


def post(label: str) -> str:
    """A post without its `van` or `voor`; the prime minister is one whatever follows.

    >>> post("Minister voor Rechtsbescherming"), post("Minister-president, Minister van Algemene Zaken")
    ('ministerrechtsbescherming', 'ministerpresident')
    """
    text = re.sub(r"^(minister|staatssecretaris)(van|voor)", r"\1", norm(label))
    return "ministerpresident" if text.startswith("ministerpresident") else text


def either_way(subject: str, relation: str, target: str) -> tuple[str, str, str]:
    """A relation to compare by: to cooperate holds both ways, every other relation has a direction."""
    if relation == "cooperates_with":
        subject, target = sorted((subject, target))
    return subject, target, relation


def match(want: Iterable[Named], have: Sequence[Named]) -> Pairing:
    """Each wanted thing with the first found one that shares a form with it and is still free."""
    free, pairing = list(have), Pairing()
    for name, forms in want:
        best = next((one for one in free if one[1] & forms), None)
        if best is None:
            pairing.missed.append(name)
        else:
            free.remove(best)
            pairing.right.append(name)
    pairing.spurious += [name for name, _ in free]
    return pairing


def of_sets(want: Set[Any], have: Set[Any]) -> Pairing:
    """What two sets share and do not."""
    left, right, over = (sorted(map(str, part)) for part in (want & have, want - have, have - want))
    return Pairing(left, right, over)
