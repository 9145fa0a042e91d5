"""The score card: what it counts, what changes between two builds, and the figures on the documents written for it."""

from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import SourceError
from kg.evaluate import Row, Scorecard, evaluate, read_gold
from kg.evaluate.changes import changes
from kg.evaluate.compare import match, norm
from kg.evaluate.graph import CLASSES, Graph
from kg.pipeline import build
from kg.queries import load
from kg.rdf.model import PREDICATES
from tests.conftest import ROOT, SHARED

EVAL = ROOT / "tests" / "eval"

LEAST = {
    "Person": 0.95,
    "Party": 0.97,
    "Company": 0.95,
    "GovernmentBody": 0.95,
    "Organization": 0.95,
    "Law": 0.95,
    "Place": 0.95,
    "citations": 0.95,
    "sources": 0.95,
    "relations": 0.85,
    "questions": 1.0,
    "ALL ENTITIES": 0.98,
}
"""F1 on `tests/eval`, as far as it must never fall back; docs/evaluation.md has the figures as measured."""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("own")
    assert build([str(EVAL / "documents")], out, jobs=1).errors == ()
    return out / "kamergraaf.nq"


@pytest.fixture(scope="module")
def card(own: Path) -> Scorecard:
    return evaluate(Graph(load(own)), read_gold(EVAL / "gold"))


def test_the_documents_have_every_class_and_every_relation() -> None:
    gold = read_gold(EVAL / "gold")
    assert {entity["class"] for one in gold for entity in one["entities"]} == set(CLASSES)
    stated = {relation["relation"].replace("_", "") for one in gold for relation in one["relations"]}
    assert stated == {
        str(predicate).rpartition(":")[2].rpartition("#")[2].rstrip(">").lower() for predicate in PREDICATES
    }
    assert len(gold) >= 12


def test_what_the_gold_says_stands_in_its_document() -> None:
    for one in read_gold(EVAL / "gold"):
        text = (EVAL / one["file"]).read_text(encoding="utf-8")
        for entity in one["entities"]:
            assert all(surface in text for surface in entity["surfaces"]), (one["file"], entity)
        assert all(relation["quote"] in text for relation in one["relations"])
        assert all(cited["surface"] in text for cited in one["citations"])


@pytest.mark.parametrize(("row", "least"), LEAST.items())
def test_the_figures_hold(card: Scorecard, row: str, least: float) -> None:
    assert card.rows[row].f1 >= least, card.rows[row].errors


def test_relations_are_right_before_they_are_many(card: Scorecard) -> None:
    assert card.rows["relations"].precision >= 0.9
    assert card.rows["relations"].recall >= 0.8


def test_only_what_is_asked_is_no_statement(own: Path) -> None:
    """`Klopt het dat Bolderman Telecom is overgenomen door KPN?` says nothing."""
    relations = Graph(load(own)).document("documents/ah-tk-20202021-9001.txt").relations()
    assert ("KPN", "owner_of", "Bolderman Telecom") not in relations


def test_one_thing_found_twice_is_right_once() -> None:
    pairing = match([("AIVD", {"aivd"})], [("AIVD", {"aivd"}), ("dienst", {"aivd", "dienst"})])
    assert (pairing.right, pairing.missed, pairing.spurious) == (["AIVD"], [], ["dienst"])
    assert norm("Yeşilgöz – Zegerius") == "yesilgozzegerius"


def test_gains_and_losses_between_two_builds() -> None:
    old = Scorecard({"Law": Row(1, 1, 1, ["a: missed Awb", "a: spurious Wet"])})
    new = Scorecard({"Law": Row(2, 1, 0, ["a: spurious Wet", "b: spurious Besluit"])})
    (change,) = changes(new, old)
    assert (change.gains, change.losses) == (("a: missed Awb",), ("b: spurious Besluit",))
    assert change.after > change.before


def test_the_command_compares_with_an_earlier_graph(own: Path, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["evaluate", str(EVAL / "gold"), "--data", str(own)]
    assert main([*arguments, "--against", str(built / "kamergraaf.nq")]) == 0
    printed = capsys.readouterr().out
    assert "+ no longer: documents/kv-tk-2023Z90002.txt: missed SP" in printed
    assert main([*arguments, "--against", str(own), "--format", "json"]) == 0
    assert '"losses": []' in capsys.readouterr().out


def test_a_folder_without_gold_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no gold file"):
        read_gold(tmp_path)
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(SourceError, match=r"a\.json"):
        read_gold(tmp_path)


REAL = {
    "Person": 0.95,
    "Party": 0.97,
    "Company": 0.85,
    "GovernmentBody": 0.88,
    "Organization": 0.80,
    "Law": 0.90,
    "Place": 0.88,
    "citations": 0.92,
    "sources": 0.70,
    "ALL ENTITIES": 0.90,
}
"""F1 asked for on real documents."""


@pytest.mark.shared
@pytest.mark.skipif(
    not (SHARED / "data" / "documents").is_dir(), reason="the real documents are not beside the project"
)
@pytest.mark.parametrize(
    ("folder", "recall"),
    [
        (SHARED / "eval" / "gold", 0.6),
        (EVAL / "real" / "development", 0.5),
        (EVAL / "real" / "held-out", 0.5),
        (EVAL / "real" / "second", 0.4),
    ],
    ids=["gold files", "development half", "held-out half", "second set"],
)
def test_the_figures_on_real_documents(folder: Path, recall: float, tmp_path: Path) -> None:
    gold = read_gold(folder)
    files = sorted(str(SHARED / "data" / "documents" / one["file"]) for one in gold)
    assert build(files, tmp_path, jobs=1).errors == ()
    rows = evaluate(Graph(load(tmp_path / "kamergraaf.nq")), gold).rows
    assert {name: rows[name].f1 for name, least in REAL.items() if rows[name].f1 < least} == {}
    assert rows["relations"].precision >= 0.8
    assert rows["relations"].recall >= recall
