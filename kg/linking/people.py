"""Who is meant: people, parties and posts, as of the day of the document."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from kg.linking.decision import Setting, decided, found, only, undecided, when
from kg.mention import EntityClass, Mention, PartyMention, PersonMention, PostMention
from kg.registers.entries import Party, Person, Post
from kg.statement import Link

_GRACE = 7
"""Days after leaving the Kamer that a member's questions may still be dated."""
_NO_DATE = "by name; the document has no date"
PREDECESSOR = "predecessor-in-office"
"""The rule of a mention that names the one before the speaker: "mijn ambtsvoorganger"."""
_AFTER_POST = "holder-after-post"
"""The rule of a name behind a post: `minister Grapperhaus`."""
_FIGURE = "public-figure"
"""The rule of a name that is enough to know who is meant: `Máxima`, `Peter R. de Vries`."""
_NAMED_BY_OFFICE = {"member-after-title", "member-with-party", "member-by-surname"}
_NAMED_BY_TITLE = {
    "surname-after-title",
    "surname-after-role",
    "surname-after-foreign-post",
    "head-of-state",
    "name-with-age",
    "case-of-surname",
}
"""Rules that see a person whoever bears the name: `de heer Jansen`, `president Trump`."""


def link_people(mentions: Sequence[PersonMention], setting: Setting) -> list[Link]:
    """The people of one document.

    A surname behind a title (`de heer Dekker`) is the politician so called whom the document names otherwise too. Without
    one it is somebody known by that surname alone: that a politician bears it proves nothing.
    """
    links = [link_person(mention, setting) for mention in mentions]
    named: dict[str, set[Person]] = defaultdict(set)
    for one in links:
        if isinstance(one.entry, Person):
            named[one.entry.surname.casefold()].add(one.entry)
    return [
        _same(mention, named.get(mention.name.casefold(), ()), one) if _by_title(mention) else one
        for mention, one in zip(mentions, links, strict=True)
    ]


def _same(mention: Mention, named: Collection[Person], otherwise: Link) -> Link:
    if len(named) != 1:
        return otherwise
    (person,) = named
    return decided(mention, person, 0.85, f"by title and surname; the document names {person.label}")


def _by_title(mention: PersonMention) -> bool:
    """True where a title and a surname are all there is: a public figure is known by the surname."""
    by_title = mention.rule in _NAMED_BY_TITLE or (mention.rule == "person-after-role" and " " not in mention.name)
    return by_title and mention.name == mention.surface and mention.role is None


def link_person(mention: PersonMention, setting: Setting) -> Link:
    """A member, minister or other person; a full name that no register knows is a person found in the text."""
    if mention.role == "asker" or (mention.party and mention.role is None):
        return _member(mention, setting)
    if mention.role in {"answerer", "addressed"}:
        return _holder(mention, setting)
    if mention.rule == _AFTER_POST:
        return _behind_post(mention, setting)
    if _by_title(mention):
        return _titled(mention, setting)
    return _in_text(mention, setting)


def _member(mention: PersonMention, setting: Setting) -> Link:
    """A member: by name, seat and party on the day of submission."""
    people, day = setting.registers.people, setting.asked
    named = people.persons_named(mention.name)
    if not named:
        return _unknown(mention, setting, 0.6)
    if day is None:
        return only(mention, named, 0.7, _NO_DATE)
    seated = [person for person in named if people.is_member_on(person.slug, day, _GRACE)]
    parties = {party.slug for party in people.parties_named(mention.party)} if mention.party else set()
    if parties:
        fitting = [person for person in seated if parties & set(_parties(setting, person, day))]
        if len(fitting) == 1:
            return decided(mention, fitting[0], 1.0, f"by name and party: member for {mention.party} on {day}")
    if len(seated) == 1:
        return decided(mention, seated[0], 0.9, f"by name: the only member so named on {day}")
    if mention.party and not seated:
        earlier = [p for p in named if any(row.party in parties for row in people.memberships(p.slug))]
        if len(earlier) == 1:
            return decided(mention, earlier[0], 0.7, f"by name and party; no seat on {day}, but before or after")
    return undecided(mention, seated or named, f"{len(seated)} members bear this name on {day}")


