"""What speaks against a name that a model proposes, and the mention that is made of it when nothing does."""

import re
from datetime import date

from kg.document import Anchor
from kg.extractors.definitions import class_of, head_noun
from kg.extractors.heads import names_none
from kg.extractors.words import is_opener, is_ordinary
from kg.mention import (
    EntityClass,
    LawMention,
    Mention,
    OrganisationMention,
    PartyMention,
    PersonMention,
    PlaceMention,
)
from kg.models.places import RefusedError
from kg.registers import Registers

_LONGEST = 150
_WORDS_BEFORE = (
    r"(?:(?:de heer|mevrouw|dhr\.|mevr\.|prof\.|dr\.|mr\.|drs\.|ir\.|ing\.|de|het|een|deze|dit|die|dat|the|zijn|haar|hun|uw"
    r"|onze?|mijn)\s+)+"
)
_BEFORE = re.compile(_WORDS_BEFORE)
_BEFORE_AT_OPENING = re.compile(_WORDS_BEFORE, re.IGNORECASE)
"""What a model may take for the beginning of a name: articles and titles; with a capital where a sentence opens."""
_OPENS = re.compile(r"(?:^|[.?!:\n])[\s(«“\"'‘]*$")
_LIKE_A_NAME = re.compile(r"[A-ZÀ-ÞŠŽĆČ]|\w\.\w|\d")
"""A capital, or what stands for one: `bol.com`, `2theloo`."""
_OPENING, _CLOSING = " \n([«“\"'‘", " \n,;:?!)]»”\"'’–-"
_ABBREVIATED = re.compile(r"(?:\b\w|\b(?:Inc|Ltd|Corp|Co|Mfg))\.$")
_BREAKS_OFF = re.compile(
    r" (?:van|de|der|den|het|een|en|of|in|op|te|ter|tot|bij|voor|met|door|naar|aan|over|uit|om|als|dat|die|is|zijn|was|wordt|werd"
    r"|heeft|and|of|the|for)$"
)
"""The end of what is no whole name: `Raad van`, `Regio Deal Twente wordt`."""
_ARTICLE = re.compile(r"(?:[Aa]rt(?:ikel(?:en)?|t?\.)|[Ll]id|[Oo]nderdeel) ")
ORGANISATIONS = frozenset({EntityClass.GOVERNMENT_BODY, EntityClass.COMPANY, EntityClass.ORGANIZATION})
_KINDS: dict[type[Mention], EntityClass] = {
    PersonMention: EntityClass.PERSON,
    PartyMention: EntityClass.PARTY,
    LawMention: EntityClass.LAW,
    PlaceMention: EntityClass.PLACE,
}


def proper(text: str, start: int, quote: str) -> tuple[int, int]:
    """Where the name proper stands within a quote at `text[start:]`: without articles, titles, and the marks around it.

    >>> def name(text, quote):
    ...     start, end = proper(text, text.index(quote), quote)
    ...     return text[start:end]
    >>> name("volgens de heer Jansen, zoon", "de heer Jansen,"), name("Dat wil De Correspondent.", "De Correspondent.")
    ('Jansen', 'De Correspondent')
    >>> name("Ja. Het Snorrebot komt.", "Het Snorrebot"), name("bij Zon B.V. gekocht", "Zon B.V.")
    ('Snorrebot', 'Zon B.V.')
    """
    begin = start + len(quote) - len(quote.lstrip(_OPENING))
    end = max(begin, start + len(quote.rstrip(_CLOSING)))
    if text.endswith(".", begin, end) and not _ABBREVIATED.search(text[begin:end]):
        end -= 1
    opens = _OPENS.search(text, max(0, begin - 5), begin)
    before = (_BEFORE_AT_OPENING if opens else _BEFORE).match(text, begin, end)
    return before.end() if before else begin, end


def check_name(name: str, cls: EntityClass | None, registers: Registers, day: date | None) -> None:
    """Raises `RefusedError` for what is no name, no name of a person, or by the registers a name of another class."""
    if len(name) > _LONGEST or "\n" in name or not any(map(str.isalpha, name)):
        raise RefusedError("no name: too long, or without a letter")
    if not _LIKE_A_NAME.search(name):
        raise RefusedError("no name: no capital")
    if _BREAKS_OFF.search(name):
        raise RefusedError("no name: it breaks off")
    if " " not in name and (is_ordinary(name) or is_opener(name) or _is_head_noun(name)):
        raise RefusedError("no name: an ordinary word with a capital")
    if cls is EntityClass.PERSON and (re.search(r"\d", name) or all(map(is_ordinary, name.split()))):
        raise RefusedError("no name of a person: digits, or ordinary words with capitals")
    if cls is EntityClass.LAW and _ARTICLE.match(name):
        raise RefusedError("no name of a law: an article of one")
    if (cls is None or cls in ORGANISATIONS) and names_none(name):
        raise RefusedError("no name of an organisation, as rules know")
    known = classes_known(name, registers, day)
    if known and known.isdisjoint({cls} if cls and cls not in ORGANISATIONS else ORGANISATIONS):
        raise RefusedError(f"the registers know a {min(known)} of this name")


def _is_head_noun(word: str) -> bool:
    """True for what alone names nothing: `Raad`, `Inspectie`."""
    head = head_noun(word)
    return head is not None and head.noun == word.casefold()


def classes_known(name: str, registers: Registers, day: date | None) -> set[EntityClass]:
    """What the registers know by this name; of persons only by more than a surname."""
    people, things = registers.people, registers.things
    named = {
        EntityClass.PERSON: people.persons_named(name) if " " in name else (),
        EntityClass.PARTY: people.parties_named(name),
        EntityClass.LAW: things.laws_named(name),
        EntityClass.PLACE: things.places_named(name),
        EntityClass.GOVERNMENT_BODY: people.ministries_named(name, day) if day else (),
    }
    known = {cls for cls, entries in named.items() if entries}
    return known | {_plain(entry.cls) for entry in things.organisations_named(name, day)}


def classes_of(mention: Mention, registers: Registers, day: date | None) -> set[EntityClass]:
    """What a mention may be: by its kind, for an organisation by what was found out, else by the registers."""
    if not isinstance(mention, OrganisationMention):
        return {_KINDS[type(mention)]} if type(mention) in _KINDS else set()
    return {_plain(mention.cls)} if mention.cls else classes_known(mention.name, registers, day)


def _plain(cls: EntityClass) -> EntityClass:
    """A ministry is a public body, too."""
    return EntityClass.GOVERNMENT_BODY if cls is EntityClass.MINISTRY else cls


def mention_of(name: str, cls: EntityClass | None, at: Anchor, rule: str) -> Mention:
    """The mention; an organisation of unknown kind is what its own words say, if they do: `Stichting …`, `… B.V.`."""
    match cls:
        case EntityClass.PERSON:
            return PersonMention(at, name, rule, name)
        case EntityClass.PARTY:
            return PartyMention(at, name, rule, name)
        case EntityClass.LAW:
            return LawMention(at, name, rule, name)
        case EntityClass.PLACE:
            return PlaceMention(at, name, rule, name)
    by_words = class_of(name)
    return OrganisationMention(at, name, rule, name, cls or (by_words if by_words in ORGANISATIONS else None))
