"""Oxigraph servers, each asked one query at a time: one that takes too long or too much is ended, and no other with it.

Oxigraph looks at the time only now and then (not in a property path, not while it sorts), so its own time limit does not
hold. Ending the process does. All of them have the same store open read-only; a new one is there in some 50 ms, which is
also how a store that is built again comes to be served.
"""

import asyncio
import ctypes
import logging
import resource
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from kg.errors import KgError
from kg.serving.limits import Limits, RefusedError
from kg.store import build_of

_LOG = logging.getLogger(__name__)
_START_SECONDS = 30.0
_BETWEEN_LOOKS = 0.02
_LOOPBACK = "127.0.0.1"
_PR_SET_PDEATHSIG = 1
"""Of Linux, `prctl(2)`."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the engine answered: the HTTP status, the media type and the body."""

    status: int
    media_type: str
    body: bytes


class Served:
    """The folder of a store, and which build of it stands there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._build = build_of(folder)

    def build(self) -> object:
        """Another value once the store was built again; the one before while the new one is being put in its place."""
        now = build_of(self.folder)
        if now not in (None, self._build):
            self._build = now
            _LOG.warning("%s: the store was built again, and is served from now on", self.folder)
        return self._build


class Engine:
    """One Oxigraph server on a port of the loopback, started when it is asked and when the store was built again."""

    def __init__(self, store: Served, limits: Limits) -> None:
        self._store = store
        self._build: object = None
        self._limits = limits
        self._process: Process | None = None
        self._client = httpx.AsyncClient(
            trust_env=False, timeout=2 * limits.seconds + 10, limits=httpx.Limits(max_keepalive_connections=0)
        )
        self._port = 0

    async def ask(self, fields: Sequence[tuple[str, str]], accept: str) -> Reply:
        """The answer to a query; raises `RefusedError` when that is too large, `httpx.TransportError` when the engine dies."""
        await self.start()
        form: dict[str, list[str]] = {}
        for name, value in fields:
            form.setdefault(name, []).append(value)
        async with self._client.stream(
            "POST", f"http://{_LOOPBACK}:{self._port}/query", data=form, headers={"Accept": accept}
        ) as answer:
            body = bytearray()
            async for chunk in answer.aiter_bytes():
                body += chunk
                if len(body) > self._limits.answer_bytes:
                    most = self._limits.answer_bytes >> 20
                    raise RefusedError(
                        413, f"the answer is larger than {most} MB; ask for less by LIMIT, or use the files"
                    )
            return Reply(answer.status_code, answer.headers.get("Content-Type", "text/plain"), bytes(body))

    async def start(self) -> None:
        """Be there; raises `KgError` when the program does not start."""
        build = self._store.build()
        if self._process and self._process.returncode is None:
            if build == self._build:
                return
            await self.stop()
        self._build = build
        self._port = _free_port()
        program = str(Path(sys.executable).with_name("oxigraph"))
        place = ("--location", str(self._store.folder), "--bind", f"{_LOOPBACK}:{self._port}")
        self._process = await asyncio.create_subprocess_exec(
            program,
            "serve-read-only",
            *place,
            "--union-default-graph",
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=DEVNULL,
            start_new_session=True,
            preexec_fn=self._bounded,
        )
        try:
            async with asyncio.timeout(_START_SECONDS):
                while not await self._listens():
                    await asyncio.sleep(_BETWEEN_LOOKS)
        except TimeoutError as error:
            await self.stop()
            raise KgError(f"the SPARQL engine does not answer after {_START_SECONDS:.0f} seconds") from error

    async def _listens(self) -> bool:
        if self._process is None or self._process.returncode is not None:
            raise KgError(f"{self._store.folder}: the SPARQL engine cannot open the store; build it again")
        try:
            _, writer = await asyncio.open_connection(_LOOPBACK, self._port)
        except ConnectionError:
            return False
        writer.close()
        return True

    def _bounded(self) -> None:
        """In the new process: bound its memory, and have it end with this one, however this one ends."""
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        resource.setrlimit(resource.RLIMIT_DATA, (self._limits.memory_bytes, self._limits.memory_bytes))

    async def stop(self) -> None:
        """Be gone, whatever it was doing."""
        if self._process and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        self._process = None

    async def close(self) -> None:
        """Be gone for good."""
        await self.stop()
        await self._client.aclose()


class Pool:
    """As many engines as queries may run at once."""

    def __init__(self, store: Served, limits: Limits) -> None:
        self._limits = limits
        self._engines = [Engine(store, limits) for _ in range(limits.at_once)]
        self._idle: asyncio.LifoQueue[Engine] = asyncio.LifoQueue()
        self._waiting = 0

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Pool"]:
        """The pool with its first engine started, which shows that the store opens; all are ended with the block."""
        for engine in self._engines:
            self._idle.put_nowait(engine)
        try:
            await self._engines[-1].start()
            yield self
        finally:
            for engine in self._engines:
                await engine.close()

    async def ask(self, query: str, accept: str, others: Mapping[str, Sequence[str]] | None = None) -> Reply:
        """The answer to one query, with the protocol's `others` such as `default-graph-uri`.

        Raises `RefusedError`: 503 when too many ask or the engine broke, 504 when it took too long, 413 when it is too large.
        """
        fields = [("query", query), *((name, value) for name, values in (others or {}).items() for value in values)]
        engine = await self._turn()
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await engine.ask(fields, accept)
        except TimeoutError as error:
            await engine.stop()
            reason = f"the query was ended: it took longer than {self._limits.seconds:g} seconds"
            raise RefusedError(504, reason) from error
        except httpx.TransportError as error:
            await engine.stop()
            raise RefusedError(
                503, "the query was ended: the engine broke off, most likely for want of memory"
            ) from error
        except (RefusedError, asyncio.CancelledError):
            await engine.stop()
            raise
        except KgError as error:
            await engine.stop()
            raise RefusedError(503, str(error)) from error
        finally:
            self._idle.put_nowait(engine)

    async def _turn(self) -> Engine:
        if self._waiting >= self._limits.waiting:
            raise RefusedError(503, "too many queries at once; try again in a while")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await self._idle.get()
        except TimeoutError as error:
            raise RefusedError(503, "too many queries at once; try again in a while") from error
        finally:
            self._waiting -= 1


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((_LOOPBACK, 0))
        return int(one.getsockname()[1])
