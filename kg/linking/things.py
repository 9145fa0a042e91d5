"""What is meant: organisations, laws, articles, places and topics."""

from collections.abc import Iterable, Sequence
from datetime import date

from kg.linking.decision import Setting, decided, found, only, slug_of, undecided, when
from kg.linking.ministries import ministries_called
from kg.mention import (
    ArticleMention,
    EntityClass,
    LawMention,
    Mention,
    OrganisationMention,
    PlaceMention,
    TopicMention,
)
from kg.registers.entries import Law, Organisation, Place
from kg.registers.folding import letters
from kg.registers.people import holds_on
from kg.registers.things import book_of
from kg.statement import Link
from kg.values import value


def link_organisation(mention: OrganisationMention, setting: Setting) -> Link:
    """A ministry, body, company or other organisation: by name on that day, else as the text describes it."""
    registers, day = setting.registers, setting.asked
    ministries = ministries_called(mention, setting)
    named: Sequence[Organisation] = ministries or registers.things.organisations_named(mention.name, day)
    if mention.cls is EntityClass.MINISTRY:
        named = ministries
    if len(named) > 1 and mention.cls:
        named = [entry for entry in named if entry.cls == mention.cls] or named
    if len(named) == 1:
        sure, reason = _as_of(named[0], day)
        return decided(mention, named[0], min(sure, _confidence(mention)), reason)
    if named:
        return undecided(mention, named, f"{len(named)} organisations bear this name {when(day)}")
    if mention.cls:
        label = mention.name[:1].upper() + mention.name[1:]
        return found(
            mention,
            mention.cls,
            label,
            min(0.75, _confidence(mention)),
            f"named in the text, in no register ({mention.rule})",
        )
    return undecided(mention, (), "no register knows this name and the text does not say what it is")


def _as_of(entry: Organisation, day: date | None) -> tuple[float, str]:
    """How sure a name is, and why: a body that is not, or no longer, there on the day is less so."""
    if day is None:
        return 0.9, "by name; the document has no date"
    if holds_on(entry, day):
        return 0.95, f"by name, as of {day}"
    return 0.8, f"by name, though it was there from {entry.start or '…'} to {entry.end or '…'}, not on {day}"


def _confidence(mention: OrganisationMention) -> float:
    """Less for what only stands for a name: `het bedrijf`, of the one company named before."""
    return 0.55 if mention.rule == "antecedent" else 0.95


@value(frozen=True, slots=True)
class LawsAround:
    """What else a document says that tells laws of one name apart: the names of its laws, whether it speaks of the
    islands Bonaire, Sint Eustatius and Saba, and which books of the Burgerlijk Wetboek its articles are of.
    """

    names: frozenset[str] = frozenset()
    islands: bool = False
    books: frozenset[str] = frozenset()

    @classmethod
    def of(cls, mentions: Iterable[Mention]) -> "LawsAround":
        """What the mentions of one document say."""
        names: set[str] = set()
        places: set[str] = set()
        books: set[str] = set()
        for mention in mentions:
            if isinstance(mention, LawMention):
                names.add(mention.name)
            elif isinstance(mention, PlaceMention):
                places.add(mention.name)
            elif isinstance(mention, ArticleMention) and mention.law.startswith(_BOOK):
                books.add(mention.law)
        return cls(frozenset(names), not places.isdisjoint(_ISLANDS), frozenset(books))


_ISLANDS = frozenset({"Bonaire", "Sint Eustatius", "Saba", "BES", "BES-eilanden", "Caribisch Nederland"})
_BOOK = "Burgerlijk Wetboek Boek "


def link_law(mention: LawMention, setting: Setting, around: LawsAround) -> Link:
    """A law: by name; of several with one abbreviation the one that the document also names in full."""
    laws = _laws(mention.name, "", setting, around)
    if len(laws) == 1:
        return decided(mention, laws[0], 0.95, f"by name{_when_in_force(laws[0], setting)}")
    if laws:
        return undecided(mention, laws, f"{len(laws)} laws bear this name")
    if len(near := _nearly(mention.name, setting)) == 1:
        return decided(mention, near[0], 0.8, f"by name but for one letter: {near[0].label}")
    return found(mention, EntityClass.LAW, mention.name, 0.7, f"named in the text, in no register ({mention.rule})")


def link_article(mention: ArticleMention, setting: Setting, around: LawsAround) -> Link:
    """An article: its law, then the article of it; a law that no register knows has articles too."""
    laws = _laws(mention.law, mention.number, setting, around)
    if not laws and len(near := _nearly(mention.law, setting)) == 1:
        laws = near
    if not laws and (slug := slug_of(mention.law)):
        laws = [Law(slug, mention.law, (), (), (), "", "named in the text", "", "", "", (), None, None)]
    if len(laws) != 1:
        return undecided(mention, laws, f"{len(laws)} laws bear the name {mention.law}")
    article = setting.registers.things.article(laws[0], mention.number)
    if mention.rule == "article-of-law-before":
        reason = f"by article number; its law is the only one named before it: {laws[0].label}"
        return decided(mention, article, 0.75, reason)
    return decided(mention, article, 0.95, f"by article number and name of the law: {laws[0].label}")


