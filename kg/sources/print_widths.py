"""How wide text is in print: the Aanhangsel is set in Univers, whose letters are drawn on eighteen units to the em.

The figures are those that the PDFs of 2014 to 2024 state of their own font (`/Widths`), in units.
"""

from itertools import accumulate

COLUMN = 663
"""The column is 36.84 em of the text's own size: over 900 printed lines no other is wider but by a raised note mark."""
NOTE_COLUMN = 801
"""The same column for the smaller letters of a footnote, without its indent."""
BLANK = 5
_LETTERS = {
    5: " .,:;/|!ijlIï'\u00a0¨´¸í",
    6: "()-ft\u00ad[]",
    7: "r*",
    8: "z",
    9: "?cks_",
    10: "0123456789aevxyFJL«»áéëàèêç$§",
    11: "bdghnopquóöúüETPZ+~&=",
    12: "BCKRSVY",
    13: "ADHX",
    14: "GNOQU",
    15: "w%",
    17: "mM",
    18: "W@",
}
_WIDTHS = bytearray([10]) * 256
for _width, _letters in _LETTERS.items():
    for _letter in _letters:
        _WIDTHS[_letter.encode("latin-1", "replace")[0]] = _width
_TABLE = bytes(_WIDTHS)


def _units(text: str) -> bytes:
    """The width of each letter; what is not in Latin-1 is as wide as a dash (and a question mark)."""
    return text.replace("’", "'").encode("latin-1", "replace").translate(_TABLE)


def width(text: str) -> int:
    """How wide `text` is, in units.

    >>> width("Antwoord 2"), width("")
    (100, 0)
    """
    return sum(_units(text))


def reach(text: str) -> list[int]:
    """How far each place of `text` is from its beginning, in units; one more figure than letters.

    >>> reach("Ja.")
    [0, 10, 20, 25]
    """
    return list(accumulate(_units(text), initial=0))
