"""The tree keeps its shape: what may import what, no print in the package, no large file, five verbs in public."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from tests.conftest import ROOT

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "kg").rglob("*.py"))
}
BOTTOM = {"errors", "resources", "values"}
VALUES = {"document", "mention", "sentences", *BOTTOM}

MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "resources": set(),
    "values": set(),
    "document": BOTTOM,
    "mention": {"document", *BOTTOM},
    "sentences": BOTTOM,
    "registers": {*VALUES},
    "statement": {"registers", *VALUES},
    "sources": {"registers", *VALUES},
    "extractors": {"registers", "statement", *VALUES},
    "linking": {"registers", "statement", *VALUES},
    "models": {"extractors", "registers", "statement", *VALUES},
    "rdf": {"registers", "statement", *VALUES},
    "store": {"errors"},
    "loading": {"queries", "rdf", *VALUES},
    "serving": {"store", "queries", "rdf", *VALUES},
    "queries": {"rdf", *VALUES},
    "exporters": {"rdf", "queries", "registers", "statement", *VALUES},
    "reread": {"sources", "rdf", "queries", "exporters", *VALUES},
    "shapes": {"building", "exporters", "rdf", "queries", *VALUES},
    "check": {"reread", "shapes", "sources", "rdf", "queries", "exporters", *VALUES},
    "evaluate": {"queries", "rdf", *VALUES},
    "fetching": {"sources", "exporters", *VALUES},
    "building": {"sources", "rdf", "exporters", "registers", "statement", *VALUES},
    "pipeline": {
        *{"building", "sources", "extractors", "models", "linking", "rdf", "exporters", "registers", "statement"},
        *VALUES,
    },
}
"""By the first name below `kg`; a part may always import its own. What is not here is the command line."""
ABOVE = {"cli", "commands"}


def part(module: str) -> str:
    """`kg.rdf.iris` is of `rdf`; `kg` itself is of nothing."""
    return module.split(".")[1] if "." in module else ""


def imports(module: str, path: Path) -> Iterator[tuple[int, str]]:
    """Every module of ours that a file imports, wherever in the file, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names if name.name.split(".")[0] == "kg")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            if node.module == "kg":
                yield from ((node.lineno, f"kg.{name.name}") for name in node.names)
            elif node.module and node.module.startswith("kg."):
                below = [f"{node.module}.{name.name}" for name in node.names]
                yield from ((node.lineno, name if name in MODULES else node.module) for name in below)


def test_every_part_of_the_package_has_its_place() -> None:
    parts = {part(module) for module in MODULES} - {""}
    assert parts == MAY_IMPORT.keys() | ABOVE


@pytest.mark.parametrize("module", [name for name in MODULES if part(name) in MAY_IMPORT])
def test_imports_run_one_way(module: str) -> None:
    own = part(module)
    wrong = [
        f"{MODULES[module].relative_to(ROOT)}:{line}: {own} imports {name}"
        for line, name in imports(module, MODULES[module])
        if part(name) not in {own, "", *MAY_IMPORT[own]}
    ]
    assert wrong == []


def test_the_order_of_parts_has_no_circle() -> None:
    left = {name: set(below) - {name} for name, below in MAY_IMPORT.items()}
    while free := {name for name, below in left.items() if not below}:
        left = {name: below - free for name, below in left.items() if name not in free}
    assert left == {}


FIVE = {"sources", "extractors", "linking", "rdf", "exporters"}


def test_the_five_folders_do_not_import_one_another_nor_the_pipeline() -> None:
    """Said once more apart from the table: only exporters may use rdf."""
    for folder in FIVE:
        assert MAY_IMPORT[folder] & (FIVE - {folder}) <= ({"rdf"} if folder == "exporters" else set())
        assert not MAY_IMPORT[folder] & ({"pipeline"} | ABOVE)


def test_the_command_line_stands_above_everything() -> None:
    for module, path in MODULES.items():
        if part(module) not in ABOVE:
            assert not [name for _, name in imports(module, path) if part(name) in ABOVE], module


def test_the_network_is_left_alone() -> None:
    """Only fetching, serving, loading, and the endpoints that a user names, of a model or of a graph, may use it."""
    networked = {"requests", "urllib.request", "urllib3", "http", "httpx", "socket", "ftplib", "smtplib"}
    for module, path in MODULES.items():
        if part(module) in ("fetching", "loading", "serving") or module in (
            "kg.models.endpoint",
            "kg.queries.remote",
        ):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = [name.name for name in node.names] if isinstance(node, ast.Import) else []
            named += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in named if name in networked], path


@pytest.mark.parametrize(
    "banned",
    ["datetime.now", "date.today", "datetime.today", "time.time", "utcnow", "uuid4", "random.random(", "random.choice"],
)
def test_no_clock_and_no_chance(banned: str) -> None:
    for path in MODULES.values():
        code = ast.unparse(ast.parse(path.read_text(encoding="utf-8")))
        assert banned not in code, path


@pytest.mark.parametrize("module", [name for name in MODULES if part(name) not in ABOVE])
def test_only_the_command_line_prints(module: str) -> None:
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"{MODULES[module]}:{node.lineno}"


@pytest.mark.parametrize("module", MODULES)
def test_no_file_is_large_and_no_name_is_utils(module: str) -> None:
    lines = MODULES[module].read_text(encoding="utf-8").count("\n")
    assert lines <= 330
    assert not {"utils", "util", "helpers", "common", "misc"} & set(module.split("."))


@pytest.mark.parametrize("module", MODULES)
def test_no_function_is_long(module: str) -> None:
    long = [
        f"{node.name}: {(node.end_lineno or node.lineno) - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or node.lineno) - node.lineno >= 55
    ]
    assert long == []


@pytest.mark.parametrize("module", MODULES)
def test_no_error_is_caught_blindly(module: str) -> None:
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"{MODULES[module]}:{node.lineno}"
            names = {one.id for one in ast.walk(node.type) if isinstance(one, ast.Name)}
            assert not names & {"Exception", "BaseException"}, f"{MODULES[module]}:{node.lineno}"


_POSSESSIVE_GROUP = re.compile(r"\(\?.*\)(?:[*+?]|\{\{?[\d,]*\}\}?)\+")


@pytest.mark.parametrize(
    "source", [*sorted((ROOT / "kg").rglob("*.py")), *sorted((ROOT / "kg").rglob("*.toml"))], ids=lambda path: path.name
)
def test_no_group_is_possessive(source: Path) -> None:
    """Python 3.11 before 3.11.5 matches `(?:…){0,3}+` wrongly (CPython issue 106052): other bytes from the same input."""
    patterns = [line for line in source.read_text(encoding="utf-8").splitlines() if _POSSESSIVE_GROUP.search(line)]
    assert patterns == []


VERBS = ["build", "export", "extract", "link", "open_store", "read", "state"]


def test_the_package_exports_exactly_the_verbs() -> None:
    assert sorted(kg.__all__) == VERBS
    for name in VERBS:
        assert callable(getattr(kg, name))
        assert getattr(kg, name).__doc__
        assert getattr(kg, name).__name__ == name
    namespace: dict[str, object] = {}
    exec("from kg import *", namespace)
    assert sorted(namespace.keys() - {"__builtins__"}) == VERBS


def test_what_is_no_verb_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'frobnicate'"):
        kg.frobnicate  # noqa: B018


def test_importing_the_package_does_no_work() -> None:
    program = "import sys, kg; print(*sorted(name for name in sys.modules if name.startswith('kg')))"
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["kg"]
