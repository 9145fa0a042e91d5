"""export() on its own: what a person states by hand comes out as the files of a build."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import export, extract, link, read, state
from kg.errors import KgError, OutputError
from kg.rdf import Stated
from kg.rdf.iris import Iris
from kg.statement import Reading
from tests.conftest import ROOT
from tests.made import document, question

EXAMPLE = Path("examples/kv-tk-2021Z05118.txt")


def stated_of(number: str, base: str = "https://example.org/id/") -> Stated:
    made = document(question("1", "Kent u de AIVD en Huawei?"), identifier=f"kv-tk-{number}", number=number)
    mentions = extract(made)
    return state([Reading(made, mentions, link(made, mentions))], iris=Iris(base))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_verbs_one_by_one_give_the_bytes_of_a_build(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    (one,) = read(EXAMPLE)
    mentions = extract(one)
    report = export(state([Reading(one, mentions, link(one, mentions))]), tmp_path / "uit")
    assert report.tally.number("numbered questions") == 13
    assert files(tmp_path / "uit") == {name: data for name, data in files(built).items() if not name.startswith(".")}


def test_several_sets_come_in_any_order(tmp_path: Path) -> None:
    numbers = ("2021Z00003", "2021Z00001", "2021Z00002")

    def lazily() -> Iterator[Stated]:
        yield from map(stated_of, numbers)

    export(lazily(), tmp_path / "een")
    export([stated_of(number) for number in sorted(numbers)], tmp_path / "twee")
    assert files(tmp_path / "een") == files(tmp_path / "twee")
    quads = (tmp_path / "een" / "kamergraaf.nq").read_text(encoding="utf-8")
    assert all(f"<https://example.org/id/vraag/{number}>" in quads for number in numbers)
    assert "https://w3id.org/kamergraaf/id/" not in quads


@pytest.mark.parametrize(
    ("sets", "said"),
    [
        ([], "there is nothing to export"),
        ([stated_of, stated_of], r"stated twice: 2021Z00001; state\(\) takes all documents of a set at once"),
        ([lambda number: stated_of("2021Z00002", "https://example.com/"), stated_of], "stated below different bases"),
    ],
)
def test_what_makes_no_graph_is_refused(sets: list, said: str, tmp_path: Path) -> None:
    with pytest.raises(KgError, match=said):
        export([one("2021Z00001") for one in sets], tmp_path / "uit")
    assert not (tmp_path / "uit").exists()


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="bestand"):
        export(stated_of("2021Z00001"), tmp_path / "bestand")
