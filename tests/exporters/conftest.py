from pathlib import Path

import networkx
import pyoxigraph
import pytest

from kg.exporters.html import html
from kg.exporters.network import network

EXAMPLE = Path(__file__).parent / "example.nq"


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
