"""Which publication a citation is of: the same address, or the same outlet, day and title, is the same publication."""

import re
from hashlib import sha256
from urllib.parse import urlsplit

from kg.linking.decision import Setting, decided, found, slug_of
from kg.mention import EntityClass, NewsMention
from kg.registers.entries import Entry, NewsItem
from kg.registers.folding import letters
from kg.statement import Link

_COUNTED = re.compile(r"(?:^|&)(?:utm_\w*|xtor|fbclid|gclid|at_\w+|share)=?[^&]*")
"""What an address says of how it was reached, not of what it leads to."""
_READABLE = 60
_ARTICLE = re.compile(r"^(?:de|het) ", re.IGNORECASE)
_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def link_news(mention: NewsMention, setting: Setting) -> Link:
    """A publication, found in the text: `NOS, 3 mei 2024, «Titel» (nos.nl/a)` is of `nos.nl/a` by NOS."""
    publisher = _publisher(mention, setting)
    address = _address(mention.url) if mention.url else ""
    slug = _slug(mention, publisher, address)
    label = mention.title or address or _said(mention)
    entry = NewsItem(slug, label, (), (), (), "", "cited in the text", EntityClass.NEWS_ITEM, publisher)
    sure = 0.95 if mention.url or mention.day else 0.85
    return decided(mention, entry, sure, "cited by its address" if mention.url else "cited by outlet, day and title")


def _publisher(mention: NewsMention, setting: Setting) -> Entry | None:
    """The outlet: the one organisation of that name that the registers know, else what the citation calls it."""
    name, day = mention.outlet, setting.asked
    if not name:
        return None
    named = (setting.registers.people.ministries_named(name, day) if day else ()) or (
        setting.registers.things.organisations_named(name, day)
        or setting.registers.things.organisations_named(_ARTICLE.sub("", name), day)
    )
    if len(named) == 1:
        return named[0]
    return found(mention, EntityClass.ORGANIZATION, name, 0.9, "outlet of a publication").entry


def _slug(mention: NewsMention, publisher: Entry | None, address: str) -> str:
    """Readable, and unique by a hash of what identifies the publication."""
    outlet = publisher.slug if publisher else ""
    if address:
        words = address.rstrip("/").partition("?")[0].rpartition("/")[2]
        identity = f"{address}\n{outlet}"
    else:
        words = mention.title or ""
        identity = f"{outlet}\n{mention.day or ''}\n{letters(words)}"
    readable = slug_of(f"{outlet} {mention.day or '' if not address else ''} {words}")[:_READABLE].rstrip("-")
    return f"{readable}-{sha256(identity.encode('utf-8', 'replace')).hexdigest()[:10]}"


def _address(url: str) -> str:
    """The address without what does not matter: scheme, `www.`, fragment, counting, the last slash.

    >>> _address("https://www.nos.nl/artikel/1/?utm_source=x#top")
    'nos.nl/artikel/1'
    """
    parts = urlsplit(url)
    query = _COUNTED.sub("", parts.query).strip("&")
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/") + (f"?{query}" if query else "")


def _said(mention: NewsMention) -> str:
    """`NOS, 3 mei 2024`; without a day `NOS`."""
    day = mention.day
    return f"{mention.outlet}, {day.day} {_MONTHS[day.month - 1]} {day.year}" if day else f"{mention.outlet}"
