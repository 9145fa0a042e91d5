"""How fast `kg build` is on the records of the Tweede Kamer: whole processes, medians, memory with children.

usage: python benchmarks/zaken.py ../shared/data/zaken [--runs 5] [--jobs 2] [--into docs/benchmarks.md]

Each run is a new process that reads, understands, writes every file and ends. Beside it, in turns, runs a reference
that does as little as can be done with the same records: parse the JSON, write some N-Quads a record with plain string
formatting, one process. The ratio of the two says more than the seconds: another job on the machine slows both.
"""

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """One whole process: seconds on the clock and of the processors, and the most memory with its children, in MB."""

    wall: float
    cpu: float
    memory: float


def main(arguments: list[str]) -> int:
    """Measure, print a table, and write it into a file when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path, help="the folder of zaken-YYYY.jsonl.gz")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--into", type=Path, help="a Markdown file that has the line <!-- zaken -->")
    parser.add_argument("--reference", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.reference:
        return reference(given.records, given.reference)
    number = sum(gzip.decompress(path.read_bytes()).count(b"\n") for path in given.records.glob("*.jsonl.gz"))
    table = measured(given.records, number, given.runs, given.jobs)
    print(table)
    if given.into:
        head, mark, _ = given.into.read_text(encoding="utf-8").partition("<!-- zaken -->\n")
        given.into.write_text(f"{head}{mark}{table}\n", encoding="utf-8")
    return 0


def measured(records: Path, number: int, runs: int, jobs: int) -> str:
    """The table, from `runs` runs of both in turns."""
    ours, plain = [], []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        build = [
            "-c",
            "import sys; from kg.cli import main; sys.exit(main(sys.argv[1:]))",
            "build",
            str(records),
            "--fresh",
        ]
        for _ in range(runs):
            ours.append(run([sys.executable, *build, "-o", str(out / "out"), "--jobs", str(jobs)]))
            plain.append(run([sys.executable, __file__, str(records), "--reference", str(out / "plain.nq")]))
        statements = sum(1 for _ in (out / "out" / "kamergraaf.nq").open("rb"))
        size = (out / "out" / "kamergraaf.nq").stat().st_size
    ratio = statistics.median(one.cpu for one in ours) / statistics.median(one.cpu for one in plain)
    return "\n".join(
        [
            f"{number:,} records, {statements:,} statements ({size / 1e6:,.0f} MB of N-Quads); "
            f"{runs} runs, {jobs} processes, {os.cpu_count()} cores, Python {sys.version.split()[0]}, "
            f"load {os.getloadavg()[0]:.1f} at the end",
            "",
            "| what | seconds, median (least-most) | questions a second | processor seconds | microseconds a question "
            "| peak memory |",
            "| --- | --- | --- | --- | --- | --- |",
            row(f"`kg build`, {jobs} processes, all files", ours, number),
            row("reference: JSON parsed, N-Quads by hand, 1 process", plain, number),
            "",
            f"Ratio of processor time to the reference: {ratio:.1f}",
        ]
    )


def row(name: str, runs: list[Run], number: int) -> str:
    """One line of the table."""
    wall = statistics.median(one.wall for one in runs)
    cpu = statistics.median(one.cpu for one in runs)
    return (
        f"| {name} | {wall:.1f} ({min(one.wall for one in runs):.1f}-{max(one.wall for one in runs):.1f}) "
        f"| {number / wall:,.0f} | {cpu:.1f} | {cpu / number * 1e6:.0f} "
        f"| {statistics.median(one.memory for one in runs):.0f} MB |"
    )


def run(command: list[str]) -> Run:
    """One process to its end."""
    before = os.times()
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    most = 0.0
    while process.poll() is None:
        most = max(most, memory(process.pid))
        time.sleep(_EVERY)
    wall, after = time.perf_counter() - start, os.times()
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(wall, used, most)


def memory(pid: int) -> float:
    """The memory of a process and all below it in MB, pages that they share counted once (PSS)."""
    total, waiting = 0, [pid]
    while waiting:
        one = waiting.pop()
        try:
            rollup = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii")
            waiting += map(int, Path(f"/proc/{one}/task/{one}/children").read_text(encoding="ascii").split())
        except OSError:
            continue
        total += next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
    return total / 1024


def reference(records: Path, out: Path) -> int:
    """Parse every record and write who asked whom, named by their letters: no registers, no evidence, no Turtle."""
    with out.open("w", encoding="utf-8") as quads:
        for path in sorted(records.glob("*.jsonl.gz")):
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    quads.write(plain(json.loads(line)))
    return 0


def plain(record: dict) -> str:
    """The N-Quads of one record."""
    node = f"<https://example.org/vraag/{record['nummer']}>"
    title = record["onderwerp"].replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    parts = [f'{node} <http://purl.org/dc/terms/title> "{title}"@nl {node} .\n']
    for field in ("indieners", "medeindieners", "gericht_aan"):
        for person in record.get(field, ()):
            name = person["naam"].replace('"', '\\"')
            parts.append(f'{node} <https://example.org/{field}> "{name}" {node} .\n')
    return "".join(parts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
