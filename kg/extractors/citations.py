"""The publications that one footnote cites: its pieces, and of each the outlet, title, day and address."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from kg.extractors.addresses import Address, addresses, outlet_of
from kg.extractors.cues import standing
from kg.extractors.patterns import Pattern

Known = Callable[[str], bool]
"""Whether a name is that of an organisation the registers know."""

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_NUMBER_OF_MONTH = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
    **{"mrt": 3, "sept": 9, "january": 1, "february": 2, "march": 3, "mar": 3, "may": 5, "june": 6, "july": 7},
    **{"august": 8, "october": 10, "oct": 10},
}
_MONTH = "|".join(sorted(_NUMBER_OF_MONTH, key=len, reverse=True))
_WRITTEN = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}) (?P<month>{_MONTH})\.?,? (?P<year>\d{{4}})"
    rf"|(?P<year_first>\d{{4}}), (?P<day_then>\d{{1,2}}) (?P<month_then>{_MONTH})"
    rf"|(?P<month_first>{_MONTH}) (?P<day_after>\d{{1,2}}), (?P<year_last>\d{{4}}))\b",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})[-/](\d{1,2})[-/](\d{4}))")
_ENDED = re.compile(r"\d{4};")
_FULL_DAY = re.compile(r"\d{1,2} [a-z]|\d[-/]\d")
_MOST = 2_000
"""Characters of a footnote that are looked at: a longer one is an essay."""
_REMEMBERED = 1024
"""Outlets and addresses whose decisions are kept: documents cite the same ones."""
_REPEATED = 20
"""First characters of a title that tell that it is printed again, as the text of its link."""
_LONG_QUOTE = 25
"""Characters from which on words in quotes within a sentence are a title."""
_MOST_WORDS = 5
"""Words of an outlet that no register knows; more are a title."""

_CLOSING = re.compile(r"[)\].,;:»”’\s]*(?:en\s)?")
_BORDER = re.compile(
    r"(?:;|\.|,? en)\s+(?=(?:de |het )?[A-ZÀ-Þ][^,;:().«»“”\n]{1,40},? \d{1,2} [a-z]{3,9} \d{4}\b"
    r"|[«“‘][^«»“”\n]{4,200}[»”’],? [^;\n]{2,50}\b\d{4}\b)"
)
_ALSO = re.compile(r",? en (?=(?:de|het) [^,;:\n]{3,60}: ?(?:https?:|www\.))")
_DATED = re.compile(r"\b(?:19|20)\d\d\b")
_NO_PAGE = "no-address-of-paper-or-law"
_QUOTES = "«»“”„‘’'\""
_QUOTED = re.compile(
    r"«[^«»]{2,300}(?:«[^«»]{0,200}»[^«»]{0,200}){0,4}»|“[^“”]{2,300}”|‘[^‘’]{2,300}’|'[^'\n]{2,300}'(?!\w)|\"[^\"\n]{2,300}\""
)
_BEFORE_TITLE = " \t\n,;:.-–"
_KIND_OF_TITLE = re.compile(
    r"(?:de |het )?(?:uitzending|aflevering|artikel|bericht|column|podcast|opiniestuk|rapport|documentaire)"
    r"(?: getiteld| met de titel)?:? (?=[«“‘'\"])"
)
_CONSULTED = re.compile(r",? (?:laatst )?geraadpleegd (?:op|via) .*")
_AFTER_TITLE = re.compile(r"\s\||\n|,?\s(?:via|te raadplegen|geraadpleegd)\b|$")
_SITE = re.compile(
    r"^(?:(?:de )?[Ww]ebsite (?:van )?|[Vv]ia |[Bb]ron: ?"
    r"|(?:(?:[Dd]e|[Hh]et) )?(?:(?:[Tt]v-|[Rr]adio-)?[Uu]itzending|[Aa]flevering|[Aa]rtikel|(?:[Nn]ieuws|[Pp]ers)?[Bb]ericht"
    r"|[Rr]eportage|[Rr]apport|[Oo]nderzoek|[Pp]ublicatie)(?: (?:van|in|op|uit|door))?(?: (?:de|het))?"
    r" (?=[A-ZÀ-Þ]|gemeente |provincie |ministerie ))"
    r"|(?: website|\(online\)| \d{1,2}[.:]\d\d uur)$"
)
_TITLE_HOST = re.compile(r"(?P<title>[^\n]{4,200}?)(?: -)? \((?:www\.)?$")
_DATE_ONLY = re.compile(rf"[\s).,]*(?:(?:d\.d\. )?\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}})?[\s).,]*")
_SEE = re.compile(r"(?:[Zz]ie|[Bb]ron|[Vv]ia)\b[^.]{0,40}$")


@dataclass(frozen=True, slots=True)
class Citation:
    """`text[start:end]` cites a publication; `rule` is the pattern that saw it."""

    start: int
    end: int
    rule: str
    outlet: str | None
    title: str | None
    day: date | None
    url: str | None


def citations(text: str, known: Known) -> Iterator[Citation]:
    """Every publication that a footnote cites; papers of parliament, laws, judgments and earlier notes are none.

    >>> [(c.outlet, c.url) for c in citations("NOS, 3 mei 2024 (nos.nl/a/1); AD, 4 mei 2024, «Titel»", str.isupper)]
    [('NOS', 'https://nos.nl/a/1'), ('AD', None)]
    """
    text = text[:_MOST]
    for start, end in _pieces(text):
        citation = _citation(text, start, end, known)
        if citation:
            yield citation


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a footnote that cite one publication each, blanks and loose marks around them left out."""
    cuts = {0, len(text)}
    for before, after in pairwise([found for found in addresses(text) if found.url]):
        between = text[before.end : after.start]
        if any(character.isalpha() for character in between):
            closing = _CLOSING.match(text, before.end)
            cuts.add(closing.end() if closing else before.end)
        elif before.host != after.host or "(" not in between:
            cuts.add(after.start)
    for border in _BORDER.finditer(text):
        if _DATED.search(text, 0, border.start()):
            cuts.add(border.end())
    cuts.update(also.end() for also in _ALSO.finditer(text))
    for start, end in pairwise(sorted(cuts)):
        while start < end and (text[start].isspace() or text[start] in ",;.)"):
            start += 1
        while start < end and (text[end - 1].isspace() or text[end - 1] in ";,."):
            end -= 1
        if start < end:
            yield start, end


