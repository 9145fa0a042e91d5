import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx
import pyoxigraph
import pytest

from kg.exporters.html import html
from kg.exporters.network import network

EXAMPLE = Path(__file__).parent / "example.nq"
_SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def graph() -> "networkx.MultiDiGraph[str]":
    store = pyoxigraph.Store()
    store.load(path=str(EXAMPLE), format=pyoxigraph.RdfFormat.N_QUADS)
    return network(store)


@pytest.fixture(scope="session")
def page_path(graph: "networkx.MultiDiGraph[str]", tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "graph.html"
    path.write_text(html(graph, "Huawei & <b>Telfort</b>"), "utf-8")
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    found = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    path = next(filter(None, found), None)
    if path is None:
        pytest.skip("no Chromium in PATH")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=_SWITCHES)
        yield started
        started.close()
