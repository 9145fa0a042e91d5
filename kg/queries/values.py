"""Values of parameters: what a person types as the RDF term that the query compares with."""

import difflib
import re
from collections.abc import Callable, Mapping
from datetime import date

import pyoxigraph as ox

from kg.errors import QueryError
from kg.mention import EntityClass
from kg.rdf.model import PREDICATES
from kg.rdf.names import search_name
from kg.rdf.vocabulary import PREFIXES

Value = ox.Literal | ox.NamedNode

_XSD = PREFIXES["xsd"]
_DUTCH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
_YEAR = re.compile(r"(\d{4})[-–/](\d{4}|\d{2})")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def _name(given: str) -> Value:
    """A name as `skos:hiddenLabel` spells it, so that `HUAWEI` and `Huawei` find the same."""
    return ox.Literal(search_name(given))


def _text(given: str) -> Value:
    return ox.Literal(given)


def _date(given: str) -> Value:
    """A day: `2021-03-30`, or `30-3-2021` as Dutch people write it."""
    found = _DUTCH_DAY.fullmatch(given)
    try:
        day = date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(given)
    except ValueError:
        raise QueryError(f"{given!r} is no day; write it as 2021-03-30") from None
    return ox.Literal(day.isoformat(), datatype=ox.NamedNode(f"{_XSD}date"))


def _year(given: str) -> Value:
    """A parliamentary year: `2020-2021`; `2020-21` and `2020/2021` are the same."""
    found = _YEAR.fullmatch(given)
    if not found or int(found[2]) % 100 != (int(found[1]) + 1) % 100:
        raise QueryError(f"{given!r} is no parliamentary year; write it as 2020-2021")
    return ox.Literal(f"{found[1]}-{int(found[1]) + 1}")


def _number(given: str) -> Value:
    plain = given.replace(",", ".")
    if not _NUMBER.fullmatch(plain):
        raise QueryError(f"{given!r} is no number; write it as 21 or 0.8")
    kind = "decimal" if "." in plain else "integer"
    return ox.Literal(plain, datatype=ox.NamedNode(f"{_XSD}{kind}"))


def _class(given: str) -> Value:
    return _term(given, [str(cls) for cls in EntityClass], "class")


def _relation(given: str) -> Value:
    return _term(given, [predicate.strip("<>").removeprefix(PREFIXES["kg"]) for predicate in PREDICATES], "relation")


def _term(given: str, known: list[str], what: str) -> Value:
    """One of our own terms, with or without `kg:`, in any case."""
    spelled = {name.casefold(): name for name in known}
    wanted = given.removeprefix("kg:").removeprefix(PREFIXES["kg"]).casefold()
    if wanted in spelled:
        return ox.NamedNode(PREFIXES["kg"] + spelled[wanted])
    alike = [spelled[name] for name in difflib.get_close_matches(wanted, spelled, n=2)]
    hint = f"did you mean {' or '.join(alike)}?" if alike else f"there are {', '.join(known)}"
    raise QueryError(f"{given!r} is no {what}; {hint}")


KINDS: Mapping[str, Callable[[str], Value]] = {
    "name": _name,
    "start": _name,
    "text": _text,
    "date": _date,
    "year": _year,
    "number": _number,
    "class": _class,
    "relation": _relation,
}
"""What a parameter may be, and how what is typed becomes a term; each raises `QueryError` for what does not fit."""


def alike(given: str, example: str) -> Value:
    """A value of the type of the literal that stands in a query: a date for a date, a number for a number, else text.

    >>> alike("5", "21")
    <Literal value=5 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#integer>>
    """
    if re.search(r"\^\^(?:xsd:|<\S*#)date\b", example):
        return _date(given)
    if _NUMBER.fullmatch(example.strip()):
        return _number(given)
    return _text(given)
