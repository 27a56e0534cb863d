"""What came of one request to a provider? Sent in a thread, so that no server can hold the caller past its deadline."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import orjson

from ...domain.mentor_port import Stop
from ...domain.mentoring import TryOutcome
from ...domain.record import record
from ...domain.values import Usage
from .failures import Failure, classify
from .policy import Policy
from .profiles import Endpoint
from .rungs import TOOL_NAME, Rung

if TYPE_CHECKING:
    from openai import OpenAI

_LOOK_S: Final = 0.2
"""Seconds between two looks at whether the caller was asked to stop."""


@record
class Reply:
    """What a server answered: ``text`` as the model wrote it, or why there is none."""

    outcome: TryOutcome
    text: str | None = None
    detail: str = ""
    usage: Usage | None = None
    cost_usd: float | None = None
    request_id: str | None = None
    retry_after_s: float | None = None


def send(endpoint: Endpoint, body: dict[str, Any], rung: Rung, until: float, policy: Policy, stop: Stop) -> Reply:
    """One request, no retry; back by ``until`` (on the policy's clock) or when ``stop`` says so."""
    left = until - policy.monotonic()
    if left <= 0:
        return Reply(TryOutcome.TIMED_OUT, detail="the deadline was reached before the request was sent")
    client = _client(endpoint, left)
    arrived: queue.SimpleQueue[Reply] = queue.SimpleQueue()
    threading.Thread(target=lambda: arrived.put(_perform(client, endpoint, body, rung)), daemon=True).start()
    try:
        return _wait(arrived, until, policy.monotonic, stop)
    finally:
        client.close()


def _client(endpoint: Endpoint, timeout_s: float) -> OpenAI:
    import openai

    return openai.OpenAI(api_key=endpoint.key, base_url=endpoint.base_url, max_retries=0, timeout=timeout_s)


def _wait(arrived: queue.SimpleQueue[Reply], until: float, now: Callable[[], float], stop: Stop) -> Reply:
    while True:
        left = until - now()
        if left <= 0:
            return Reply(TryOutcome.TIMED_OUT, detail="the server did not answer before the deadline")
        try:
            return arrived.get(timeout=min(_LOOK_S, left))
        except queue.Empty:
            if stop():
                return Reply(TryOutcome.STOPPED, detail="stopped while waiting for the answer")


def _perform(client: OpenAI, endpoint: Endpoint, body: dict[str, Any], rung: Rung) -> Reply:
    try:
        raw = client.chat.completions.with_raw_response.create(**body, extra_body=dict(endpoint.extra) or None)
        return read(raw.http_response.content, rung, endpoint.key)
    except Exception as error:  # noqa: BLE001 - whatever SDK, transport or server raise is this request's outcome
        failure: Failure = classify(error)
        return Reply(
            failure.outcome, detail=_without(endpoint.key, failure.detail), retry_after_s=failure.retry_after_s
        )


def read(content: bytes, rung: Rung, key: str) -> Reply:
    """Take a chat completion apart. A body that is none is the server's failure."""
    try:
        whole = orjson.loads(content)
        choice = whole["choices"][0]
        message = choice["message"]
    except (orjson.JSONDecodeError, LookupError, TypeError):
        return Reply(TryOutcome.SERVER_ERROR, detail="the response is not a chat completion")
    if not isinstance(message, dict):
        return Reply(TryOutcome.SERVER_ERROR, detail="the response has no message")
    text = _text(message, rung)
    outcome, detail = _ending(message, choice.get("finish_reason"), text)
    usage, cost = _usage(whole.get("usage"))
    request_id = whole.get("id") if isinstance(whole.get("id"), str) else None
    return Reply(outcome, _without(key, text) if text else None, detail, usage, cost, request_id)


def _ending(message: dict[str, Any], finish: object, text: str) -> tuple[TryOutcome, str]:
    if message.get("refusal") or finish == "content_filter":
        return TryOutcome.REFUSED, str(message.get("refusal") or "stopped by the provider's content filter")[:500]
    if finish == "length":
        return TryOutcome.TRUNCATED, "the answer was cut off at the provider's length limit"
    if not text.strip():
        return TryOutcome.EMPTY, "the answer is empty"
    return TryOutcome.VALID, ""


def _text(message: dict[str, Any], rung: Rung) -> str:
    """The answer's text: the tool's arguments where a tool was forced, else the content."""
    if rung is Rung.TOOL:
        for call in message.get("tool_calls") or ():
            function = call.get("function") if isinstance(call, dict) else None
            if isinstance(function, dict) and function.get("name") == TOOL_NAME:
                return str(function.get("arguments") or "")
    content = message.get("content")
    if isinstance(content, list):
        return "".join(str(part.get("text") or "") for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""


def _usage(said: object) -> tuple[Usage | None, float | None]:
    """Tokens and cost as the provider counts them; nothing is estimated."""
    if not isinstance(said, dict):
        return None, None
    usage = Usage(
        input_tokens=_count(said, "prompt_tokens"),
        cached_input_tokens=_count(said, "prompt_tokens_details", "cached_tokens"),
        output_tokens=_count(said, "completion_tokens"),
        reasoning_tokens=_count(said, "completion_tokens_details", "reasoning_tokens"),
    )
    cost = said.get("cost")
    return usage, float(cost) if isinstance(cost, int | float) and not isinstance(cost, bool) else None


def _count(said: dict[str, Any], *path: str) -> int | None:
    found: Any = said
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found if type(found) is int and found >= 0 else None


def _without(key: str, text: str) -> str:
    """Servers like to repeat a key in their complaint about it."""
    return text.replace(key, "[key]") if len(key) >= 8 else text
