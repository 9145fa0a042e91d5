"""Verbs as data: from one row a verb, the patterns for every order in which a Dutch clause may put it.

A row of `[[verb]]` in a table of patterns gives the forms of a verb, the prepositions of its object (`case`) and of its agent
in the passive (`agent`), and the classes of both; `[frames]` of that table has the orders.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

Row = dict[str, Any]

_ROLE = re.compile(r"\{(?P<free>=?)(?P<role>[SO])(?P<many>\+?)\}")
_FORMS = ("finite", "final", "participle", "particle", "noun", "case", "agent", "be", "last")
_FORM = re.compile(rf"\{{({'|'.join(_FORMS)})\}}")
_OF_VERB = {*_FORMS, "examples", "asides", "subject", "object", "cue", "dative", "turned"}
_KINDS: tuple[tuple[str, str, Row], ...] = (
    ("examples", "", {}),
    ("asides", "-aside", {"presupposed": True, "attributive": True, "relative": True}),
)
"""What a clause says may be asked; what an aside says (`, dat door X wordt betaald,`) is taken for granted."""
_ROLES = ({"S": "S", "O": "O"}, {"S": "O", "O": "S"})
"""The role in the relation of subject and object of a verb, as it is and `turned`."""
_BE = ("is", "zijn", "was", "waren", "wordt", "worden", "werd", "werden")


def verb_rows(table: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of patterns that the verbs of `table` stand for: one for a verb in clauses, one for it in asides."""
    for row in table.get("verb", ()):
        verb = _whole(row)
        for examples, ending, options in _KINDS:
            if examples in verb:
                orders = _orders(verb, table["frames"], ending)
                yield {**_row(verb, orders), "id": verb["id"] + ending, "examples": verb[examples], **options}


def _whole(row: Row) -> Row:
    """The verb with the forms that follow from others: `dat zij lid is van`, `dat zij van de raad lid is`."""
    finite, particles = row.get("finite", []), row.get("particle", [])
    apart = [form for particle in particles for one in finite for form in (f"{particle} {one}", f"{one} {particle}")]
    verb = {"be": _BE, "final": apart or finite, **row}
    participle = _one_of(row["participle"]) if "participle" in row else ""
    perfect = [f"{participle} {{have}}", f"{{have}} {participle}"] if participle else []
    return {**verb, "last": [*verb["final"], *perfect]}


def _orders(verb: Row, frames: Mapping[str, Sequence[str]], ending: str) -> list[str]:
    """The orders a verb can take: it has every form that they ask for, and a separable verb shows its particle."""
    first = "light" if "noun" in verb else "indirect" if "case" in verb else "direct"
    kinds = [first, *(kind for kind, form in (("passive", "agent"), ("dative", "dative")) if form in verb)]
    return [order for kind in kinds for order in frames[kind + ending] if _can_take(verb, set(_FORM.findall(order)))]


def _can_take(verb: Row, forms: set[str]) -> bool:
    return forms <= verb.keys() and ("finite" not in forms or ("particle" in verb) == ("particle" in forms))


def _row(verb: Row, orders: Sequence[str]) -> Row:
    free: list[str] = []
    written = _written(verb, "|".join(orders), free)
    asked = {form for order in orders for form in _FORM.findall(order.replace("{last}", "{final}{participle}"))}
    forms = dict.fromkeys(form for kind in _FORMS[:3] if kind in asked for form in verb.get(kind, ()))
    return {
        **{key: value for key, value in verb.items() if key not in _OF_VERB},
        "cue": verb.get("cue", list(forms)),
        "pattern": f"(?:{written})",
        "free": free,
    }


def _written(verb: Row, orders: str, free: list[str]) -> str:
    """The orders with slots and forms filled in; names the slots before which no preposition may stand in `free`."""
    number, roles = count(1), _ROLES["turned" in verb]

    def slot(found: re.Match[str]) -> str:
        name = f"{roles[found['role']]}{next(number)}"
        if found["free"]:
            free.append(name)
        return f"{{{name}{found['many']}:{verb['subject' if found['role'] == 'S' else 'object']}}}"

    return _FORM.sub(lambda found: _one_of(verb[found[1]]), _ROLE.sub(slot, orders))


def _one_of(forms: Sequence[str]) -> str:
    return f"(?:{'|'.join(sorted(forms, key=len, reverse=True))})"
