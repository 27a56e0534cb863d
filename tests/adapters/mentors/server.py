"""A tiny chat-completions server on the loopback: replies are functions of the request, requests are kept."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from apprentice.adapters.mentors.profiles import Endpoint
from apprentice.adapters.mentors.rungs import Rung


@dataclass
class Said:
    """One response: status, body, headers; ``hang`` never answers, ``drip`` sends a byte at a time for ever."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    hang: bool = False
    drip: bool = False


Responder = Callable[[dict[str, Any]], Said]


def completion(
    text: str | None, *, finish: str = "stop", refusal: str | None = None, cost: float | None = None
) -> Said:
    """A chat completion with that text."""
    usage: dict[str, Any] = {"prompt_tokens": 10, "completion_tokens": 5}
    if cost is not None:
        usage["cost"] = cost
    message = {"role": "assistant", "content": text, "refusal": refusal}
    return Said(body={"id": "c-1", "choices": [{"message": message, "finish_reason": finish}], "usage": usage})


def tool_completion(arguments: str) -> Said:
    """A chat completion that calls the tool asked for."""
    call = {"id": "t-1", "type": "function", "function": {"name": "answer", "arguments": arguments}}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    return Said(body={"id": "c-2", "choices": [{"message": message, "finish_reason": "tool_calls"}]})


def trouble(status: int, message: str = "", code: str | None = None, **headers: str) -> Said:
    """An error in the shape OpenAI gives it."""
    return Said(
        status, {"error": {"message": message, "code": code}}, {k.replace("_", "-"): v for k, v in headers.items()}
    )


class Server:
    """The server; ``requests`` holds the bodies in order, ``headers`` and ``paths`` what came with them."""

    def __init__(self, respond: Responder) -> None:
        self.respond = respond
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.over = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                outer.answer(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
                """Tests keep quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """One request."""
        body = json.loads(handler.rfile.read(int(handler.headers["content-length"])))
        self.requests.append(body)
        self.headers.append(dict(handler.headers.items()))
        self.paths.append(handler.path)
        said = self.respond(body)
        if said.hang:
            self.over.wait(30)
            handler.close_connection = True
            return
        data = said.body if isinstance(said.body, bytes) else json.dumps(said.body).encode()
        handler.send_response(said.status)
        for name, value in said.headers.items():
            handler.send_header(name, value)
        handler.send_header("content-type", "application/json")
        handler.send_header("content-length", str(len(data) if not said.drip else 1_000_000))
        handler.end_headers()
        if said.drip:
            self._drip(handler)
        else:
            handler.wfile.write(data)

    def _drip(self, handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        while not self.over.wait(0.05):
            try:
                handler.wfile.write(b" ")
                handler.wfile.flush()
            except OSError:
                return

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def serving(respond: Responder) -> Iterator[Server]:
    """A running server."""
    server = Server(respond)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def in_turn(*replies: Said) -> Responder:
    """Each reply once, the last one for ever."""
    left = list(replies)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def endpoint(url: str, first_rung: Rung = Rung.JSON_SCHEMA, key: str = "not-a-real-key-0123") -> Endpoint:
    """An endpoint on that server."""
    return Endpoint("compatible", url, "model-x", key, "SOME_KEY", first_rung)
