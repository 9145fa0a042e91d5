"""The Tweede Kamer's record of one set of written questions (`Zaak`) as a document, whatever its keys are called."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.document import (
    Anchor,
    Document,
    Header,
    LeftOut,
    NamedPerson,
    NamedPost,
    Postponement,
    Reference,
    Section,
    SectionKind,
)
from kg.sources.json_text import JsonText
from kg.sources.tree import Chars
from kg.sources.writing import Writer, left_out
from kg.values import maker, value

_NAME_AND_INITIALS = re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<initials>[^()]*)\)\s*")
_LEADING = re.compile(r"(?:\s|\\[nrt])+")
NUMBER = re.compile(r"\d{4}Z\d{5}")
"""The number of a zaak; every one of the 42,994 known has this form."""
_BREAKS = ("\\n", "\\r", "\\t")
_anchor = maker(Anchor)


@value(frozen=True, slots=True)
class Actor:
    """A person of a zaak: `Kathalijne Buitenweg`, initials `K.M.`, and where the source says so party and post."""

    name: JsonText
    initials: JsonText | None = None
    party: JsonText | None = None
    post: JsonText | None = None


@value(frozen=True, slots=True)
class Paper:
    """A document of a zaak: its `Soort`, its day, its `Aanhangselnummer` (`202102801`), the posts that signed it."""

    kind: JsonText
    day: JsonText | None = None
    annex: JsonText | None = None
    signers: tuple[Actor, ...] = ()


@value(frozen=True, slots=True)
class Zaak:
    """What a record says that goes into the graph; the rest of it is metadata."""

    number: JsonText
    subject: JsonText | None
    day: JsonText | None = None
    year: JsonText | None = None
    askers: tuple[Actor, ...] = ()
    addressed: tuple[Actor, ...] = ()
    papers: tuple[Paper, ...] = ()


def document_of(zaak: Zaak, raw: str, path: str, name: str, incomplete: str | None) -> Document:
    """The record as a document with a frame and no questions: title, number, day, year, then a line a person."""
    frame = _Frame()
    title = frame.line(zaak.subject)
    number = frame.line(zaak.number)
    day, year = frame.line(zaak.day), frame.line(zaak.year)
    askers = tuple(frame.person(actor) for actor in zaak.askers)
    addressed = tuple(frame.person(actor) for actor in zaak.addressed)
    papers = [frame.paper(paper) for paper in zaak.papers]
    answer = next((paper for paper in papers if paper.kind == ANSWER), _NOTHING)
    posts = (NamedPost(_capital(person.post), person.post_at) for person in addressed if person.post and person.post_at)
    passage = frame.writer.passage()
    text = passage.text
    header = Header(
        title=text[title.start : title.end],
        number=text[number.start : number.end],
        annex_number=answer.annex.group("number") if answer.annex else None,
        parliamentary_year=text[year.start : year.end] or None,
        submitted=_day(text[day.start : day.end]),
        answered=answer.day,
        askers=askers,
        addressees=tuple(posts),
        addressed=addressed,
        answerers=answer.signers,
        postponements=tuple(Postponement(paper.day, paper.at) for paper in papers if paper.kind == LATE),
    )
    section = Section(SectionKind.FRAME, (), passage, ((title.start, title.end),) if title.end else ())
    return Document(
        id=f"zaak-{header.number}",
        source_file=path,
        format=name,
        sha256=hashlib.sha256(raw.encode("utf-8", "replace")).hexdigest(),
        raw=raw,
        header=header,
        sections=(section,),
        references=tuple(
            Reference(f"ah-tk-20{paper.annex['from']}20{paper.annex['to']}-{paper.annex['number']}", paper.annex_at)
            for paper in papers
            if paper.annex and int(paper.annex["to"]) == int(paper.annex["from"]) + 1
        ),
        left_out=left_out(raw, (section,), _blank_ends(zaak.subject), (), "metadata"),
        incomplete=incomplete,
    )


ANSWER, LATE = "Antwoord schriftelijke vragen", "Mededeling (uitstel antwoord)"
"""What the open data call the documents that answer and that postpone."""
_ANNEX = re.compile(r"(?P<from>\d{2})(?P<to>\d{2})0*(?P<number>[1-9]\d{0,4})")
_NOWHERE = Anchor(0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a document of the zaak tells, and where in the frame."""

    kind: str = ""
    day: date | None = None
    annex: re.Match[str] | None = None
    signers: tuple[NamedPerson, ...] = ()
    at: Anchor = _NOWHERE
    annex_at: Anchor = _NOWHERE


