"""Names that a document introduces once and uses again: abbreviations it defines, surnames, companies it called so."""

from collections.abc import Iterable, Iterator
from functools import partial

from kg.document import Anchor
from kg.extractors.lexicon import Make
from kg.mention import Mention, OrganisationMention, PersonMention


def introduced(mentions: Iterable[Mention]) -> Iterator[tuple[str, Make]]:
    """What to look for again: the surname of each person named in full, each organisation by its surface.

    A surname that two people in the document bear is looked for all the same; the linker leaves it undecided.
    """
    for mention in mentions:
        if isinstance(mention, PersonMention):
            surname = surname_of(mention.name)
            if surname and len(surname) > 2:
                yield surname, partial(_same_person, mention)
        elif isinstance(mention, OrganisationMention) and mention.rule != "register-name":
            yield mention.surface, partial(_same_organisation, mention)


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
