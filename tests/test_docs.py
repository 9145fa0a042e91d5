"""The pages say what the program does: commands, queries, snippets and links are tried, not trusted."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest

from kg.queries import library
from kg.sources import READERS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]

# Put together here, so that this file does not hold what it looks for.
_HOSTS = ("py" + "pi.org", "python" + "hosted.org", "npm" + "js.", "crates" + ".io", "proxy.go" + "lang.org")
_FOLDERS = ("wo" + "rk", "ro" + "ot", "opt/py" + "pi", "Us" + "ers")
_PLACES = re.compile(rf"(?<![\w.\-/%])/(?:{'|'.join(_FOLDERS)})/(?=\w)")
_BINARY = {".png", ".pdf", ".docx", ".gz", ".zip"}


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    """The script that keeps the pages in step."""
    spec = spec_from_file_location("write_docs", ROOT / "scripts" / "write_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the README's reader has it: `examples/`, and `exports/` as built from it."""
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copytree(built, folder / "exports")
    return folder


def tracked() -> list[Path]:
    """Every file that git tracks or would add."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, text=True
    )
    if listed.returncode:
        pytest.skip("no git repository")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def normal(text: str) -> str:
    """Help texts as every Python prints them: 3.13 writes `-o, --out OUT` for `-o OUT, --out OUT`."""
    return " ".join(re.sub(r"(-\w) ([A-Z=]+), (--[\w-]+) \2", r"\1, \3 \2", text).split())


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "CHANGELOG.md"], ids=lambda page: page.name)
def test_what_comes_from_the_program_is_as_it_says_now(
    page: Path, writer: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KG_BASE", raising=False)
    text = page.read_text(encoding="utf-8")
    alike: Callable[[str], str] = normal if page.name == "cli.md" else str
    assert alike(text) == alike(writer.refreshed(text, folder)), "behind the program: make docs"


def test_the_page_of_commands_has_each_command_and_option() -> None:
    from kg.cli import COMMANDS

    page = normal((DOCS / "cli.md").read_text(encoding="utf-8"))
    for command in COMMANDS:
        name = command.__name__.rpartition(".")[2]
        assert f"## kg {name} " in page
        words = [sys.executable, "-m", "kg.cli", name, "--help"]
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
        for option in set(re.findall(r"(?<!\w)--?[a-z][\w-]*", done.stdout)):
            assert option in page


def test_each_named_query_is_described() -> None:
    page = (DOCS / "query.md").read_text(encoding="utf-8")
    for query in library():
        entry = page.partition(f"### {query.name}\n")[2].partition("\n### ")[0]
        for said in (query.title, query.title_en, *(f"`{name}`" for name in (*query.params, *query.columns))):
            assert said in entry, query.name


def test_no_command_of_ours_stands_untried() -> None:
    for page in PAGES:
        for block in re.findall(r"(?ms)^```sh\n(.*?)^```$", page.read_text(encoding="utf-8")):
            assert not re.search(r"(?m)^(?:\$ )?kg ", block), f"{page.name}: put it in a console block, which is run"


def test_the_readme_has_a_snippet_and_a_query_that_are_run(writer: ModuleType) -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(writer._PYTHON.findall(page)) == page.count("```python") == 1
    assert "$ kg query wat-over" in page
    assert "make demo" in page
    assert "make test" in page


def test_the_turtle_shown_stands_in_the_built_graph(built: Path) -> None:
    whole = (built / "kamergraaf.ttl").read_text(encoding="utf-8")
    prefixes = "".join(line for line in whole.splitlines(keepends=True) if line.startswith("@prefix"))
    graph = set(ox.parse(whole, format=ox.RdfFormat.TURTLE))
    shown = re.findall(r"(?ms)^```turtle\n(.*?)^```$", (DOCS / "model.md").read_text(encoding="utf-8"))
    assert shown
    for block in shown:
        triples = set(ox.parse(prefixes + block, format=ox.RdfFormat.TURTLE))
        assert triples
        assert triples <= graph


def test_each_format_is_described() -> None:
    page = (DOCS / "formats.md").read_text(encoding="utf-8")
    described = re.findall(r"(?m)^\| `([\w-]+)` \|", page)
    assert sorted(described) == sorted(reader.format for reader in READERS)


def test_each_register_is_described() -> None:
    page = (DOCS / "registers.md").read_text(encoding="utf-8")
    tables = {path.name for path in (ROOT / "kg" / "data" / "registers").glob("*.csv")}
    assert set(re.findall(r"(?m)^\| `(\w+\.csv)` \|", page)) == tables


def test_each_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [name for group in project["optional-dependencies"].values() for name in group]
    page = (DOCS / "dependencies.md").read_text(encoding="utf-8")
    for requirement in (*project["dependencies"], *extras):
        name = re.split(r"[\[<>=!~; ]", requirement)[0]
        assert name == "kamergraaf" or re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", page), name
    for requirement in project["dependencies"]:
        assert f"| [{re.split(r'[<>=!~; ]', requirement)[0]}](" in page, requirement


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_local_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"(?ms)^```.*?^```$", "", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not re.match(r"[a-z]+:", target):
            name, _, anchor = target.partition("#")
            path = page.parent / name if name else page
            assert path.exists(), target
            assert not anchor or anchor in _anchors(path), target


def _anchors(page: Path) -> set[str]:
    heads = re.findall(r"(?m)^#+ (.+)$", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_page_is_on_the_map() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    for page in DOCS.glob("*.md"):
        assert page.name == "index.md" or f"]({page.name})" in index, page.name


def test_the_examples_are_documents_only() -> None:
    assert [path.name for path in (ROOT / "examples").iterdir() if path.suffix == ".md"] == []


def test_the_picture_is_small() -> None:
    picture = DOCS / "graph.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 400_000


def test_each_make_target_is_in_its_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"(?m)^\.PHONY: (.+)$", makefile)
    assert phony is not None
    for target in phony[1].split():
        assert re.search(rf"(?m)^{target}:.* ## \S", makefile), target


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = []
    for path in tracked():
        if path.suffix not in _BINARY:
            text = path.read_text(encoding="utf-8", errors="replace")
            hits = [host for host in _HOSTS if host in text] + [hit[0] for hit in _PLACES.finditer(text)]
            found += [f"{path.relative_to(ROOT)}: {hit}" for hit in hits]
    assert found == []
