"""Human decisions override the linker, survive a rebuild, and are reported when they are about nothing."""

from datetime import date
from pathlib import Path

import pytest

from kg.errors import RegisterError
from kg.exporters.tally import PROBLEMS
from kg.extractors import extract
from kg.linking import link
from kg.linking.judgements import COLUMNS, Judgements, read_judgements
from kg.pipeline import build
from kg.registers import Registers
from kg.statement import Link
from tests.conftest import ROOT
from tests.made import document, question

HEAD = ",".join(COLUMNS)
JASPER = "Van Dijk,Person,,jasper-van-dijk,de SP-woordvoerder asiel,J. Jansen 2026-11-24"
NOBODY = "Van Dijk,Person,2021Z00001,none,een ander,J. Jansen 2026-11-24"
EMIEL = "Van Dijk,Person,kv-tk-2021Z00001,emiel-van-dijk,zo blijkt uit het verslag,J. Jansen 2026-11-24"


def judgements(tmp_path: Path, registers: Registers, *rows: str) -> Judgements:
    path = tmp_path / "judgements.csv"
    path.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    return read_judgements(path, registers)


def van_dijk(decisions: Judgements, registers: Registers) -> Link:
    made = document(
        question("1", "Klopt het dat Kamerlid Van Dijk dit zei?"), submitted=date(2021, 3, 30), number="2021Z00001"
    )
    (found,) = [
        one for one in link(made, extract(made, registers), registers, decisions) if one.mention.surface == "Van Dijk"
    ]
    return found


def test_without_a_decision_the_namesakes_stay_undecided(registers: Registers) -> None:
    assert van_dijk(Judgements({}), registers).entry is None


@pytest.mark.parametrize(
    ("rows", "slug"),
    [
        ((JASPER,), "jasper-van-dijk"),
        ((JASPER, NOBODY), None),
        ((JASPER, NOBODY, EMIEL), "emiel-van-dijk"),
        ((JASPER.replace("Van Dijk", "van Dijk"),), None),
        ((JASPER.replace(",,", ",2021Z00002,"),), None),
    ],
)
def test_the_nearest_decision_counts(
    rows: tuple[str, ...], slug: str | None, tmp_path: Path, registers: Registers
) -> None:
    found = van_dijk(judgements(tmp_path, registers, *rows), registers)
    assert (found.entry.slug if found.entry else None) == slug


def test_the_reason_says_who_decided_and_why(tmp_path: Path, registers: Registers) -> None:
    found = van_dijk(judgements(tmp_path, registers, JASPER), registers)
    assert (found.confidence, found.reason) == (1.0, "human decision: de SP-woordvoerder asiel (J. Jansen 2026-11-24)")
    none = van_dijk(judgements(tmp_path, registers, NOBODY), registers)
    assert (none.confidence, none.reason) == (0.0, "human decision: een ander (J. Jansen 2026-11-24)")


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (("Van Dijk,Person,,niemand,x,y",), "row 2: no Person has the slug niemand"),
        (("Van Dijk,Human,,none,x,y",), "row 2: no class is called Human"),
        (("Van Dijk,Person,,none,,y",), "row 2 has no surface, no reason, or nobody who decided"),
        (("Van Dijk,Person,,none",), "row 2 has 4 cells, not 6"),
        ((JASPER, JASPER.replace("jasper", "emiel")), "row 3 decides what row 2 decides: Van Dijk"),
        (("AP,Company,,kpn,x,y", "AP,GovernmentBody,,none,x,y"), "row 3 decides what row 2 decides: AP"),
        (("KPN,Person,,kpn,x,y",), "row 2: no Person has the slug kpn"),
        (("KPN,GovernmentBody,,kpn,x,y",), "row 2: no GovernmentBody has the slug kpn"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_by_row(
    rows: tuple[str, ...], problem: str, tmp_path: Path, registers: Registers
) -> None:
    with pytest.raises(RegisterError, match=problem):
        judgements(tmp_path, registers, *rows)


def test_other_columns_or_no_file_are_refused(tmp_path: Path, registers: Registers) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text("name,slug\n", encoding="utf-8")
    with pytest.raises(RegisterError, match="the columns are not surface,class,where,entity,reason,by"):
        read_judgements(path, registers)
    with pytest.raises(RegisterError, match="No such file"):
        read_judgements(tmp_path / "geen.csv", registers)


@pytest.mark.parametrize(
    ("cls", "slug"),
    [
        ("Person", "kathalijne-buitenweg"),
        ("PoliticalParty", "groenlinks"),
        ("Post", "minister-president"),
        ("Ministry", "ministerie-van-algemene-zaken"),
        ("GovernmentBody", "agentschap-telecom"),
        ("Company", "kpn"),
        ("Law", "BWBR0009950"),
        ("LawArticle", "BWBR0001854/artikel/350c"),
        ("Place", "china"),
        ("Topic", "http://standaarden.overheid.nl/owms/terms/ICT"),
    ],
)
def test_every_class_can_be_decided(cls: str, slug: str, tmp_path: Path, registers: Registers) -> None:
    read = judgements(tmp_path, registers, f"X,{cls},,{slug},x,y")
    assert [row.entry.slug for row in read.by_surface["X"] if row.entry] == [slug]


def test_a_build_states_decisions_and_reports_the_unused(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(
        f"{HEAD}\nTelfort,Company,,kpn,opgegaan in KPN,proef\nNergens,Place,,none,bestaat niet,proef\n",
        encoding="utf-8",
    )
    examples = str(ROOT / "examples")
    report = build([examples], tmp_path / "out", judgements=path)
    assert report.tally.lines(PROBLEMS) == ["judgement not used: row 3: Nergens (Place, everywhere) = none"]
    quads = (tmp_path / "out" / "kamergraaf.nq").read_bytes()
    assert b'"human decision: opgegaan in KPN (proef)"' in quads
    assert b"/organisatie/telfort>" not in quads
    build([examples], tmp_path / "again", judgements=path)
    assert (tmp_path / "again" / "kamergraaf.nq").read_bytes() == quads
