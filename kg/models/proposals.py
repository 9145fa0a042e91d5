"""What a model answers, read with suspicion: a list of names and a list of relations, each a proposal and no more.

An answer comes as JSON, from an endpoint, a pipeline or the cache, and is read here and nowhere else.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

_MOST = 500
"""Names, and relations, that are looked at in one answer."""
_LONGEST = 2_000
"""Characters of one value; no name and no sentence of sense is longer."""
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@-]{0,99}")


class AnswerError(Exception):
    """One text to which a model gave no usable answer; the text says why."""


class Model(Protocol):
    """Something that can be asked what a text names and states."""

    @property
    def name(self) -> str:
        """What it is called in the graph: `openai:gpt-4o-mini`."""

    @property
    def key(self) -> str:
        """All that decides an answer besides the text: the model's own content, the prompt, the settings."""

    def ask(self, text: str) -> Mapping[str, object]:
        """`{"version": …, "names": […], "relations": […]}`, as `Answer.of` reads it.

        Raises `AnswerError` when this text got no answer, `ModelError` when there is no sense in asking on.
        """


@dataclass(frozen=True, slots=True)
class ProposedName:
    """`quote` is said to be a name of the class `label`, at `start` of the text or within `context`."""

    quote: str
    label: str
    context: str = ""
    start: int | None = None


@dataclass(frozen=True, slots=True)
class ProposedRelation:
    """`quote` is said to state that the thing named `subject` is `predicate` of that named `object`."""

    subject: str
    predicate: str
    object: str
    quote: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model proposes about one text. `version` is what it says it is, empty when it does not say or says nonsense;
    `unreadable` counts the proposals that are not as the schema asks, by what they are: `name`, `relation`.
    """

    version: str
    names: tuple[ProposedName, ...]
    relations: tuple[ProposedRelation, ...]
    unreadable: Counter[str]

    @classmethod
    def of(cls, raw: object) -> "Answer":
        """The answer in JSON; raises `AnswerError` when it is no answer at all."""
        if not isinstance(raw, Mapping):
            raise AnswerError("the answer is not an object")
        names, relations = raw.get("names"), raw.get("relations")
        if not isinstance(names, list) or not isinstance(relations, list):
            raise AnswerError("the answer has no lists of names and relations")
        read_names = [_name(item) for item in names[:_MOST]]
        read_relations = [_relation(item) for item in relations[:_MOST]]
        unreadable = Counter(
            name=read_names.count(None) + len(names[_MOST:]),
            relation=read_relations.count(None) + len(relations[_MOST:]),
        )
        version = raw.get("version")
        return cls(
            version if isinstance(version, str) and _VERSION.fullmatch(version) else "",
            tuple(name for name in read_names if name),
            tuple(relation for relation in read_relations if relation),
            +unreadable,
        )


def _name(item: object) -> ProposedName | None:
    match item:
        case {"quote": str(quote), "class": str(label), **rest}:
            context, start = rest.get("context", ""), rest.get("start")
            if isinstance(context, str) and (start is None or type(start) is int) and _short(quote, label, context):
                return ProposedName(quote, label, context, start)
    return None


def _relation(item: object) -> ProposedRelation | None:
    match item:
        case {"subject": str(subject), "predicate": str(predicate), "object": str(target), "quote": str(quote)}:
            if _short(subject, predicate, target, quote):
                return ProposedRelation(subject, predicate, target, quote)
    return None


def _short(*values: str) -> bool:
    return all(len(value) <= _LONGEST for value in values)
