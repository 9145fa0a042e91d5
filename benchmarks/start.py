"""What it costs to ask `kg` for help: whole processes, medians of processor time, beside a Python that does nothing.

usage: python benchmarks/start.py [--runs 15] [--into docs/benchmarks.md]

In turns with each command runs `python -c pass`; the ratio of the two says more than the milliseconds.
"""

import argparse
import os
import re
import resource
import statistics
import subprocess
import sys
from pathlib import Path

from kg.cli import COMMANDS

_NOTHING = "pass"
_HELP = "import sys; from kg.cli import main; main(sys.argv[1:])"


def main(arguments: list[str]) -> int:
    """Measure, print a table, and write it into a file when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument(
        "--into", type=Path, help="a Markdown file that has <!-- begin start --> and <!-- end start -->"
    )
    given = parser.parse_args(arguments)
    table = measured(given.runs)
    print(table)
    if given.into:
        page = given.into.read_text(encoding="utf-8")
        filled = f"<!-- begin start -->\n{table}\n<!-- end start -->"
        page = re.sub(r"(?s)<!-- begin start -->.*<!-- end start -->", lambda _: filled, page)
        given.into.write_text(page, encoding="utf-8")
    return 0


def measured(runs: int) -> str:
    """The table, each command in turns with the reference."""
    lines = [
        f"{runs} runs of each, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f}.",
        "",
        "| command | processor milliseconds, median (least-most) | times a Python that does nothing |",
        "| --- | --- | --- |",
    ]
    for name in ("", *(command.__name__.rpartition(".")[2] for command in COMMANDS)):
        words = [*name.split(), "--help"]
        ours, nothing = [], []
        for _ in range(runs):
            ours.append(milliseconds(_HELP, *words))
            nothing.append(milliseconds(_NOTHING))
        middle = statistics.median(ours)
        lines.append(
            f"| `kg {' '.join(words)}` | {middle:.0f} ({min(ours):.0f}-{max(ours):.0f}) "
            f"| {middle / statistics.median(nothing):.1f} |"
        )
    return "\n".join(lines)


def milliseconds(program: str, *arguments: str) -> float:
    """Processor time of one process from its start to its end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program, *arguments], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
