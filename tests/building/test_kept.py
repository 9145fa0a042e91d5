"""A second build reads only what is new or changed, and comes out as a build from nothing, byte for byte."""

import gzip
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.building.kept import KEPT
from kg.building.written import entries_of, line_of, summary_of, table_of
from kg.errors import KgError
from kg.exporters.parts import part_of
from kg.exporters.report import Report
from kg.exporters.tally import PROBLEMS
from kg.linking.judgements import COLUMNS
from kg.pipeline import build, understand
from kg.rdf.iris import Iris
from kg.sources import read
from tests.conftest import EXAMPLES, SHARED
from tests.sources.assembled import MODERN
from tests.sources.test_odata import ZAAK
from tests.sources.test_zaken import RECORD

WORDS = ("Huawei", "de AIVD", "artikel 350c Sr", "Stichting Wakker Water", "Amsterdam")
Item = tuple[int, str]
"""The number of a set, and a word that tells one wording of a document from another."""


def printed(items: list[Item]) -> bytes:
    """The official XML of a question with its answer: one document a file."""
    (number, word), *_ = items
    text = (
        MODERN.replace("99901", f"9990{number}").replace("-9901", f"-990{number}").replace(">9901<", f">990{number}<")
    )
    return text.replace("Dijk verzakt", f"Dijk verzakt bij {word}").encode()


def records(items: list[Item]) -> bytes:
    """Records of the Tweede Kamer, one a line; no wording is a line that is no record."""
    lines = [
        json.dumps({**RECORD, "nummer": f"2021Z9990{number}", "onderwerp": f"Het bericht over {word}"}) if word else "{"
        for number, word in items
    ]
    return "\n".join(lines).encode() + b"\n"


def answers(items: list[Item]) -> bytes:
    """The same as the service for open data gives it: many in one file, which is read as a whole; deleted ones too."""
    made = [
        {**ZAAK, "Nummer": f"2021Z9990{number}", "Onderwerp": f"Bericht over {word}", "Verwijderd": not word}
        for number, word in items
    ]
    return json.dumps({"value": made}, indent=1).encode()


def without_number(items: list[Item]) -> bytes:
    """A printed answer to a record of the same subject: it names no number but its own."""
    (number, word), *_ = items
    return f"""Tweede Kamer der Staten-Generaal2
Vergaderjaar 2020–2021  Aanhangsel van de Handelingen
Vragen gesteld door de leden der Kamer, met de daarop door de
regering gegeven antwoorden
990{number}
Vragen van de leden De Groot en Klein (beiden VVD) aan de Minister van Justitie en
Veiligheid over het bericht over {word} (ingezonden 30 maart 2021).
Antwoord van Minister Grapperhaus (Justitie en Veiligheid) (ontvangen 20 april
2021).
Vraag 1
Kent u {word}?
Antwoord 1
Ja.

ah-tk-20202021-990{number}
ISSN 0921 - 7398’s-Gravenhage 2021Tweede Kamer, vergaderjaar 2020–2021, Aanhangsel 1
""".encode()


FORMS: dict[str, Callable[[list[Item]], bytes]] = {
    "a.xml": printed,
    "b/kopie.xml": printed,
    "c.jsonl": records,
    "d.jsonl.gz": lambda items: gzip.compress(records(items), mtime=0),
    "e.json": answers,
    "f.json": answers,
    "g.txt": without_number,
    "b/h.txt": without_number,
    "leeg.txt": lambda items: b"",
}


def changed(world: dict[str, list[Item]], chance: random.Random) -> None:
    """One thing otherwise: a file more or less, or a document more, less or worded otherwise in one."""
    name = chance.choice(sorted(FORMS))
    item = chance.randint(1, 5), chance.choice((*WORDS, "") if "json" in name else WORDS)
    if name not in world:
        world[name] = [item]
    elif len(world) > 1 and chance.random() < 0.3:
        del world[name]
    elif chance.random() < 0.3 and len(world[name]) > 1:
        world[name].pop(chance.randrange(len(world[name])))
    else:
        world[name].insert(chance.randint(0, len(world[name])), item)


