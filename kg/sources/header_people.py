"""People as header sentences name them: askers with their party, answerers with their post."""

import re
from collections.abc import Iterator
from dataclasses import replace
from unicodedata import normalize

from kg.document import Anchor, NamedPerson
from kg.sources.posts import PostAt, post_name, posts_in

ASKED = re.compile(
    r"\b(?:kamer)?vragen\s+(?:(?:van|het|de)\s+){0,5}(?:lid|leden|heer|mevrouw)\s+(?:(?:lid|leden)\s+)?", re.IGNORECASE
)
_PARTY = re.compile(r"\s*\((?:(?:beiden|allebei|allen|alle\s+\w+)\s+)?(?P<party>[^()]{1,60})\)\s*")
_EACH = re.compile(r"(?:\s*,\s*|\s+en\s+|\s*,?\s+(?:respectievelijk|resp\.)\s+)")
"""Between parties that belong to the names before them one by one: `VVD respectievelijk PvdA`."""
_NAMES_END = re.compile(r"\s+(?:aan\s+(?:de|het)|over|inzake|betreffende|naar\s+aanleiding)\b|[();:«»]|\.\s|$")
_BETWEEN = re.compile(r"\s*(?:,|\ben(?=\s))\s*(?:(?:(?:het|de)\s+)?(?:lid|leden)\s+)?")
_NEXT_NAME = re.compile(r"\s*(?:,|en\s)\s*(?:(?:(?:het|de)\s+)?(?:lid|leden)\s+)?(?=[A-ZÀ-Þ'’])")

