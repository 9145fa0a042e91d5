"""Contradictions: each kind is seen and named, in tables that somebody broke; in ours all were looked at."""

import csv
import shutil
from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import RegisterError
from kg.registers.contradictions import contradictions
from kg.registers.tables import TABLES

BROKEN = [
    (
        "seats",
        {"person": "kathalijne-buitenweg", "start": "2021-05-01", "end": "2020-05-01"},
        "kathalijne-buitenweg: ends 2020-05-01 before it starts 2021-05-01",
    ),
    (
        "incumbencies",
        {
            "person": "kathalijne-buitenweg",
            "post": "minister-president",
            "start": "2021-05-01",
            "end": "2021-05-09",
        },
        "minister-president: mark-rutte and kathalijne-buitenweg at once from 2021-05-01",
    ),
    (
        "memberships",
        {"person": "kathalijne-buitenweg", "party": "partij-van-niemand", "start": "2021-05-01", "end": ""},
        "a membership names partij-van-niemand, which no table has",
    ),
    ("seats", {"person": "nemo-niemand", "start": "2021-05-01"}, "a seat names nemo-niemand, which no table has"),
    (
        "memberships",
        {"person": "kathalijne-buitenweg", "party": "groenlinks", "start": "2018-05-01", "end": ""},
        "kathalijne-buitenweg: two memberships of groenlinks at once",
    ),
    (
        "parties",
        {"slug": "anders", "label": "Anders", "aliases": "Groen Links", "source": "test"},
        "the name groenlinks is borne by anders, groenlinks",
    ),
    (
        "bodies",
        {"slug": "nep", "label": "Nep", "aliases": "AIVD", "cls": "GovernmentBody", "source": "test"},
        "the name AIVD is borne by algemene-inlichtingen-en-veiligheidsdienst, nep",
    ),
    (
        "bodies",
        {"slug": "nep", "label": "Nep", "cls": "GovernmentBody", "start": "2020-01-02", "end": "2020-01-01"},
        "nep: ends 2020-01-01 before it starts 2020-01-02",
    ),
    (
        "companies",
        {"slug": "nep", "label": "Nep", "aliases": "Nepper|Nepper", "cls": "Company"},
        "nep: the name Nepper stands there twice",
    ),
    (
        "ministries",
        {
            "slug": "ministerie-van-nep",
            "label": "Ministerie van Nep",
            "same_as": "https://identifier.overheid.nl/tooi/id/ministerie/mnre1058",
            "cls": "Ministry",
        },
        "the address https://identifier.overheid.nl/tooi/id/ministerie/mnre1058 is borne by "
        "ministerie-van-justitie-en-veiligheid, ministerie-van-nep",
    ),
    (
        "ministries",
        {"slug": "ministerie-van-nep", "label": "Ministerie van Nep", "aliases": "JenV", "cls": "Ministry"},
        "ministerie-van-justitie-en-veiligheid and ministerie-van-nep are both called JenV at once",
    ),
    ("companies", {"slug": "huawei", "label": "Huawei 2", "cls": "Company"}, "2 entries have the slug huawei"),
    ("companies", {"slug": "ministerie-van-x", "label": "X2", "cls": "Company"}, "ministerie-van-x: the slug of a ministry"),
    (
        "body_changes",
        {"day": "2023-02-02", "original": "agentschap-telecom", "resulting": "rijksinspectie-nep"},
        "the change of 2023-02-02 names rijksinspectie-nep, which no table has",
    ),
    (
        "reviewed",
        {"contradiction": "someone: two seats at once", "reason": "long ago"},
        "reviewed, but found no longer: someone: two seats at once",
    ),
]  # fmt: skip


def with_row(folder: Path, table: str, cells: dict[str, str]) -> Path:
    """Our tables in `folder`, and one more row in one of them."""
    shutil.copytree(TABLES, folder, dirs_exist_ok=True)
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        columns = next(csv.reader(lines))
    with path.open("a", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerow([cells.get(column, "") for column in columns])
    return folder


def test_ours_were_all_looked_at() -> None:
    found = contradictions()
    assert [one.text for one in found if not one.reason] == []
    assert len(found) == 5


@pytest.mark.parametrize(("table", "cells", "said"), BROKEN, ids=[said for _, _, said in BROKEN])
def test_each_kind_is_named(table: str, cells: dict[str, str], said: str, tmp_path: Path) -> None:
    new = [one.text for one in contradictions(with_row(tmp_path, table, cells)) if not one.reason]
    assert said in new
    assert len(new) <= 2  # that one, and what follows from it


def test_a_day_that_is_none_is_named_by_row(tmp_path: Path) -> None:
    rows = with_row(tmp_path, "seats", {"person": "kathalijne-buitenweg", "start": "2021-13-01"})
    with pytest.raises(RegisterError, match=r"seats\.csv.*row \d+"):
        contradictions(rows)


def test_the_command_says_what_contradicts_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["registers", "--check"]) == 0
    assert "0 nobody has looked at" in capsys.readouterr().out
    table, cells, said = BROKEN[0]
    assert main(["registers", "--check", "--folder", str(with_row(tmp_path, table, cells))]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["EZK", "--on", "2021-05-19"], ["Ministry", "ministerie-van-economische-zaken-en-klimaat-2017"]),
        (
            ["Grapperhaus", "--on", "2021-05-19"],
            ["ferdinand-grapperhaus", "Minister van Justitie en Veiligheid", "CDA"],
        ),
        (["minister van JenV", "--on", "2022-01-10"], ["Dilan Yeşilgöz-Zegerius, 2022-01-10"]),
        (["Wpg"], ["BWBR0022463", "BWBR0024705"]),
        (["Utrecht"], ["place", "(gemeente)"]),
    ],
)
def test_the_command_looks_up_a_name(
    arguments: list[str], expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["registers", *arguments]) == 0
    printed = capsys.readouterr().out
    assert [word for word in expected if word not in printed] == []


def test_a_name_that_nobody_bears_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["registers", "Nemo Niemand"]) == 1
    assert "no register knows 'Nemo Niemand'" in capsys.readouterr().out
