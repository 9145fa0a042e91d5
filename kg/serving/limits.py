"""What one query may cost, so that it never takes the service down; and how a query that costs more is refused."""

from dataclasses import dataclass

from kg.errors import KgError


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes of one query, and how many run at once."""

    seconds: float = 30.0
    """After this the query is ended."""
    answer_bytes: int = 32 << 20
    """A larger answer is refused: use LIMIT, or the files."""
    request_bytes: int = 256 << 10
    """A larger request is refused."""
    at_once: int = 4
    """Queries that run at the same time, each in an engine of its own."""
    waiting: int = 16
    """Queries that wait for their turn; more are sent away."""
    memory_bytes: int = 4 << 30
    """What one engine may hold in memory."""
    service: bool = False
    """Whether queries may call other endpoints by `SERVICE`."""


class RefusedError(KgError):
    """A request that is not answered, with the HTTP status that says so and a line for the person who asked."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
