"""Labels of questions and answers ("Vraag 4 en 5", "Antwoord op vraag 1:") and the blocks they open."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kg.sources.dutch import NUMBERS, numbers_in
from kg.sources.lines import Line

MOST_BLOCKS = 2_000
"""No set of questions comes near so many; what follows them in a text stays text."""


class Kind(StrEnum):
    """What a block is."""

    QUESTION = "vraag"
    ANSWER = "antwoord"
    NOTICE = "mededeling"
    NOTE = "toelichting"


_LABEL = re.compile(
    r"(?P<mark>[#*_\s]*)(?:(?:Nader|Aanvullend|Gewijzigd)\s+(?=[Aa]ntw))?(?P<kind>Vra(?:ag|gen)|[Aa]ntwoord(?:en)?|Beantwoording|VRA(?:AG|GEN)|ANTWOORD(?:EN)?)"
    r"(?:\s+(?:op|bij|van)?\s*(?:de\s+)?(?:vra(?:ag|gen)|VRA(?:AG|GEN)))?"
    rf"(?:\s*(?:nr\.?|nummer)?\s*(?P<numbers>{NUMBERS}(?:\s*(?:,|en|&)\s*(?:op\s+)?vra(?:ag|gen)\s+{NUMBERS}){{0,20}}))?(?P<after>\s*[:.)]?[*_\s]*)(?P<rest>.*)",
    re.DOTALL,
)
_OTHER = re.compile(r"[#*_\s]*(?P<kind>Mededeling|Toelichting)(?P<after>\s*[:.]?[*_\s]*)(?P<rest>.*)", re.DOTALL)
_BARE = re.compile(r"(?P<numbers>\d{1,3})\s*(?P<after>[.):]?)\s*(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Label:
    """A label as read: `Antwoord 2 en 3` → answer, `("2", "3")`; its length within its line."""

    kind: Kind
    numbers: tuple[str, ...]
    length: int


@dataclass(slots=True)
class Block:
    """A labelled stretch while it is read: its label, the line of the label, its lines."""

    kind: Kind
    numbers: tuple[str, ...]
    label: Line | None
    lines: list[Line] = field(default_factory=list)


def label_in(text: str) -> Label | None:
    """The label that `text`, a line, is or begins with.

    >>> label_in("Antwoord op vragen 3 en 4").numbers, label_in("Vraag 2 en 3 gaan over hetzelfde")
    (('3', '4'), None)
    """
    found = _LABEL.fullmatch(text)
    if found:
        numbers = numbers_in(found["numbers"]) if found["numbers"] else ()
        kind = Kind.QUESTION if found["kind"].casefold().startswith("vra") else Kind.ANSWER
        if found["kind"].startswith("a") and not text.lstrip("#*_ ")[0].isupper():
            return None
        if not found["rest"] or _opens(found["after"], found["rest"], numbers, kind):
            return Label(kind, numbers, found.start("rest"))
        return None
    other = _OTHER.fullmatch(text)
    if other and (not other["rest"] or ":" in other["after"]):
        return Label(Kind(other["kind"].casefold()), (), other.start("rest"))
    return None


def _opens(after: str, rest: str, numbers: tuple[str, ...], kind: Kind) -> bool:
    """Whether text may follow a label on its line: after a colon, or a number with full stop, bracket or nothing."""
    sign = after.strip("*_ \n")
    if sign == ":" or (sign == "." and kind is Kind.ANSWER and rest[:1].isupper()):
        return True
    return bool(numbers) and rest[:1].isupper() and (sign in {".", ")"} or not after)


def bare_number(text: str, expected: int) -> Label | None:
    """A number that stands alone or before its question, where it is the one expected.

    >>> bare_number("2. Kunt u de rapporten delen?", 2).numbers, bare_number("2", 3)
    (('2',), None)
    """
    found = _BARE.fullmatch(text)
    if found is None or int(found["numbers"]) != expected or (found["rest"] and not found["after"]):
        return None
    if found["rest"] and not found["rest"][:1].isalpha():
        return None
    return Label(Kind.QUESTION, (found["numbers"],), found.start("rest"))


def blocks_of(lines: Iterable[Line], label_of: Callable[[str, int], Label | None]) -> tuple[list[Line], list[Block]]:
    """The lines before the first label, and the blocks; `label_of` is given a line and the next question's number."""
    head: list[Line] = []
    blocks: list[Block] = []
    into = head
    expected = 1
    for line in lines:
        label = label_of(line.text, expected) if line and len(blocks) < MOST_BLOCKS else None
        if label is None:
            into.append(line)
            continue
        numbers = label.numbers or _implied(label.kind, blocks)
        block = Block(label.kind, numbers, Line(line.raw, line.start, line.start + label.length))
        if label.length < line.end - line.start:
            block.lines.append(Line(line.raw, line.start + label.length, line.end))
        blocks.append(block)
        into = block.lines
        expected = max(expected, _next([block]))
    return head, _without_headings(blocks)


