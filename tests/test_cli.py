"""The command `kg` as a person runs it: what it says, what it writes, its exit status; above all with bad input."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import networkx
import pyoxigraph as ox
import pytest
import rdflib

from kg.building.kept import KEPT
from kg.cli import COMMANDS, main
from kg.commands.build import FILES
from kg.commands.export import FORMATS
from kg.pipeline import build
from tests.conftest import EXAMPLES, ROOT

EXAMPLE = EXAMPLES / "kv-tk-2021Z05118.txt"
NAMES = [command.__name__.rpartition(".")[2] for command in COMMANDS]


def kg(*arguments: str | Path, cwd: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    """Runs `kg` in a process of its own, in `cwd`."""
    return subprocess.run(
        [sys.executable, "-m", "kg.cli", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "COLUMNS": "120", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, hidden ones too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


# Bad input.

BAD: dict[str, tuple[bytes, str]] = {
    "leeg.txt": (b"", "the file is empty"),
    "wit.txt": (b" \n\n\t", "the file is empty"),
    "binair.txt": (bytes(range(256)) * 20, "binary"),
    "codering.txt": (b"Kamervraag 2021Z05118\n\nDe minister \x81\x9d zegt \xff\xc3\n", "not UTF-8 text"),
    "utf16.txt": (EXAMPLE.read_text(encoding="utf-8").encode("utf-16-le"), "UTF-16 text without a byte order mark"),
    "boodschappen.txt": (b"Melk, brood, en een Kamervraag.\n", "no Kamervraag"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the example and every bad file in it."""
    shutil.copyfile(EXAMPLE, tmp_path / "goed.txt")
    for name, (data, _) in BAD.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def lines_about(name: str, stderr: str) -> list[str]:
    return [line for line in stderr.splitlines() if name in line]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_alone_is_named_with_its_reason_and_nothing_is_written(name: str, folder: Path) -> None:
    ran = kg("build", name, "-o", "uit", cwd=folder)
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert "Traceback" not in ran.stderr
    (line,) = lines_about(name, ran.stderr)
    assert f"{name}: {BAD[name][1]}" in line or f"{name}: a {BAD[name][1]}" in line
    assert everything_in(folder / "uit") == {}


def test_bad_files_alone_are_a_line_each(folder: Path) -> None:
    said = kg("build", "leeg.txt", "-o", "uit", cwd=folder).stderr
    assert said == "kg: leeg.txt: the file is empty\n"
    lines = kg("build", *BAD, "nergens.txt", "-o", "uit", cwd=folder).stderr.splitlines()
    assert [line.split(":")[:2] for line in lines] == [["kg", f" {name}"] for name in (*BAD, "nergens.txt")]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nergens.txt", "nergens.txt: does not exist"),
        ("geen*.txt", "geen*.txt: no file matches this pattern"),
        ("lege-map", "lege-map: the folder holds no files"),
    ],
)
def test_an_input_that_is_not_there_is_named(name: str, reason: str, folder: Path) -> None:
    (folder / "lege-map").mkdir()
    ran = kg("build", name, "-o", "uit", cwd=folder)
    assert ran.returncode == 1
    assert ran.stderr.splitlines()[-1].endswith(reason)
    assert "Traceback" not in ran.stderr
    assert not (folder / "uit").exists()


def test_one_bad_file_never_loses_the_others(folder: Path) -> None:
    names = ["goed.txt", *BAD, "nergens.txt"]
    ran = kg("build", *names, "-o", "uit", cwd=folder)
    alone = kg("build", "goed.txt", "-o", "alleen", cwd=folder)
    assert (ran.returncode, alone.returncode) == (1, 0)
    assert alone.stderr == ""
    lines = ran.stderr.splitlines()
    assert len(lines) == len(names) - 1
    for name, line in zip(names[1:], lines, strict=True):
        reason = BAD.get(name, (b"", "does not exist"))[1]
        assert line.startswith(f"kg: {name}: ")
        assert reason in line
    mixed, good = everything_in(folder / "uit"), everything_in(folder / "alleen")
    assert sorted(mixed) == sorted(good) == sorted((KEPT, *FILES))
    assert [name for name in good if mixed[name] != good[name]] == ["report.md"]
    report = mixed["report.md"].decode()
    assert all(f"{name}: " in report for name in names[1:])
    assert "Every input was read." in good["report.md"].decode()


