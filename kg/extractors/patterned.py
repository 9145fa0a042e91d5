"""Names by the words around them, by the patterns of `kg/data/name_patterns.toml`: `slachterij Bolderman`."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from kg.document import Anchor
from kg.extractors.cues import found_by_cue
from kg.extractors.gazetteer import is_word
from kg.extractors.given import PREFIXES
from kg.extractors.heads import names_none
from kg.extractors.names import ORGANISATIONS
from kg.extractors.patterns import Pattern
from kg.extractors.span import PATTERN, REGISTER, Candidate
from kg.extractors.words import given_names, is_opener, is_ordinary, portfolio_words, public_figures
from kg.mention import EntityClass, Mention, OrganisationMention, PersonMention, PlaceMention

_NAMED_BY_PLACE = ("ziekenhuis ", "luchthaven ", "verpleeghuis ", "museum ")
"""Institutions that a place alone tells apart: `het ziekenhuis Meppel`, but no `organisatie Utrecht`."""
_ADDRESSES = ("mevrouw ", "Mevrouw ", "meneer ", "de heer ", "De heer ")
"""Who is addressed so is a person, though called as a place: `mevrouw Bunschoten`, but no `President Guatemala`."""


def patterned_names(text: str, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Every name that a pattern finds in `text`; `known` are the names of registers there.

    >>> [(one.start, one.end) for one in patterned_names("bij slachterij Bolderman in Ede", [])]
    [(15, 24)]
    """
    for pattern, found in found_by_cue("name_patterns", text):
        start, end = found.span("name")
        if not is_word(text, start, end) or names_none(found["name"]):
            continue
        if pattern.yields == EntityClass.PERSON:
            if (one := _of_person(pattern, found, known)) is not None:
                yield one
        elif pattern.yields == EntityClass.PLACE:
            end = _known_place_end(start, end, known)
            if not (pattern.options.get("rare") and is_ordinary(text[start:end])):
                yield Candidate(start, end, REGISTER, partial(_place, pattern.id), EntityClass.PLACE)
        elif one := _body(pattern, found, known):
            yield one


def _of_person(pattern: Pattern, found: re.Match[str], known: Sequence[Candidate]) -> Candidate | None:
    """The person of a match; `None` for what the role is about, and for the name of something else."""
    (start, end), name = found.span("name"), found["name"]
    if _is_department(name) or (pattern.options.get("rare") and _is_other(found, known)):
        return None
    other = any((one.start, one.end) == (start, end) and one.cls is not EntityClass.PERSON for one in known)
    if other and not found.group().startswith(_ADDRESSES):
        return None
    first, _, behind = name.partition(" ")
    if " " in behind and behind[0].isupper() and is_ordinary(first) and first not in given_names():
        start += len(first) + 1
    return Candidate(
        start,
        _end_before_home(found, start, known),
        PATTERN,
        partial(_person, pattern.id, found.groupdict().get("party")),
    )


def _end_before_home(found: re.Match[str], start: int, known: Sequence[Candidate]) -> int:
    """Where the name ends: `Imran Khan` of `premier Imran Khan van Pakistan`, `Macron` of `dat president Macron Mali waarschuwt`,
    but all of `Jan van Amsterdam`.
    """
    end, text = found.end("name"), found.string
    for one in known:
        if start < one.start < end <= one.end and one.cls is not EntityClass.PERSON:
            before = text[start : one.start]
            name = before.removesuffix("de ").removesuffix("het ").removesuffix(" van ")
            if before != name and (" " in name or name not in given_names()):
                return start + len(name)
            if before.rstrip() in public_figures():
                return start + len(before.rstrip())
    return end


def _body(pattern: Pattern, found: re.Match[str], known: Sequence[Candidate]) -> Candidate | None:
    """The organisation of a match; `None` where a register knows it, or the name is that of its place."""
    (start, end), text, cls = found.span("name"), found.string, EntityClass(pattern.yields)
    if _is_place(found, known):
        if not found.group().startswith(_NAMED_BY_PLACE):
            return None
        start = text.rfind(" ", 0, found.start() + 1) + 1
    elif _is_known(found, known, cls) or _is_no_name(pattern, found):
        return None
    end = _end_of_place(text, start, _end_before_known(text, start, end, known), known)
    return Candidate(start, end, PATTERN, partial(_organisation, pattern.id, cls), cls)


