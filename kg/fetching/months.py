"""The zaken that are here: a file of OData rows for each month, `zaken/zaken-2021-03.json`, as `kg build` reads them."""

import json
from collections.abc import Iterable

from kg.fetching.client import Answer
from kg.fetching.odata import Row, below, is_id
from kg.fetching.target import Target

FOLDER = "zaken"


class Months:
    """The rows by month; a month is read when it is asked for and written whole."""

    def __init__(self, target: Target, address: str) -> None:
        self._target, self._address = target, address

    def names(self) -> list[str]:
        """The months of which there are zaken, `2021-03` and so on, in order."""
        found = (self._target.folder / FOLDER).glob("zaken-????-??.json")
        return sorted(path.stem.removeprefix("zaken-") for path in found)

    def rows(self, month: str) -> dict[str, Row]:
        """The rows of a month by their id; none where the file is not there, or was made into something else by hand."""
        try:
            found = json.loads((self._target.folder / _file(month)).read_bytes())
        except (OSError, ValueError):
            return {}
        rows = found.get("value") if isinstance(found, dict) else None
        rows = rows if isinstance(rows, list) else []
        return {str(row["Id"]): row for row in rows if isinstance(row, dict) and is_id(row.get("Id"))}

    def index(self) -> tuple[dict[str, str], dict[str, str]]:
        """The month of each zaak by its id, and the id of the zaak by that of each of its actors."""
        months, of_actor = dict[str, str](), dict[str, str]()
        for month in self.names():
            for id_, row in self.rows(month).items():
                months[id_] = month
                of_actor |= {str(actor.get("Id")): id_ for actor in below(row, "ZaakActor")}
        return months, of_actor

    def write(self, month: str, rows: Iterable[Row]) -> None:
        """The rows of a month, sorted, a line each; without rows the file goes."""
        ordered = sorted(rows, key=lambda row: (str(row.get("Nummer") or ""), str(row["Id"])))
        if not ordered:
            self._target.forget(f"zaken-{month}")
            return
        lines = (json.dumps(row, ensure_ascii=False, sort_keys=True) for row in ordered)
        data = ('{"value": [\n' + ",\n".join(lines) + "\n]}\n").encode()
        version = max(str(row.get("ApiGewijzigdOp") or "") for row in ordered)
        self._target.keep(f"zaken-{month}", _file(month), Answer(self._address, data, "application/json"), version)


def month_of(row: Row) -> str:
    """The month in which a zaak began.

    >>> month_of({"GestartOp": "2021-03-30T00:00:00+02:00"})
    '2021-03'
    """
    return str(row.get("GestartOp") or "")[:7]


def _file(month: str) -> str:
    return f"{FOLDER}/zaken-{month}.json"
