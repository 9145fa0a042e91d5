"""Models that propose names and relations: off unless asked for, and never believed where the text does not say so.

`opened` gives a model that remembers its answers, `propose` what holds of its proposals about a document, `lowered` the
links of what it proposed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kg.document import Document
from kg.errors import ModelError
from kg.mention import Mention
from kg.models.acceptance import Acceptance, Outcome
from kg.models.excerpts import excerpts
from kg.models.proposals import AnswerError, Model
from kg.models.remembered import Remembered, default_folder
from kg.registers import Registers
from kg.statement import Link

__all__ = ["Choice", "Model", "Outcome", "chosen", "lowered", "opened", "propose"]

KEY = "KG_MODEL_KEY"
"""The environment variable with the key to an endpoint; the only way to give one."""
RULE = "model:"
"""How the name of the rule begins that saw what a model proposed."""
_LOWER = 0.7
"""What remains of the confidence of a link when a model, not a rule, says that there is a name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which model to ask: its kind (`spacy`, `openai`), its name, the address of its endpoint, where answers are kept."""

    kind: str
    name: str
    endpoint: str | None
    folder: Path


def chosen(model: str, endpoint: str | None = None, folder: Path | None = None) -> Choice:
    """The choice as a person writes it: `spacy:NAME_OR_PATH`, or `openai:MODEL` with an endpoint.

    Raises `ModelError` for anything else.
    """
    kind, _, name = model.partition(":")
    if kind not in _KINDS or not name:
        raise ModelError(f"{model}: a model is spacy:NAME_OR_PATH, or openai:MODEL with --endpoint URL")
    if (kind == "openai") != bool(endpoint):
        raise ModelError("openai:MODEL needs an endpoint, and nothing else has one")
    return Choice(kind, name, endpoint, folder or default_folder())


@cache
def opened(choice: Choice) -> Remembered:
    """The model, ready to be asked, once in a process. Raises `ModelError` when it cannot be had."""
    return Remembered(_KINDS[choice.kind](choice), choice.folder)


def _spacy(choice: Choice) -> Model:
    from kg.models.spacy_pipeline import SpacyModel

    return SpacyModel.of(choice.name)


def _openai(choice: Choice) -> Model:
    from kg.models.openai import openai_model

    return openai_model(choice.name, choice.endpoint or "", KEY)


_KINDS: dict[str, Callable[[Choice], Model]] = {"spacy": _spacy, "openai": _openai}
"""Every kind of model; what it needs is imported when it is chosen."""


def propose(document: Document, found: Sequence[Mention], registers: Registers, model: Remembered) -> Outcome:
    """What holds of a model's proposals about the running text, beside what rules `found`.

    A text without an answer has a verdict with the reason; raises `ModelError` when there is no sense in asking on.
    """
    acceptance = Acceptance(document, found, registers)
    for excerpt in excerpts(document):
        try:
            answer = model.answer(excerpt.text)
        except AnswerError as error:
            acceptance.outcome.judge("text", "", excerpt.text, "unanswered", str(error))
        else:
            version = f"@{answer.version}" if answer.version else ""
            acceptance.take(excerpt, answer, f"{RULE}{model.model.name}{version}")
    return acceptance.outcome


def lowered(links: Iterable[Link]) -> tuple[Link, ...]:
    """The links, of what a model proposed with less confidence and the reason; human decisions stay as they are."""
    return tuple(
        _lowered(link) if link.mention.rule.startswith(RULE) and link.confidence < 1 else link for link in links
    )


def _lowered(link: Link) -> Link:
    name = link.mention.rule.removeprefix(RULE)
    reason = f"{link.reason}; that it is a name, {name} proposed"
    return replace(link, confidence=round(link.confidence * _LOWER, 2), reason=reason)
