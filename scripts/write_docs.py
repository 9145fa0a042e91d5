"""Writes into README.md and docs/ what comes from the program: `python scripts/write_docs.py [--check]`.

Commands in `console` blocks and `python` blocks are run in a folder that holds `examples/`, and what they print is put
below them; the help texts, the named queries, the terms of the ontology and the sizes of the registers are filled in.
"""

import csv
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.queries import Param, Query

ROOT = Path(__file__).resolve().parent.parent
KEPT = ".kamergraaf-build.jsonl"
_CONSOLE = re.compile(r"(?ms)^```console\n(.*?)^```$")
_PYTHON = re.compile(r"(?ms)^```python\n(?P<code>.*?)^```\n\n```text\n(?P<printed>.*?)^```$")
_FILLED = re.compile(r"(?ms)^<!-- begin: (\w+) -->\n(.*?)^<!-- end: \1 -->$")
_ROWS = re.compile(r"(?m)^\| `(\w+)\.csv` \| [\d,]+ \|")
_ENVIRONMENT = {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}


def pages() -> list[Path]:
    """The pages that are kept in step."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def refreshed(page: str, folder: Path) -> str:
    """The text of a page with everything that comes from the program as the program says it now.

    Its commands run in `folder`, which holds `examples/`.
    """
    page = _FILLED.sub(_filled, page)
    page = _ROWS.sub(lambda found: f"| `{found[1]}.csv` | {_rows(found[1]):,} |", page)
    page = _CONSOLE.sub(lambda found: f"```console\n{_session(found[1], folder)}```", page)
    return _PYTHON.sub(lambda found: _ran(found["code"], folder), page)


def _filled(found: re.Match[str]) -> str:
    return f"<!-- begin: {found[1]} -->\n{_FILLERS[found[1]]()}<!-- end: {found[1]} -->"


def _session(block: str, folder: Path) -> str:
    """A console block, each command with what it prints now; a line with `> ` goes on with the command above it."""
    commands: list[str] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            commands.append(line)
        elif line.startswith("> ") and commands:
            commands[-1] += f"\n{line}"
    (folder / "exports" / KEPT).unlink(missing_ok=True)  # a reader's first build, whatever was built for other pages
    return "".join(f"{command}\n{_printed(command, folder)}" for command in commands)


def _printed(command: str, folder: Path) -> str:
    words = shlex.split(command.replace("\n> ", "\n")[2:])
    if words[0] != "kg":
        raise ValueError(f"only kg runs in a console block: {command}")
    return _output(["-m", "kg.cli", *words[1:]], folder)


def _ran(code: str, folder: Path) -> str:
    return f"```python\n{code}```\n\n```text\n{_output(['-c', code], folder)}```"


def _output(arguments: list[str], folder: Path) -> str:
    """What Python prints, without empty lines around it; raises when it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "KG_BASE"} | _ENVIRONMENT
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode:
        raise RuntimeError(f"{arguments}: {done.stdout}{done.stderr}")
    printed = done.stdout.strip("\n")
    return f"{printed}\n" if printed else ""


def _help() -> str:
    """The help text of `kg` and of each of its commands."""
    from kg.cli import COMMANDS

    names = ["", *(command.__name__.rpartition(".")[2] for command in COMMANDS)]
    return "\n".join(_help_of(name) for name in names)


def _help_of(name: str) -> str:
    arguments = ["-m", "kg.cli", *name.split(), "--help"]
    return f"## {f'kg {name}'.strip()}\n\n```text\n{_output(arguments, ROOT)}```\n"


def _queries() -> str:
    """The named queries by theme: titles, what the file says of itself, parameters, columns."""
    from kg.queries import THEMES, library

    queries = library()
    return "\n".join(
        f"## {dutch}\n\n*{english}*\n\n" + "\n".join(_query(query) for query in queries if query.theme == theme)
        for theme, (dutch, english) in THEMES.items()
    )


def _query(query: "Query") -> str:
    return (
        f"### {query.name}\n\n{query.title} *{query.title_en}*\n\n{query.remark}\n\n"
        f"- parameters: {', '.join(_param(param) for param in query.params.values()) or 'none'}\n"
        f"- columns: {', '.join(f'`{column}`' for column in query.columns)}\n"
        f"- file: [{query.name}.rq](../ontology/queries/{query.name}.rq)\n"
    )


def _param(param: "Param") -> str:
    said = "default" if param.has_default else "for example"
    return f"`{param.name}` ({param.kind}; {said} `{param.example}`)"


def _terms() -> str:
    """The classes and properties of `ontology/kg.ttl`, in its order, with their English definitions."""
    heads = ("term", "narrower than", "what it is")
    parts = {
        "Classes": _terms_of("Class", "subClassOf"),
        "Properties with a value": _terms_of("DatatypeProperty", "subPropertyOf"),
        "Properties between things": _terms_of("ObjectProperty", "subPropertyOf"),
    }
    return "\n".join(f"### {title}\n\n{_table(heads, rows)}" for title, rows in parts.items())


def _terms_of(kind: str, above: str) -> Iterator[tuple[str, str, str]]:
    import rdflib
    from rdflib.namespace import OWL, RDF, RDFS, SKOS

    text = (ROOT / "ontology" / "kg.ttl").read_text(encoding="utf-8")
    graph = rdflib.Graph().parse(data=text)
    names = {str(term): f"kg:{str(term).rpartition('#')[2]}" for term in graph.subjects(RDF.type, OWL[kind])}
    for term in sorted(names, key=lambda term: text.index(f"\n{names[term]}\n")):
        node = rdflib.URIRef(term)
        wider = sorted(graph.namespace_manager.normalizeUri(str(one)) for one in graph.objects(node, RDFS[above]))
        definition = next(one for one in graph.objects(node, SKOS.definition) if one.language == "en")  # type: ignore[attr-defined]
        yield f"`{names[term]}`", ", ".join(f"`{one}`" for one in wider), str(definition)


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _rows(name: str) -> int:
    with (ROOT / "kg" / "data" / "registers" / f"{name}.csv").open(encoding="utf-8", newline="") as table:
        return sum(1 for _ in csv.DictReader(table))


_FILLERS: dict[str, Callable[[], str]] = {
    "help": lambda: f"\n{_help()}\n",
    "queries": lambda: f"\n{_queries()}\n",
    "terms": lambda: f"\n{_terms()}\n",
}


def main(arguments: list[str]) -> int:
    """Refresh every page, or with `--check` say which are behind."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    behind = []
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder, "examples"))
        _output(["-m", "kg.cli", "build", "examples/", "-o", "exports"], Path(folder))
        for page in pages():
            text = page.read_text(encoding="utf-8")
            now = refreshed(text, Path(folder))
            if now != text:
                behind.append(page.relative_to(ROOT))
                if not arguments:
                    page.write_text(now, encoding="utf-8")
    for name in behind:
        print(f"{name}: {'behind the program' if arguments else 'refreshed'}")
    return 1 if arguments and behind else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
