"""The names of the registers, made ready for finding: one gazetteer for running text, one for laws in a reference."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from kg.document import Anchor
from kg.extractors.context import (
    Stands,
    always,
    as_actor,
    as_body,
    as_law,
    as_ministry,
    as_place,
    as_place_not_surname,
    as_portfolio,
    as_spoken,
    as_surname,
)
from kg.extractors.damaged import DamagedNames
from kg.extractors.definitions import head_noun
from kg.extractors.gazetteer import Gazetteer
from kg.extractors.outlets import as_broadcaster, as_outlet
from kg.extractors.tables import listed
from kg.extractors.words import given_names, is_ordinary, public_figures, public_figures_in_full
from kg.mention import EntityClass, LawMention, Mention, OrganisationMention, PartyMention, PersonMention, PlaceMention
from kg.registers import Registers

Make = Callable[[Anchor, str], Mention]

_WORDS_REMEMBERED = 65536
_SHORTEST = 3
"""A law of fewer characters is found only with support, such as an article before it."""
_PREFIX = "Ministerie van "
_DAMAGED = {
    EntityClass.MINISTRY,
    EntityClass.GOVERNMENT_BODY,
    EntityClass.COMPANY,
    EntityClass.ORGANIZATION,
    EntityClass.PLACE,
}
_DESCRIBES = re.compile(r"(?:VN|EU|UN|NAVO)-[a-z]")
"""`VN-vluchtelingenorganisatie UNHCR`: what a body is, before its name; the two names are found each by itself."""
_WORDS = re.compile(r"[\w &’'-]+")
_ABBREVIATED_LAW = re.compile(r"W[A-Za-z]{2,5}")
_OUTLETS: dict[str, Stands] = {"nieuwsmedium": as_outlet, "omroep": as_broadcaster}


@dataclass(frozen=True, slots=True)
class Known:
    """What a name of a register makes, where the words around it do not speak against it."""

    make: Make
    cls: EntityClass
    stands: Stands = always


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What can be found without evidence in the text.

    `given` are the first names that politicians bear: evidence that two capitalised words are a person. `tells` is true for
    a word by which a run of capitalised words may be a name: a first name, a head noun.
    """

    names: Gazetteer[Known]
    damaged: DamagedNames[Known]
    laws: Gazetteer[str]
    given: frozenset[str]
    tells: Callable[[str], bool]


@cache
def lexicon(registers: Registers) -> Lexicon:
    """The lexicon of `registers`, made once."""
    names = tuple(_names(registers))
    given = given_names() | {person.given for person in registers.people.persons() if len(person.given) > 1}
    return Lexicon(
        names=Gazetteer.of(names, _two_places),
        damaged=DamagedNames.of(
            (name, known) for name, known in names if known.cls in _DAMAGED and _WORDS.fullmatch(name)
        ),
        laws=Gazetteer.of((name, name) for name in _every_law_name(registers)),
        given=given,
        tells=lru_cache(_WORDS_REMEMBERED)(lambda word: word in given or head_noun(word) is not None),
    )


def _two_places(one: Known, other: Known) -> bool:
    return one.cls is other.cls is EntityClass.PLACE


def _names(registers: Registers) -> Iterator[tuple[str, Known]]:
    yield from _party_names(registers)
    yield from _ministry_names(registers)
    for name, organisation in registers.things.organisation_names():
        if len(name) > 1 and not _DESCRIBES.match(name):
            stands = _OUTLETS.get(organisation.kind, always)
            yield name, Known(partial(_organisation, organisation.cls), organisation.cls, stands)
            if 3 < len(name) < 9 and name.isalpha() and name.istitle() and not is_ordinary(name):
                yield name.upper(), Known(partial(_organisation, organisation.cls), organisation.cls, stands)
    spoken = Known(_spoken, EntityClass.GOVERNMENT_BODY, as_spoken)
    yield from ((spelled, spoken) for name in listed("spoken_bodies") for spelled in (name, name[0].upper() + name[1:]))
    yield from _ambiguous_names(registers)
    for name, _ in registers.things.law_names():
        if len(name) >= _SHORTEST:
            yield name, Known(_law, EntityClass.LAW)
            yield from ((other, Known(_law, EntityClass.LAW)) for other in _other_case(name, registers))
    yield from _ambiguous_laws(registers)
    yield from _place_names(registers)
    for person in registers.people.persons():
        if " " in person.label:
            yield person.label, Known(_person, EntityClass.PERSON)
    for name in public_figures_in_full():
        if not registers.people.persons_named(name):
            yield name, Known(partial(_figure, "public-figure", name), EntityClass.PERSON)
    for surname, name in public_figures().items():
        rule = "register-name" if registers.people.persons_named(name) else "public-figure"
        yield surname, Known(partial(_figure, rule, name), EntityClass.PERSON, as_surname)


