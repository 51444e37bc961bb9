"""A real HTTP server on this machine that speaks the chat-completions protocol, well or badly."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

Reply = Callable[["Handler"], None]
Answering = Callable[["Asked"], "Reply | str"]
FENCED = re.compile(r"^<<<PASSAGE (\w+)>>>\n(.*)\n<<<END \1>>>$", re.DOTALL | re.MULTILINE)


class Asked(NamedTuple):
    """A request as the server got it."""

    path: str
    headers: dict[str, str]
    request: dict[str, Any]

    @property
    def passage(self) -> str:
        """The words between the fences."""
        found = FENCED.search(self.request["messages"][1]["content"])
        assert found, "no passage between fences"
        return found.group(2)

    @property
    def system(self) -> str:
        """What the model is told to do."""
        told: str = self.request["messages"][0]["content"]
        return told


class Handler(BaseHTTPRequestHandler):
    """Hands each request to the server's answering function."""

    server: ChatServer

    def do_POST(self) -> None:
        """One request for a completion."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        asked = Asked(self.path, dict(self.headers), json.loads(body))
        self.server.asked.append(asked)
        reply = self.server.answering(asked)
        try:
            if isinstance(reply, str):
                completion(reply)(self)
            else:
                reply(self)
        except OSError:
            self.close_connection = True  # the client had enough

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send(self, status: int, body: bytes, **headers: str) -> None:
        """A whole response."""
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


class ChatServer(ThreadingHTTPServer):
    """Listens on a free port of this machine; `asked` are the requests so far."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, answering: Answering) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answering = answering
        self.asked: list[Asked] = []

    @property
    def address(self) -> str:
        """What a user writes into the settings."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, *_: object) -> None:
        """A client that left is no fault of a test."""


@contextmanager
def serving(answering: Answering) -> Iterator[ChatServer]:
    """A server for the time of a `with` statement."""
    with ChatServer(answering) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def completion(content: str | None, finish: str = "stop") -> Reply:
    """A completion with these words."""
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    body = json.dumps({"object": "chat.completion", "choices": [choice]}).encode()
    return lambda handler: handler.send(200, body, Content_Type="application/json")


def raw(status: int, body: bytes, **headers: str) -> Reply:
    """Any response."""
    return lambda handler: handler.send(status, body, **headers)


def listing(*claims: dict[str, Any]) -> str:
    """The answer that is asked for."""
    return json.dumps({"claims": claims})


def claim(quote: str, kind: str = "killing", **fields: Any) -> dict[str, Any]:
    """One claim of an answer."""
    return {"quote": quote, "kind": kind, "modality": "asserted", **fields}
