"""Zaken of the Tweede Kamer: each set of written questions as a record with its askers, their party, and who must answer.

They are kept by month, as the service gives them, in files that `kg build` reads; their documents (PDF, Word) too if wanted.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, islice
from typing import Any

from kg.errors import FetchError
from kg.fetching import odata, syncfeed, verified
from kg.fetching.client import Client
from kg.fetching.months import Months, month_of
from kg.fetching.odata import Row, quoted
from kg.fetching.outcome import Outcome, Progress, Stopped
from kg.fetching.places import Places
from kg.fetching.sru import split_words
from kg.fetching.target import Target

KEY = "zaken"
ASKED = ("words", "documents", "first", "last")
"""What makes a run the same as an earlier one."""
KIND = "Schriftelijke vragen"
DOCUMENTS = ("Schriftelijke vragen", "Antwoord schriftelijke vragen", "Mededeling (uitstel antwoord)")
"""The kinds of documents of a zaak that hold questions or answers, by how their name begins."""
IDS_A_QUESTION = 20
"""So many ids fit in one address."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ZAAK = "Id,Nummer,Soort,Titel,Onderwerp,GestartOp,Vergaderjaar,Status,Afgedaan,GewijzigdOp,ApiGewijzigdOp,Verwijderd"
_ACTOR = "Id,ActorNaam,ActorFractie,Functie,Relatie,Persoon_Id,Fractie_Id"
_DOCUMENT = "Id,DocumentNummer,Soort,Titel,Datum,GewijzigdOp"
_EXPAND = ",".join(
    f"{entity}($select={fields};$filter=Verwijderd eq false)"
    for entity, fields in (("ZaakActor", _ACTOR), ("Document", _DOCUMENT))
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Zaken begun from one day to another, with these words in their subject, and their documents or not."""

    first: date | None = None
    last: date | None = None
    words: str = ""
    documents: bool = False

    def covers(self, row: Row) -> bool:
        """Whether a zaak is one of these by its day (`GestartOp` is midnight in the Netherlands) and its words."""
        day, subject = str(row.get("GestartOp") or "")[:10], str(row.get("Onderwerp") or "").lower()
        return (
            (not self.first or day >= self.first.isoformat())
            and (not self.last or day <= self.last.isoformat())
            and all(word.lower() in subject for word in split_words(self.words))
        )


class Zaken:
    """One run: its sources, its target and what came of it."""

    def __init__(self, client: Client, places: Places, target: Target, progress: Progress, dry_run: bool) -> None:
        self._client, self._places, self._target = client, places, target
        self._progress, self._dry_run = progress, dry_run
        self._months = Months(target, f"{places.odata}/Zaak")
        self._papers = 0
        self.outcome = Outcome()

    def fetch(self, wanted: Wanted, limit: int | None = None) -> Outcome:
        """Every zaak that is wanted, month by month; a run that was broken off goes on with the month it was in.

        The end of the SyncFeed is looked up before the first zaak is read, so that `update` misses nothing.
        """
        with self._noting():
            asked = _asked(wanted)
            broken_off = [
                run for run in self._runs() if run["reached"] and all(run[name] == asked[name] for name in ASKED)
            ]
            token, reached = (broken_off[0]["token"], str(broken_off[0]["reached"])) if broken_off else (0, "")
            if not token and limit is None and not self._dry_run:
                token = syncfeed.head(self._client, self._places.syncfeed)
            for month, rows in groupby(islice(self._listed(wanted, reached), limit), key=month_of):
                self._remember(asked | {"token": token, "reached": month}, limit)
                self._add(month, list(rows), (wanted,))
            self._remember(asked | {"token": token, "reached": ""}, limit)
        return self.outcome

    def update(self) -> Outcome:
        """What has come, changed or been withdrawn since the last run, by the SyncFeed.

        Raises `FetchError` when there was no such run, or when one did not come to its end.
        """
        stored = self._runs()
        if not stored or any(run["reached"] for run in stored):
            why = "holds zaken of a run that did not end" if stored else "holds no zaken that were fetched"
            raise FetchError(str(self._target.folder), f"{why}; leave out --update")
        wanted = tuple(_wanted(run) for run in stored)
        with self._noting():
            here, of_actor = self._months.index()
            changed, gone, token = self._changes(here, of_actor, min(int(run["token"]) for run in stored))
            now = list(self._by_id(changed))
            # What was a question and is another kind of zaak now is not given by its id any more.
            lost = gone | (changed & here.keys()) - {row["Id"] for row in now}
            self.outcome.withdrawn += len(lost & here.keys())
            moved = {row["Id"] for row in now if here.get(row["Id"], month_of(row)) != month_of(row)}
            self._take_out(lost | moved)
            rows = (row for row in now if row["Id"] in here or any(one.covers(row) for one in wanted))
            for month, of_month in groupby(sorted(rows, key=month_of), key=month_of):
                self._add(month, list(of_month), wanted, moved)
            for run in stored if self.outcome.ok else ():
                self._remember(run | {"token": token})
        return self.outcome

    def _noting(self) -> "_Noting":
        return _Noting(self.outcome)

    def _listed(self, wanted: Wanted, reached: str) -> Iterator[Row]:
        """The zaken in order of their day, from the month that an earlier run had reached."""
        days = [day for day in (wanted.first, date.fromisoformat(f"{reached}-01") if reached else None) if day]
        parts = [f"Soort eq {quoted(KIND)}", "Verwijderd eq false"]
        # A day wider at both ends: GestartOp has the offset of the Netherlands; `covers` decides.
        if days:
            parts.append(f"GestartOp ge {max(days) - timedelta(days=1)}T00:00:00Z")
        if wanted.last:
            parts.append(f"GestartOp le {wanted.last + timedelta(days=1)}T00:00:00Z")
        parts += [f"contains(Onderwerp,{quoted(word)})" for word in split_words(wanted.words)]
        options = {"$filter": " and ".join(parts), "$orderby": "GestartOp", "$select": _ZAAK, "$expand": _EXPAND}
        for row in self._sound(odata.rows(self._client, self._places.odata, "Zaak", options, self._came)):
            if wanted.covers(row) and month_of(row) >= reached:
                yield row

    def _came(self, given: int, counted: int) -> None:
        """How many rows came is shown as the service counts them: with those of the days around."""
        self._progress("Zaken", given, counted)

    def _sound(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Those that have an id and a day, for these name files and addresses; the others are failures."""
        for row in rows:
            if odata.is_id(row.get("Id")) and _DAY.match(str(row.get("GestartOp"))):
                yield row
            else:
                self.outcome.failures.append(f"zaak {row.get('Nummer')}: has no id or no day: passed over")

    def _by_id(self, ids: Iterable[str]) -> Iterator[Row]:
        """The zaken with these ids, as they are now."""
        ordered = sorted(id_ for id_ in ids if odata.is_id(id_))
        for start in range(0, len(ordered), IDS_A_QUESTION):
            either = " or ".join(f"Id eq {id_}" for id_ in ordered[start : start + IDS_A_QUESTION])
            options = {"$filter": f"Soort eq {quoted(KIND)} and Verwijderd eq false and ({either})"}
            options |= {"$select": _ZAAK, "$expand": _EXPAND}
            yield from self._sound(odata.rows(self._client, self._places.odata, "Zaak", options))
            self._came(min(start + IDS_A_QUESTION, len(ordered)), len(ordered))

    def _changes(
        self, here: Mapping[str, str], of_actor: Mapping[str, str], token: int
    ) -> tuple[set[str], set[str], int]:
        """The ids of zaken to read again, those that are gone, and the token after the last change.

        A deleted actor says no more than its own id, so the zaak it was of is looked up in what is here.
        """
        changed, gone, last = set[str](), set[str](), token
        for change in syncfeed.changes(self._client, self._places.syncfeed, "Zaak", token):
            last = max(last, change.token)
            if change.deleted:
                gone.add(change.id)
                changed.discard(change.id)
            elif change.id in here or change.values.get("soort") == KIND:
                gone.discard(change.id)
                changed.add(change.id)
        for change in syncfeed.changes(self._client, self._places.syncfeed, "ZaakActor", token):
            last = max(last, change.token)
            zaak = change.refs.get("zaak") or of_actor.get(change.id, "")
            if zaak in here and zaak not in gone:
                changed.add(zaak)
        return changed, gone, last

    def _take_out(self, ids: set[str]) -> None:
        for month in self._months.names() if ids and not self._dry_run else ():
            rows = self._months.rows(month)
            if rows.keys() & ids:
                self._months.write(month, (row for id_, row in rows.items() if id_ not in ids))

    def _add(self, month: str, rows: list[Row], wanted: tuple[Wanted, ...], moved: Set[str] = frozenset()) -> None:
        """Put zaken among those of their month, each in the place of its earlier state; then their documents.

        Those that were `moved` were in another month before.
        """
        before = self._months.rows(month)
        for row in rows:
            earlier = before.get(row["Id"])
            if earlier == row:
                self.outcome.unchanged += 1
            elif self._dry_run:
                self.outcome.planned.append(f"{row.get('Nummer')}  {' '.join(str(row.get('Onderwerp')).split())}")
            else:
                is_new = earlier is None and row["Id"] not in moved
                self.outcome.new += is_new
                self.outcome.changed += not is_new
        after = before | {row["Id"]: row for row in rows}
        if before != after and not self._dry_run:
            self._months.write(month, after.values())
        papers = [
            paper
            for row in rows
            if any(one.documents and one.covers(row) for one in wanted)
            for paper in odata.below(row, "Document")
        ]
        self._papers += len(papers)
        if papers:
            self.outcome.what = "zaken and their documents"
        for left, paper in enumerate(papers, 1 - len(papers)):
            self._document(paper)
            self._progress("Documenten", self._papers + left, self._papers)

    def _document(self, row: Row) -> None:
        """One document of a zaak, as the PDF or Word file that it is."""
        number, version = str(row.get("DocumentNummer") or ""), str(row.get("GewijzigdOp") or "")
        wanted = str(row.get("Soort") or "").startswith(DOCUMENTS) and odata.is_id(row.get("Id"))
        if not wanted or not (number.isascii() and number.isalnum()):
            return
        known = self._target.kept(number)
        if known and known.version == version:
            self.outcome.unchanged += 1
            return
        if self._dry_run:
            self.outcome.planned.append(f"{number}  {row.get('Soort')}")
            return
        try:
            address = f"{self._places.odata}/Document({row['Id']})/resource"
            answer = self._client.get(address, seen=known.seen if known else None)
            if not (answer.unchanged and known):
                file = f"documenten/{number[:4]}/{number}.{verified.form_of(answer)}"
                self._target.keep(number, file, answer, version, str(row.get("Titel") or ""))
        except FetchError as error:
            self.outcome.failed(number, error)
            return
        self.outcome.busy = 0
        if answer.unchanged and known:
            self._target.renew(known, version)
            self.outcome.unchanged += 1
        else:
            self.outcome.changed += known is not None
            self.outcome.new += known is None

    def _runs(self) -> list[dict[str, Any]]:
        return self._target.runs(KEY, (*ASKED, "token", "reached"))

    def _remember(self, run: Mapping[str, Any], limit: int | None = None) -> None:
        """Keep how far the run came; a limited one leaves no trace."""
        if not self._dry_run and limit is None:
            self._target.remember(KEY, run, ASKED)


class _Noting:
    """What goes wrong with a source as a whole becomes a line of the outcome; what was fetched before it stays."""

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome

    def __enter__(self) -> None:
        return None

    def __exit__(self, _: object, error: BaseException | None, __: object) -> bool:
        if isinstance(error, FetchError):
            self._outcome.failures.append(f"zaken: {error}")
        return isinstance(error, FetchError | Stopped)


def _asked(wanted: Wanted) -> dict[str, Any]:
    days = {name: day.isoformat() if day else "" for name, day in (("first", wanted.first), ("last", wanted.last))}
    return {"words": wanted.words, "documents": wanted.documents, **days}


def _wanted(stored: Mapping[str, Any]) -> Wanted:
    first, last = (date.fromisoformat(stored[name]) if stored[name] else None for name in ("first", "last"))
    return Wanted(first, last, stored["words"], stored["documents"])