def _citation(text: str, start: int, end: int, known: Known) -> Citation | None:
    piece = text[start:end]
    found = list(addresses(piece))
    page = next((address for address in found if address.url and not is_none(address.url)), None)
    for pattern in standing("footnote_patterns", piece):
        for lead in pattern.all_in(piece):
            if _excluded(lead["outlet"] if "bar" not in pattern.id else piece) or _excluded(piece, anywhere=True):
                return None
            made = _of_lead(pattern, lead, piece, page, found, known)
            if made:
                outlet, title, day = made
                return Citation(start, end, pattern.id, outlet, title, day, page.url if page else None)
    if _excluded(_QUOTED.sub("", piece)) or any(address.url and is_none(address.url) for address in found[:1]):
        return None
    return _of_address(piece, page, found, start, end)


@lru_cache(maxsize=_REMEMBERED)
def _excluded(words: str, anywhere: bool = False) -> bool:
    """Whether a pattern says that the words cite no publication; `anywhere`: one that may say so from within them."""
    return any(
        pattern.expression.search(words)
        for pattern in standing("no_news_patterns", words)
        if not anywhere or pattern.options.get("anywhere")
    )


@lru_cache(maxsize=_REMEMBERED)
def is_none(url: str) -> bool:
    """Whether the address is of a paper of parliament, a law or a judgment."""
    none = standing("no_news_patterns", url)
    return any(pattern.expression.search(url) for pattern in none if pattern.id == _NO_PAGE)


def _of_lead(
    pattern: Pattern, lead: re.Match[str], piece: str, page: Address | None, found: list[Address], known: Known
) -> tuple[str | None, str | None, date | None] | None:
    """Outlet, title and day where a piece begins with its outlet; `None` when it does not after all."""
    groups = lead.groupdict()
    name = cleaned_outlet(groups["outlet"])
    when = groups.get("date") or groups.get("between") or ""
    title = groups.get("title")
    if title is None and "title" not in groups and not _ENDED.match(when + piece[lead.end() :]):
        title = _title_after(piece, lead.end(), found)
    exact = _FULL_DAY.search(when) is not None
    if not any(character.isalpha() for character in name) or name[0] in "([":
        return None
    sure = known(name)
    if not sure and (pattern.options.get("known") or (pattern.options.get("dated") and not exact)):
        return None
    if not sure and not exact and (_DATED.search(name) or not (title or page)):
        return None
    if not sure and len(name.split()) > _MOST_WORDS:
        by_host = outlet_of(found[0].host) if found else None
        return (by_host, cleaned_title(name), day_in(when)) if by_host else None
    if name[0].islower() and not sure and not name.startswith(("de ", "het ")) and "." not in name:
        return None
    return name, cleaned_title(title) if title else None, day_in(when) or day_in(piece[lead.end() :])


