"""Names of people as the sources spell them, made into one label, given name, surname, initials and slug."""

import re
import unicodedata

PARTICLES = {"van", "de", "der", "den", "het", "'t", "’t", "ter", "ten", "te", "in", "op", "el", "von", "la", "du"}
TITLES = {
    "drs.",
    "mr.",
    "dr.",
    "prof.",
    "ir.",
    "ing.",
    "em.",
    "bgen",
    "(b.d.)",
    "jhr.",
    "mpa",
    "mba",
    "llm",
    "mmc",
    "mdr",
    "ma",
    "msc",
}
SURNAMES = {
    "Marlies Veldhuijzen van Zanten": "Veldhuijzen van Zanten",
    "Anneke van Dok-van Weele": "van Dok-van Weele",
    "Clémence Ross-van Dorp": "Ross-van Dorp",
    "Jan Gmelich Meijling": "Gmelich Meijling",
    "F.Q. Gräper-van Koolwijk": "Gräper-van Koolwijk",
}
"""Surnames that no rule finds."""
SPECIAL = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "đ": "d", "ĳ": "ij", "Ĳ": "IJ"})


def ascii_fold(text: str) -> str:
    """`Yeşilgöz` as `Yesilgoz`."""
    parts = unicodedata.normalize("NFKD", text.translate(SPECIAL))
    return "".join(character for character in parts if not unicodedata.combining(character))


def slugify(text: str) -> str:
    """`Minister van Justitie en Veiligheid` as `minister-van-justitie-en-veiligheid`."""
    plain = re.sub(r"['’.´]", "", ascii_fold(text).lower().replace("&", "en"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def letters(text: str) -> str:
    """Only the folded letters, to compare spellings: `van 't Wout` is `vantwout`."""
    return re.sub(r"[^a-z0-9]", "", ascii_fold(text).lower())


def without_titles(name: str) -> str:
    """`mr. dr. Jan Pieter Balkenende` without titles; `Drs. E.J.H.S. (Erwin) Flipse MPA` as `Erwin Flipse`."""
    nickname = re.search(r"\(([A-Z][^)]*)\)", name)
    words = [word for word in name.split() if word.lower() not in TITLES]
    if nickname and any(is_initials(word) for word in words):
        rest = [word for word in words if not word.startswith("(") and not is_initials(word) and word != nickname[1]]
        words = [nickname[1], *rest[-_surname_length(rest) :]]
    return " ".join(word for word in words if not word.startswith("("))


def is_initials(word: str) -> bool:
    """`S.Th.M.` is, `Sophie` is not."""
    return re.fullmatch(r"(?:[A-ZÀ-Ž][A-Za-zà-ž]{0,2}\.)+", word) is not None


def _surname_length(words: list[str]) -> int:
    length = 1
    while length < len(words) and words[-length - 1].lower() in PARTICLES:
        length += 1
    return length


def split_name(full: str, given: str, family: str) -> tuple[str, str]:
    """Given name and surname with its prefix: `Stieneke van der Graaf` as (`Stieneke`, `van der Graaf`).

    `given` and `family` are what a source says apart; either may be wrong or lack the prefix.
    """
    words = full.split()
    if full in SURNAMES:
        first_name = full.removesuffix(" " + SURNAMES[full])
        return "" if is_initials(first_name) else first_name, SURNAMES[full]
    if given and full.startswith(given + " ") and given.split()[-1].lower() not in PARTICLES:
        return given, full[len(given) + 1 :]
    tail = without_titles(family).split()
    length = len(tail) if tail and words[-len(tail) :] == tail and len(tail) < len(words) else 1
    while length < len(words) - 1 and words[-length - 1].lower() in PARTICLES:
        length += 1
    first, rest = words[:-length], words[-length:]
    if first and is_initials(first[0]):
        return "", " ".join(rest)
    return " ".join(first), " ".join(rest)


def initials_letters(initials: str) -> str:
    """`S.Th.M.` as `STM`: what every spelling of the same initials shares."""
    return "".join(character for character in ascii_fold(initials) if character.isupper())


def same_initials(one: str, other: str) -> bool:
    """True if the shorter of the two starts the longer: `M.C.` and `M.C.G.`, `S.T.H.M.` and `S.Th.M.`."""
    a, b = initials_letters(one), initials_letters(other)
    c, d = letters(one), letters(other)
    return bool(a and b) and (a.startswith(b) or b.startswith(a) or c.startswith(d) or d.startswith(c))
