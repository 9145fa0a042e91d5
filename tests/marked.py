"""Sentences with marked names, as the relation patterns' examples have them: `‹C:KPN› koopt ‹C:Telfort›`."""

import re

from kg.document import Anchor
from kg.mention import EntityClass, LawMention, Mention, OrganisationMention, PartyMention, PersonMention, PlaceMention

_MARK = re.compile(r"‹([A-Z]):([^›]+)›")
_CLASSES = {"C": EntityClass.COMPANY, "G": EntityClass.GOVERNMENT_BODY, "O": EntityClass.ORGANIZATION}
_KINDS = {"P": PersonMention, "R": PartyMention, "T": PlaceMention, "N": PlaceMention, "L": LawMention}


def unmark(marked: str) -> tuple[str, list[Mention]]:
    """The plain sentence and its mentions."""
    text, mentions, at = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        place = Anchor(0, len(text), len(text) + len(found[2]))
        if found[1] in _CLASSES:
            mentions.append(OrganisationMention(place, found[2], "test", found[2], _CLASSES[found[1]]))
        else:
            mentions.append(_KINDS[found[1]](place, found[2], "test", found[2]))
        text += found[2]
        at = found.end()
    return text + marked[at:], mentions
