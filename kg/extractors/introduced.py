"""Names that a document introduces once and uses again: abbreviations it defines, surnames, companies it called so."""

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from kg.document import Anchor
from kg.extractors.lexicon import Make
from kg.extractors.words import is_ordinary, public_figures
from kg.mention import EntityClass, Mention, OrganisationMention, PersonMention
from kg.registers import Registers


def introduced(mentions: Iterable[Mention], text: str, registers: Registers) -> Iterator[tuple[str, Make]]:
    """What to look for again in `text`: the surname of each person named in full, each organisation by its surface, and the
    abbreviation of one that also means other things (`AP` where the Autoriteit Persoonsgegevens is named).

    A surname that two people in the document bear is neither of them.
    """
    people: list[PersonMention] = []
    organisations: list[OrganisationMention] = []
    for mention in mentions:
        if isinstance(mention, PersonMention):
            people.append(mention)
        elif isinstance(mention, OrganisationMention):
            organisations.append(mention)
    yield from _surnames(people, text)
    for mention in organisations:
        if mention.rule not in KNOWN_ANYWAY and not mention.name.endswith(f" {mention.surface}"):
            yield mention.surface, partial(_same_organisation, mention)
        elif mention.cls is not EntityClass.MINISTRY and len(mention.surface) > _LONG:
            yield from _ambiguous(mention, registers)


def _surnames(people: Iterable[PersonMention], text: str) -> Iterator[tuple[str, Make]]:
    """The surname of each person named in full, where nobody else here bears it and it is no ordinary word; a public
    figure's is found anyway, where it stands alone.
    """
    bearers: dict[str, dict[str, PersonMention]] = {}
    for person in people:
        surname = _telling(person.name, person.rule in _SURNAMES_ONLY)
        if surname and surname in text and surname not in public_figures():
            bearers.setdefault(surname, {}).setdefault(person.name, person)
    for surname, named in bearers.items():
        if len(named) == 1 or _one_person(named):
            yield surname, partial(_same_person, next(iter(named.values())))


@lru_cache(maxsize=10_000)
def _telling(name: str, is_surname: bool) -> str | None:
    """The surname by which a person can be found again; `None` for an ordinary word."""
    surname = name if is_surname else surname_of(name)
    return surname if surname and len(surname) > 2 and not is_ordinary(surname) else None


def _one_person(names: Iterable[str]) -> bool:
    """True when names of one surname differ only in how much of the first name they give: `M. Rutte`, `Mark Rutte`."""
    starts = {name.split()[0] for name in names}
    return len({start[0] for start in starts}) == 1 and sum(not start.endswith(".") for start in starts) <= 1


KNOWN_ANYWAY = {"register-name", "spoken-name", "ministry-of"}
"""Rules whose names are found, or left alone, wherever they stand."""
_SURNAMES_ONLY = {
    "member-by-surname",
    "member-with-party",
    "holder-after-post",
    "surname-after-title",
    "surname-after-role",
    "name-with-age",
    "case-of-surname",
    "surname-after-foreign-post",
}
_LONG = 8
"""Characters from which on a name is more than an abbreviation itself."""


def _ambiguous(mention: OrganisationMention, registers: Registers) -> Iterator[tuple[str, Make]]:
    """The names of this organisation that count only because it is named here."""
    for organisation in registers.things.organisations_named(mention.name):
        for name in organisation.ambiguous:
            if 1 < len(name) < len(mention.surface) and not name.islower():
                yield name, partial(_same_organisation, mention)


def surname_of(name: str) -> str | None:
    """The surname within a full name; `None` for a name of one word, which is one already.

    >>> surname_of("Bas Jacobs"), surname_of("F.B.J. Grapperhaus"), surname_of("W. van der Meer")
    ('Jacobs', 'Grapperhaus', 'Van der Meer')
    """
    words = name.split()
    at = next((at for at, word in enumerate(words[1:], 1) if word[0].islower()), len(words) - 1)
    surname = " ".join(words[at:])
    return surname[0].upper() + surname[1:] if len(words) > 1 else None


def _same_person(first: PersonMention, at: Anchor, surface: str) -> Mention:
    return PersonMention(at, surface, "surname-again", first.name, first.party, first.post)


def _same_organisation(first: OrganisationMention, at: Anchor, surface: str) -> Mention:
    return OrganisationMention(at, surface, "name-again", first.name, first.cls)
