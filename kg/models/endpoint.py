"""One POST to an HTTP endpoint that is not trusted: bounded in time, size and tries; the key goes nowhere else."""

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

import requests
import urllib3
from requests.auth import AuthBase

from kg.errors import ModelError
from kg.models.proposals import AnswerError

_LARGEST = 2 << 20
"""Bytes of an answer."""
_CHUNK = 1 << 14
_TRIES = 3
_LONGEST_WAIT = 30.0
"""Seconds that a server may make us wait before the next try (`Retry-After`)."""
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
"""States that may be better a moment later."""


class _Bearer(AuthBase):
    """The key, if any; that it is there keeps `requests` from looking for one in `~/.netrc`."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._key:
            request.headers["Authorization"] = f"Bearer {self._key}"
        return request


class RejectedError(Exception):
    """The server understood the question and does not take it (HTTP 400 or 422); the text is its reason, cut short."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`url` answers POST with JSON, within `seconds` in all; between tries there is a pause of `pause` seconds, doubled.

    Raises `ModelError` for an address or a key that may not be used: a key goes over https, or to this machine.
    """

    url: str
    key: str = field(default="", repr=False)
    seconds: float = 120.0
    pause: float = 1.0

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
            raise ModelError(
                "an endpoint is an address that begins with http:// or https://, without a name or key in it"
            )
        if self.key and parts.scheme == "http" and not _is_this_machine(parts.hostname):
            raise ModelError(f"the key is not sent to {parts.hostname} in the open: use https")
        if not self.key.isascii() or not self.key.isprintable():
            raise ModelError("the key has characters that no key has")

    def post(self, body: Mapping[str, object]) -> object:
        """What the server answers, parsed; tried again while it is busy or away.

        Raises `AnswerError` when that does not help or the answer is no JSON, `RejectedError` when the server does not
        take the question, `ModelError` when it will not take any.
        """
        reason = ""
        for attempt in range(_TRIES):
            try:
                status, wait, data = self._once(body)
            except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
                status, wait, data, reason = 0, 0.0, b"", _in_short(error)
            else:
                reason = f"HTTP {status}"
            if 200 <= status < 300:
                return _parsed(data)
            if status in {400, 413, 422}:
                raise RejectedError(f"HTTP {status}: {_shown(data, self.key)}")
            if status and status not in _BUSY:
                raise ModelError(f"{self.url}: HTTP {status}: {_shown(data, self.key)}")
            if attempt + 1 < _TRIES:
                time.sleep(min(max(wait, self.pause * 2**attempt), _LONGEST_WAIT))
        raise AnswerError(reason)

    def _once(self, body: Mapping[str, object]) -> tuple[int, float, bytes]:
        """The state, the seconds to wait that the server asks for, and the bytes of its answer."""
        until = time.monotonic() + self.seconds
        with requests.post(
            self.url,
            json=body,
            headers={"Accept": "application/json", "Accept-Encoding": "identity"},
            auth=_Bearer(self.key),
            timeout=(min(10.0, self.seconds), self.seconds),
            allow_redirects=False,
            stream=True,
        ) as response:
            data = b"".join(_bounded(response, until))
            return response.status_code, _seconds(response.headers.get("Retry-After", "")), data


def _bounded(response: requests.Response, until: float) -> Iterator[bytes]:
    size = 0
    while chunk := response.raw.read1(_CHUNK):
        size += len(chunk)
        if size > _LARGEST:
            raise AnswerError("the answer is too large")
        if time.monotonic() > until:
            raise requests.Timeout
        yield chunk


def _parsed(data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise AnswerError("the answer is no JSON") from error


def _in_short(error: Exception) -> str:
    """What went wrong, without addresses: the same words for all of a kind."""
    if isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError):
        return "no answer in time"
    if isinstance(error, requests.exceptions.SSLError):
        return "the certificate of the server is not in order"
    return "no connection" if isinstance(error, requests.ConnectionError) else "an answer that broke off"


def _shown(data: bytes, key: str) -> str:
    """The beginning of an error message, one line of printable text, without the key."""
    text = data[:2_000].decode("utf-8", "replace")
    text = text.replace(key, "…") if key else text
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:200]


def _seconds(text: str) -> float:
    return float(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0.0


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