def test_a_folder_of_good_and_bad_is_read_whole(folder: Path) -> None:
    ran = kg("build", ".", "-o", "../uit-elders", cwd=folder)
    assert ran.returncode == 1
    assert len(ran.stderr.splitlines()) == len(BAD)
    assert ran.stdout.startswith("1 set of questions, 1 document, 13 numbered questions")


def test_a_failed_build_leaves_earlier_exports_alone(folder: Path) -> None:
    assert kg("build", "goed.txt", "-o", "uit", cwd=folder).returncode == 0
    before = everything_in(folder / "uit")
    assert kg("build", *BAD, "-o", "uit", cwd=folder).returncode == 1
    assert kg("build", "goed.txt", "--base", "geen-adres", "-o", "uit", cwd=folder).returncode == 1
    assert everything_in(folder / "uit") == before


def test_a_build_that_breaks_halfway_leaves_earlier_exports_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build([str(folder / "goed.txt")], folder / "uit")
    before = everything_in(folder / "uit")

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.exporters.graphml.graphml", full)
    assert main(["build", str(folder / "goed.txt"), "-o", str(folder / "uit"), "--base", "https://example.org/"]) == 1
    assert capsys.readouterr().err == f"kg: {folder / 'uit'}: No space left on device\n"
    assert everything_in(folder / "uit") == before
    assert sorted(path.name for path in (folder / "uit").iterdir()) == sorted((KEPT, *FILES))


@pytest.mark.parametrize("out", ["goed.txt", "goed.txt/uit", "goed.txt/diep/uit"])
def test_a_place_that_cannot_be_written_to_is_named(out: str, folder: Path) -> None:
    before = everything_in(folder)
    ran = kg("build", "goed.txt", "-o", out, cwd=folder)
    assert ran.returncode == 1
    assert ran.stderr.startswith(f"kg: {out}: ")
    assert len(ran.stderr.splitlines()) == 1
    assert everything_in(folder) == before


def test_nothing_is_left_behind_in_the_working_directory(tmp_path: Path) -> None:
    source = tmp_path / "bron"
    work = tmp_path / "werk"
    source.mkdir()
    work.mkdir()
    shutil.copy(EXAMPLE, source)
    assert kg("build", source, "-o", tmp_path / "uit", cwd=work).returncode == 0
    assert list(work.iterdir()) == []
    assert sorted(path.name for path in (tmp_path / "uit").iterdir()) == sorted((KEPT, *FILES))


@pytest.mark.parametrize("jobs", ["0", "-1", "twee"])
def test_jobs_are_at_least_one(jobs: str, folder: Path) -> None:
    ran = kg("build", "goed.txt", "--jobs", jobs, "-o", "uit", cwd=folder)
    assert ran.returncode == 2
    assert "--jobs" in ran.stderr
    assert not (folder / "uit").exists()