def _is_no_name(pattern: Pattern, found: re.Match[str]) -> bool:
    """True for what a quotation begins with, and for an ordinary word where the pattern asks for another."""
    name, before = found["name"], found.string[found.start("name") - 1]
    return (is_opener(name) and before != " ") or (pattern.options.get("rare", False) and is_ordinary(name.split()[-1]))


def _is_known(found: re.Match[str], known: Sequence[Candidate], cls: EntityClass) -> bool:
    """True for an organisation of a register, and for one with words behind it that are no part of it: `FMO van …`.

    Not for a public body of one: `rechtbank` and `gemeente` are part of the name, and tell as much.
    """
    start, end = found.span("name")
    bodies = ORGANISATIONS - {cls} if cls is EntityClass.GOVERNMENT_BODY else ORGANISATIONS
    behind = {one.end for one in known if one.start == start and one.end <= end and one.cls in bodies}
    return any(last == end or found.string[last + 1 : last + 2].islower() for last in behind)


def _is_department(name: str) -> bool:
    """True for what a role is about: `directeur Openbaar Vervoer`, words of the language that begin with no first name, and
    those of portfolios: `de Belgische minister Binnenlandse Zaken`.
    """
    words = name.split()
    if portfolio_words().issuperset(words):
        return True
    is_name = words[0] in given_names() or words[0].lower() in PREFIXES
    return len(words) > 1 and not is_name and all(map(is_ordinary, words))


def _is_other(found: re.Match[str], known: Sequence[Candidate]) -> bool:
    """True for a word of the language, and for the name of something else: `leider Hamas`, `boer Kok`."""
    start, end = found.span("name")
    other = (one.cls is not EntityClass.PERSON for one in known if one.start < end and start < one.end)
    return is_ordinary(found["name"]) or any(other)


def _end_before_known(text: str, start: int, end: int, known: Sequence[Candidate]) -> int:
    """Where the name ends: `leverancier Jumbo` of `leverancier Jumbo en Albert Heijn`, when a known name follows `en`."""
    ands = (one.start for one in known if start < one.start < end and text.endswith(" en ", start, one.start))
    return min(ands, default=end + len(" en ")) - len(" en ")


def _is_place(found: re.Match[str], known: Sequence[Candidate]) -> bool:
    """True where the name is a known place and nothing more: `organisatie Utrecht`, `ziekenhuis Meppel`."""
    span = found.span("name")
    return any(one.cls is EntityClass.PLACE and (one.start, one.end) == span for one in known)


def _known_place_end(start: int, end: int, known: Sequence[Candidate]) -> int:
    """`Limburg` of `Limburg aan het Orbis-Ziekenhuis`: as far as the place is known, if it is."""
    ends = {one.end for one in known if one.cls is EntityClass.PLACE and one.start == start and one.end <= end}
    return max(ends, default=end)


def _end_of_place(text: str, start: int, end: int, known: Sequence[Candidate]) -> int:
    """Where the name ends: `gemeente Soest` of `gemeente Soest Bingo`, when its second word begins a known place."""
    behind = text.find(" ", start) + 1
    ends = {one.end for one in known if one.cls is EntityClass.PLACE and one.start == behind and one.end <= end}
    return max(ends, default=end)


def _person(rule: str, party: str | None, at: Anchor, surface: str) -> Mention:
    """A public figure's surname alone is the whole name where a title or a role stands before it."""
    return PersonMention(at, surface, rule, public_figures().get(surface, surface), party)


def _place(rule: str, at: Anchor, surface: str) -> Mention:
    return PlaceMention(at, surface, rule, surface)


def _organisation(rule: str, cls: EntityClass, at: Anchor, surface: str) -> Mention:
    return OrganisationMention(at, surface, rule, surface, cls)
