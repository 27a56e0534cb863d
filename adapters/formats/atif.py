"""How is a recorded session told in the Agent Trajectory Interchange Format? Every attempt in order, observed only."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
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
from ...domain.values import Content, Usage
from .atif_models import Agent, FinalMetrics, Metrics, Observation, Result, Step, ToolCall, Trajectory

Text = Callable[[Content], str]
"""Gives a content's words; from its blob where they are not inline."""
_NOTES = "Steps were observed in the agent's own event stream by Apprentice; step ids count through all attempts."


def trajectory(events: Iterable[Recorded], text: Text) -> Trajectory:
    """Tell one session. Deterministic: same events, same document.

    Raises:
        ValueError: there is no session, or nothing was attempted yet.
    """
    teller = _Teller(text)
    for recorded in events:
        teller.take(recorded)
    return teller.told()


class _Turn:
    """An agent's step while it is put together: words, calls, results and cost that belong together."""

    def __init__(self, at: str, extra: dict[str, Any]) -> None:
        self.at, self.extra = at, extra
        self.words: str | None = None
        self.thought: str | None = None
        self.calls: list[ToolCall] = []
        self.results: list[Result] = []
        self.usage: Usage | None = None
        self.cost: float | None = None

    @property
    def spoken(self) -> bool:
        return self.words is not None or bool(self.calls)

    def step(self, number: int) -> Step:
        return Step(
            step_id=number,
            timestamp=self.at,
            source="agent",
            message=self.words or "",
            reasoning_content=self.thought,
            tool_calls=self.calls or None,
            observation=Observation(results=self.results) if self.results else None,
            metrics=_metrics(self.usage, self.cost),
            extra=self.extra,
        )