_NOTHING = _Told()


class _Frame:
    """The lines of the frame while they are written."""

    def __init__(self) -> None:
        self.writer = Writer()

    def line(self, text: JsonText | None) -> Anchor:
        self.writer.end_line()
        return self._written(text.pieces() if text else ())

    def _written(self, pieces: Iterable[Chars]) -> Anchor:
        before = self.writer.at
        for piece in pieces:
            self.writer.add(piece)
        return _anchor((0, self.writer.text_from(before), self.writer.at))

    def person(self, actor: Actor) -> NamedPerson:
        """`Kathalijne Buitenweg (K.M.)`; the name alone is anchored."""
        self.writer.end_line()
        pieces = actor.name.pieces()
        written = "".join([piece.text for piece in pieces])
        split = _NAME_AND_INITIALS.fullmatch(written) if "(" in written and len(pieces) == 1 else None
        if split:
            pieces = [Chars(split["name"], pieces[0].start, pieces[0].start + len(split["name"]))]
        name_at = self._written(pieces)
        place = actor.name.start + split.start("initials") if split else 0
        initials = [Chars(split["initials"], place, place + len(split["initials"]))] if split else None
        self._bracketed(initials or (actor.initials.pieces() if actor.initials else ()))
        party_at = self._bracketed(actor.party.pieces()) if actor.party else None
        post_at = self._bracketed(actor.post.pieces()) if actor.post else None
        name = split["name"] if split else " ".join(written.split())
        party = " ".join(actor.party.value.split()) if actor.party else None
        post = " ".join(actor.post.value.split()) if actor.post else None
        return NamedPerson(name, name_at, party or None, party_at, post or None, post_at)

    def paper(self, paper: Paper) -> _Told:
        """`Antwoord schriftelijke vragen (2021-05-19T00:00:00) (202102801)`, then a line for each who signed."""
        kind_at = self.line(paper.kind)
        day_at = self._bracketed(paper.day.pieces()) if paper.day else None
        annex_at = self._bracketed(paper.annex.pieces()) if paper.annex else None
        written = Anchor(0, kind_at.start, (annex_at or day_at or kind_at).end)
        return _Told(
            kind=" ".join(paper.kind.value.split()),
            day=_day(paper.day.value) if paper.day else None,
            annex=_ANNEX.fullmatch(paper.annex.value) if paper.annex else None,
            signers=tuple(self.person(actor) for actor in paper.signers),
            at=written,
            annex_at=annex_at or written,
        )

    def _bracketed(self, pieces: Sequence[Chars]) -> Anchor | None:
        """Written between brackets that the source does not have."""
        if not pieces:
            return None
        self.writer.glue(" (")
        at = self._written(pieces)
        self.writer.close(")")
        return at


def _blank_ends(subject: JsonText | None) -> Iterator[LeftOut]:
    """The blanks and line breaks around a subject, of which 8,317 of 42,994 zaken have some."""
    if subject is None:
        return
    written = subject.raw[subject.start : subject.end]
    if leading := _LEADING.match(written):
        yield LeftOut(subject.start, subject.start + leading.end(), "blanks around the subject")
    kept = len(written)
    while kept and (written[kept - 1].isspace() or written.startswith(_BREAKS, kept - 2)):
        kept -= 1 if written[kept - 1].isspace() else 2
    if kept < len(written):
        yield LeftOut(subject.start + max(0, kept), subject.end, "blanks around the subject")


def _capital(post: str) -> str:
    """A post as other sources write it.

    >>> _capital("minister van Justitie en Veiligheid")
    'Minister van Justitie en Veiligheid'
    """
    return post[:1].upper() + post[1:]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
