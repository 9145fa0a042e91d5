"""extract(): what a document names, and what it states between the names."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from kg.document import Anchor, Document, SectionKind
from kg.extractors.antecedents import antecedents
from kg.extractors.articles import article_mentions
from kg.extractors.damaged import without_surrogates
from kg.extractors.foreign_laws import of_another_state
from kg.extractors.gazetteer import Gazetteer, is_word
from kg.extractors.header import header_mentions
from kg.extractors.introduced import KNOWN_ANYWAY, introduced
from kg.extractors.joined import Joined
from kg.extractors.law_names import introduced_laws, law_titles
from kg.extractors.lexicon import Lexicon, Make, lexicon
from kg.extractors.names import (
    capitalised_names,
    compound_names,
    defined_names,
    described_names,
    extended_names,
    kind_names,
    listed_names,
    member_names,
    ministry_names,
    register_names,
    spelled_otherwise,
)
from kg.extractors.news import but_outlets, news_mentions
from kg.extractors.notes import counts_in_note
from kg.extractors.patterned import patterned_names
from kg.extractors.posts import post_names
from kg.extractors.publications import publication_mentions
from kg.extractors.relations import Telling, relations_in, telling
from kg.extractors.runs import Run, runs_in
from kg.extractors.span import DEFINED, INTRODUCED, Candidate, settle
from kg.extractors.stretches import Running, Stretch, running
from kg.extractors.topics import derived_topics, topic_words_in
from kg.extractors.within import named_within
from kg.mention import EntityClass, LawMention, Mention
from kg.registers import Registers, load
from kg.sentences import sentences


def extract(document: Document, registers: Registers | None = None) -> tuple[Mention, ...]:
    """Every mention in `document`, in the order of the text; relations come after the names of their section.

    1. the header's people, posts and topics, whose places the reader knows;
    2. names seen on their own, in each stretch of running Dutch;
    3. names the document introduced there, looked for again everywhere;
    4. articles of laws, and relations between the names of one sentence;
    5. publications that footnotes and sentences cite, whose outlets are no names of the text.
    """
    return extract_each([document], registers)[0]


def extract_each(documents: Iterable[Document], registers: Registers | None = None) -> list[tuple[Mention, ...]]:
    """Of each document what `extract` finds in it; what looks for literals passes over several of them at once."""
    registers = registers or load()
    known = lexicon(registers)
    return [found for together in _grouped(documents) for found in _found(together, known, registers)]


def _grouped(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """The documents in their order, few enough at a time that what is kept of their texts stays small."""
    group: list[Document] = []
    size = 0
    for document in documents:
        length = sum(len(section.text) for section in document.sections)
        if group and size + length > _TOGETHER:
            yield group
            group, size = [], 0
        group.append(document)
        size += length
    yield group


_TOGETHER = 100_000
"""Characters of documents that pass together: more is slower, for the texts themselves then fill the processor's cache."""


def _found(documents: Sequence[Document], known: Lexicon, registers: Registers) -> list[tuple[Mention, ...]]:
    """The mentions in each of the documents, whose texts may have lone surrogates."""
    try:
        return _extracted(documents, known, registers)
    except UnicodeEncodeError:
        whole = list(map(without_surrogates, documents))
        return [
            tuple(replace(mention, surface=document.surface(mention.at)) for mention in mentions)
            for document, mentions in zip(documents, _extracted(whole, known, registers), strict=True)
        ]


def _extracted(documents: Sequence[Document], known: Lexicon, registers: Registers) -> list[tuple[Mention, ...]]:
    each, joined = running(documents)
    stretches = chain.from_iterable(one.stretches for one in each)
    scanned = zip(stretches, register_names(joined, known), runs_in(joined, known.tells), strict=True)
    candidates = (list(_candidates(*of_stretch, known, registers)) for of_stretch in scanned)
    words = topic_words_in(joined)
    found: list[tuple[list[Mention], list[Telling]]] = []
    for document, one in zip(documents, each, strict=True):
        topics = derived_topics(document, one.prose, list(islice(words, len(one.stretches))))
        of_document = list(islice(candidates, len(one.stretches)))
        found.append(_mentions(document, one, of_document, topics, known.laws, registers))
    related = relations_in([sentence for _, sentences in found for sentence in sentences])
    return [
        tuple(sorted(chain(mentions, *islice(related, len(sentences))), key=_place)) for mentions, sentences in found
    ]


