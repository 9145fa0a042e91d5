"""A language model over the OpenAI protocol: a real server on this machine, well-behaved and otherwise."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ModelError
from kg.models import KEY, chosen, opened
from kg.models.contract import prompt, schema
from kg.models.endpoint import Endpoint
from kg.models.openai import OpenAIModel, openai_model
from kg.models.proposals import Answer, AnswerError
from tests.models.server import Asked, Reply, completion, proposes, says, send, serving

KPN = {"quote": "KPN", "class": "Company", "context": "bij KPN"}
TEXT = "Wat gebeurt er bij KPN?"
SECRET = "sk-test-0123456789"


@contextmanager
def model(reply: Reply, key: str = "", seconds: float = 5.0) -> Iterator[tuple[OpenAIModel, Asked]]:
    """A model behind a server that answers so; hurried, so that the tests are quick."""
    with serving(reply) as asked:
        yield OpenAIModel("test", Endpoint(f"{asked.url}/chat/completions", key, seconds, pause=0.01)), asked


def test_it_asks_for_answers_bound_to_the_schema_and_reads_them() -> None:
    with model(proposes([KPN])) as (asked_model, asked):
        answer = Answer.of(asked_model.ask(TEXT))
    assert [name.quote for name in answer.names] == ["KPN"]
    assert answer.version == "test-1.2"
    (body,) = asked.bodies
    assert body["response_format"]["json_schema"]["schema"] == schema()
    assert body["response_format"]["json_schema"]["strict"] is True
    assert body["messages"] == [{"role": "system", "content": prompt()}, {"role": "user", "content": TEXT}]
    assert (body["model"], body["temperature"]) == ("test", 0)


BROKEN: dict[str, tuple[Reply, str]] = {
    "no JSON in the content": (says("Natuurlijk! Hier is de lijst:"), "no JSON"),
    "JSON in a fence": (says('```json\n{"names": [], "relations": []}\n```'), "no JSON"),
    "half an answer": (says('{"names": [{"quote": "KP', finish="length"), "broke off"),
    "a list": (says("[]"), "not an object"),
    "a refusal": (
        lambda handler, body, number: send(handler, 200, completion(None, refusal="Dat kan ik niet.")),
        "refused",
    ),
    "an empty envelope": (lambda handler, body, number: send(handler, 200, b"{}"), "no chat completion"),
    "no choices": (lambda handler, body, number: send(handler, 200, b'{"choices": []}'), "no chat completion"),
    "no text at all": (lambda handler, body, number: send(handler, 200, b""), "no JSON"),
    "HTML": (lambda handler, body, number: send(handler, 200, b"<html>"), "no JSON"),
    "a pit of brackets": (lambda handler, body, number: send(handler, 200, b"[" * 500_000), "no JSON"),
    "a pit in the content": (says("[" * 500_000), "no JSON"),
    "bytes that are no text": (lambda handler, body, number: send(handler, 200, b"\xff\xfe\x00"), "no JSON"),
    "too much": (lambda handler, body, number: send(handler, 200, completion("x" * (3 << 20))), "too large"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_answer_is_none(kind: str) -> None:
    reply, reason = BROKEN[kind]
    with model(reply) as (asked_model, asked), pytest.raises(AnswerError, match=reason):
        asked_model.ask(TEXT)
    assert len(asked.bodies) == 1


def test_a_flood_without_end_is_cut_off() -> None:
    def flood(handler: BaseHTTPRequestHandler, body: dict[str, Any], number: int) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(10_000):
            handler.wfile.write(b"x" * 65_536)

    with model(flood) as (asked_model, _), pytest.raises(AnswerError, match="too large"):
        asked_model.ask(TEXT)


@pytest.mark.parametrize("chunked", [True, False])
def test_an_answer_that_drips_is_not_waited_for(chunked: bool) -> None:
    def drip(handler: BaseHTTPRequestHandler, body: dict[str, Any], number: int) -> None:
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(200)
        handler.send_header(*(("Transfer-Encoding", "chunked") if chunked else ("Content-Length", "100000")))
        handler.end_headers()
        for _ in range(200):
            handler.wfile.write(b"1\r\n \r\n" if chunked else b" ")
            handler.wfile.flush()
            time.sleep(0.05)

    with model(drip, seconds=0.3) as (asked_model, asked), pytest.raises(AnswerError, match="no answer in time"):
        asked_model.ask(TEXT)
    assert len(asked.bodies) == 3


def test_a_server_that_says_nothing_is_not_waited_for() -> None:
    with (
        model(lambda handler, body, number: time.sleep(1), seconds=0.2) as (asked_model, asked),
        pytest.raises(AnswerError, match="no answer in time"),
    ):
        asked_model.ask(TEXT)
    assert len(asked.bodies) == 3


def test_a_server_that_breaks_off_is_asked_again() -> None:
    def breaks_off(handler: BaseHTTPRequestHandler, body: dict[str, Any], number: int) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "5000")
        handler.end_headers()
        handler.wfile.write(b'{"choices": [')

    with model(breaks_off) as (asked_model, asked), pytest.raises(AnswerError):
        asked_model.ask(TEXT)
    assert len(asked.bodies) in {1, 3}


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(status: int) -> None:
    def busy(handler: BaseHTTPRequestHandler, body: dict[str, Any], number: int) -> None:
        if number < 2:
            send(handler, status, b"{}", Retry_After="0")
        else:
            send(handler, 200, completion('{"names": [], "relations": []}'))

    with model(busy) as (asked_model, asked):
        assert asked_model.ask(TEXT)["names"] == []
    assert len(asked.bodies) == 3


@pytest.mark.parametrize("wait", ["-1", "1e9", "nan", "Wed, 21 Oct 2099 07:28:00 GMT", "\u00b2"])
def test_a_server_does_not_decide_how_long_we_sleep(wait: str, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    busy: Reply = lambda handler, body, number: send(handler, 503, b"", Retry_After=wait)  # noqa: E731
    with model(busy) as (asked_model, asked), pytest.raises(AnswerError, match="HTTP 503"):
        asked_model.ask(TEXT)
    assert len(asked.bodies) == 3
    assert all(0 <= seconds <= 30 for seconds in slept)


@pytest.mark.parametrize("status", [301, 302, 307, 401, 403, 404])
def test_what_will_not_get_better_stops_the_build_at_once(status: int) -> None:
    other = serving(proposes([KPN]))
    with other as elsewhere:
        reply: Reply = lambda handler, body, number: send(  # noqa: E731
            handler, status, json.dumps({"error": f"key {SECRET}\x1b[31m"}).encode(), Location=elsewhere.url
        )
        with (
            model(reply, key=SECRET) as (asked_model, asked),
            pytest.raises(ModelError, match=f"HTTP {status}") as said,
        ):
            asked_model.ask(TEXT)
        assert len(asked.bodies) == 1
        assert elsewhere.bodies == []
    assert SECRET not in str(said.value)
    assert str(said.value).isprintable()


def test_a_setting_that_the_server_does_not_know_is_left_out_from_then_on() -> None:
    def picky(handler: BaseHTTPRequestHandler, body: dict[str, Any], number: int) -> None:
        if "temperature" in body:
            error = {"error": {"message": "Unsupported value: 'temperature' does not support 0 with this model."}}
            send(handler, 400, json.dumps(error).encode())
        else:
            send(handler, 200, completion('{"names": [], "relations": []}'))

    with model(picky) as (asked_model, asked):
        asked_model.ask(TEXT)
        asked_model.ask("Nog een tekst.")
    assert ["temperature" in body for body in asked.bodies] == [True, False, False]


@pytest.mark.parametrize("reason", ["response_format is unknown", "maximum context length is 512", "content filter"])
def test_a_text_that_the_server_does_not_take_has_no_answer_and_the_reason_of_the_server(reason: str) -> None:
    reply: Reply = lambda handler, body, number: send(handler, 400, json.dumps({"error": reason}).encode())  # noqa: E731
    with model(reply) as (asked_model, asked), pytest.raises(AnswerError, match=f"not taken: HTTP 400.*{reason}"):
        asked_model.ask(TEXT)
    assert len(asked.bodies) == 1


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        endpoint = Endpoint(f"http://127.0.0.1:{free.getsockname()[1]}/v1", pause=0.01)
        with pytest.raises(AnswerError, match="no connection"):
            OpenAIModel("test", endpoint).ask(TEXT)


# The key.


def test_the_key_goes_to_the_server_and_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, SECRET)
    with serving(proposes([KPN])) as asked:
        choice = chosen("openai:test", asked.url, tmp_path)
        remembered = opened(choice)
        remembered.answer(TEXT)
    assert asked.headers[0]["Authorization"] == f"Bearer {SECRET}"
    assert SECRET not in json.dumps(asked.bodies)
    assert SECRET not in repr(choice) + repr(remembered) + remembered.model.key
    assert all(SECRET.encode() not in path.read_bytes() for path in tmp_path.rglob("*.json"))


def test_without_a_key_none_is_sent_even_where_another_program_left_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(KEY, raising=False)
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    netrc = tmp_path / "netrc"
    netrc.write_text(f"default login somebody password {SECRET}\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with serving(proposes()) as asked:
        openai_model("test", asked.url, KEY).ask(TEXT)
    assert "Authorization" not in asked.headers[0]


@pytest.mark.parametrize(
    ("url", "key", "reason"),
    [
        ("ftp://localhost/v1", "", "begins with http"),
        ("localhost:11434/v1", "", "begins with http"),
        ("http://", "", "begins with http"),
        ("https://user:pass@example.org/v1", "", "without a name or key"),
        ("http://example.org/v1", SECRET, "use https"),
        ("http://127.0.0.1.example.org/v1", SECRET, "use https"),
        ("https://example.org/v1", "sk\r\nX-Evil: 1", "no key has"),
    ],
)
def test_an_address_or_a_key_that_may_not_be_used(url: str, key: str, reason: str) -> None:
    with pytest.raises(ModelError, match=reason) as said:
        Endpoint(url, key)
    assert not key or key not in str(said.value)


@pytest.mark.parametrize("url", ["http://localhost:1/v1", "http://127.0.0.1/v1", "http://[::1]:8080/v1"])
def test_a_key_may_go_to_this_machine(url: str) -> None:
    assert Endpoint(url, SECRET).key == SECRET


@pytest.mark.parametrize("address", ["/v1", "/v1/", "/v1/chat/completions"])
def test_the_address_of_the_api_is_enough(address: str) -> None:
    assert (
        openai_model("m", f"http://localhost:1{address}", KEY).endpoint.url == "http://localhost:1/v1/chat/completions"
    )