def _laws(name: str, number: str, setting: Setting, around: LawsAround) -> Sequence[Law]:
    """The laws that `name` may be: the book that the number names, one named in full elsewhere, one not of the islands,
    one in force on the day.

    Where the document speaks of the islands, a code that they have too (`Sr`, `Sv`) stays undecided between the two.
    """
    things = setting.registers.things
    laws: Sequence[Law] = things.laws_named(name)
    if around.islands and len(laws) == 1 and "BES" not in name and name != laws[0].label:
        laws = (*laws, *things.laws_named(f"{laws[0].label} BES"))
    if letters(name) in {"bw", "burgerlykwetboek"} and not number:
        laws = [law for law in things.laws_named("BW") if law.label in around.books]
        laws = laws if len(laws) == 1 else things.laws_named("Burgerlijk Wetboek")
    narrower = (
        [law for law in laws if ":" in number and book_of(law) == number.split(":")[0]],
        [law for law in laws if law.label in around.names and len(things.laws_named(law.label)) == 1],
        [] if around.islands else [law for law in laws if "BES" not in law.label],
    )
    for fewer in narrower:
        if len(laws) > 1 and fewer:
            laws = fewer
    return _of_the_day(laws, setting)


def _nearly(name: str, setting: Setting) -> Sequence[Law]:
    """The laws that `name` is one letter off."""
    return _of_the_day(setting.registers.things.laws_nearly_named(name), setting)


def _of_the_day(laws: Sequence[Law], setting: Setting) -> Sequence[Law]:
    """Of several laws those in force that day, or else the last before it; never an act of the EU adopted years later.

    A name is used of a proposal too: the AI Act, adopted in 2024, since 2021.
    """
    if setting.span is None:
        return laws
    first, last = setting.span
    laws = [law for law in laws if not law.celex or int(law.celex[1:5]) <= last.year + _YEARS_OF_A_PROPOSAL]
    if len(laws) < 2:
        return laws
    in_force = [law for law in laws if (law.start or first) <= last and first <= (law.end or last)]
    ended = sorted((law.end, number) for number, law in enumerate(laws) if law.end and law.end < first)
    return in_force or [laws[number] for _, number in ended[-1:]] or laws


def _when_in_force(law: Law, setting: Setting) -> str:
    """What made it the one meant, of a law that follows another of its name."""
    if not (law.start or law.end) or setting.span is None:
        return ""
    first, last = setting.span
    if not ((law.start or first) <= first and last <= (law.end or last)):
        return ""
    return f": in force on {first}" if first == last else f": in force in {first.year}"


_YEARS_OF_A_PROPOSAL = 5


_BY_THE_TEXT = {"listed", "listed-by-kind", "place-after-kind", "place-after-te", "province-abroad"}
"""Rules by which the text itself says that a name is a place."""


def link_place(mention: PlaceMention, setting: Setting) -> Link:
    """A place: by name; of a municipality and a province of one name the municipality."""
    named: Sequence[Place] = setting.registers.things.places_named(mention.name)
    if len(named) > 1:
        named = [place for place in named if place.kind != "provincie"] or named
    if not named and mention.rule in _BY_THE_TEXT:
        reason = f"named in the text, in no register ({mention.rule})"
        return found(mention, EntityClass.PLACE, mention.name, 0.6, reason)
    return only(mention, named, 0.9, "by name")


def link_topic(mention: TopicMention, setting: Setting) -> Link:
    """A topic: by its path in the official taxonomy; a path that it no longer has, by its main theme.

    `Openbare orde en veiligheid | Organisatie en beleid` is of an older edition: what remains is the first part.
    """
    things = setting.registers.things
    named = things.topics_named(mention.name)
    if mention.words:
        reason = f"derived from the words {', '.join(mention.words)}; the source gives no topic"
        return only(mention, named, min(0.8, 0.4 + 0.1 * len(mention.words)), reason)
    if named:
        return only(mention, named, 1.0, "given by the source")
    words = mention.name.split()
    for end in range(len(words) - 1, 0, -1):
        if themes := [topic for topic in things.topics_named(" ".join(words[:end])) if not topic.parent]:
            return only(mention, themes, 0.9, "given by the source, under a sub-theme that the taxonomy no longer has")
    return undecided(mention, (), "no topic of the taxonomy has this path")
