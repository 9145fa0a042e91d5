"""Which names count in a footnote: those a cited title speaks of, not its publisher, nor parts of an address."""

import re

from kg.mention import Mention, OrganisationMention

_COURT = "public-body-by-head"
_PUBLISHED = re.compile(
    r", (?:vergaderjaar|\d{1,2} [a-z]+ (?:19|20)\d\d)| (?:der Staten-Generaal|\d{1,2} [a-z]+ 20\d\d)"
)
_SAYS = re.compile(
    r" (?:is|zijn|was|waren|heeft|hebben|wordt|worden|werd|oordeelde|kan|kunnen|bestaat|betreft|geldt|geeft|maakt|valt"
    r"|staat|zullen|zal) "
)
_CITED = re.compile(r"https?:|www\.|\b\d{1,2} [a-z]{3,9} (?:19|20)\d\d\b|«")
"""Signs that a note cites something: a verb in it is one of a title."""
_WORDS_BEFORE = re.compile(r"[a-zà-ÿ]{3,} (?:de |het |door |van |bij |over )?$")
_WORD_AFTER = re.compile(r" [a-zà-ÿ]{2,}")
_ADDRESS = ("://", "www.", "%20")


def counts_in_note(text: str, start: int, end: int, mention: Mention) -> bool:
    """True for `Spanje` in `«Waarom viel er zoveel regen in Spanje?»`, not for `NOS` in `NOS, 3 mei 2024`."""
    left, right = text.rfind(" ", 0, start) + 1, text.find(" ", end) if text[end : end + 1] not in {",", ";"} else end
    if any(sign in text[left : right if right >= 0 else len(text)] for sign in _ADDRESS):
        return False
    if _PUBLISHED.match(text, end):
        return False
    if not isinstance(mention, OrganisationMention) or mention.rule == _COURT:
        return True
    if text.rfind("«", 0, start) > text.rfind("»", 0, start):
        return True
    return _is_told_of(text, start, end)


def _is_told_of(text: str, start: int, end: int) -> bool:
    """True for what a note says something of, or what stands within a plain title: `Brief over COA locatie Ter Apel`."""
    if _SAYS.search(text) and not _CITED.search(text):
        return True
    within = _WORDS_BEFORE.search(text, max(0, start - 40), start) and _WORD_AFTER.match(text, end)
    return within is not None and text.find(",") != -1 and text.index(",") < start
