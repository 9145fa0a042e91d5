"""`kg fetch` as people use it."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.cli import main
from kg.commands.fetch import WHAT
from kg.fetching.client import MOST_BYTES
from kg.fetching.outcome import MOST_BUSY
from kg.fetching.pacing import Pace
from kg.fetching.places import BASES
from tests.conftest import ROOT
from tests.fetching.conftest import ASKED, mirror
from tests.fetching.server import Fault, Publication, Server, World
from tests.fetching.test_zaken import BASE, change, guid, zaak


@pytest.fixture(autouse=True)
def quick(server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The server in the place of the official sources, by the environment; an empty folder to work in."""
    for name, address in mirror(server).items():
        monkeypatch.setenv(f"KG_FETCH_{name.upper()}", str(address))
    monkeypatch.chdir(tmp_path)


def fetch(*words: str) -> int:
    return main(["fetch", *words, "--pace", "0", "--tries", "1"])


def test_a_month_then_an_update_then_a_build(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert fetch("kamervragen", "--from", "2021-03-01", "--to", "2021-03-31", "data/") == 0
    assert capsys.readouterr().out == "kamervragen in data: 1 new, 0 changed, 0 unchanged, 0 failed\n"
    assert fetch("kamervragen", "--from", "2021-05-01", "data/") == 0
    assert fetch("kamervragen", "--update", "data/") == 0
    assert "kamervragen in data: 0 new, 0 changed, 2 unchanged, 0 failed\n" in capsys.readouterr().out
    assert main(["build", "data/", "-o", "exports", "--jobs", "1"]) == 0
    assert capsys.readouterr().out.startswith(
        "1 set of questions, 2 documents, 2 numbered questions, 2 questions answered"
    )
    assert main(["check", "--data", "exports/kamergraaf.nq"]) == 0


def test_each_failure_is_one_line_and_the_status_says_so(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.faults["kv-tk-2021Z05118.xml"].append(Fault(500))
    world.faults["ah-tk-20202021-2801.xml"].append(Fault(body=b"<html>Storing</html>"))
    assert fetch("kamervragen", "--from", "2021-03-01", "data") == 1
    printed = capsys.readouterr()
    assert printed.out == "kamervragen in data: 1 new, 0 changed, 0 unchanged, 2 failed\n"
    lines = printed.err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("kg: kv-tk-2021Z05118: http://127.0.0.1:")
    assert lines[1].endswith("/ah-tk-20202021-2801.xml: a web page came in place of XML")


def test_a_wait_is_told_before_it_begins(world: World, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    world.faults["/sru"].append(Fault(429, headers={"Retry-After": "0"}))
    assert main(["fetch", "kamervragen", "--kind", "kv", "--pace", "0", "data"]) == 0
    printed = capsys.readouterr()
    host = server.base.removeprefix("http://")
    assert printed.err == f"kg: {host}: the server says 429 Too Many Requests; asked again in 0 s\n"
    assert printed.out == "kamervragen in data: 2 new, 0 changed, 0 unchanged, 0 failed\n"


def test_zaken_are_counted_with_their_documents(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.zaken = [zaak(5118, "2021-03-30", "Huawei")]
    world.resources = {guid(3000 + 5118): b"%PDF-1.7 ... %%EOF\n"}
    world.feed = [change(BASE, zaak(100, "2020-01-01", "Oud"))]
    assert fetch("zaken", "--from", "2021-03-01", "--documents", "data") == 0
    assert capsys.readouterr().out == "zaken and their documents in data: 2 new, 0 changed, 0 unchanged, 0 failed\n"


def test_a_dry_run_says_what_it_would_do_and_does_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert fetch("kamervragen", "--kind", "kv", "--dry-run", "data") == 0
    assert capsys.readouterr().out.splitlines() == [
        "kv-tk-2021Z05118  Huawei & Telfort",
        "kv-tk-2021Z06001  Een pagina",
        "kamervragen in data: 2 to fetch, 0 unchanged, 0 failed",
    ]
    assert not Path("data").exists()


def test_what_a_server_sends_cannot_move_the_cursor(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.publications[0].title = "Titel\u202e en\x9b2J meer"
    assert fetch("kamervragen", "--dry-run", "--limit", "1", "data") == 0
    assert capsys.readouterr().out.startswith("kv-tk-2021Z05118  Titel\ufffd en\ufffd2J meer\n")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (
            ["kamervragen", "--update", "--from", "2021-01-01", "d"],
            "--update repeats what the folder was filled with: leave out --from",
        ),
        (
            ["kamervragen", "--from", "2021-02-01", "--to", "2021-01-01", "d"],
            "--from 2021-02-01 is after --to 2021-01-01",
        ),
        (["registers", "--words", "x", "d"], "registers are fetched whole"),
        (["kamervragen", "--documents", "d"], "--documents goes with zaken"),
        (["zaken", "--kind", "kv", "d"], "--kind and --form go with kamervragen"),
        (["zaken", "--update", "d"], "d: holds no zaken that were fetched; leave out --update"),
        (["zaken", "--odata", "ftp://x/", "d"], "ftp://x/: is no http or https address"),
    ],
)
def test_what_does_not_go_together_is_one_line(
    words: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch(*words) == 1
    printed = capsys.readouterr().err
    assert printed.startswith("kg: ")
    assert reason in printed
    assert printed.count("\n") == 1


@pytest.mark.parametrize("words", [["--from", "30-03-2021"], ["--limit", "0"], ["--pace", "-1"], ["--kind", "x"]])
def test_a_value_that_is_none_is_refused(words: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        fetch("kamervragen", *words, "data")
    assert caught.value.code == 2


def test_a_folder_that_is_a_file_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("data").write_text("x")
    assert fetch("kamervragen", "data") == 1
    assert capsys.readouterr().err == "kg: data: is a file, not a folder\n"


def test_a_server_that_is_away_is_one_line(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    server.close()
    assert fetch("kamervragen", "data") == 1
    assert "the search failed: " in (said := capsys.readouterr().err)
    assert "the connection was refused (tried 1 times)" in said


def test_a_run_that_is_killed_is_finished_by_the_next(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.publications = [
        Publication(f"kv-tk-2021Z1{number:04}", "2021-04-01", "Vraag", {"xml": ASKED}) for number in range(6)
    ]
    world.page = 100
    world.faults["kv-tk-2021Z10003.xml"].append(Fault(pause=60))
    words = [sys.executable, "-m", "kg.cli", "fetch", "kamervragen", "--pace", "0", "data"]
    running = subprocess.Popen(words, cwd=Path.cwd(), env={**_environment(), "PYTHONPATH": str(ROOT)})
    until = time.monotonic() + 60
    while not world.paths("kv-tk-2021Z10003.xml") and time.monotonic() < until:
        time.sleep(0.02)
    assert fetch("kamervragen", "data") == 1
    assert capsys.readouterr().err == "kg: data: another kg fetch is at work in it\n"
    running.kill()
    running.wait(10)
    assert len(list(Path("data").rglob("kv-tk-*.xml"))) == 3
    world.asked.clear()
    assert fetch("kamervragen", "data") == 0
    assert capsys.readouterr().out == "kamervragen in data: 3 new, 0 changed, 3 unchanged, 0 failed\n"
    assert len(world.paths("/frbr/")) == 3


def test_the_page_says_what_the_program_does() -> None:
    page = (ROOT / "docs" / "fetch.md").read_text(encoding="utf-8")
    pace = Pace()
    assert (pace.between, pace.tries, pace.first_wait, pace.longest_wait) == (0.5, 5, 2, 300)
    assert (pace.silence, pace.whole, MOST_BYTES, MOST_BUSY) == (180, 600, 50_000_000, 3)
    for said in ("half a second", "at most five times", "waits of 2, 4, 8, 16 seconds", "more than five minutes"):
        assert said in page
    for said in (
        "three minutes of silence",
        "ten minutes for a whole answer",
        "more than 50 MB",
        "three documents in a row",
    ):
        assert said in page
    for base in BASES:
        assert f"`--{base}`" in page
    for what in WHAT:
        assert f"`kg fetch {what} FOLDER`" in page


def _environment() -> dict[str, str]:
    import os

    return dict(os.environ)