def _mentions(
    document: Document,
    running: Running,
    candidates: list[list[Candidate]],
    topics: Iterable[Mention],
    laws: Gazetteer[str],
    registers: Registers,
) -> tuple[list[Mention], list[Telling]]:
    """The mentions in a document, where the candidates in each of its stretches are known; what may relate them."""
    header = tuple(header_mentions(document))
    stretches, text = running.stretches, running.joined.whole
    candidates = _without_misread(running.joined, candidates, registers)
    alone = [_settled(stretch, found, registers) for stretch, found in zip(stretches, candidates, strict=True)]
    again = dict(introduced([*header, *chain.from_iterable(alone)], text, registers))
    again.update(_defined(stretches, candidates))
    again.update(introduced_laws(chain.from_iterable(alone)))
    seen_again = found_again(running.joined, again)
    found: list[Mention] = []
    sentences: list[Telling] = []
    for number, stretch in enumerate(stretches):
        more = _not_told(seen_again.get(number, []), stretch, alone[number])
        more += listed_names(stretch.text, [*candidates[number], *more])
        names = _settled(stretch, [*candidates[number], *more], registers) if more else alone[number]
        articles = list(article_mentions(stretch, laws, names, registers)) if "articles" in stretch.cues else []
        if not stretch.note and "antecedents" in stretch.cues:
            before = [*header, *found, *names, *articles]
            standing = antecedents(stretch.text, stretch.section, stretch.start, before, registers)
            names += _free(standing, [*names, *articles])
        found += [*names, *articles]
        sentences += _telling(document, stretch, names) if len(names) > 1 else ()
    found += list(named_within(found, registers))
    news = news_mentions(document, running.prose, registers)
    rest = (*publication_mentions(document, running.prose), *topics)
    return [*header, *but_outlets(found, news), *news, *rest], sentences


def _candidates(
    stretch: Stretch, of_registers: Sequence[Candidate], runs: Sequence[Run], known: Lexicon, registers: Registers
) -> Iterator[Candidate]:
    text, cues = stretch.text, stretch.cues
    yield from of_registers
    yield from extended_names(text, of_registers) if of_registers else ()
    yield from described_names(text, of_registers) if "context_patterns" in cues else ()
    yield from capitalised_names(text, runs, of_registers, known.given) if runs else ()
    yield from patterned_names(text, of_registers) if "name_patterns" in cues else ()
    yield from kind_names(text) if "kinds" in cues else ()
    yield from compound_names(text, of_registers) if "compounds" in cues else ()
    yield from member_names(text, registers) if "members" in cues else ()
    yield from ministry_names(text, registers) if "ministries" in cues else ()
    yield from law_titles(text, registers) if not _LAWS.isdisjoint(cues) else ()
    yield from post_names(text, registers) if "posts" in cues else ()
    for definition, make in defined_names(text, registers) if "definitions" in cues else ():
        yield Candidate(definition.start, definition.end, DEFINED, make)
        yield Candidate(definition.short_start, definition.short_end, DEFINED, make)


def _without_misread(joined: Joined, candidates: list[list[Candidate]], registers: Registers) -> list[list[Candidate]]:
    """The candidates without places by an abbreviation that the document uses for something else."""
    if not any(candidates):
        return candidates
    short = {
        name
        for text, found in zip(joined.texts, candidates, strict=True)
        for one in found
        if one.cls is EntityClass.PLACE and (name := text[one.start : one.end]).isupper() and name.isalpha()
    }
    misread = {name for name in short if spelled_otherwise(name, joined.whole, registers)}
    if not misread:
        return candidates
    return [
        [one for one in found if one.cls is not EntityClass.PLACE or text[one.start : one.end] not in misread]
        for text, found in zip(joined.texts, candidates, strict=True)
    ]


