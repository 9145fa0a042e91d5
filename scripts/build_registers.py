"""Builds the register tables: `python scripts/build_registers.py REFERENCE_DIR [OUT_DIR]`."""

import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Write every table of `kg/data/registers/` from the reference facts; the same facts give the same bytes.

    What contradicts itself in them is named on stderr, unless `reviewed.csv` beside them says why it stands.
    """
    from registers import people, things

    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    default = Path(__file__).resolve().parent.parent / "kg" / "data" / "registers"
    reference = Path(arguments[0])
    out = Path(arguments[1]) if len(arguments) == 2 else default
    out.mkdir(parents=True, exist_ok=True)
    people.build(reference, out)
    things.build(reference, out)
    return _contradictions(out)


def _contradictions(out: Path) -> int:
    """Name each contradiction in what was written; 1 when somebody has to look at one."""
    from kg.registers.contradictions import contradictions

    new = [one.text for one in contradictions(out) if not one.reason]
    for text in new:
        print(f"build_registers: {text}", file=sys.stderr)
    return 1 if new else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