def test_many_sets_give_the_same_bytes_whatever_the_jobs_and_the_order(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    for number in range(3):
        changed = text.replace("2021Z05118", f"2021Z0600{number}").replace("20202021-2801", f"20202021-290{number}")
        (tmp_path / f"{number}.txt").write_text(changed.replace("Telfort", f"Telfort{'x' * number}"), encoding="utf-8")
    names = [f"{number}.txt" for number in range(3)]
    for jobs, order in (("1", names), ("2", names[::-1])):
        assert kg("build", *order, "--jobs", jobs, "-o", f"uit{jobs}", cwd=tmp_path).returncode == 0
    one, two = (everything_in(tmp_path / f"uit{jobs}") for jobs in "12")
    assert one["report.md"].startswith(b"# What was read") and b"3 sets of questions" in one["report.md"]
    assert [name for name in (KEPT, *FILES) if one[name] != two[name]] == []


def test_the_base_can_be_given_by_option_and_by_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = "https://example.org/id/"
    assert kg("build", EXAMPLE, "--base", base, "-o", tmp_path / "een").returncode == 0
    monkeypatch.setenv("KG_BASE", base)
    assert kg("build", EXAMPLE, "-o", tmp_path / "twee").returncode == 0
    assert everything_in(tmp_path / "een") == everything_in(tmp_path / "twee")
    data = (tmp_path / "een" / "kamergraaf.nq").read_text(encoding="utf-8")
    assert f"<{base}vraag/2021Z05118>" in data
    assert "https://w3id.org/kamergraaf/id/" not in data


# Help.


def test_help_names_every_command() -> None:
    ran = kg("--help")
    assert ran.returncode == 0
    assert all(f"    {name}" in ran.stdout for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_command_explains_itself_with_an_example(name: str) -> None:
    ran = kg(name, "--help")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"usage: kg {name}" in ran.stdout
    assert f"  kg {name}" in ran.stdout, "no example"


@pytest.mark.parametrize("arguments", [[], ["onzin"], ["build"], ["export"], ["export", "--format", "pdf", "-o", "x"]])
def test_a_wrong_command_line_is_status_two(arguments: list[str]) -> None:
    ran = kg(*arguments)
    assert ran.returncode == 2
    assert ran.stderr.startswith("usage: kg")


def test_the_version_is_the_package_s() -> None:
    from kg import __version__

    assert kg("--version").stdout == f"kamergraaf {__version__}\n"


HEAVY = (
    "rdflib",
    "networkx",
    "pyvis",
    "pyoxigraph",
    "pyshacl",
    "ahocorasick_rs",
    "igraph",
    "jinja2",
    "rich",
    "requests",
)


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["query", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom kg.cli import main\n"
        f"try: main({arguments!r})\nexcept SystemExit: pass\n"
        f"print('loaded:', *sorted(set({HEAVY!r}) & sys.modules.keys()), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stderr == "loaded:\n"
    assert ran.stdout


def test_a_build_does_load_what_help_does_not() -> None:
    """Else the test above would hold whatever the names in it are."""
    program = f"import sys, kg.pipeline, kg.check, kg.exporters.html\nprint(*(set({HEAVY!r}) & sys.modules.keys()))"
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"pyoxigraph", "ahocorasick_rs"} <= set(ran.stdout.split())


# Asking.


def test_query_without_a_question_lists_the_named_ones() -> None:
    ran = kg("query")
    assert ran.returncode == 0
    listed = [line.split()[0] for line in ran.stdout.splitlines() if re.match(r"  \S", line)]
    assert sorted(listed) == sorted(path.stem for path in (ROOT / "ontology/queries").glob("*.rq"))
    assert "Wetten / Laws" in ran.stdout.splitlines()
    assert (
        "  wie-vroeg-wie -p wie='Kathalijne Buitenweg' -p sinds=2021-01-01\n      Wie vroeg wat aan wie?" in ran.stdout
    )
    english = kg("query", "--lang", "en").stdout
    assert "Who asked whom about what?" in english
    assert "Wie vroeg wat aan wie?" not in english


def test_a_query_can_be_shown_and_limited_and_said_in_english(built: Path) -> None:
    data = ("--data", built / "kamergraaf.nq")
    shown = kg("query", "wat-over", "-p", "naam=KPN", "--limit", "2", "--show").stdout
    assert 'VALUES ?naam { "kpn" }' in shown
    assert shown.endswith("LIMIT 2\n")
    few = kg("query", "wat-over", "-p", "naam=KPN", "--limit", "2", "--format", "csv", *data).stdout
    assert len(list(csv.DictReader(few.splitlines()))) == 2
    table = kg("query", "te-laat", "--lang", "en", *data).stdout
    assert table.startswith("Which questions took more than three weeks to answer?")
    assert "submitted" in table
    refused = kg("query", "te-laat", "--limit", "0", *data)
    assert refused.returncode == 2
    assert "is no number from 1" in refused.stderr


def test_what_is_refused_is_said_on_one_line(built: Path) -> None:
    data = ("--data", built / "kamergraaf.nq")
    for arguments, words in (
        (("INSERT DATA { <a:b> <a:c> 1 }",), "the graph is only read"),
        (("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",), "--allow-service"),
        (("wat-ovr",), "did you mean wat-over"),
        (("wat-over", "-p", "nam=KPN"), "did you mean naam"),
        (("nieuw-sinds", "-p", "sinds=gisteren"), "is no day; write it as 2021-03-30"),
    ):
        ran = kg("query", *arguments, *data)
        assert ran.returncode == 1
        assert words in ran.stderr
        assert len(ran.stderr.splitlines()) == 1
    unknown = kg("query", "wat-over", "-p", "naam=Huawii", *data)
    assert unknown.returncode == 0
    assert "near to it: huawei" in unknown.stderr


def test_a_named_query_takes_its_parameter(built: Path) -> None:
    data = ("--data", built / "kamergraaf.nq", "--format", "csv")
    found = list(csv.DictReader(kg("query", "wat-over", "-p", "naam=AIVD", *data).stdout.splitlines()))
    assert found
    assert any("Veiligheidsdienst (AIVD)" in row["zin"] for row in found)
    assert list(csv.DictReader(kg("query", "wat-over", "--param", "naam=Niemand", *data).stdout.splitlines())) == []


COMPANIES = "SELECT DISTINCT ?naam { ?m kg:refersTo ?b . ?b a kg:Company ; rdfs:label ?naam } ORDER BY ?naam"


def test_sparql_is_answered_in_each_format(built: Path, tmp_path: Path) -> None:
    data = ("--data", built / "kamergraaf.nq")
    names = ["HP", "Huawei", "KPN", "T-Mobile", "Telfort", "VodafoneZiggo"]
    table = kg("query", COMPANIES, *data)
    assert table.returncode == 0
    assert all(any(name in line for line in table.stdout.splitlines()) for name in names)
    assert kg("query", COMPANIES, "--format", "csv", *data).stdout.split() == ["naam", *names]
    bindings = json.loads(kg("query", COMPANIES, "--format", "json", *data).stdout)["results"]["bindings"]
    assert [row["naam"] for row in bindings] == [{"type": "literal", "value": n, "xml:lang": "nl"} for n in names]
    turtle = kg("query", "CONSTRUCT { ?s a kg:Company } { ?s a kg:Company }", "--format", "ttl", *data).stdout
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) >= len(names)
    (tmp_path / "vraag.rq").write_text(COMPANIES, encoding="utf-8")
    assert kg("query", "-f", tmp_path / "vraag.rq", "--format", "csv", *data).stdout.split() == ["naam", *names]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["wie-vraagt-wie"], "no query is called 'wie-vraagt-wie'; did you mean"),
        (["xyzzy"], "no query is called 'xyzzy'; kg query alone lists them"),
        (["SELECT * {"], "the query does not parse at line 1, column 11"),
        (["SELECT * { ?s nope:x ?o }"], "nope: needs a line PREFIX nope:"),
        (["wat-over", "-p", "naam"], "'naam' is not NAME=VALUE"),
        (["wat-over", "-p", "nam=x"], "the query has no parameter 'nam'; did you mean naam?"),
        (["ASK {}", "-f", "x.rq"], "give a question or a file, not both"),
        (["-f", "nergens.rq"], "nergens.rq"),
        (["ASK {}", "--data", "nergens.nq"], "nergens.nq: there is no such file"),
        (["ASK {}", "--data", "pyproject.toml"], "pyproject.toml: no RDF format has this extension"),
    ],
)
def test_a_question_that_cannot_be_answered_is_said_so(arguments: list[str], said: str, built: Path) -> None:
    data = [] if "--data" in arguments else ["--data", str(built / "kamergraaf.nq")]
    ran = kg("query", *arguments, *data)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("kg: ")
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr


