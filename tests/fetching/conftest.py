"""The server, a client that does not dawdle, and a small world of Kamervragen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.fetching.client import Client
from kg.fetching.pacing import Pace
from kg.fetching.places import Places, places
from kg.fetching.target import Target
from tests.fetching.server import Publication, Server, World

ANSWERED = (Path(__file__).parent / "ah-tk-20202021-2801.xml").read_bytes()
ASKED = (Path(__file__).parent / "kv-tk-2021Z05118.xml").read_bytes()
PAGE = (Path(__file__).parent / "kv-tk-2021Z06001.html").read_bytes()
METADATA = b'<metadata_gegevens><metadata name="DC.type" scheme="" content="Antwoord" /></metadata_gegevens>'


@pytest.fixture
def world() -> World:
    """Three Kamervragen: one asked, the answer to it, and one that there is as HTML and PDF only."""
    return World(
        publications=[
            Publication("kv-tk-2021Z05118", "2021-03-30", "Huawei & Telfort", {"xml": ASKED, "metadata": METADATA}),
            Publication("ah-tk-20202021-2801", "2021-05-19", "Antwoord", {"xml": ANSWERED, "metadata": METADATA}),
            Publication("kv-tk-2021Z06001", "2021-04-10", "Een pagina", {"html": PAGE, "pdf": b"%PDF-1.4 %%EOF"}),
        ]
    )


@pytest.fixture
def server(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The server, and no way around it."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    running = Server(world)
    yield running
    running.close()


@pytest.fixture
def where(server: Server) -> Places:
    """The sources, all at the server."""
    return places(mirror(server), {})


def mirror(server: Server) -> dict[str, str | None]:
    """The base address of each source at the server."""
    return {
        "sru": f"{server.base}/sru",
        "publications": f"{server.base}/zoek",
        "odata": f"{server.base}/OData/v4/2.0",
        "syncfeed": f"{server.base}/SyncFeed/2.0",
        "wikidata": f"{server.base}/sparql",
    }


@pytest.fixture
def waits() -> list[float]:
    """How long the client would have waited, each time."""
    return []


@pytest.fixture
def client(where: Places, waits: list[float]) -> Iterator[Client]:
    """A client that notes its waits and does not wait."""
    pace = Pace(between=0, tries=3, sleep=waits.append, jitter=lambda: 1.0)
    with Client(where.hosts, pace, "test@example.org", "1.2") as running:
        yield running


@pytest.fixture
def target(tmp_path: Path) -> Target:
    """An empty folder to fetch into."""
    return Target(tmp_path / "data")


def silent(what: str, done: int, total: int) -> None:
    """No progress bar."""
