"""HTTP, politely and within bounds: one request at a time, to known hosts only, and an answer that is whole or refused."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests
from requests.utils import default_user_agent

from kg.errors import FetchError
from kg.fetching.pacing import Pace, Turns, retry_after
from kg.fetching.places import host_of

PROJECT = "https://w3id.org/kamergraaf"
MOST_BYTES = 50_000_000
"""No page of results and no Kamervraag comes near so many; an answer that does is refused."""
_BLOCK = 1 << 16
_REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_GONE = frozenset({404, 410})
_UNSEEN = requests.exceptions.ChunkedEncodingError, requests.exceptions.ConnectionError, requests.exceptions.Timeout


@dataclass(frozen=True, slots=True)
class Seen:
    """What the server said of an address the last time: its `ETag` and its `Last-Modified`."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer. `address` is where it came from in the end; `unchanged` when the server says 304."""

    address: str
    data: bytes
    media_type: str = ""
    etag: str = ""
    last_modified: str = ""
    date: str = ""
    unchanged: bool = False


class _Passing(Exception):  # noqa: N818  it never leaves this module
    """A fault that may be over soon; `wait` is what the server asks for, in seconds."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


class Client:
    """One session with the sources; close it, or use it in a `with`. `waiting` is told of each wait after a fault."""

    def __init__(
        self,
        hosts: frozenset[str],
        pace: Pace | None = None,
        contact: str = "",
        version: str = "0",
        most_bytes: int = MOST_BYTES,
        waiting: Callable[[str], None] = lambda line: None,
    ) -> None:
        self.pace = pace or Pace()
        self._hosts = hosts
        self._most_bytes = most_bytes
        self._waiting = waiting
        self._turns = Turns(self.pace)
        self._session = requests.Session()
        about = "; ".join(part for part in (f"+{PROJECT}", contact) if part)
        self._session.headers["User-Agent"] = f"Kamergraaf/{version} ({about}) {default_user_agent()}"

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def may_ask(self, address: str) -> bool:
        """Whether the host of an address is one of those that may be spoken to."""
        try:
            return host_of(address) in self._hosts
        except FetchError:
            return False

    def get(
        self,
        address: str,
        params: Mapping[str, str] | None = None,
        accept: str = "*/*",
        seen: Seen | None = None,
    ) -> Answer:
        """The whole answer to one question, tried again while its fault may pass.

        Raises `FetchError` with the address that was asked and one line of why there is no answer; `final` for 404 and
        410. With `seen` the request is conditional, and the answer may be `unchanged`.
        """
        asked = requests.Request("GET", address, params=dict(params or {})).prepare().url or address
        headers = {"Accept": accept} | _conditions(seen)
        attempt = 1
        while True:
            try:
                return self._once(asked, headers)
            except _Passing as fault:
                wait = self.pace.backoff(attempt) if fault.wait is None else fault.wait
                if attempt >= self.pace.tries:
                    raise FetchError(asked, f"{fault} (tried {attempt} times)", busy=True) from fault
                if wait > self.pace.longest_wait:
                    reason = f"{fault}, and asks to wait {wait:,.0f} s: try again later"
                    raise FetchError(asked, reason, busy=True) from fault
                self._waiting(f"{host_of(asked)}: {fault}; asked again in {wait:,.0f} s")
                self.pace.sleep(wait)
                attempt += 1

    def _once(self, asked: str, headers: Mapping[str, str]) -> Answer:
        """One try, along the redirects that stay with known hosts."""
        address = asked
        for _ in range(_REDIRECTS + 1):
            self._check(address, asked)
            self._turns.wait(host_of(address))
            try:
                response = self._session.get(
                    address,
                    headers=dict(headers),
                    allow_redirects=False,
                    stream=True,
                    timeout=(self.pace.connect, self.pace.silence),
                )
            except requests.RequestException as error:
                raise _fault(asked, error) from error
            with response:
                if response.status_code not in _MOVED:
                    return self._answer(asked, address, response)
                address = urljoin(address, response.headers.get("Location", ""))
        raise FetchError(asked, f"more than {_REDIRECTS} redirects")

    def _check(self, address: str, asked: str) -> None:
        if host_of(address) not in self._hosts:
            how = "is not one of the hosts that may be asked" if address == asked else "is another host: not followed"
            raise FetchError(asked, f"{host_of(address)} {how} (see --allow-host)")
        if urlsplit(asked).scheme == "https" and urlsplit(address).scheme != "https":
            raise FetchError(asked, f"redirected from https to {address}: not followed")

    def _answer(self, asked: str, address: str, response: requests.Response) -> Answer:
        said = response.headers
        status, date = response.status_code, said.get("Date", "")
        name = f"the server says {status} {response.reason or ''}".rstrip()
        if status in _PASSING:
            raise _Passing(name, retry_after(said.get("Retry-After"), date))
        if status == 304:
            return Answer(address, b"", date=date, unchanged=True)
        if status != 200:
            raise FetchError(asked, name, final=status in _GONE)
        data = b"".join(self._body(asked, response))
        media_type = said.get("Content-Type", "").partition(";")[0].strip().lower()
        return Answer(address, data, media_type, said.get("ETag", ""), said.get("Last-Modified", ""), date)

    def _body(self, asked: str, response: requests.Response) -> Iterator[bytes]:
        """The bytes as they come in, no more than allowed and no longer than allowed; a body cut short is a fault."""
        until = self.pace.now() + self.pace.whole
        left = self._most_bytes
        try:
            for block in response.iter_content(_BLOCK):
                left -= len(block)
                if left < 0:
                    raise FetchError(asked, f"an answer of more than {self._most_bytes:,} bytes is refused")
                if self.pace.now() > until:
                    raise _Passing(f"no whole answer within {self.pace.whole:,.0f} s")
                yield block
        except requests.RequestException as error:
            raise _fault(asked, error) from error


def _fault(asked: str, error: requests.RequestException) -> FetchError | _Passing:
    """A fault of the connection, by whether it may pass: a certificate does not mend itself."""
    passing = isinstance(error, _UNSEEN) and not isinstance(error, requests.exceptions.SSLError)
    return _Passing(_plainly(error)) if passing else FetchError(asked, _plainly(error))


def _conditions(seen: Seen | None) -> dict[str, str]:
    """The headers of a conditional request."""
    if seen is None:
        return {}
    given = {"If-None-Match": seen.etag, "If-Modified-Since": seen.last_modified}
    return {name: value for name, value in given.items() if value}


def _plainly(error: requests.RequestException) -> str:
    """One line for a fault of the connection."""
    if isinstance(error, requests.exceptions.Timeout):
        return "no answer in time"
    if isinstance(error, requests.exceptions.SSLError):
        return "the certificate of the server cannot be trusted"
    text = " ".join(str(error).split())
    if (
        "IncompleteRead" in text
        or "ended prematurely" in text
        or isinstance(error, requests.exceptions.ChunkedEncodingError)
    ):
        return "the answer was cut off"
    if "Name or service not known" in text or "NameResolutionError" in text:
        return "there is no such host"
    if "refused" in text:
        return "the connection was refused"
    return f"the connection failed ({type(error).__name__})"
