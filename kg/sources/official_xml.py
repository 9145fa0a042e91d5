"""The official XML of officielebekendmakingen.nl, modern dialect: root `officiele-publicatie`, since about 2009."""

import re
from collections.abc import Iterator

from kg.document import Document
from kg.sources.content import Content
from kg.sources.markup import parse_xml
from kg.sources.official import read_tree

FORMAT = "official-xml"

_SIGN = re.compile(r"<(?:officiele-publicatie|kamervragen|kamervraagomschrijving|kamervraagnummer)[\s>]")


def recognises(content: Content) -> bool:
    """True for markup that has the elements of the modern dialect: `<kamervraagomschrijving type="vraag">`."""
    return content.head.lstrip().startswith("<") and _SIGN.search(content.text) is not None


def parse(content: Content) -> Iterator[Document]:
    """The one document of the file; raises `SourceError` for a DTD, and when there is no Kamervraag in it."""
    yield read_tree(content, FORMAT, parse_xml(content.text, content.path), content.text)
