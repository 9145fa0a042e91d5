"""A page for each thing, data for machines, and pages that a browser opens without asking anyone else."""

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import pytest

from tests.serving.conftest import Server

HUAWEI = "https://w3id.org/kamergraaf/id/organisatie/huawei"
FORMS = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}


@pytest.mark.parametrize(
    ("accept", "where"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "/page/organisatie/huawei"),
        ("text/turtle", "/data/organisatie/huawei.ttl"),
        ("application/ld+json", "/data/organisatie/huawei.jsonld"),
        ("application/n-triples;q=0.9, text/html;q=0.1", "/data/organisatie/huawei.nt"),
        ("application/rdf+xml", "/data/organisatie/huawei.rdf"),
        ("*/*", "/data/organisatie/huawei.ttl"),
    ],
)
def test_a_thing_leads_to_what_is_said_of_it(accept: str, where: str, server: Server) -> None:
    answer = server.get("/id/organisatie/huawei", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["Location"], answer.headers["Vary"]) == (303, where, "Accept")
    assert server.get("/id/organisatie/huawei", headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("end", FORMS)
def test_machines_get_the_same_in_each_form(end: str, server: Server) -> None:
    answer = server.get(f"/data/organisatie/huawei.{end}")
    assert answer.headers["Content-Type"].startswith(FORMS[end])
    triples = set(ox.parse(answer.text, format=ox.RdfFormat.from_media_type(FORMS[end])))
    assert len(triples) == len(
        set(ox.parse(server.get("/data/organisatie/huawei.nt").text, format=ox.RdfFormat.N_TRIPLES))
    )
    said = {(str(t.predicate), str(t.object)) for t in triples if t.subject == ox.NamedNode(HUAWEI)}
    assert ("<http://www.w3.org/2000/01/rdf-schema#label>", '"Huawei"@nl') in said


def test_turtle_has_the_prefixes_that_people_know(server: Server) -> None:
    turtle = server.get("/data/organisatie/huawei.ttl").text
    assert "@prefix kg: <https://w3id.org/kamergraaf/def#> .\n" in turtle
    assert "kg:subcontractorOf <https://w3id.org/kamergraaf/id/organisatie/hp>" in turtle
    assert turtle.count(f"\n<{HUAWEI}> ") == 1


def test_a_page_has_facts_edges_sentences_and_sources(server: Server) -> None:
    page = server.get("/page/organisatie/huawei").text
    for wanted in (
        "<h1>Huawei</h1>",
        "bedrijf",
        "Huawei Technologies",
        "onderaannemer van",
        "diverse onderaannemers gebruikte, waaronder Huawei",
        'href="/id/organisatie/hp?lang=nl"',
        'href="https://zoek.officielebekendmakingen.nl/kv-tk-2021Z05118"',
        'href="/data/organisatie/huawei.ttl"',
    ):
        assert wanted in page, wanted


def test_a_page_speaks_two_languages(server: Server) -> None:
    english = server.get("/page/organisatie/huawei", headers={"Accept-Language": "en-GB,en;q=0.9,nl;q=0.5"})
    assert (english.headers["Content-Language"], english.headers["Vary"]) == ("en", "Accept-Language")
    for wanted in ('<html lang="en">', "subcontractor of", "also called", "Sentences that name it", "lang=nl"):
        assert wanted in english.text, wanted
    assert server.get("/page/organisatie/huawei?lang=nl", headers={"Accept-Language": "en"}).text.startswith(
        '<!DOCTYPE html>\n<html lang="nl">'
    )


@pytest.mark.parametrize(
    "path",
    ["vraag/2021Z05118", "vraag/2021Z05118/antwoord/2", "persoon/kathalijne-buitenweg", "wet/BWBR0001854/artikel/350c"],
)
def test_all_kinds_of_things_have_a_page(path: str, server: Server) -> None:
    page = server.get(f"/page/{path}")
    assert page.status_code == 200
    assert "Antwoord op vraag 2" in page.text or "2021Z05118" in page.text


def test_a_thing_named_by_an_address_elsewhere_has_a_page(server: Server) -> None:
    document = "https://zoek.officielebekendmakingen.nl/kv-tk-2021Z05118"
    assert document in server.get("/resource", params={"iri": document}).text
    data = server.get("/resource", params={"iri": document, "format": "nt"})
    assert f"<{document}>" in data.text


@pytest.mark.parametrize(
    "path",
    [
        "/page/organisatie/bestaat-niet",
        "/data/organisatie/bestaat-niet.ttl",
        "/data/organisatie/huawei.exe",
        "/page/",
        "/resource?iri=x",
        "/resource?iri=http://e/%3E%20%7D%20%23",
        "/page/a%3E%20%3Fp%20%3Fo%20%7D%23",
        "/page/%00",
        "/page/%ff",
    ],
)
def test_what_is_not_in_the_graph_is_said_so(path: str, server: Server) -> None:
    answer = server.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert "Dat staat niet in deze graaf." in answer.text


def test_names_never_become_markup(server: Server) -> None:
    page = server.get("/page/organisatie/kwaad").text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert" in page
    assert 'href="javascript:' not in page
    other = server.get("/page/organisatie/kwaad'%3Cb%3E").text
    assert "<h1>{{ 7*7 }}</h1>" in other
    assert server.get("/page/organisatie/kwaad%27%3Cb%3E").text == other.replace("kwaad'", "kwaad'")
    query = server.get("/", params={"lang": '"><script>alert(3)</script>'}).text
    assert "alert(3)" not in query.replace("%22%3E%3Cscript%3Ealert%283%29", "")


# In a browser.


@pytest.fixture
def tab(browser: Any, server: Server) -> Iterator[tuple[Any, list[str]]]:
    """A tab, and what went wrong in it: errors, and requests that left the server."""
    page, wrong = browser.new_page(base_url=str(server.base_url)), []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith(str(server.base_url)) or asked.url.startswith("data:")
            else wrong.append(asked.url)
        ),
    )
    yield page, wrong
    page.close()


