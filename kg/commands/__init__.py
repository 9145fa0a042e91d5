"""One file a subcommand: its docstring is its help, `arguments` its options, `run` the one call it makes."""

import argparse
from pathlib import Path


def data_argument(command: argparse.ArgumentParser) -> None:
    """The `--data` that every command on a built graph takes."""
    command.add_argument(
        "--data",
        type=Path,
        default=Path("exports/kamergraaf.nq"),
        metavar="FILE",
        help="the graph: .nq, .ttl, .nt, .trig … (default: %(default)s)",
    )
