"""Names in running Dutch, seen on their own: from the registers, by the words around them, or defined by the text."""

import re
from collections.abc import Iterator, Sequence, Set
from functools import partial

from kg.document import Anchor
from kg.extractors.beside import beside
from kg.extractors.compounds import RULE as COMPOUND
from kg.extractors.compounds import compounds
from kg.extractors.contexts import described
from kg.extractors.definitions import Definition, definitions
from kg.extractors.given import people_in
from kg.extractors.heads import headed, names_none
from kg.extractors.joined import Joined
from kg.extractors.kinds import RULE as KIND
from kg.extractors.kinds import of_kind
from kg.extractors.lexicon import Lexicon, Make
from kg.extractors.lists import listed, may_be_list, may_list
from kg.extractors.members import members
from kg.extractors.ministries import ministries
from kg.extractors.runs import Run
from kg.extractors.span import PATTERN, REGISTER, Candidate, settle
from kg.extractors.words import is_ordinary
from kg.mention import EntityClass, LawMention, Mention, OrganisationMention, PartyMention, PersonMention, PlaceMention
from kg.registers import Registers

ORGANISATIONS = frozenset(
    {
        EntityClass.MINISTRY,
        EntityClass.GOVERNMENT_BODY,
        EntityClass.COMPANY,
        EntityClass.ORGANIZATION,
        EntityClass.PARTY,
    }
)


def register_names(joined: Joined, lexicon: Lexicon) -> Iterator[list[Candidate]]:
    """For each of the joined texts every name of a register in it that the words around it bear out."""
    found = list(lexicon.names.find_each(joined))
    damaged = lexicon.damaged.find_each(joined, found)
    for text, whole, broken in zip(joined.texts, found, damaged, strict=True):
        standing = [
            Candidate(start, end, REGISTER, known.make, known.cls)
            for start, end, known in whole
            if known.stands(text, start, end) and not (known.cls in _ALSO_WORDS and _only_opens(text, start, end))
        ]
        for start, end, known in broken:
            if known.stands(text, start, end):
                standing.append(Candidate(start, end, REGISTER, known.make, known.cls))
        yield standing


def spelled_otherwise(short: str, text: str, registers: Registers) -> bool:
    """True for `DRC` where `text` has `Delta Rhine Corridor`: capitals with these initials that are no name of the place."""
    words = " ".join(rf"{letter}[a-zà-ÿ]+" for letter in short)
    meant = {place.slug for place in registers.things.places_named(short)}
    found = {match.group() for match in re.finditer(rf"\b{words}\b", text)}
    return any(meant.isdisjoint(place.slug for place in registers.things.places_named(name)) for name in found)


def _only_opens(text: str, start: int, end: int) -> bool:
    """True for `Denk` in `Denk aan de kosten`: an ordinary word that a sentence begins with."""
    name = text[start:end]
    return name.istitle() and is_ordinary(name) and (start == 0 or text[max(0, start - 2) : start] in _OPENING)


_ALSO_WORDS = frozenset({EntityClass.PARTY, EntityClass.COMPANY, EntityClass.ORGANIZATION, EntityClass.PLACE})
_OPENING = frozenset({". ", "? ", "! ", ": ", ".\n", "\n\n", "?\n"})


def capitalised_names(
    text: str, runs: Sequence[Run], known: Sequence[Candidate], given: Set[str]
) -> Iterator[Candidate]:
    """Organisations by their head noun and people by their first name, among the runs of capitalised words."""
    places = [(candidate.start, candidate.end) for candidate in known if candidate.cls in ORGANISATIONS]
    for name in headed(runs, places):
        yield Candidate(name.start, name.end, REGISTER, partial(_headed, name.cls), name.cls)
    for start, end in people_in(text, runs, given):
        if not any(context.holds(text, start, end) for context in beside("no_people")):
            yield Candidate(start, end, REGISTER, partial(_person, "given-name", None))


