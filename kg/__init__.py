"""Kamergraaf: parliamentary questions as a knowledge graph in which every edge shows the sentence it rests on.

    from kg import read, extract, link, state, export, build

`read` makes Documents of files, `extract` finds Mentions in them, `link` ties each Mention to a register entry, `state`
says what that means as RDF, `export` writes it; `build` does all five. `open_store` opens what `kg build --store` filled.
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["build", "export", "extract", "link", "open_store", "read", "state"]

if TYPE_CHECKING:
    from kg.exporters import export
    from kg.extractors import extract
    from kg.linking import link
    from kg.pipeline import build
    from kg.rdf import state
    from kg.sources import read
    from kg.store import open_store

_HOME = {
    "build": "kg.pipeline",
    "export": "kg.exporters",
    "extract": "kg.extractors",
    "link": "kg.linking",
    "open_store": "kg.store",
    "read": "kg.sources",
    "state": "kg.rdf",
}


def __getattr__(name: str) -> object:
    """The verbs, each imported when it is first used, so that `kg --help` starts at once."""
    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
