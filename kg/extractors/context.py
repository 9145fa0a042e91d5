"""What the words around a register's name say against it: a post's portfolio, a surname, a compound."""

import re
from collections.abc import Callable

from kg.extractors.ministries import is_of_post
from kg.extractors.words import is_opener, is_ordinary

Stands = Callable[[str, int, int], bool]
"""True when `text[start:end]`, a name of a register, stands for what the register says."""

_LOCATIVE = re.compile(
    r"\b(?:in|uit|te|bij|naar|nabij|rond|rondom|omgeving|richting|tussen|buiten|vanuit|gemeente|gemeenten|stad|dorp|regio"
    r"|plaats|provincie|dorpje|stadje|eiland|eilandje|wijk|station|haven|Station|Gemeente) $"
)
_PREFIXES = (" van der ", " van den ", " van ’t ", " van 't ", " ter ", " ten ", " der ")
_SURNAME_PREFIX = re.compile(rf"\b[A-ZÀ-Þ][\w’-]+(?:{'|'.join(_PREFIXES)})$")
_NO_LAW_BEHIND = re.compile(r"[-’'/+]| [A-Z0-9]")
_TREATY_OF = re.compile(
    r"(?:[Aa]kkoord|[Oo]vereenkomst|[Vv]erdrag|[Cc]onventie|[Vv]erklaring|[Pp]rotocol|[Aa]fspraken|doelen|[Dd]oelstelling(?:en)?|[Kk]limaattop"
    r"|[Cc]onferentie) van $"
)
_NAME_BEFORE = re.compile(
    r"(?:\b[A-ZÀ-Þ][\w’.-]* |[/-]|\b(?:lid|leden|motie|amendement|heer|mevrouw|collega|[Mm]inister|[Ss]taatssecretaris|Kamerlid) )$"
)
_WORD_BEFORE = re.compile(r"([A-ZÀ-Þ][\w’.-]*) $")
_NAMED_FOR = re.compile(r"(?:[/-]|\b(?:kabinet(?:ten)?|regering|motie|amendement|familie|gebroeders) )$")
_HEAD_BEHIND = re.compile(
    r"[- ](?:verordening|verdrag|akkoord|procedure|claimant|systeem|conventie|protocol|overeenkomst|richtlijn|doelen)"
    r"|-(?:doel|variant|code|lijn|norm)"
)
_FOREIGN = re.compile(r"\b[A-Z][a-zë-]+(?:se|sche|aanse) $|\b(?:militaire|geheime|lokale|buitenlandse|plaatselijke) $")
_OF_A_PLACE = re.compile(
    r" (?:in|van|te|uit) (?:het |de )?(?!Nederland|Oost-|Amsterdam|Rotterdam|Den Haag)[A-Z]| ter plaatse"
)


_CAPITAL_BEHIND = re.compile(r" ([A-ZÀ-Þ][\w’-]+)")
_DOES = re.compile(
    r"(?: zelf| ook| inmiddels| al)? (?:heeft|stelt|stelde|meldt|meldde|schrijft|schreef|concludeert|concludeerde|adviseert|adviseerde"
    r"|waarschuwt|waarschuwde|pleit|roept|laat|liet|geeft aan|gaf aan|wil|eist|vindt|verwacht|publiceerde|publiceert|onderzoekt"
    r"|besloot|besluit|oordeelde|oordeelt|constateert|constateerde|zegt|zei|reageert|weigert|dreigt|verkoopt|verkocht|ontslaat"
    r"|sluit|betaalt|overweegt|vraagt|bevestigt|ontkent|raamt|berekende)\b"
)
_TOLD_BY = re.compile(
    r"\b(?:[Vv]olgens|aldus|(?:[Rr]apport|[Oo]nderzoek|[Aa]dvies|[Cc]ijfers|[Bb]rief|[Oo]proep|[Uu]itspraak|[Vv]oorzitter|directeur"
    r"|bestuur|leden|lid|woordvoerder|medewerkers?|experts?|reactie|standpunt|[Aa]nalyse|[Ss]tudie|[Ww]aarschuwing|[Rr]aming|kritiek"
    r"|klanten|aandelen|topman|CEO|directie|fabriek|fabrieken|vestiging|winkels|werknemers|bevindingen|aanbevelingen|overname|faillissement)"
    r" (?:van|door|bij))(?: de| het)? (?:[a-z]+(?:se|e) )?$"
)
_DONE_TO = re.compile(
    r"\b(?:tegen|aan|bij|door|zoals|waaronder|onderdeel van|dochter van|eigendom van|moederbedrijf"
    r"|(?:tech|energie|olie|farma|chemie)?(?:bedrijf|concern|fabrikant|producent|keten|reus|platform))(?: als)? $"
)
_ARTICLE_BEFORE = re.compile(r"\b(?:[Dd]e|[Hh]et) $")
_SHORT = 3
"""Letters from which on an abbreviation with an article is taken for the body of that name."""


