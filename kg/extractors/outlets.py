"""News outlets in running text: cited, or an actor as any organisation: `de hervorming van de NPO`.

The rule: the rows of `kg/data/outlet_contexts.toml`; one that cites beats one that does not.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from kg.extractors.tables import DATA

_BACK = 70
"""Characters before the name that are looked at."""
_ARTICLE = ("De ", "de ")


@dataclass(frozen=True, slots=True)
class Context:
    """What stands `before` or `behind` an outlet that the text `cites`, or does not."""

    id: str
    cites: bool
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    examples: tuple[tuple[str, str], ...]
    counter: tuple[str, ...]

    def holds(self, text: str, start: int, end: int) -> bool:
        """True where these words stand beside `text[start:end]`."""
        if self.behind and not self.behind.match(text, end):
            return False
        return self.before is None or self.before.search(text[max(0, start - _BACK) : start]) is not None


def as_outlet(text: str, start: int, end: int) -> bool:
    """`De Telegraaf is slachtoffer`, but not `een artikel in De Telegraaf` nor `de NOS heeft bericht`: that cites it."""
    return _acts(text, start, end) is True


def as_broadcaster(text: str, start: int, end: int) -> bool:
    """`de NPO` too where nothing cites it; `NPO` alone only where it acts."""
    acts = _acts(text, start, end)
    return text.endswith(_ARTICLE, 0, start) if acts is None else acts


def _acts(text: str, start: int, end: int) -> bool | None:
    """Whether the text speaks of it as an actor; `None` where nothing tells."""
    held = [context.cites for context in contexts() if context.holds(text, start, end)]
    return not any(held) if held else None


@cache
def contexts() -> tuple[Context, ...]:
    """The rows of `kg/data/outlet_contexts.toml`."""
    table = tomllib.loads((DATA / "outlet_contexts.toml").read_text(encoding="utf-8"))
    return tuple(
        Context(
            row["id"],
            row.get("cites", False),
            re.compile(row["before"]) if "before" in row else None,
            re.compile(row["behind"]) if "behind" in row else None,
            tuple((text, name) for text, name in row["examples"]),
            tuple(row["counter"]),
        )
        for row in table["context"]
    )
