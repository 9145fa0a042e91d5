"""Is a built graph valid, and does every quote in it stand in its source?

Two questions, answered apart: does the graph have the shape of `ontology/shapes.ttl` (where every quote is the
stretch of its section that it names), and does every section, read again from its source, still say the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.document import Document, Passage, Section, SectionKind
from kg.errors import KgError
from kg.queries import file_and_format, load, run
from kg.resources import ontology

if TYPE_CHECKING:
    import rdflib


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found. Each violation, failure and missing file is one line for a person.

    `shapes` are violations of the shapes, `failures` quotes and texts that are not what their source says now,
    `missing` source files that could not be read again. `quotes` counts the mentions and relations of the graph,
    `reread` those of them found again in the raw source, `mended` those that a reader mended beyond comparing.
    """

    shapes: tuple[str, ...]
    failures: tuple[str, ...]
    missing: tuple[str, ...]
    documents: int
    quotes: int
    reread: int
    mended: int

    @property
    def ok(self) -> bool:
        """Whether nothing at all was wrong."""
        return not (self.shapes or self.failures or self.missing)


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


def check(data: Path, sources: Path | None = None) -> CheckReport:
    """Check a built graph; source files that are not where `kg:sourceFile` says are sought in the folder `sources`.

    `data` is a file or a folder of exports. Not a store on disk: that keeps `xsd:nonNegativeInteger` as `xsd:integer`.
    """
    store = load(data)
    documents = _documents(store)
    rereads: list[_Reread] = []
    missing: list[str] = []
    for source_file, wanted in documents.items():
        path = _found(source_file, sources)
        if path is None:
            missing.append(f"{source_file}: the source file is not there, so its quotes were not read again")
            continue
        try:
            rereads.extend(_reread(store, path, wanted))
        except (KgError, OSError) as error:
            missing.append(f"{source_file}: the source could not be read again: {error}")
    counted = run("SELECT (COUNT(DISTINCT ?m) AS ?n) { { ?m a kg:Mention } UNION { ?m a kg:Relation } }", store)
    return CheckReport(
        shapes=violations(data, store),
        failures=tuple(line for reread in rereads for line in reread.failures),
        missing=tuple(missing),
        documents=sum(map(len, documents.values())),
        quotes=int(_value(next(_rows(counted))[0])),
        reread=sum(reread.same for reread in rereads),
        mended=sum(reread.mended for reread in rereads),
    )


def violations(data: Path, store: ox.Store) -> tuple[str, ...]:
    """What is not as the shapes ask, sorted, one line each: `<…/vraag/2021Z05118/1> kg:number: a question has …`.

    The SPARQL constraints of the shapes run on `store`, all at once and some hundred times faster than one by one in
    pySHACL; pySHACL does the rest.
    """
    import rdflib

    shapes = rdflib.Graph().parse(ontology("shapes.ttl"))
    constrained = tuple(_constraints(shapes, store))
    shapes.remove((None, rdflib.SH.sparql, None))
    return tuple(sorted({*constrained, *_core_violations(shapes, data), *_unknown_terms(store)}))


def _constraints(shapes: "rdflib.Graph", store: ox.Store) -> Iterator[str]:
    """The violations of each `sh:sparql`, whose `$this` ranges over the target classes of its shape."""
    from rdflib import SH

    for shape, constraint in shapes.subject_objects(SH.sparql):
        classes = " ".join(node.n3() for node in shapes.objects(shape, SH.targetClass))
        select = str(shapes.value(constraint, SH.select)).strip()
        message = _english(shapes.objects(constraint, SH.message))
        query = f"SELECT DISTINCT ?this ?value {{ {{ {select} }} VALUES ?class {{ {classes} }} ?this a ?class }}"
        for this, value in _rows(run(query, store)):
            yield f"{this}: {message} (found {value})"


