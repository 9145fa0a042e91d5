"""How long the registers take to load, and their names to be made ready for finding: medians of processor time.

usage: python benchmarks/registers.py [--runs 9] [--into docs/benchmarks.md]

Each run is a new process; beside it, in turns, one that only reads the same tables with the `csv` module of Python. The
ratio of the two says more than the seconds.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
from pathlib import Path

_TIMED = "import time; begin = time.process_time(); {}; print(time.process_time() - begin)"
_PLAIN = "import csv; from pathlib import Path; from kg.registers.tables import TABLES; " + _TIMED.format(
    "rows = [list(csv.reader(path.open(encoding='utf-8', newline=''))) for path in TABLES.glob('*.csv')]"
)
_LOAD = "from kg.registers import load; " + _TIMED.format("load()")
_READY = "from kg.registers import load; from kg.extractors.lexicon import lexicon; known = load(); " + _TIMED.format(
    "lexicon(known)"
)


def main(arguments: list[str]) -> int:
    """Measure, print a table, and write it into a file when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument(
        "--into", type=Path, help="a Markdown file that has <!-- begin registers --> and <!-- end registers -->"
    )
    given = parser.parse_args(arguments)
    table = measured(given.runs)
    print(table)
    if given.into:
        page = given.into.read_text(encoding="utf-8")
        filled = f"<!-- begin registers -->\n{table}\n<!-- end registers -->"
        page = re.sub(r"(?s)<!-- begin registers -->.*<!-- end registers -->", lambda _: filled, page)
        given.into.write_text(page, encoding="utf-8")
    return 0


def measured(runs: int) -> str:
    """The table, from `runs` runs of each in turns."""
    took: dict[str, list[float]] = {_PLAIN: [], _LOAD: [], _READY: []}
    for _ in range(runs):
        for code, seconds in took.items():
            seconds.append(float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout))
    plain = statistics.median(took[_PLAIN])
    lines = [
        f"{runs} runs of each, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f}.",
        "",
        "| what | processor seconds, median (least-most) | times reading the tables |",
        "| --- | --- | --- |",
    ]
    for name, code in (
        ("read the tables with `csv`", _PLAIN),
        ("`load()`", _LOAD),
        ("the lexicon of `load()`", _READY),
    ):
        seconds = took[code]
        middle = statistics.median(seconds)
        lines.append(f"| {name} | {middle:.3f} ({min(seconds):.3f}-{max(seconds):.3f}) | {middle / plain:.1f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
