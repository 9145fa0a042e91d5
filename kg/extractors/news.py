"""Publications that a document cites: in its footnotes, and by name in its running text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import cache

from kg.document import Anchor, Document
from kg.extractors.addresses import Address, addresses, outlet_of
from kg.extractors.citations import Citation, citations, cleaned_outlet, cleaned_title, day_in, home_of, is_none
from kg.extractors.cues import found_by_cue
from kg.extractors.patterns import Pattern, patterns
from kg.extractors.stretches import Stretch
from kg.mention import EntityClass, Mention, NewsMention, OrganisationMention
from kg.registers import Registers
from kg.registers.folding import letters

_MEDIA = {"nieuwsmedium", "omroep"}
_FUNCTION = re.compile(
    r"\s*(?:$|[,.;:?!)(«“»”\[\n\d]|(?:uit|van|over|op|in|dat|die|dit|waarin|waaruit|waarop|en|of|is|zijn|was|wordt|werd|blijkt|staat"
    r"|gepubliceerd|verschenen|welke|naar|met|aan|bij|als|te|door|om|volgt|heeft|tot|voor|waar|waarover|jl|d\.d)\b)"
)
_NO_OUTLET = re.compile(r"(?:de |het )?(?:Minister|Staatssecretaris|Kamer|Tweede Kamer|Eerste Kamer|Raad|Nederland)\b")
_ARTICLE = re.compile(r"^(?:de|het) ", re.IGNORECASE)
_BEFORE_SITE = re.compile(r"[Ss]ite (?:is )?[«“‘(]?$")
_OWN_WORK = re.compile(
    r"(?i:[a-z-]*(?:rapport|rapportage|onderzoek|studie|advies|analyse|verkenning|monitor|factsheet|jaarverslag|signalement|notitie|paper))\b"
)
"""What is published by who did the work, an actor in the text as well as its source: `het rapport van Amnesty International`."""
_MARK_OF_NOTE = re.compile(r"\s?\d{1,2}$")


def news_mentions(document: Document, prose: Sequence[Stretch], registers: Registers) -> tuple[NewsMention, ...]:
    """Every publication that `document`, whose running Dutch is `prose`, cites; what a footnote tells of is told once."""
    noted = tuple(_from_notes(document, registers))
    told = (*noted, *_untold(tuple(_from_prose(document, prose, registers)), noted, registers))
    return (*told, *_addressed(prose, {item.url for item in told}))


def _addressed(prose: Iterable[Stretch], known: Set[str | None]) -> Iterator[NewsMention]:
    """Pages whose address stands in running text, and that nothing else tells of."""
    for stretch in prose:
        text = stretch.text
        for found in addresses(text) if "addresses" in stretch.cues else ():
            page = found.url or _site(text, found)
            if page and page not in known and not is_none(page):
                at = stretch.at(found.start, found.end)
                surface = text[found.start : found.end]
                yield NewsMention(at, surface, "news-address", outlet_of(found.host), None, None, page, at)


def _site(text: str, found: Address) -> str | None:
    """The address of a site that is pointed to by its host alone: `op de website aanpakpiekbelasting.nl`."""
    words = text[found.start : found.end]
    named = words.startswith("www.") or _BEFORE_SITE.search(text, max(0, found.start - 12), found.start)
    return home_of(words) if named else None


def but_outlets(mentions: Iterable[Mention], news: Iterable[NewsMention]) -> Iterator[Mention]:
    """The mentions without the organisations that stand in the text only as the outlet of what is cited.

    A public body of which running text tells, and whoever reports what it found itself (`het rapport «…» van Oxfam Novib`), is
    an actor in it.
    """
    cited: dict[int, list[NewsMention]] = defaultdict(list)
    for item in news:
        if item.outlet:
            cited[item.at.section].append(item)
    for mention in mentions:
        if not isinstance(mention, OrganisationMention) or not any(
            _is_outlet(mention, item) for item in cited.get(mention.at.section, ())
        ):
            yield mention


def _is_outlet(mention: OrganisationMention, item: NewsMention) -> bool:
    """Whether the mention is the outlet of `item`, which stands in the same section."""
    if not (item.at.start <= mention.at.start and mention.at.end <= item.at.end):
        return False
    own = mention.cls is EntityClass.GOVERNMENT_BODY or _OWN_WORK.match(item.surface)
    told = item.cited_at == item.at and item.rule not in _of_media() and own
    return not told and letters(mention.surface) == letters(item.outlet or "")


@cache
def _of_media() -> frozenset[str]:
    """The patterns that find only outlets that are media: `Keuringsdienst van Waarde` is no public body."""
    return frozenset(pattern.id for pattern in patterns("news_patterns") if pattern.options.get("media"))


def _from_notes(document: Document, registers: Registers) -> Iterator[NewsMention]:
    for note in document.footnotes:
        for found in citations(document.surface(note.at), lambda name: bool(_named(name, document, registers))):
            at = Anchor(note.at.section, note.at.start + found.start, note.at.start + found.end)
            yield _mention(document, at, found, note.marked_at)


def _mention(document: Document, at: Anchor, found: Citation, cited_at: Anchor | None) -> NewsMention:
    return NewsMention(at, document.surface(at), found.rule, found.outlet, found.title, found.day, found.url, cited_at)


def _from_prose(document: Document, prose: Iterable[Stretch], registers: Registers) -> Iterator[NewsMention]:
    for stretch in prose:
        if "news_patterns" not in stretch.cues:
            continue
        taken = 0
        for pattern, found in sorted(
            found_by_cue("news_patterns", stretch.text), key=lambda hit: _longest_first(hit[1])
        ):
            begin, stop = found.span()
            outlet = _outlet(found, pattern, document, registers)
            if outlet and begin >= taken:
                taken = stop
                groups = found.groupdict()
                title = cleaned_title(groups["title"]) if groups.get("title") else None
                when = day_in(groups.get("date") or "")
                at = stretch.at(begin, stop)
                yield NewsMention(at, found.group(), pattern.id, outlet, title, when, None, at)


def _longest_first(found: re.Match[str]) -> tuple[int, int]:
    return found.start(), -found.end()


def _outlet(found: re.Match[str], pattern: Pattern, document: Document, registers: Registers) -> str | None:
    """The outlet of a match, when it is one: no post, no place, and whole as the text has it."""
    name, after = found["outlet"], found.string[found.end("outlet") :]
    for more in re.finditer(r"\s[a-z]\w+", after[:40]):
        if more.start() > 20:
            break
        longer = name + after[: more.end()]
        if _named(longer, document, registers):
            return cleaned_outlet(longer)
    name = _MARK_OF_NOTE.sub("", name)
    if pattern.options.get("media"):
        return cleaned_outlet(name) if any(kind in _MEDIA for kind in _named(name, document, registers)) else None
    if pattern.options.get("known"):
        return cleaned_outlet(name) if _named(name, document, registers) else None
    if pattern.id == "news-quote-outlet-date":
        return None if name.split()[0] in {"ingezonden", "ontvangen", "zie", "Kamerstuk"} else cleaned_outlet(name)
    if _NO_OUTLET.match(name) or not _FUNCTION.match(after) or registers.things.places_named(name):
        return None
    return cleaned_outlet(name)


def _named(name: str, document: Document, registers: Registers) -> tuple[str, ...]:
    """The kinds of the organisations that bear this name, with or without an article."""
    named = registers.things.organisations_named
    found = named(name, document.day) or named(_ARTICLE.sub("", name), document.day)
    if not found and document.day and registers.people.ministries_named(name, document.day):
        return ("ministerie",)
    return tuple(entry.kind for entry in found)


def _untold(prose: Sequence[NewsMention], noted: Sequence[NewsMention], registers: Registers) -> Iterator[NewsMention]:
    """The citations in running text that no footnote tells of; one publication is told of as the fullest tells."""
    fullest: list[NewsMention] = []
    for item in sorted(prose, key=lambda item: (item.title is None, item.day is None)):
        if any(_same(item, other, registers) for other in noted):
            continue
        full = next((other for other in fullest if _same(item, other, registers)), None)
        if full is None:
            fullest.append(item)
            yield item
        else:
            yield replace(item, outlet=full.outlet, title=full.title, day=full.day)


def _same(item: NewsMention, other: NewsMention, registers: Registers) -> bool:
    """Whether two citations are of one publication: by title, else by outlet; one outlet in one section is one too."""
    alike = _key(item.outlet, registers) == _key(other.outlet, registers)
    if not item.title or not other.title:
        return alike
    one, two = letters(item.title), letters(other.title)
    beside = other.cited_at is not None and other.cited_at.section == item.at.section and other.at.section == 0
    return one.startswith(two[:60]) or two.startswith(one[:60]) or (alike and beside)


def _key(outlet: str | None, registers: Registers) -> str:
    named = registers.things.organisations_named(outlet) if outlet else ()
    if len(named) == 1:
        return named[0].slug
    host = (outlet or "").split(".")
    return letters(host[-2] if len(host) > 1 and " " not in host[-1] and host[-1] else outlet or "")
