"""A printed answer names no number: it is of the one set whose day, askers and subject are its own, else on its own."""

from pathlib import Path

import pytest

from kg.building.clues import clues_of
from kg.exporters.report import Report
from kg.exporters.tally import JOINED, PROBLEMS, SETS
from kg.pipeline import build
from kg.sources import read
from tests.building.test_kept import Item, files, without_number, work, written
from tests.conftest import SHARED

__all__ = ["work"]
ANSWERED: list[Item] = [(9, "Huawei")]
RECORDS: list[Item] = [(1, "Huawei"), (2, "de AIVD"), (3, "Amsterdam")]


def built(world: dict[str, list[Item]], out: str = "uit") -> Report:
    written(world, Path("bron"))
    return build(["bron"], Path(out), jobs=1)


def sets_of(out: str = "uit") -> dict[str, set[str]]:
    """The documents of each set, as the graph says it."""
    found: dict[str, set[str]] = {}
    for line in (Path(out) / "kamergraaf.nq").read_text(encoding="utf-8").splitlines():
        document, predicate, about, *_ = line.split(" ")
        if predicate.endswith("/primaryTopic>"):
            found.setdefault(about.rsplit("/", 1)[1][:-1], set()).add(document.rsplit("/", 1)[1][:-1])
    return found


@pytest.mark.parametrize("name", ["g.txt", "b/h.txt"])
def test_an_answer_without_a_number_is_of_the_set_of_its_question(name: str, work: Path) -> None:
    report = built({name: ANSWERED, "c.jsonl": RECORDS})
    of_one = sets_of()["2021Z99901"]
    assert "ah-tk-20202021-9909" in of_one
    assert len(of_one) == 2, "the record and its answer"
    assert report.tally.number(SETS) == len(RECORDS)
    assert report.tally.number(JOINED) == 1
    assert "joinedBy" in Path("uit/kamergraaf.ttl").read_text(encoding="utf-8")


def test_in_two_runs_in_either_order_it_comes_to_the_same(work: Path) -> None:
    built({"g.txt": ANSWERED, "c.jsonl": RECORDS}, "samen")
    for first, reused in (({"g.txt": ANSWERED}, 0), ({"c.jsonl": RECORDS}, 2)):
        built(first, "uit")
        assert built({"g.txt": ANSWERED, "c.jsonl": RECORDS}, "uit").reused == reused
        assert files(Path("uit")) == files(Path("samen"))


def test_several_questions_of_that_day_askers_and_subject_leave_it_apart(work: Path) -> None:
    built({"g.txt": ANSWERED, "c.jsonl": [*RECORDS, (4, "Huawei")]})
    assert sets_of()["ah-tk-20202021-9909"] == {"ah-tk-20202021-9909"}


def test_another_day_asker_or_subject_is_another_question(work: Path) -> None:
    built({"g.txt": [(9, "KPN")], "c.jsonl": RECORDS})
    assert sets_of()["ah-tk-20202021-9909"] == {"ah-tk-20202021-9909"}


def test_a_question_withdrawn_leaves_its_answer_on_its_own(work: Path) -> None:
    built({"g.txt": ANSWERED, "c.jsonl": RECORDS})
    built({"g.txt": ANSWERED, "c.jsonl": RECORDS[1:]})
    assert sets_of()["ah-tk-20202021-9909"] == {"ah-tk-20202021-9909"}
    assert "2021Z99901" not in sets_of()


def test_print_of_a_publication_is_a_copy_of_the_xml_that_names_the_number(work: Path) -> None:
    built({"a.xml": [(1, "Huawei")], "g.txt": [(1, "Huawei")]})
    assert sets_of() == {"2021Z99901": {"ah-tk-20202021-9901"}}


def test_without_day_askers_or_subject_there_is_no_clue_but_the_publication(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(without_number(ANSWERED).replace(b"ingezonden 30 maart 2021", b"2021"))
    (document,) = read(path)
    assert list(clues_of(document)) == ["ah-tk-20202021-9909"]


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data is not here: no real answers and records")
def test_every_real_printed_answer_is_of_one_record_of_its_day_and_askers(work: Path) -> None:
    """46 of the real answers without a number are of days that the records of the Tweede Kamer reach to."""
    inputs = [SHARED / "data" / "documents" / "pdf", *(SHARED / "data" / "zaken").glob("zaken-202[34].jsonl.gz")]
    report = build(list(map(str, inputs)), Path("uit"))
    joined = {key: ids for key, ids in sets_of().items() if len(ids) > 1}
    assert len(joined) == report.tally.number(JOINED) == 7
    assert all(key[4] == "Z" for key in joined)
    assert not [line for line in report.tally.lines(PROBLEMS) if "submitted differs" in line]