def test_data_that_is_no_rdf_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "stuk.nq").write_text("geen quads", encoding="utf-8")
    ran = kg("query", "ASK {}", "--data", "stuk.nq", cwd=tmp_path)
    assert ran.returncode == 1
    assert ran.stderr.startswith("kg: stuk.nq: not valid N-Quads: ")


# Looking and exporting.


def test_a_view_around_a_name_holds_less_than_the_whole(built: Path, tmp_path: Path) -> None:
    def size(*arguments: str) -> int:
        out = tmp_path / f"{len(arguments)}{arguments[-1:]}.html"
        ran = kg("view", "--data", built / "kamergraaf.nq", "-o", out, *arguments)
        assert ran.returncode == 0, ran.stderr
        assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
        return int(ran.stdout.removeprefix(f"{out}: ").split()[0])

    whole, near, nearest = size(), size("--focus", "huawei"), size("--focus", "Huawei", "--hops", "1")
    assert 1 < nearest < near <= whole
    assert size("--focus", "Huawei", "--hops", "0") == 1
    assert size("--from", "2021-01-01", "--to", "2021-12-31") > size("--from", "2022-01-01")


@pytest.mark.parametrize(("name", "near"), [("Huawai", "; near: Huawei"), ("Qqqq", "")])
def test_a_name_that_nothing_bears_is_said_so(name: str, near: str, built: Path, tmp_path: Path) -> None:
    ran = kg("view", "--data", built / "kamergraaf.nq", "--focus", name, "-o", tmp_path / "v.html")
    assert (ran.returncode, ran.stderr) == (1, f"kg: nothing in the graph is called {name!r}{near}\n")
    assert list(tmp_path.iterdir()) == []


