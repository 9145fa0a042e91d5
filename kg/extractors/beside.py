"""Words beside a name that say what it is, as rows of data: `[[context]]` with `before`, `behind` or both."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from kg.extractors.tables import DATA

_BACK = 70
"""Characters before a name that are looked at."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands `before` a name, up to it, and what `behind` it; `cites` where that makes an outlet a source."""

    id: str
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    cites: bool
    examples: tuple[tuple[str, str], ...]
    counter: tuple[tuple[str, str], ...]

    def holds(self, text: str, start: int, end: int) -> bool:
        """True where these words stand beside `text[start:end]`."""
        if self.behind and not self.behind.match(text, end):
            return False
        return self.before is None or self.before.search(text[max(0, start - _BACK) : start]) is not None


@cache
def beside(table: str) -> tuple[Beside, ...]:
    """The rows of `kg/data/{table}.toml`."""
    rows = tomllib.loads((DATA / f"{table}.toml").read_text(encoding="utf-8"))["context"]
    return tuple(
        Beside(
            id=row["id"],
            before=re.compile(row["before"]) if "before" in row else None,
            behind=re.compile(row["behind"]) if "behind" in row else None,
            cites=row.get("cites", False),
            examples=tuple((text, name) for text, name in row["examples"]),
            counter=tuple((text, name) for text, name in row["counter"]),
        )
        for row in rows
    )
