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
    return code(text), code(_ESCAPE.sub(lambda found: _character(found[1] or found[2]), text))


def _character(digits: str) -> str:
    value = int(digits, 16)
    return chr(value) if value <= 0x10FFFF else "�"


def has_service(text: str) -> bool:
    """Whether the query would call another endpoint."""
    return any(re.search(_WORD.format("SERVICE"), reading, re.IGNORECASE) for reading in _readings(text))


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
