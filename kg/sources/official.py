"""Official publications once their mark-up is brought to one vocabulary, that of the modern XML.

The dialects only differ in names: each reader renames its elements and hands the tree to `read_tree`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.document import Document, SectionKind
from kg.errors import SourceError
from kg.sources.content import Content
from kg.sources.draft import Block, Draft, Role
from kg.sources.official_header import Facts, header_of, title_in
from kg.sources.tree import Chars, Element, Tree, attribute

_LINES = frozenset({"al", "li", "noot.al", "tussenkop", "titel", "row", "tekstregel", "lijst", "table", "kop"})
_LABELS = {
    "nr": "the label of a block",
    "noot.nr": "the mark of a footnote",
    "noot.sluit": "a button",
    "furniture": "page furniture",
}
_GLUED = {"li.nr": " ", "entry": " | "}
"""What follows these stands on the same line: the text of a list item, the next cell of a table."""
_FRAME = {
    "tekstregel": Role.PRINTED,
    "titel": Role.PRINTED,
    "ondertekening": Role.PRINTED,
    "kamervraagnummer": Role.NUMBER,
    "kamervraagopmerking": Role.NOTICE,
    "toelichting": Role.EXPLANATION,
    "kamervraagbijlage": Role.EXPLANATION,
}
_META = {
    "dc.identifier": Role.IDENTIFIER,
    "dcterms.identifier": Role.IDENTIFIER,
    "overheidop.vraagnummer": Role.NUMBER,
    "overheidop.aanhangselnummer": Role.NUMBER,
    "overheidop.vergaderjaar": Role.PRINTED,
    "overheidop.datumindiening": Role.SUBMITTED,
    "overheidop.datumontvangst": Role.ANSWERED,
    "overheid.category": Role.TOPIC,
    "overheidop.indiener": Role.ASKER,
    "overheidop.ontvanger": Role.ADDRESSED,
}
_SENTENCE = re.compile(r"\s*(?:Vragen\b|(?:Nader |Aanvullend )?Antwoord van\b|Mededeling van\b)")
_ADDRESS = {"extref": "doc", "a": "href"}
_SCHEME = re.compile(r"https?://(?:www\.)?")
_OPENING = {"vraag": SectionKind.QUESTION, "antwoord": SectionKind.ANSWER}
_ZAAK_IN_NOTE = re.compile(r"ID-(\d{4}Z\d{5})-")
"""The id of a footnote holds the number of its zaak: `ID-2012Z05597-d36e59`."""
_PUBLICATION = re.compile(r"[a-z]{1,6}(?:-\w+){1,5}")


def read_tree(content: Content, name: str, tree: Tree, raw: str) -> Document:
    """One document out of a tree in the modern vocabulary; raises `SourceError` when it holds no Kamervraag."""
    reading = Reading(Draft(content, name, raw))
    reading.metadata(tree.root)
    reading.visit(tree.root)
    if not reading.draft.sections and not reading.has_header:
        raise SourceError(content.path, "no numbered question, header sentence or notice found")
    reading.add_title()
    return reading.draft.finished(
        tree.root, lambda lines: header_of(lines, reading.facts), _with_line(tree.incomplete, reading.draft)
    )


def _with_line(incomplete: str | None, draft: Draft) -> str | None:
    """Why the source ends too early, and after which block."""
    if incomplete is None or not draft.sections:
        return incomplete
    last = draft.sections[-1]
    kind = "question" if last.role is SectionKind.QUESTION else "answer"
    return f"{incomplete}; the last block read is {kind} {', '.join(last.numbers)}"


@dataclass(slots=True)
class Reading:
    """One walk over a tree."""

    draft: Draft
    isodates: dict[str, date] = field(default_factory=dict)
    notice: bool = False
    has_header: bool = False
    title: Block | None = None
    document_title: list[Chars] = field(default_factory=list)

    @property
    def facts(self) -> Facts:
        """What attributes say beside the text."""
        zaken = {found[1] for key in self.draft.notes if (found := _ZAAK_IN_NOTE.match(key))}
        number = zaken.pop() if len(zaken) == 1 else None
        return Facts(self.isodates.get("vraag"), self.isodates.get("antwoord"), self.notice, number)

    def metadata(self, root: Element) -> None:
        """Lines for what the metadata say; what the body says as well stays out of the frame."""
        found = list(root.all("metadata", "head", "kamervraagnummer", "vraagnummer", "meta"))
        for element in found:
            if element.tag in ("metadata", "head"):
                self.draft.explain(element, "metadata")
        printed = {" ".join(element.text.split()) for element in found if element.tag.endswith("vraagnummer")}
        for meta in (element for element in found if element.tag == "meta"):
            name = meta.attributes.get("name", "").lower()
            value = " ".join(meta.attributes.get("content", "").split())
            if name in ("dc.title", "dcterms.title") and value and not self.document_title:
                self.document_title = attribute(self.draft.raw, meta, "content")
            elif name == "dc.type" and value == "Mededeling":
                self.notice = True
            elif name in _META and value and value not in printed:
                printed.add(value)
                self.draft.line(_META[name]).add(attribute(self.draft.raw, meta, "content"))

    def visit(self, parent: Element) -> None:
        """Everything below `parent`, each part by its kind; text of no known kind becomes a line of the frame."""
        for node in parent.children:
            if isinstance(node, Chars):
                if not node.text.isspace():
                    self.draft.line(Role.OTHER).add([node])
            elif node.tag in _OPENING:
                self.has_header = True
                self.block(node, _OPENING[node.tag])
            elif node.tag == "furniture":
                self.draft.explain(node, "page furniture")
            elif node.tag in ("metadata", "head"):
                continue
            elif node.tag == "noot":
                self._note(node)
            elif node.tag == "kamervraagomschrijving" or (node.tag == "al" and _SENTENCE.match(node.text)):
                self._sentence(node)
            elif node.tag in ("kamervraagonderwerp", "al", "p") or node.tag in _FRAME:
                self._line(node)
            else:
                self.visit(node)

    def _line(self, element: Element) -> None:
        if element.tag == "kamervraagonderwerp":
            self._subject(element)
            return
        role = _FRAME.get(element.tag, Role.OTHER)
        self.has_header = self.has_header or role in (Role.NUMBER, Role.NOTICE)
        self.write(element, self.draft.line(role))

    def _subject(self, element: Element) -> None:
        if self.title is None:
            self.title = self.draft.line(Role.TITLE)
            self.write(element, self.title)

    def _sentence(self, element: Element) -> None:
        self.has_header = True
        for subject in element.all("kamervraagonderwerp"):
            self._subject(subject)
        kind = element.attributes.get("type") or ("vraag" if element.text.lstrip().startswith("Vragen") else "antwoord")
        for day in element.all("datum"):
            if (found := _isodate(day.attributes.get("isodatum", ""))) is not None:
                self.isodates.setdefault(kind, found)
        self.write(element, self.draft.line(Role.SENTENCE))

    def add_title(self) -> None:
        """Without a subject of its own the title is the one in the header sentence, else that of the metadata."""
        if self.title is not None:
            return
        sentences = [block.writer.passage() for block in self.draft.frame if block.role is Role.SENTENCE]
        pieces = next((found for passage in sentences if (found := title_in(passage))), self.document_title)
        self.draft.line(Role.TITLE).add(pieces)

    def block(self, element: Element, kind: SectionKind, otherwise: str = "") -> None:
        """A question or answer as one section; joint questions of one paragraph a number as one section each.

        `otherwise` are the numbers where the block has no label of its own.
        """
        labels = [child for child in element.elements() if child.tag == "nr"]
        for label in labels:
            self.draft.explain(label, _LABELS["nr"])
        numbers = self.draft.numbers(kind, labels[0].text if labels else otherwise)
        paragraphs = _paragraphs(element.children)
        if kind is SectionKind.QUESTION and len(numbers) == len(paragraphs) > 1:
            for number, nodes in zip(numbers, paragraphs, strict=True):
                self._write_all(nodes, self.draft.section(kind, (number,)))
        else:
            self._write_all(element.children, self.draft.section(kind, numbers))

    def _write_all(self, nodes: Sequence[Element | Chars], block: Block) -> None:
        for node in nodes:
            self._node(node, block)

    def write(self, element: Element, block: Block) -> None:
        """The text of an element into `block`, its footnotes apart."""
        previous: Element | Chars | None = None
        for node in element.children:
            if isinstance(node, Element) and isinstance(previous, Element) and previous.tag in _GLUED:
                block.writer.glue(_GLUED[previous.tag])
            self._node(node, block)
            if isinstance(node, Element) or not node.text.isspace():
                previous = node

    def _node(self, node: Element | Chars, block: Block) -> None:
        if isinstance(node, Chars):
            block.writer.add(node)
        elif node.tag in _LINES:
            block.writer.start_line()
            self._inline(node, block)
            block.writer.end_line()
        else:
            self._inline(node, block)

    def _inline(self, element: Element, block: Block) -> None:
        if element.tag in _LABELS:
            self.draft.explain(element, _LABELS[element.tag])
        elif element.tag == "noot":
            block.marks.append((block.writer.at, self._note(element)))
        elif element.tag == "nootref":
            self.draft.explain(element, "the mark of a footnote")
            block.marks.append((block.writer.at, element.attributes.get("refid", "")))
        elif element.tag == "br":
            block.writer.end_line()
        else:
            before = block.writer.at
            self.write(element, block)
            self._reference(element, block, before)
            if block.role is Role.NOTE and element.tag in _ADDRESS:
                self._address(element, block)

    def _reference(self, element: Element, block: Block, before: int) -> None:
        publication = element.attributes.get("doc", "")
        if element.tag == "extref" and element.attributes.get("soort") == "document":
            start = block.writer.text_from(before)
            if start < block.writer.at and _PUBLICATION.fullmatch(publication):
                block.references.append((start, block.writer.at, publication))

    def _address(self, element: Element, block: Block) -> None:
        """The address behind a link in a footnote, between brackets where the text does not show it."""
        name = _ADDRESS[element.tag]
        address = _SCHEME.sub("", element.attributes.get(name, ""), count=1).rstrip("/")
        place = attribute(self.draft.raw, element, name)
        if place and "." in address and address not in element.text and address != element.attributes.get(name):
            block.writer.glue(" (")
            block.add(place)
            block.writer.close(")")

    def _note(self, element: Element) -> str:
        mark = next(element.all("noot.nr", "nr"), None)
        printed = " ".join(mark.text.split()) if mark else str(len(self.draft.notes) + 1)
        key = element.attributes.get("id") or f"note {len(self.draft.notes) + 1}"
        self.write(element, self.draft.note(key, printed))
        return key


def _paragraphs(nodes: Sequence[Element | Chars]) -> list[list[Element | Chars]]:
    """The paragraphs of a block, each with the lists and tables that follow it."""
    paragraphs: list[list[Element | Chars]] = []
    for node in nodes:
        if isinstance(node, Element) and node.tag == "nr":
            continue
        if isinstance(node, Element) and (node.tag == "al" or not paragraphs):
            paragraphs.append([])
        elif isinstance(node, Chars) and not node.text.isspace():
            return []
        if paragraphs:
            paragraphs[-1].append(node)
    return paragraphs


def _isodate(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def renamed(element: Element, rename: Callable[[Element], tuple[str, dict[str, str]]]) -> Element:
    """The same tree with every element's tag and further attributes as `rename` says."""
    tag, more = rename(element)
    children = tuple(renamed(child, rename) if isinstance(child, Element) else child for child in element.children)
    return Element(tag, {**element.attributes, **more}, element.start, element.end, children)
