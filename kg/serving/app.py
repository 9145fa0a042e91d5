"""The front server: the query page, the named questions, a page for each thing, and SPARQL with limits.

| address | what |
|---|---|
| `/` | the query page |
| `/query` | SPARQL 1.1 Protocol: GET and POST; also `/sparql` |
| `/queries`, `/queries/NAME?naam=…` | the named questions, and the answer to one |
| `/id/…` | a thing: 303 to its page or its data, by `Accept` |
| `/page/…`, `/data/….ttl` | what is said of it, for people and for machines |
| `/resource?iri=…` | the page of a thing whose address is elsewhere |
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.errors import QueryError
from kg.serving.limits import Limits, RefusedError
from kg.serving.pages import STATIC, Pages
from kg.serving.pool import Pool
from kg.serving.protocol import Protocol
from kg.serving.things import Things

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def app(queries: Pool, lookups: Pool, base: str, limits: Limits) -> Starlette:
    """The server on two pools of engines: one for queries, one for pages, so that pages stay quick."""
    pages = Pages(base)
    protocol = Protocol(queries, limits)
    things = Things(lookups, pages, base)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with queries.running(), lookups.running():
            yield

    async def home(request: Request) -> Response:
        return pages.query(request)

    routes = [
        Route("/", home),
        Route("/query", protocol.query, methods=["GET", "POST"]),
        Route("/sparql", protocol.query, methods=["GET", "POST"]),
        Route("/queries", protocol.library),
        Route("/queries/{name}", protocol.named),
        Route("/id/{path:path}", things.redirect),
        Route("/page/{path:path}", things.page),
        Route("/data/{path:path}", things.data),
        Route("/resource", things.resource),
        Mount("/static", StaticFiles(directory=STATIC), name="static"),
    ]
    return Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(_SafeHeaders)],
        exception_handlers={RefusedError: _refused(pages), QueryError: _refused(pages), 404: _refused(pages)},
    )


def _refused(pages: Pages) -> Callable[[Request, Exception], Response]:
    """A page for people, a line for machines."""

    def answer(request: Request, error: Exception) -> Response:
        status = error.status if isinstance(error, RefusedError) else 400 if isinstance(error, QueryError) else 404
        if "text/html" in request.headers.get("Accept", ""):
            return pages.message(request, str(error) if status != 404 else None, status)
        reason = str(error) if isinstance(error, RefusedError | QueryError) else "there is nothing at this address"
        headers = {"Retry-After": "10"} if status == 503 else None
        return PlainTextResponse(f"{reason}\n", status, headers)

    return answer


class _SafeHeaders:
    """Nothing on a page may come from elsewhere, and nothing is taken for what it is not."""

    def __init__(self, inner: ASGIApp) -> None:
        self.inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
            await send(message)

        await self.inner(scope, receive, sending if scope["type"] == "http" else send)
