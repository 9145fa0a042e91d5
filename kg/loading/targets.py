"""Where statements go: a SPARQL Update endpoint, or a Graph Store; with retries, back-off and log-in.

SPARQL 1.1 Protocol: https://www.w3.org/TR/sparql11-protocol/#update-operation
SPARQL 1.1 Graph Store HTTP Protocol: https://www.w3.org/TR/sparql11-http-rdf-update/
"""

import re
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, takewhile
from urllib.parse import quote, urlsplit

import pyoxigraph as ox
import requests
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from kg.errors import KgError

TRIES = 6
"""How often a request is sent before the load gives up."""
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 30.0
"""Seconds; each wait is twice the one before."""
_CONNECT_SECONDS = 10.0
_TOO_LARGE = 413
_PASSING = (408, 425, 429, 500, 502, 503, 504)
_PERHAPS_SIZE = 2
"""After so many refusals with 500 a smaller request is tried: Virtuoso says so when an update is too long for it."""


class LoadError(KgError):
    """A load that did not get to its end: `http://…: nothing listens there (12,000 statements are in; …)`."""


class TooMuchError(KgError):
    """A request that the store will not take, perhaps for its size."""


class Target(ABC):
    """A store that takes statements at an address; `auth` is a user and a password, `seconds` how long it may think.

    `waiting` is told of each wait after a fault.
    """

    def __init__(
        self,
        url: str,
        auth: tuple[str, str] | None = None,
        seconds: float = 120.0,
        wait: Callable[[float], None] = time.sleep,
        waiting: Callable[[str], None] = lambda line: None,
    ) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise LoadError(f"{url}: a store is at an http(s) address, such as http://127.0.0.1:7878/update")
        if parts.username or parts.password:
            raise LoadError(f"{parts.hostname}: give user and password by --auth, not in the address")
        self.url = url
        self._auth = auth
        self._seconds = seconds
        self._wait = wait
        self._waiting = waiting
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["User-Agent"] = "kamergraaf"

    @property
    def key(self) -> str:
        """What a load into it is known by."""
        return self.url

    def begin(self, come: Iterable[object]) -> None:  # noqa: B027  most targets have nothing to do
        """Told before the first statement is sent, with the graphs of those that an earlier run got in."""

    def end(self) -> None:  # noqa: B027  most targets have nothing to do
        """Told when all statements are in."""

    @abstractmethod
    def first_part(self, quads: Sequence[ox.Quad]) -> Sequence[ox.Quad]:
        """Those at the beginning of `quads` that go into one request."""

    @abstractmethod
    def _request(self, quads: Sequence[ox.Quad]) -> requests.Request:
        """The request that adds the statements."""

    def send(self, quads: Sequence[ox.Quad]) -> None:
        """Add the statements; raises `LoadError` when the store will not, `TooMuchError` when it will not so many."""
        self._deliver(self._request(quads), len(quads))

    def _deliver(self, request: requests.Request, number: int) -> None:
        """Send a request with so many statements until it is taken."""
        for attempt in range(1, TRIES + 1):
            reason, asked = self._tried(request, attempt, number)
            if reason is None:
                return
            if attempt < TRIES:
                seconds = max(asked, min(_LONGEST_WAIT, _FIRST_WAIT * 2.0 ** (attempt - 1)))
                self._waiting(f"{self.url}: {reason}; asked again in {seconds:g} s")
                self._wait(seconds)
        raise LoadError(f"{self.url}: {reason}; tried {TRIES} times")

    def _tried(self, request: requests.Request, attempt: int, number: int) -> tuple[str | None, float]:
        """Why it did not work this time and the seconds to wait, or `None` when it did; raises when it never will."""
        try:
            answer = self._answer(request)
        except requests.Timeout:
            return f"no answer within {self._seconds:g} seconds", 0.0
        except requests.ConnectionError as error:
            return _reason(error), 0.0
        except requests.RequestException as error:
            raise LoadError(f"{self.url}: {' '.join(str(error).split())}") from error
        status = answer.status_code
        if 200 <= status < 300:
            return None, 0.0
        said = f"answers {status}{_first_words(answer)}"
        if status == _TOO_LARGE or (status == requests.codes.server_error and attempt > _PERHAPS_SIZE and number > 1):
            raise TooMuchError(f"{self.url}: {said}")
        if status in _PASSING:
            return said, _retry_after(answer)
        raise LoadError(f"{self.url}: {said}{_advice(answer, self._auth is not None)}")

    def _answer(self, request: requests.Request) -> requests.Response:
        prepared = self._session.prepare_request(request)
        timeout = (_CONNECT_SECONDS, self._seconds)
        answer = self._session.send(prepared, timeout=timeout, allow_redirects=False)
        if answer.status_code == requests.codes.unauthorized and self._auth and self._session.auth is None:
            self._session.auth = _login(answer, *self._auth)
            answer = self._session.send(self._session.prepare_request(request), timeout=timeout, allow_redirects=False)
        return answer


