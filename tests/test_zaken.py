"""The 42,994 real questions of the Tweede Kamer: counts and shares beside the source, and its errors by number."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.exporters.report import SHARES, Report
from kg.exporters.tally import ACTORS, DOUBLES, SETS
from kg.pipeline import build

REAL = Path(__file__).parents[2] / "shared" / "data" / "zaken"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not REAL.is_dir(), reason="the records (../shared/data/zaken) do not lie beside the project"),
]
ID = "https://w3id.org/kamergraaf/id/"
KG = "https://w3id.org/kamergraaf/def#"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("zaken")


@pytest.fixture(scope="module")
def report(out: Path) -> Report:
    return build([str(REAL)], out)


def records() -> Iterator[dict]:
    for path in sorted(REAL.glob("*.jsonl.gz")):
        with gzip.open(path) as lines:
            yield from map(json.loads, lines)


def test_every_question_is_there_once(report: Report) -> None:
    assert report.errors == ()
    assert report.tally.number(SETS) == report.tally.number("documents") == 42_994
    assert report.tally.number(DOUBLES) == 0


def test_actors_are_as_many_as_the_source_names(report: Report) -> None:
    named = Counter()
    for record in records():
        named["asked"] += len(record["indieners"]) + len(record.get("medeindieners", ()))
        named["addressed"] += len(record.get("gericht_aan", ()))
    assert (
        {name: report.tally.number(name, ACTORS) for name in named}
        == dict(named)
        == {"asked": 62_398, "addressed": 56_158}
    )


@pytest.mark.parametrize(("what", "whole", "least"), SHARES)
def test_shares_are_as_expected(what: str, whole: str, least: float, report: Report) -> None:
    assert report.tally.number(what, ACTORS) >= least * report.tally.number(whole, ACTORS)


def test_shares_are_as_measured(report: Report) -> None:
    """A register that loses a person or a post is seen here at once."""
    assert report.tally.number("asked with person and party", ACTORS) >= 62_392
    assert report.tally.number("addressed with person and post", ACTORS) >= 56_126
    assert report.tally.number("addressed with two posts", ACTORS) <= 890


@pytest.mark.parametrize(
    ("what", "number", "among"),
    [
        ("without addressee", 29, "2013Z03868"),
        ("one addressee twice", 58, "2010Z03754 (Hirsch Ballin)"),
        ("one asker twice, or among the co-askers", 2, "2010Z14578 (Richard de Mos)"),
        ("actors without name", 42, "2019Z16251 (2)"),
        ("blanks or line breaks around the subject", 8_317, "2019Z16251"),
        ("a member of government as asker", 6, "2016Z17220 (Henk Kamp)"),
        ("a member of the Kamer as addressee", 9, "2018Z08559 (Bart Snels)"),
    ],
)
def test_errors_of_the_source_are_listed_by_number(what: str, number: int, among: str, report: Report) -> None:
    listed = report.tally.source_errors[what]
    assert len(listed) == number
    assert among in listed
    assert among.split(" ")[0] in report.markdown()


def test_what_is_wrong_in_the_source_is_not_repaired(report: Report, out: Path) -> None:
    """Geert Wilders, whom 2013Z17469 is addressed to, holds no post: no edge says that he does."""
    edges = set()
    for quad in ox.parse(path=out / "kamergraaf.nq", format=ox.RdfFormat.N_QUADS, lenient=True):
        if quad.subject.value == f"{ID}vraag/2013Z17469" and quad.predicate.value.startswith(f"{KG}addressed"):
            edges.add((quad.predicate.value.removeprefix(KG), quad.object.value.removeprefix(ID)))
    assert ("addressedPerson", "persoon/geert-wilders") not in edges
    assert not [edge for edge in edges if "wilders" in edge[1]]
