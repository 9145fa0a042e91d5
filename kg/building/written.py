"""What a set adds to the whole as a line of JSON, and back: plain data, whose reading executes nothing."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from operator import itemgetter

from kg.exporters.parts import Summary
from kg.exporters.tally import Tally
from kg.mention import EntityClass
from kg.registers import entries as kinds
from kg.registers.entries import Entry
from kg.statement import Statement, Term

_KINDS: dict[str, Callable[..., Entry]] = {
    kind.__name__: kind for kind in vars(kinds).values() if isinstance(kind, type) and issubclass(kind, Entry)
}
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def line_of(summary: Summary) -> bytes:
    """The summary as one line; entries by their name in `table_of`, those that mentions were linked to apart."""
    tally = summary.tally
    held = {
        "entries": sorted(map(_name, summary.entries - tally.linked.keys())),
        "linked": {_name(entry): times for entry, times in tally.linked.items()},
        "rules": sorted(summary.rules),
        "shared": sorted(summary.shared),
        "figures": summary.figures,
        "counted": [[*row, times] for row, times in tally.counted.items()],
        "listed": tally.listed,
        "judged": sorted(tally.judged),
    }
    return json_line({name: value for name, value in held.items() if value})


def summary_of(line: bytes, table: Mapping[str, Entry]) -> Summary:
    """The summary that a line holds; raises `ValueError`, `KeyError` or `TypeError` when it holds none."""
    held = json.loads(line)
    linked = Counter({table[name]: times for name, times in held.get("linked", {}).items()})
    return Summary(
        {table[name] for name in held.get("entries", ())} | linked.keys(),
        set(held.get("rules", ())),
        {Statement(*map(Term, terms)) for terms in held.get("shared", ())},
        Counter(held.get("figures", {})),
        Tally(
            Counter({tuple(row): times for *row, times in held.get("counted", ())}),
            held.get("listed", {}),
            linked,
            set(held.get("judged", ())),
        ),
    )


def table_of(entries: Iterable[Entry]) -> dict[str, object]:
    """The entries by name, as JSON holds them."""
    plain = map(_plain, entries)
    return dict(sorted(((_name_of(entry), entry) for entry in plain), key=itemgetter(0)))


def entries_of(table: Mapping[str, object]) -> dict[str, Entry]:
    """The entries that `table_of` wrote; raises `TypeError` when it holds something else."""
    entries: dict[str, Entry] = {}
    for name, plain in table.items():
        entry = _value(plain)
        if not isinstance(entry, Entry):
            raise TypeError(f"{name} is no entry")
        entries[name] = entry
    return entries


@lru_cache(maxsize=1 << 15)
def _name(entry: Entry) -> str:
    """What an entry is called in a line: a hash of all it says."""
    return _name_of(_plain(entry))


def _name_of(plain: object) -> str:
    return blake2b(json_line(plain), digest_size=9).hexdigest()


def _plain(value: object) -> object:
    """A value of an entry, where JSON knows too little with the name of its type."""
    if type(value) is str:  # which a class of entities is not, though a string too
        return value
    if isinstance(value, Entry):
        return {"entry": type(value).__name__, "of": [_plain(getattr(value, part.name)) for part in fields(value)]}
    if isinstance(value, EntityClass):
        return {"class": value.value}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _value(plain: object) -> object:
    """The value behind `_plain`."""
    match plain:
        case {"entry": kind, "of": [*parts]}:
            return _KINDS[kind](*map(_value, parts))
        case {"class": name}:
            return EntityClass(name)
        case {"day": str(day)}:
            return date.fromisoformat(day)
        case [*parts]:
            return tuple(map(_value, parts))
    return plain


def json_line(value: object) -> bytes:
    """A value as one line of JSON."""
    return f"{_ENCODER.encode(value)}\n".encode("utf-8", "surrogatepass")
