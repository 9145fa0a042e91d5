"""Write a page that shows the graph, or the part of it around one name.

examples:
  kg view -o graph.html                              everything
  kg view --focus Huawei --hops 1 -o huawei.html     what is tied to Huawei
  kg view --from 2021-01-01 --to 2021-06-30          questions of half a year
"""

import argparse
from pathlib import Path

from kg.commands import data_argument, graph, iso_day


def arguments(command: argparse.ArgumentParser) -> None:
    """The options of `kg view`."""
    data_argument(command)
    command.add_argument("-o", "--out", type=Path, default=Path("graph.html"), help="(default: %(default)s)")
    command.add_argument("--focus", metavar="NAME", help="only what is tied to the thing of this name")
    command.add_argument("--hops", type=int, default=2, metavar="N", help="how many steps away (default: %(default)s)")
    command.add_argument("--from", dest="first", type=iso_day, metavar="DATE", help="questions submitted from this day")
    command.add_argument("--to", dest="last", type=iso_day, metavar="DATE", help="questions submitted up to this day")


def run(given: argparse.Namespace) -> int:
    """Write the page and say how much it holds."""
    from kg.exporters.files import write_whole
    from kg.exporters.html import html
    from kg.exporters.network import network
    from kg.exporters.selection import around, between

    shown = between(network(graph(given)), given.first, given.last)
    if given.focus:
        shown = around(shown, given.focus, given.hops)
    write_whole(given.out, html(shown, given.focus or "Kamergraaf").encode())
    print(f"{given.out}: {shown.number_of_nodes():,} nodes, {shown.number_of_edges():,} edges")
    return 0
