"""A SPARQL endpoint, a query page and a page for each thing, on an embedded store."""

import socket
from dataclasses import replace
from pathlib import Path

import uvicorn

from kg.errors import KgError
from kg.serving.app import app
from kg.serving.limits import Limits
from kg.serving.pool import Pool, Served
from kg.store import open_store, read_marker

__all__ = ["Limits", "serve"]

_LOOKUPS = 2
"""Engines for pages, so that a page need not wait for queries."""
_CONNECTIONS = 256


def serve(store: Path, host: str = "127.0.0.1", port: int = 7878, limits: Limits | None = None) -> None:
    """Serve the store in a folder until the process is told to stop; when it is built again, the new one.

    Raises `SourceError` when there is no such store, and `KgError` when the address is not to be had.
    """
    open_store(store)
    try:
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise KgError(f"{host}:{port}: {error.strerror or error}; choose another by --host and --port") from error
    limits = limits or Limits()
    pages = replace(limits, at_once=_LOOKUPS)
    served = Served(store)
    server = app(Pool(served, limits), Pool(served, pages), read_marker(store).base, limits)
    config = uvicorn.Config(server, log_level="warning", limit_concurrency=_CONNECTIONS, server_header=False)
    with listener:
        uvicorn.Server(config).run(sockets=[listener])
