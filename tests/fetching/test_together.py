"""All that can be fetched in one folder, built, updated and built again; and documents as they really are."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.fetching.client import Client
from kg.fetching.places import Places
from kg.fetching.publications import Publications
from kg.fetching.sru import Search
from kg.fetching.target import Target
from kg.fetching.zaken import Wanted, Zaken
from kg.pipeline import build
from kg.queries import load
from tests.fetching.conftest import ASKED, silent
from tests.fetching.server import Publication, World
from tests.fetching.test_zaken import BASE, change, guid, zaak

KG = "https://w3id.org/kamergraaf/"


def values(store: ox.Store, subject: str, name: str) -> set[str]:
    found = store.quads_for_pattern(ox.NamedNode(f"{KG}id/{subject}"), ox.NamedNode(f"{KG}def#{name}"), None)
    return {quad.object.value.removeprefix(f"{KG}id/") for quad in found}


def test_publications_and_zaken_make_one_set_of_questions_and_an_update_equals_a_build_from_nothing(
    client: Client, where: Places, target: Target, world: World, tmp_path: Path
) -> None:
    world.zaken = [
        zaak(5118, "2021-03-30", "Het bericht dat Huawei toegang had"),
        zaak(7000, "2021-03-31", "Zonder tekst"),
    ]
    world.feed = [change(BASE, world.zaken[0])]
    assert Publications(client, where, target, silent, False).fetch(Search()).ok
    assert Zaken(client, where, target, silent, False).fetch(Wanted()).ok
    data, exports = str(target.folder), tmp_path / "exports"
    assert build([data], exports, jobs=1).errors == ()
    store = load(exports / "kamergraaf.nq")
    assert values(store, "vraag/2021Z05118", "askedBy") == {"persoon/kathalijne-buitenweg"}
    assert values(store, "vraag/2021Z05118", "answeredBy") == {"persoon/ferdinand-grapperhaus"}
    assert values(store, "vraag/2021Z07000", "addressedTo") == {"ambt/minister-van-justitie-en-veiligheid"}

    changed = ASKED.replace(
        b"aan de Minister van <organisatie>Justitie en Veiligheid", b"aan de Minister van <organisatie>Defensie"
    )
    world.publications[0] = Publication("kv-tk-2021Z05118", "2021-03-30", "x", {"xml": changed}, modified="2021-06-01")
    world.feed.append(change(BASE + 1, world.zaken.pop(), deleted=True))
    assert Publications(client, where, Target(target.folder), silent, False).update().changed == 1
    assert Zaken(client, where, Target(target.folder), silent, False).update().withdrawn == 1
    assert build([data], exports, jobs=1).errors == ()
    store = load(exports / "kamergraaf.nq")
    assert values(store, "vraag/2021Z07000", "addressedTo") == set()
    assert "ambt/minister-van-defensie" in values(store, "vraag/2021Z05118", "addressedTo")
    assert build([data], tmp_path / "anew", jobs=1).errors == ()
    for name in ("kamergraaf.nq", "kamergraaf.ttl"):
        assert (tmp_path / "anew" / name).read_bytes() == (exports / name).read_bytes()


@pytest.mark.shared
def test_real_pdf_and_word_come_through(
    client: Client, where: Places, target: Target, world: World, shared: Path, tmp_path: Path
) -> None:
    pdfs = sorted((shared / "data" / "documents" / "pdf").glob("ah-tk-*.pdf"))[:2]
    words = sorted((shared / "data" / "documents" / "docx").glob("*.docx"))[:1]
    assert pdfs
    assert words
    world.publications = [Publication(pdf.stem, "2024-03-01", pdf.stem, {"pdf": pdf.read_bytes()}) for pdf in pdfs]
    world.zaken = [zaak(8000, "2024-05-01", "Met een Word-bestand")]
    world.resources = {guid(3000 + 8000): words[0].read_bytes()}
    world.feed = [change(BASE, world.zaken[0])]
    assert Publications(client, where, target, silent, False).fetch(Search()).new == len(pdfs)
    assert Zaken(client, where, target, silent, False).fetch(Wanted(documents=True)).new == 2
    for pdf in pdfs:
        (kept,) = target.folder.rglob(pdf.name)
        assert kept.read_bytes() == pdf.read_bytes()
    report = build([str(target.folder)], tmp_path / "exports", jobs=1)
    assert report.errors == ()
    store = load(tmp_path / "exports" / "kamergraaf.nq")
    formats = {
        quad.object.value
        for quad in store.quads_for_pattern(None, ox.NamedNode("http://purl.org/dc/terms/format"), None)
    }
    assert {"pdf", "docx", "tweedekamer-odata"} <= formats
