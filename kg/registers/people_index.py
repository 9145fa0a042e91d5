"""The indexes of `kg.registers.people`: folded names to the entries that bear them."""

from collections import defaultdict
from collections.abc import Iterable

from kg.registers.entries import Organisation, Party, Person, Post
from kg.registers.folding import letters, person_keys, post_key

MINISTRY = "Ministerie van "
NameIndex = tuple[dict[str, set[str]], dict[str, set[str]]]


def index_persons(persons: Iterable[Person]) -> NameIndex:
    """Names in use with the first halves of double names, then the last halves; folded name to slugs."""
    strong, weak = defaultdict(set), defaultdict(set)
    for person in persons:
        names, halves = person_keys(person)
        for key in names:
            strong[key].add(person.slug)
        for key in halves:
            weak[key].add(person.slug)
    return dict(strong), dict(weak)


def index_parties(parties: Iterable[Party]) -> dict[str, set[str]]:
    """Every name of a party, folded, to slugs."""
    index = defaultdict(set)
    for party in parties:
        for name in (party.label, party.full_name, *party.aliases):
            if key := letters(name):
                index[key].add(party.slug)
    return dict(index)


def index_posts(
    posts: Iterable[Post],
) -> tuple[dict[str, dict[str, None]], dict[tuple[str, str], dict[str, None]]]:
    """Posts by folded name, and by role and the first words of the portfolio, the shortest portfolio first."""
    names: dict[str, dict[str, None]] = defaultdict(dict)
    portfolios: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    ordered = sorted(posts, key=lambda post: (len(post.portfolio), post.slug))
    for post in ordered:
        for name in (post.label, *post.aliases):
            names[letters(name)][post.slug] = None
            portfolios[post_key(name)][post.slug] = None
    for post in ordered:
        words = post.portfolio.split()
        for length in range(1, len(words) + 1):
            portfolios[post.role, letters("".join(words[:length]))][post.slug] = None
    return dict(names), dict(portfolios)


def index_ministries(ministries: Iterable[Organisation]) -> dict[str, tuple[Organisation, ...]]:
    """Portfolio, abbreviation and other names, folded, to ministries of every period."""
    index: dict[str, list[Organisation]] = defaultdict(list)
    for ministry in ministries:
        names = (ministry.label.removeprefix(MINISTRY), ministry.abbreviation, *ministry.aliases)
        for key in dict.fromkeys(map(letters, names)):
            index[key].append(ministry)
    return {key: tuple(found) for key, found in index.items()}
