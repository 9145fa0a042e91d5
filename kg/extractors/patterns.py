"""Patterns as data: read, expanded and compiled once, and run only where one of their cues stands in the text."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from kg.extractors.frames import verb_rows
from kg.extractors.pace import spaced
from kg.extractors.tables import DATA

_SLOT = re.compile(r"\{(?P<role>[SO]\d*)(?P<many>\+?):(?P<classes>[A-Z]+)\}")
_SHAPE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Pattern:
    """A named pattern with what it yields, its cues, and the texts it must and must not match.

    Over running text it `begins` with its cue, unless it says that it does not.

    `subjects` and `objects` are the class letters that its slots ask for; a pattern of names has none.
    """

    id: str
    yields: str
    cues: tuple[str, ...]
    source: str
    examples: tuple[tuple[str, ...], ...]
    counter: tuple[str, ...]
    options: dict[str, Any]
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    begins: bool = True

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The regular expression, compiled when it is first asked for."""
        return re.compile(self.source)

    def relates(self, letters: Set[str]) -> bool:
        """False where no subject or no object can be among mentions of these classes, so that nothing can match."""
        return not self.subjects.isdisjoint(letters) and not (self.objects and self.objects.isdisjoint(letters))

    def all_in(self, text: str) -> Iterable[re.Match[str]]:
        """Every match in `text`; of a pattern that begins with `^` only the beginning is looked at."""
        if not self.source.startswith("^"):
            return self.expression.finditer(text)
        found = self.expression.match(text)
        return (found,) if found else ()

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Every match in `text`; nothing is tried where no cue stands."""
        if any(cue in text for cue in self.cues):
            yield from self.all_in(text)


_OWN = {"id", "class", "predicate", "cue", "pattern", "examples", "counter"}


@cache
def patterns(name: str) -> tuple[Pattern, ...]:
    """The patterns of `kg/data/{name}.toml`."""
    table = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
    shapes: dict[str, str] = table.get("shapes", {})
    written = spaced if "words" in table else str
    return tuple(_pattern(row, shapes, written) for row in (*table["pattern"], *verb_rows(table)))


def shape(pattern: str) -> str:
    """`pattern` with the shapes of the patterns of relations written out."""
    shapes: dict[str, str] = tomllib.loads((DATA / "relation_patterns.toml").read_text(encoding="utf-8"))["shapes"]
    return spaced(_expand(pattern, shapes))


def _pattern(row: dict[str, Any], shapes: dict[str, str], written: Callable[[str], str]) -> Pattern:
    cues = tuple(row["cue"])
    if row.get("capital"):
        cues = tuple(dict.fromkeys(cue for word in cues for cue in (word, word.lstrip(" -").capitalize())))
    longest_first = sorted(cues, key=len, reverse=True)
    known = {**shapes, "cue": f"(?:{'|'.join(map(re.escape, longest_first))})"}
    expanded = _expand(row["pattern"], known)
    return Pattern(
        id=row["id"],
        yields=row.get("class") or row["predicate"],
        cues=cues,
        source=written(_SLOT.sub(_slot, expanded)),
        examples=tuple(tuple(example) for example in row["examples"]),
        counter=tuple(row["counter"]),
        options={key: value for key, value in row.items() if key not in _OWN},
        subjects=_letters(expanded, "S"),
        objects=_letters(expanded, "O"),
        begins=row.get("begins", True),
    )


def _letters(pattern: str, role: str) -> frozenset[str]:
    """The class letters of every slot of a role in `pattern`."""
    slots = (found for found in _SLOT.finditer(pattern) if found["role"].startswith(role))
    return frozenset(letter for slot in slots for letter in slot["classes"].translate(_PLACES))


def _expand(pattern: str, shapes: dict[str, str]) -> str:
    """`pattern` with every `{shape}` written out, shapes within shapes too."""
    while any(found[1] in shapes for found in _SHAPE.finditer(pattern)):
        pattern = _SHAPE.sub(lambda found: shapes.get(found[1], found[0]), pattern)
    return pattern


_PLACES = str.maketrans({"T": "TN", "W": "T"})
"""In a masked sentence a country is `N`, another place `T`; a pattern asks for any by `T`, for no country by `W`."""


_LONGEST_LIST = 40
"""Names of a list that are read together: else a page of names costs the square of its length."""


def _slot(found: re.Match[str]) -> str:
    """`{S:CG}` as a group that matches one masked mention of class C or G; `{O+:C}` a list of them.

    Between the named items of a list may stand some without a name: `het OM, gemeenten en de GGD`.
    """
    one = f"⟦[{found['classes'].translate(_PLACES)}]\\d+⟧"
    many = (
        f"(?:(?:, [a-z-]{{3,30}}){{0,3}}(?:,(?: en)?| (?:en|of|&|alsmede|evenals)) (?:de |het )?{one}){{0,{_LONGEST_LIST}}}"
        if found["many"]
        else ""
    )
    return f"(?P<{found['role']}>{one}{many})"
