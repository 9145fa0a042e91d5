"""Ministries by their portfolio: `het ministerie van BZK`, `de ministeries van SZW en VWS`, `Buitenlandse Zaken heeft`.

A ministry named only inside a post (`de Minister van Defensie`) is no mention of the ministry: `is_of_post` says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extractors.cues import hits
from kg.extractors.gazetteer import Gazetteer
from kg.registers import Registers

_CUE = re.compile(r"\b(?P<many>[Mm]inisteries?|[Dd]epartement(?:en)?) ?(?:van ?|voor )(?:het |de )?")
_LINK = re.compile(r"(?:, en | en |, |/)(?:het (?:ministerie )?)?(?:van |voor )?")
_WINDOW = 110
_LONGEST_SHORT = 5
"""Letters of an abbreviation; a portfolio may stand in small letters too: `ministerie van Economische zaken`."""
_POST_BEFORE = re.compile(
    r"(?:inisters?|ecretaris(?:sen)?|ewinds(?:persoon|personen|lieden|man|vrouw)|ambtgeno(?:ot|te|ten)|collega(?:’s|'s)?"
    r"|[Cc]ommissie|Raad|begroting|begrotingsbehandeling|woordvoerders?|wetgevingsoverleg|hoofdstuk)"
    r"(?: (?:van|voor|bij))?(?: (?:het|de))? (?:[A-Z][\w-]*(?:, | en (?:van |voor )?| ))*\(?$"
)
_BEFORE = 110


@dataclass(frozen=True, slots=True)
class Portfolio:
    """`text[start:end]` names the ministry called `name`: `BZK`, `Sociale Zaken en Werkgelegenheid`."""

    start: int
    end: int
    name: str


def ministries(text: str, registers: Registers) -> Iterator[Portfolio]:
    """Every ministry that `text` calls one, also without a space before its name.

    >>> from kg.registers import load
    >>> [found.name for found in ministries("De ministeries van SZW en van Defensie, het Ministerievan LNV", load())]
    ['SZW', 'Defensie', 'LNV']
    """
    if not hits("ministries", text):
        return
    names = _portfolios(registers)
    for cue in _CUE.finditer(text):
        start, at = cue.start(), cue.end()
        while length := _longest(names, text[at : at + _WINDOW]):
            yield Portfolio(start, at + length, text[at : at + length])
            link = _LINK.match(text, at + length)
            if link is None:
                break
            start = at = link.end()


def _longest(names: Gazetteer[int], window: str) -> int:
    """The length of the longest portfolio that `window` begins with, whatever its case; 0 without one."""
    found = (*names.find(window), *names.find(window.lower()))
    return max((end for start, end, _ in found if start == 0), default=0)


@cache
def _portfolios(registers: Registers) -> Gazetteer[int]:
    """Portfolios, abbreviations, and what a portfolio begins with before `en` or a comma: `Binnenlandse Zaken`."""
    names: dict[str, int] = {}
    for ministry in registers.people.ministries():
        for name in (ministry.label.removeprefix("Ministerie van "), ministry.abbreviation, *ministry.aliases):
            name = re.sub(r"^(?:[Mm]inisterie )?(?:van |voor )?", "", name)
            heads = [name[: found.start()] for found in re.finditer(r", | en ", name)]
            for part in (name, *heads):
                if part and part[0].isupper():
                    names[part] = len(part)
                    if len(part) > _LONGEST_SHORT:
                        names[part.lower()] = len(part)
    return Gazetteer.of(names.items())


def is_of_post(text: str, start: int) -> bool:
    """True when what begins at `start` is the portfolio of a post, a budget or a committee.

    >>> is_of_post("de Minister van Defensie", 16), is_of_post("aan Defensie", 4)
    (True, False)
    """
    return _POST_BEFORE.search(text, max(0, start - _BEFORE), start) is not None