def _parties(setting: Setting, person: Person, day: date) -> list[str]:
    """The parties of the person on that day, or within the days of grace before it."""
    return [
        row.party
        for row in setting.registers.people.memberships(person.slug)
        if (row.start is None or row.start <= day) and (row.end is None or (day - row.end).days <= _GRACE)
    ]


def _holder(mention: PersonMention, setting: Setting) -> Link:
    """A minister or state secretary: by name and a post held on the day of the answer."""
    people = setting.registers.people
    day = setting.answered if mention.role == "answerer" else setting.asked
    named = people.persons_named(mention.name)
    if not named:
        return _unknown(mention, setting, 0.6)
    if day is None:
        return only(mention, named, 0.7, _NO_DATE)
    in_office = [person for person in named if people.posts_of(person.slug, day)]
    if mention.post and len(in_office) > 1:
        wanted = {post.slug for post in people.posts_named(mention.post)}
        in_office = [p for p in in_office if wanted & {row.post for row in people.posts_of(p.slug, day)}]
    if len(in_office) == 1:
        return decided(mention, in_office[0], 1.0, f"by name and office: in government on {day}")
    return undecided(mention, in_office or named, f"{len(in_office)} people of this name held a post on {day}")


def _behind_post(mention: PersonMention, setting: Setting) -> Link:
    """`minister Jansen`: who held a post that day, else the only one so named who did before; no member of that name.

    Whom no register knows held it elsewhere, or before the registers begin: `premier Modi`, `minister Van Mierlo`.
    """
    people, day = setting.registers.people, setting.asked
    named = people.persons_named(mention.name)
    if not named:
        return _unknown(mention, setting, 0.6)
    now = [person for person in named if day and people.posts_of(person.slug, day)]
    if len(now) == 1:
        return decided(mention, now[0], 0.9, f"by name and office: in government on {day}")
    held = [(person, people.incumbencies(person.slug)) for person in named]
    before = [person for person, rows in held if any(day is None or row.start <= day for row in rows)]
    if len(before) == 1 and not now:
        return decided(mention, before[0], 0.7, f"by name: the only one so named in office before {day or 'any day'}")
    reason = f"{len(now)} people of this name held a post {when(day)}"
    return undecided(mention, now or before or named, reason)


def _in_text(mention: PersonMention, setting: Setting) -> Link:
    """A person in running text: someone in office that day, else a full name."""
    people, day = setting.registers.people, setting.asked
    named = people.persons_named(mention.name)
    active = [p for p in named if day and (people.is_member_on(p.slug, day, _GRACE) or people.posts_of(p.slug, day))]
    if len(active) == 1:
        return decided(mention, active[0], 0.9, f"by name: in the Kamer or in government on {day}")
    full = mention.rule == _FIGURE or (" " in mention.name.strip() and mention.rule not in _NAMED_BY_OFFICE)
    if not active and full and len(named) == 1 and mention.rule == "register-name":
        return decided(mention, named[0], 0.75, "by full name; not in office on that day")
    if not active and full:
        return _unknown(mention, setting, 0.8)
    earlier = [] if active else [p for p in named if day is None or _was_in_office(setting, p, day)]
    if len(earlier) == 1:
        return decided(mention, earlier[0], 0.7, f"by name: the only one so named in office before {day or 'any day'}")
    return undecided(mention, active or named, f"{len(active)} people of this name in office {when(day)}")


def _titled(mention: PersonMention, setting: Setting) -> Link:
    """`de Soedanese president Bashir`, `huisarts Dekker`: somebody, though members are called so too."""
    namesakes = setting.registers.people.persons_named(mention.name)
    if not namesakes:
        return _unknown(mention, setting, 0.6)
    reason = f"by title and surname alone, which {len(namesakes)} in the registers bear too"
    return found(mention, EntityClass.PERSON, mention.name, 0.6, reason, setting.scope)


