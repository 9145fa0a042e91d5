"""HTTP as it goes wrong in life: each fault is played by a real server."""

import gzip
from dataclasses import replace

import pytest

from kg.errors import FetchError
from kg.fetching import verified
from kg.fetching.client import Client, Seen
from kg.fetching.pacing import Pace, Turns, retry_after
from kg.fetching.places import Places, host_of, places
from tests.fetching.server import Fault, Server, World

XML = "/zoek/kv-tk-2021Z05118.xml"


def test_a_request_says_who_asks_and_what_for(client: Client, server: Server, world: World) -> None:
    answer = client.get(server.base + XML, {"q": "a&b"}, "application/xml")
    assert answer.data.startswith(b"<?xml")
    assert answer.media_type == "application/xml"
    assert answer.date.endswith("GMT")
    path, headers = world.asked[0]
    assert path == f"{XML}?q=a&b"
    assert headers["User-Agent"].startswith("Kamergraaf/1.2 (+https://w3id.org/kamergraaf; test@example.org) ")
    assert headers["Accept"] == "application/xml"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_fault_that_may_pass_is_tried_again(
    client: Client, server: Server, world: World, waits: list[float], status: int
) -> None:
    world.faults[XML] += [Fault(status), Fault(status)]
    assert client.get(server.base + XML).data.startswith(b"<?xml")
    assert waits == [2.0, 4.0]


def test_a_fault_that_does_not_pass_is_named(client: Client, server: Server, world: World) -> None:
    world.faults[XML] += [Fault(503)] * 3
    with pytest.raises(FetchError, match=r"kv-tk-2021Z05118\.xml: the server says 503 .* \(tried 3 times\)") as caught:
        client.get(server.base + XML)
    assert caught.value.busy


def test_retry_after_is_honoured(client: Client, server: Server, world: World, waits: list[float]) -> None:
    world.faults[XML].append(Fault(429, {"Retry-After": "7"}))
    client.get(server.base + XML)
    assert waits == [7.0]


def test_a_server_that_asks_for_an_hour_is_left_alone(
    client: Client, server: Server, world: World, waits: list[float]
) -> None:
    world.faults[XML].append(Fault(503, {"Retry-After": "3600"}))
    with pytest.raises(FetchError, match=r"asks to wait 3,600 s: try again later"):
        client.get(server.base + XML)
    assert waits == []
    assert len(world.asked) == 1


@pytest.mark.parametrize(
    ("value", "date", "seconds"),
    [
        ("0", None, 0.0),
        ("Wed, 31 Mar 2021 09:59:00 GMT", "Wed, 31 Mar 2021 10:00:00 GMT", 0.0),
        ("Wed, 31 Mar 2021 10:01:00 GMT", None, None),
        ("soon", "Wed, 31 Mar 2021 10:00:00 GMT", None),
        ("-5", None, None),
        (None, None, None),
    ],
)
def test_what_retry_after_asks_for(value: str | None, date: str | None, seconds: float | None) -> None:
    assert retry_after(value, date) == seconds


def test_waits_double_up_to_a_limit_and_are_spread() -> None:
    pace = Pace(first_wait=2, longest_wait=10, jitter=lambda: 0.0)
    assert [pace.backoff(attempt) for attempt in (1, 2, 3, 4, 400)] == [1.0, 2.0, 4.0, 5.0, 5.0]
    assert replace(pace, jitter=lambda: 1.0).backoff(2) == 4.0


def test_requests_to_one_host_are_paced() -> None:
    clock, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))
        clock[0] += seconds

    turns = Turns(Pace(between=0.5, sleep=sleep, now=lambda: clock[0]))
    turns.wait("a")
    clock[0] += 0.2
    turns.wait("b")
    turns.wait("a")
    turns.wait("a")
    assert slept == [0.3, 0.5]


@pytest.mark.parametrize("fault", [Fault(cut=True), Fault(hang_up=True)], ids=["cut", "hang up"])
def test_an_answer_that_breaks_off_is_asked_again(
    client: Client, server: Server, world: World, waits: list[float], fault: Fault
) -> None:
    world.faults[XML].append(fault)
    assert client.get(server.base + XML).data.endswith(b"</officiele-publicatie>\n")
    assert waits == [2.0]


def test_a_silent_server_is_asked_again(where: Places, server: Server, world: World, waits: list[float]) -> None:
    world.faults[XML].append(Fault(pause=60))
    with Client(where.hosts, Pace(between=0, silence=2, sleep=waits.append)) as client:
        assert client.get(server.base + XML).data.startswith(b"<?xml")
    assert len(waits) == 1
    assert len(world.asked) == 2


def test_an_answer_cut_short_each_time_is_refused(client: Client, server: Server, world: World) -> None:
    world.faults[XML] += [Fault(cut=True)] * 3
    with pytest.raises(FetchError, match="the answer was cut off"):
        client.get(server.base + XML)


def test_an_answer_too_large_is_refused_at_once(where: Places, server: Server, world: World) -> None:
    world.faults[XML].append(Fault(body=b"x" * 200_000))
    with (
        Client(where.hosts, Pace(between=0), most_bytes=100_000) as client,
        pytest.raises(FetchError, match="more than 100,000"),
    ):
        client.get(server.base + XML)
    assert len(world.asked) == 1


def test_a_small_answer_that_unpacks_to_a_large_one_is_refused(where: Places, server: Server, world: World) -> None:
    bomb = gzip.compress(b"x" * 30_000_000)
    world.faults[XML].append(Fault(headers={"Content-Encoding": "gzip"}, body=bomb))
    with (
        Client(where.hosts, Pace(between=0), most_bytes=1_000_000) as client,
        pytest.raises(FetchError, match="more than 1,000,000"),
    ):
        client.get(server.base + XML)


