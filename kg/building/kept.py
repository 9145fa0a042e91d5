"""What a build leaves for the next one: of which sources each set came, and where its part of the exports stands.

The exports themselves are what is kept. Beside them lies one hidden file of JSON lines: first what the build was made
by, the hashes of the exports and the entries that sets name; then all sets, each with its sources and the lengths of its
parts; then for each set what it adds to the whole; last a hash of all lines before. Where any of these does not agree
(another version, another base, a damaged or changed file) nothing counts as kept, and everything is read anew.
"""

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from typing import IO, Any

from kg.building.batches import KEPT, Unit
from kg.building.clues import Part
from kg.building.results import SetSlots, Understood
from kg.building.spool import Slot
from kg.building.written import entries_of, json_line, table_of
from kg.exporters.files import hash_of, write_hashed
from kg.exporters.turtle import prefix_lines, prefixes
from kg.registers.entries import Entry
from kg.resources import ontology

_EXPORTS = ("kamergraaf.nq", "kamergraaf.ttl")
_READ_BY = ("ahocorasick_rs", "pypdf")
"""Packages of others that what is read and found depends on."""
_HASH_LENGTH, _BLOCK = 64, 1 << 20


@dataclass(frozen=True, slots=True)
class Earlier:
    """The build before this one: of each set its parts and slots, and the parts that each sound source has."""

    sets: dict[str, tuple[list[Part], SetSlots]] = field(default_factory=dict)
    parts: dict[Unit, list[Part]] = field(default_factory=lambda: defaultdict(list))
    entries: Mapping[str, Entry] = field(default_factory=dict)


@cache
def made_by(base: str, judgements: bytes = b"", model: str = "") -> str:
    """A hash of all that sets depend on besides their sources: our code and data, and what the build is told."""
    package = Path(__file__).parent.parent
    hashed = sha256(repr((sys.version_info[:3], base, judgements, model, *map(_version, _READ_BY))).encode())
    files = (path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc")
    for path in (*sorted(files), ontology("kg.ttl")):
        hashed.update(path.name.encode() + sha256(path.read_bytes()).digest())
    return hashed.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def keep(folder: Path, maker: str, base: str, found: Understood, spool: Path, hashes: Mapping[str, str]) -> None:
    """Leave for the next build what the exports in `folder` are made of; `hashes` are those of its files.

    The parts of the sets stand in the folder `spool`.

    Sources with parts that could not be read will be read again, so that it is said again.
    """
    head = {
        "made by": maker,
        "exports": {name: hashes[name] for name in _EXPORTS},
        "starts": [0, len(prefix_lines(prefixes(base)))],
        "unsound": sorted(set(found.unsound)),
        "entries": table_of(found.summary.entries),
    }
    sets = [_set(key, slots, found.sources[key]) for key, slots in found.sets]
    lines = chain((json_line(head), json_line(sets)), found.summaries(spool))
    digest = write_hashed(folder / KEPT, lines)
    with (folder / KEPT).open("ab") as file:
        file.write(digest.encode())


def _set(key: str, slots: SetSlots, parts: Iterable[Part]) -> tuple[object, ...]:
    """A set as it is kept: its key, its sources, the lengths of its parts.

    A source stands as `[path, hash, key, clue, …]`, with an empty key where it is that of the set.
    """
    sources = [(*unit, "" if own == key else own, *clues) for own, unit, clues in parts]
    return key, sources, slots.quads.length, slots.turtle.length, slots.summary.length


def earlier(out: Path, maker: str, spool: Path) -> Earlier:
    """What the build before left in `out`; nothing when it was made by something else, or is not whole.

    Its slots are to be read from the folder `spool`.
    """
    path = out / KEPT
    try:
        with path.open("rb") as lines:
            head = json.loads(lines.readline())
            if head["made by"] != maker or not _is_whole(path):
                return Earlier()
            if any(hash_of(out / name) != digest for name, digest in head["exports"].items()):
                return Earlier()
            return _read(lines, head, [os.path.relpath(out / name, spool) for name in (*_EXPORTS, KEPT)])
    except (OSError, ValueError, KeyError, TypeError):
        return Earlier()


def _read(lines: IO[bytes], head: Mapping[str, Any], files: list[str]) -> Earlier:
    """The sets, from the second line; their parts lie one behind the other."""
    found = Earlier(entries=entries_of(head["entries"]))
    unsound = set(map(tuple, head["unsound"]))
    sets = json.loads(lines.readline())
    at = [*head["starts"], lines.tell()]
    for key, sources, *lengths in sets:
        parts = [Part(own or key, (path, digest), tuple(clues)) for path, digest, own, *clues in sources]
        slots = SetSlots(*map(Slot, files, at, lengths))
        found.sets[key] = parts, slots
        for part in parts:
            if part.unit not in unsound:
                found.parts[part.unit].append(part)
        at = [start + length for start, length in zip(at, lengths, strict=True)]
    return found


def _is_whole(path: Path) -> bool:
    """Whether the last line is the hash of all before."""
    hashed = sha256()
    with path.open("rb") as file:
        left = path.stat().st_size - _HASH_LENGTH
        while left > 0 and (block := file.read(min(left, _BLOCK))):
            hashed.update(block)
            left -= len(block)
        return file.read().decode() == hashed.hexdigest()
