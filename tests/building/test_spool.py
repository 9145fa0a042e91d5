"""What waits on disk comes back as it was, piece by piece or many neighbours at once."""

import random
from pathlib import Path

import pytest

from kg.building.spool import Slot, SpoolReader, SpoolWriter


@pytest.mark.parametrize("seed", range(4))
def test_runs_are_the_data_of_the_slots_in_their_order(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    slots: list[Slot] = []
    for number in range(3):
        with SpoolWriter(tmp_path / f"{number}") as file:
            slots += [file.add(dice.randbytes(dice.choice((0, 1, 40, 900_000)))) for _ in range(12)]
    in_order = slots.copy()
    dice.shuffle(slots)
    with SpoolReader(tmp_path) as spool:
        for asked in (in_order, slots, slots[:1], []):
            assert b"".join(spool.runs(asked)) == b"".join(map(spool.read, asked))
        assert len(list(spool.runs(in_order))) < len(in_order)