def test_an_answer_that_drips_in_too_slowly_is_given_up(where: Places, server: Server) -> None:
    ticks = iter(range(0, 100_000, 50))
    pace = Pace(between=0, tries=1, whole=10, now=lambda: float(next(ticks)))
    with Client(where.hosts, pace) as client, pytest.raises(FetchError, match="no whole answer within 10 s"):
        client.get(server.base + XML)


def test_a_redirect_on_the_same_host_is_followed(client: Client, server: Server, world: World) -> None:
    world.faults["/zoek/oud.xml"].append(Fault(301, {"Location": XML}))
    answer = client.get(f"{server.base}/zoek/oud.xml")
    assert answer.address == server.base + XML
    assert answer.data.startswith(b"<?xml")


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://elders.example/kv.xml", "elders.example is another host: not followed"),
        ("//169.254.169.254/latest", "169.254.169.254 is another host"),
        ("file:///etc/passwd", "is no http or https address"),
        ("http://gebruiker:geheim@127.0.0.1/", "name or password"),
    ],
)
def test_a_redirect_elsewhere_is_not_followed(
    client: Client, server: Server, world: World, location: str, reason: str
) -> None:
    world.faults[XML].append(Fault(302, {"Location": location}))
    with pytest.raises(FetchError, match=reason):
        client.get(server.base + XML)
    assert len(world.asked) == 1


def test_redirects_that_go_round_end(client: Client, server: Server, world: World) -> None:
    world.faults[XML] += [Fault(302, {"Location": XML})] * 10
    with pytest.raises(FetchError, match="more than 5 redirects"):
        client.get(server.base + XML)
    assert len(world.asked) == 6


def test_a_host_that_was_not_named_is_not_asked(client: Client, world: World) -> None:
    for address in ("http://localhost:1/", "https://example.org/x", "ftp://127.0.0.1/x"):
        assert not client.may_ask(address)
        with pytest.raises(FetchError):
            client.get(address)
    assert world.asked == []


@pytest.mark.parametrize(("status", "final"), [(404, True), (410, True), (403, False), (400, False)])
def test_a_refusal_is_final(
    client: Client, server: Server, world: World, waits: list[float], status: int, final: bool
) -> None:
    world.faults[XML].append(Fault(status))
    with pytest.raises(FetchError, match=f"the server says {status}") as caught:
        client.get(server.base + XML)
    assert caught.value.final is final
    assert waits == []


def test_what_has_not_changed_is_not_sent_again(client: Client, server: Server, world: World) -> None:
    first = client.get(server.base + XML)
    again = client.get(server.base + XML, seen=Seen(first.etag, first.last_modified))
    assert again.unchanged
    assert world.asked[1][1]["If-Modified-Since"] == first.last_modified
    changed = client.get(server.base + XML, seen=Seen('"anders"'))
    assert not changed.unchanged
    assert changed.data == first.data


def test_a_server_that_is_not_there_is_named(where: Places) -> None:
    with (
        Client(frozenset({"127.0.0.1:1"}), Pace(between=0, tries=1)) as client,
        pytest.raises(FetchError, match="refused"),
    ):
        client.get("http://127.0.0.1:1/x")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<!DOCTYPE html><html><body>Storing</body></html>", "a web page came in place of XML"),
        (b"<html><body>Storing</body></html>", "a web page came in place of XML"),
        (b"<officiele-publicatie><kamervragen>", "the XML is cut off"),
        (b"<a><b></a>", "the XML is broken"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type declaration"),
        (b"", "no XML came"),
        (b"%PDF-1.4", "no XML came"),
        (b"{}", "no XML came"),
        (b"<error><message>Storing</message></error>", "the XML has no Kamervraag in it"),
    ],
)
def test_what_is_no_whole_xml_is_refused(
    client: Client, server: Server, world: World, body: bytes, reason: str
) -> None:
    world.faults[XML].append(Fault(body=body))
    with pytest.raises(FetchError, match=reason):
        verified.document(client.get(server.base + XML), "xml")


@pytest.mark.parametrize(
    ("form", "body", "reason"),
    [
        ("html", b"<html><body>Pagina niet gevonden</body></html>", "no Kamervraag in it"),
        ("html", b'<html><div class="vraag"><p>Kent u', "cut off"),
        ("pdf", b"<html>Storing</html>", "no PDF came"),
        ("pdf", b"%PDF-1.4 stream", "the PDF is cut off"),
    ],
)
def test_what_is_no_whole_page_or_pdf_is_refused(
    client: Client, server: Server, world: World, form: str, body: bytes, reason: str
) -> None:
    world.faults[XML].append(Fault(body=body))
    with pytest.raises(FetchError, match=reason):
        verified.document(client.get(server.base + XML), form)


def test_hosts_come_from_the_places_only() -> None:
    official = Places()
    assert official.hosts == {
        "repository.overheid.nl",
        "zoek.officielebekendmakingen.nl",
        "gegevensmagazijn.tweedekamer.nl",
        "query.wikidata.org",
    }
    mirrored = places(
        {"sru": "http://localhost:9/sru/"}, {"KG_FETCH_ODATA": "https://spiegel.example/odata"}, ("cdn.example",)
    )
    assert mirrored.sru == "http://localhost:9/sru"
    assert {"localhost:9", "spiegel.example", "cdn.example"} <= mirrored.hosts
    assert "repository.overheid.nl" not in mirrored.hosts
    with pytest.raises(FetchError, match="no http or https address"):
        places({"sru": "spiegel.example/sru"}, {})
    assert host_of("http://[::1]:80/x") == "::1:80"
