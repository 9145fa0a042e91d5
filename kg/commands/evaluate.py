"""Compare a built graph with gold files: precision, recall and F1 a class.

examples:
  kg evaluate tests/eval/gold                          the table
  kg evaluate tests/eval/gold --errors Law             and what was missed or spurious among the laws
  kg evaluate tests/eval/gold --errors all --format json
  kg evaluate tests/eval/gold --data new/kamergraaf.nq --against old/kamergraaf.nq
                                                       what the new build gains on the old one, and what it loses
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands import data_argument, graph

if TYPE_CHECKING:
    from kg.evaluate import Scorecard
    from kg.evaluate.changes import Change


def arguments(command: argparse.ArgumentParser) -> None:
    """The options of `kg evaluate`."""
    command.add_argument("gold", type=Path, metavar="GOLD", help="a folder of gold files (*.json)")
    command.add_argument("--errors", metavar="CLASS", help="list the errors of a row, or of 'all'")
    command.add_argument("--against", type=Path, metavar="OLD", help="an earlier graph: print gains and losses")
    command.add_argument("--format", choices=("table", "json"), default="table", help="(default: table)")
    data_argument(command)


def run(given: argparse.Namespace) -> int:
    """Score, and print the score; a low score is no failure."""
    from kg.errors import QueryError
    from kg.evaluate import evaluate, read_gold
    from kg.evaluate.graph import Graph

    gold = read_gold(given.gold)
    card = evaluate(Graph(graph(given)), gold)
    if given.against:
        from kg.evaluate.changes import changes
        from kg.queries import load

        found = changes(card, evaluate(Graph(load(given.against)), gold))
        sys.stdout.write(_json_of_changes(found) if given.format == "json" else _table_of_changes(found))
        return 0
    if given.errors not in (None, "all", *card.rows):
        raise QueryError(f"no row is called {given.errors!r}; there are {', '.join(card.rows)}")
    sys.stdout.write(_json(card, given.errors) if given.format == "json" else _table(card, given.errors))
    return 0


def _table(card: "Scorecard", wanted: str | None) -> str:
    lines = [f"{'':16}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'spurious':>10}{'missed':>8}"]
    for name, row in card.rows.items():
        measures = f"{row.precision:7.3f}{row.recall:7.3f}{row.f1:7.3f}"
        lines.append(f"{name:16}{measures}{row.right:7}{row.spurious:10}{row.missed:8}")
    for name, row in card.rows.items():
        if wanted in ("all", name) and row.errors:
            lines += ["", name, *(f"  {error}" for error in row.errors)]
    return "\n".join(lines) + "\n"


def _json(card: "Scorecard", wanted: str | None) -> str:
    rows = {
        name: {
            "precision": round(row.precision, 4),
            "recall": round(row.recall, 4),
            "f1": round(row.f1, 4),
            "right": row.right,
            "spurious": row.spurious,
            "missed": row.missed,
            **({"errors": row.errors} if wanted in ("all", name) else {}),
        }
        for name, row in card.rows.items()
    }
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _table_of_changes(found: "list[Change]") -> str:
    lines = [f"{'':16}{'F1 old':>8}{'F1 new':>8}{'gains':>7}{'losses':>8}"]
    for one in found:
        lines.append(f"{one.name:16}{one.before:8.3f}{one.after:8.3f}{len(one.gains):7}{len(one.losses):8}")
    for one in found:
        if one.gains or one.losses:
            lines += ["", one.name]
            lines += [f"  + no longer: {line}" for line in one.gains]
            lines += [f"  - now: {line}" for line in one.losses]
    return "\n".join(lines) + "\n"


def _json_of_changes(found: "list[Change]") -> str:
    rows = {
        one.name: {
            "before": round(one.before, 4),
            "after": round(one.after, 4),
            "gains": one.gains,
            "losses": one.losses,
        }
        for one in found
    }
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
