"""How Dutch documents write dates, numbers of questions and references to answers."""

import re
from datetime import date

MONTHS = {
    name: number
    for number, name in enumerate(
        [
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ],
        1,
    )
}
DATE = re.compile(r"\b(\d{1,2})\s+(" + "|".join(MONTHS) + r")\s+(\d{4})\b", re.IGNORECASE)
ISO_OR_NUMERIC = re.compile(r"\b(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})-(\d{1,2})-(\d{4}))\b")

_NUMBER = r"\d{1,3}(?:\s?[a-z])?(?![\w/])"
NUMBERS = rf"{_NUMBER}(?:\s*(?:,|en|tot en met|t/m|–|-|&)\s*{_NUMBER})*"
_RANGE = re.compile(r"(\d{1,3})\s*(?:tot en met|t/m|–|-)\s*(\d{1,3})")
_ONE = re.compile(r"\d{1,3}(?:\s?[a-z]\b)?")

SEE = re.compile(
    r"\b(?:zie|verwijs\w*|(?:is|zijn|wordt|worden|heb|hebben|ben)\s+(?:ik\s+)?(?:reeds\s+|al\s+)?"
    r"(?:toegelicht|beantwoord|beschreven|uiteengezet|ingegaan|opgenomen|vermeld)\s+(?:in|bij))\b"
    r"[^.?!]{0,80}?\b(?:antwoord(?:en)?|beantwoording)\s+(?:(?:op|bij|van)\s+)?(?:de\s+)?(?:(?:vraag|vragen)\s+)?"
    rf"(?P<numbers>{NUMBERS})",
    re.IGNORECASE,
)
_SEE_FIRST = re.compile(
    r"\b(?:in|bij)\s+(?:(?:het|mijn|de)\s+)?(?:antwoord(?:en)?|beantwoording)\s+(?:(?:op|bij|van)\s+)?(?:de\s+)?"
    rf"(?:(?:vraag|vragen)\s+)?(?P<numbers>{NUMBERS})\s+(?:ben|heb|is|zijn|wordt|worden)\b[^.?!]{{0,60}}?"
    r"\b(?:ingegaan|toegelicht|beantwoord|uiteengezet|beschreven|aangegeven|vermeld)",
    re.IGNORECASE,
)
"""The other way round: `In antwoord 3 ben ik ingegaan op de aansluiting`."""
_SEE_QUESTION = re.compile(
    rf"(?:(?:Ja|Nee),?\s+)?zie\s+(?:ook\s+|hiervoor\s+)?(?:vraag|vragen)\s+(?P<numbers>{NUMBERS})\.?", re.I
)
_SEE_MOST = 160
"""A reference that is the chief content of its answer stands in a text of at most this many characters."""
_OWN_MOST = 60
"""Behind more than so many characters of its own, `Zie ook` is an addition."""


def day_in(text: str) -> date | None:
    """The first date written in `text`, `None` when there is none or it is no day of the calendar.

    >>> day_in("Ingediend 30 maart 2021")
    datetime.date(2021, 3, 30)
    """
    found = DATE.search(text)
    try:
        if found:
            return date(int(found[3]), MONTHS[found[2].lower()], int(found[1]))
        found = ISO_OR_NUMERIC.search(text)
        if found and found[1]:
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found:
            return date(int(found[6]), int(found[5]), int(found[4]))
    except ValueError:
        return None
    return None


def numbers_in(text: str) -> tuple[str, ...]:
    """The question numbers that a label names, ranges written out.

    >>> numbers_in("2, 3 en 6 t/m 8")
    ('2', '3', '6', '7', '8')
    """
    numbers: list[str] = []
    at = 0
    while found := _ONE.search(text, at):
        span = _RANGE.match(text, found.start())
        if span and int(span[1]) < int(span[2]) <= int(span[1]) + 99:
            numbers += [str(number) for number in range(int(span[1]), int(span[2]) + 1)]
            at = span.end()
        else:
            numbers.append(found.group().replace(" ", ""))
            at = found.end()
    return tuple(dict.fromkeys(numbers))


def answers_referred_to(text: str) -> tuple[str, ...]:
    """The questions whose answer this answer only, or chiefly, points to.

    >>> answers_referred_to("Zie antwoord vraag 2.")
    ('2',)
    >>> answers_referred_to("Deze stappen zijn toegelicht in de antwoorden op de vragen 4 en 5.")
    ('4', '5')
    >>> answers_referred_to("Een vast team is wenselijk, maar dat heeft een behoorlijke omvang. Zie ook antwoord 7.")
    ()
    """
    if len(text) > _SEE_MOST:
        return ()
    found = SEE.search(text) or _SEE_FIRST.search(text) or _SEE_QUESTION.fullmatch(text)
    if found is None or (found.start() > _OWN_MOST and re.match(r"\w+\s+ook\b", found.group())):
        return ()
    return numbers_in(found["numbers"])
