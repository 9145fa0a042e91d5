"""A SPARQL endpoint, a query page and a page for each thing, on an embedded store."""

from dataclasses import replace
from pathlib import Path

import uvicorn

from kg.serving.app import app
from kg.serving.limits import Limits
from kg.serving.pool import Pool
from kg.store import open_store, read_marker

__all__ = ["Limits", "serve"]

_LOOKUPS = 2
"""Engines for pages, so that a page need not wait for queries."""
_CONNECTIONS = 256


def serve(store: Path, host: str = "127.0.0.1", port: int = 7878, limits: Limits | None = None) -> None:
    """Serve the store in a folder until the process is told to stop; raises `SourceError` when there is no such store."""
    open_store(store)
    limits = limits or Limits()
    pages = replace(limits, at_once=_LOOKUPS)
    server = app(Pool(store, limits), Pool(store, pages), read_marker(store).base, limits)
    uvicorn.run(server, host=host, port=port, log_level="warning", limit_concurrency=_CONNECTIONS, server_header=False)
