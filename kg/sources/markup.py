"""XML as a tree, by expat, which is told to refuse any document type declaration.

So no entity is ever expanded and nothing is fetched. XML that is not well-formed is read forgivingly.
"""

from xml.parsers import expat

from kg.sources.forgiving import grow
from kg.sources.tree import Growing, Tree

_CUT_OFF = frozenset({"no element found", "unclosed token", "unclosed CDATA section", "partial character"})


def parse_xml(text: str, path: str) -> Tree:
    """The tree of an XML text, read as far as it goes.

    Raises `SourceError` for a document type declaration and for more than `MOST_DEPTH` levels.

    >>> parse_xml("<vraag><al>Klopt dit?</al></vraag>", "ah.xml").root.first("al").text
    'Klopt dit?'
    """
    growing = Growing(path)
    try:
        _run_expat(text, growing)
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        where = f"{what}, line {error.lineno}, column {error.offset}"
        if what in _CUT_OFF:
            return Tree(growing.finished(len(text)), f"the XML is cut off ({where})")
        return Tree(grow(text, Growing(path), xml=True), f"the XML is broken ({where}) and was read forgivingly")
    return Tree(growing.finished(len(text)))


def _run_expat(text: str, growing: Growing) -> None:
    data = text.encode("utf-8", "replace")
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = False
    bytes_done = chars_done = 0
    in_cdata = False

    def here() -> int:
        nonlocal bytes_done, chars_done
        now = parser.CurrentByteIndex
        chars_done += len(data[bytes_done:now].decode())
        bytes_done = now
        return chars_done

    def end(_: str) -> None:
        at = here()
        is_empty = growing.is_bare and text.startswith("/>", at - 2)
        growing.end(at if is_empty else text.index(">", at) + 1)

    def chars(piece: str) -> None:
        at = here()
        stop = text.index(";", at) + 1 if text[at] == "&" and not in_cdata else at + len(piece)
        growing.chars(piece, at, stop)

    def cdata(inside: bool) -> None:
        nonlocal in_cdata
        in_cdata = inside

    parser.StartElementHandler = lambda tag, attributes: growing.start(tag, attributes, here())
    parser.EndElementHandler = end
    parser.CharacterDataHandler = chars
    parser.StartCdataSectionHandler = lambda: cdata(True)
    parser.EndCdataSectionHandler = lambda: cdata(False)
    parser.StartDoctypeDeclHandler = lambda *_: growing.refuse_doctype()
    parser.Parse(data, True)