def written(world: dict[str, list[Item]], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, items in world.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(FORMS[name](items))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def built(out: str, **options: object) -> Report | str:
    """What a build of `bron` says, or why there is none."""
    try:
        return build(["bron"], Path(out), jobs=1, **options)  # type: ignore[arg-type]
    except KgError as error:
        return str(error)


@pytest.mark.parametrize("seed", [*range(6), 15, 17])
def test_any_order_of_changes_comes_out_as_from_nothing(seed: int, work: Path) -> None:
    chance = random.Random(seed)
    world: dict[str, list[Item]] = {"a.xml": [(1, "Huawei")], "c.jsonl": [(1, "Huawei"), (2, "de AIVD"), (3, "KPN")]}
    reused = 0
    for step in range(7):
        written(world, work / "bron")
        again, anew = built("uit"), built(f"nieuw{step}")
        if isinstance(again, str) or isinstance(anew, str):
            assert again == anew
        else:
            reused += again.reused
            assert (again.errors, again.markdown()) == (anew.errors, anew.markdown())
            assert anew.reused == 0
            assert files(work / "uit") == files(work / f"nieuw{step}"), step
        for _ in range(chance.randint(1, 2)):
            changed(world, chance)
    assert reused, "nothing was ever reused: the test shows nothing"


def sources(report: Report | str) -> tuple[int, int]:
    assert isinstance(report, Report)
    return report.sources - report.reused, report.reused


def test_only_what_is_new_is_read(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = {
        "a.xml": [(1, "Huawei")],
        "c.jsonl": [(n, "de AIVD") for n in range(2, 6)],
        "e.json": [(6, "KPN"), (7, "HP")],
    }
    written(world, work / "bron")
    assert sources(built("uit")) == (7, 0)
    read_: list[str] = []

    def noted(content: object) -> object:
        read_.append(content.path)  # type: ignore[attr-defined]
        return documents_of(content)  # type: ignore[arg-type]

    from kg.building.batches import documents_of

    monkeypatch.setattr("kg.building.bench.documents_of", noted)
    assert sources(built("uit")) == (0, 7)
    assert read_ == []
    world["c.jsonl"].insert(1, (8, "Amsterdam"))
    written(world, work / "bron")
    assert sources(built("uit")) == (1, 7)
    assert read_ == ["bron/c.jsonl"]
    assert sources(built("uit", fresh=True)) == (8, 0)


def test_a_set_is_understood_again_when_one_of_its_documents_changes(work: Path) -> None:
    world = {"a.xml": [(1, "Huawei")], "c.jsonl": [(1, "de AIVD"), (2, "de AIVD")]}
    written(world, work / "bron")
    built("uit")
    world["c.jsonl"][0] = (1, "Telfort")
    written(world, work / "bron")
    assert sources(built("uit")) == (2, 1), "the answer in a.xml is of the same set as the changed record"
    quads = (work / "uit" / "kamergraaf.nq").read_text(encoding="utf-8")
    assert "organisatie/telfort>" in quads
    assert "algemene-inlichtingen" in quads.replace("2021Z99901", "")


def test_what_is_withdrawn_takes_its_facts_with_it(work: Path) -> None:
    written({"a.xml": [(1, "Huawei")], "c.jsonl": [(2, "Telfort")]}, work / "bron")
    built("uit")
    assert "2021Z99902" in (work / "uit" / "kamergraaf.nq").read_text(encoding="utf-8")
    written({"a.xml": [(1, "Huawei")]}, work / "bron")
    assert sources(built("uit")) == (0, 1)
    for data in files(work / "uit").values():
        assert b"2021Z99902" not in data
        assert b"organisatie/telfort" not in data


def longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("name", [KEPT, "kamergraaf.nq", "kamergraaf.ttl"])
@pytest.mark.parametrize("harm", [Path.unlink, longer, flipped, lambda path: path.write_bytes(b"")])
def test_what_is_damaged_is_not_relied_on(name: str, harm: Callable[[Path], None], work: Path) -> None:
    written({"a.xml": [(1, "Huawei")], "c.jsonl": [(2, "Telfort")]}, work / "bron")
    built("uit")
    before = files(work / "uit")
    harm(work / "uit" / name)
    assert sources(built("uit")) == (2, 0)
    assert files(work / "uit") == before


def test_another_base_judgement_or_version_is_another_build(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written({"a.xml": [(1, "Huawei")], "c.jsonl": [(2, "Telfort")]}, work / "bron")
    built("uit")
    assert sources(built("uit", base="https://example.org/id/")) == (2, 0)
    rows = (",".join(COLUMNS), "Telfort,Company,,none,het plaatsje,J. Jansen 2026-11-24")
    (work / "oordelen.csv").write_text("\n".join(rows), encoding="utf-8")
    assert sources(built("uit")) == (2, 0)
    assert sources(built("uit", judgements=work / "oordelen.csv")) == (2, 0)
    assert sources(built("uit", judgements=work / "oordelen.csv")) == (0, 2)
    monkeypatch.setattr("kg.pipeline.made_by", lambda *arguments: "another version")
    assert sources(built("uit", judgements=work / "oordelen.csv")) == (2, 0)


def test_a_judgement_stays_used_when_its_document_is_not_read_again(work: Path) -> None:
    written({"c.jsonl": [(2, "Telfort")]}, work / "bron")
    rows = (
        ",".join(COLUMNS),
        "Telfort,Company,,none,het plaatsje,J. Jansen 2026-11-24",
        "Xx,Company,,none,niets,J. J.",
    )
    (work / "oordelen.csv").write_text("\n".join(rows), encoding="utf-8")
    for _ in range(2):
        report = built("uit", judgements=work / "oordelen.csv")
        assert isinstance(report, Report)
        assert [line for line in report.tally.lines(PROBLEMS) if "Telfort" in line] == []
        assert len([line for line in report.tally.lines(PROBLEMS) if "Xx" in line]) == 1


def _example() -> list[Path]:
    real = SHARED / "data" / "documents"
    return [
        EXAMPLES / "kv-tk-2021Z05118.txt",
        *sorted(real.glob("openkamer-text/*"))[:5],
        *sorted(real.glob("pdf/*"))[:3],
    ]


@pytest.mark.parametrize("path", _example(), ids=lambda path: path.name)
def test_what_a_set_adds_comes_back_from_its_line_as_it_was(path: Path) -> None:
    documents = list(read(path))
    summary = part_of(understand([documents], Iris())[0]).summary
    table = json.loads(json.dumps(table_of(summary.entries)))
    assert summary_of(line_of(summary), entries_of(table)) == summary
    assert summary.entries


def test_the_exports_of_a_build_are_not_read_as_documents(work: Path) -> None:
    written({"a.xml": [(1, "Huawei")], "c.jsonl": [(2, "Telfort")]}, work / "bron")
    for _ in range(2):
        report = build(["bron"], work / "bron" / "uit", jobs=1)
        assert report.errors == ()
    assert report.reused == 2
