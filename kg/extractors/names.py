"""Names in running Dutch, seen on their own: from the registers, by the words around them, or defined by the text."""

import re
from collections.abc import Iterator
from functools import partial

from kg.document import Anchor
from kg.extractors.definitions import Definition, definitions
from kg.extractors.gazetteer import is_word
from kg.extractors.lexicon import Lexicon, Make
from kg.extractors.patterns import Pattern, patterns
from kg.extractors.span import Candidate
from kg.mention import EntityClass, LawMention, Mention, OrganisationMention, PartyMention, PersonMention
from kg.registers import Registers

REGISTER, INTRODUCED, PATTERN, DEFINED = range(4)
"""Weights: what the text itself defines beats a pattern, a pattern beats a name met before, that a bare register name."""


def register_names(text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """Every name of a register in `text`."""
    for start, end, make in lexicon.names.find(text):
        yield Candidate(start, end, REGISTER, make)


def patterned_names(text: str, registers: Registers) -> Iterator[Candidate]:
    """Names found by the words around them, by the patterns of `kg/data/name_patterns.toml`."""
    for pattern in patterns("name_patterns"):
        for found in pattern.find(text):
            if not is_word(text, *found.span("name")):
                continue
            if "party" in found.groupdict():
                yield from _member(pattern, found, registers)
            elif pattern.yields == EntityClass.PERSON:
                yield Candidate(*found.span("name"), PATTERN, partial(_person, pattern.id, None))
            else:
                yield Candidate(*found.span("name"), PATTERN, partial(_organisation, pattern))


def given_names(text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """A first name that politicians bear with a capitalised word behind it: `Mona Keijzer`."""
    for found in _GIVEN_SURNAME.finditer(text):
        if found["given"] in lexicon.given:
            yield Candidate(*found.span(), REGISTER, partial(_person, "given-name", None))


_GIVEN_SURNAME = re.compile(
    r"\b(?P<given>[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?)"
    r" (?:(?:van|de|der|den|ten|ter|te|el|al|von) ){0,3}[A-ZÀ-ÞŞČŠ][\w’]+(?:-[A-ZÀ-Þ][\w’]+)*"
)


def defined_names(text: str, registers: Registers) -> Iterator[tuple[Definition, Make]]:
    """Every abbreviation that `text` defines, with how to mention what it stands for.

    A name whose head noun says nothing and that no register knows is left alone: brackets hold many things.
    """
    for definition in definitions(text):
        full = definition.full
        if definition.cls is EntityClass.LAW or registers.things.laws_named(full):
            yield definition, partial(_law, full)
        elif definition.cls or registers.things.organisations_named(full):
            yield definition, partial(_defined_organisation, full, definition.cls)


def _member(pattern: Pattern, found: "re.Match[str]", registers: Registers) -> Iterator[Candidate]:
    """`het lid Buitenweg (GroenLinks)`: a member and a party, when the bracket holds a party indeed."""
    if registers.people.parties_named(found["party"]):
        yield Candidate(*found.span("name"), PATTERN, partial(_person, pattern.id, found["party"]))
        yield Candidate(*found.span("party"), PATTERN, partial(_party, pattern.id))


def _person(rule: str, party: str | None, at: Anchor, surface: str) -> Mention:
    return PersonMention(at, surface, rule, surface, party)


def _party(rule: str, at: Anchor, surface: str) -> Mention:
    return PartyMention(at, surface, rule, surface)


def _organisation(pattern: Pattern, at: Anchor, surface: str) -> Mention:
    return OrganisationMention(at, surface, pattern.id, surface, EntityClass(pattern.yields))


def _defined_organisation(full: str, cls: EntityClass | None, at: Anchor, surface: str) -> Mention:
    return OrganisationMention(at, surface, "defined-in-text", full, cls)


def _law(full: str, at: Anchor, surface: str) -> Mention:
    return LawMention(at, surface, "defined-in-text", full)
