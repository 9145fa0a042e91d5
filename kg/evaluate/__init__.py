"""evaluate(): how a built graph compares with what careful readers wrote down: precision, recall and F1 a class.

A gold file (`docs/evaluation.md` tells its form) is compared with the document whose source file it names. An entity is
found when its label or one of its quotes is one of the names or surfaces in the gold file; letters alone count.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import SourceError
from kg.evaluate.compare import Pairing, either_way, last_name, match, norm, of_sets, post
from kg.evaluate.graph import CLASSES, BuiltDocument, Graph

ALL = "ALL ENTITIES"
_HEADER = ("number", "annex_number", "submitted", "received")

Gold = Mapping[str, Any]
"""A gold file as read."""


@dataclass(slots=True)
class Row:
    """What was right, what was found that is not in the gold, what of the gold was not found, with a line for each fault."""

    right: int = 0
    spurious: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of what was found, the part that is right."""
        found = self.right + self.spurious
        return self.right / found if found else 0.0

    @property
    def recall(self) -> float:
        """Of what is in the gold, the part that was found."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, file: str, pairing: Pairing) -> None:
        """One document's share."""
        self.right += len(pairing.right)
        self.spurious += len(pairing.spurious)
        self.missed += len(pairing.missed)
        self.errors += [f"{file}: missed {name}" for name in pairing.missed]
        self.errors += [f"{file}: spurious {name}" for name in pairing.spurious]


@dataclass(slots=True)
class Scorecard:
    """The rows by name, in the order in which they were first filled: `card.rows["Law"].f1`."""

    rows: dict[str, Row] = field(default_factory=dict)

    def row(self, name: str) -> Row:
        """The row of that name, made when it is not there."""
        return self.rows.setdefault(name, Row())


def evaluate(graph: Graph, gold: Iterable[Gold]) -> Scorecard:
    """The score of `graph` against the gold files."""
    card = Scorecard()
    for one in gold:
        _document(card, graph.document(one["file"]), one)
    every = card.row(ALL)
    for name in CLASSES:
        row = card.row(name)
        every.right += row.right
        every.spurious += row.spurious
        every.missed += row.missed
        every.errors += row.errors
    return card


def read_gold(folder: Path) -> list[Gold]:
    """The gold files of a folder, by name. Raises `SourceError` where there is none or one is no JSON."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise SourceError(folder, "no gold file (*.json) lies there")
    read: list[Gold] = []
    for path in paths:
        try:
            read.append(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            raise SourceError(path, str(error)) from error
    return read


def _document(card: Scorecard, built: BuiltDocument, gold: Gold) -> None:
    file: str = gold["file"]
    there = Pairing(right=[file]) if built.known else Pairing(missed=["not in the graph"])
    card.row("documents").add(file, there)
    _entities(card, built, gold)
    card.row("citations").add(file, match(_cited(gold), built.citations()))
    card.row("sources").add(file, match(_sources(gold), built.sources()))
    _header(card, built, gold)
    _questions(card, built, gold)
    forms = {norm(form): e["name"] for e in gold["entities"] for form in (e["name"], *e["surfaces"])}
    want = {_named((r["subject"], r["relation"], r["object"]), forms) for r in gold["relations"]}
    have = {_named(triple, forms) for triple in built.relations()}
    card.row("relations").add(file, of_sets(want, have))


def _entities(card: Scorecard, built: BuiltDocument, gold: Gold) -> None:
    found = built.entities()
    for cls in CLASSES:
        want = [
            (e["name"], {norm(e["name"]), *map(norm, e["surfaces"])}) for e in gold["entities"] if e["class"] == cls
        ]
        have = [(entity.label, set(entity.forms)) for entity in found if cls in entity.classes]
        if cls == "Person":
            want, have = ([(name, forms | {last_name(name)}) for name, forms in side] for side in (want, have))
        card.row(cls).add(gold["file"], match(want, have))


def _cited(gold: Gold) -> list[tuple[str, set[str]]]:
    """The articles, each under every form of its law."""
    laws: dict[str, set[str]] = {}
    for entity in gold["entities"]:
        if entity["class"] == "Law":
            forms = {norm(form) for form in (entity["name"], *entity["surfaces"])}
            laws.update(dict.fromkeys(forms, forms))
    return [
        (
            f"{c['article']} {c['law']}",
            {f"{norm(c['article'])}|{form}" for form in laws.get(norm(c["law"]), {norm(c["law"])})},
        )
        for c in gold["citations"]
    ]


def _sources(gold: Gold) -> list[tuple[str, set[str]]]:
    named = [s for s in gold["sources"] if s.get("outlet") or s.get("url")]
    return [
        (s.get("outlet") or s["url"], {norm(s.get("outlet") or ""), norm(s.get("url") or "")} - {""}) for s in named
    ]


def _header(card: Scorecard, built: BuiltDocument, gold: Gold) -> None:
    file: str = gold["file"]
    for key in _HEADER:
        if not gold.get(key) or (key == "received" and gold["kind"] == "postponement"):
            continue
        have = built.header(key)
        right = norm(gold[key]) in {norm(value) for value in have}
        row = card.row("header")
        row.right += right
        row.missed += not right
        row.spurious += bool(have) and not right
        if not right:
            row.errors.append(f"{file}: {key} {gold[key]} != {sorted(have)}")
    for key in ("askers", "answerers"):
        want = {last_name(p["name"]) for p in gold[key] if p.get("name")}
        if want:
            card.row(key).add(file, of_sets(want, {last_name(name) for name in built.people(key)}))
    want = {post(f"{p['role']} {p.get('portfolio') or ''}") for p in gold["addressees"] if p.get("role")}
    if want:
        card.row("addressees").add(file, of_sets(want, {post(label) for label in built.addressees()}))


def _questions(card: Scorecard, built: BuiltDocument, gold: Gold) -> None:
    file: str = gold["file"]
    card.row("questions").add(file, of_sets(set(gold["questions"]), built.numbers()))
    if gold["answers"]:
        want = _together(answer["covers"] for answer in gold["answers"])
        card.row("answer covers").add(file, of_sets(want, _together(built.covers())))
    pointing = built.see_answer()
    if gold["see_answer"] or pointing:
        card.row("see answer").add(file, of_sets({(one, other) for one, other in gold["see_answer"]}, pointing))


def _together(groups: Iterable[Sequence[str]]) -> set[tuple[str, str]]:
    """Which two questions share one answer, and which are answered at all."""
    return {(one, other) for group in map(sorted, groups) for place, one in enumerate(group) for other in group[place:]}


def _named(triple: tuple[str, str, str], forms: Mapping[str, str]) -> tuple[str, str, str]:
    """The relation between the gold's own names of its ends."""
    subject, relation, target = triple
    return either_way(forms.get(norm(subject), subject), relation, forms.get(norm(target), target))
