"""Small documents made by hand: a title, header lines, questions and answers, with every place exact."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kg.document import Anchor, Document, Header, NamedPerson, NamedPost, Section, SectionKind, passage_of

Block = tuple[SectionKind, tuple[str, ...], str]

DAY = date(2021, 3, 30)


def question(number: str, text: str) -> Block:
    """A numbered question."""
    return SectionKind.QUESTION, (number,), text


def answer(numbers: str | tuple[str, ...], text: str) -> Block:
    """An answer to one or more questions."""
    return SectionKind.ANSWER, (numbers,) if isinstance(numbers, str) else numbers, text


def document(
    *blocks: Block,
    title: str = "Het bericht",
    frame: str = "",
    see: dict[str, tuple[str, ...]] | None = None,
    identifier: str = "kv-tk-2021Z00001",
    number: str | None = "2021Z00001",
    submitted: date | None = DAY,
    answered: date | None = None,
    asker: tuple[str, str] | None = None,
    addressee: str | None = None,
    official: bool = True,
) -> Document:
    """A document whose frame is the title and the lines of `frame`, and whose blocks are running Dutch throughout.

    `asker` (name, party) and `addressee` must stand in `frame`; `see` gives, by answer, the questions it points to.
    """
    words = f"{title}\n{frame}" if frame else title
    raw, spans = "", []
    for text in (words, *(text for _, _, text in blocks)):
        spans.append((len(raw), len(raw) + len(text)))
        raw += text + "\n"
    sections = [Section(SectionKind.FRAME, (), passage_of(raw, spans[:1]), ((0, len(title)),))]
    for (kind, numbers, text), span in zip(blocks, spans[1:], strict=True):
        pointed = (see or {}).get(numbers[0], ()) if kind is SectionKind.ANSWER else ()
        sections.append(Section(kind, numbers, passage_of(raw, [span]), ((0, len(text)),), pointed))

    def at(name: str) -> Anchor:
        start = words.index(name, len(title))
        return Anchor(0, start, start + len(name))

    header = Header(title, number=number, submitted=submitted, answered=answered)
    if asker:
        name, party = asker
        header = replace(header, askers=(NamedPerson(name, at(name), party, at(party)),))
    if addressee:
        header = replace(header, addressees=(NamedPost(addressee, at(addressee)),))
    digest = hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()
    publications: Sequence[str] = (identifier,) if official else ()
    return Document(
        identifier, f"{identifier}.txt", "made by hand", digest, raw, header, tuple(sections), tuple(publications)
    )
