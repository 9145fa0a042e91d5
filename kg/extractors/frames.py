"""Verbs as data: from one row a verb, the patterns for every order in which a Dutch clause may put it.

A row of `[[verb]]` in a table of patterns gives the forms of a verb, the preposition before its object (`case`), the one
before its agent in the passive (`agent`), and the classes of both; `[frames]` of that table has the orders. In an order
`{S}` and `{O}` are subject and object, `{S+}` a list of them, and before `{=S}` no preposition may stand.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Row = dict[str, Any]

_ROLE = re.compile(r"\{(?P<free>=?)(?P<role>[SO])(?P<many>\+?)\}")
_FORM = re.compile(r"\{(finite|final|participle|particle|noun|case|agent|be)\}")
_OF_VERB = {"finite", "final", "participle", "particle", "noun", "case", "agent", "be"} | {
    *("examples", "asides", "subject", "object", "cue", "dative", "turned")
}
_BE = ["is", "zijn", "was", "waren", "wordt", "worden", "werd", "werden"]
_MEMBERS = {"S": "subject", "O": "object"}
_OTHER = {"S": "O", "O": "S"}
_KINDS: tuple[tuple[str, str, Row], ...] = (
    ("examples", "", {}),
    ("asides", "-aside", {"presupposed": True, "attributive": True, "relative": True}),
)
"""What a clause says may be asked; what an aside says (`, dat door X wordt betaald,`) is taken for granted."""


def verb_rows(table: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of patterns that the verbs of `table` stand for: one for a verb in clauses, one for it in asides."""
    for row in table.get("verb", ()):
        verb = {"final": _at_the_end(row), "be": _BE, **row}
        for examples, ending, options in _KINDS:
            if examples in verb:
                orders = _orders(verb, table["frames"], ending)
                yield {**_row(verb, orders), "id": verb["id"] + ending, "examples": verb[examples], **options}


def _at_the_end(verb: Row) -> list[str]:
    """The forms at the end of a subordinate clause: `dat zij lid is van`, `dat zij van de raad lid is`."""
    finite, particles = verb.get("finite", ()), verb.get("particle", ())
    return [f"{first} {last}" for p in particles for f in finite for first, last in ((p, f), (f, p))] or list(finite)


def _orders(verb: Row, frames: Mapping[str, Sequence[str]], ending: str) -> list[str]:
    """The orders a verb can take: it has every form that they ask for, and a separable verb shows its particle."""
    object_ = "light" if "noun" in verb else "indirect" if "case" in verb else "direct"
    kinds = [object_, *(kind for kind, form in (("passive", "agent"), ("dative", "dative")) if form in verb)]
    return [order for kind in kinds for order in frames[kind + ending] if _can_take(verb, set(_FORM.findall(order)))]


def _can_take(verb: Row, forms: set[str]) -> bool:
    return forms <= verb.keys() and ("finite" not in forms or ("particle" in verb) == ("particle" in forms))


def _row(verb: Row, orders: Sequence[str]) -> Row:
    free: list[str] = []
    written = [_written(verb, number, order, free) for number, order in enumerate(orders, 1)]
    asked = {form for order in orders for form in _FORM.findall(order)}
    forms = dict.fromkeys(form for kind in ("finite", "final", "participle") if kind in asked for form in verb[kind])
    return {
        **{key: value for key, value in verb.items() if key not in _OF_VERB},
        "cue": verb.get("cue", list(forms)),
        "pattern": f"(?:{'|'.join(written)})",
        "free": free,
    }


def _written(verb: Row, number: int, order: str, free: list[str]) -> str:
    """The order with its slots and forms; names the slots before which no preposition may stand in `free`."""

    def slot(found: re.Match[str]) -> str:
        role = found["role"]
        name = f"{role if not verb.get('turned') else _OTHER[role]}{number}"
        if found["free"]:
            free.append(name)
        return f"{{{name}{found['many']}:{verb[_MEMBERS[role]]}}}"

    def form(found: re.Match[str]) -> str:
        forms: list[str] = verb[found[1]]
        return f"(?:{'|'.join(sorted(forms, key=len, reverse=True))})"

    return _FORM.sub(form, _ROLE.sub(slot, order))
