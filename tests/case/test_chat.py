"""One request against a real server: slow, huge, broken, redirecting, lying, or not there."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from cenotaph.case import chat
from cenotaph.case.chat import EndpointError, UnansweredError, UnreachableError, ask, endpoint_of
from tests.case.chatserver import ChatServer, Handler, Reply, completion, raw, serving

REQUEST = {"model": "toy", "messages": []}
KEY = "sk-Geheim/42+="


def asked(
    server: ChatServer, *, key: str | None = None, seconds: int = 60, most: int = 10_000
) -> bytes:
    endpoint = endpoint_of(server.address, "no")
    return ask(endpoint, REQUEST, key=key, seconds=seconds, most=most)


def refusal(reply: Reply, kind: type[Exception] = UnansweredError, **limits: Any) -> str:
    with serving(lambda _: reply) as server, pytest.raises(kind) as caught:
        asked(server, **limits)
    line = str(caught.value)
    assert "\n" not in line
    assert line.isprintable()
    return line


def test_a_good_answer_is_its_bytes() -> None:
    with serving(lambda _: completion("yes")) as server:
        body = asked(server)
        (got,) = server.asked
    assert b'"content": "yes"' in body
    assert (got.path, got.request) == ("/v1/chat/completions", REQUEST)
    assert "Authorization" not in got.headers


def test_a_key_goes_into_its_header_only() -> None:
    with serving(lambda _: completion("yes")) as server:
        asked(server, key=KEY)
        (got,) = server.asked
    assert got.headers["Authorization"] == f"Bearer {KEY}"
    assert KEY not in str(got.request) + got.path


def drip(handler: Handler) -> None:
    """A byte now and then, each well within any time between two bytes."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(600):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def drip_headers(handler: Handler) -> None:
    """The same before the headers are over."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(600):
        handler.wfile.write(f"X-{number}: x\r\n"[: 1 + number % 9].encode())
        handler.wfile.flush()
        time.sleep(0.05)


def hang(_: Handler) -> None:
    """Nothing at all."""
    time.sleep(30)


def endless_continue(handler: Handler) -> None:
    """The server says that it goes on, for ever."""
    while True:
        handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        time.sleep(0.01)


@pytest.mark.parametrize("reply", [drip, drip_headers, hang, endless_continue])
def test_the_time_holds_however_slowly_bytes_come(reply: Reply) -> None:
    start = time.monotonic()
    line = refusal(reply, seconds=1)
    assert line == "took longer than 1 seconds (timeout_seconds)"
    assert time.monotonic() - start < 15


def test_the_time_of_one_read_is_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the machine is busy, the read may give up before the connection is cut."""

    @contextmanager
    def never_cut(*_: object) -> Iterator[threading.Event]:
        yield threading.Event()

    monkeypatch.setattr(chat, "_limited", never_cut)
    assert refusal(hang, seconds=1) == "took longer than 1 seconds (timeout_seconds)"


def stream(handler: Handler) -> None:
    """Bytes without end and without a length."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65536)


def chunks(handler: Handler) -> None:
    """Chunks without end."""
    handler.protocol_version = "HTTP/1.1"
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    while True:
        handler.wfile.write(b"1000\r\n" + b"x" * 4096 + b"\r\n")


@pytest.mark.parametrize("reply", [stream, chunks, raw(200, b"x" * 20_000)])
def test_a_huge_answer_is_refused(reply: Reply) -> None:
    assert refusal(reply) == "the answer is larger than 10,000 bytes (answer_bytes)"


def short(handler: Handler) -> None:
    """Fewer bytes than announced."""
    handler.send_response(200)
    handler.send_header("Content-Length", "500")
    handler.end_headers()
    handler.wfile.write(b"x" * 20)


def short_chunk(handler: Handler) -> None:
    """A chunk that is cut off."""
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"1000\r\nxxx")


def no_http(handler: Handler) -> None:
    """Another protocol."""
    handler.wfile.write(b"220 mail.example ready\r\n")


def reset(handler: Handler) -> None:
    """The connection is torn down."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def silent(handler: Handler) -> None:
    """The connection is closed without a word."""
    handler.close_connection = True


@pytest.mark.parametrize(
    ("reply", "line"),
    [
        (short, "the answer was cut short"),
        (short_chunk, "the answer was cut short"),
        (no_http, "did not answer in HTTP"),
        (reset, "the connection was cut"),
        (silent, "the connection was cut"),
        (raw(200, b"x", Content_Encoding="gzip"), "the answer is compressed, which was not asked"),
    ],
)
def test_a_broken_answer_is_one_line(reply: Reply, line: str) -> None:
    assert refusal(reply).startswith(line)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with serving(lambda _: completion("stolen")) as elsewhere:
        there = f"{elsewhere.address}/chat/completions"
        line = refusal(raw(status, b"", Location=there), UnreachableError)
        assert elsewhere.asked == []
    assert line == f"redirects elsewhere (HTTP {status}), which is not followed"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, UnansweredError),
        (429, UnansweredError),
        (500, UnansweredError),
        (503, UnansweredError),
        (401, UnreachableError),
        (403, UnreachableError),
        (404, UnreachableError),
        (204, UnreachableError),
    ],
)
def test_a_refusal_is_told_with_its_reason(status: int, kind: type[Exception]) -> None:
    body = b'{"error": {"message": "not\\u001b[31m today\\nat all"}}' if status != 204 else b""
    line = refusal(raw(status, body), kind)
    assert f"HTTP {status}" in line
    assert status == 204 or line.endswith("not\\x1b[31m today at all")


