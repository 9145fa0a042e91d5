"""Members by surname, alone or in lists: `de leden Westerveld (GroenLinks-PvdA) en Hijink (SP)`, `motie-Klaver c.s.`.

Behind each cue stands an enumeration of names, each with its party in brackets or without. The names end where
something else stands: a word without a capital, the end of the sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extractors.cues import hits
from kg.registers.people import People

_PREFIX = r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|[Tt]e|’t|'t|in|[Ee]l|[Aa]l|[Vv]on|[Dd]u|[Ll]a|[Ll]e) ){0,3}"
_PART = r"[A-ZÀ-ÞŞČĆŠŽİ][\w’']{1,40}"
_NAME = (
    rf"(?:(?:[A-Z]\. ?){{1,4}}|[A-ZÀ-Þ][a-zà-ÿ]{{1,20}} )?{_PREFIX}{_PART}(?:-(?:van |de |der |den )*{_PART}){{0,2}}"
)
_CUE = re.compile(
    r"(?:[Ll]id|[Ll]eden|otie(?:s)?(?: van)?|mendement(?:en)?(?: van)?|nitiatief(?:nota|wet)(?: van)?|ragen van)"
    r"(?:- ?| )(?=[\w’'])"
)
_ONE = re.compile(rf"(?P<name>{_NAME})(?![\w])(?: ?\((?P<party>[^()]{{1,40}})\))?(?: c\.s\.| \(?c\.s\.\)?)?")
_NEXT = re.compile(r"(?:, en | en |, | ?/ ?|-/| ?– ?| & |-(?=[A-Z]))(?:het lid |de leden )?")
_MOST = 40
"""Names in one enumeration."""


@dataclass(frozen=True, slots=True)
class Member:
    """A name at `start`-`end`, with the party in the bracket behind it, if there is one."""

    start: int
    end: int
    name: str
    party: str | None
    party_start: int
    party_end: int


def members(text: str, people: People) -> Iterator[Member]:
    """Every member that `text` calls one.

    >>> from kg.registers import load
    >>> text = "De motie van de leden Beckerman (SP) en Bushoff c.s. en het lid van de commissie"
    >>> [(member.name, member.party) for member in members(text, load().people)]
    [('Beckerman', 'SP'), ('Bushoff', None)]
    >>> [member.name for member in members("de motie Hijink-Van den Berg over", load().people)]
    ['Hijink', 'Van den Berg']
    """
    done = 0
    for _, start, _ in hits("members", text):
        cue = _CUE.match(text, start) if start >= done else None
        if cue is None:
            continue
        at = cue.end()
        for _ in range(_MOST):
            found = _ONE.match(text, at)
            member = found and _member(found, people)
            if not found or not member:
                break
            yield member
            link = _NEXT.match(text, found.end() if member.end == found.end("name") else member.end)
            if link is None:
                break
            at = link.end()
        done = at


def _member(found: "re.Match[str]", people: People) -> Member | None:
    """The member that is meant: one with a party in brackets, or one whose name politicians bear."""
    party = found["party"]
    if party is not None and people.parties_named(party):
        return Member(*found.span("name"), found["name"], party, *found.span("party"))
    start, name = found.start("name"), found["name"]
    for known in (name, name.partition("-")[0]):  # `Laan-Geselschap` is one member, `Hijink-Van den Berg` are two
        if people.persons_named(known):
            return Member(start, start + len(known), known, None, 0, 0)
    return None
