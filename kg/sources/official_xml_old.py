"""The official XML of officielebekendmakingen.nl, older dialect (1995 to 2009): `body/vragen`, `omschr`, `reactie`.

The name of the root element is not known; the dialect is known by `omschr`, `vraagnummer` and `reactie`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.document import Document
from kg.sources.content import Content
from kg.sources.markup import parse_xml
from kg.sources.official import read_tree, renamed

FORMAT = "official-xml-old"

_SIGN = re.compile(r"<(?:omschr|vraagnummer|reactie|vragen)[\s>]")
_MODERN: Mapping[str, str] = {
    "omschr": "kamervraagomschrijving",
    "vraagnummer": "kamervraagnummer",
    "aanhangselnummer": "kamervraagnummer",
    "nummer": "nr",
    "toelicht": "toelichting",
    "mededeling": "kamervraagopmerking",
}


def recognises(content: Content) -> bool:
    """True for markup with `<omschr>`, `<vraagnummer>`, `<vragen>` or `<reactie>`."""
    return content.head.lstrip().startswith("<") and _SIGN.search(content.text) is not None


def parse(content: Content) -> Iterator[Document]:
    """The one document of the file; raises `SourceError` for a DTD, and when there is no Kamervraag in it."""
    tree = parse_xml(content.text, content.path)
    root = renamed(tree.root, lambda element: (_MODERN.get(element.tag, element.tag), {}))
    yield read_tree(content, FORMAT, replace(tree, root=root), content.text)
