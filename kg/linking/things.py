"""What is meant: organisations, laws, articles, places and topics."""

from collections.abc import Sequence

from kg.linking.decision import Setting, decided, found, only, undecided
from kg.mention import (
    ArticleMention,
    EntityClass,
    LawMention,
    OrganisationMention,
    PlaceMention,
    TopicMention,
)
from kg.registers.entries import Law, Organisation, Place
from kg.statement import Link


def link_organisation(mention: OrganisationMention, setting: Setting) -> Link:
    """A ministry, body, company or other organisation: by name on that day, else as the text describes it."""
    registers, day = setting.registers, setting.asked
    ministries = registers.people.ministries_named(mention.name, day) if day else ()
    named: Sequence[Organisation] = ministries or registers.things.organisations_named(mention.name, day)
    if len(named) > 1 and mention.cls:
        named = [entry for entry in named if entry.cls == mention.cls] or named
    if len(named) == 1:
        return decided(mention, named[0], 0.95, f"by name, as of {day}")
    if named:
        return undecided(mention, named, f"{len(named)} organisations bear this name on {day}")
    if mention.cls:
        label = mention.name[:1].upper() + mention.name[1:]
        return found(mention, mention.cls, label, 0.75, f"named in the text, in no register ({mention.rule})")
    return undecided(mention, (), "no register knows this name and the text does not say what it is")


def link_law(mention: LawMention, setting: Setting, named_in_full: frozenset[str]) -> Link:
    """A law: by name; of several with one abbreviation the one that the document also names in full."""
    laws = _laws(mention.name, "", setting, named_in_full)
    if len(laws) == 1:
        return decided(mention, laws[0], 0.95, "by name")
    if laws:
        return undecided(mention, laws, f"{len(laws)} laws bear this name")
    return found(mention, EntityClass.LAW, mention.name, 0.7, "named in the text, in no register")


def link_article(mention: ArticleMention, setting: Setting, named_in_full: frozenset[str]) -> Link:
    """An article: its law, then the article of it."""
    laws = _laws(mention.law, mention.number, setting, named_in_full)
    if len(laws) != 1:
        return undecided(mention, laws, f"{len(laws)} laws bear the name {mention.law}")
    book, _, number = mention.number.rpartition(":")
    article = setting.registers.things.article(laws[0], number if book and _book(laws[0]) == book else mention.number)
    return decided(mention, article, 0.95, f"by article number and name of the law: {laws[0].label}")


def _laws(name: str, number: str, setting: Setting, named_in_full: frozenset[str]) -> Sequence[Law]:
    """The laws that `name` may be: the book that the number names, one named in full elsewhere, one not of the islands."""
    laws: Sequence[Law] = setting.registers.things.laws_named(name)
    narrower = (
        [law for law in laws if ":" in number and _book(law) == number.split(":")[0]],
        [law for law in laws if law.label in named_in_full],
        [law for law in laws if "BES" not in law.label],
    )
    for fewer in narrower:
        if len(laws) > 1 and fewer:
            laws = fewer
    return laws


def _book(law: Law) -> str:
    """The number of a book of the Burgerlijk Wetboek: `6` of `Burgerlijk Wetboek Boek 6`, else nothing."""
    _, is_book, number = law.label.partition("Burgerlijk Wetboek Boek ")
    return number if is_book else ""


def link_place(mention: PlaceMention, setting: Setting) -> Link:
    """A place: by name; of a municipality and a province of one name the municipality."""
    named: Sequence[Place] = setting.registers.things.places_named(mention.name)
    if len(named) > 1:
        named = [place for place in named if place.kind != "provincie"] or named
    return only(mention, named, 0.9, "by name")


def link_topic(mention: TopicMention, setting: Setting) -> Link:
    """A topic that the source gives: by its path in the official taxonomy."""
    return only(mention, setting.registers.things.topics_named(mention.name), 1.0, "given by the source")
