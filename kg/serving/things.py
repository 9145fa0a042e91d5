"""The addresses of things: from the thing a 303 to what is said of it (https://www.w3.org/TR/cooluris/)."""

from asyncio import to_thread
from urllib.parse import quote, unquote, urlencode

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.rdf.vocabulary import PREFIXES
from kg.serving.entity import entity, is_address, triples_about
from kg.serving.limits import RefusedError
from kg.serving.negotiation import HTML, RDF, SAFE, preferred
from kg.serving.pages import Pages
from kg.serving.pool import Pool

_KINDS = {end: kind for kind, end in RDF.items()}


class Things:
    """Pages and data of the things below `base`, and of those that the graph names by an address elsewhere."""

    def __init__(self, pool: Pool, pages: Pages, base: str) -> None:
        self._pool = pool
        self._pages = pages
        self._base = base

    async def redirect(self, request: Request) -> Response:
        """From the thing to its page or its data; 406 when neither is wanted."""
        wanted = preferred(request.headers.get("Accept", ""), (*RDF, HTML))
        if wanted is None:
            raise RefusedError(406, f"there is {HTML}, {', '.join(RDF)}")
        path = quote(_path(request, "/id/"), safe=SAFE + "%")
        where = f"/page/{path}" if wanted == HTML else f"/data/{path}.{RDF[wanted]}"
        query = f"?{urlencode({'lang': request.query_params['lang']})}" if "lang" in request.query_params else ""
        return RedirectResponse(where + query, 303, {"Vary": "Accept"})

    async def page(self, request: Request) -> Response:
        """What is said of a thing, for people."""
        return await self._page(request, self._iri(_path(request, "/page/")))

    async def data(self, request: Request) -> Response:
        """What is said of a thing, for machines; the ending says in which form."""
        path, _, end = _path(request, "/data/").rpartition(".")
        return await self._data(self._iri(path), end)

    async def resource(self, request: Request) -> Response:
        """What is said of a thing by its whole address."""
        iri, form = request.query_params.get("iri", ""), request.query_params.get("format", "")
        return await self._data(iri, form) if form else await self._page(request, iri)

    async def _page(self, request: Request, iri: str) -> Response:
        thing = await entity(iri, self._pool) if is_address(iri) else None
        if thing is None:
            raise RefusedError(404, "that is not in this graph")
        return self._pages.entity(request, thing)

    async def _data(self, iri: str, end: str) -> Response:
        if end not in _KINDS or not is_address(iri):
            raise RefusedError(404, "that is not in this graph")
        reply = await self._pool.ask(triples_about(iri), "application/n-triples")
        if reply.status == 200 and not reply.body:
            raise RefusedError(404, "that is not in this graph")
        if reply.status != 200 or _KINDS[end] == "application/n-triples":
            return Response(reply.body, reply.status, {"Content-Type": reply.media_type})
        return Response(await to_thread(_written, reply.body, _KINDS[end]), 200, {"Content-Type": _KINDS[end]})

    def _iri(self, path: str) -> str:
        """The address of a thing, escaped as ours are, however the request escaped it."""
        return self._base + quote(unquote(path), safe=SAFE)


def _written(triples: bytes, media_type: str) -> bytes:
    """N-Triples in another form, by subject and with the prefixes that people know."""
    form = ox.RdfFormat.from_media_type(media_type)
    assert form is not None
    ordered = sorted(ox.parse(triples, format=ox.RdfFormat.N_TRIPLES), key=str)
    return ox.serialize((quad.triple for quad in ordered), format=form, prefixes=PREFIXES) or b""


def _path(request: Request, before: str) -> str:
    """The part of the address after `before`, with its escapes as they were sent."""
    raw: bytes = request.scope.get("raw_path", b"")
    return raw.partition(b"?")[0].decode("ascii", "replace").removeprefix(before)