def _core_violations(shapes: "rdflib.Graph", data: Path) -> Iterator[str]:
    """What pySHACL finds; the file is read as it is, since the store does not keep derived integer datatypes."""
    import pyshacl
    from rdflib import RDF, SH, Graph, URIRef

    path, form = file_and_format(data)
    triples = (quad.triple for quad in ox.parse(path=str(path), format=form))
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    graph = Graph().parse(data=lines, format="nt").parse(ontology("kg.ttl"))
    _, results, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    for result in results.subjects(RDF.type, SH.ValidationResult):
        path_node, value = results.value(result, SH.resultPath), results.value(result, SH.value)
        where = f" {path_node.n3(shapes.namespace_manager)}" if isinstance(path_node, URIRef) else ""
        found = f" (found {value.n3()})" if value is not None and where else ""
        message = _english(results.objects(result, SH.resultMessage))
        yield f"<{results.value(result, SH.focusNode)}>{where}: {message}{found}"


def _english(messages: Iterable[object]) -> str:
    return ", ".join(sorted(str(message) for message in messages if getattr(message, "language", "") == "en"))


def _unknown_terms(store: ox.Store) -> tuple[str, ...]:
    """Terms in our own namespace that the graph uses and `kg.ttl` does not define: most often a misspelling."""
    defined = {triple.subject for triple in ox.parse(path=str(ontology("kg.ttl")))}
    used = run(
        """SELECT DISTINCT ?term WHERE {
            { SELECT DISTINCT ?term { ?s ?term ?o } } UNION { SELECT DISTINCT ?term { ?s a ?term } }
            FILTER (STRSTARTS(STR(?term), STR(kg:))) } ORDER BY ?term""",
        store,
    )
    return tuple(f"{row[0]}: not defined in kg.ttl" for row in _rows(used) if row[0] not in defined)


def _rows(answer: object) -> Iterator[ox.QuerySolution]:
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError(f"not the answer to a SELECT: {answer!r}")
    yield from answer


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


def _documents(store: ox.Store) -> dict[str, dict[str, ox.NamedNode]]:
    """The documents of the graph by source file, then by identifier."""
    found: dict[str, dict[str, ox.NamedNode]] = defaultdict(dict)
    rows = run(
        """SELECT ?file ?identifier ?document WHERE {
            ?document a kg:Document ; kg:sourceFile ?file ; dcterms:identifier ?identifier
        } ORDER BY ?file ?identifier""",
        store,
    )
    for file, identifier, document in _rows(rows):
        if isinstance(document, ox.NamedNode):
            found[_value(file)][_value(identifier)] = document
    return found


def _found(source_file: str, sources: Path | None) -> Path | None:
    """Where a source file lies now: as given, else in `sources` by its path or its tail, longest first."""
    given = Path(source_file.replace("\\", "/"))
    places = [given]
    if sources is not None:
        parts = given.parts[1:] if given.is_absolute() else given.parts
        places += [sources.joinpath(*parts[at:]) for at in range(len(parts))]
    return next((place for place in places if place.is_file()), None)


def _reread(store: ox.Store, path: Path, wanted: dict[str, ox.NamedNode]) -> Iterator[_Reread]:
    """Each wanted document of one source file, read again and compared."""
    from kg.sources import read

    left = dict(wanted)
    for document in read(path):
        if (node := left.pop(document.id, None)) is not None:
            yield _compare(store, node, document)
    for identifier in left:
        yield _Reread((f"{path}: document {identifier} is no longer in it",))


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
    for quote, section, start, end, exact in _rows(quotes):
        at = int(_value(start)), int(_value(end)), _value(exact)
        verdict = _verdict(document.raw, passages[_value(section)], *at)
        same += verdict == "same"
        mended += verdict == "mended"
        if verdict not in ("same", "mended"):
            failures.append(f"{_value(quote)}: {verdict} ({document.source_file}, {at[2]!r})")
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
    for section, cls, number, text in _rows(rows):
        known = found.get(_value(section))
        numbers = (known.numbers if known else frozenset()) | ({_value(number)} - {""})
        found[_value(section)] = _Node(_KINDS[_value(cls).rpartition("#")[2]], numbers, _value(text))
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
    behind = raw[raw_start:raw_end]
    if _folded(behind) == _folded(exact):
        return "same"
    touched = [run for run in passage.runs if run.start < end and start < run.end]
    if any(run.end - run.start != run.raw_end - run.raw_start for run in touched):
        return "mended"
    return f"the raw source says {behind!r}"


def _folded(text: str) -> str:
    """The text without white space, which a reader may mend."""
    return "".join(text.split())
