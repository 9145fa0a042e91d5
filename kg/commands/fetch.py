"""Fetch documents and facts from the official sources into a folder.

examples:
  kg fetch kamervragen --from 2021-03-01 --to 2021-03-31 data/     official publications of a month
  kg fetch kamervragen --words 'Huawei "5G-netwerk"' --kind ah data/   with these words, answers only
  kg fetch zaken --from 2021-03-01 --documents data/               records of the Tweede Kamer, with PDF and Word
  kg fetch kamervragen --update data/                              only what came or changed since
  kg fetch registers facts/                                        members, parties and their days

Then: kg build data/
A run that was broken off goes on where it was: give the same command again. Beside the documents, in .kg-fetch/, stands
where each came from, when the server says it was changed, and its hash. The exit status is 0 only if all was fetched.
"""

import argparse
import os
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands import iso_day

if TYPE_CHECKING:
    from kg.fetching.client import Client
    from kg.fetching.outcome import Outcome, Progress
    from kg.fetching.places import Places
    from kg.fetching.target import Target

WHAT = ("kamervragen", "zaken", "registers")
_BASES = ("sru", "publications", "odata", "syncfeed", "wikidata")
_SHOWN = 20
"""So many failures are named; the rest is counted."""


def arguments(command: argparse.ArgumentParser) -> None:
    """The options of `kg fetch`."""
    command.add_argument("what", choices=WHAT, metavar="WHAT", help="kamervragen, zaken or registers")
    command.add_argument("folder", type=Path, metavar="FOLDER", help="where to put it")
    command.add_argument("--from", dest="first", type=iso_day, metavar="DATE", help="from this day")
    command.add_argument("--to", dest="last", type=iso_day, metavar="DATE", help="up to and including this day")
    command.add_argument("--words", default="", help="all of these words; words between quotes stand together")
    command.add_argument(
        "--kind", action="append", choices=("kv", "ah"), help="kv questions, ah answers (default: both; kamervragen)"
    )
    command.add_argument(
        "--form", choices=("xml", "html", "pdf"), help="only this form (default: the best there is; kamervragen)"
    )
    command.add_argument("--documents", action="store_true", help="the PDF and Word files too (zaken)")
    command.add_argument("--limit", type=_at_least_one, metavar="N", help="no more than so many")
    command.add_argument("--update", action="store_true", help="what came or changed since the folder was filled")
    command.add_argument("--dry-run", action="store_true", help="say what would be fetched, and write nothing")
    command.add_argument(
        "--contact", default=os.environ.get("KG_FETCH_CONTACT", ""), help="your address, told to the servers"
    )
    command.add_argument(
        "--pace", type=_seconds, default=0.5, metavar="SECONDS", help="between requests (default: 0.5)"
    )
    command.add_argument("--tries", type=_at_least_one, default=5, metavar="N", help="for each request (default: 5)")
    command.add_argument(
        "--allow-host", action="append", default=[], metavar="HOST", help="documents may come from this host too"
    )
    for base in _BASES:
        variable = f"KG_FETCH_{base.upper()}"
        command.add_argument(f"--{base}", metavar="URL", help=f"another base address, a mirror; also by {variable}")


def run(given: argparse.Namespace) -> int:
    """Fetch, and say what came; each thing that could not be had is one line."""
    from kg import __version__
    from kg.commands.build import progress_bar
    from kg.fetching.client import Client
    from kg.fetching.pacing import Pace
    from kg.fetching.places import places
    from kg.fetching.target import Target

    _refuse_what_does_not_go_together(given)
    where = places({base: getattr(given, base) for base in _BASES}, os.environ, tuple(given.allow_host))
    target = Target(given.folder)
    pace = Pace(between=given.pace, tries=given.tries)
    alone = nullcontext() if given.dry_run else target.alone()
    client = Client(where.hosts, pace, given.contact, __version__, waiting=_complain)
    with alone, client, progress_bar() as progress:
        outcome = _fetched(given, client, where, target, progress)
    for line in outcome.planned:
        print(_plain(line))
    for line in outcome.failures[:_SHOWN]:
        _complain(line)
    if len(outcome.failures) > _SHOWN:
        print(f"kg: and {len(outcome.failures) - _SHOWN:,} more failures", file=sys.stderr)
    print(f"{outcome.what or given.what} in {given.folder}: {outcome.summary(given.dry_run)}")
    return 0 if outcome.ok else 1


def _fetched(
    given: argparse.Namespace, client: "Client", where: "Places", target: "Target", progress: "Progress"
) -> "Outcome":
    if given.what == "registers":
        from kg.fetching import registers

        return registers.fetch(client, where, target, progress)
    if given.what == "zaken":
        from kg.fetching.zaken import Wanted, Zaken

        zaken = Zaken(client, where, target, progress, given.dry_run)
        wanted = Wanted(given.first, given.last, given.words, given.documents)
        return zaken.update() if given.update else zaken.fetch(wanted, given.limit)
    from kg.fetching.publications import Publications
    from kg.fetching.sru import PUBLICATIONS, Search

    publications = Publications(client, where, target, progress, given.dry_run)
    kinds = tuple(kind for kind in PUBLICATIONS if kind in (given.kind or PUBLICATIONS))
    search = Search(kinds, given.first, given.last, given.words)
    return publications.update() if given.update else publications.fetch(search, given.limit, given.form or "")


def _refuse_what_does_not_go_together(given: argparse.Namespace) -> None:
    from kg.errors import UsageError

    choosing = {
        "--from": given.first,
        "--to": given.last,
        "--words": given.words,
        "--kind": given.kind,
        "--form": given.form,
        "--documents": given.documents,
        "--limit": given.limit,
    }
    used = [name for name, value in choosing.items() if value]
    if given.update and used:
        raise UsageError(f"--update repeats what the folder was filled with: leave out {', '.join(used)}")
    if given.what == "registers" and (used or given.update or given.dry_run):
        raise UsageError("registers are fetched whole: no other choice than FOLDER goes with them")
    if given.what != "zaken" and given.documents:
        raise UsageError("--documents goes with zaken; kamervragen are documents")
    if given.what != "kamervragen" and (given.kind or given.form):
        raise UsageError("--kind and --form go with kamervragen")
    if given.first and given.last and given.first > given.last:
        raise UsageError(f"--from {given.first} is after --to {given.last}")


def _complain(line: str) -> None:
    print(f"kg: {_plain(line)}", file=sys.stderr)


def _plain(line: str) -> str:
    """What a server sent, without what would move the cursor or break the line."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in line)


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 <= seconds <= 3600:
        raise argparse.ArgumentTypeError("between 0 and 3600")
    return seconds


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number
