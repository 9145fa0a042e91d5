"""changes(): what one build finds that an earlier one did not, and what it lost, row by row of two score cards."""

from dataclasses import dataclass

from kg.evaluate import Row, Scorecard


@dataclass(frozen=True, slots=True)
class Change:
    """One row of two cards: F1 before and after, and a line for each fault that went and each that came."""

    name: str
    before: float
    after: float
    gains: tuple[str, ...]
    losses: tuple[str, ...]


def changes(new: Scorecard, old: Scorecard) -> list[Change]:
    """Every row of either card, in the order of the new one.

    A gain is a fault of the old card that the new one does not have: something missed that is found now, something
    spurious that is gone. A loss is the reverse.
    """
    names = dict.fromkeys([*new.rows, *old.rows])
    return [_change(name, new.rows.get(name, Row()), old.rows.get(name, Row())) for name in names]


def _change(name: str, new: Row, old: Row) -> Change:
    before, after = set(old.errors), set(new.errors)
    return Change(name, old.f1, new.f1, tuple(sorted(before - after)), tuple(sorted(after - before)))
