"""A text as its lines, each knowing where it stands: `(start, end)` without the blanks around it."""

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of `raw` without the blanks around it."""

    raw: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The line as it stands."""
        return self.raw[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where it stands in the raw text."""
        return self.start, self.end

    def __bool__(self) -> bool:
        return self.end > self.start


def lines_of(raw: str) -> list[Line]:
    """Every line, blank ones too."""
    lines: list[Line] = []
    at = 0
    for line in raw.split("\n"):
        start = at + len(line) - len(line.lstrip())
        lines.append(Line(raw, start, max(start, at + len(line.rstrip()))))
        at += len(line) + 1
    return lines
