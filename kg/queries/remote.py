"""A SPARQL endpoint elsewhere, asked by the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox
import requests

from kg.errors import QueryError
from kg.queries.explain import explained
from kg.queries.sources import Answer
from kg.queries.tokens import code
from kg.rdf.vocabulary import PREFIXES

CONNECT_SECONDS = 10.0
MOST_BYTES = 256 << 20
"""The longest answer that is taken in."""

_ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
}
_TRIPLES = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_ACCEPT = ", ".join(
    f"{form};q={quality}" for form, quality in zip((*_ROWS, *_TRIPLES), (1, 0.9, 0.8, 0.7, 0.6), strict=True)
)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An endpoint by its address, and how many seconds it may be silent."""

    url: str
    timeout: float = 60.0

    def __post_init__(self) -> None:
        if not re.match(r"https?://[^/\s]", self.url):
            raise QueryError(f"{self.url}: an endpoint is an http(s) address, such as http://127.0.0.1:7878/query")

    def ask(self, text: str) -> Answer:
        """The endpoint's answer. Raises `QueryError`, in one line, when it is down, refuses, or says what is no answer."""
        query = declared(text)
        try:
            with requests.post(
                self.url,
                data={"query": query},
                headers={"Accept": _ACCEPT, "User-Agent": "kamergraaf"},
                timeout=(CONNECT_SECONDS, self.timeout),
                stream=True,
            ) as response:
                body = b"".join(self._chunks(response))
        except requests.Timeout as error:
            raise QueryError(f"{self.url}: no answer within {self.timeout:g} seconds; see --timeout") from error
        except requests.RequestException as error:
            raise QueryError(f"{self.url}: {_reason(error)}") from error
        form = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if response.status_code != requests.codes.ok:
            raise QueryError(self._refusal(response.status_code, body, text))
        return self._read(form, body)

    def _chunks(self, response: requests.Response) -> Iterator[bytes]:
        taken = 0
        for chunk in response.iter_content(1 << 16):
            taken += len(chunk)
            if taken > MOST_BYTES:
                raise QueryError(f"{self.url}: the answer is longer than {MOST_BYTES >> 20} MB; use --limit")
            yield chunk

    def _refusal(self, status: int, body: bytes, text: str) -> str:
        words = body.decode("utf-8", "replace").strip()
        if "error at " in words and (found := re.search(r"error at \d+:\d+: .*", words, re.DOTALL)):
            return f"{self.url}: {explained(found[0], declared(text), PREFIXES)}"
        first = " ".join(re.sub(r"<[^>]*>", " ", words).split())[:200]
        return f"{self.url}: answers {status}" + (f": {first}" if first else "")

    def _read(self, form: str, body: bytes) -> Answer:
        try:
            if form in _ROWS:
                return ox.parse_query_results(body, _ROWS[form])
            if form in _TRIPLES:
                store = ox.Store()
                store.load(body, _TRIPLES[form])
                return store.query("CONSTRUCT WHERE { ?s ?p ?o }")
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"{self.url}: the answer is not valid {form}: {' '.join(str(error).split())}") from error
        raise QueryError(f"{self.url}: answers {form or 'without a type'}; is this a SPARQL endpoint?")


def declared(text: str) -> str:
    """The query with a declaration for each of the project's prefixes that it uses and does not declare.

    >>> declared("ASK { ?s a kg:Person }").splitlines()[0]
    'PREFIX kg: <https://w3id.org/kamergraaf/def#>'
    """
    reading = code(text)
    own = set(re.findall(r"(?i)PREFIX\s+([\w-]*):", reading))
    used = set(re.findall(r"(?<![\w?$:-])([a-z-]+):", reading)) - own
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items() if name in used) + text


def _reason(error: requests.RequestException) -> str:
    """Why there was no answer, without the library's wrapping."""
    words = str(error)
    for sign, reason in (
        ("Connection refused", "nothing listens there (connection refused)"),
        ("Name or service not known", "no such host"),
        ("NameResolution", "no such host"),
        ("Read timed out", "the answer stopped half way"),
        ("IncompleteRead", "the answer stopped half way"),
        ("Connection reset", "the connection was broken off"),
        ("RemoteDisconnected", "the connection was broken off"),
        ("CERTIFICATE_VERIFY_FAILED", "its certificate cannot be verified"),
    ):
        if sign in words:
            return reason
    return f"no answer: {' '.join(words.split())[:150]}"