def test_a_day_that_is_none_is_said_so(built: Path) -> None:
    ran = kg("view", "--data", built / "kamergraaf.nq", "--from", "2021-13-01")
    assert ran.returncode == 2
    assert "2021-13-01 is no date like 2021-03-30" in ran.stderr


RDF = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written_and_holds_the_graph(form: str, built: Path, tmp_path: Path) -> None:
    out = tmp_path / f"graaf.{form}"
    ran = kg("export", "--data", built / "kamergraaf.nq", "--format", form, "-o", out)
    assert (ran.returncode, ran.stderr) == (0, "")
    written = [Path(line) for line in ran.stdout.splitlines()]
    assert sorted(written) == sorted(path for path in tmp_path.rglob("*") if path.is_file())
    quads = list(ox.parse(path=built / "kamergraaf.nq", format=ox.RdfFormat.N_QUADS))
    if form in RDF:
        found = {quad.triple if isinstance(quad, ox.Quad) else quad for quad in ox.parse(path=out, format=RDF[form])}
        assert found == {quad.triple for quad in quads}
        if RDF[form].supports_datasets:
            assert set(ox.parse(path=out, format=RDF[form])) == set(quads)
    elif form == "csv":
        tables = {path.name: list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) for path in written}
        nodes, edges = tables["nodes.csv"], tables["edges.csv"]
        assert "Huawei" in {row["label"] for row in nodes}
        assert {row["source"] for row in edges} | {row["target"] for row in edges} <= {row["iri"] for row in nodes}
        assert any("onderaannemers gebruikte, waaronder Huawei" in row["quote"] for row in edges)
    else:
        read = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}[form]
        committed = networkx.read_graphml(built / "kamergraaf.graphml")
        assert set(read(out).nodes) == set(committed.nodes)