@pytest.mark.browser
def test_a_named_question_is_chosen_filled_in_and_answered(tab: tuple[Any, list[str]]) -> None:
    page, wrong = tab
    page.goto("/?lang=nl")
    page.fill("#find", "naam gezegd")
    page.click("button[data-name=wat-over]")
    page.fill("#param-naam", "AIVD")
    page.click("#run")
    page.wait_for_selector("#answer table")
    assert "Veiligheidsdienst (AIVD)" in page.inner_text("#answer")
    assert "naam=AIVD&format=csv" in (page.get_attribute("#csv", "href") or "")
    assert wrong == []


@pytest.mark.browser
def test_sparql_is_answered_and_hostile_names_stay_text(tab: tuple[Any, list[str]]) -> None:
    page, wrong = tab
    page.goto("/")
    page.fill(
        "#text",
        "SELECT ?s ?name { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?name FILTER (CONTAINS(?name, 'script')) }",
    )
    page.click("#run")
    page.wait_for_selector("#answer table")
    assert "<script>alert('x')</script>" in page.inner_text("#answer")
    page.click("#answer a")
    page.wait_for_url("**/page/organisatie/kwaad*")
    assert page.inner_text("h1") == "<script>alert('x')</script>"
    assert wrong == []


@pytest.mark.browser
def test_a_mistake_is_shown_where_it_was_made(tab: tuple[Any, list[str]]) -> None:
    page, _ = tab
    page.goto("/")
    page.fill("#text", "SELECT * { ?s ?p ")
    page.click("#run")
    page.wait_for_selector("#error:not([hidden])")
    assert "line 1, column 18" in page.inner_text("#error")


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 380])
def test_the_page_of_a_thing_opens_and_fits(width: int, tab: tuple[Any, list[str]]) -> None:
    page, wrong = tab
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/id/organisatie/huawei")
    assert page.url.endswith("/page/organisatie/huawei")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.click("text=HP >> nth=0")
    page.wait_for_url("**/page/organisatie/hp*")
    assert wrong == []
