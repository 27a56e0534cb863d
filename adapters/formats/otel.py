"""How is a recorded session told to tools that read OpenTelemetry? One OTLP/JSON document with the GenAI attributes.

A span for the session, one for each attempt (`invoke_agent`), one for each tool call (`execute_tool`) and each
measured model call (`chat`). The attribute names are those of the GenAI semantic conventions, which are still marked
as in development. Ids are digests of stream and version, so that the same session exports to the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ...domain.events import (
    AttemptFinished,
    AttemptInterrupted,
    AttemptStarted,
    SessionStarted,
    StepObserved,
    StepStarted,
)
from ...domain.ports import Recorded
from ...domain.values import Content, Outcome, Usage

_INTERNAL = 1
_OK, _ERROR = 1, 2


@dataclass
class _Span:
    """A span while it is open; times are nanoseconds since 1970."""

    name: str
    id: str
    parent: str
    start: int
    end: int
    attributes: dict[str, str | int | float] = field(default_factory=dict)
    error: str | None = None
    closed: bool = False

    def document(self, trace: str) -> dict[str, Any]:
        status: dict[str, Any] = {}
        if self.closed:
            status = {"code": _OK} if self.error is None else {"code": _ERROR, "message": self.error}
        body: dict[str, Any] = {"traceId": trace, "spanId": self.id}
        if self.parent:
            body["parentSpanId"] = self.parent
        return body | {
            "name": self.name,
            "kind": _INTERNAL,
            "startTimeUnixNano": str(self.start),
            "endTimeUnixNano": str(max(self.start, self.end)),
            "attributes": _attributes(self.attributes),
            "status": status,
        }


def document(events: Iterable[Recorded], text: Callable[[Content], str], engine_version: str) -> dict[str, Any]:
    """Tell one session as OTLP/JSON; ``text`` gives a content's words.

    Raises:
        ValueError: there is no session in the events.
    """
    teller = _Teller(text)
    for recorded in events:
        teller.take(recorded)
    if not teller.spans:
        raise ValueError("there is no session")
    scope = {"name": "apprentice", "version": engine_version}
    spans = [span.document(teller.trace) for span in teller.spans]
    resource = {"attributes": _attributes({"service.name": "apprentice", "service.version": engine_version})}
    return {"resourceSpans": [{"resource": resource, "scopeSpans": [{"scope": scope, "spans": spans}]}]}


class _Teller:
    """Folds events into spans, in the order in which they began."""

    def __init__(self, text: Callable[[Content], str]) -> None:
        self._text = text
        self.spans: list[_Span] = []
        self.trace = ""
        self._attempt: _Span | None = None
        self._open: dict[int, _Span] = {}
        self._agent = ""

    def take(self, recorded: Recorded) -> None:
        """Take one event in; every event carries the session's end a little further."""
        now = _nanoseconds(recorded.occurred_at)
        match recorded.event:
            case SessionStarted() as event:
                self.trace = _digest(recorded.stream, 32)
                named: dict[str, str | int | float] = {
                    "gen_ai.operation.name": "invoke_workflow",
                    "gen_ai.conversation.id": event.run_id,
                }
                self._span("invoke_workflow apprentice", "", recorded, named)
            case AttemptStarted() as event:
                self._started(event, recorded)
            case StepStarted() | StepObserved() as event if self._attempt is not None:
                self._step(event, recorded, self._attempt)
            case AttemptFinished() | AttemptInterrupted() as event if self._attempt is not None:
                self._ended(event, self._attempt, now)
            case _:
                pass
        if self.spans:
            self.spans[0].end = max(self.spans[0].end, now)

    def _span(self, name: str, parent: str, recorded: Recorded, attributes: dict[str, str | int | float]) -> _Span:
        at = _nanoseconds(recorded.occurred_at)
        span = _Span(name, _digest(f"{recorded.stream} {recorded.version}", 16), parent, at, at, attributes)
        self.spans.append(span)
        return span

    def _started(self, event: AttemptStarted, recorded: Recorded) -> None:
        self._agent, self._open = event.agent, {}
        attributes: dict[str, str | int | float] = {
            "gen_ai.operation.name": "invoke_agent",
            "gen_ai.agent.name": event.agent,
            "apprentice.attempt": event.attempt,
            "apprentice.attempt_kind": event.kind.value,
        }
        if event.agent_version is not None:
            attributes["gen_ai.agent.version"] = event.agent_version
        root = self.spans[0].id if self.spans else ""
        self._attempt = self._span(f"invoke_agent {event.agent}", root, recorded, attributes)

    def _step(self, event: StepStarted | StepObserved, recorded: Recorded, attempt: _Span) -> None:
        if event.kind == "tool":
            self._tool(event, recorded, attempt)
        elif isinstance(event, StepObserved) and event.usage is not None:
            attributes: dict[str, str | int | float] = {"gen_ai.operation.name": "chat", **_usage(event.usage)}
            self._span("chat", attempt.id, recorded, attributes).closed = True

    def _tool(self, event: StepStarted | StepObserved, recorded: Recorded, attempt: _Span) -> None:
        span = self._open.get(event.step)
        if span is None:
            name = event.tool or "tool"
            attributes: dict[str, str | int | float] = {
                "gen_ai.operation.name": "execute_tool",
                "gen_ai.tool.name": name,
            }
            if event.call_id is not None:
                attributes["gen_ai.tool.call.id"] = event.call_id
            if event.input is not None:
                attributes["gen_ai.tool.call.arguments"] = self._text(event.input)
            span = self._open[event.step] = self._span(f"execute_tool {name}", attempt.id, recorded, attributes)
        if isinstance(event, StepObserved):
            self._tool_ended(event, span, _nanoseconds(recorded.occurred_at))

    def _tool_ended(self, event: StepObserved, span: _Span, now: int) -> None:
        measured = int((event.duration_ms or 0) * 1_000_000)
        span.end, span.closed = max(now, span.start + measured), True
        if event.output is not None:
            span.attributes["gen_ai.tool.call.result"] = self._text(event.output)
        if event.exit_code is not None:
            span.attributes["process.exit.code"] = event.exit_code
        if event.success is False:
            span.error = f"exit code {event.exit_code}" if event.exit_code is not None else "failed"
            span.attributes["error.type"] = "tool_error"

    def _ended(self, event: AttemptFinished | AttemptInterrupted, attempt: _Span, now: int) -> None:
        outcome = event.outcome if isinstance(event, AttemptFinished) else Outcome.INTERRUPTED
        attempt.end, attempt.closed = now, True
        attempt.attributes["apprentice.outcome"] = outcome.value
        if event.usage is not None:
            attempt.attributes |= _usage(event.usage)
        if event.cost_usd is not None:
            attempt.attributes["apprentice.cost_usd"] = event.cost_usd
        if outcome is not Outcome.COMPLETED:
            attempt.error = outcome.value
            attempt.attributes["error.type"] = outcome.value
        self._attempt = None


def _usage(usage: Usage) -> dict[str, str | int | float]:
    named = {
        "gen_ai.usage.input_tokens": usage.input_tokens,
        "gen_ai.usage.output_tokens": usage.output_tokens,
        "gen_ai.usage.cache_read.input_tokens": usage.cached_input_tokens,
    }
    return {key: value for key, value in named.items() if value is not None}


def _attributes(values: dict[str, str | int | float]) -> list[dict[str, Any]]:
    return [{"key": key, "value": _value(value)} for key, value in values.items()]


def _value(value: str | float) -> dict[str, Any]:
    """As the JSON mapping of Protocol Buffers has it: 64-bit integers are strings."""
    if isinstance(value, str):
        return {"stringValue": value}
    return {"intValue": str(value)} if isinstance(value, int) else {"doubleValue": value}


def _digest(text: str, digits: int) -> str:
    return hashlib.sha256(f"otel {text}".encode()).hexdigest()[:digits]


def _nanoseconds(at: str) -> int:
    moment = datetime.fromisoformat(at)
    return int(moment.timestamp()) * 1_000_000_000 + moment.microsecond * 1000
