"""Official publications that a text points to: `Kamerstuk 26 643, nr. 735`, `Stb. 2020, 73`, `ECLI:NL:HR:2019:2006`.

Each becomes the address at which it can be read. A parliamentary paper is `kst-`, its dossier and its number; the
Staatsblad `stb-`, Staatscourant `stcrt-`, Tractatenblad `trb-`, year and number; the Handelingen `h-tk-`, year, number
and item.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.document import Document
from kg.extractors.stretches import Stretch
from kg.mention import PublicationMention

OFFICIAL = "https://zoek.officielebekendmakingen.nl/"

_DOSSIER = r"(?P<dossier>\d{2}[  ]?\d{3})(?P<chapter>-[A-Z]{1,3}|-\d{2}| [IVXL]+(?: [A-Z])?)?"
_NUMBERS = r"(?P<numbers>\d{1,4}(?!\d)(?:(?:, | en )\d{1,4}(?!\d)(?! \d{3}))*)"
_PAPER = re.compile(rf"{_DOSSIER},? ?(?:nrs?\.? ?{_NUMBERS}|(?P<letter>[A-Z]{{1,2}})(?!\w))")
_PAPERS = re.compile(
    r"\b[Kk]amerstuk(?:ken)?(?:nummers?)?(?: (?:II|I|TK|EK)\b)?,?(?: (?:vergaderjaar )?\d{4}[-–/]\d{2,4},?)?:? "
    r"(?=\d{2}[  ]?\d{3})"
)
_NEXT = re.compile(r"(?:,|;| en|, en) (?=\d{2}[  ]?\d{3})")
_BRACKETED = re.compile(r"\((?=\d{2} \d{3}(?:-[A-Z\d]{1,3}| [IVXL]+)?, nr\. \d)")
_GAZETTES = {
    "Stb": "stb",
    "Staatsblad": "stb",
    "Stcrt": "stcrt",
    "Staatscourant": "stcrt",
    "Trb": "trb",
    "Tractatenblad": "trb",
}
_GAZETTE = re.compile(
    rf"\b(?P<title>{'|'.join(_GAZETTES)})\.?,? (?P<year>(?:19|20)\d\d),? (?:nr\.? ?)?(?P<number>\d{{1,6}})(?!\d)"
)
_DEBATE = re.compile(
    r"\bHandelingen (?P<house>II|I|TK|EK)\b,? ?(?:vergaderjaar )?(?P<from>\d{4})[-–/](?P<to>\d{4}|\d{2}),?"
    r" nr\. ?(?P<number>\d{1,3}),? item (?P<item>\d{1,3})"
)
_ECLI = re.compile(r"\bECLI:(?P<country>[A-Z]{2}):[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25}(?<!\.)")
_JUDGMENT = {"NL": "https://deeplink.rechtspraak.nl/uitspraak?id="}
_EUROPEAN = "https://e-justice.europa.eu/ecli/"


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication at `start`-`end`, and its address."""

    start: int
    end: int
    address: str


def publication_mentions(document: Document, prose: Iterable[Stretch]) -> Iterator[PublicationMention]:
    """Every publication that `prose`, the running Dutch of `document`, points to, and those its reader knows by their id."""
    seen: set[tuple[int, int, str]] = set()
    for stretch in prose:
        for found in publications(stretch.text) if "publications" in stretch.cues else ():
            at = stretch.at(found.start, found.end)
            seen.add((at.section, at.start, found.address))
            yield PublicationMention(at, document.surface(at), "official-publication", found.address)
    for reference in document.references:
        address = OFFICIAL + reference.publication
        if reference.publication in document.publications:
            continue
        if (reference.at.section, reference.at.start, address) not in seen:
            yield PublicationMention(reference.at, document.surface(reference.at), "official-publication", address)


def publications(text: str) -> Iterator[Publication]:
    """Every publication in `text`.

    >>> [p.address.removeprefix(OFFICIAL) for p in publications("(Kamerstukken 23 645, nr. 811 en 29 984, nr. 1207)")]
    ['kst-23645-811', 'kst-29984-1207']
    """
    for pattern in (_PAPERS, _BRACKETED):
        for head in pattern.finditer(text):
            yield from _papers(text, head.end())
    for found in _GAZETTE.finditer(text):
        name = f"{_GAZETTES[found['title']]}-{found['year']}-{int(found['number'])}"
        yield Publication(*found.span(), OFFICIAL + name)
    for found in _DEBATE.finditer(text):
        until = found["to"] if len(found["to"]) == 4 else found["from"][:2] + found["to"]
        house = "ek" if found["house"] in {"I", "EK"} else "tk"
        yield Publication(
            *found.span(), f"{OFFICIAL}h-{house}-{found['from']}{until}-{found['number']}-{found['item']}"
        )
    for found in _ECLI.finditer(text):
        yield Publication(*found.span(), _JUDGMENT.get(found["country"], _EUROPEAN) + found.group())


def _papers(text: str, at: int) -> Iterator[Publication]:
    """The parliamentary papers listed from `at` on: `23 645, nr. 811 en 29 984, nr. 1207`."""
    while paper := _PAPER.match(text, at):
        dossier = re.sub(r"\D", "", paper["dossier"])
        chapter = (paper["chapter"] or "").strip(" -").replace(" ", "-")
        for number in re.findall(r"\d+", paper["numbers"]) if paper["numbers"] else [paper["letter"]]:
            yield Publication(*paper.span(), OFFICIAL + "-".join(filter(None, ("kst", dossier, chapter, number))))
        following = _NEXT.match(text, paper.end())
        if following is None:
            return
        at = following.end()
