"""Text of Word documents: unprinted questions and answers of tweedekamer.nl, answer letters of ministries.

Each line is a paragraph. Numbers that Word made itself may be lost; then a question is known by its place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from kg.document import Document
from kg.errors import SourceError
from kg.sources.assembly import Gathered, Reading, Stated, assemble
from kg.sources.blocks import Block, Kind, Label, bare_number, blocks_of, label_in, mended_numbers
from kg.sources.content import Content
from kg.sources.dutch import day_in
from kg.sources.letters import letter_days, read_heading
from kg.sources.lines import Line, lines_of
from kg.sources.word_notes import word_notes

FORMAT = "docx-text"

_TOP = re.compile(r"\s*(?:AH\s+(?P<annex>\d{1,5})\s*\n\s*)?(?P<number>\d{4}Z\d{5})\b|\s*AH\s+(?P<only>\d{1,5})\s*\n")
_ASKED = re.compile(r"\b(?:[Kk]amerv|[Vv])ragen (?:van (?:het|de) )?(?:lid|leden)\b")
_HEAD_LINE = re.compile(
    r"AH\s+\d{1,5}$|\d{4}Z\d{5}$|\(?ingezonden\b|(?:Mondelinge |Schriftelijke )?(?:Kamerv|V|v)ragen\s+van\b|Zie ook\b"
    r"|(?:Nader\s+)?(?:[Aa]ntwoord(?:en)?|Mededeling|Beantwoording)\s+van\b|Onderwerp\b",
)
_ANSWERS = re.compile(r"(?:Nader\s+)?(?:[Aa]ntwoord(?:en)?|Beantwoording)\s+(?:van|door)\b|AH\s+\d")
_NOTICE = re.compile(
    r"Hierbij (?:deel|bericht|meld) ik u|.{0,300}\bniet binnen de (?:gebruikelijke|gestelde) termijn\b"
)
_SENTENCE_END = re.compile(r"[.?!:»”’'\")\]]\s*$")
_ASKS = re.compile(r"\?\s*(?:\[?\^?\d{1,2}[\])]?\s*)*[»”’'\")]*$")


def recognises(content: Content) -> bool:
    """True for text that begins with a number of the Kamer, or holds a header sentence and a labelled question."""
    text = content.text
    if _TOP.match(text):
        return True
    lines = lines_of(text[:200_000])
    return bool(_ASKED.search(text, 0, 8_000)) and (_labelled(lines) or _numbered(lines))


def parse(content: Content) -> Iterator[Document]:
    """One Word text as a document; raises `SourceError` when it holds no question and no header sentence."""
    yield parse_word(content, content.text, FORMAT)


def parse_word(content: Content, raw: str, form: str, wrapped: bool = False, incomplete: str | None = None) -> Document:
    """The document in `raw`, whose lines are the paragraphs of a Word document."""
    lines = lines_of(raw)
    head, blocks = _structure(lines)
    if not blocks and not _ASKED.search(raw):
        raise SourceError(content.path, "no header sentence and no question found in the text of a Word document")
    notes, marks, blocks = word_notes(raw, blocks)
    blocks = [block for block in blocks if block.label or any(block.lines)]
    gathered = Gathered(head, mended_numbers(_with_lost_answers(blocks)), notes, marks)
    reading = Reading(content, raw, form, wrapped=wrapped, heading=read_heading)
    return assemble(reading, gathered, replace(_stated(raw, head), incomplete=incomplete))


def _labelled(lines: Sequence[Line]) -> bool:
    return any(label is not None and label.kind is Kind.QUESTION for line in lines if (label := label_in(line.text)))


def _numbered(lines: Sequence[Line]) -> bool:
    """Whether bare numbers and answers stand on lines of their own."""
    blocks = blocks_of(lines, _number_or_answer)[1]
    return {Kind.QUESTION, Kind.ANSWER} <= {block.kind for block in blocks}


def _structure(lines: Sequence[Line]) -> tuple[list[Line], list[Block]]:
    """Head and blocks by labels; where no question has one, by bare numbers; else every paragraph is a question."""
    if _labelled(lines):
        return blocks_of(lines, lambda text, _: label_in(text))
    begin = _head_end(lines)
    head, blocks = blocks_of(lines[begin:], _number_or_answer)
    asked = sum(block.kind is Kind.QUESTION for block in blocks)
    answered = any(block.kind is Kind.ANSWER for block in blocks)
    if asked and (answered or asked > 1 or not any(head)):
        if not answered and any(_ANSWERS.match(line.text) for line in lines[:begin]):
            blocks = _with_lost_answers(blocks, every=True)
        return [*lines[:begin], *head], blocks
    if answered and begin:
        return list(lines[:begin]), _before_answers(head, blocks)
    return (list(lines[:begin]), _paragraphs(lines[begin:])) if begin else (list(lines), [])


def _number_or_answer(text: str, expected: int) -> Label | None:
    return label_in(text) or bare_number(text, expected)


def _head_end(lines: Sequence[Line]) -> int:
    """The index of the first line after the header sentences."""
    end = 0
    for index, line in enumerate(lines):
        if not line:
            continue
        if not _HEAD_LINE.match(line.text):
            break
        end = index + 1
    return end


def _before_answers(first: Sequence[Line], answers: Sequence[Block]) -> list[Block]:
    """Questions that lost their numbers, each before its answer: as many paragraphs as the answer covers, or that ask."""
    found: list[Block] = []
    waiting, asked = list(first), 0
    for answer in answers:
        if answer.kind is Kind.ANSWER:
            last = max((int(number) for number in answer.numbers if number.isdecimal()), default=0)
            rest, questions = _asking(waiting, last - asked)
            if found and rest:
                found[-1].lines[:] = rest
            for line in questions:
                asked += 1
                found.append(Block(Kind.QUESTION, (str(asked),), None, [line]))
            numbers = answer.numbers or tuple(str(asked - index) for index in reversed(range(len(questions))))
            found.append(replace(answer, numbers=numbers, lines=list(answer.lines)))
        else:
            found.append(answer)
        waiting = list(answer.lines)
    return found


def _asking(lines: Sequence[Line], count: int) -> tuple[list[Line], list[Line]]:
    """The lines without the questions at their end, and those: `count` of them, or all that end by asking."""
    filled = [index for index, line in enumerate(lines) if line]
    if count <= 0:
        asks = [_ASKS.search(lines[index].text) is not None for index in filled]
        count = next((at for at, is_asked in enumerate(reversed(asks)) if not is_asked), len(asks)) or 1
    cut = filled[-count:][0] if filled else 0
    return list(lines[:cut]), [line for line in lines[cut:] if line]


def _paragraphs(lines: Sequence[Line]) -> list[Block]:
    """Questions without numbers, counted in order; a paragraph that ends in mid-sentence goes on in the next."""
    blocks: list[Block] = []
    for line in lines:
        if not line:
            continue
        label = label_in(line.text)
        if not blocks and _NOTICE.match(line.text):
            blocks.append(Block(Kind.NOTICE, (), None, [line]))
        elif label is not None and label.kind in (Kind.NOTE, Kind.NOTICE):
            rest = Line(line.raw, line.start + label.length, line.end)
            label_line = Line(line.raw, line.start, line.start + label.length)
            blocks.append(Block(label.kind, (), label_line, [rest] if rest else []))
        elif blocks and (blocks[-1].kind is not Kind.QUESTION or not _SENTENCE_END.search(blocks[-1].lines[-1].text)):
            blocks[-1].lines.append(line)
        else:
            number = sum(block.kind is Kind.QUESTION for block in blocks) + 1
            blocks.append(Block(Kind.QUESTION, (str(number),), None, [line]))
    return blocks


def _with_lost_answers(blocks: Sequence[Block], every: bool = False) -> list[Block]:
    """The blocks, with the answers set apart that follow their question without a label: of some, or of `every` one."""
    answered = {number for block in blocks if block.kind is Kind.ANSWER for number in block.numbers}
    if not answered and not every:
        return list(blocks)
    found: list[Block] = []
    for block in blocks:
        found.append(block)
        if block.kind is not Kind.QUESTION or answered.intersection(block.numbers):
            continue
        cut = _question_end(block.lines)
        if cut:
            found[-1] = replace(block, lines=block.lines[:cut])
            found.append(Block(Kind.ANSWER, block.numbers, None, block.lines[cut:]))
    return found


def _question_end(lines: Sequence[Line]) -> int | None:
    """The index of the blank line after a paragraph that asks, when text follows it."""
    for index in range(1, len(lines)):
        if not lines[index] and _ASKS.search(lines[index - 1].text) and any(lines[index:]):
            return index
    return None


def _stated(raw: str, head: Sequence[Line]) -> Stated:
    """Numbers on top of an unprinted document, or the number and days of a letter."""
    top = _TOP.match(raw)
    heading = "\n".join(line.text for line in head)
    if top is None:
        number, submitted, received = letter_days(heading)
        return Stated(number=number, submitted=submitted, received=received)
    annex, number = top["annex"] or top["only"], top["number"]
    received = day_in(heading[heading.find("ontvangen") :]) if "ontvangen" in heading else None
    year = _parliamentary_year(received) if received and annex else None
    if annex:
        publications = (f"ah-tk-{year.replace('-', '')}-{annex}",) if year else ()
    else:
        publications = (f"kv-tk-{number}",) if number else ()
    return Stated(number=number, annex=annex, year=year, publications=publications)


def _parliamentary_year(day: date) -> str | None:
    """The parliamentary year of a day; none in September, in which it begins.

    >>> _parliamentary_year(date(2024, 11, 20))
    '2024-2025'
    """
    if day.month == 9:
        return None
    first = day.year if day.month > 9 else day.year - 1
    return f"{first}-{first + 1}"
