"""News outlets in running text: cited, or an actor as any organisation: `de hervorming van de NPO`.

The rule: the rows of `kg/data/outlet_contexts.toml`; one that cites beats one that does not.
"""

from kg.extractors.beside import beside

_ARTICLE = ("De ", "de ")


def as_outlet(text: str, start: int, end: int) -> bool:
    """`De Telegraaf is slachtoffer`, but not `een artikel in De Telegraaf` nor `de NOS heeft bericht`: that cites it."""
    return _acts(text, start, end) is True


def as_broadcaster(text: str, start: int, end: int) -> bool:
    """`de NPO` too where nothing cites it; `NPO` alone only where it acts."""
    acts = _acts(text, start, end)
    return text.endswith(_ARTICLE, 0, start) if acts is None else acts


def _acts(text: str, start: int, end: int) -> bool | None:
    """Whether the text speaks of it as an actor; `None` where nothing tells."""
    held = [context.cites for context in beside("outlet_contexts") if context.holds(text, start, end)]
    return not any(held) if held else None
