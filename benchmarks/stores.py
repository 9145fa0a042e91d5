"""How fast a store is filled: `kg.store.fill_store` beside `oxigraph load` on the same file in the same run.

usage: python benchmarks/stores.py exports/kamergraaf.nq [--runs 3] [--into docs/benchmarks.md]

Each is a whole process, in turns, into an empty folder on the same disk; the memory is that of the process. Ours also
counts the statements and writes its marker. The ratio of the two says more than the seconds.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from zaken import Run, run

_FILL = "import sys, pathlib, kg.store as s; s.fill_store(*map(pathlib.Path, sys.argv[1:]), 'https://w3id.org/kamergraaf/id/')"
_OXIGRAPH = str(Path(sys.executable).with_name("oxigraph"))


def main(arguments: list[str]) -> int:
    """Measure, print a table, and write it into a file when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path, help="the N-Quads of a build")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--into", type=Path, help="a Markdown file that has the lines <!-- begin stores --> and <!-- end stores -->"
    )
    given = parser.parse_args(arguments)
    table = measured(given.graph, given.runs)
    print(table)
    if given.into:
        text = given.into.read_text(encoding="utf-8")
        head, mark, rest = text.partition("<!-- begin stores -->\n")
        end = rest.index("<!-- end stores -->")
        given.into.write_text(f"{head}{mark}{table}\n{rest[end:]}", encoding="utf-8")
    return 0


def measured(graph: Path, runs: int) -> str:
    """The table, from `runs` runs of both in turns."""
    ours, theirs = [], []
    with graph.open("rb") as lines:
        number = sum(1 for _ in lines)
    with tempfile.TemporaryDirectory(dir=graph.parent) as folder:
        place = Path(folder) / "store"
        for _ in range(runs):
            ours.append(run([sys.executable, "-c", _FILL, str(graph), str(place)]))
            size = sum(path.stat().st_size for path in place.rglob("*"))
            shutil.rmtree(place)
            theirs.append(run([_OXIGRAPH, "load", "--location", str(place), "--file", str(graph)]))
            shutil.rmtree(place)
    ratio = statistics.median(one.cpu for one in theirs) / statistics.median(one.cpu for one in ours)
    wall = statistics.median(one.wall for one in theirs) / statistics.median(one.wall for one in ours)
    return "\n".join(
        [
            f"{number:,} statements ({graph.stat().st_size / 1e6:,.0f} MB of N-Quads), {size / 1e6:,.0f} MB as a store; "
            f"{runs} runs, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end",
            "",
            "| what | seconds, median (least-most) | processor seconds | statements a processor second | peak memory |",
            "| --- | --- | --- | --- | --- |",
            row("`kg build --store`: filling the store", ours, number),
            row("reference: `oxigraph load`", theirs, number),
            "",
            f"Speed by processor time: {ratio:.2f} × the reference; by the clock: {wall:.2f} ×.",
        ]
    )


def row(name: str, runs: list[Run], number: int) -> str:
    """One line of the table."""
    wall = statistics.median(one.wall for one in runs)
    cpu = statistics.median(one.cpu for one in runs)
    return (
        f"| {name} | {wall:.1f} ({min(one.wall for one in runs):.1f}-{max(one.wall for one in runs):.1f}) "
        f"| {cpu:.1f} | {number / cpu:,.0f} | {statistics.median(one.memory for one in runs):.0f} MB |"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
