"""Write the graph in another format.

examples:
  kg export --format jsonld -o kamergraaf.jsonld
  kg export --format csv -o tabellen/                nodes.csv and edges.csv
"""

import argparse
from pathlib import Path

from kg.commands import data_argument, graph_file

FORMATS = ("ttl", "nt", "nq", "trig", "jsonld", "rdfxml", "graphml", "gexf", "csv")


def arguments(command: argparse.ArgumentParser) -> None:
    """The options of `kg export`."""
    data_argument(command)
    command.add_argument("--format", choices=FORMATS, required=True, help="what to write")
    command.add_argument("-o", "--out", type=Path, required=True, help="the file, or for csv the folder")


def run(given: argparse.Namespace) -> int:
    """Convert, and say where it is."""
    from kg.exporters.others import write

    with graph_file(given) as data:
        for path in write(data, given.format, given.out):
            print(path)
    return 0
