"""Laws of one word, of letters or in English: `Verrekenprijsbesluit`, `omgevingswet`, `wet VBAR`, `de Woo`, `AI Act`."""

import re
from collections.abc import Iterator
from functools import partial

from kg.document import Anchor
from kg.extractors.cues import hits
from kg.extractors.span import PATTERN, REGISTER, Candidate
from kg.extractors.title_words import title_words
from kg.mention import LawMention, Mention
from kg.registers import Registers

_LONGEST_WORD = 45
_COMPOUND = re.compile(r"(?P<name>[A-ZÀ-Þ][\w-]{3,40}(?:wet|(?<!-)besluit|verordening|verdrag|richtlijn))")
_YEAR = re.compile(r" (?:19|20)\d\d\b")
_WITHIN_SENTENCE = re.compile(r"(?<=[a-z,(] )(?<!- en )")
_SMALL = re.compile(r"[a-z][a-zé-]{3,40}(?:wet|verdrag|verordening|richtlijn)")
_EUROPEAN = re.compile(r"[a-z][a-z-]{4,40}(?:richtlijn|verordening)")
_OF_LETTERS = re.compile(
    r"(?<![\w-])(?!EU\b|VN\b|EG\b)(?P<of>[A-Z](?=[\w-]*[A-Z])[\w-]{1,9}?(?: ?I{1,3})?)[- ](?:richtlijn|verordening)$"
)
"""`TEN-T verordening`, `NEC-richtlijn`, but no `EU-richtlijn`."""
_OF_EUROPE = re.compile(r"\bEuropese $")
_PLAN = "Belastingplan"
_ACT = re.compile(
    r"\b(?P<name>(?:[A-Z][\w’-]{1,30} (?:and |on |of (?:the )?)?){1,6}(?:Act|Directive|Regulation|Convention))\b(?! \w+ Assessment)"
)
_NO_ACT = frozenset(
    {"De", "Het", "Een", "In", "Van", "The", "Deze", "Volgens", "Met", "Op", "Uit", "En", "Of"}
    | {"Amerikaanse", "Britse", "Europese"}
)
_CODE = re.compile(r"[Ww]et (?P<name>[A-Z]{2,8}(?:\d{1,4})?)\b")
_DE_ACT = re.compile(r"de (?P<law>W[a-z]{2,6})\b(?![-’']| [A-Z])")
_BY_LAW = re.compile(r"(?:de |het )(?P<law>[A-Z][A-Za-z]{1,5})\b(?![-’']| [A-Z])")


def law_words(text: str, registers: Registers) -> Iterator[Candidate]:
    """Every law in `text` that one word, letters or an English title name."""
    for _, start, end in hits("law_words", text):
        if not text[end : end + 1].isalnum():
            yield from _compound(text, _start_of_word(text, start), end, registers)
    for _, start, _ in hits("law_codes", text):
        if (found := _CODE.match(text, start)) and _is_start(text, start):
            yield from _of_letters(found, registers)
    for _, start, end in hits("law_abbreviations", text):
        short = (_DE_ACT.match(text, start) or _BY_LAW.match(text, end)) if _is_start(text, start) else None
        if short and any(short["law"] in law.ambiguous for law in registers.things.laws_named(short["law"])):
            yield Candidate(*short.span("law"), REGISTER, partial(law_mention, "law-abbreviation-after-de", None))


def english_acts(text: str) -> Iterator[tuple[int, int]]:
    """Where titles in English stand: `Digital Services Act`."""
    for found in _ACT.finditer(text) if hits("law_acts", text) else ():
        words = found["name"].split()
        skipped = sum(len(word) + 1 for word in words[:1] if word in _NO_ACT)
        if len(words) - bool(skipped) > 1:
            yield found.start() + skipped, found.end()


def law_mention(rule: str, name: str | None, at: Anchor, surface: str) -> Mention:
    """A law as a mention; `name` where it is not what the text has."""
    return LawMention(at, surface, rule, name or surface)


def law_candidate(start: int, end: int, rule: str, name: str | None = None) -> Candidate:
    """A law that the words around it bear out."""
    return Candidate(start, end, PATTERN, partial(law_mention, rule, name))


def _compound(text: str, start: int, end: int, registers: Registers) -> Iterator[Candidate]:
    """`Verrekenprijsbesluit`, `Belastingplan 2025`, `omgevingswet`, `Europese habitatrichtlijn`."""
    word, things = text[start:end], registers.things
    if word == _PLAN:
        year = _YEAR.match(text, end)
        yield law_candidate(start, year.end() if year else end, "law-compound")
    elif _COMPOUND.fullmatch(word) and _WITHIN_SENTENCE.match(text, start):
        european = not word.endswith("richtlijn") or _is_european(text, start, word) or things.laws_named(word)
        if european and word.casefold() not in title_words().generic:
            year = _YEAR.match(text, end)
            yield law_candidate(start, year.end() if year else end, "law-compound", _spelled_out(word, registers))
    elif (acronym := _OF_LETTERS.search(text, max(0, start - 14), end)) and not things.organisations_named(
        acronym["of"]
    ):
        yield law_candidate(*acronym.span(), "law-compound")
    elif _EUROPEAN.fullmatch(word) and _OF_EUROPE.search(text, max(0, start - 12), start):
        yield law_candidate(start, end, "law-compound", word.capitalize())
    elif _SMALL.fullmatch(word) and word not in title_words().generic and things.laws_named(word):
        yield law_candidate(start, end, "law-compound")


def _is_european(text: str, start: int, word: str) -> bool:
    """True for `de Gasrichtlijn`: one word with a capital is of the EU; `de KNMG-richtlijn` is, where Europe is spoken of."""
    single = "-" not in word and text.endswith(("de ", "De "), 0, start)
    return single or "Europ" in text or "EU" in text


def _of_letters(found: re.Match[str], registers: Registers) -> Iterator[Candidate]:
    """`wet VBAR`: not `wet DUO`, where an organisation bears that name."""
    if not registers.things.organisations_named(found["name"]):
        known = registers.things.laws_named(found.group())
        yield law_candidate(*found.span(), "law-of-letters", None if known else found["name"])


def _start_of_word(text: str, at: int) -> int:
    first = max(0, at - _LONGEST_WORD)
    while at > first and (text[at - 1].isalnum() or text[at - 1] in "-_"):
        at -= 1
    return at


def _is_start(text: str, at: int) -> bool:
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] == "_")


def _spelled_out(compound: str, registers: Registers) -> str | None:
    """The act whose name the compound turns round, if the register has only that: `Natuurbeschermingswet`."""
    if not compound.endswith("wet") or registers.things.laws_named(compound):
        return None
    stem = compound.removesuffix("wet").casefold()
    names = (f"Wet {stem}", f"Wet {stem.removesuffix('s')}")
    return next((name for name in names if registers.things.laws_named(name)), None)
