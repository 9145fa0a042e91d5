"""Check a built graph: its shape by SHACL, and every quote read again in its source.

examples:
  kg check --data exports/kamergraaf.nq
  kg check --store graph/
"""

import argparse
import sys
from pathlib import Path

from kg.commands import data_argument, graph_file


def arguments(command: argparse.ArgumentParser) -> None:
    """The options of `kg check`."""
    data_argument(command)
    command.add_argument("--sources", type=Path, metavar="FOLDER", help="where the sources lie, if they were moved")


def run(given: argparse.Namespace) -> int:
    """Check, and print each fault on a line; the exit status is 0 only when there is none."""
    from kg.check import check
    from kg.commands.build import progress_bar

    with graph_file(given) as data, progress_bar() as progress:
        report = check(data, given.sources, progress)
    for line in (*report.shapes, *report.failures, *report.missing):
        print(f"kg: {line}", file=sys.stderr)
    print(
        f"{report.documents} documents, {report.quotes} quotes: {report.reread} found again in their source, "
        f"{report.mended} in mended text; {len(report.shapes)} violations of the shapes, "
        f"{len(report.failures)} wrong quotes, {len(report.missing)} sources missing"
    )
    return 0 if report.ok else 1