@pytest.mark.parametrize(
    "body",
    [b"<html>no</html>", b"[]", b'{"error": 7}', b'{"error": {"message": null}}', b"{" * 999],
)
def test_a_refusal_without_a_reason_is_told_too(body: bytes) -> None:
    assert refusal(raw(500, body)).startswith("HTTP 500: ")


def test_no_line_repeats_the_key_or_grows_long() -> None:
    said = f'{{"error": {{"message": "bad key {KEY} {"x" * 5000}"}}}}'.encode()
    line = refusal(raw(401, said), UnreachableError, key=KEY)
    assert KEY not in line
    assert "[key]" in line
    assert len(line) < 300
    assert "repeats the key" in refusal(raw(200, said), key=KEY)


def test_who_is_not_there_is_one_line() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    endpoint = endpoint_of(f"http://127.0.0.1:{port}/v1", "no")
    with pytest.raises(UnreachableError, match=r"^cannot be reached: connection refused$"):
        ask(endpoint, REQUEST, key=None, seconds=60, most=100)


def test_a_server_without_encryption_gets_nothing_over_https() -> None:
    with serving(lambda _: completion("yes")) as server:
        endpoint = endpoint_of(server.address.replace("http:", "https:"), "no")
        with pytest.raises((UnreachableError, UnansweredError)):
            ask(endpoint, REQUEST, key=KEY, seconds=60, most=100)
        assert server.asked == []


def test_a_proxy_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    with serving(lambda _: completion("yes")) as server:
        assert asked(server)


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:8080/v1",
        "http://127.0.0.1:8080/v1",
        "http://127.8.9.1/v1/",
        "https://localhost/v1/chat/completions",
        "http://[::1]:8080/v1",
        "http://model.localhost:1/v1",
    ],
)
def test_this_machine_needs_no_leave(address: str) -> None:
    endpoint = endpoint_of(address, "no")
    assert endpoint.path == "/v1/chat/completions"
    assert endpoint.local


@pytest.mark.parametrize(
    "address",
    [
        "https://api.example.org/v1",
        "https://10.0.0.7/v1",
        "https://127.0.0.1.example.org/v1",
        "https://0.0.0.0/v1",
        "https://[2001:db8::1]/v1",
        "https://localhost.example.org/v1",
        "https://[::ffff:10.0.0.7]/v1",
        "https://2130706433/v1",
        "https://127.0.0.1%25.example.org/v1",
    ],
)
def test_another_machine_needs_leave_and_is_not_looked_up(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked_up(*_: object, **__: object) -> None:
        raise AssertionError("looked up")

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    with pytest.raises(EndpointError, match="is not this machine"):
        endpoint_of(address, "no")
    assert endpoint_of(address, "https").address.startswith("https://")
    with pytest.raises(EndpointError, match="in the clear"):
        endpoint_of(address.replace("https", "http"), "https")
    assert endpoint_of(address.replace("https", "http"), "http").scheme == "http"


@pytest.mark.parametrize(
    "address",
    [
        "localhost:8080",
        "ftp://localhost/v1",
        "file:///etc/passwd",
        "http://",
        "http:///v1",
        "http://localhost:99999/v1",
        "http://localhost:x/v1",
        "http://[::1/v1",
        "http://local host/v1",
        "http://localhost/v1\r\nX: y",
        "http://höst/v1",
        "http://user@localhost/v1",
        "http://user:secret@localhost/v1",
        "http://localhost/v1?key=secret",
        "http://localhost/v1#secret",
    ],
)
def test_what_is_no_plain_address_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(EndpointError) as caught:
        endpoint_of(address, "http")
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def resolving_to(number: str) -> Callable[..., list[Any]]:
    def resolve(_: str, port: int, **__: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    return resolve


def test_a_name_of_this_machine_that_leads_elsewhere_gets_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", resolving_to("192.0.2.7"))
    endpoint = endpoint_of("http://localhost:8080/v1", "no")
    with pytest.raises(UnreachableError, match="its name leads elsewhere; nothing was sent"):
        ask(endpoint, REQUEST, key=KEY, seconds=60, most=100)


def test_with_leave_a_host_by_name_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda _: completion("yes")) as server:
        monkeypatch.setattr(socket, "getaddrinfo", resolving_to("127.0.0.1"))
        address = f"http://models.example.org:{server.server_address[1]}/v1"
        assert ask(endpoint_of(address, "http"), REQUEST, key=None, seconds=60, most=10_000)
        (got,) = server.asked
    assert got.headers["Host"].startswith("models.example.org:")
