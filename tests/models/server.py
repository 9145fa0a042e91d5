"""A server on this machine that speaks the OpenAI protocol for chat, and answers as a test tells it to."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Asked:
    """What the server was asked, in order: bodies and headers."""

    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    url: str = ""


Reply = Callable[[BaseHTTPRequestHandler, dict[str, Any], int], None]
"""Writes an answer to a question, which is the n-th (from 0)."""


def send(handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def completion(content: str | None, model: str = "test-1.2", finish: str = "stop", **message: Any) -> bytes:
    """What a server answers: the envelope around the content."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content, **message}}
    return json.dumps({"object": "chat.completion", "model": model, "choices": [choice]}).encode()


def says(content: str, **more: Any) -> Reply:
    """Always the same content."""
    return lambda handler, body, number: send(handler, 200, completion(content, **more))


def proposes(names: list[Any] = (), relations: list[Any] = ()) -> Reply:  # type: ignore[assignment]
    """Always the same proposals."""
    return says(json.dumps({"names": list(names), "relations": list(relations)}))


@contextmanager
def serving(reply: Reply) -> Iterator[Asked]:
    """The server, for as long as the block lasts."""
    asked = Asked()
    one_at_a_time = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with one_at_a_time:
                number = len(asked.bodies)
                asked.bodies.append(body)
                asked.headers.append(dict(self.headers))
            with suppress(BrokenPipeError, ConnectionResetError):  # the other side had enough
                reply(self, body, number)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    asked.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
