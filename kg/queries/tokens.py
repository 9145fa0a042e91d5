"""What a query is made of, as far as it must be known before an engine reads it: SERVICE, updates, the last clause."""

import re

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_NO_CODE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|' + r"'''(?:[^'\\]|\\.|'(?!''))*'''|"
    r'"(?:[^"\\\n]|\\.)*"|' + r"'(?:[^'\\\n]|\\.)*'|"
    r"<[^\s<>\"{}|^`\\]*>|#[^\n]*",
    re.DOTALL,
)
_PROLOGUE = re.compile(r"\s*(?:BASE\b|PREFIX\s+\S*:)", re.IGNORECASE)
_BETWEEN = r"(?:[ \t\r\n]|#[^\r\n]*[\r\n])*"
_SERVICE = re.compile(
    rf"(?<![?$:@A-Za-z0-9_])[A-Za-z0-9_]*?SERVICE{_BETWEEN}(?:SILENT{_BETWEEN})?"
    rf"(?:<[^>]*>|[?$]\w+|[^\s{{}}<>\"'()]*:[^\s{{}}<>]*){_BETWEEN}\{{",
    re.IGNORECASE,
)
"""`SERVICE`, perhaps `SILENT`, an address, a variable or a prefixed name, and a brace; not `?service` or `ex:service`."""
_WORD = r"(?<![\w?$:.\-@]){}(?![\w:\-])"
_UPDATE = re.compile(
    r"\s*(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD|WITH)(?![\w:\-])",
    re.IGNORECASE,
)


def code(text: str) -> str:
    """The query with its strings, addresses and comments blanked, letter for letter.

    >>> code('ASK { ?s ?p "SERVICE" }')
    'ASK { ?s ?p           }'
    """
    return _NO_CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _readings(text: str) -> tuple[str, ...]:
    """The code as written, and as it is once its escapes (`\\u0053ERVICE`) are read."""
    return code(text), code(_unescaped(text))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: _character(found[1] or found[2]), text)


def _character(digits: str) -> str:
    value = int(digits, 16)
    return chr(value) if value <= 0x10FFFF else "�"


def has_service(text: str) -> bool:
    """Whether the query may call another endpoint.

    The text is searched for the one form of a `SERVICE` clause wherever it stands, also in strings and comments: which of
    those are what they seem depends on how an engine reads `<`, and a query could be made to mislead us. So a string with
    a whole clause in it, `"SERVICE <x> {"`, counts as one; the word in a string does not.

    >>> has_service("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    True
    >>> has_service('SELECT ?service { ?service rdfs:label "a service"@en }')
    False
    """
    return any(_SERVICE.search(reading) for reading in (text, _unescaped(text)))


def is_update(text: str) -> bool:
    """Whether it is a SPARQL update and no query: its first word after the prefixes changes something."""
    return any(_UPDATE.match(_after_prologue(reading)) for reading in _readings(text))


def _after_prologue(reading: str) -> str:
    while found := _PROLOGUE.match(reading):
        reading = reading[found.end() :]
    return reading


def limited(text: str, most: int) -> str:
    """The query with at most so many rows: its own `LIMIT` made smaller, or one added.

    >>> limited("SELECT * { ?s ?p ?o } LIMIT 500", 20)
    'SELECT * { ?s ?p ?o } LIMIT 20'
    """
    reading = code(text)
    end = reading.rfind("}") + 1
    values = re.search(_WORD.format("VALUES") + r"[^{}]*\{[^{}]*\}\s*$", reading[:end], re.IGNORECASE)
    if values and reading.count("{", 0, values.start()) == reading.count("}", 0, values.start()):
        return f"{limited(text[: values.start()], most)}\n{text[values.start() :]}"
    own = re.search(r"\bLIMIT\s+(\d+)", reading[end:], re.IGNORECASE)
    if own is None:
        return f"{text.rstrip()}\nLIMIT {most}\n"
    start, stop = end + own.start(1), end + own.end(1)
    return f"{text[:start]}{min(most, int(own[1]))}{text[stop:]}"
