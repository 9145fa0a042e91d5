import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import networkx
import pyoxigraph

from kg import queries
from kg.exporters.html import html
from kg.exporters.network import words

EXAMPLE = Path(__file__).parent / "example.nq"
_WRITE = """
import sys, pyoxigraph
from kg.exporters.network import network
from kg.exporters.html import html
from kg.exporters.graphml import graphml
store = pyoxigraph.Store()
store.load(path=sys.argv[1], format=pyoxigraph.RdfFormat.N_QUADS)
graph = network(store)
sys.stdout.buffer.write(html(graph, "Titel").encode() + graphml(graph))
"""


def _written(seed: str, cwd: Path) -> bytes:
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
    command = [sys.executable, "-c", _WRITE, str(EXAMPLE)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=True).stdout


def test_same_bytes_in_every_process_and_nothing_left_behind(tmp_path: Path) -> None:
    first = _written("1", tmp_path)
    assert len(first) > 100_000
    assert first == _written("2", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_graph_itself_is_left_alone(graph: "networkx.MultiDiGraph[str]") -> None:
    before = repr(list(graph.nodes(data=True))) + repr(list(graph.edges(keys=True, data=True)))
    html(graph, "Titel")
    assert before == repr(list(graph.nodes(data=True))) + repr(list(graph.edges(keys=True, data=True)))


def test_data_cannot_leave_their_block(page_path: Path) -> None:
    page = page_path.read_text("utf-8")
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert block and not set("<>&\u2028\u2029") & set(block[1])
    labels = {node["label"] for node in json.loads(block[1])["details"]["nodes"]}
    assert "</script><script>alert(1)</script>\u2028N.V." in labels
    assert "<img src=x onerror=alert(1)>" not in page
    assert "<title>Huawei &amp; &lt;b&gt;Telfort&lt;/b&gt;</title>" in page


def test_only_our_scripts_may_run_and_nothing_is_loaded(page_path: Path) -> None:
    page = page_path.read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy and "default-src 'none'" in policy[1]
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    assert re.findall(r"'sha256-([^']+)'", policy[1]) == hashes
    assert not re.search(r"<(link|img|iframe)\b|<script[^>]+src=|sourceMappingURL|@import", page)
    assert "dual licensed under" in page


def test_an_empty_graph_is_a_page() -> None:
    assert html(networkx.MultiDiGraph(), "Leeg").startswith("<!DOCTYPE html>")


def test_every_reason_is_said_in_dutch_too(example: pyoxigraph.Store) -> None:
    rows = queries.rows_of(queries.run("SELECT DISTINCT ?reason { ?s kg:reason ?reason }", example))
    reasons = {row["reason"].value for row in rows}
    assert len(reasons) > 5
    for reason in reasons:
        fitting = [phrase for phrase in words()["reasons"] if re.search(phrase["en"], reason)]
        assert fitting, reason
        dutch = re.sub(fitting[0]["en"], fitting[0]["nl"].replace("$", "\\"), reason)
        assert not re.search(r"\b(by|the|named|held|of the)\b", dutch), dutch