@pytest.mark.parametrize("form", ["ttl", "nt", "rdfxml"])
def test_what_two_documents_state_is_one_triple(form: str, tmp_path: Path) -> None:
    lines = [f"<x:{s}> <p:p> <o:o> <g:{g}> .\n" for s, g in ((1, 1), (2, 1), (1, 2), (2, 3))]
    (tmp_path / "twee.nq").write_text("".join(lines), encoding="utf-8")
    assert kg("export", "--data", "twee.nq", "--format", form, "-o", "uit", cwd=tmp_path).returncode == 0
    assert len(list(ox.parse(path=tmp_path / "uit", format=RDF[form]))) == 2


def test_an_export_that_cannot_be_written_is_said_so(built: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    for form in ("ttl", "graphml", "csv"):
        ran = kg("export", "--data", built / "kamergraaf.nq", "--format", form, "-o", tmp_path / "bestand" / "x")
        assert ran.returncode == 1
        assert ran.stderr.startswith(f"kg: {tmp_path / 'bestand'}")
        assert len(ran.stderr.splitlines()) == 1


# Checking.


def test_the_built_example_checks(built: Path) -> None:
    ran = kg("check", "--data", built / "kamergraaf.nq")
    assert (ran.returncode, ran.stderr) == (0, "")
    counts = ran.stdout.replace(",", "").replace(":", "").split()
    quotes, again = int(counts[counts.index("quotes") - 1]), int(counts[counts.index("found") - 1])
    assert quotes == again > 80
    assert "0 violations of the shapes, 0 wrong quotes, 0 sources missing" in ran.stdout


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"antwoord/2/relatie/", b""),
        (b'oa#exact> "AIVD"', b'oa#exact> "MIVD"'),
        (b'oa#exact> "Bas Jacobs"', b'oa#exact> "Bas Jacob"'),
    ],
)
def test_a_quote_tampered_with_is_named(
    old: bytes, new: bytes, bytes_built: Mapping[str, bytes], tmp_path: Path
) -> None:
    whole = bytes_built["kamergraaf.nq"].splitlines(keepends=True)
    at = next(n for n, line in enumerate(whole) if old in line and b"oa#exact" in line)
    mention = whole[at].split()[0].decode().strip("<>")
    whole[at] = whole[at].replace(old, new) if new else whole[at].replace(b"KPN", b"NPK").replace(b"HP", b"PH")
    (tmp_path / "geknoeid.nq").write_bytes(b"".join(whole))
    assert (tmp_path / "geknoeid.nq").read_bytes() != bytes_built["kamergraaf.nq"]
    ran = kg("check", "--data", tmp_path / "geknoeid.nq")
    assert ran.returncode == 1
    assert any(mention in line for line in ran.stderr.splitlines())
    assert all(line.startswith("kg: ") for line in ran.stderr.splitlines())


def test_a_source_that_changed_since_is_named(folder: Path) -> None:
    assert kg("build", "goed.txt", "-o", "uit", cwd=folder).returncode == 0
    text = (folder / "goed.txt").read_text(encoding="utf-8")
    (folder / "goed.txt").write_text(
        text.replace("Telfort, toen onderdeel", "Telfort, nooit onderdeel"), encoding="utf-8"
    )
    ran = kg("check", "--data", "uit/kamergraaf.nq", cwd=folder)
    assert ran.returncode == 1
    assert any("goed.txt" in line and "answer 2" in line for line in ran.stderr.splitlines())
    (folder / "goed.txt").unlink()
    gone = kg("check", "--data", "uit/kamergraaf.nq", cwd=folder)
    assert gone.returncode == 1
    assert "goed.txt: the source file is not there" in gone.stderr


@pytest.mark.parametrize(
    ("day", "laws"),
    [("2010-03-01", ["BWBR0020031"]), ("2016-03-01", ["BWBR0035362"]), ("", ["BWBR0020031", "BWBR0035362"])],
)
def test_a_name_that_passed_to_another_law_is_that_of_the_day(
    day: str, laws: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["registers", "Wmo", *(["--on", day] if day else [])]) == 0
    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()] == laws
