"""Automatic numbers of Word's lists: "1." before a paragraph is not in its text but follows from the list it is in."""

from collections import defaultdict

from kg.sources.tree import Element

_MOST_STYLES = 10
"""So many styles are followed, each based on the next."""
_FORMATS = {"decimal", "lowerLetter", "upperLetter", "decimalZero"}


class Numbering:
    """Counts the lists of one document while its paragraphs go by."""

    def __init__(self, part: Element | None, styles: Element | None = None) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._counts: dict[tuple[str, int], int] = defaultdict(int)
        self._abstract: dict[str, str] = {}
        self._styles: dict[str, tuple[str, Element | None]] = {}
        if part is not None:
            self._read(part)
            self._read_styles(styles)

    def _read(self, part: Element) -> None:
        for abstract in part.all("w:abstractNum"):
            name = abstract.attributes.get("w:abstractNumId", "")
            for level in abstract.all("w:lvl"):
                number = _integer(level.attributes.get("w:ilvl"))
                self._levels[name, number] = (
                    _value(level, "w:numFmt") or "none",
                    _value(level, "w:lvlText") or "",
                    _integer(_value(level, "w:start"), 1),
                )
        for num in part.all("w:num"):
            self._abstract[num.attributes.get("w:numId", "")] = _value(num, "w:abstractNumId") or ""

    def _read_styles(self, styles: Element | None) -> None:
        """Of each style the one that it is based on, and its place in a list."""
        for style in styles.all("w:style") if styles is not None else ():
            based = _value(style, "w:basedOn") or ""
            self._styles[style.attributes.get("w:styleId", "")] = based, style.first("w:numPr")

    def _listed(self, properties: Element | None) -> Element | None:
        """The list that a paragraph is in, by itself or by its style."""
        if properties is None:
            return None
        listed = properties.first("w:numPr")
        style = _value(properties, "w:pStyle") or ""
        for _ in range(_MOST_STYLES):
            if listed is not None or style not in self._styles:
                break
            style, listed = self._styles[style]
        return listed

    def label(self, paragraph: Element) -> str:
        """What Word prints before `paragraph`: `3. `; empty where it is in no numbered list."""
        properties = next((child for child in paragraph.elements() if child.tag == "w:pPr"), None)
        listed = self._listed(properties)
        if listed is None:
            return ""
        number, level = _value(listed, "w:numId") or "", _integer(_value(listed, "w:ilvl"))
        form, text, _ = self._levels.get((self._abstract.get(number, ""), level), ("none", "", 1))
        if form == "bullet":
            return "• "
        if form not in _FORMATS:
            return ""
        self._counts[number, level] += 1
        for deeper in [key for key in self._counts if key[0] == number and key[1] > level]:
            del self._counts[deeper]
        for at in range(level + 1):
            first = self._levels.get((self._abstract.get(number, ""), at), ("", "", 1))[2]
            count = first + max(self._counts.get((number, at), 1), 1) - 1
            text = text.replace(f"%{at + 1}", _written(count, form if at == level else "decimal"))
        return f"{text} " if text else ""


def _written(count: int, form: str) -> str:
    """A count as its list writes it.

    >>> _written(2, "lowerLetter"), _written(2, "decimal")
    ('b', '2')
    """
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (count - 1) % 26)
        return letter if form == "lowerLetter" else letter.upper()
    return str(count)


def _value(element: Element, tag: str) -> str | None:
    found = next((child for child in element.elements() if child.tag == tag), None)
    return found.attributes.get("w:val") if found else None


def _integer(text: str | None, default: int = 0) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 9 else default
