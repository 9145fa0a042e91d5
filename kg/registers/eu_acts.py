"""EU acts by their number, without a register: `Verordening (EU) 2016/679` is CELEX `32016R0679`, with an ELI address.

Since 2015 every act is numbered year/number; before, a regulation was number/year and a directive year/number, of which
the year could have two digits. Sources: EUR-Lex, "How CELEX numbers are composed"; the ELI templates of EUR-Lex.
"""

import re
from dataclasses import dataclass

from kg.registers.entries import Law

ACT = re.compile(
    r"\b(?P<sort>(?:gedelegeerde |uitvoerings)?(?:verordening|richtlijn|kaderbesluit|besluit))"
    r"(?: van de (?:Raad|Commissie))?"
    r"(?P<mark> \((?:Euratom|EU|EG|EEG|GBVB)(?:, ?Euratom)?\))?(?P<nr> nr\.?)? ?"
    r"(?P<first>\d{1,4})/(?P<second>\d{1,4})(?P<tail>/(?:Euratom|EU|EG|EEG|JBZ|GBVB))?(?![\d/])",
    re.IGNORECASE,
)
_LETTER = {"verordening": "R", "richtlijn": "L", "kaderbesluit": "F", "besluit": "D"}
_ELI = {"R": "reg", "L": "dir", "D": "dec", "F": "dec_framw"}
_KIND = {"R": "EU-verordening", "L": "EU-richtlijn", "D": "EU-besluit", "F": "EU-kaderbesluit"}
_FIRST_YEAR = 1952
_YEAR_FIRST_SINCE = 2015
_OF_EURATOM = frozenset(
    [
        *[(1980, 836), (1984, 466), (1984, 467), (1989, 618), (1990, 641), (1992, 3), (1996, 29), (1997, 43)],
        *[(2003, 122), (2006, 117), (2009, 71), (2011, 70), (2013, 51), (2013, 59), (2014, 87)],
    ]
)
"""Year and number of the directives of the European Atomic Energy Community, by EUR-Lex."""


@dataclass(frozen=True, slots=True)
class Number:
    """The parts of an act's number: letter of its sort, year, serial number."""

    letter: str
    year: int
    serial: int

    @property
    def celex(self) -> str:
        """The CELEX number of the act as published: `32016R0679`."""
        return f"3{self.year}{self.letter}{self.serial:04}"


def eu_act(name: str) -> Law | None:
    """The act that `name` gives the number of, as far as the number says what it is.

    >>> [law.slug for name in ("Verordening 883/2004", "Richtlijn 96/71/EG") if (law := eu_act(name))]
    ['32004R0883', '31996L0071']
    """
    found = ACT.fullmatch(name.strip())
    number = number_of(found) if found else None
    if found is None or number is None:
        return None
    sort = found["sort"].casefold()
    eli = _ELI[number.letter] + ("_impl" if sort.startswith("uitv") else "_del" if sort.startswith("gedel") else "")
    return Law(
        slug=number.celex,
        label=_label(sort, number),
        aliases=(),
        same_as=(f"http://data.europa.eu/eli/{eli}/{number.year}/{number.serial}/oj",),
        close_match=(),
        see_also=f"https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:{number.celex}",
        source="by rule from its number",
        kind=_KIND[number.letter],
        bwb="",
        celex=number.celex,
        ambiguous=(),
        start=None,
        end=None,
    )


def _label(sort: str, number: Number) -> str:
    """One spelling of the number, whatever the text's: `Verordening (EU) 2016/679`, `Richtlijn 96/71/EG`.

    Decisions of the Union and of its foreign policy (`2010/573/GBVB`) are numbered in one row: the number alone is sure.
    """
    name = sort[0].upper() + sort[1:]
    if number.letter == "D":
        return f"{name} {number.year}/{number.serial}"
    if number.year >= _YEAR_FIRST_SINCE:
        return f"{name} (EU) {number.year}/{number.serial}"
    if number.letter == "R":
        return f"{name} {number.serial}/{number.year}"
    year = number.year if number.year >= 2000 else number.year - 1900
    return f"{name} {year}/{number.serial}/{_community(number)}"


def _community(number: Number) -> str:
    """What stands behind the number of a directive or a framework decision."""
    if number.letter == "F":
        return "JBZ"
    if (number.year, number.serial) in _OF_EURATOM:
        return "Euratom"
    return "EU" if number.year > 2009 else "EG" if number.year > 1993 else "EEG"


def number_of(found: re.Match[str]) -> Number | None:
    """The number in a match of `ACT`; `None` where neither part can be a year, or a national decision may be meant."""
    sort = found["sort"].casefold().removeprefix("gedelegeerde ").removeprefix("uitvoerings")
    if sort == "besluit" and not (found["mark"] or found["tail"]):
        return None
    first, second = _year(found["first"]), _year(found["second"])
    year_first = sort != "verordening" or bool(first and first >= _YEAR_FIRST_SINCE and not found["nr"])
    if year_first and first:
        return Number(_LETTER[sort], first, int(found["second"]))
    return Number(_LETTER[sort], second, int(found["first"])) if second else None


def _year(digits: str) -> int | None:
    year = int(digits) + (1900 if len(digits) == 2 else 0)
    return year if len(digits) in {2, 4} and _FIRST_YEAR <= year < 2100 else None