def _was_in_office(setting: Setting, person: Person, day: date) -> bool:
    """True when the person had a seat or a post before that day: motions outlive their movers' seats."""
    people = setting.registers.people
    seats, posts = people.seats(person.slug), people.incumbencies(person.slug)
    return any(seat.start <= day for seat in seats) or any(post.start <= day for post in posts)


def _unknown(mention: PersonMention, setting: Setting, confidence: float) -> Link:
    """Somebody no register knows: the same for every document by full name or fame, within this one by surname."""
    whole = mention.rule == _FIGURE or (" " in mention.name and "." not in mention.name)
    scope = "" if whole else setting.scope
    return found(mention, EntityClass.PERSON, mention.name, confidence, "named in the text, in no register", scope)


def link_party(mention: PartyMention, setting: Setting) -> Link:
    """A party or group: by name, among those that exist on that day."""
    named = setting.registers.people.parties_named(mention.name)
    on_day = [party for party in named if _exists(party, setting.asked)]
    return only(mention, on_day or named, 0.95, "by name")


def _exists(party: Party, day: date | None) -> bool:
    return day is None or ((party.start is None or party.start <= day) and (party.end is None or day <= party.end))


def link_post(mention: PostMention, setting: Setting, holder: Person | None) -> Link:
    """A post: by name among those that are filled that day; `holder` is the person the header gives it to."""
    people = setting.registers.people
    day = setting.answered if mention.role in {"answerer", "on behalf"} else setting.asked
    named = people.posts_named(mention.name)
    if holder and day:
        held = [people.post(row.post) for row in people.posts_of(holder.slug, day)]
        for fitting, confidence, reason in (
            ([post for post in held if post in named], 1.0, f"by name; held by {holder.label} on {day}"),
            ([post for post in held if _same_role(post, mention)], 0.85, f"the only post {holder.label} held on {day}"),
        ):
            if len(fitting) == 1:
                return decided(mention, fitting[0], confidence, reason)
    filled = [post for post in named if day is None or people.holders(post.slug, day)]
    literal = [post for post in named if _literal(post, mention)]
    if len(filled) == 1:
        return decided(mention, filled[0], 0.95, f"by name; filled on {day}" if day else _NO_DATE)
    if literal:
        return decided(mention, literal[0], 0.9, f"by its own name; held by {_holders(literal[0], day, setting)}")
    label = mention.name[:1].upper() + mention.name[1:]
    if filled:
        shared = ", ".join(post.label for post in filled)
        return found(mention, EntityClass.POST, label, 0.8, f"named in general; {when(day)} shared by {shared}")
    return found(mention, EntityClass.POST, label, 0.6, "named in the text, in no register on that day")


def link_predecessor(mention: PostMention, setting: Setting, answerers: Iterable[Person]) -> Link:
    """ "Mijn ambtsvoorganger": the post of the one who answers; of several who answer nobody knows who says "mijn"."""
    people, day = setting.registers.people, setting.answered
    held = {row.post for person in answerers for row in (people.posts_of(person.slug, day) if day else ())}
    posts = [people.post(slug) for slug in sorted(held)]
    if len(posts) == 1:
        return decided(mention, posts[0], 0.85, f"the post of the one who answers, held by another before {day}")
    return undecided(mention, posts, f"{len(posts)} posts answer {when(day)}: whose predecessor is not said")


def _holders(post: Post, day: date | None, setting: Setting) -> str:
    rows = setting.registers.people.holders(post.slug, day) if day else ()
    return ", ".join(setting.registers.people.person(row.person).label for row in rows) or "nobody the registers know"


def _same_role(post: Post, mention: PostMention) -> bool:
    return mention.name.casefold().startswith(post.role)


def _literal(post: Post, mention: PostMention) -> bool:
    """True when the text gives the post's own label, case aside."""
    return post.label.casefold() == mention.name.casefold().removeprefix("de ")
