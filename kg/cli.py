"""The command `kg`: each subcommand is one call into the package; heavy imports happen only where they are used."""

import argparse
import sys
from collections.abc import Sequence

from kg.commands import build, check, evaluate, export, fetch, load, query, registers, serve, view
from kg.errors import KgError

COMMANDS = (build, fetch, query, view, serve, load, export, registers, check, evaluate)


def parser() -> argparse.ArgumentParser:
    """The command line with all its subcommands."""
    top = argparse.ArgumentParser(
        prog="kg",
        description="A knowledge graph of who asks whom about what in the Dutch parliament. "
        "Every edge shows the sentence it rests on.",
        epilog="Begin with: kg build examples/ && kg query",
    )
    top.add_argument("--version", action="version", version=f"kamergraaf {_version()}")
    subcommands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        name = command.__name__.rsplit(".", 1)[-1]
        lines = (command.__doc__ or "").strip().split("\n\n", 1)
        own = subcommands.add_parser(
            name,
            help=lines[0].rstrip("."),
            description=lines[0],
            epilog=lines[1] if len(lines) > 1 else None,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.arguments(own)
        own.set_defaults(run=command.run)
    return top


def _version() -> str:
    from kg import __version__

    return __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run `kg`; the exit status is 0 only when everything asked for was done."""
    given = parser().parse_args(argv)
    try:
        return int(given.run(given))
    except KgError as error:
        for line in str(error).splitlines():
            print(f"kg: {line}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except KeyboardInterrupt:
        print("kg: stopped", file=sys.stderr)
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
