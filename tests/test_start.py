"""`kg --help`, and the help of every command, loads the command line and no more: it must be there at once.

What is loaded is asserted, not the time: a clock on a shared machine is no test (`docs/benchmarks.md` has the time).
"""

import json
import subprocess
import sys

import pytest

from kg.cli import COMMANDS
from tests.conftest import ROOT

NAMES = [command.__name__.rpartition(".")[2] for command in COMMANDS]
_PROGRAM = """
import json, sys
before = {*sys.modules}
from contextlib import redirect_stdout
from io import StringIO
from kg.cli import main
try:
    with redirect_stdout(StringIO()) as said:
        main(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code, ended.code
assert "usage: kg" in said.getvalue()
print(json.dumps(sorted(sys.modules.keys() - before)))
"""
_LIGHT = ("kg", "kg.cli", "kg.errors", "kg.commands")
"""Of ours, what may be loaded, besides the commands themselves."""


def loaded(*arguments: str) -> list[str]:
    """The modules that are loaded when `kg` runs with these arguments in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    modules: list[str] = json.loads(ran.stdout)
    return modules


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in NAMES)], ids=" ".join)
def test_help_loads_no_library_and_no_more_of_ours_than_the_command_line(words: list[str]) -> None:
    modules = loaded(*words)
    ours = [name for name in modules if name.split(".")[0] == "kg"]
    assert "kg.cli" in ours
    assert [name for name in ours if name not in _LIGHT and not name.startswith("kg.commands.")] == []
    libraries = {name.split(".")[0] for name in modules} - sys.stdlib_module_names - {"kg"}
    assert libraries == set()
