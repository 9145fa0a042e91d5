"""Kamervragen from the official publications, from the search to the graph."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from kg.errors import FetchError
from kg.fetching import sru
from kg.fetching.client import Client
from kg.fetching.outcome import Outcome
from kg.fetching.places import Places
from kg.fetching.publications import Publications, folder_of
from kg.fetching.sru import Search
from kg.fetching.target import Target
from tests.fetching.conftest import ANSWERED, ASKED, PAGE, silent
from tests.fetching.server import Fault, Publication, World

ALL = Search(first=date(2021, 3, 1))


@pytest.fixture
def publications(client: Client, where: Places, target: Target) -> "Again":
    return Again(client, where, target)


class Again:
    """Runs one after the other in one folder, each as a new process would."""

    def __init__(self, client: Client, where: Places, target: Target) -> None:
        self.client, self.where, self.folder = client, where, target.folder

    def run(self, search: Search = ALL, limit: int | None = None, dry_run: bool = False, form: str = "") -> Outcome:
        run = Publications(self.client, self.where, Target(self.folder), silent, dry_run)
        return run.fetch(search, limit, form)

    def update(self) -> Outcome:
        return Publications(self.client, self.where, Target(self.folder), silent, False).update()

    def files(self) -> list[str]:
        found = (path.relative_to(self.folder) for path in self.folder.rglob("*") if path.is_file())
        return sorted(path.as_posix() for path in found if not path.parts[0].startswith("."))

    def manifest(self) -> dict[str, dict]:
        target = Target(self.folder)
        with target.alone():
            pass
        lines = (self.folder / ".kg-fetch" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
        records = [json.loads(line) for line in lines]
        assert [record["id"] for record in records] == sorted({record["id"] for record in records})
        return {record["id"]: record for record in records}


def counts(outcome: Outcome) -> tuple[int, int, int, int]:
    return outcome.new, outcome.changed, outcome.unchanged, len(outcome.failures)


@pytest.mark.parametrize(("limit", "total"), [(None, 3), (2, 2)])
def test_progress_tells_how_many_the_search_finds(
    limit: int | None, total: int, client: Client, where: Places, target: Target
) -> None:
    told: list[tuple[str, int, int]] = []
    Publications(client, where, target, lambda *one: told.append(one), dry_run=False).fetch(ALL, limit)
    assert told == [("Kamervragen", done, total) for done in range(1, total + 1)]


THREE = [
    "ah-tk-20202021/ah-tk-20202021-2801.xml",
    "kv-tk-2021/kv-tk-2021Z05118.xml",
    "kv-tk-2021/kv-tk-2021Z06001.html",
]


def test_each_document_comes_in_the_best_form_there_is(publications: Again, world: World) -> None:
    outcome = publications.run()
    assert counts(outcome) == (3, 0, 0, 0)
    assert publications.files() == THREE
    assert (publications.folder / THREE[0]).read_bytes() == ANSWERED
    assert (publications.folder / THREE[2]).read_bytes() == PAGE
    assert len(world.paths("/sru")) == 2
    beside = publications.folder / ".kg-fetch" / "metadata"
    assert sorted(path.name for path in beside.iterdir()) == ["ah-tk-20202021-2801.xml", "kv-tk-2021Z05118.xml"]


def test_beside_stands_where_each_came_from(publications: Again, world: World) -> None:
    publications.run()
    line = publications.manifest()["kv-tk-2021Z05118"]
    assert line["address"] == f"{world.base}/frbr/kv-tk/kv-tk-2021Z05118/1/xml/kv-tk-2021Z05118.xml"
    assert line["bytes"] == len(ASKED)
    assert line["title"] == "Huawei & Telfort"
    assert line["version"] == "2021-03-30"
    assert line["last_modified"] == "Mon, 29 Mar 2021 06:40:00 GMT"
    assert line["date"]


def test_days_kinds_and_words_choose(publications: Again, world: World) -> None:
    assert publications.run(Search(("ah",)), dry_run=True).planned == ["ah-tk-20202021-2801  Antwoord"]
    april = Search(first=date(2021, 4, 1), last=date(2021, 4, 30))
    assert publications.run(april, dry_run=True).planned == ["kv-tk-2021Z06001  Een pagina"]
    words = publications.run(Search(words='"audit-rapport van KPN" Telfort'), dry_run=True)
    assert words.planned == ["ah-tk-20202021-2801  Antwoord"]
    assert not publications.folder.exists()
    assert world.paths("/frbr/") == []


def test_a_limit_stops_early_and_keeps_no_day_for_update(publications: Again) -> None:
    assert counts(publications.run(limit=1)) == (1, 0, 0, 0)
    assert counts(publications.update()) == (2, 0, 1, 0)


def test_what_is_here_is_not_fetched_again(publications: Again, world: World) -> None:
    publications.run()
    world.asked.clear()
    assert counts(publications.run()) == (0, 0, 3, 0)
    assert world.paths("/frbr/") == []


def test_a_file_that_was_damaged_here_is_fetched_again(publications: Again) -> None:
    publications.run()
    (publications.folder / THREE[0]).write_bytes(b"<half")
    (publications.folder / THREE[1]).unlink()
    assert counts(publications.run()) == (2, 0, 1, 0)
    assert (publications.folder / THREE[0]).read_bytes() == ANSWERED


def test_update_takes_only_what_is_new(publications: Again, world: World) -> None:
    publications.run()
    world.publications[0].modified = "2021-06-01"
    world.publications[0].forms["xml"] = ASKED.replace(b"Buitenweg", b"Bouali")
    world.publications[1].modified = "2021-06-02"
    world.publications.append(Publication("kv-tk-2021Z09999", "2021-06-03", "Nieuw", {"xml": ASKED}))
    world.asked.clear()
    assert counts(publications.update()) == (1, 1, 1, 0)
    assert [path for path in world.paths("/sru") if 'dt.modified>="2021-05-19"' in path]
    # The answer was listed as changed, and the server says 304: it was asked for, and nothing was sent.
    assert publications.manifest()["ah-tk-20202021-2801"]["version"] == "2021-06-02"
    assert b"Bouali" in (publications.folder / THREE[1]).read_bytes()
    world.asked.clear()
    assert counts(publications.update()) == (0, 0, 1, 0)
    assert world.paths("/frbr/") == []


def test_update_needs_something_to_update(publications: Again) -> None:
    with pytest.raises(FetchError, match="holds no Kamervragen that were fetched"):
        publications.update()


def test_after_a_failure_update_goes_back_to_it(publications: Again, world: World) -> None:
    world.faults["kv-tk-2021Z05118.xml"] += [Fault(403)]
    outcome = publications.run()
    assert counts(outcome) == (2, 0, 0, 1)
    assert outcome.failures[0].startswith("kv-tk-2021Z05118: http://127.0.0.1:")
    assert counts(publications.update()) == (1, 0, 2, 0)


def test_xml_in_the_place_of_html_takes_its_place(publications: Again, world: World) -> None:
    publications.run()
    world.publications[2].forms["xml"] = ASKED
    world.publications[2].modified = "2021-07-01"
    assert counts(publications.update()) == (0, 1, 1, 0)
    assert publications.files() == [*THREE[:2], "kv-tk-2021/kv-tk-2021Z06001.xml"]


def test_a_form_that_is_gone_gives_way_to_the_next(publications: Again, world: World) -> None:
    world.publications[2].forms["xml"] = ASKED
    world.faults["kv-tk-2021Z06001.xml"] += [Fault(404)]
    world.faults["kv-tk-2021Z06001.html"] += [Fault(410)]
    assert counts(publications.run()) == (3, 0, 0, 0)
    assert "kv-tk-2021/kv-tk-2021Z06001.pdf" in publications.files()


def test_xml_that_is_refused_for_what_it_is_gives_way_too(publications: Again, world: World) -> None:
    world.publications[2].forms["xml"] = b"<!DOCTYPE vragen SYSTEM 'vragen.dtd'><vragen></vragen>"
    world.publications[2].forms = dict(sorted(world.publications[2].forms.items(), reverse=True))
    assert counts(publications.run()) == (3, 0, 0, 0)
    assert "kv-tk-2021/kv-tk-2021Z06001.html" in publications.files()


def zipped(**members: bytes) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def test_a_page_in_a_zip_is_taken_out(publications: Again, world: World) -> None:
    world.publications[2].forms["html"] = zipped(**{"afbeelding.png": b"\x89PNG", "kv-tk-2021Z06001.html": PAGE})
    assert counts(publications.run()) == (3, 0, 0, 0)
    assert (publications.folder / THREE[2]).read_bytes() == PAGE
    world.publications[2].forms["html"] = zipped(**{"../../x.html": PAGE, "leeg.html": b"<html></html>"})
    world.publications[2].modified = "2021-09-01"
    assert "a zip came with no Kamervraag as HTML in it" in publications.update().failures[0]
    assert (publications.folder / THREE[2]).read_bytes() == PAGE


def test_one_form_can_be_asked_for(publications: Again, world: World) -> None:
    publications.run()
    world.publications[0].forms["pdf"] = b"%PDF-1.7 %%EOF"
    outcome = publications.run(form="pdf")
    assert counts(outcome) == (0, 2, 0, 1)
    assert outcome.failures == ["ah-tk-20202021-2801: ah-tk-20202021-2801: the search names no PDF of it"]
    assert publications.files() == [THREE[0], "kv-tk-2021/kv-tk-2021Z05118.pdf", "kv-tk-2021/kv-tk-2021Z06001.pdf"]


def test_an_error_page_in_place_of_xml_does_not_give_way(publications: Again, world: World) -> None:
    world.publications[1].forms["html"] = PAGE
    world.faults["ah-tk-20202021-2801.xml"] += [Fault(body=b"<!DOCTYPE html><html>Storing</html>")]
    outcome = publications.run()
    assert counts(outcome) == (2, 0, 0, 1)
    assert "a web page came in place of XML" in outcome.failures[0]
    assert THREE[0] not in publications.files()


def test_a_record_without_addresses_is_sought_by_its_identifier(publications: Again, world: World) -> None:
    for one in world.publications:
        one.listed = False
    assert counts(publications.run()) == (3, 0, 0, 0)
    assert world.paths("/zoek/kv-tk-2021Z06001.xml")
    assert publications.files() == THREE


def test_an_address_on_another_host_is_not_asked(
    publications: Again, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "tests.fetching.server.Handler.record",
        lambda _, one: (
            f"<sru:record><sru:recordData><dcterms:identifier>{one.id}</dcterms:identifier>"
            '<itemUrl manifestation="xml">http://elders.example/x.xml</itemUrl></sru:recordData></sru:record>'
        ),
    )
    outcome = publications.run(Search(("ah",)))
    assert counts(outcome) == (1, 0, 0, 0)
    assert publications.manifest()["ah-tk-20202021-2801"]["address"] == f"{world.base}/zoek/ah-tk-20202021-2801.xml"


@pytest.mark.parametrize("id_", ["../../etc/passwd", "kv tk", "", "/kv", "a" * 200, "kv\x00tk"])
def test_an_identifier_that_is_no_name_is_refused(
    publications: Again, world: World, id_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = "" if "\x00" in id_ else id_
    monkeypatch.setattr(
        "tests.fetching.server.Handler.record",
        lambda _, one: f"<sru:record><dcterms:identifier>{written}</dcterms:identifier></sru:record>",
    )
    outcome = publications.run()
    assert len(outcome.failures) == 1
    assert "is refused" in outcome.failures[0]
    assert publications.files() == []


def test_a_search_that_the_service_refuses_is_one_line(publications: Again, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sru, "query", lambda _: "titel==x")
    outcome = publications.run()
    assert outcome.failures == [
        f"the search failed: {outcome.failures[0].split(': ')[1]}: the service refuses the search: "
        "Query syntax error: Unsupported index: titel==x"
    ]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<html><body>Onderhoud</body></html>", "a web page came in place of XML"),
        (b"<explainResponse/>", "no search result came, but <explainResponse>"),
        (b"<searchRetrieveResponse/>", "does not say how many"),
        (b"<searchRetrieveResponse><numberOfRecords>40</numberOfRecords></searchRetrieveResponse>", "gave 0 of the 40"),
    ],
)
def test_a_search_that_gives_something_else_is_one_line(
    publications: Again, world: World, body: bytes, reason: str
) -> None:
    world.faults["/sru"].append(Fault(body=body))
    outcome = publications.run()
    assert len(outcome.failures) == 1
    assert reason in outcome.failures[0]


def test_a_server_that_dies_is_left_alone_and_a_second_run_finishes(
    publications: Again, world: World, waits: list[float]
) -> None:
    world.publications += [
        Publication(f"kv-tk-2021Z1{number:04}", "2021-04-01", "Meer", {"xml": ASKED}) for number in range(8)
    ]
    world.page = 50
    world.dies_after = 5
    outcome = publications.run()
    assert outcome.new == 2
    assert outcome.failures[-1].startswith("stopped: 3 refusals in a row")
    assert len(outcome.failures) == 4
    half = publications.files()
    world.dies_after = None
    world.asked.clear()
    assert counts(publications.run()) == (9, 0, 2, 0)
    assert not [path for path in world.paths("/frbr/") if any(name.rpartition("/")[2] in path for name in half)]
    assert len(publications.files()) == 11


def test_a_manifest_cut_off_in_its_last_line_loses_that_line_only(publications: Again) -> None:
    publications.run()
    manifest = publications.folder / ".kg-fetch" / "manifest.jsonl"
    manifest.write_bytes(manifest.read_bytes()[:-40])
    assert counts(publications.run()) == (1, 0, 2, 0)
    assert len(publications.manifest()) == 3


@pytest.mark.parametrize(
    ("id_", "folder"),
    [
        ("kv-tk-20062007-KVR27039", "kv-tk-20062007"),
        ("ah-tk-20202021-2801-h1", "ah-tk-20202021"),
        ("kv-2989900822", "kv-2989"),
        ("ah-123", "ah"),
        ("X1", "overig"),
    ],
)
def test_folders_hold_a_year(id_: str, folder: str) -> None:
    assert folder_of(id_) == folder


def test_what_was_fetched_can_be_built_at_once(publications: Again, tmp_path: Path) -> None:
    import pyoxigraph as ox

    from kg.pipeline import build
    from kg.queries import load

    publications.run()
    report = build([str(publications.folder)], tmp_path / "exports", jobs=1)
    assert report.errors == ()
    store = load(tmp_path / "exports" / "kamergraaf.nq")
    kg = "https://w3id.org/kamergraaf/"
    question = ox.NamedNode(f"{kg}id/vraag/2021Z05118")
    asked = {quad.object.value for quad in store.quads_for_pattern(question, ox.NamedNode(f"{kg}def#askedBy"), None)}
    assert asked == {f"{kg}id/persoon/kathalijne-buitenweg"}
    answered = {
        quad.object.value for quad in store.quads_for_pattern(question, ox.NamedNode(f"{kg}def#answeredBy"), None)
    }
    assert answered == {f"{kg}id/persoon/ferdinand-grapperhaus"}
    contractor = ox.NamedNode(f"{kg}def#contractorOf")
    assert list(store.quads_for_pattern(ox.NamedNode(f"{kg}id/organisatie/hp"), contractor, None))
    documents = {quad.subject.value for quad in store.quads_for_pattern(None, ox.NamedNode(f"{kg}def#sha256"), None)}
    assert len(documents) == 3