def _without_headings(blocks: list[Block]) -> list[Block]:
    """The blocks; a `Toelichting` that more questions or answers follow is a heading inside its answer."""
    kept: list[Block] = []
    last = max((at for at, block in enumerate(blocks) if block.kind in (Kind.QUESTION, Kind.ANSWER)), default=-1)
    for at, block in enumerate(blocks):
        if block.kind is Kind.NOTE and kept and at < last:
            kept[-1].lines += [*([block.label] if block.label else []), *block.lines]
        else:
            kept.append(block)
    return kept


def mended_numbers(blocks: list[Block]) -> list[Block]:
    """The blocks, a misprinted number of a question mended by its answer: `Vraag 7`, `Vraag 7`, `Antwoord 8`."""
    seen: set[str] = set()
    answered = {number for block in blocks if block.kind is Kind.ANSWER for number in block.numbers}
    asked = {number for block in blocks if block.kind is Kind.QUESTION for number in block.numbers}
    found: list[Block] = []
    for block in blocks:
        if block.kind is Kind.QUESTION:
            following = str(_next(found))
            if seen.issuperset(block.numbers) and following in answered - asked and block.numbers:
                block = replace(block, numbers=(following,))
            seen.update(block.numbers)
        elif block.kind is Kind.ANSWER and (before := _same_before(found, block)):
            block = replace(block, numbers=(*before, *block.numbers))
        found.append(block)
    return found


def _same_before(blocks: list[Block], answer: Block) -> tuple[str, ...]:
    """The number of a question printed twice, once under the number before: the answer is to both."""
    if len(blocks) < 2 or blocks[-2].kind is not Kind.QUESTION or blocks[-1].kind is not Kind.QUESTION:
        return ()
    first, second = ([line.text for line in block.lines if line] for block in blocks[-2:])
    return blocks[-2].numbers if first == second and not set(blocks[-2].numbers) & set(answer.numbers) else ()


def _next(blocks: list[Block]) -> int:
    """The number that the next question is expected to have."""
    numbers = [number for block in blocks if block.kind is Kind.QUESTION for number in block.numbers]
    return max((int(number.rstrip("abcdefghijklmnopqrstuvwxyz")) for number in numbers), default=0) + 1


def _implied(kind: Kind, blocks: list[Block]) -> tuple[str, ...]:
    """The numbers of a label that has none: the next question; for an answer the questions still without one."""
    if kind is Kind.QUESTION:
        return (str(_next(blocks)),)
    if kind is not Kind.ANSWER:
        return ()
    answered = {number for block in blocks if block.kind is Kind.ANSWER for number in block.numbers}
    open_ = [number for b in blocks if b.kind is Kind.QUESTION for number in b.numbers if number not in answered]
    return tuple(dict.fromkeys(open_))
