"""Laws by the words their titles are made of, whether a register knows them or not: `Wet goed verhuurderschap`,
`Verordening (EU) 2016/679`, `Verdrag van Istanbul`, `Digital Services Act`, `wetsvoorstel Versterking Regie …`.

A title begins with a head (`Wet`, `Besluit`, `Verdrag` …). The register decides how far it runs, case aside; else it
runs to the first word that stands in no title, a mark, or a capital after small letters.
"""

import re
from collections.abc import Iterable, Iterator
from functools import partial

from kg.extractors.cues import hits
from kg.extractors.joined import Hit
from kg.extractors.law_words import english_acts, law_candidate, law_mention, law_words
from kg.extractors.lexicon import Make
from kg.extractors.span import Candidate
from kg.extractors.title_words import title_words
from kg.extractors.words import is_opener
from kg.mention import LawMention, Mention
from kg.registers import Registers
from kg.registers.eu_acts import ACT, number_of

_HEAD = re.compile(
    r"\b(?:(?P<before>(?:Algemene|Tijdelijke|Internationaal|Europees|Europese|europese|Nieuwe) |EU-|VN-))?"
    r"(?P<head>[Ww]et|[Ww]etboek"
    r"|(?:Rijks|Kader|Invoerings|Uitvoerings|Aanvullings|Wijzigings|Reparatie|Herstel|Verzamel|Spoed|Initiatief)wet"
    r"|[Kk]aderrichtlijn|[Bb]esluit|[Rr]egeling|(?:[Ss]ubsidie|[Ss]timulerings|[Tt]egemoetkomings|[Cc]ompensatie|[Bb]eëindigings)regeling"
    r"|(?:Uitvoerings|Vrijstellings|Sanctie|Bekostigings|Vergoedings)(?:regeling|besluit)"
    r"|Reglement|Beleidsregels?|[Vv]erdrag|Handvest|[Rr]ichtlijn|[Vv]erordening|Statuut|[Cc]onventie)(?= \w)"
)
_BILL = re.compile(r"\b[Ww]etsvoorstel(?:len)? (?:over de |inzake de |tot |voor de )?[«“‘'\"]?(?=[\w&])")
_CHANGE = re.compile(
    r"\bWijziging van (?:de |het |enige |enkele )?[^.,;:()«»“”|\n?!]{4,120}?"
    r" (?:in verband met|ter|tot|houdende|teneinde|naar aanleiding van) [^.,;:()«»“”|\n?!]{4,160}(?<! )"
)
"""The title of a bill that only says which law it changes, and why."""
_WORD = re.compile(r"[\w&-]+(?:[’'][\w-]+)*")
_OF_EUROPE = re.compile(
    r"\b(?:[Rr]ichtlijn|[Vv]erordening) van (?:het Europees Parlement en (?:van )?de Raad|de Raad(?= van \d))"
    r"(?: van \d{1,2} \w+ \d{4})?,? (?=(?:betreffende|inzake|tot|ter|over|houdende|voor|met betrekking tot) )"
)
"""The beginning of the long title of an EU act, named without its number."""
_COMPOUND = re.compile(r"[A-Z]{2,}\d?-[a-zà-ÿ]+")
"""`EU-richtlijn`, that goes on with a title in small letters."""
_BRACKET = re.compile(r" \((?:hierna:? |verder:? )?(?:de |het )?[«“\"'‘]?(?P<short>[A-Z][\w-]{1,12})[»”\"'’]?\)")
_YEAR = re.compile(r" (?:19|20)\d\d\b(?! \d)")
_NEXT_LAW = re.compile(
    r" (?:en|of) (?:de|het) (?:[A-Z]\w+ )?[\w-]*(?i:wet|wetsvoorstel|wetboek|regeling|besluit|verordening|richtlijn|verdrag)\b"
)
"""`en de Regeling` after a title is of the next one, not of this."""
_JOINS = frozenset({"en", "of", "is"})
_TREATIES = frozenset({"verdrag", "handvest", "statuut", "conventie"})
_SUBJECT_FOLLOWS = frozenset({"inzake", "tegen", "tot", "betreffende", "voor", "ter"})
_LONGEST, _LONGEST_UNKNOWN, _LONGEST_TREATY = 16, 9, 36
"""Words of a title."""
_SHORT = 7
"""More letters than an abbreviation of a law has."""
_LEAD_ON = frozenset({"aan", "naar", "door", "binnen", "te", "gebruik"})
"""Words that stand in the long title of an EU act or a treaty, though in no other."""
_LONGEST_HEAD = 40
"""Characters of a head with what stands before it: `Internationaal `."""


