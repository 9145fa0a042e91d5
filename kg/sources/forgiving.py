"""HTML, and XML that is not well-formed, as a tree: nothing is an error, and no text is lost.

The tokens are cut here, because `html.parser` of the Pythons in use takes time that grows with the square of a damaged
text (CVE-2025-6069), and lxml does not say where in the text a piece of it stands. Every step below moves on.
"""

import re

from kg.sources.tree import Element, Growing, Tree, chars_of

_OPEN = re.compile(r"<([A-Za-z][^\s/<>]*)")
_CLOSE = re.compile(r"</([A-Za-z][^\s/<>]*)[^<>]*>?")
_ATTRIBUTE = re.compile(
    r"""[\s/]*(?P<name>[^\s=/<>"']+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'<>]+)))?"""
)
_TAG_END = re.compile(r"[\s/]*>")
_RAW = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style")}
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_ENDS_PARAGRAPH = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "hr", "section"})


def parse_html(text: str, path: str) -> Tree:
    """The tree of an HTML text; raises `SourceError` when it nests too deep.

    >>> parse_html("<p>Ja.<p>Nee &eacute;&eacute;n", "page.html").root.first("p").text
    'Ja.'
    """
    return Tree(grow(text, Growing(path), xml=False))


def grow(text: str, growing: Growing, *, xml: bool) -> Element:
    """The tree that grows out of `text`; in XML a document type declaration is refused and tags keep their case."""
    at = 0
    while at < len(text):
        tag = text.find("<", at)
        stop = tag if tag >= 0 else len(text)
        for piece in chars_of(text, at, stop):
            growing.chars(piece.text, piece.start, piece.end)
        at = _markup(text, stop, growing, xml) if stop < len(text) else stop
    return growing.finished(len(text))


def _markup(text: str, at: int, growing: Growing, xml: bool) -> int:
    """Take what begins with the `<` at `at`; hand back where it ends."""
    if found := _OPEN.match(text, at):
        return _start_tag(text, found, growing, xml)
    if found := _CLOSE.match(text, at):
        _end_tag(found[1] if xml else found[1].lower(), found, growing)
        return found.end()
    if text.startswith("<!--", at):
        return _past(text, "-->", at + 4)
    if xml and text.startswith("<![CDATA[", at):
        end = _past(text, "]]>", at)
        start, stop = at + len("<![CDATA["), end - 3 if text.endswith("]]>", at, end) else end
        growing.chars(text[start:stop], start, max(start, stop))
        return end
    if text.startswith(("<!", "<?"), at):
        if xml and text[at : at + 9].lower() == "<!doctype":
            growing.refuse_doctype()
        return _past(text, ">", at)
    growing.chars("<", at, at + 1)
    return at + 1


def _past(text: str, mark: str, at: int) -> int:
    """Where `mark` ends, or the end of the text."""
    found = text.find(mark, at)
    return found + len(mark) if found >= 0 else len(text)


def _start_tag(text: str, found: re.Match[str], growing: Growing, xml: bool) -> int:
    tag = found[1] if xml else found[1].lower()
    attributes: dict[str, str] = {}
    at = found.end()
    while attribute := _ATTRIBUTE.match(text, at):
        value = attribute["double"] or attribute["single"] or attribute["bare"] or ""
        name = attribute["name"] if xml else attribute["name"].lower()
        attributes.setdefault(name, "".join(piece.text for piece in chars_of(value, 0, len(value))))
        at = attribute.end()
    closed = _TAG_END.match(text, at)
    end = closed.end() if closed else _torn(text, at)
    innermost = growing.tags[-1]
    if not xml and ((innermost == "p" and tag in _ENDS_PARAGRAPH) or innermost == tag == "li"):
        growing.end(found.start())
    growing.start(tag, attributes, found.start())
    if (closed and "/" in closed.group()) or (not xml and tag in _VOID):
        growing.end(end)
    elif not xml and tag in _RAW:
        last = _RAW[tag].search(text, end)
        stop = last.start() if last else len(text)
        growing.chars(text[end:stop], end, stop)
        return stop
    return end


def _torn(text: str, at: int) -> int:
    """Where a start tag that is damaged at `at` is taken to end: after the next `>`, or before the next `<`."""
    end, again = text.find(">", at, at + 500), text.find("<", at, at + 500)
    if again >= 0 and (end < 0 or again < end):
        return again
    return end + 1 if end >= 0 else min(len(text), at + 500)


def _end_tag(tag: str, found: re.Match[str], growing: Growing) -> None:
    """Close the element and all in it; an end tag that closes nothing is markup without effect."""
    if tag in growing.tags:
        while growing.tags[-1] != tag:
            growing.end(found.start())
        growing.end(found.end())