class Update(Target):
    """A SPARQL Update endpoint: statements of many graphs in one `INSERT DATA`."""

    def first_part(self, quads: Sequence[ox.Quad]) -> Sequence[ox.Quad]:
        """All of them."""
        return quads

    def _request(self, quads: Sequence[ox.Quad]) -> requests.Request:
        return self._update(self._text(quads))

    def _update(self, text: str) -> requests.Request:
        return requests.Request("POST", self.url, data={"update": text})

    def _text(self, quads: Sequence[ox.Quad]) -> str:
        parts = []
        for graph, group in groupby(quads, key=lambda quad: quad.graph_name):
            triples = "\n".join(_triple(quad) for quad in group)
            parts.append(triples if isinstance(graph, ox.DefaultGraph) else f"GRAPH {graph} {{\n{triples}\n}}")
        return "INSERT DATA {\n" + "\n".join(parts) + "\n}"


class GraphStore(Target):
    """A Graph Store: the statements of one graph in one request, added to what the graph holds."""

    def first_part(self, quads: Sequence[ox.Quad]) -> Sequence[ox.Quad]:
        """Those of the first graph, up to the first of another."""
        return tuple(takewhile(lambda quad: quad.graph_name == quads[0].graph_name, quads))

    def _request(self, quads: Sequence[ox.Quad]) -> requests.Request:
        graph = quads[0].graph_name
        which = f"graph={quote(graph.value, safe='')}" if isinstance(graph, ox.NamedNode) else "default"
        url = f"{self.url}{'&' if urlsplit(self.url).query else '?'}{which}"
        body = "".join(f"{_triple(quad)}\n" for quad in quads).encode()
        return requests.Request("POST", url, data=body, headers={"Content-Type": "text/turtle;charset=utf-8"})


def _triple(quad: ox.Quad) -> str:
    return f"{quad.subject} {quad.predicate} {quad.object} ."


def _login(answer: requests.Response, user: str, password: str) -> AuthBase:
    """By digest when the store asks for it, else in the clear, as HTTP calls them."""
    asked = answer.headers.get("WWW-Authenticate", "").lower()
    return HTTPDigestAuth(user, password) if "digest" in asked else HTTPBasicAuth(user, password)


def _retry_after(answer: requests.Response) -> float:
    value = answer.headers.get("Retry-After", "")
    return min(float(value), 10 * _LONGEST_WAIT) if re.fullmatch(r"\d{1,6}", value) else 0.0


def _first_words(answer: requests.Response) -> str:
    words = " ".join(re.sub(r"<[^>]*>", " ", answer.text).split())[:200]
    return f": {words}" if words else ""


def _advice(answer: requests.Response, has_auth: bool) -> str:
    if answer.status_code in (requests.codes.unauthorized, requests.codes.forbidden):
        return "; user and password of --auth are not good for it" if has_auth else "; log in by --auth USER:PASSWORD"
    if answer.status_code in (requests.codes.not_found, requests.codes.not_allowed):
        return "; is this its address for updates?"
    if answer.is_redirect:
        return f"; it has moved to {answer.headers.get('Location', 'elsewhere')}"
    return ""


def _reason(error: requests.ConnectionError) -> str:
    words = str(error)
    for sign, reason in (
        ("refused", "nothing listens there (connection refused)"),
        ("Name or service not known", "no such host"),
        ("NameResolution", "no such host"),
        ("CERTIFICATE_VERIFY_FAILED", "its certificate cannot be verified"),
    ):
        if sign in words:
            return reason
    return "the connection was broken off"