def law_titles(text: str, registers: Registers) -> Iterator[Candidate]:
    """Every title of a law in `text`, and the abbreviation in brackets behind a title."""
    for start, end in english_acts(text):
        yield from _with_short(text, start, end, _known_name(text, start, end, registers))
    heads = hits("law_heads", text)
    yield from _numbered(text) if heads else ()
    yield from _long_titles(text) if heads else ()
    for found in _heads(text, heads):
        yield from _from_head(text, found, registers)
    for found in _BILL.finditer(text) if hits("law_bills", text) else ():
        yield from _bill(text, found.end(), registers)
    for found in _CHANGE.finditer(text) if hits("law_changes", text) else ():
        yield law_candidate(*found.span(), "law-that-changes-one")
    yield from law_words(text, registers)


def introduced_laws(mentions: Iterable[Mention]) -> Iterator[tuple[str, Make]]:
    """The abbreviations and short names that the text gave to laws, to look for again: `VBAR`."""
    for mention in mentions:
        if isinstance(mention, LawMention) and mention.rule == "law-abbreviation":
            for surface in (mention.surface, f"wet {mention.surface}", f"Wet {mention.surface}"):
                yield surface, partial(law_mention, "name-again", mention.name)


def _heads(text: str, cues: Iterable[Hit]) -> Iterator[re.Match[str]]:
    """The heads of titles in `text`: each is looked for only where a cue ends its last word."""
    done = 0
    for _, start, end in cues:
        if found := _HEAD.search(text, max(done, start - _LONGEST_HEAD), min(end + 2, len(text))):
            done = found.end()
            yield found


def _numbered(text: str) -> Iterator[Candidate]:
    """EU acts by number, and the name right before one in brackets: `de Detacheringsrichtlijn (Richtlijn 96/71/EG)`."""
    for found in ACT.finditer(text) if "/" in text else ():
        if number_of(found):
            yield law_candidate(*found.span(), "eu-act-by-number")
            before = re.search(
                r"\b([A-Z][\w-]+(?:richtlijn|verordening)) \($", text[max(0, found.start() - 60) : found.start()]
            )
            if before:
                start = max(0, found.start() - 60) + before.start()
                yield law_candidate(start, start + len(before[1]), "eu-act-by-number", found.group())


def _long_titles(text: str) -> Iterator[Candidate]:
    """EU acts by their long title: `richtlijn van het Europees Parlement en de Raad betreffende hernieuwbare energie`."""
    for found in _OF_EUROPE.finditer(text) if "Raad" in text else ():
        end = found.end()
        for _, word_end, word in _words(text, found.end(), _LONGEST_TREATY):
            if word.casefold() in title_words().ends - _LEAD_ON:
                break
            end = end if word in title_words().linking else word_end
        if end > found.end():
            yield law_candidate(found.start(), end, "eu-act-by-long-title")


def _from_head(text: str, head: re.Match[str], registers: Registers) -> Iterator[Candidate]:
    """The title that begins at `head`: as the register has it, else as far as its words are those of a title."""
    start = head.start()
    starts = dict.fromkeys((start, head.start("head")))
    end = next((known for at in starts if (known := _known_end(text, at, head.end(), registers))), None)
    if end is None:
        start = head.start("head") if (head["before"] or "").casefold() in {"europese ", "nieuwe "} else start
        end = _grammar_end(text, head, registers) if _may_be_new(text, head) else None
    if end is not None:
        year = _YEAR.match(text, end) if text[end - 4 : end].isalpha() else None
        end = year.end() if year else end
        yield from _with_short(text, start, end, text[start:end])


def _with_short(text: str, start: int, end: int, name: str) -> Iterator[Candidate]:
    yield law_candidate(start, end, "law-title", name)
    if (bracket := _BRACKET.match(text, end)) and _abbreviates(bracket["short"], name):
        yield law_candidate(*bracket.span("short"), "law-abbreviation", name)


def _known_name(text: str, start: int, end: int, registers: Registers) -> str:
    """The title, or the abbreviation behind it where the register knows only that: `Capital Requirements Regulation (CRR)`."""
    name, bracket = text[start:end], _BRACKET.match(text, end)
    short = bracket["short"] if bracket and not registers.things.laws_named(name) else ""
    return short if short and registers.things.laws_named(short) else name


def _abbreviates(short: str, name: str) -> bool:
    """True when the letters of `short` occur in `name` in order."""
    letters = iter(name.casefold())
    return len(short) < len(name) and all(letter in letters for letter in short.casefold() if letter.isalpha())


def _words(text: str, at: int, longest: int) -> Iterator[tuple[int, int, str]]:
    """The words from `at` on, as `(start, end, word)`; no further than a mark that ends a title."""
    for _ in range(longest):
        found = _WORD.match(text, at)
        if found is None:
            return
        yield found.start(), found.end(), found.group()
        at = found.end()
        at += 2 if text.startswith(", ", at) else 1 if text.startswith(" ", at) else len(text)


