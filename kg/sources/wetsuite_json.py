"""WetSuite's structure of a Kamervraag: metadata as JSON, and under `vraagdata` each block as plain text and as XML.

The XML is what is read, because the plain text drops footnotes and links; runs point into the JSON text itself. There
is no header sentence and no title: the title is empty, and the people come from `indiener` and `ontvanger`.
"""

from collections.abc import Iterator

from kg.document import Document, LeftOut, Passage, Run, SectionKind
from kg.errors import SourceError
from kg.sources.content import Content
from kg.sources.draft import Draft, Role
from kg.sources.dutch import numbers_in
from kg.sources.json_text import JsonObject, JsonText, JsonValue, parse_json, texts_in
from kg.sources.markup import parse_xml
from kg.sources.official import Reading
from kg.sources.official_header import header_of
from kg.sources.tree import Element, Tree, relocated

FORMAT = "wetsuite-json"

_ROLES = {
    "identifier": Role.IDENTIFIER,
    "vergaderjaar": Role.PRINTED,
    "category": Role.TOPIC,
    "indiener": Role.ASKER,
    "ontvanger": Role.ADDRESSED,
}
_KINDS = {"vraag": SectionKind.QUESTION, "antwoord": SectionKind.ANSWER}


def recognises(content: Content) -> bool:
    """True for a JSON object with `vraagdata`."""
    return content.head.lstrip().startswith("{") and '"vraagdata"' in content.text


def parse(content: Content) -> Iterator[Document]:
    """The one document of the file; raises `SourceError` when it holds no question and no answer."""
    parsed = parse_json(content.text)
    if not isinstance(parsed.value, JsonObject):
        raise SourceError(content.path, "no JSON object")
    reading = Reading(Draft(content, FORMAT, content.text))
    _metadata(parsed.value, reading)
    roots: list[Element] = []
    broken: list[str] = []
    for key, kind, texts in _blocks(parsed.value.get("vraagdata")):
        tree = _block(key, kind, texts, reading)
        roots += [tree.root] if tree.root.children else []
        broken += [f"block {key}: {tree.incomplete}"] if tree.incomplete else []
    if not reading.draft.sections:
        raise SourceError(content.path, "no question and no answer in vraagdata")
    rest = content.text[parsed.end :]
    if rest.strip():
        reading.draft.explained.append(LeftOut(parsed.end, len(content.text), "text after the end of the JSON"))
    root = Element("", {}, 0, len(content.text), tuple(roots))
    incomplete = parsed.incomplete or next(iter(broken), None)
    yield reading.draft.finished(root, lambda lines: header_of(lines, reading.facts), incomplete)


def _metadata(record: JsonObject, reading: Reading) -> None:
    """A line of the frame for each value that says who, when or what; the others are left out."""
    for key, value in record.items():
        if key == "vraagdata":
            continue
        for text in texts_in(value):
            reading.notice = reading.notice or (key == "type" and text.value == "Mededeling")
            if key in _ROLES:
                reading.draft.line(_ROLES[key]).add(text.pieces())
            else:
                reading.draft.explained.append(LeftOut(text.start - 1, text.end + 1, "metadata"))


def _blocks(value: JsonValue) -> Iterator[tuple[str, SectionKind, list[JsonText]]]:
    """Every question and answer, in the order of their numbers: the keys of `vraagdata` come in any order."""
    pairs = value.items() if isinstance(value, JsonObject) else ()
    for key, pair in sorted(pairs, key=lambda pair: [int(n) for n in pair[0].split() if n.isdecimal()] or [10**6]):
        for name, kind in _KINDS.items():
            texts = list(texts_in(pair.get(name))) if isinstance(pair, JsonObject) else []
            if texts:
                yield key, kind, texts


def _block(key: str, kind: SectionKind, texts: list[JsonText], reading: Reading) -> Tree:
    """One block from its XML, else from its plain text."""
    draft = reading.draft
    if len(texts) > 1 and texts[1].value.strip():
        source = _passage(texts[1])
        tree = parse_xml(source.text, draft.content.path)
        root = relocated(tree.root, source)
        found = next((element for element in root.elements() if element.tag in _KINDS), root)
        reading.block(found, kind, key)
        plain = LeftOut(texts[0].start, texts[0].end, "the same text as in the XML, without notes and links")
        draft.explained.append(plain)
        return Tree(root, tree.incomplete)
    section = draft.section(kind, draft.numbers(kind, " ".join(numbers_in(key))))
    section.add(texts[0].pieces())
    return Tree(Element("", {}, texts[0].start, texts[0].end, ()), "without its XML")


def _passage(text: JsonText) -> Passage:
    """The text of a JSON string with the way back to it."""
    parts, runs, at = [], [], 0
    for piece in text.pieces():
        parts.append(piece.text)
        runs.append(Run(at, at + len(piece.text), piece.start, piece.end))
        at += len(piece.text)
    return Passage("".join(parts), tuple(runs))
