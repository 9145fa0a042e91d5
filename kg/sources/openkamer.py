"""Text as openkamer.org shows a set of questions: header lines, `• Vraag n` blocks, the answer after a blank line.

The sentence "Zie antwoord vraag 2." under a later question is openkamer's own rendering of a joint answer; it is kept,
because the two cannot be told apart here.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from kg.document import (
    Anchor,
    Document,
    Header,
    LeftOut,
    NamedPerson,
    NamedPost,
    NamedTopic,
    Passage,
    Postponement,
    Section,
    SectionKind,
    passage_of,
)
from kg.errors import SourceError
from kg.sources.content import Content
from kg.sources.dutch import answers_referred_to, day_in
from kg.sources.lines import Line, lines_of

FORMAT = "openkamer-text"

_FIRST_LINE = re.compile(r"\s*Kamervraag (?P<number>\d{4}Z\d{5}|\S+)\s*\n")
_BLOCK = re.compile(r"[•*]\s*(?:Vraag (?P<question>\d+\w?)|(?P<notice>Mededeling)\b.*)$")
_LABELLED = re.compile(
    r"(?P<label>Ingediend|Beantwoord door|Beantwoord|Indieners?|Onderwerpen|Bron vraag|Bron antwoord"
    r"|Kamervraag document nummer:|Kamerantwoord document nummer:|Volledige titel:)\s+(?P<value>.+)$"
)
_PERSON = re.compile(r"(?P<name>[^,()]+?)\s*\((?P<first>[^()]*)\)(?:\s*\((?P<second>[^()]*)\))?")
_ADDRESSED = re.compile(
    r"\baan de (?P<post>(?:Minister|Staatssecretaris)(?:-president)?(?: (?:van|voor) .+?)?)(?=,? over | \(ingezonden)"
)
_ANSWER_ID = re.compile(r"ah-tk-(?P<from>\d{4})(?P<to>\d{4})-(?P<annex>\d+)")
_PUBLICATION = re.compile(r"\b(?:kv|ah)-tk-[\w-]+\b")
_POST_ROLE = re.compile(r"minister|staatssecretaris", re.IGNORECASE)


def recognises(content: Content) -> bool:
    """True for a text that begins with `Kamervraag <number>` and has at least one `• Vraag` block."""
    return bool(_FIRST_LINE.match(content.text)) and "• Vraag" in content.text


def parse(content: Content) -> Iterator[Document]:
    """One openkamer page as a document; raises `SourceError` when it holds no numbered question."""
    raw = content.text
    frame, blocks = _parts(lines_of(raw))
    sections: list[Section] = []
    left_out: list[LeftOut] = []
    for label, body in blocks:
        left_out.append(LeftOut(label.start, label.end, "the label of a block"))
        number = _BLOCK.match(label.text)
        assert number is not None  # _parts made it a label by this pattern
        sections += _pair(raw, number["question"], body)
    if not sections:
        raise SourceError(content.path, "no numbered question found")
    title = next((line for line in frame[1:] if line), None)
    if title is None or _LABELLED.match(title.text):
        raise SourceError(content.path, "no title found under the first line")
    yield _document(content, [title, *(line for line in frame if line and line is not title)], sections, left_out)


def _parts(lines: list[Line]) -> tuple[list[Line], list[tuple[Line, list[Line]]]]:
    """The lines outside the numbered blocks, and the blocks: their label and their lines."""
    frame: list[Line] = []
    blocks: list[tuple[Line, list[Line]]] = []
    into = frame
    for line in lines:
        found = _BLOCK.match(line.text)
        if found and found["question"]:
            blocks.append((line, into := []))
        elif found or ((labelled := _LABELLED.match(line.text)) and labelled["label"].endswith("nummer:")):
            into = frame
            frame.append(line)
        else:
            into.append(line)
    return frame, blocks


def _pair(raw: str, number: str, body: list[Line]) -> list[Section]:
    """The question is the first paragraph of its block; what follows a blank line is the answer."""
    paragraphs = [list(group) for filled, group in groupby(body, key=bool) if filled]
    if not paragraphs:
        return []
    asked, answered = paragraphs[0], [line for paragraph in paragraphs[1:] for line in paragraph]
    sections = [_section(SectionKind.QUESTION, number, passage_of(raw, [line.span for line in asked]))]
    if answered:
        sections.append(_section(SectionKind.ANSWER, number, passage_of(raw, [line.span for line in answered])))
    return sections


def _section(kind: SectionKind, number: str, passage: Passage) -> Section:
    see = answers_referred_to(passage.text) if kind is SectionKind.ANSWER else ()
    return Section(kind, (number,), passage, ((0, len(passage.text)),), see)


def _document(content: Content, frame: list[Line], sections: list[Section], left_out: list[LeftOut]) -> Document:
    passage = passage_of(content.text, [line.span for line in frame])
    header, prose = _header(frame, passage)
    publications = tuple(dict.fromkeys(_PUBLICATION.findall(passage.text.replace(".html", ""))))
    first = Section(SectionKind.FRAME, (), passage, prose)
    return Document(
        id=publications[0] if publications else f"document-{content.sha256[:16]}",
        source_file=content.path,
        format=FORMAT,
        sha256=content.sha256,
        raw=content.text,
        header=header,
        sections=(first, *sections),
        publications=publications,
        left_out=tuple(left_out),
    )


def _header(frame: list[Line], passage: Passage) -> tuple[Header, tuple[tuple[int, int], ...]]:
    """What the frame states, and which of its stretches are running Dutch: the title and the notices."""
    number = _FIRST_LINE.match(passage.text, frame[0].end - frame[0].start + 1)
    header = Header(title=frame[0].text, number=number["number"] if number else None)
    prose = [(0, len(frame[0].text))]
    at, notice = 0, False
    for line in frame:
        found = _LABELLED.match(line.text)
        if found:
            header = _labelled(
                header, found["label"], found["value"], Anchor(0, at + found.start("value"), at + len(line.text))
            )
            notice = False
        elif _BLOCK.match(line.text):
            notice = True
            header = replace(
                header,
                postponements=(
                    *header.postponements,
                    Postponement(day_in(line.text), Anchor(0, at, at + len(line.text))),
                ),
            )
        elif notice:
            prose.append((at, at + len(line.text)))
            header = _noticed(header, line.text, at)
        at += len(line.text) + 1
    return header, tuple(prose)


def _labelled(header: Header, label: str, value: str, at: Anchor) -> Header:
    match label:
        case "Ingediend":
            return replace(header, submitted=day_in(value))
        case "Beantwoord":
            return replace(header, answered=day_in(value))
        case "Indiener" | "Indieners":
            return replace(header, askers=_people(value, at))
        case "Beantwoord door":
            return replace(header, answerers=_people(value, at))
        case "Onderwerpen":
            return replace(header, topics=(NamedTopic(value, at),))
    if annex := _ANSWER_ID.search(value):
        return replace(header, annex_number=annex["annex"], parliamentary_year=f"{annex['from']}-{annex['to']}")
    return header


def _people(value: str, at: Anchor) -> tuple[NamedPerson, ...]:
    """The people of `Ferdinand Grapperhaus (minister justitie en veiligheid) (CDA), …`."""
    people: list[NamedPerson] = []
    for found in _PERSON.finditer(value):
        person = NamedPerson(found["name"].strip(), _within(at, *_trimmed(found, "name")))
        for group in ("first", "second"):
            if not found[group]:
                continue
            place = _within(at, found.start(group), found.end(group))
            if _POST_ROLE.match(found[group]):
                person = replace(person, post=found[group], post_at=place)
            else:
                person = replace(person, party=found[group], party_at=place)
        people.append(person)
    return tuple(people)


def _trimmed(found: re.Match[str], group: str) -> tuple[int, int]:
    start = found.start(group) + len(found[group]) - len(found[group].lstrip())
    return start, found.end(group)


def _within(at: Anchor, start: int, end: int) -> Anchor:
    return Anchor(at.section, at.start + start, at.start + end)


def _noticed(header: Header, text: str, at: int) -> Header:
    """A line of a Mededeling: it lengthens the notice and may say to whom the questions were addressed."""
    last = header.postponements[-1]
    header = replace(
        header, postponements=(*header.postponements[:-1], replace(last, at=Anchor(0, last.at.start, at + len(text))))
    )
    found = _ADDRESSED.search(text)
    if found and not header.addressees:
        post = NamedPost(found["post"], Anchor(0, at + found.start("post"), at + found.end("post")))
        header = replace(header, addressees=(post,))
    return header
