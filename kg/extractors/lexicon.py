"""The names of the registers, made ready for finding: one gazetteer for running text, one for laws in a reference."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from kg.document import Anchor
from kg.extractors.gazetteer import Gazetteer
from kg.mention import EntityClass, LawMention, Mention, OrganisationMention, PartyMention, PersonMention, PlaceMention
from kg.registers import Registers

Make = Callable[[Anchor, str], Mention]

_SHORTEST = 3
"""A name of fewer characters is found only with support: an article before a law, a known company or party."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What can be found without evidence in the text.

    `given` are the first names that politicians bear: evidence that two capitalised words are a person.
    """

    names: Gazetteer[Make]
    laws: Gazetteer[str]
    given: frozenset[str]


@cache
def lexicon(registers: Registers) -> Lexicon:
    """The lexicon of `registers`, made once."""
    return Lexicon(
        names=Gazetteer.of(_names(registers)),
        laws=Gazetteer.of((name, name) for name in _every_law_name(registers)),
        given=frozenset(person.given for person in registers.people.persons() if len(person.given) > 1),
    )


def _names(registers: Registers) -> Iterator[tuple[str, Make]]:
    people, things = registers.people, registers.things
    surnames = {person.surname for person in people.persons()}
    for party in people.parties():
        for name in (party.label, party.full_name, *party.aliases):
            if len(name) > 1 and name[0].isupper() | name[0].isdigit() and name not in surnames:
                yield name, _party
    for ministry in people.ministries():
        for name in (ministry.label, ministry.label.replace("Ministerie", "ministerie", 1)):
            yield name, partial(_organisation, EntityClass.MINISTRY)
        if sum(letter.isupper() for letter in ministry.abbreviation) > 1:
            yield ministry.abbreviation, partial(_organisation, EntityClass.MINISTRY)
    for name, organisation in things.organisation_names():
        if len(name) >= _SHORTEST or organisation.label == name:
            yield name, partial(_organisation, organisation.cls)
    for name, _ in things.law_names():
        if len(name) >= _SHORTEST:
            yield name, _law
    for name, _ in things.place_names():
        if len(name) >= _SHORTEST or name.isupper():
            yield name, _place
    for person in people.persons():
        if " " in person.label:
            yield person.label, _person


def _every_law_name(registers: Registers) -> Iterator[str]:
    for law in registers.things.laws():
        yield from (law.label, *law.aliases, *law.ambiguous)


def _party(at: Anchor, surface: str) -> Mention:
    return PartyMention(at, surface, "register-name", surface)


def _organisation(cls: EntityClass, at: Anchor, surface: str) -> Mention:
    return OrganisationMention(at, surface, "register-name", surface, cls)


def _law(at: Anchor, surface: str) -> Mention:
    return LawMention(at, surface, "register-name", surface)


def _place(at: Anchor, surface: str) -> Mention:
    return PlaceMention(at, surface, "register-name", surface)


def _person(at: Anchor, surface: str) -> Mention:
    return PersonMention(at, surface, "register-name", surface)