def always(text: str, start: int, end: int) -> bool:
    """Nothing speaks against it."""
    return True


def as_portfolio(text: str, start: int, end: int) -> bool:
    """`Defensie heeft`, but not `Minister van Defensie` nor the first half of `Landbouw en Visserij`."""
    return as_ministry(text, start, end) and not text.startswith(" en ", end)


def as_ministry(text: str, start: int, end: int) -> bool:
    """`OCW en de politie`, `de JenV-begroting`, but not `de staatssecretaris van Onderwijs (OCW)`."""
    return not is_of_post(text, start)


def as_place(text: str, start: int, end: int) -> bool:
    """`Dublin` and `Dublin-delegatie`, but not `Dublin-verordening` nor the first word of `Twente Board`."""
    if text.endswith(_PREFIXES, 0, start) and _SURNAME_PREFIX.search(text, max(0, start - 40), start):
        return False
    if text.startswith(("-", " "), end) and _HEAD_BEHIND.match(text, end):
        return False
    if text.endswith(" van ", 0, start) and _TREATY_OF.search(text, max(0, start - 30), start):
        return False
    if _LOCATIVE.search(text, max(0, start - 12), start):
        return True
    behind = _CAPITAL_BEHIND.match(text, end)
    return behind is None or is_ordinary(behind[1]) or is_opener(behind[1])


def as_place_not_surname(text: str, start: int, end: int) -> bool:
    """`in Westerveld` and `herstel Groningen`, but not `Lisa Westerveld` nor `motie-Westerveld`: politicians bear it."""
    return as_place(text, start, end) and _NAME_BEFORE.search(text, max(0, start - 25), start) is None


def as_surname(text: str, start: int, end: int) -> bool:
    """`volgens Poetin`, but not `Ivanka Trump`, `Trump Tower`, `regering-Trump` nor `het kabinet Rutte`."""
    if text.startswith("-", end) or _CAPITAL_BEHIND.match(text, end):
        return False
    first = _WORD_BEFORE.search(text, max(0, start - 25), start)
    if first and not (is_opener(first[1]) or is_ordinary(first[1])):
        return False
    return _NAMED_FOR.search(text, max(0, start - 25), start) is None


def as_actor(text: str, start: int, end: int) -> bool:
    """`volgens de IEA` and `Meta heeft besloten`, of a name that also means other things: `de APK`, `een action`."""
    if _DOES.match(text, end) or _TOLD_BY.search(text, max(0, start - 45), start):
        return True
    capitalised = text[start + 1 : end].islower() and _CAPITAL_BEHIND.match(text, end) is None
    return capitalised and _DONE_TO.search(text, max(0, start - 30), start) is not None


def as_body(text: str, start: int, end: int) -> bool:
    """`de ILO` too, of an abbreviation of a body: companies have no article, and `een ISO-norm` is no body."""
    if as_actor(text, start, end):
        return True
    short = end - start >= _SHORT and text[start:end].isupper() and _NO_LAW_BEHIND.match(text, end) is None
    return short and _ARTICLE_BEFORE.search(text, max(0, start - 5), start) is not None


def as_law(text: str, start: int, end: int) -> bool:
    """`de WIA`, of an abbreviation that also means other things: not `WIA-uitkering`, `een WIA`, `de WW II`."""
    return text[max(0, start - 3) : start] in {"de ", "De "} and _NO_LAW_BEHIND.match(text, end) is None


def as_spoken(text: str, start: int, end: int) -> bool:
    """`de douane`, a Dutch body in small letters: not `de Franse douane`, `een kadaster`, `politie ter plaatse`, `politie-inzet`."""
    if text.startswith("-", end) or text.endswith(("-", "een ", "Een "), 0, start):
        return False
    return not _FOREIGN.search(text, max(0, start - 25), start) and not _OF_A_PLACE.match(text, end)
