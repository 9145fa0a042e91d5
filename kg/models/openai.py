"""A language model behind any server that speaks the OpenAI protocol for chat: hosted, or vLLM, Ollama, llama.cpp here."""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.models.contract import prompt, schema
from kg.models.endpoint import Endpoint, RejectedError
from kg.models.proposals import AnswerError

_MOST_TOKENS = 8_000
"""Of an answer; a server that counts otherwise is stopped by the size and the time of `Endpoint`."""


def openai_model(model: str, endpoint: str, variable: str) -> "OpenAIModel":
    """The model behind an endpoint like `http://localhost:11434/v1`, with the key in that environment variable, if any.

    Raises `ModelError` for an address or a key that may not be used.
    """
    url = endpoint.rstrip("/").removesuffix("/chat/completions") + "/chat/completions"
    return OpenAIModel(model, Endpoint(url, os.environ.get(variable, "").strip()))


@dataclass(slots=True)
class OpenAIModel:
    """The model `model` behind `endpoint`, whose address ends in `/chat/completions`."""

    model: str
    endpoint: Endpoint
    _dropped: set[str] = field(default_factory=set)
    """Settings that the server does not take: some models have no temperature."""

    @property
    def name(self) -> str:
        """`openai:gpt-4o-mini`."""
        return f"openai:{self.model}"

    @property
    def key(self) -> str:
        """A hash of prompt, schema and settings."""
        asked = json.dumps([prompt(), schema(), _SETTINGS], sort_keys=True)
        return hashlib.sha256(asked.encode()).hexdigest()

    def ask(self, text: str) -> Mapping[str, object]:
        """What it proposes. Raises `AnswerError` without a usable answer, `ModelError` when it will take no question."""
        envelope = self._posted(text)
        match envelope:
            case {"choices": [{"message": {"content": str(content)}, "finish_reason": "length"}, *_]}:
                raise AnswerError("the answer broke off: too long")
            case {"choices": [{"message": {"content": str(content)}}, *_]}:
                try:
                    proposed = json.loads(content)
                except (ValueError, RecursionError) as error:
                    raise AnswerError("the answer is no JSON") from error
            case {"choices": [{"message": {"refusal": str(_)}}, *_]}:
                raise AnswerError("the model refused")
            case _:
                raise AnswerError("the answer is no chat completion")
        if not isinstance(proposed, dict):
            raise AnswerError("the answer is not an object")
        version = envelope.get("model") if isinstance(envelope, dict) else None
        return {**proposed, "version": version}

    def _posted(self, text: str) -> object:
        """The server's answer, asked again without a setting that it does not take."""
        while True:
            try:
                return self.endpoint.post(self._body(text))
            except RejectedError as error:
                unknown = [name for name in _SETTINGS.keys() - self._dropped if re.search(rf"\b{name}\b", str(error))]
                if unknown:
                    self._dropped.update(unknown)
                else:
                    raise AnswerError(f"not taken: {error}") from error

    def _body(self, text: str) -> dict[str, object]:
        bound = {"type": "json_schema", "json_schema": {"name": "kamergraaf", "strict": True, "schema": schema()}}
        return {
            "model": self.model,
            "messages": [{"role": "system", "content": prompt()}, {"role": "user", "content": text}],
            "response_format": bound,
            **{name: value for name, value in _SETTINGS.items() if name not in self._dropped},
        }


_SETTINGS: dict[str, object] = {"temperature": 0, "seed": 0, "max_completion_tokens": _MOST_TOKENS}
