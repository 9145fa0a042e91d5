"""extract(): what a document names, and what it states between the names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.document import Anchor, Document, SectionKind
from kg.extractors.gazetteer import Gazetteer
from kg.extractors.header import header_mentions
from kg.extractors.introduced import introduced
from kg.extractors.laws import article_references
from kg.extractors.lexicon import Lexicon, Make, lexicon
from kg.extractors.names import DEFINED, INTRODUCED, defined_names, given_names, patterned_names, register_names
from kg.extractors.relations import relations
from kg.sentences import sentences
from kg.extractors.span import Candidate, settle
from kg.mention import ArticleMention, LawMention, Mention
from kg.registers import Registers


@dataclass(frozen=True, slots=True)
class Stretch:
    """Running Dutch within a section: `text` begins at `start` of the section's text."""

    section: int
    start: int
    text: str
    asked: bool


def extract(document: Document, registers: Registers) -> tuple[Mention, ...]:
    """Every mention in `document`, in the order of the text; relations come after the names of their section.

    1. the header's people, posts and topics, whose places the reader knows;
    2. names seen on their own, in each stretch of running Dutch;
    3. names the document introduced there, looked for again everywhere;
    4. articles of laws, and relations between the names of one sentence.
    """
    known = lexicon(registers)
    header = tuple(header_mentions(document))
    stretches = tuple(_stretches(document))
    first = {stretch: list(_candidates(stretch.text, known, registers)) for stretch in stretches}
    again = dict(introduced([*header, *_names(first)]))
    again.update(_defined(stretches, registers))
    looked_for = Gazetteer.of(again.items()) if again else None
    found: list[Mention] = []
    for stretch, candidates in first.items():
        if looked_for:
            candidates += [
                Candidate(start, end, INTRODUCED, make) for start, end, make in looked_for.find(stretch.text)
            ]
        names = [_made(stretch, candidate) for candidate in settle(candidates)]
        found += names
        found += _articles(stretch, known)
        found += _relations(document, stretch, names)
    return tuple(sorted([*header, *found], key=_place))


def _stretches(document: Document) -> Iterator[Stretch]:
    for index, section in enumerate(document.sections):
        for start, end in section.prose:
            yield Stretch(index, start, section.text[start:end], section.kind is SectionKind.QUESTION)


def _candidates(text: str, known: Lexicon, registers: Registers) -> Iterator[Candidate]:
    yield from register_names(text, known)
    yield from patterned_names(text, registers)
    yield from given_names(text, known)
    for definition, make in defined_names(text, registers):
        yield Candidate(definition.start, definition.end, DEFINED, make)
        yield Candidate(definition.short_start, definition.short_end, DEFINED, make)


def _names(candidates: dict[Stretch, list[Candidate]]) -> Iterator[Mention]:
    """The names seen on their own, overlaps settled."""
    for stretch, found in candidates.items():
        yield from (_made(stretch, candidate) for candidate in settle(found))


def _defined(stretches: Iterable[Stretch], registers: Registers) -> Iterator[tuple[str, Make]]:
    """The abbreviations that the document defines."""
    for stretch in stretches:
        for definition, make in defined_names(stretch.text, registers):
            yield definition.short, make


def _made(stretch: Stretch, candidate: Candidate) -> Mention:
    at = Anchor(stretch.section, stretch.start + candidate.start, stretch.start + candidate.end)
    return candidate.make(at, stretch.text[candidate.start : candidate.end])


def _articles(stretch: Stretch, known: Lexicon) -> Iterator[Mention]:
    """Each article reference as a mention of the article, and the law in it as a mention of the law."""
    laws: dict[Anchor, str] = {}
    for reference in article_references(stretch.text, known.laws):
        at = Anchor(stretch.section, stretch.start + reference.start, stretch.start + reference.end)
        law_at = Anchor(stretch.section, stretch.start + reference.law_start, stretch.start + reference.law_end)
        laws[law_at] = reference.law
        surface = stretch.text[reference.start : reference.end]
        yield ArticleMention(at, surface, "article-of-law", reference.number, reference.law, law_at)
    for law_at, law in laws.items():
        yield LawMention(law_at, law, "article-of-law", law)


def _relations(document: Document, stretch: Stretch, names: list[Mention]) -> Iterator[Mention]:
    text = document.sections[stretch.section].text
    for start, end in sentences(stretch.text):
        start, end = start + stretch.start, end + stretch.start
        inside = [name for name in names if start <= name.at.start and name.at.end <= end]
        yield from relations(text, start, end, inside, stretch.asked)


def _place(mention: Mention) -> tuple[int, int, int, str, str]:
    return mention.at.section, mention.at.start, -mention.at.end, type(mention).__name__, mention.rule