def _known_end(text: str, start: int, after: int, registers: Registers) -> int | None:
    """Where the longest title ends that begins at `start` and that the register knows, case aside."""
    ends = [end for _, end, _ in _words(text, after + 1, _LONGEST)]
    return next((end for end in reversed(ends) if registers.things.laws_named(text[start:end])), None)


def _may_be_new(text: str, head: re.Match[str]) -> bool:
    """True where the head must begin a name: a capital within the sentence, or `Wet` at its start."""
    if head["head"][0].islower():
        if head["before"] in {"Algemene ", "Tijdelijke "} and head["head"] == "wet":
            return True
        if head["head"].endswith("regeling") and head["head"] != "regeling":
            return text[head.end() + 1 : head.end() + 2].isupper()
        return bool(head["before"]) and head["head"] in {"richtlijn", "verordening", "verdrag"}
    if head["head"] in {"Richtlijn", "Verordening"} and not (head["before"] or "EU" in text or "Europe" in text):
        return False
    if head["head"].endswith("wet") or head["before"] or head["head"] == "Wet":
        return True
    return text[max(0, head.start() - 2) : head.start() - 1].isalpha() and text[head.start() - 1] == " "


def _grammar_end(text: str, head: re.Match[str], registers: Registers) -> int | None:
    """Where a title ends that no register knows; `None` where its end is not clear."""
    treaty = head["head"].casefold() in _TREATIES
    named = treaty or (head["head"].endswith("regeling") and head["head"][0].isupper() and head["head"] != "Regeling")
    capitals: bool | None = None
    end, at, joined = head.end(), head.end(), True
    between = treaty and text.startswith(" tussen ", head.end())
    longest = _LONGEST_TREATY if between else _LONGEST_UNKNOWN
    ends = title_words().ends - _LEAD_ON if between else title_words().ends
    for count, (_, word_end, word) in enumerate(_words(text, head.end() + 1, longest + 1)):
        if count == longest or (not count and word in (_JOINS if named else title_words().generic)):
            return None
        if word.casefold() in ends or text[at : at + 1] == "," or _NEXT_LAW.match(text, at):
            break
        at = word_end
        if word in title_words().linking:
            joined = True
            capitals = None if treaty and word in _SUBJECT_FOLLOWS else capitals
            continue
        if word.isdigit():
            end = word_end if len(word) == 4 else end
            break
        small = word[0].islower()
        if capitals is None:
            capitals = not small
        if small if capitals else not (small or joined or _is_part(word, registers)):
            break
        end, joined = word_end, False
    return end if end > head.end() else None


def _is_part(word: str, registers: Registers) -> bool:
    """True for a word with capitals that stands among the small ones of a title: `EU-richtlijn`, `Wav`."""
    return _COMPOUND.fullmatch(word) is not None or (len(word) < _SHORT and bool(registers.things.laws_named(word)))


def _bill(text: str, at: int, registers: Registers) -> Iterator[Candidate]:
    """A named bill without `Wet` before it: known so with it, else two or more capitalised words."""
    ends = [end for _, end, _ in _words(text, at, _LONGEST)]
    known = next((end for end in reversed(ends) if registers.things.laws_named(f"Wet {text[at:end]}")), None)
    if known:
        yield from _with_short(text, at, known, f"Wet {text[at:known]}")
        return
    end, capitals = at, 0
    for _, word_end, word in _words(text, at, _LONGEST_UNKNOWN):
        if word[0].isupper():
            end, capitals = word_end, capitals + 1
        elif word not in title_words().linking:
            break
    if not text[at].isupper() or _HEAD.match(text, at):
        return
    small = _small_end(text, at) if capitals == 1 else None
    if small:
        yield from _with_short(text, at, small, f"Wet {text[at].lower()}{text[at + 1 : small]}")
    elif capitals > 1:
        yield from _with_short(text, at, end, text[at:end])


def _small_end(text: str, at: int) -> int | None:
    """Where a bill's name of a capital and small words ends: `wetsvoorstel Verbetering beschikbaarheid jeugdzorg`."""
    end, joined, small = at, True, 0
    for count, (_, word_end, word) in enumerate(_words(text, at, _LONGEST_UNKNOWN)):
        if word.casefold() in title_words().ends or (count and word[0].isupper()) or (not count and is_opener(word)):
            break
        if word in title_words().linking:
            joined = True
            continue
        if count and not joined and small >= 2:
            break
        end, joined, small = word_end, False, small + bool(count)
    return end if small else None
