"""JSON as values that know where they stand in its text, read as far as it goes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from json import loads
from typing import NamedTuple, TypeAlias

from kg.sources.tree import Chars

MOST_DEPTH = 100

_BLANKS = re.compile(r"\s+")
_STRING = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)("?)', re.DOTALL)
_ESCAPED = re.compile(
    r"\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\.|[^\\]+|\\", re.DOTALL
)
_FIRST_KEY = re.compile(
    r'\s*"([^"\\]*(?:\\.[^"\\]*)*)"\s*:\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)")?',
    re.DOTALL,
)
"""A key, and its value where that is a whole string."""
_NEXT_KEY = re.compile(rf"\s*,{_FIRST_KEY.pattern}", re.DOTALL)
_ATOM = re.compile(r"(?:-?(?:0|[1-9]\d{0,40})(?:\.\d{1,40})?(?:[eE][-+]?\d{1,3})?|true|false|null)(?![\w.])")


class JsonText(NamedTuple):
    """A string as it stands between its quotes: `raw[start:end]`."""

    raw: str
    start: int
    end: int

    @property
    def value(self) -> str:
        """The text itself, its escapes resolved."""
        written = self.raw[self.start : self.end]
        if "\\" not in written:
            return written
        return "".join(piece.text for piece in self.pieces())

    def pieces(self) -> list[Chars]:
        """The text with its places in the raw JSON."""
        written = self.raw[self.start : self.end]
        if "\\" not in written:
            return [Chars(written, self.start, self.end)] if written else []
        found = _ESCAPED.finditer(self.raw, self.start, self.end)
        return [Chars(_unescaped(piece.group()), *piece.span()) for piece in found]


class JsonObject(dict[str, "JsonValue"]):
    """An object that stands at `raw[start:end]`."""

    __slots__ = ("end", "start")

    def __init__(self, start: int) -> None:
        super().__init__()
        self.start = self.end = start


JsonValue: TypeAlias = JsonObject | list["JsonValue"] | JsonText | int | float | bool | None


@dataclass(frozen=True, slots=True)
class ParsedJson:
    """A value, where it begins and ends, and, where the text breaks off, why."""

    value: JsonValue
    start: int
    end: int
    incomplete: str | None = None


def parse_json(raw: str) -> ParsedJson:
    """The value at the head of `raw`, read up to the first thing that is not JSON.

    >>> parse_json('{"nummer": "2021Z05118", "onderwerp": "Het ber').incomplete
    'the JSON is cut off at character 46'
    """
    parser = _Parser(raw)
    start = parser.skip_blanks()
    value = parser.value(0)
    return ParsedJson(value, start, parser.at, parser.broken)


def texts_in(value: JsonValue) -> Iterator[JsonText]:
    """Every string in a value.

    >>> [text.value for text in texts_in(parse_json('{"type": ["Antwoord", "Aanhangsel"]}').value)]
    ['Antwoord', 'Aanhangsel']
    """
    if isinstance(value, JsonText):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)


class _Parser:
    """Reads values one by one; once something is `broken`, what was read so far is handed back."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.at = 0
        self.broken: str | None = None

    def skip_blanks(self) -> int:
        if self.raw[self.at : self.at + 1].isspace() and (blanks := _BLANKS.match(self.raw, self.at)):
            self.at = blanks.end()
        return self.at

    def value(self, depth: int) -> JsonValue:
        match self.raw[self.skip_blanks() : self.at + 1]:
            case '"':
                return self._text()
            case "{" | "[" if depth == MOST_DEPTH:
                self._break("nested too deep")
                return None
            case "{":
                self.at += 1
                return self._object(depth + 1)
            case "[":
                self.at += 1
                return self._list(depth + 1)
        atom = _ATOM.match(self.raw, self.at)
        if atom is None:
            self._break()
            return None
        self.at = atom.end()
        value: JsonValue = loads(atom.group())
        return value

    def _object(self, depth: int) -> JsonObject:
        found = JsonObject(self.at - 1)
        ahead = _FIRST_KEY
        while self.broken is None and (key := ahead.match(self.raw, self.at)):
            self.at, ahead = key.end(), _NEXT_KEY
            name = key[1] if "\\" not in key[1] else JsonText(self.raw, *key.span(1)).value
            found[name] = self.value(depth) if key[2] is None else JsonText(self.raw, *key.span(2))
        while not self._takes("}"):
            if found and not self._takes(","):
                self._break()
            if self.broken is None and self.raw[self.skip_blanks() : self.at + 1] != '"':
                self._break()
            if self.broken is not None:
                break
            self._text()
            if self.broken is None and not self._takes(":"):
                self._break()
            break
        found.end = self.at
        return found

    def _list(self, depth: int) -> list[JsonValue]:
        found: list[JsonValue] = []
        while not self._takes("]"):
            if found and not self._takes(","):
                self._break()
            if self.broken is not None:
                break
            value = self.value(depth)
            if value is not None or self.broken is None:
                found.append(value)
        return found

    def _text(self) -> JsonText:
        string = _STRING.match(self.raw, self.at)
        assert string is not None  # every caller has seen the quote
        self.at = string.end()
        if not string[2]:
            self._break()
        return JsonText(self.raw, *string.span(1))

    def _takes(self, mark: str) -> bool:
        if self.broken is None and self.raw.startswith(mark, self.skip_blanks()):
            self.at += 1
            return True
        return False

    def _break(self, how: str = "broken") -> None:
        how = how if self.raw[self.at : self.at + 1] else "cut off"
        self.broken = f"the JSON is {how} at character {self.at}"


def _unescaped(piece: str) -> str:
    """One escape or a stretch without any, a half surrogate as U+FFFD.

    >>> _unescaped("\\\\u00eb")
    'ë'
    """
    if piece[0] != "\\":
        return piece
    try:
        text: str = loads(f'"{piece}"')
    except ValueError:
        return piece
    return "\ufffd" if len(text) == 1 and 0xD800 <= ord(text) <= 0xDFFF else text
