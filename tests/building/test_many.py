"""More sets than can be drawn: the view is that of the last ones, drawn by a process of its own or not."""

import json
from pathlib import Path

from kg.exporters import MOST_SETS_SHOWN
from kg.pipeline import build
from tests.sources.test_zaken import RECORD


def test_the_view_of_many_sets_is_the_same_by_one_process_and_two(tmp_path: Path) -> None:
    numbers = [f"2021Z{number:05}" for number in range(MOST_SETS_SHOWN + 5)]
    records = tmp_path / "zaken-2021.jsonl"
    records.write_text("".join(json.dumps({**RECORD, "nummer": number}) + "\n" for number in numbers), encoding="utf-8")
    for jobs in (1, 2):
        report = build([str(records)], tmp_path / f"{jobs}", jobs=jobs)
        assert report.notes == (
            f"graph.html and kamergraaf.graphml hold the last {MOST_SETS_SHOWN} of {len(numbers)} sets; "
            "the rest is in the RDF",
        )
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / jobs).iterdir()} for jobs in "12")
    assert one == two
    page = one["graph.html"].decode()
    assert numbers[-1] in page
    assert numbers[0] not in page