def listed_names(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """What stands in a list with names that are known."""
    if not may_list(candidates) or not may_be_list(text):
        return []
    return [
        Candidate(name.start, name.end, REGISTER, partial(_listed, name.cls), name.cls)
        for name in listed(text, settle(candidates))
    ]


def extended_names(text: str, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """`Tata Steel Nederland`, `Philips Holding B.V.`: the same organisation by more of its name."""
    for candidate in known:
        if candidate.cls not in EXTENDED or not text.startswith(" ", candidate.end):
            continue
        more = _MORE.match(text, candidate.end)
        if more and more.end() > candidate.end:
            name = text[candidate.start : candidate.end]
            make = partial(_extended, name, candidate.cls)
            yield Candidate(candidate.start, more.end(), REGISTER, make, candidate.cls)


_MORE = re.compile(
    r"(?: (?:Nederland|Netherlands|Benelux|Europe|International|Group|Groep|Holding))?"
    r"(?: (?:B\.V\.|N\.V\.|BV|NV|Inc\.?|Ltd\.?|GmbH))?(?!\w)"
)
EXTENDED = frozenset({EntityClass.COMPANY, EntityClass.ORGANIZATION})


def described_names(text: str, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names that what is said of them tells the class of, where no register knows one there."""
    for name in described(text):
        inside = (name.start < one.end and one.start < name.end for one in known)
        within = (
            name.start <= one.start and one.end <= name.end and (one.start, one.end) != (name.start, name.end)
            for one in known
        )
        if names_none(text[name.start : name.end]):
            continue
        if not any(inside) or (text[name.start : name.end].split()[0].isupper() and all(within)):
            yield Candidate(name.start, name.end, REGISTER, partial(_described, name.cls, name.rule), name.cls)


def kind_names(text: str) -> Iterator[Candidate]:
    """Names in a list that begins with what they are."""
    for name in of_kind(text):
        weight = PATTERN if name.prefix else REGISTER
        yield Candidate(name.start, name.end, weight, partial(_of_kind, name.cls, name.prefix), name.cls)


def compound_names(text: str, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Organisations of one word by their head noun, where no register knows one."""
    for name in compounds(text):
        if not any(one.start < name.end and name.start < one.end for one in known):
            yield Candidate(name.start, name.end, REGISTER, partial(_described, name.cls, COMPOUND), name.cls)


def member_names(text: str, registers: Registers) -> Iterator[Candidate]:
    """Members in lists and motions, each with its party if the text gives it."""
    for member in members(text, registers.people):
        rule = "member-with-party" if member.party else "member-by-surname"
        yield Candidate(member.start, member.end, PATTERN, partial(_person, rule, member.party))
        if member.party:
            yield Candidate(member.party_start, member.party_end, PATTERN, partial(_party, rule))


def ministry_names(text: str, registers: Registers) -> Iterator[Candidate]:
    """Ministries behind the word `ministerie`."""
    for found in ministries(text, registers):
        yield Candidate(found.start, found.end, PATTERN, partial(_ministry, found.name), EntityClass.MINISTRY)


def defined_names(text: str, registers: Registers) -> Iterator[tuple[Definition, Make]]:
    """Every abbreviation that `text` defines, with how to mention what it stands for.

    A name whose head noun says nothing and that no register knows is left alone: brackets hold many things.
    """
    for definition in definitions(text):
        full = definition.full
        if names_none(full):
            continue
        if definition.cls is EntityClass.LAW or registers.things.laws_named(full):
            yield definition, partial(_law, full)
        elif definition.cls or registers.things.organisations_named(full):
            yield definition, partial(_defined_organisation, full, definition.cls)


def _person(rule: str, party: str | None, at: Anchor, surface: str) -> Mention:
    return PersonMention(at, surface, rule, surface, party)


def _party(rule: str, at: Anchor, surface: str) -> Mention:
    return PartyMention(at, surface, rule, surface)


def _headed(cls: EntityClass, at: Anchor, surface: str) -> Mention:
    return OrganisationMention(at, surface, "head-noun", surface, cls)


def _extended(name: str, cls: EntityClass | None, at: Anchor, surface: str) -> Mention:
    return OrganisationMention(at, surface, "register-name", name, cls)


def _described(cls: EntityClass, rule: str, at: Anchor, surface: str) -> Mention:
    if cls is EntityClass.PERSON:
        return PersonMention(at, surface, rule, surface)
    return OrganisationMention(at, surface, rule, surface, cls)


def _of_kind(cls: EntityClass, prefix: str, at: Anchor, surface: str) -> Mention:
    if cls is EntityClass.PLACE:
        return PlaceMention(at, surface, KIND, surface)
    return OrganisationMention(at, surface, KIND, f"{prefix}{surface}", cls)


def _listed(cls: EntityClass, at: Anchor, surface: str) -> Mention:
    if cls is EntityClass.PLACE:
        return PlaceMention(at, surface, "listed", surface)
    return OrganisationMention(at, surface, "listed", surface, cls)


def _ministry(name: str, at: Anchor, surface: str) -> Mention:
    return OrganisationMention(at, surface, "ministry-of", name, EntityClass.MINISTRY)


def _defined_organisation(full: str, cls: EntityClass | None, at: Anchor, surface: str) -> Mention:
    return OrganisationMention(at, surface, "defined-in-text", full, cls)


def _law(full: str, at: Anchor, surface: str) -> Mention:
    return LawMention(at, surface, "defined-in-text", full)
