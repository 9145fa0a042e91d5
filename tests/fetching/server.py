"""A real HTTP server on the loopback that plays the official sources, with whatever faults a test asks for.

The shapes are those of docs/fetch.md. Queries are read, not ignored: a clause it does not know is refused, as the real
services do.
"""

import json
import re
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from email.utils import formatdate
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, unquote, urlsplit
from xml.sax.saxutils import escape, quoteattr

PUBLICATION = {"kv": "Kamervragen zonder antwoord", "ah": "Kamervragen (Aanhangsel)"}
_SRU = 'xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse" xmlns:gzd="http://standaarden.overheid.nl/sru"'
_SRU += ' xmlns:ow="http://standaarden.overheid.nl/wetgeving/" xmlns:dcterms="http://purl.org/dc/terms/"'


@dataclass
class Fault:
    """What goes wrong with one request: a status, other bytes, a redirect, a body cut short, or a pause."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    cut: bool = False
    pause: float = 0.0
    hang_up: bool = False


@dataclass
class Publication:
    """A Kamervraag as the server has it; `forms` are its bytes as `xml`, `html`, `pdf`, `metadata`."""

    id: str
    day: str
    title: str
    forms: dict[str, bytes]
    modified: str = ""
    listed: bool = True
    """Whether the record names the address of each form."""


@dataclass
class World:
    """Everything that the server knows, and everything that it was asked."""

    publications: list[Publication] = field(default_factory=list)
    zaken: list[dict] = field(default_factory=list)
    parties: list[dict] = field(default_factory=list)
    seats: list[dict] = field(default_factory=list)
    members: list[dict] = field(default_factory=list)
    resources: dict[str, bytes] = field(default_factory=dict)
    feed: list[tuple[int, str, str]] = field(default_factory=list)
    """Token, category, and the entity as XML."""
    faults: dict[str, list[Fault]] = field(default_factory=lambda: defaultdict(list))
    """By the path, or the end of it; each is used once, the last for ever when it is `None`."""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    page: int = 2
    dies_after: int | None = None
    base: str = ""

    def paths(self, part: str = "") -> list[str]:
        """The paths that were asked for and hold this."""
        return [path for path, _ in self.asked if part in path]


class Handler(BaseHTTPRequestHandler):
    """Answers from the `World` of its server."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    @property
    def world(self) -> World:
        return self.server.world  # type: ignore[attr-defined]

    def log_message(self, *_: object) -> None:
        """Tests have no use for a log."""

    def do_GET(self) -> None:
        world, parts = self.world, urlsplit(self.path)
        world.asked.append((unquote(self.path.replace("+", " ")), dict(self.headers)))
        if world.dies_after is not None:
            if world.dies_after <= 0:
                self.close_connection = True
                self.connection.close()
                return
            world.dies_after -= 1
        key = next((key for key, left in world.faults.items() if left and parts.path.endswith(key)), None)
        fault = world.faults[key].pop(0) if key is not None else Fault()
        time.sleep(fault.pause)
        if fault.hang_up:
            self.close_connection = True
            self.connection.close()
            return
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        status, media_type, body = (
            (fault.status, "text/html", b"<html>fault</html>") if fault.status else self.answer(parts.path, query)
        )
        self.send(status, media_type, body if fault.body is None else fault.body, fault)

    def send(self, status: int, media_type: str, body: bytes, fault: Fault) -> None:
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        if status == 200 and fault.body is None and self.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        self.send_response(status)
        headers = {"Content-Type": media_type, "Content-Length": str(len(body)), "ETag": tag}
        headers |= {"Last-Modified": formatdate(1_617_000_000, usegmt=True)} | fault.headers
        if status == 304:
            headers.pop("Content-Length")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if fault.cut:
            self.wfile.write(body[: len(body) // 2])
            self.close_connection = True
            self.connection.close()
        else:
            self.wfile.write(body)

    def answer(self, path: str, query: dict[str, str]) -> tuple[int, str, bytes]:
        """Status, media type and body for a path."""
        if path == "/sru":
            return self.sru(query)
        if found := re.fullmatch(r"/OData/v4/2\.0/Document\(([^)]+)\)/resource", path):
            data = self.world.resources.get(found[1])
            return (200, "application/octet-stream", data) if data else (404, "text/plain", b"")
        if path.startswith("/OData/v4/2.0/"):
            return self.odata(path.rpartition("/")[2], query)
        if path == "/SyncFeed/2.0/Feed":
            return self.syncfeed(query)
        if path == "/sparql":
            assert "P9213" in query["query"]
            return (
                200,
                "application/sparql-results+json",
                json.dumps({"results": {"bindings": self.world.members}}).encode(),
            )
        if found := re.fullmatch(r"/(?:frbr|zoek)/(?:.*/)?(?P<id>[^/.]+)\.(?P<form>\w+)", path):
            return self.publication(found["id"], found["form"])
        return 404, "text/html", b"<html>Not found</html>"

    def publication(self, id_: str, form: str) -> tuple[int, str, bytes]:
        media = {"html": "text/html", "pdf": "application/pdf"}.get(form, "application/xml")
        form = "metadata" if form == "meta" else form
        data = next((one.forms.get(form) for one in self.world.publications if one.id == id_), None)
        return (200, media, data) if data is not None else (404, "text/html", b"<html>Niet gevonden</html>")

    def sru(self, query: dict[str, str]) -> tuple[int, str, bytes]:
        assert (query["operation"], query["version"]) == ("searchRetrieve", "2.0")
        assert query["x-connection"] == "officielepublicaties"
        chosen = list(self.world.publications)
        cql = query["query"]
        for clause in re.split(r" and (?![^(]*\))", cql):
            test = _sru_test(clause)
            if test is None:
                return 200, "application/xml", _diagnostic(f"Unsupported index: {clause}")
            chosen = [one for one in chosen if test(one)]
        start, most = int(query["startRecord"]) - 1, min(int(query["maximumRecords"]), self.world.page)
        records = "".join(self.record(one) for one in chosen[start : start + most])
        body = f"<sru:searchRetrieveResponse {_SRU}><sru:version>2.0</sru:version><sru:numberOfRecords>{len(chosen)}"
        body += f"</sru:numberOfRecords><sru:records>{records}</sru:records></sru:searchRetrieveResponse>"
        return 200, "application/xml", body.encode()

    def record(self, one: Publication) -> str:
        base = f"{self.world.base}/frbr/{one.id.rpartition('-')[0]}/{one.id}/1"
        items = "".join(
            f'<gzd:itemUrl manifestation="{form}">{base}/{form}/{one.id}.{"meta" if form == "metadata" else form}</gzd:itemUrl>'
            for form in one.forms
            if one.listed
        )
        return (
            "<sru:record><sru:recordData><gzd:gzd><gzd:originalData><ow:meta><ow:owmskern>"
            f"<dcterms:identifier>{one.id}</dcterms:identifier><dcterms:title>{escape(one.title)}</dcterms:title>"
            f"<dcterms:modified>{one.modified or one.day}</dcterms:modified></ow:owmskern></ow:meta></gzd:originalData>"
            f"<gzd:enrichedData>{items}</gzd:enrichedData></gzd:gzd></sru:recordData></sru:record>"
        )

    def odata(self, entity: str, query: dict[str, str]) -> tuple[int, str, bytes]:
        rows = {"Zaak": self.world.zaken, "Fractie": self.world.parties, "FractieZetelPersoon": self.world.seats}[
            entity
        ]
        condition = query.get("$filter", "")
        for clause in re.split(r" and (?![^(]*\))", condition) if condition else []:
            test = _odata_test(clause)
            if test is None:
                return 400, "application/json", json.dumps({"error": {"message": clause}}).encode()
            rows = [row for row in rows if test(row)]
        if "$orderby" in query:
            rows = sorted(rows, key=lambda row: str(row[query["$orderby"]]))
        skip = int(query.get("$skip", "0"))
        page: dict = {"@odata.context": "x", "value": rows[skip : skip + self.world.page]}
        if query.get("$count") == "true":
            page["@odata.count"] = len(rows)
        if len(rows) > skip + self.world.page:
            rest = "&".join(
                f"{quote(k)}={quote(v)}" for k, v in {**query, "$skip": str(skip + self.world.page)}.items()
            )
            page["@odata.nextLink"] = f"{self.world.base}/OData/v4/2.0/{entity}?{rest}"
        return 200, "application/json", json.dumps(page).encode()

    def syncfeed(self, query: dict[str, str]) -> tuple[int, str, bytes]:
        token, category = int(query.get("skiptoken", "0")), query.get("category")
        changed = [one for one in self.world.feed if one[0] > token and category in (None, one[1])][: self.world.page]
        entries = "".join(
            f"<entry><title>x</title><updated>2021-04-01T00:00:00Z</updated><category term={quoteattr(name)} />"
            f'<link rel="next" href="{self.world.base}/SyncFeed/2.0/Feed?skiptoken={number}&amp;category={name}" />'
            f'<content type="application/xml">{entity}</content></entry>'
            for number, name, entity in changed
        )
        feed = f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'
        return 200, "application/atom+xml", feed.encode()


def _diagnostic(details: str) -> bytes:
    body = (
        f"<sru:searchRetrieveResponse {_SRU}><sru:version>2.0</sru:version><sru:numberOfRecords>0</sru:numberOfRecords>"
    )
    body += '<sru:diagnostics><diag:diagnostic xmlns:diag="http://docs.oasis-open.org/ns/search-ws/diagnostic">'
    body += f"<diag:message>Query syntax error</diag:message><diag:details>{escape(details)}</diag:details>"
    return (body + "</diag:diagnostic></sru:diagnostics></sru:searchRetrieveResponse>").encode()


def _sru_test(clause: str):
    if clause == "c.product-area==officielepublicaties":
        return lambda one: True
    if names := re.findall(r'w\.publicatienaam=="([^"]+)"', clause):
        return lambda one: PUBLICATION[one.id[:2]] in names
    if found := re.fullmatch(r'(dt\.date|dt\.modified)(>=|<=)"(\d{4}-\d\d-\d\d)"', clause):
        index, sign, day = found.groups()
        of = (lambda one: one.day) if index == "dt.date" else (lambda one: one.modified or one.day)
        return (lambda one: of(one) >= day) if sign == ">=" else (lambda one: of(one) <= day)
    if found := re.fullmatch(r'cql\.textAndIndexes="([^"]+)"', clause):
        word = found[1].lower().encode()
        return lambda one: any(word in data.lower() for data in one.forms.values())
    return None


def _odata_test(clause: str):
    if found := re.fullmatch(r"(\w+) eq '((?:[^']|'')*)'", clause):
        return lambda row: row[found[1]] == found[2].replace("''", "'")
    if clause == "Verwijderd eq false":
        return lambda row: not row["Verwijderd"]
    if found := re.fullmatch(r"GestartOp (ge|le) (\S+)Z", clause):
        return lambda row: row["GestartOp"][:19] >= found[2] if found[1] == "ge" else row["GestartOp"][:19] <= found[2]
    if found := re.fullmatch(r"contains\(Onderwerp,'((?:[^']|'')*)'\)", clause):
        return lambda row: found[1].replace("''", "'").lower() in row["Onderwerp"].lower()
    if clause.startswith("(Id eq "):
        ids = re.findall(r"Id eq ([0-9a-f-]{36})", clause)
        return lambda row: row["Id"] in ids
    return None


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that goes away in the middle is what some tests are about."""


class Server:
    """The server in a thread of its own; `world` can be changed while it runs."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._http = _Quiet(("127.0.0.1", 0), Handler)
        self._http.world = world  # type: ignore[attr-defined]
        world.base = self.base
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()
