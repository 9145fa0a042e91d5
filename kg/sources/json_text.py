"""JSON as values that know where they stand in its text, read as far as it goes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from json import loads
from typing import NamedTuple, TypeAlias

from kg.sources.tree import Chars, new_chars
from kg.values import maker

MOST_DEPTH = 100

_BLANKS = re.compile(r"\s+")
_STRING = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)("?)', re.DOTALL)
_MEMBER = re.compile(r"""\s*"([^"]*+)"\s*:\s*(?:"([^"]*+)"\s*(?:,|(\})))?""")
_KEY, _TEXT, _LAST = 1, 2, 3
"""A key, and where its value is a string: that, and the brace if it is the last. The last group tells what there is."""
_ATOM = re.compile(r"(?:-?(?:0|[1-9]\d{0,40})(?:\.\d{1,40})?(?:[eE][-+]?\d{1,3})?|true|false|null)(?![\w.])")
_WORDS = {"true": True, "false": False, "null": None}
_ESCAPED = re.compile(
    r"\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\.|[^\\]+|\\", re.DOTALL
)


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
        raw, start, end = self
        written = raw[start:end]
        if "\\" not in written:
            return [new_chars((written, start, end))] if written else []
        found = _ESCAPED.finditer(raw, start, end)
        return [Chars(_unescaped(piece.group()), *piece.span()) for piece in found]


class JsonObject(dict[str, "JsonValue"]):
    """An object that stands at `raw[start:end]`."""

    __slots__ = ("end", "start")
    start: int
    end: int


_text_at = maker(JsonText)
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
    parser.ahead()
    start = parser.at
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
    """Reads values one by one; once something is `broken`, what was read so far is handed back.

    `shape` is the text with its escaped quotes hidden, so that every string ends at the next quote.
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.shape = raw.replace("\\\\", "\\_").replace('\\"', "\\_") if "\\" in raw else raw
        self.at = 0
        self.broken: str | None = None

    def ahead(self) -> str:
        """The first character that is no blank, from where the text is read on; empty at its end."""
        mark = self.raw[self.at : self.at + 1]
        if mark.isspace() and (blanks := _BLANKS.match(self.raw, self.at)):
            self.at = blanks.end()
            mark = self.raw[self.at : self.at + 1]
        return mark

    def value(self, depth: int) -> JsonValue:
        """The value that begins here, `None` where none does."""
        mark = self.ahead()
        if mark == '"':
            return self._text()
        if mark in ("{", "["):
            if depth == MOST_DEPTH:
                self._break("nested too deep")
                return None
            return self._object(depth + 1) if mark == "{" else self._list(depth + 1)
        atom = _ATOM.match(self.raw, self.at)
        if atom is None:
            self._break()
            return None
        self.at = atom.end()
        written = atom[0]
        value: JsonValue = _WORDS[written] if written in _WORDS else loads(written)
        return value

    def _object(self, depth: int) -> JsonObject:
        raw, shape = self.raw, self.shape
        found = JsonObject()
        found.start = self.at
        self.at += 1
        more = not self._takes("}")
        while more and (member := _MEMBER.match(shape, self.at)):
            self.at = member.end()
            name, last = member[_KEY], member.lastindex
            if "\\" in name:
                name = JsonText(raw, *member.span(_KEY)).value
            if last == _KEY:
                found[name] = self.value(depth)
                more = self._goes_on("}")
            else:
                found[name] = _text_at((raw, *member.span(_TEXT)))
                more = last == _TEXT
        if more:
            self._no_member()
        found.end = self.at
        return found

    def _list(self, depth: int) -> list[JsonValue]:
        found: list[JsonValue] = []
        self.at += 1
        more = not self._takes("]")
        while more:
            value = self.value(depth)
            if value is not None or self.broken is None:
                found.append(value)
            more = self._goes_on("]")
        return found

    def _no_member(self) -> None:
        """Where a member should begin, no whole key with its colon does."""
        if self.ahead() == '"':
            self._text()
        if self.broken is None:
            self.ahead()
            self._break()

    def _takes(self, mark: str) -> bool:
        if self.ahead() != mark:
            return False
        self.at += 1
        return True

    def _goes_on(self, close: str) -> bool:
        """Whether a comma follows, or the bracket that closes; either is read."""
        if self.broken is not None:
            return False
        mark = self.ahead()
        if mark != "," and mark != close:
            self._break()
            return False
        self.at += 1
        return mark == ","

    def _text(self) -> JsonText:
        string = _STRING.match(self.raw, self.at)
        assert string is not None  # every caller has seen the quote
        self.at = string.end()
        if not string[2]:
            self._break()
        return JsonText(self.raw, *string.span(1))

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
