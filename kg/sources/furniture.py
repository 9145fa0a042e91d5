"""What a printed page bears besides its text: the head of the series, ISSN, place and year, the numbered foot."""

import re
from dataclasses import dataclass

from kg.sources.lines import Line

_YEAR = r"\d{4}\s?[–-]\s?\d{4}"
_PIECE = (
    r"(?:(?:Tweede|Eerste)\s+Kamer\s+der\s+Staten-Generaal(?:\s*[12](?!\d))?"
    rf"|Vergaderjaar\s+{_YEAR}(?:\s+Aanhangsel\s+van\s+de\s+Handelingen|\s+Vragen\s+gesteld\s+door\s+de\s+leden\s+der\s+Kamer)?"
    r"|Aanhangsel\s+van\s+de\s+Handelingen|Vragen\s+gesteld\s+door\s+de\s+leden\s+der\s+Kamer(?:,\s+met\s+de\s+daarop\s+door\s+de)?"
    r"|regering\s+gegeven\s+antwoorden|ISSN\s+\d{4}\s?-\s?\d{3}[\dXx]|['’‘`]?s-Gravenhage\s+\d{4}|-{5,}+"
    r"|(?:ah|kv)-[te]k-[\w-]++|[ahkv]{1,2}\s+tk\s+\d{8}\s+\d+"
    rf"|(?:Tweede|Eerste)\s+Kamer,\s+vergaderjaar\s+{_YEAR},\s+(?:Aanhangsel|Vragen)(?:\s+\d{{1,3}}(?!\d))?)"
)
_WHOLE = re.compile(rf"[#*_\s]*(?:{_PIECE}[#*_\s]*)+", re.IGNORECASE)
_FOOT = re.compile(
    r"(?:ISSN\s+\d{4}\s?-\s?\d{4}\s*)?(?:['’‘`]s-Gravenhage\s+\d{4}\s*)?"
    rf"(?:Tweede|Eerste) Kamer, vergaderjaar {_YEAR}, "
    r"(?:Aanhangsel|Vragen)(?:[ ]\d{1,3}(?!\d))?"
)
_PAGE_END = re.compile(rf"(?:Tweede|Eerste)\s+Kamer,\s+vergaderjaar\s+{_YEAR},\s+(?:Aanhangsel|Vragen)", re.IGNORECASE)
_PAGE_RULE = re.compile(r"-{5,}+")
_SERIES = re.compile(r"Vragen gesteld door de leden|gegeven antwoorden|Aanhangsel van de Handelingen", re.IGNORECASE)
_NUMBER = re.compile(r"[#*\s]*(?P<number>\d{1,4}|\d{4}Z\d{5})[*\s]*")
_LONE_TWO = re.compile(r"[#*\s]*[12][*\s]*")

YEAR = re.compile(r"vergaderjaar\s+(?P<from>\d{4})\s?[–-]\s?(?P<to>\d{4})", re.IGNORECASE)
PUBLICATION = re.compile(r"(?:ah|kv)-[te]k-(?:\d{8}-[hn]?\d{1,5}(?:-[hn]\d)?|\d{4}Z\d{5}(?:-[hn]\d)?)(?![\w-])")


@dataclass(frozen=True, slots=True)
class Pages:
    """The lines of a printed text by page, without the furniture, and the number under the head of the series."""

    pages: tuple[tuple[Line, ...], ...]
    furniture: tuple[Line, ...]
    number: str | None
    ends: bool
    """Whether the last page has its foot."""


def is_printed(text: str) -> bool:
    """True when the head of a text shows the series or the foot of a page of the Aanhangsel."""
    return (
        bool(_PAGE_END.search(text, 0, 20_000)) or "vragen gesteld door de leden der kamer" in text[:2_000].casefold()
    )


def pages_of(lines: list[Line]) -> Pages:
    """The lines by page; what is furniture is set apart."""
    pages: list[tuple[Line, ...]] = []
    page: list[Line] = []
    furniture: list[Line] = []
    number: str | None = None
    heading, ended = False, False
    for line in lines:
        text = line.text
        if heading and number is None and (found := _NUMBER.fullmatch(text)):
            number = found["number"]
            furniture.append(line)
            continue
        if text and (_WHOLE.fullmatch(text) or (not page and not heading and _LONE_TWO.fullmatch(text))):
            furniture.append(line)
            heading = bool(_SERIES.search(text)) or (heading and not page)
            if ended := bool(_PAGE_END.search(text)) or (ended and not page) or bool(_PAGE_RULE.fullmatch(text)):
                pages += [tuple(page)] if page else []
                page, heading = [], False
            continue
        before, foot, after = _at_foot(line)
        page += before
        ended = bool(foot) and not after if text else ended
        heading = heading and not text
        if foot:
            furniture += foot
            pages.append(tuple(page))
            page = after
    return Pages((*pages, tuple(page)), tuple(furniture), number, ended)


def _at_foot(line: Line) -> tuple[list[Line], list[Line], list[Line]]:
    """A line that runs on into the foot of its page, or that the next page follows at once, cut in three."""
    text = line.text
    found = _FOOT.search(text) if "vergaderjaar" in text else None
    if found is None or (found.start() > 0 and found.end() < len(text)):
        return [line], [], []
    start, end = line.start + found.start(), line.start + found.end()
    before, after = _stripped(line.raw, line.start, start), _stripped(line.raw, end, line.end)
    return [before] if before else [], [Line(line.raw, start, end)], [after] if after else []


def _stripped(raw: str, start: int, end: int) -> Line:
    text = raw[start:end]
    begin = start + len(text) - len(text.lstrip())
    return Line(raw, begin, max(begin, start + len(text.rstrip())))
