"""How often to ask, how long to wait after a refusal, and when to give up."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Pace:
    """All times are in seconds; `sleep`, `now` and `jitter` are parameters so that tests need not wait."""

    between: float = 0.5
    """From the start of one request to the start of the next, to the same host."""
    tries: int = 5
    first_wait: float = 2.0
    """After the first refusal; it doubles with each further one."""
    longest_wait: float = 300.0
    """A server that asks for more with `Retry-After` is left alone until the next run."""
    connect: float = 10.0
    silence: float = 180.0
    """The server may be silent for so long; KOOP's search has been seen to take two minutes."""
    whole: float = 600.0
    """A whole answer may take so long, however steadily it drips in."""
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.monotonic
    jitter: Callable[[], float] = field(default=random.SystemRandom().random)
    """Between 0 and 1; clients that were refused together must not come back together."""

    def backoff(self, attempt: int) -> float:
        """How long to wait after so many refusals: doubling, the upper half of each wait left to chance."""
        most = min(self.first_wait * 2.0 ** (attempt - 1), self.longest_wait)
        return most / 2 + most / 2 * self.jitter()


class Turns:
    """When each host was last asked."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._last: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Return when it is this host's turn again."""
        last = self._last.get(host)
        if last is not None and (left := last + self._pace.between - self._pace.now()) > 0:
            self._pace.sleep(left)
        self._last[host] = self._pace.now()


def retry_after(value: str | None, server_date: str | None) -> float | None:
    """The seconds a `Retry-After` asks for, as a number or as a day and time reckoned from the server's own `Date`.

    >>> retry_after("120", None)
    120.0
    >>> retry_after("Wed, 31 Mar 2021 10:00:30 GMT", "Wed, 31 Mar 2021 10:00:00 GMT")
    30.0
    """
    if value is None:
        return None
    if value.strip().isascii() and value.strip().isdigit():
        return float(value.strip()[:9])
    until, now = _moment(value), _moment(server_date)
    return max(0.0, (until - now).total_seconds()) if until and now else None


def _moment(value: str | None) -> datetime | None:
    try:
        found = parsedate_to_datetime(value or "")
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
