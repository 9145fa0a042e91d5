"""Topics of the official taxonomy by the words of a document, where its source gives none: scored, few, marked so.

A word in the title weighs more than one in a question, that more than one in an answer; the same word again adds
little.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import ahocorasick_rs

from kg.document import Anchor, Document, SectionKind
from kg.extractors.joined import Hit, Joined
from kg.extractors.stretches import Stretch
from kg.extractors.tables import DATA
from kg.mention import TopicMention

RULE = "topic-words"
_REST_OF_WORD = re.compile(r"[^\W_]+")
_WEIGHTS = {SectionKind.FRAME: 4.0, SectionKind.QUESTION: 1.0, SectionKind.ANSWER: 0.5}
_REPEATED = 0.25
"""What the same word adds each time it comes again, up to four times."""
_LEAST = 4.0
_LEAST_OF_ONE_WORD = 6.0
"""One word is enough only in the title and again in the text."""
_FEWEST = 2
"""Places of words below which nothing can be enough."""
_CLOSE = 0.7
"""A second topic must score this part of the first."""
_MOST = 2


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The words, and to which concept each leads."""

    automaton: ahocorasick_rs.AhoCorasick
    words: tuple[tuple[str, str, bool], ...]


@dataclass(slots=True)
class _Score:
    """What speaks for one concept: the weight of each word, and where the first stands."""

    words: dict[str, float] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)
    places: dict[str, Anchor] = field(default_factory=dict)

    def add(self, word: str, weight: float, stretch: Stretch, start: int, end: int) -> None:
        if word in self.words:
            self.words[word] = max(weight, self.words[word])
            self.times[word] += 1
        else:
            self.words[word], self.times[word], self.places[word] = weight, 1, stretch.at(start, end)

    @property
    def value(self) -> float:
        """Each word by its best place, and a little for each time again."""
        return sum(weight * (1 + _REPEATED * min(4, self.times[word] - 1)) for word, weight in self.words.items())


def derived_topics(
    document: Document, prose: Sequence[Stretch], found: Sequence[tuple[int, Sequence[Hit]]]
) -> Iterator[TopicMention]:
    """At most two topics that the words of `prose`, the running Dutch of `document`, make clear; none where its source gives a topic.

    `found` are the words of the vocabulary in each stretch, those of other stretches after them, as `topic_words_in` has them.

    A title with `Huawei` and `Telfort-klanten` and questions about `telecom` and `privacy` are about `economie ict`.
    """
    words = found[: len(prose)]
    if document.header.topics or sum(len(hits) for _, hits in words) < _FEWEST:
        return
    scores = _scores(prose, words)
    values = {key: score.value for key, score in scores.items()}
    ranked = sorted(values, key=lambda key: (-values[key], key))
    for key in ranked[:_MOST]:
        score = scores[key]
        least = _LEAST if len(score.words) > 1 else _LEAST_OF_ONE_WORD
        if values[key] < max(least, _CLOSE * values[ranked[0]]):
            return
        words_by_weight = sorted(score.words, key=lambda word: (-score.words[word], -score.times[word], word))
        at = score.places[words_by_weight[0]]
        yield TopicMention(at, document.surface(at), RULE, key, tuple(words_by_weight[:6]))


def _scores(prose: Iterable[Stretch], found: Iterable[tuple[int, Sequence[Hit]]]) -> dict[str, _Score]:
    scores: dict[str, _Score] = defaultdict(_Score)
    known = _vocabulary().words
    titled: int | None = None
    for stretch, (begin, hits) in zip(prose, found, strict=True):
        weight = 1.0 if stretch.section == titled else _WEIGHTS[stretch.kind]
        titled = stretch.section if stretch.kind is SectionKind.FRAME else titled
        for which, start, end in hits:
            word, concept, _ = known[which]
            scores[concept].add(word, weight, stretch, start - begin, end - begin)
    return scores


def topic_words_in(joined: Joined) -> Iterator[tuple[int, Sequence[Hit]]]:
    """For each of the joined texts where it begins, and each word of the vocabulary at the beginning of a word in it, to the
    end of that word.
    """
    text, known = joined.whole.replace("İ", "I").lower(), _vocabulary()
    hits = known.automaton.find_matches_as_indexes(text, overlapping=True)
    return joined.parted(list(_words(text, hits, known.words)))


def _words(text: str, hits: Iterable[Hit], words: Sequence[tuple[str, str, bool]]) -> Iterator[Hit]:
    for which, start, end in hits:
        if start and text[start - 1].isalnum():
            continue
        if not text[end : end + 1].isalnum():
            yield which, start, end
        elif not words[which][2] and (rest := _REST_OF_WORD.match(text, end)):
            yield which, start, rest.end()


@cache
def _vocabulary() -> _Vocabulary:
    table = topic_words()
    words: Sequence[tuple[str, str, bool]] = [
        (word.removesuffix("$").replace("_", " "), concept, word.endswith("$"))
        for concept, listed in table.items()
        for word in listed
    ]
    automaton = ahocorasick_rs.AhoCorasick(
        [word for word, _, _ in words], store_patterns=False, implementation=ahocorasick_rs.Implementation.DFA
    )
    return _Vocabulary(automaton, tuple(words))


@cache
def topic_words() -> dict[str, tuple[str, ...]]:
    """The words of each concept, as in `kg/data/topic_words.toml`: `topic_words()["verkeer spoor"]` has `trein`."""
    table: dict[str, str] = tomllib.loads((DATA / "topic_words.toml").read_text(encoding="utf-8"))["words"]
    return {concept: tuple(words.split()) for concept, words in table.items()}
