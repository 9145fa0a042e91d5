"""The parts of an article that a reference names: `tweede lid, onder b` is `&lid=2&onderdeel=b` in a JCI string."""

import re

_ORDINALS = {
    "eerste": "1",
    "tweede": "2",
    "derde": "3",
    "vierde": "4",
    "vijfde": "5",
    "zesde": "6",
    "zevende": "7",
    "achtste": "8",
    "negende": "9",
    "tiende": "10",
    "elfde": "11",
    "twaalfde": "12",
}
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)})"
ITEM_PART = re.compile(
    rf"(?:,? ?(?:(?:het )?{_ORDINAL}(?:(?:,| en| of| tot en met| t/m) {_ORDINAL})* lid"
    r"|(?:lid|leden) \d+(?:(?:,| en| of| t/m) \d+(?= |,))?"
    r"|(?:aanhef en )?(?:onder(?:deel|delen)?|sub) [a-z\d]+°?(?:(?:, | en | of | t/m )[a-z]\b(?! \w+ van))*(?![\w])|aanhef))+"
)
_LID = re.compile(rf"(?P<word>{_ORDINAL}) lid|lid (?P<number>\d+)")
_SEVERAL = re.compile(
    r"(?:onder|onderdeel|onderdelen|sub) \w+°?(?:,| en| of| t/m) [a-z]\b"
    rf"|{_ORDINAL}(?:,| en| of| tot en met| t/m) {_ORDINAL} lid|leden|lid \d+(?:,| en| of| t/m) \d"
)
_LETTER = re.compile(r"(?:onderdeel|onder|sub) (?P<letter>[a-z\d]+)")


def part_of(words: str) -> str:
    """The part that `words` name, in the syntax of JCI; nothing where they name several.

    >>> part_of(", tweede lid, onder b"), part_of(", tweede en derde lid")
    ('&lid=2&onderdeel=b', '')
    """
    if _SEVERAL.search(words):
        return ""
    lid, letter = _LID.search(words), _LETTER.search(words)
    number = lid and (lid["number"] or _ORDINALS[lid["word"]])
    return (f"&lid={number}" if number else "") + (f"&onderdeel={letter['letter']}" if letter else "")


_LID_BEFORE = re.compile(
    rf"(?:het )?(?P<word>{_ORDINAL}) lid(?:, (?:aanhef en )?(?:onder|onderdeel) (?P<letter>[a-z]))?,? van $"
)


def part_before(text: str, at: int) -> str:
    """The part that the words right before `artikel`, at `at`, name: `het tweede lid van artikel 10` is `&lid=2`."""
    found = _LID_BEFORE.search(text, max(0, at - 60), at)
    if found is None:
        return ""
    return f"&lid={_ORDINALS[found['word']]}" + (f"&onderdeel={found['letter']}" if found["letter"] else "")
