"""Which names count in a footnote: those a cited title speaks of, not its publisher, nor parts of an address."""

import re

from kg.mention import Mention, OrganisationMention

_COURT = "public-body-by-head"
_PUBLISHED = re.compile(
    r", (?:vergaderjaar|\d{1,2} [a-z]+ (?:19|20)\d\d)| (?:der Staten-Generaal|\d{1,2} [a-z]+ 20\d\d)"
)
_ADDRESS = ("://", "www.", "%20")


def counts_in_note(text: str, start: int, end: int, mention: Mention) -> bool:
    """True for `Spanje` in `«Waarom viel er zoveel regen in Spanje?»`, not for `NOS` in `NOS, 3 mei 2024`."""
    left, right = text.rfind(" ", 0, start) + 1, text.find(" ", end)
    if any(sign in text[left : right if right >= 0 else len(text)] for sign in _ADDRESS):
        return False
    if _PUBLISHED.match(text, end):
        return False
    if not isinstance(mention, OrganisationMention) or mention.rule == _COURT:
        return True
    return text.rfind("«", 0, start) > text.rfind("»", 0, start)