_ANSWERER = re.compile(
    r"(?:(?:de|van)\s+)*(?P<role>minister-?\s?president|ministers?|staatssecretaris(?:sen)?)\s+"
    r"(?!van\s+[A-Z]\w+(?:,|\s+en\s+)|voor\s)(?P<name>[A-ZÀ-Þ'’][^(),;:]{1,60}?)\s*\((?P<portfolio>[^()]{3,160})\)?",
    re.IGNORECASE,
)
_NEXT_ANSWERER = re.compile(r"(?:en\s+)?(?:van\s+)?(?P<name>[A-ZÀ-Þ][^(),;:]{1,60}?)\s*\((?P<portfolio>[^()]{3,160})\)")
_PREMIER = re.compile(
    r"(?P<role>minister-?\s?president)\s+(?P<name>(?-i:[A-ZÀ-Þ])[\w’' -]{1,40}?)(?=,|\s*\(|\s+mede|\s*$)", re.IGNORECASE
)
_LOOSE_ANSWERER = re.compile(
    r"(?P<role>minister|staatssecretaris)\s+(?P<name>(?-i:[A-ZÀ-Þ])[\w’' -]{1,40}?)\s+(?P<post>(?:van|voor)\s+(?-i:[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
"""A minister whose portfolio is not in brackets: `Staatssecretaris Blok van Veiligheid en Justitie`."""
_LEADING = re.compile(r"(?:van|voor)\s+(?:de\s+|het\s+)?")
ON_BEHALF = re.compile(r"\b(?:mede|ook|tevens)\s+namens\s+", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_NOT_GLUED = re.compile(r"^(?:Mc|Mac|De|Le|La|Di|Du|[A-Z])$")
_ACCENTS = {"´": "\u0301", "¨": "\u0308", "¸": "\u0327", "`": "\u0300", "ˇ": "\u030c", "˘": "\u0306"}
_STRAY = re.compile(r"(?<=\w)[ \u00a0]?([´¨¸`ˇ˘\u0300-\u036f])")


def clean_name(name: str) -> str:
    """A name with its accents composed and without the damage of print.

    >>> clean_name("DaniëlleJansen"), clean_name("Inge vanDijk"), clean_name("Kostic ´")
    ('Daniëlle Jansen', 'Inge van Dijk', 'Kostić')
    """
    composed = normalize("NFC", _STRAY.sub(lambda found: _ACCENTS.get(found[1], found[1]), name))
    return " ".join(part for word in composed.split() for part in _unglued(word))


def _unglued(word: str) -> list[str]:
    parts = _GLUED.split(word)
    if len(parts) == 1 or any(_NOT_GLUED.match(part) for part in parts[:-1]):
        return [word]
    return parts


def askers_in(text: str, base: int, section: int) -> tuple[tuple[NamedPerson, ...], int | None]:
    """The askers of the first "Vragen van …" in `text`, and where their enumeration ends (`None`: there is none)."""
    opening = ASKED.search(text)
    if opening is None:
        return (), None
    people: list[NamedPerson] = []
    at = opening.end()
    while True:
        stop = _NAMES_END.search(text, at)
        end = stop.start() if stop else len(text)
        group = [
            NamedPerson(clean_name(text[a:b]), Anchor(section, base + a, base + b)) for a, b in _names(text, at, end)
        ]
        party = _PARTY.match(text, end)
        if party:
            group = list(_of_party(group, text, party, base, section))
            end = party.end()
        people += group
        following = _NEXT_NAME.match(text, end) if party else None
        if following is None:
            return tuple(people), end
        at = following.end()


def _of_party(
    group: list[NamedPerson], text: str, found: re.Match[str], base: int, section: int
) -> Iterator[NamedPerson]:
    """Every name with the one party; with as many parties as names and "respectievelijk", each with its own."""
    start, end = found.span("party")
    places = [(start, end)]
    if "resp" in found["party"] and (between := list(_EACH.finditer(text, start, end))):
        places = [*zip([start, *(cut.end() for cut in between)], [*(cut.start() for cut in between), end], strict=True)]
    each = places if len(places) == len(group) else [(start, end)] * len(group)
    for person, (first, last) in zip(group, each, strict=True):
        yield replace(person, party=text[first:last].strip(), party_at=Anchor(section, base + first, base + last))


def _names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names of `A, B en C`, without the blanks around them."""
    at = start
    for found in (*_BETWEEN.finditer(text, start, end), None):
        upto = found.start() if found else end
        stretch = text[at:upto]
        begin = at + len(stretch) - len(stretch.lstrip())
        if stretch.strip():
            yield begin, at + len(stretch.rstrip())
        at = found.end() if found else end


def answerers_in(text: str, base: int, section: int) -> tuple[NamedPerson, ...]:
    """The people and posts after "Antwoord van …" or "Mededeling van …" in `text`, those "mede namens" marked.

    >>> [person.post for person in answerers_in("Minister Weerwind (Rechtsbescherming), mede namens de Minister van "
    ...     "Financiën", 0, 0)]
    ['Minister voor Rechtsbescherming', 'Minister van Financiën']
    """
    behalf = ON_BEHALF.search(text)
    upto = behalf.start() if behalf else len(text)
    people = list(_named(text, 0, upto, base, section)) or list(_loosely_named(text, upto, base, section))
    people = people or _posts(posts_in(text[:upto])[0], base, section)
    while behalf:
        following = ON_BEHALF.search(text, behalf.end())
        upto = following.start() if following else len(text)
        named = list(_named(text, behalf.end(), upto, base, section))
        posts = named or _posts(posts_in(text[:upto], behalf.end())[0], base, section)
        people += [replace(person, on_behalf=True) for person in posts]
        behalf = following
    return tuple(people)


def _posts(posts: list[PostAt], base: int, section: int) -> list[NamedPerson]:
    return [
        NamedPerson(None, None, post=post.name, post_at=Anchor(section, base + post.start, base + post.end))
        for post in posts
    ]


def _named(text: str, start: int, end: int, base: int, section: int) -> Iterator[NamedPerson]:
    """`Minister X (A) en Staatssecretaris Y (B)`, also `Ministers X (A) en Y (B)` and `Minister-President X`."""
    found = _ANSWERER.search(text, start, end)
    premier = _PREMIER.search(text, start, found.start() if found else end)
    if premier:
        name_at = Anchor(section, base + premier.start("name"), base + premier.end("name"))
        post_at = Anchor(section, base + premier.start("role"), base + premier.end("role"))
        yield NamedPerson(clean_name(premier["name"]), name_at, post="Minister-president", post_at=post_at)
    role = ""
    while found:
        role = found.groupdict().get("role") or role
        leading = _LEADING.match(text, *found.span("portfolio"))
        begin = leading.end() if leading else found.start("portfolio")
        portfolio = text[begin : found.end("portfolio")].strip()
        portfolio_start = base + begin
        yield NamedPerson(
            clean_name(found["name"]),
            Anchor(section, base + found.start("name"), base + found.end("name")),
            post=post_name(role, portfolio),
            post_at=Anchor(section, portfolio_start, portfolio_start + len(portfolio)),
        )
        found = _following(text, found.end(), end)


def _loosely_named(text: str, end: int, base: int, section: int) -> Iterator[NamedPerson]:
    found = _LOOSE_ANSWERER.search(text, 0, end)
    posts, upto = posts_in(f"{found['role']} {text[found.start('post') : end]}") if found else ([], 0)
    if found and len(posts) == 1:
        shift = found.start("post") - len(found["role"]) - 1
        yield NamedPerson(
            clean_name(found["name"]),
            Anchor(section, base + found.start("name"), base + found.end("name")),
            post=posts[0].name,
            post_at=Anchor(section, base + found.start("post"), base + shift + upto),
        )


def _following(text: str, at: int, end: int) -> re.Match[str] | None:
    """The next answerer after one that ends at `at`: with a post of its own, else with the post before it."""
    while at < end and text[at] in ", ":
        at += 1
    own = _ANSWERER.match(text, at + 3 if text.startswith("en ", at) else at, end)
    return own or _NEXT_ANSWERER.match(text, at, end)
