"""How spellings of one name are made alike: case, accents, ij and y, hyphens, spaces, titles, initials."""

import re
import unicodedata
from functools import lru_cache

from kg.registers.entries import Person

SPECIAL = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "đ": "d", "&": " en "})
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_NO_FIGURES = re.compile(r"\D+")
TITLES = re.compile(
    r"^(?:(?:de heer|het lid|lid|leden|kamerlid|mevrouw|mevr\.?|mw\.?|dhr\.?|minister|staatssecretaris|premier"
    r"|prof\.?|dr\.?|mr\.?|drs\.?|ir\.?|ing\.?)\s+)+",
    re.IGNORECASE,
)
INITIALS = re.compile(r"^((?:[A-ZÀ-Ž][A-Za-zà-ž]{0,2}\.[ -]?)+)\s*(?=\S)")
ROLE = re.compile(
    r"^\s*(?:(?:de|het|een|demissionair|waarnemend)\s+)*"
    r"(minister[- ]president|ministers?|staatssecretaris(?:sen)?)\b"
    r"[\s,(–-]*(?:(?:van|voor)\b\s*)?(?:(?:het|ministerie|van)\b\s*)*",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def letters(text: str) -> str:
    """Only the folded letters and digits: `Van 't Wout` is `vantwout`, `DaniëlleJansen` and `Danielle Jansen` one."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.translate(SPECIAL))
        text = "".join(character for character in decomposed if not unicodedata.combining(character))
    text = text.replace("&", "en").lower()
    return _NO_LETTER.sub("", text).replace("ij", "y")


def one_letter_off(one: str, other: str) -> bool:
    """True for names of which one has a letter more, less or otherwise than the other; figures are no letters.

    >>> one_letter_off("wetopdekanspelen", "wetopdekansspelen"), one_letter_off("wetinburgering2013", "wetinburgering2021")
    (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1 or _NO_FIGURES.sub("", one) != _NO_FIGURES.sub("", other):
        return False
    at = next(
        (at for at, (mine, yours) in enumerate(zip(shorter, longer, strict=False)) if mine != yours), len(shorter)
    )
    return shorter[at + (len(one) == len(other)) :] == longer[at + 1 :]


def initials_of(name: str) -> str:
    """The capitals of the initials a name starts with: `S.Th.M. Hermans` gives `STM`, `Sophie Hermans` nothing."""
    match = INITIALS.match(TITLES.sub("", name + " x"))
    return "".join(character for character in match[1] if character.isupper()) if match else ""


def without_brackets(name: str) -> tuple[str, ...]:
    """The readings of a name: `R.A. (Rik) Janssen` as `R.A. Janssen` and `Rik Janssen`; `v.d. Goot` spelled out."""
    name = TITLES.sub("", name.strip())
    if nickname := re.search(r"\(([^)]*)\)\s*", name):
        bare = name.replace(nickname[0], "").strip()
        return bare, f"{nickname[1]} {INITIALS.sub('', bare)}"
    if "," in name:
        surname, _, rest = name.partition(",")
        return (f"{rest.strip()} {surname.strip()}",)
    spelled = [
        re.sub(r"\bv\.?\s?d\.?\s", f"van {article} ", name, flags=re.IGNORECASE) for article in ("der", "den", "de")
    ]
    return tuple(dict.fromkeys(spelled))


def parts_of_surname(surname: str) -> tuple[str, ...]:
    """The halves of a double name: `Yeşilgöz-Zegerius` as `Yeşilgöz` and `Zegerius`; none of a single one."""
    first, hyphen, last = surname.partition("-")
    return (first.strip(), last.strip()) if hyphen else ()


def _surnames(person: Person) -> list[str]:
    surnames = [person.surname]
    for alias in person.aliases:
        if person.given and alias.startswith(person.given + " "):
            surnames.append(alias[len(person.given) + 1 :])
        elif match := INITIALS.match(alias):
            surnames.append(alias[match.end() :])
    return list(dict.fromkeys(surnames))


def person_keys(person: Person) -> tuple[list[str], list[str]]:
    """What a person is found by: names in use with first halves of double names; and, second, last halves."""
    strong, weak = [letters(name) for name in (person.label, *person.aliases)], []
    spellings = {initials for name in person.aliases if (initials := INITIALS.match(name))}
    starts = [letters(match[1]) for match in spellings] + [letters(person.initials), letters(person.given), ""]
    capitals = initials_of(person.initials)
    starts += [letters(capitals), letters(capitals[:1])]
    for surname in _surnames(person):
        halves = parts_of_surname(surname)
        for start in dict.fromkeys(starts):
            strong += [start + letters(name) for name in (surname, *halves[:1])]
            weak += [start + letters(half) for half in halves[1:]]
    return strong, weak


def post_key(name: str) -> tuple[str, str]:
    """Role and folded portfolio: `de Minister van Justitie en Veiligheid` is (`minister`, `justitieenveiligheid`)."""
    match = ROLE.match(name)
    if not match:
        return "", letters(name)
    role = match[1].lower().replace(" ", "-")
    if role != "minister-president":
        role = "minister" if role.startswith("minister") else "staatssecretaris"
    return role, letters(name[match.end() :])