class _Teller:
    """Folds events into steps."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._steps: list[_Turn | Step] = []
        self._turn: _Turn | None = None
        self._calls: dict[int, tuple[_Turn, str]] = {}
        self._extra: dict[str, Any] = {}
        self._prompt = ""
        self._session: SessionStarted | None = None
        self._agent: AttemptStarted | None = None
        self._ends: list[AttemptFinished | AttemptInterrupted] = []
        self._stream = ""

    def take(self, recorded: Recorded) -> None:
        """Take one event in."""
        match recorded.event:
            case SessionStarted() as event:
                self._session, self._stream = event, recorded.stream
            case AttemptStarted() as event:
                self._begin(event, recorded.occurred_at)
            case StepStarted() as event:
                self._started(event, recorded.occurred_at)
            case StepObserved() as event:
                self._observed(event, recorded.occurred_at)
            case AttemptFinished() | AttemptInterrupted() as event:
                self._ends.append(event)
                self._turn = None
            case _:
                return

    def told(self) -> Trajectory:
        """The document."""
        if self._session is None or self._agent is None:
            raise ValueError("nothing was attempted in this session")
        steps = [each.step(n) if isinstance(each, _Turn) else each for n, each in enumerate(self._steps, 1)]
        steps = [step.model_copy(update={"step_id": n}) for n, step in enumerate(steps, 1)]
        return Trajectory(
            session_id=self._session.run_id,
            trajectory_id=self._stream,
            agent=Agent(name=self._agent.agent, version=self._agent.agent_version or "unknown"),
            steps=steps,
            notes=_NOTES,
            final_metrics=self._totals(len(steps)),
            extra=self._outcomes(),
        )

    def _begin(self, event: AttemptStarted, at: str) -> None:
        self._agent, self._turn, self._calls = event, None, {}
        self._extra = {"attempt": event.attempt, "attempt_kind": event.kind.value}
        self._prompt = self._text(event.prompt)
        self._say("user", self._prompt, at)

    def _say(self, source: Any, words: str, at: str, **extra: Any) -> None:  # noqa: ANN401 - one of ATIF's three words
        self._turn = None
        more = {**self._extra, **extra}
        self._steps.append(Step(step_id=1, timestamp=at, source=source, message=words, extra=more or None))

    def _started(self, event: StepStarted, at: str) -> None:
        call = event.call_id or f"step-{event.step}"
        turn = self._current(at)
        turn.calls.append(self._call(call, event.tool or event.kind, event.input))
        self._calls[event.step] = (turn, call)

    def _observed(self, event: StepObserved, at: str) -> None:
        match event.kind:
            case "tool":
                self._result(event, at)
            case "message" | "reasoning":
                self._spoke(event, at)
            case "usage":
                self._spent(self._turn or self._current(at), event)
            case "user":
                self._heard(event, at)
            case _:
                self._say("system", self._words(event.output) or "", at, kind=event.kind)

    def _result(self, event: StepObserved, at: str) -> None:
        if event.step not in self._calls:
            turn, call = self._current(at), event.call_id or f"step-{event.step}"
            turn.calls.append(self._call(call, event.tool or event.kind, event.input))
            self._calls[event.step] = (turn, call)
        turn, call = self._calls.pop(event.step)
        measured = {"success": event.success, "exit_code": event.exit_code, "duration_ms": event.duration_ms}
        known = {key: value for key, value in measured.items() if value is not None}
        turn.results.append(Result(source_call_id=call, content=self._words(event.output), extra=known or None))
        self._spent(turn, event)

    def _spoke(self, event: StepObserved, at: str) -> None:
        turn = self._turn
        if turn is None or turn.calls or (turn.words is not None):
            turn = self._new(at)
        if event.kind == "message":
            turn.words = self._words(event.output) or ""
        else:
            turn.thought = "\n".join(filter(None, (turn.thought, self._words(event.output))))
        self._spent(turn, event)

    def _heard(self, event: StepObserved, at: str) -> None:
        words = self._words(event.input) or ""
        if words.strip() != self._prompt.strip():
            self._say("user", words, at)

    def _spent(self, turn: _Turn, event: StepObserved) -> None:
        if event.usage is not None:
            turn.usage = _sum(turn.usage, event.usage)
        if event.cost_usd is not None:
            turn.cost = (turn.cost or 0.0) + event.cost_usd

    def _current(self, at: str) -> _Turn:
        """The turn a call belongs to: that of the words before it, until results came back."""
        if self._turn is None or self._turn.results:
            return self._new(at)
        return self._turn

    def _new(self, at: str) -> _Turn:
        self._turn = _Turn(at, dict(self._extra))
        self._steps.append(self._turn)
        return self._turn

    def _call(self, call: str, tool: str, input_: Content | None) -> ToolCall:
        return ToolCall(tool_call_id=call, function_name=tool, arguments=_arguments(self._words(input_)))

    def _words(self, content: Content | None) -> str | None:
        return None if content is None else self._text(content)

    def _totals(self, steps: int) -> FinalMetrics:
        usage: Usage | None = None
        costs = [end.cost_usd for end in self._ends if end.cost_usd is not None]
        for end in self._ends:
            usage = _sum(usage, end.usage) if end.usage is not None else usage
        return FinalMetrics(
            total_prompt_tokens=usage.input_tokens if usage else None,
            total_completion_tokens=usage.output_tokens if usage else None,
            total_cached_tokens=usage.cached_input_tokens if usage else None,
            total_cost_usd=sum(costs) if costs else None,
            total_steps=steps,
        )

    def _outcomes(self) -> dict[str, Any] | None:
        if not self._ends:
            return None
        said = {
            end.attempt: end.outcome.value if isinstance(end, AttemptFinished) else "interrupted" for end in self._ends
        }
        return {"outcome": said[max(said)], "outcomes": {str(attempt): said[attempt] for attempt in sorted(said)}}


def _metrics(usage: Usage | None, cost: float | None) -> Metrics | None:
    if usage is None and cost is None:
        return None
    return Metrics(
        prompt_tokens=usage.input_tokens if usage else None,
        completion_tokens=usage.output_tokens if usage else None,
        cached_tokens=usage.cached_input_tokens if usage else None,
        cost_usd=cost,
    )


def _sum(first: Usage | None, second: Usage) -> Usage:
    if first is None:
        return second
    one, two = first.model_dump(), second.model_dump()
    return Usage(**{key: one[key] if two[key] is None else two[key] + (one[key] or 0) for key in one})


def _arguments(text: str | None) -> dict[str, Any]:
    """The format wants an object; words, and numbers that would change by being read, go in as ``input``."""
    if text is None:
        return {}
    try:
        value = json.loads(text, parse_float=_exact, parse_int=_whole)
    except (ValueError, RecursionError):
        value = None
    return value if isinstance(value, dict) else {"input": text}


def _exact(literal: str) -> float:
    number = float(literal)
    if not math.isfinite(number) or repr(number) != literal:
        raise ValueError(literal)
    return number


def _whole(literal: str) -> int:
    number = int(literal) if len(literal) < 17 else None
    if number is None or abs(number) > 1 << 53:
        raise ValueError(literal)
    return number
