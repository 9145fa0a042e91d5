"""Reads the sources of a built graph again, and compares every section and quote with what they say now."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.document import Document, Passage, Section, SectionKind
from kg.errors import KgError
from kg.exporters import Progress
from kg.queries import rows_of, run, value_of


@dataclass(frozen=True, slots=True)
class Again:
    """What reading all sources again gave; the fields are those of `kg.check.CheckReport`."""

    failures: tuple[str, ...]
    missing: tuple[str, ...]
    documents: int
    same: int
    mended: int


@dataclass(frozen=True, slots=True)
class _Reread:
    """What re-reading one document gave."""

    failures: tuple[str, ...] = ()
    same: int = 0
    mended: int = 0


@dataclass(frozen=True, slots=True)
class _Node:
    """A section as the graph has it: its kind, the numbers it is or answers, its text."""

    kind: SectionKind
    numbers: frozenset[str]
    text: str


_KINDS = {
    "ParliamentaryQuestion": SectionKind.FRAME,
    "Question": SectionKind.QUESTION,
    "Answer": SectionKind.ANSWER,
}


def read_again(store: ox.Store, sources: Path | None, progress: Progress = lambda what, done, total: None) -> Again:
    """Every document of the graph, read again; of one that lies in several files the one that fits best counts."""
    best: dict[str, _Reread] = {}
    missing: list[str] = []
    documents = _documents(store)
    number = sum(map(len, documents.values()))
    for source_file, wanted in documents.items():
        path = _found(source_file, sources)
        if path is None:
            missing.append(f"{source_file}: the source file is not there, so its quotes were not read again")
            continue
        try:
            for node, reread in _reread(store, path, source_file, wanted):
                if node not in best or len(reread.failures) < len(best[node].failures):
                    best[node] = reread
                    progress("Herlezen", len(best), number)
        except (KgError, OSError) as error:
            missing.append(f"{source_file}: the source could not be read again: {error}")
    return Again(
        failures=tuple(line for reread in best.values() for line in reread.failures),
        missing=tuple(missing),
        documents=len(best),
        same=sum(reread.same for reread in best.values()),
        mended=sum(reread.mended for reread in best.values()),
    )


def _documents(store: ox.Store) -> dict[str, dict[str, ox.NamedNode]]:
    """The documents of the graph by source file, then by identifier."""
    found: dict[str, dict[str, ox.NamedNode]] = defaultdict(dict)
    rows = run(
        """SELECT ?file ?identifier ?document WHERE {
            ?document a kg:Document ; kg:sourceFile ?file ; dcterms:identifier ?identifier
        } ORDER BY ?file ?identifier""",
        store,
    )
    for file, identifier, document in rows_of(rows):
        if isinstance(document, ox.NamedNode):
            found[value_of(file)][value_of(identifier)] = document
    return found


_IN_ARCHIVE = "!/"


def _found(source_file: str, sources: Path | None) -> Path | None:
    """Where a source file (or the archive it is in) lies now: as given, else in `sources` by its path or its tail."""
    given = Path(source_file.split(_IN_ARCHIVE)[0].replace("\\", "/"))
    places = [given]
    if sources is not None:
        parts = given.parts[1:] if given.is_absolute() else given.parts
        places += [sources.joinpath(*parts[at:]) for at in range(len(parts))]
    return next((place for place in places if place.is_file()), None)


def _reread(
    store: ox.Store, path: Path, source_file: str, wanted: dict[str, ox.NamedNode]
) -> Iterator[tuple[str, _Reread]]:
    """Each wanted document of one source file, read again and compared."""
    from kg.sources import read

    left = dict(wanted)
    member = source_file.partition(_IN_ARCHIVE)[2]
    for document in read(path):
        here = document.source_file.partition(_IN_ARCHIVE)[2] == member
        if here and (node := left.pop(document.id, None)) is not None:
            yield node.value, _compare(store, node, document)
    for identifier, node in left.items():
        yield node.value, _Reread((f"{source_file}: document {identifier} is no longer in it",))


def _compare(store: ox.Store, node: ox.NamedNode, document: Document) -> _Reread:
    """What the graph says of one document against that document as read now."""
    nodes = _nodes(store, node)
    places = [(section, list(_places(section, nodes))) for section in document.sections]
    failures = [
        f"{document.source_file}: the graph does not have {_spoken(section)} as it reads now"
        for section, found in places
        if not found
    ]
    passages: dict[str, list[tuple[int, Passage]]] = defaultdict(list)
    for section, found in places:
        for iri, shift in found:
            passages[iri].append((shift, section.passage))
    same = mended = 0
    quotes = run(
        f"""SELECT ?quote ?section ?start ?end ?exact WHERE {{
            ?quote kg:inDocument {node} ; kg:inSection ?section ; oa:start ?start ; oa:end ?end ; oa:exact ?exact
        }} ORDER BY ?quote""",
        store,
    )
    for quote, section, start, end, exact in rows_of(quotes):
        at = int(value_of(start)), int(value_of(end)), value_of(exact)
        verdict = _verdict(document.raw, passages[value_of(section)], *at)
        same += verdict == "same"
        mended += verdict == "mended"
        if verdict not in ("same", "mended"):
            failures.append(f"{value_of(quote)}: {verdict} ({document.source_file}, {at[2]!r})")
    return _Reread(tuple(failures), same, mended)


def _nodes(store: ox.Store, node: ox.NamedNode) -> dict[str, _Node]:
    """The set a document is about, its questions and its answers, as the graph has them."""
    found: dict[str, _Node] = {}
    rows = run(
        f"""SELECT ?section ?class ?number ?text WHERE {{
            VALUES ?class {{ kg:ParliamentaryQuestion kg:Question kg:Answer }}
            {node} foaf:primaryTopic/schema:hasPart? ?section . ?section a ?class ; schema:text ?text
            OPTIONAL {{ ?section kg:number|(kg:answers/kg:number) ?number }} }}""",
        store,
    )
    for section, cls, number, text in rows_of(rows):
        known = found.get(value_of(section))
        numbers = (known.numbers if known else frozenset()) | ({value_of(number)} - {""})
        found[value_of(section)] = _Node(_KINDS[value_of(cls).rpartition("#")[2]], numbers, value_of(text))
    return found


def _places(section: Section, nodes: dict[str, _Node]) -> Iterator[tuple[str, int]]:
    """Where a section stands in the graph: the node, and how far into its text.

    A block has a node of its own; the text of the set holds every frame, and blocks that documents word differently.
    """
    for iri, node in nodes.items():
        if node.kind is SectionKind.FRAME:
            at = node.text.find(section.text)
            while at >= 0:
                yield iri, at
                at = node.text.find(section.text, at + 1)
        elif (node.kind, node.text) == (section.kind, section.text) and (
            not node.numbers or node.numbers & set(section.numbers)
        ):
            yield iri, 0


def _spoken(section: Section) -> str:
    return f"{section.kind} {', '.join(section.numbers)}".strip()


def _verdict(raw: str, passages: list[tuple[int, Passage]], start: int, end: int, exact: str) -> str:
    """The best that one of the places says of a quote: `same`, `mended`, or in words what is wrong."""
    verdicts = [
        _read_at(raw, passage, start - shift, end - shift, exact)
        for shift, passage in passages
        if shift <= start and end <= shift + len(passage.text)
    ]
    for verdict in ("same", "mended"):
        if verdict in verdicts:
            return verdict
    return verdicts[0] if verdicts else "its section is not in the source as read now"


def _read_at(raw: str, passage: Passage, start: int, end: int, exact: str) -> str:
    """Whether a quote stands in the raw source: `same`, `mended`, or in words what is wrong.

    >>> from kg.document import passage_of
    >>> _read_at("  de  AIVD.", passage_of("  de  AIVD.", [(2, 10)]), 4, 8, "AIVD")
    'same'
    """
    if passage.text[start:end] != exact:
        return "the section as read now says otherwise"
    try:
        raw_start, raw_end = passage.raw_span(start, end)
    except ValueError as error:
        return str(error)
    if _folded(raw[raw_start:raw_end]) == _folded(exact):
        return "same"
    behind, mended = _behind(raw, passage, start, end)
    return (
        "mended" if mended and _folded(behind) == _folded(exact) else f"the raw source says {raw[raw_start:raw_end]!r}"
    )


def _behind(raw: str, passage: Passage, start: int, end: int) -> tuple[str, bool]:
    """The raw text that a stretch was copied from, and whether anything was mended or left out within it."""
    pieces: list[str] = []
    mended, before = False, None
    for part in passage.runs:
        if part.end <= start or end <= part.start:
            continue
        if part.end - part.start == part.raw_end - part.raw_start:
            low, high = part.raw_start + max(0, start - part.start), part.raw_end - max(0, part.end - end)
            pieces.append(raw[low:high])
        else:
            low, high = part.raw_start, part.raw_end
            pieces.append(passage.text[max(start, part.start) : min(end, part.end)])
            mended = True
        mended |= before is not None and bool(raw[before:low].strip())
        before = high
    return "".join(pieces), mended


def _folded(text: str) -> str:
    """The text without white space, which a reader may mend."""
    return "".join(text.split())