def _of_address(piece: str, page: Address | None, found: list[Address], start: int, end: int) -> Citation | None:
    """What a piece that names no outlet cites by its address: `Zie www.nza.nl/a`, `Titel (nos.nl)`."""
    if not found:
        return None
    at = page or found[-1]
    quoted = _QUOTED.search(piece)
    before = _TITLE_HOST.match(piece[: at.start])
    if quoted and quoted.start() > 0 and len(quoted.group()) < _LONG_QUOTE:
        quoted = None
    title = quoted.group() if quoted else before["title"] if before else None
    home: str | None = None
    if page is None:
        if (
            found[0].url is not None
            or _DATE_ONLY.fullmatch(piece, at.end) is None
            or (title is None and not _names_site(piece, at))
        ):
            return None
        home = home_of(piece[at.start : at.end]) if title is None else None
    when = day_in(piece) if len(piece) < 300 else None
    return Citation(
        start,
        end,
        "news-address",
        outlet_of(at.host),
        cleaned_title(title) if title else None,
        when,
        page.url if page else home,
    )


def home_of(address: str) -> str:
    """The address of a site: `www.nza.nl` is `https://www.nza.nl`."""
    return address if address.startswith(("http://", "https://")) else f"https://{address}"


def _names_site(piece: str, at: Address) -> bool:
    before = piece[: at.start].strip(" (")
    return not before or _SEE.search(before) is not None


def _title_after(piece: str, at: int, found: list[Address]) -> str | None:
    """The title that follows outlet and day: in quotes, or plain up to the address, the bars or the brackets."""
    while at < len(piece) and piece[at] in _BEFORE_TITLE:
        at += 1
    at = kind.end() if (kind := _KIND_OF_TITLE.match(piece, at)) else at
    quoted = _QUOTED.match(piece, at)
    if quoted and piece[quoted.end() : quoted.end() + 1] in ("", ",", ".", " ", ")", ";", "("):
        return quoted.group()
    stop = _AFTER_TITLE.search(piece, at)
    end = stop.start() if stop else len(piece)
    end = min([end, *(address.start for address in found if address.start >= at and address.url)])
    words = piece[at:end]
    if words.count("(") > words.count(")"):
        words = words[: words.rindex("(")]
    words = words.strip(_BEFORE_TITLE)
    return words if len(words) > 7 and not words.startswith(("(", "p. ", "blz")) else None


@lru_cache(maxsize=_REMEMBERED)
def cleaned_outlet(name: str) -> str:
    """The outlet without what is not its name: `Website Follow the Money` is `Follow the Money`, `NOS.nl` is `NOS`."""
    name = _SITE.sub("", " ".join(name.split()).strip(" ,;:.")).strip()
    host = next((address for address in addresses(name) if address.start == 0 and address.end == len(name)), None)
    if host and outlet_of(host.host) != host.host:
        return outlet_of(host.host)
    return name.removeprefix("www.")


def cleaned_title(words: str) -> str:
    """A title on one line, once, without the quotes around it and the bars of a web page after it."""
    words = _CONSULTED.sub("", " ".join(words.split())).strip(" ,;:")
    again = words.find(words[:_REPEATED], _REPEATED)
    if again > 0:
        words = words[:again].rstrip(" ,;:(–-«“")
    whole = _QUOTED.fullmatch(words)
    return (words[1:-1] if whole else words.partition(" | ")[0]).strip(" .,;:-–") or words


def day_in(text: str) -> date | None:
    """The first whole day in `text`; a day without its year is none: `16 november`."""
    try:
        if found := _WRITTEN.search(text):
            year, month, day = (
                next(filter(None, (found[name] for name in names)))
                for names in (
                    ("year", "year_first", "year_last"),
                    ("month", "month_then", "month_first"),
                    ("day", "day_then", "day_after"),
                )
            )
            return date(int(year), _NUMBER_OF_MONTH[month.lower()], int(day))
        if found := _NUMERIC.search(text):
            year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
            return date(int(year), int(month), int(day))
    except ValueError:
        return None
    return None