def _other_case(name: str, registers: Registers) -> Iterator[str]:
    """`Wpo` of `WPO` and the other way round, where no organisation, ambiguous law or word is written so."""
    if _ABBREVIATED_LAW.fullmatch(name):
        for other in {name.upper(), name.capitalize()} - {name}:
            taken = is_ordinary(other) or registers.things.organisations_named(other)
            if not taken and len({law.label for law in registers.things.laws_named(other)}) == 1:
                yield other


def _ambiguous_names(registers: Registers) -> Iterator[tuple[str, Known]]:
    """Names that also mean other things, which count where they act: `volgens de IEA`, `Meta heeft besloten`."""
    bearers = Counter(name for entry in registers.things.organisations() for name in entry.ambiguous)
    for entry in registers.things.organisations():
        for name in entry.ambiguous:
            if bearers[name] == 1 and len(name) > 1 and name[0].isupper() and entry.kind not in _OUTLETS:
                stands = as_actor if entry.cls is EntityClass.COMPANY else as_body
                yield name, Known(partial(_organisation, entry.cls), entry.cls, stands)


def _ambiguous_laws(registers: Registers) -> Iterator[tuple[str, Known]]:
    """Abbreviations in capitals of one law each that count behind `de`: `de WIA`; not those of what is no law too."""
    bearers = Counter(name for law in registers.things.laws() for name in law.ambiguous)
    for name, number in bearers.items():
        if number == 1 and len(name) > 1 and name.isupper() and name not in listed("no_laws"):
            yield name, Known(_law, EntityClass.LAW, as_law)


def _party_names(registers: Registers) -> Iterator[tuple[str, Known]]:
    """Parties; one that is called as a politician is found only by the words around it."""
    surnames = {person.surname for person in registers.people.persons()}
    for party in registers.people.parties():
        for name in (party.label, party.full_name, *party.aliases):
            if len(name) > 1 and name[0].isupper() | name[0].isdigit() and name not in surnames:
                yield name, Known(_party, EntityClass.PARTY)


def _ministry_names(registers: Registers) -> Iterator[tuple[str, Known]]:
    """Ministries: in full, by an abbreviation of theirs alone (no `AZ`), and by a portfolio that is no ordinary word (`Defensie`)."""
    for ministry in registers.people.ministries():
        portfolio = ministry.label.removeprefix(_PREFIX)
        make = partial(_organisation, EntityClass.MINISTRY)
        for name in (ministry.label, ministry.label.replace("Ministerie", "ministerie", 1)):
            yield name, Known(make, EntityClass.MINISTRY)
        if sum(map(str.isupper, ministry.abbreviation)) > 1 and ministry.abbreviation not in ministry.ambiguous:
            yield ministry.abbreviation, Known(make, EntityClass.MINISTRY, as_ministry)
        if " " in portfolio or not is_ordinary(portfolio):
            yield portfolio, Known(make, EntityClass.MINISTRY, as_portfolio)


def _place_names(registers: Registers) -> Iterator[tuple[str, Known]]:
    """Places; one that is also a politician's surname needs a preposition of place."""
    surnames = {name for person in registers.people.persons() for name in (person.surname, person.surname.split()[-1])}
    for name, _ in registers.things.place_names():
        if len(name) >= _SHORTEST or name.isupper():
            yield name, Known(_place, EntityClass.PLACE, as_place_not_surname if name in surnames else as_place)


def _every_law_name(registers: Registers) -> Iterator[str]:
    for law in registers.things.laws():
        yield from (law.label, *law.aliases, *law.ambiguous)


def _party(at: Anchor, surface: str) -> Mention:
    return PartyMention(at, surface, "register-name", surface)


def _organisation(cls: EntityClass, at: Anchor, surface: str) -> Mention:
    return OrganisationMention(at, surface, "register-name", surface, cls)


def _spoken(at: Anchor, surface: str) -> Mention:
    return OrganisationMention(at, surface, "spoken-name", surface, EntityClass.GOVERNMENT_BODY)


def _law(at: Anchor, surface: str) -> Mention:
    return LawMention(at, surface, "register-name", surface)


def _place(at: Anchor, surface: str) -> Mention:
    return PlaceMention(at, surface, "register-name", surface)


def _figure(rule: str, name: str, at: Anchor, surface: str) -> Mention:
    return PersonMention(at, surface, rule, name)


def _person(at: Anchor, surface: str) -> Mention:
    return PersonMention(at, surface, "register-name", surface)
