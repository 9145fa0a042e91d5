"""The structure that the readers find in real documents against gold made by hand (eval/GUIDELINES.md)."""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kg.document import Document, SectionKind
from kg.sources import read

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = SHARED / "eval" / "gold"
DOCUMENTS = SHARED / "data" / "documents"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not GOLD.is_dir(), reason="the gold files are not beside the project (../shared/eval/gold)"),
]

LEAST = {
    "questions": 0.99,
    "covers": 0.98,
    "see": 0.95,
    "header": 0.98,
    "askers": 0.98,
    "answerers": 0.97,
    "addressees": 0.97,
}

Tally = dict[str, Counter[str]]


def norm(text: object) -> str:
    plain = unicodedata.normalize("NFKD", str(text)).casefold()
    return re.sub(r"[^a-z0-9]", "", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def last_name(name: str) -> str:
    words = re.sub(r"\b([A-Z]\.)+", " ", name).split()
    return norm(words[-1]) if words else norm(name)


def post(label: str) -> str:
    text = re.sub(r"^(minister|staatssecretaris)(van|voor)", r"\1", norm(label))
    return "ministerpresident" if text.startswith("ministerpresident") else text


def cover_pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for group in map(sorted, groups):
        pairs |= {(one, other) for at, one in enumerate(group) for other in group[at:]}
    return pairs


def found_in(document: Document) -> dict[str, set[Any]]:
    header = document.header
    answers = [section for section in document.sections if section.kind is SectionKind.ANSWER]
    asked = [section for section in document.sections if section.kind is SectionKind.QUESTION]
    return {
        "questions": {number for section in asked for number in section.numbers},
        "covers": cover_pairs(section.numbers for section in answers),
        "see": {(number, other) for section in answers for number in section.numbers for other in section.see},
        "askers": {last_name(person.name) for person in header.askers if person.name},
        "answerers": {last_name(person.name) for person in header.answerers if person.name},
        "addressees": {post(addressee.name) for addressee in header.addressees},
    }


def wanted(gold: dict[str, Any]) -> dict[str, set[Any]]:
    return {
        "questions": set(gold["questions"]),
        "covers": cover_pairs(answer["covers"] for answer in gold["answers"]),
        "see": {tuple(pair) for pair in gold["see_answer"]},
        "askers": {last_name(person["name"]) for person in gold["askers"] if person.get("name")},
        "answerers": {last_name(person["name"]) for person in gold["answerers"] if person.get("name")},
        "addressees": {
            post(f"{to['role']} {to.get('portfolio') or ''}") for to in gold["addressees"] if to.get("role")
        },
    }


def measure(stems: Iterable[str]) -> tuple[Tally, list[str]]:
    """Hits, misses and false hits a row, as eval/score.py counts them, and every error in words."""
    tally: Tally = defaultdict(Counter)
    errors: list[str] = []
    for stem in stems:
        gold = json.loads((GOLD / f"{stem}.json").read_text("utf-8"))
        (document,) = read(DOCUMENTS / gold["file"].split("documents/")[-1])
        have, want = found_in(document), wanted(gold)
        for row in have:
            if row in {"askers", "answerers", "addressees", "covers"} and not want[row]:
                continue
            tally[row].update(
                tp=len(have[row] & want[row]), fn=len(want[row] - have[row]), fp=len(have[row] - want[row])
            )
            errors += [f"{stem}: {row} missed {item}" for item in sorted(want[row] - have[row])]
            errors += [f"{stem}: {row} spurious {item}" for item in sorted(have[row] - want[row])]
        header = document.header
        stated = {
            "number": header.number,
            "annex_number": header.annex_number,
            "submitted": header.submitted,
            "received": header.answered,
        }
        for key, value in stated.items():
            if gold.get(key) and not (key == "received" and gold["kind"] == "postponement"):
                right = norm(gold[key]) == norm(value)
                tally["header"].update(tp=right, fn=not right, fp=value is not None and not right)
                errors += [] if right else [f"{stem}: {key} {gold[key]} is not {value}"]
    return tally, errors


def f1(counts: Counter[str]) -> float:
    right, wrong = 2 * counts["tp"], counts["fp"] + counts["fn"]
    return right / (right + wrong) if right + wrong else 1.0


def gold_stems() -> list[str]:
    return sorted(path.stem for path in GOLD.glob("*.json"))


def held_out(stem: str) -> bool:
    """A part of the documents, by hash, kept apart when the rules for structure were written.

    Not unseen: repair was tried on ah-tk-20242025-546 and marks of notes on ah-tk-20232024-2271, the lexicon counts all
    documents, and none of these five has a reference to another answer. The clean test is the encrypted reserve.
    """
    return sha256(stem.encode()).hexdigest()[0] in "01234"


@pytest.mark.parametrize("part", ["tuned on", "held out"])
def test_structure_reaches_its_targets(part: str) -> None:
    tally, errors = measure(stem for stem in gold_stems() if held_out(stem) == (part == "held out"))
    reached = {row: f1(tally[row]) for row in LEAST}
    assert all(reached[row] >= least for row, least in LEAST.items()), "\n".join(errors)
