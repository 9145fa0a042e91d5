"""SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/) with limits, and the named questions."""

from collections.abc import Mapping
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.errors import QueryError
from kg.queries import bind, library, named
from kg.queries.explain import explained
from kg.queries.tokens import has_service, is_update
from kg.rdf.vocabulary import PREFIXES
from kg.serving.limits import Limits, RefusedError
from kg.serving.pool import Pool

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_READ_ON = 32
_PROLOGUE = " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items()) + "\n"
"""The project's prefixes need no declaration here either; what a query declares itself goes before."""
_READ_ONLY = "this endpoint is read-only: it takes queries, no updates"
_BAD_REQUEST = 400
_DATASET = ("default-graph-uri", "named-graph-uri")
_FORMATS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
"""What `format=` may say, for those who cannot set a header."""
_ANY = "application/sparql-results+json, text/turtle;q=0.9, */*;q=0.1"


class Protocol:
    """Queries, each checked, given its turn, and answered whole or refused."""

    def __init__(self, pool: Pool, limits: Limits) -> None:
        self._pool = pool
        self._limits = limits

    async def query(self, request: Request) -> Response:
        """A query by GET, by POST of a form, or by POST of the query itself."""
        fields = await self._fields(request)
        if "update" in fields:
            raise RefusedError(403, _READ_ONLY)
        if len(fields.get("query", ())) != 1:
            raise RefusedError(400, "send one query as the parameter 'query'")
        dataset = {name: fields[name] for name in _DATASET if name in fields}
        return await self._answer(request, fields["query"][0], dataset, fields.get("format", [""])[0])

    async def _fields(self, request: Request) -> Mapping[str, list[str]]:
        asked = parse_qs(request.url.query, keep_blank_values=True, max_num_fields=100)
        if request.method != "POST":
            return asked
        kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind == _UPDATE:
            raise RefusedError(403, _READ_ONLY)
        if kind not in (_FORM, _QUERY):
            raise RefusedError(415, f"POST a query as {_QUERY} or {_FORM}")
        try:
            body = (await self._body(request)).decode("utf-8")
            sent = {"query": [body]} if kind == _QUERY else parse_qs(body, keep_blank_values=True, max_num_fields=100)
        except ValueError as error:
            raise RefusedError(400, "the request is not UTF-8 text, or holds too many fields") from error
        return {**asked, **sent}

    async def _body(self, request: Request) -> bytes:
        """The body; one that is too large is read on for a while, so that the sender gets to see why it is refused."""
        body, most = bytearray(), self._limits.request_bytes
        read = 0
        async for chunk in request.stream():
            read += len(chunk)
            if read <= most:
                body += chunk
            elif read > _READ_ON * most:
                break
        if read > most:
            raise RefusedError(413, f"the request is larger than {most >> 10} kB")
        return bytes(body)

    async def library(self, request: Request) -> Response:
        """The named questions: name, titles, parameters, columns, address."""
        return JSONResponse(
            [
                {
                    "name": query.name,
                    "title": {"nl": query.title, "en": query.title_en},
                    "theme": query.theme,
                    "parameters": [
                        {"name": param.name, "kind": param.kind, "example": param.example}
                        for param in query.params.values()
                    ],
                    "columns": list(query.columns),
                    "address": str(request.url_for("named", name=query.name)),
                }
                for query in library()
            ]
        )

    async def named(self, request: Request) -> Response:
        """The answer to a named question with the parameters that the address gives."""
        try:
            query = named(request.path_params["name"])
        except QueryError as error:
            raise RefusedError(404, str(error)) from error
        given = {name: value for name, value in request.query_params.items() if name not in ("format", "lang")}
        return await self._answer(request, bind(query.text, given), {}, request.query_params.get("format", ""))

    async def _answer(self, request: Request, query: str, dataset: Mapping[str, list[str]], form: str) -> Response:
        self._check(query)
        if form and form not in _FORMATS:
            raise RefusedError(400, f"no format is called {form!r}; there are {', '.join(_FORMATS)}")
        accept = _FORMATS.get(form) or request.headers.get("Accept", "*/*")
        wanted = _ANY if accept in ("*/*", "") or "text/html" in accept else accept
        reply = await self._pool.ask(_PROLOGUE + query, wanted, dataset)
        if reply.status == _BAD_REQUEST:
            raise RefusedError(
                reply.status, explained(reply.body.decode("utf-8", "replace"), query, PREFIXES, before=1)
            )
        return Response(reply.body, reply.status, {"Content-Type": reply.media_type, "Vary": "Accept"})

    def _check(self, query: str) -> None:
        """Raises `RefusedError` for what is no query, changes something, or calls elsewhere without leave."""
        if not query.strip():
            raise RefusedError(400, "there is no query; send it as the parameter 'query'")
        if is_update(query):
            raise RefusedError(403, _READ_ONLY)
        if has_service(query) and not self._limits.service:
            raise RefusedError(
                403, "SERVICE is off here: this endpoint asks no other; kg serve --allow-service switches it on"
            )
