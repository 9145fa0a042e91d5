"""Kamervragen from the official publications: each as XML, else HTML, else PDF, with its metadata beside it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any

from kg.errors import FetchError
from kg.fetching import sru, verified
from kg.fetching.client import Answer, Client
from kg.fetching.outcome import Outcome, Progress, Stopped
from kg.fetching.places import Places
from kg.fetching.sru import Record, Search
from kg.fetching.target import Kept, Target

FORMS = {
    "xml": "application/xml, text/xml;q=0.9, */*;q=0.1",
    "html": "text/html, */*;q=0.1",
    "pdf": "application/pdf, */*;q=0.1",
}
"""In the order in which they are wanted, with what is asked for; what comes is looked at whatever it is called."""
KEY = "kamervragen"
ASKED = ("kinds", "words", "first", "last", "form")
"""What makes a search the same as an earlier one."""
_GROUP = re.compile(r"[a-z]+-(?:[a-z]+-)?(?:\d{8}(?=-)|\d{4})?")


class Publications:
    """One run: its sources, its target and what came of it."""

    def __init__(self, client: Client, places: Places, target: Target, progress: Progress, dry_run: bool) -> None:
        self._client, self._places, self._target = client, places, target
        self._progress, self._dry_run = progress, dry_run
        self._form = ""
        self.outcome = Outcome()

    def fetch(self, search: Search, limit: int | None = None, form: str = "") -> Outcome:
        """Everything that the search finds and that is not here yet in its present state, in the best form or in one form.

        A document that cannot be had is a line in the outcome, and the others are fetched; a search that fails raises
        no error either. Only when all went well is the day of the last change kept for `update`.
        """
        self._form = form
        asked = _asked(search) | {"form": form}
        earlier = [run["modified"] for run in self._runs() if all(run[name] == asked[name] for name in ASKED)]
        before = str(earlier[0]) if earlier else ""
        self._remember(asked | {"modified": before})
        modified = self._all(search, limit)
        if self.outcome.ok and limit is None:
            self._remember(asked | {"modified": max(modified, before)})
        return self.outcome

    def update(self) -> Outcome:
        """What has come or changed since the last run, for each search that filled the folder.

        Raises `FetchError` when there was none.
        """
        searches = self._runs()
        if not searches:
            raise FetchError(str(self._target.folder), "holds no Kamervragen that were fetched; leave out --update")
        for stored in searches:
            self._form = stored["form"]
            search = replace(_search(stored), changed_since=stored["modified"])
            failed = len(self.outcome.failures)
            modified = self._all(search, None)
            if len(self.outcome.failures) == failed:
                self._remember(stored | {"modified": max(modified, stored["modified"])})
        return self.outcome

    def _all(self, search: Search, limit: int | None) -> str:
        """Fetch what the search finds; gives the latest day of change."""
        modified, done = "", 0
        try:
            for record, total in islice(sru.found(self._client, self._places.sru, search), limit):
                self._try(record)
                modified, done = max(modified, record.modified), done + 1
                self._progress("Kamervragen", done, min(total, limit or total))
        except FetchError as error:
            self.outcome.failures.append(f"the search failed: {error}")
        except Stopped:
            pass
        return modified

    def _try(self, record: Record) -> None:
        try:
            self._one(record)
        except FetchError as error:
            self.outcome.failed(record.id, error)
        else:
            self.outcome.busy = 0

    def _one(self, record: Record) -> None:
        known = self._target.kept(record.id)
        if known and record.version and known.version == record.version and known.file.endswith(self._form):
            self.outcome.unchanged += 1
        elif self._dry_run:
            self.outcome.planned.append(f"{record.id}  {record.title}".rstrip())
        else:
            self._take(record, known)

    def _take(self, record: Record, known: Kept | None) -> None:
        """The document in the first form that there is; raises `FetchError` when there is none, or it is no whole one."""
        wanted = self._form.upper() or "XML, HTML or PDF"
        missing = FetchError(record.id, f"the search names no {wanted} of it", final=True)
        for form, address in self._addresses(record):
            seen = known.seen if known and known.address == address else None
            try:
                answer = self._client.get(address, accept=FORMS[form], seen=seen)
                answer = answer if answer.unchanged else verified.document(answer, form)
            except FetchError as error:
                if not error.final:
                    raise
                missing = error
                continue
            if answer.unchanged and known:
                self._target.renew(known, record.version)
                self.outcome.unchanged += 1
                return
            self._metadata(record)
            self._keep(record, form, answer, known)
            return
        raise missing

    def _keep(self, record: Record, form: str, answer: Answer, known: Kept | None) -> None:
        file = f"{folder_of(record.id)}/{record.id}.{form}"
        kept = self._target.keep(record.id, file, answer, record.version, record.title)
        if known is None:
            self.outcome.new += 1
        elif known.sha256 == kept.sha256:
            self.outcome.unchanged += 1
        else:
            self.outcome.changed += 1

    def _metadata(self, record: Record) -> None:
        """The metadata go beside the manifest; a document without them is taken all the same."""
        address = record.items.get("metadata", "")
        if not self._client.may_ask(address):
            return
        try:
            answer = self._client.get(address, accept=FORMS["xml"])
        except FetchError as error:
            if error.final:
                return
            raise
        verified.xml(answer)
        self._target.write_beside(f"metadata/{record.id}.xml", answer.data)

    def _addresses(self, record: Record) -> Iterator[tuple[str, str]]:
        """Where the record says each form is, or where publications have it by their identifier."""
        forms = [form for form in FORMS if self._form in ("", form)]
        listed = [form for form in forms if form in record.items]
        for form in listed if FORMS.keys() & record.items.keys() else forms:
            address = record.items.get(form, "")
            yield form, address if self._client.may_ask(address) else f"{self._places.publications}/{record.id}.{form}"

    def _runs(self) -> list[dict[str, Any]]:
        return self._target.runs(KEY, (*ASKED, "modified"))

    def _remember(self, run: dict[str, Any]) -> None:
        if not self._dry_run:
            self._target.remember(KEY, run, ASKED)


def folder_of(id_: str) -> str:
    """The folder for a document, so that none holds more than a year of them.

    >>> folder_of("ah-tk-20202021-2801"), folder_of("kv-tk-2021Z05118")
    ('ah-tk-20202021', 'kv-tk-2021')
    """
    group = _GROUP.match(id_)
    return group.group().rstrip("-") if group else "overig"


def _asked(search: Search) -> dict[str, Any]:
    days = {name: day.isoformat() if day else "" for name, day in (("first", search.first), ("last", search.last))}
    return {"kinds": list(search.kinds), "words": search.words, **days}


def _search(stored: dict[str, Any]) -> Search:
    first, last = (date.fromisoformat(stored[name]) if stored[name] else None for name in ("first", "last"))
    return Search(tuple(stored["kinds"]), first, last, stored["words"])
