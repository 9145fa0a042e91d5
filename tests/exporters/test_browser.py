"""The page in a real browser, opened from disk."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx
import pytest

from kg.exporters.html import html

pytestmark = pytest.mark.browser

_EDGE = """([tail, head]) => {
  const { network, edges } = window.kamergraaf;
  const data = JSON.parse(document.getElementById("data").textContent).details.nodes;
  const number = iri => data.findIndex(node => node.iri.endsWith(iri));
  const edge = edges.get().find(({ from, to }) => from === number(tail) && to === number(head));
  const { [edge.from]: a, [edge.to]: b } = network.getPositions([edge.from, edge.to]);
  const { x, y } = network.canvasToDOM({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const box = document.getElementById("canvas").getBoundingClientRect();
  return { x: x + box.left, y: y + box.top };
}"""
_PIXELS = """() => {
  const canvas = document.querySelector("#canvas canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let drawn = 0;
  for (let at = 3; at < data.length; at += 4) drawn += data[at] > 0;
  return drawn;
}"""
_VISIBLE = "() => window.kamergraaf.nodes.get().filter(({ hidden }) => !hidden).length"


@pytest.fixture
def page(browser: Any, page_path: Path) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
    troubles: list[str] = []
    opened.on("request", lambda found: found.url.startswith("file://") or troubles.append(found.url))
    opened.on("console", lambda found: troubles.append(found.text))
    opened.on("pageerror", lambda found: troubles.append(str(found)))
    opened.on("dialog", lambda found: (troubles.append(found.message), found.dismiss()))
    opened.goto(page_path.as_uri())
    opened.wait_for_function("window.kamergraaf && document.querySelector('#canvas canvas')")
    opened.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    yield opened
    opened.close()
    assert troubles == []


def test_all_nodes_are_drawn(page: Any, graph: "networkx.MultiDiGraph[str]") -> None:
    assert page.evaluate("Object.keys(window.kamergraaf.network.body.nodes).length") == len(graph)
    assert page.evaluate("window.kamergraaf.edges.length") == graph.number_of_edges()
    assert page.evaluate(_PIXELS) > 5_000


def test_a_small_drawing_names_what_most_lines_lead_to(page: Any, graph: "networkx.MultiDiGraph[str]") -> None:
    def named(scale: float) -> list[str]:
        page.evaluate(f"window.kamergraaf.network.moveTo({{ scale: {scale} }})")
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return list(page.evaluate("window.kamergraaf.named()"))

    assert named(1.0) == []  # every name is written
    small = named(0.3)
    companies = [node for node, values in graph.nodes(data=True) if values["cls"] == "Company"]
    hub = graph.nodes[max(companies, key=graph.degree)]["label"]
    assert hub in small[:3]
    assert len(named(0.1)) < len(small)  # no room for all
    page.locator("#legend label", has_text="Bedrijf").click()
    assert hub not in named(0.3)


def test_search_walks_through_hits_without_minding_accents(page: Any) -> None:
    page.fill("#search", "appel")
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == "Christen-Democratisch Appèl"
    page.fill("#search", "hewlett")
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == "HP"
    page.fill("#search", "artikel")
    names = []
    for _ in range(3):
        page.press("#search", "Enter")
        names.append(page.inner_text("#panel h2"))
    assert names[0] != names[1]
    assert page.evaluate("window.kamergraaf.network.getSelectedNodes().length") == 1


def test_a_clicked_edge_shows_its_sentence(page: Any) -> None:
    place = page.evaluate(_EDGE, ["organisatie/telfort", "organisatie/kpn"])
    page.mouse.click(place["x"], place["y"])
    assert page.inner_text("#panel mark") == "Telfort, toen onderdeel van KPN"
    assert page.inner_text("#panel blockquote").startswith("Aanleiding van het artikel is")
    assert "Antwoord 1 · zekerheid 90%" in page.inner_text("#panel footer")
    page.fill("#search", "Telfort")
    page.press("#search", "Enter")
    page.press("#search", "Escape")
    page.locator("#panel .row", has_text="noemt").first.click()
    assert "op naam" in page.inner_text("#panel footer")
    page.click("#language")
    assert "by name" in page.inner_text("#panel footer")
    page.click("#language")
    page.click("#back")
    page.click("#back")
    link = page.locator("#panel footer a")
    assert link.get_attribute("href") == "https://zoek.officielebekendmakingen.nl/kv-tk-2021Z05118.html"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_node_leads_to_its_edges_and_back(page: Any) -> None:
    page.fill("#search", "kpn")
    page.press("#search", "Enter")
    page.press("#search", "Escape")
    page.locator("#panel .row", has_text="is dochter van").click()
    assert "onderdeel van KPN" in page.inner_text("#panel mark")
    page.click("#back")
    assert page.inner_text("#panel h2") == "KPN"
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    assert page.evaluate("window.kamergraaf.network.getSelectedNodes()") == []


def test_the_legend_switches_classes(page: Any, graph: "networkx.MultiDiGraph[str]") -> None:
    companies = sum(values["cls"] == "Company" for _, values in graph.nodes(data=True))
    row = page.locator("#legend label", has_text="Bedrijf")
    assert row.locator(".count").inner_text() == str(companies)
    row.locator("input").uncheck()
    assert page.evaluate(_VISIBLE) == len(graph) - companies
    row.locator("input").check()
    assert page.evaluate(_VISIBLE) == len(graph)


def test_only_neighbours(page: Any, graph: "networkx.MultiDiGraph[str]") -> None:
    page.fill("#search", "telfort")
    page.press("#search", "Enter")
    page.press("#search", "Escape")
    page.click("#neighbours")
    telfort = "https://w3id.org/kamergraaf/id/organisatie/telfort"
    assert page.evaluate(_VISIBLE) == 1 + len(set(networkx.all_neighbors(graph, telfort)))
    page.click("#neighbours")
    assert page.evaluate(_VISIBLE) == len(graph)


def test_hostile_names_stay_text(page: Any) -> None:
    page.fill("#search", "onerror")
    page.press("#search", "Enter")
    page.press("#search", "Escape")
    assert page.inner_text("#panel h2") == "<img src=x onerror=alert(1)>"
    assert [link.get_attribute("href") for link in page.locator("#panel a").all()] == [
        "https://voorbeeld.nl/?a=%22%3E%3Cb%3E&b=1"
    ]
    page.click("#panel .row")
    page.fill("#search", "script")
    page.press("#search", "Enter")
    assert "</script>" in page.inner_text("#panel h2")
    page.click("#table")
    assert page.locator("img").count() == 0
    assert page.locator("b").count() == 0


def test_the_table_lists_everything(page: Any, graph: "networkx.MultiDiGraph[str]") -> None:
    page.click("#table")
    assert page.locator("#table-nodes tbody tr").count() == len(graph)
    assert page.locator("#table-edges tbody tr").count() == graph.number_of_edges()
    page.locator("#table-edges button", has_text="is dochter van").click()
    assert "onderdeel van KPN" in page.inner_text("#panel mark")
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    page.keyboard.press("Escape")
    assert page.is_visible("#canvas canvas")


def test_the_other_language(page: Any) -> None:
    page.click("#language")
    assert page.inner_text("#legend summary") == "Legend"
    assert page.get_attribute("html", "lang") == "en"
    page.fill("#search", "2021Z05118")
    page.press("#search", "Enter")
    assert "30 March 2021" in page.inner_text("#panel dl").replace("March 30, 2021", "30 March 2021")
    assert "asked by" in page.inner_text("#panel")


def test_keys_alone_reach_a_sentence(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("telfort")
    page.keyboard.press("Enter")
    row = page.locator("#panel .row").first
    row.focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel blockquote, #panel .ground").count() >= 1


def test_a_phone_is_wide_enough(browser: Any, page_path: Path) -> None:
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    phone.goto(page_path.as_uri())
    phone.fill("#search", "huawei")
    phone.press("#search", "Enter")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert phone.is_visible("#panel h2")
    phone.close()


def test_days_leave_only_what_was_asked_then(browser: Any, graph: "networkx.MultiDiGraph[str]", tmp_path: Path) -> None:
    first = next(node for node, values in graph.nodes(data=True) if values["cls"] == "ParliamentaryQuestion")
    later = networkx.relabel_nodes(graph, {node: f"{node}-later" for node in graph if node.startswith(first)})
    later = later.subgraph([node for node in later if node.endswith("-later")])
    both = networkx.compose(graph, later)
    values = both.nodes[f"{first}-later"]
    values["facts"] = [(name, "2021-06-01" if name == "Ingezonden" else value) for name, value in values["facts"]]
    path = tmp_path / "two.html"
    path.write_text(html(both, "Twee"), "utf-8")
    opened = browser.new_page()
    opened.goto(path.as_uri())
    opened.wait_for_function("window.kamergraaf && document.querySelector('#canvas canvas')")
    assert opened.evaluate(_VISIBLE) == len(both)
    opened.fill("#lastDay", "2021-05-31")
    assert opened.evaluate(_VISIBLE) == len(graph) - len(_out_of_reach(graph, first))
    assert opened.locator("#legend label", has_text="Kamervraag").locator(".count").inner_text() == "1"
    opened.fill("#lastDay", "")
    opened.fill("#firstDay", "2022-01-01")
    assert opened.evaluate(_VISIBLE) == 0
    opened.fill("#firstDay", "")
    assert opened.evaluate(_VISIBLE) == len(both)
    opened.close()


def _out_of_reach(graph: "networkx.MultiDiGraph[str]", start: str) -> set[str]:
    return set(graph) - set(networkx.single_source_shortest_path_length(graph, start, cutoff=2))


def test_one_day_needs_no_choice_of_days(page: Any) -> None:
    assert page.is_hidden("#days")
