"""Parameters filled in: a parameter is a variable that the query binds by one `VALUES` of its own.

So each `.rq` file runs as it is in any SPARQL tool: `VALUES ?naam { "huawei" }`; one without a default stands as
`VALUES ?wie { UNDEF }`. A constant there lets a triple store look it up at once, which `BIND` or `FILTER` does not.
"""

import re
from collections.abc import Mapping

from kg.errors import QueryError
from kg.queries.library import near, params_of
from kg.queries.values import KINDS, Value, alike

_BINDING = re.compile(r"(VALUES\s+\?(\w+)\s*)\{((?:[^{}\"]|\"(?:[^\"\\]|\\.)*\")*)\}")


def bind(text: str, given: Mapping[str, str]) -> str:
    """The query with its parameters filled in as terms: what a value holds is never read as SPARQL.

    An empty value leaves a parameter open. The kind of a value is what the header of the query says, else what the
    literal in its place is. Raises `QueryError` for a parameter that the query does not have and for a value that does
    not fit.

    >>> bind('SELECT * { VALUES ?naam { UNDEF } ?s ?p ?naam }', {"naam": 'de "Tw"'})
    'SELECT * { VALUES ?naam { "de \\\\"Tw\\\\"" } ?s ?p ?naam }'
    """
    if not given:
        return text
    stated = params_of(text)
    known = {found[2]: found[3] for found in _BINDING.finditer(text) if not stated or found[2] in stated}
    for name in given:
        if name not in known:
            hint = near(name, sorted(known)) if known else "it has none"
            raise QueryError(f"the query has no parameter {name!r}; {hint}")
    kinds = {name: param.kind for name, param in stated.items()}
    values = {name: _value(name, value, kinds.get(name, ""), known[name]) for name, value in given.items()}

    def filled(found: re.Match[str]) -> str:
        return f"{found[1]}{{ {values[found[2]]} }}" if found[2] in values else found[0]

    return _BINDING.sub(filled, text)


def _value(name: str, given: str, kind: str, example: str) -> Value | str:
    if not given:
        return "UNDEF"
    try:
        return KINDS[kind](given) if kind else alike(given, example)
    except QueryError as error:
        raise QueryError(f"{name}: {error}") from error