_LAWS = frozenset({"law_heads", "law_bills", "law_changes", "law_words", "law_codes", "law_abbreviations", "law_acts"})


def _defined(stretches: Sequence[Stretch], candidates: Sequence[list[Candidate]]) -> Iterator[tuple[str, Make]]:
    """The abbreviations that the document defines, and what they stand for."""
    for stretch, found in zip(stretches, candidates, strict=True):
        for candidate in found if "definitions" in stretch.cues else ():
            if candidate.weight == DEFINED:
                yield stretch.text[candidate.start : candidate.end], candidate.make


def _free(mentions: Iterable[Mention], taken: list[Mention]) -> list[Mention]:
    """The mentions that overlap none of those `taken`."""
    return [
        mention
        for mention in mentions
        if not any(mention.at.start < other.at.end and other.at.start < mention.at.end for other in taken)
    ]


def _settled(stretch: Stretch, candidates: Iterable[Candidate], registers: Registers) -> list[Mention]:
    text, section, begin = stretch.text, stretch.section, stretch.start
    return [
        mention
        for start, end, _, make, _ in settle(candidates)
        if (mention := make(Anchor(section, begin + start, begin + end), text[start:end]))
        and (not stretch.note or counts_in_note(text, start, end, mention))
        and not (isinstance(mention, LawMention) and of_another_state(mention, text, start, end, registers))
    ]


def found_again(joined: Joined, names: Mapping[str, Make]) -> dict[int, list[Candidate]]:
    """By number of the text, each of `names` wherever it stands as a word: one search a name, for they are few."""
    text, starts = joined.whole, [begin for begin, _ in joined.spans()] if names else []
    found: dict[int, list[Candidate]] = {}
    for name, make in names.items():
        at = text.find(name)
        while at >= 0:
            if is_word(text, at, at + len(name)):
                which = bisect_right(starts, at) - 1
                begin = at - starts[which]
                found.setdefault(which, []).append(Candidate(begin, begin + len(name), INTRODUCED, make))
            at = text.find(name, at + 1)
    return found


def _not_told(again: Iterable[Candidate], stretch: Stretch, alone: Iterable[Mention]) -> list[Candidate]:
    """Those of `again` of which the text itself does not say at that place what they are: a name keeps the rule that saw it."""
    told = {(name.at.start - stretch.start, name.at.end - stretch.start) for name in alone if name.rule not in _UNTOLD}
    return [one for one in again if (one.start, one.end) not in told]


_UNTOLD = KNOWN_ANYWAY | {"given-name"}
"""A first name says nothing against the institution that the text called so: `zorglocatie Abel Tasman`."""


def _telling(document: Document, stretch: Stretch, names: list[Mention]) -> Iterator[Telling]:
    """The sentences of a stretch that may relate two of its names."""
    text, asked = document.sections[stretch.section].text, stretch.note or stretch.kind is SectionKind.QUESTION
    spans = sentences(stretch.text)
    starts = [start + stretch.start for start, _ in spans]
    inside: dict[int, list[Mention]] = defaultdict(list)
    for name in names:
        inside[bisect_right(starts, name.at.start) - 1].append(name)
    for number in sorted(number for number, mentions in inside.items() if number >= 0 and len(mentions) > 1):
        end = spans[number][1] + stretch.start
        whole = [name for name in inside[number] if name.at.end <= end]
        if told := telling(text, starts[number], end, whole, asked):
            yield told


def _place(mention: Mention) -> tuple[int, int, int, str, str]:
    return mention.at.section, mention.at.start, -mention.at.end, type(mention).__name__, mention.rule
