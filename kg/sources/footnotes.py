"""Footnotes at the foot of printed pages, and the places in the text where their marks stand.

Notes are numbered through; a page's notes are its last lines. A mark stands on the page of its note, after the mark
before it: glued to a word or a full stop ("bericht?1 Was dit"), in brackets, or on a line of its own.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.sources.blocks import label_in
from kg.sources.dutch import MONTHS
from kg.sources.lines import Line

_START = re.compile(
    r"[*_]*\[?(?P<mark>\d{1,3})\s?\]?\)?[*_]*\s?(?=(?P<text>[A-ZÀ-Þ«“\"'‘’(\[@_*]|https?:|www\.|zie\b|bron\b|idem|ibid|o\.a\."
    r"|[a-z][\w-]*\.(?:nl|com|org|eu)\b))"
)
_PLAIN = re.compile(r"(?P<mark>\d{1,3})\s?(?=[a-z])")
_MONTH = re.compile(r"\d{1,2}\s?(?:" + "|".join(MONTHS) + r")\b", re.IGNORECASE)
_ALONE = re.compile(r"[\d\s,.\[\]]{1,40}")
_SURE = re.compile(r"https?:|www\.|Kamerstuk|\d{4}|nr\.")
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark, its page, its lines (the first without the mark), and where the mark before it stands."""

    mark: str
    page: int
    lines: tuple[Line, ...]
    own_mark: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in the text: which note, where it stands, what is cut out with it, and the line it is in."""

    mark: str
    at: int
    cut: tuple[int, int]
    line: Line


def notes_of(pages: Sequence[Sequence[Line]]) -> tuple[list[Note], list[list[Line]]]:
    """The notes at the foot of each page, and the lines of each page without them."""
    notes: list[Note] = []
    bodies: list[list[Line]] = []
    expected = 1
    for number, page in enumerate(pages):
        begins = _begins(page, expected)
        bodies.append(list(page[: begins[0][0]] if begins else page))
        ends = [*(index for index, _ in begins[1:]), len(page)]
        for (index, found), following in zip(begins, ends, strict=False):
            first = page[index]
            start = first.start + found.end()
            rest = tuple(line for line in page[index + 1 : following] if line)
            notes.append(
                Note(
                    found["mark"],
                    number,
                    (Line(first.raw, start, first.end), *rest),
                    (first.start, start),
                )
            )
            expected = int(found["mark"]) + 1
    return notes, bodies


def _begins(page: Sequence[Line], expected: int) -> list[tuple[int, re.Match[str]]]:
    """The lines of a page where notes begin, from the last line that can be the first note."""
    labels = [index for index, line in enumerate(page) if line and label_in(line.text)]
    floor = labels[-1] + 1 if labels else 0
    starts = [(index, found) for index in range(floor, len(page)) if (found := _note_start(page[index], expected))]
    for first in range(expected, expected + _AHEAD):
        firsts = [item for item in starts if int(item[1]["mark"]) == first]
        firsts = [item for item in firsts if first == expected or _SURE.search(page[item[0]].text)]
        if firsts:
            return _chain(starts, firsts[-1])
    return []


def _chain(
    starts: list[tuple[int, re.Match[str]]], first: tuple[int, re.Match[str]]
) -> list[tuple[int, re.Match[str]]]:
    """The notes from `first` on whose marks count up by one."""
    chain = [first]
    for item in starts:
        if item[0] > chain[-1][0] and int(item[1]["mark"]) == int(chain[-1][1]["mark"]) + 1:
            chain.append(item)
    return chain


def _note_start(line: Line, expected: int) -> re.Match[str] | None:
    found = _START.match(line.text) or _PLAIN.match(line.text)
    if found is None or _MONTH.match(line.text) or not expected <= int(found["mark"]) <= expected + 40:
        return None
    if "text" not in found.groupdict() and found.end() > found.end("mark"):
        return None
    return found


def marks_of(bodies: Sequence[Sequence[Line]], notes: Iterable[Note]) -> list[Mark]:
    """Where the marks of the notes stand in the text, each after the one before; one that is not found is not there."""
    marks: list[Mark] = []
    for note in notes:
        page = bodies[note.page]
        if len(page) > _MOST_LINES:
            continue
        found = _next_to(marks[-1], note.mark) if marks else None
        after = marks[-1].at if marks else 0
        found = found or next((mark for kind in _KINDS if (mark := _find(kind, page, note.mark, after))), None)
        found = found or _only(page, note.mark, after)
        marks += [found] if found else []
    return marks


_MOST_LINES = 5_000
_AFTER = r"(?=$|[\s»”’,.;:?!)\]]|[A-Z])"
_KINDS = (
    r"\s?\[{k}\s?\](?!\()",
    rf"(?<=[?!»”’\"')\]:;%])[ ]?{{k}}{_AFTER}|(?<=[a-zà-ÿ)\]»”][.,]){{k}}{_AFTER}|(?<=[a-zà-ÿ][.]) {{k}}(?=$| [A-Z])"
    rf"|(?<=\d{{4}}[.]){{k}}(?=$| [A-Z])|(?<=[^\d](?:19|20)\d\d){{k}}(?=$|[\s,.;:?!»)])",
    rf"(?<=[a-zà-ÿ]){{k}}{_AFTER}|^{{k}}(?=[»”’,.;:?!)]|\s(?!{{month}}))",
    rf"(?<=[A-ZÀ-Þ]){{k}}{_AFTER}",
)
"""Where a mark `k` can stand in a line, the surest places first."""
_COUNTING = re.compile(
    r"(?:van|de|het|een|der|deze|die|dit|dat|in|op|om|tot|met|na|uit|per|over|onder|voor|door|bij|binnen|tussen|naar|aan"
    r"|als|te|is|zijn|was|waren|ruim|circa|ca|ongeveer|bijna|minimaal|maximaal|minstens|hoogstens|slechts|nog|al|totaal"
    r"|en|of|lid|eerste|laatste|komende|afgelopen|vraag|vragen|antwoord|artikel|artikelen|nr|nrs|bijlage|fase|type|box"
    r"|categorie|groep|hoofdstuk|paragraaf|tabel|figuur|pagina|stap|punt|optie|versie|deel|co)",
    re.IGNORECASE,
)
"""Words after which a loose number is a count or a label, not a mark."""
_COUNTED = re.compile(
    r" (?:jaar|jaren|maand(?:en)?|we(?:ek|ken)|dag(?:en)?|uur|uren|minuten|euro|cent|miljoen|miljard|mln|mld|duizend"
    r"|procent|keer|maal|km|kilometer|meter|hectare|kilo|ton|graden|mensen|personen|leden|kinderen|gemeenten|landen"
    r"|woningen)\b"
)
_LOOSE = re.compile(r"(?<=[\w.,)] )(?P<mark>\d{1,3})(?=$| [a-zà-ÿ(A-Z]|[,.;?!»”)](?:\s|$))")


def _next_to(before: Mark, mark: str) -> Mark | None:
    """The mark that follows another at once: `?1, 2`."""
    line, end = before.line, before.cut[1]
    if before.cut == line.span:
        return Mark(mark, before.at, before.cut, line) if mark in re.findall(r"\d+", line.text) else None
    found = re.compile(rf"\s?(?:,|en)?\s?{mark}(?=$|[\s»”,.;])").match(line.raw, end, line.end)
    return Mark(mark, before.at, found.span(), line) if found else None


def _only(page: Sequence[Line], mark: str, after: int) -> Mark | None:
    """A mark that stands loose in its sentence, "het rapport 1 geeft", where nothing else on the page can be it."""
    found = [
        Mark(mark, line.start + hit.start() - 1, (line.start + hit.start() - 1, line.start + hit.end()), line)
        for line in page
        if line.end > after
        for hit in _LOOSE.finditer(line.text)
        if hit["mark"] == mark and line.start + hit.start() >= after and _may_be_mark(line.text, hit)
    ]
    return found[0] if len(found) == 1 else None


def _may_be_mark(text: str, hit: re.Match[str]) -> bool:
    """Whether a loose number can be a mark: no date, no count ("11 weken"), not after a word like "van" or "ruim"."""
    before = text[max(0, hit.start() - 40) : hit.start()].rsplit(maxsplit=1)[-1].strip("(.,")
    return (
        not _COUNTING.fullmatch(before) and not _MONTH.match(text, hit.start()) and not _COUNTED.match(text, hit.end())
    )


def _find(kind: str, page: Sequence[Line], mark: str, after: int) -> Mark | None:
    pattern = re.compile(kind.replace("{k}", mark).replace("{month}", "(?:" + "|".join(MONTHS) + ")"))
    for line in page:
        if line.end <= after or mark not in line.text:
            continue
        if _ALONE.fullmatch(line.text.replace(" en ", ", ")) and mark in re.findall(r"\d+", line.text):
            return Mark(mark, line.start, line.span, line)
        found = pattern.search(line.text)
        if found and line.start + found.start() >= after:
            start, end = line.start + found.start(), line.start + found.end()
            while end < line.end and line.raw[end] == " " and start == line.start:
                end += 1
            return Mark(mark, start, (start, end), line)
    return None
