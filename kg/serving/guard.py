"""What a query may not do, seen from its text alone: call other endpoints by `SERVICE`.

The engine has no switch for it. So the text is searched for the one form that a `SERVICE` clause can have, wherever it
stands: no reading of strings and comments that an attacker could lead astray. A string that looks just like such a
clause, `"SERVICE <x"`, is refused too; a word "service" in a string is not.
"""

import re

from kg.serving.limits import RefusedError

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
"""SPARQL 1.1, section 19.2: an escape may stand anywhere, also within a keyword."""
_BETWEEN = r"(?:[ \t\r\n]|#[^\r\n]*[\r\n])*"
_CLAUSE = re.compile(
    rf"(?<![?$:@A-Za-z0-9_])[A-Za-z0-9_]*?SERVICE{_BETWEEN}(?:SILENT{_BETWEEN})?(?:<|[?$]|[^\s\"'(){{}}<>/]*:)",
    re.IGNORECASE | re.ASCII,
)
"""`SERVICE`, perhaps `SILENT`, and an address, a variable or a prefixed name; not `?service` or `ex:service`."""


def calls_elsewhere(query: str) -> bool:
    """Whether the query may hold a `SERVICE` clause.

    >>> calls_elsewhere("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    True
    >>> calls_elsewhere('SELECT ?service { ?service rdfs:label "a service"@en }')
    False
    """
    return any(_CLAUSE.search(text) for text in (query, _ESCAPE.sub(_character, query)))


def _character(found: re.Match[str]) -> str:
    value = int(found[1] or found[2], 16)
    return chr(value) if value <= 0x10FFFF else found[0]


def check(query: str, service: bool) -> None:
    """Raises `RefusedError` for a query that is empty or calls elsewhere without leave."""
    if not query.strip():
        raise RefusedError(400, "there is no query; send it as the parameter 'query'")
    if not service and calls_elsewhere(query):
        raise RefusedError(
            403, "SERVICE is off here: this endpoint asks no other; kg serve --allow-service switches it on"
        )
