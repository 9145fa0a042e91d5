"""The HTML of zoek.officielebekendmakingen.nl: `div.vraag`, `div.antwoord` and `div#noten` in `div#main-column`.

Its elements are renamed to those of the official XML by their class; what surrounds the publication is page furniture.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.document import Document
from kg.sources.content import Content
from kg.sources.forgiving import parse_html
from kg.sources.official import read_tree, renamed
from kg.sources.tree import Element

FORMAT = "official-html"

_SIGN = re.compile(
    r"""<(?:div|h1|section)\s[^>]{0,200}\bclass\s*=\s*["']?[^"'>]{0,100}\b(?:vraag|antwoord|kamervraag\w*)\b""", re.I
)
_BY_CLASS = {
    "vraag": "vraag",
    "antwoord": "antwoord",
    "kamervraagopmerking": "kamervraagopmerking",
    "kamervraagomschrijving_kop": "kamervraagomschrijving",
    "kamervraagomschrijving": "kamervraagomschrijving",
    "kamervraagnummer": "kamervraagnummer",
    "kamervraagbijlage": "kamervraagbijlage",
    "toelichting": "toelichting",
    "stuktitel": "nr",
    "nummer": "nr",
    "nootnum": "nootref",
    "noot": "noot",
    "note-close": "noot.sluit",
}
_BY_TAG = {"p": "al", "li": "li", "tr": "row", "td": "entry", "th": "entry", "br": "br", "table": "table"}
_BY_TAG |= dict.fromkeys(("h2", "h3", "h4"), "tussenkop")
_FURNITURE = frozenset({"script", "style", "nav", "header", "footer", "form", "button", "noscript", "template"})
_ID = re.compile(r"^#?(?:supernote-note-|close-)?")
_DOCUMENT = re.compile(r"(?:^|/)(?P<id>(?:kst|ah|kv|blg|h|nds)-\w+(?:-\w+)*)(?:\.html)?$")


def recognises(content: Content) -> bool:
    """True for HTML with a block of class `vraag`, `antwoord` or `kamervraag…`."""
    return content.head.lstrip().startswith("<") and _SIGN.search(content.text) is not None


def parse(content: Content) -> Iterator[Document]:
    """The one document of the page; raises `SourceError` when there is no Kamervraag in it."""
    tree = parse_html(content.text, content.path)
    root = renamed(_main_column(tree.root), lambda element: _official(element))
    incomplete = tree.incomplete or _cut_off(content.text, tree.root)
    yield read_tree(content, FORMAT, replace(tree, root=root, incomplete=incomplete), content.text)


def _cut_off(text: str, root: Element) -> str | None:
    """A page that opens `<html>` and never closes it ends too early."""
    opened = root.first("html")
    if opened is None or "</html" in text[-400:].lower():
        return None
    return "the HTML is cut off (no </html> at its end)"


def _main_column(root: Element) -> Element:
    """The tree with everything outside `div#main-column`, if there is one, marked as furniture."""
    if not any(element.attributes.get("id") == "main-column" for element in root.all("div", "main", "article")):
        return root
    return _only_main(root)


def _only_main(element: Element) -> Element:
    if element.attributes.get("id") == "main-column" or element.tag == "head":
        return element
    holds = any(
        inner.attributes.get("id") == "main-column" or inner.tag == "head"
        for inner in element.walk()
        if isinstance(inner, Element)
    )
    if not holds:
        return replace(element, tag="furniture") if element.tag else element
    children = tuple(_only_main(child) if isinstance(child, Element) else child for child in element.children)
    return replace(element, children=children)


def _official(element: Element) -> tuple[str, dict[str, str]]:
    """The name an element has in the official XML, and the attributes it has there."""
    classes = element.attributes.get("class", "").split()
    more: dict[str, str] = {}
    if "id" in element.attributes:
        more["id"] = _ID.sub("", element.attributes["id"])
    if element.tag in _FURNITURE or element.tag == "furniture":
        return "furniture", more
    for name in classes:
        if name in _BY_CLASS:
            return _named(element, _BY_CLASS[name], more)
    if element.tag == "h1":
        return "kamervraagomschrijving", more
    if element.tag == "a" and (found := _DOCUMENT.search(element.attributes.get("href", ""))):
        return "extref", {**more, "soort": "document", "doc": found["id"]}
    return _BY_TAG.get(element.tag, element.tag), more


def _named(element: Element, name: str, more: dict[str, str]) -> tuple[str, dict[str, str]]:
    if name == "nootref" and element.tag == "span":
        return "noot.nr", more
    if name == "nootref":
        return name, {**more, "refid": _ID.sub("", element.attributes.get("href", ""))}
    if name in ("vraag", "antwoord") and element.tag not in ("div", "section"):
        return element.tag, more
    return name, more
