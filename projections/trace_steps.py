"""What does one step of a trace look like? The seed system's fields (seed_system.md 4.7), filled from what was seen."""

from __future__ import annotations

from typing import Any, Final

import orjson

from ..domain import events as e
from ..domain.ports import Recorded
from ..domain.record import fresh, mutable
from ..domain.values import Content
from .fold import shown

_OPERATIONS: Final = {
    **dict.fromkeys(("read", "read_file", "view", "cat", "ls", "list", "glob", "grep", "search"), "read"),
    **dict.fromkeys(("write", "write_file", "edit", "multiedit", "apply_patch", "patch", "replace"), "write"),
    **dict.fromkeys(("bash", "shell", "exec", "execute", "exec_command", "command", "terminal", "python"), "execute"),
    **dict.fromkeys(("verify", "test", "check"), "verify"),
}
"""What a tool's name says about the operation; a name that says nothing is ``other``."""


@mutable
class Open:
    """One attempt's trace on its way: serialised steps, tools seen, and when a call that is still open began."""

    started: e.AttemptStarted | None = None
    started_at: str | None = None
    ended_at: str | None = None
    steps: list[orjson.Fragment] = fresh(factory=list)
    tools: dict[str, None] = fresh(factory=dict)
    calls: dict[str, str] = fresh(factory=dict)
    messages: int = 0


def append(one: Open, step: dict[str, Any]) -> None:
    """Serialise a step and add it: a trace of thousands is never held as objects."""
    # What orjson gives keeps the room it was written in, 8 KiB for a step of one: a copy has its own size.
    one.steps.append(orjson.Fragment(bytes(memoryview(orjson.dumps(step)))))


def _blank(one: Open, recorded: Recorded) -> dict[str, Any]:
    """All fields of a step, numbered, with nothing said yet."""
    return {
        "step": len(one.steps) + 1,
        "turn": max(1, one.messages),
        "actor": "worker",
        "action": "agent_step",
        "operation": "other",
        "tool": None,
        "environment_domain": None,
        "execution_mode": None,
        "parallel_group": None,
        "observation": None,
        "input": None,
        "input_source": None,
        "output": None,
        "state_change": None,
        "reasoning": None,
        "caused_by": [],
        "causal_type": None,
        "causal_note": None,
        "alternatives_considered": None,
        "success": None,
        "step_outcome": "neutral",
        "error_type": None,
        "error_message": None,
        "message_role": None,
        "feedback_type": None,
        "feedback_content": None,
        "started_at": None,
        "ended_at": recorded.occurred_at,
        "retry_of": None,
        "artifact_refs": [],
        "metadata_json": {"version": recorded.version},
    }


def by_user(one: Open, words: str, role: str, recorded: Recorded) -> dict[str, Any]:
    """The user speaks: the seed wants operation, tool and output empty there."""
    one.messages += 1
    step = _blank(one, recorded)
    step.update(actor="user", action="user_message", operation=None, step_outcome=None, input=words, message_role=role)
    return step


def given_feedback(one: Open, items: tuple[str, ...], recorded: Recorded) -> dict[str, Any]:
    """What the reviser was told, as the user's words."""
    text = "\n".join(items)
    step = by_user(one, text, "feedback", recorded)
    step.update(feedback_type="actionable_feedback", feedback_content=text)
    return step


def observed(one: Open, ev: e.StepObserved, recorded: Recorded) -> dict[str, Any]:
    """One observed step."""
    if ev.kind == "user":
        return by_user(one, shown(ev.input or ev.output or Content()), "direct_request", recorded)
    step = _blank(one, recorded)
    before = shown(ev.input) if ev.input is not None else None
    after = shown(ev.output) if ev.output is not None else None
    step["tool"], step["input"], step["success"] = ev.tool, before, ev.success
    step["reasoning" if ev.kind == "reasoning" else "output"] = after
    if ev.tool is not None:
        step["operation"] = _OPERATIONS.get(ev.tool.lower(), "other")
    if ev.success is not None:
        step["step_outcome"] = "completed" if ev.success else "failed"
    if ev.kind == "error":
        step.update(action="error", error_message=after, success=False, step_outcome="failed")
    if ev.call_id is not None:
        step["started_at"] = one.calls.pop(ev.call_id, None)
    _note(step["metadata_json"], ev, recorded)
    return step


def _note(metadata: dict[str, Any], ev: e.StepObserved, recorded: Recorded) -> None:
    """What the seed's fields have no place for."""
    metadata["observed_step"], metadata["kind"], metadata["clock"] = ev.step, ev.kind, recorded.clock
    if ev.exit_code is not None:
        metadata["exit_code"] = ev.exit_code
    if ev.duration_ms is not None:
        metadata["duration_ms"] = ev.duration_ms
    if ev.usage is not None:
        metadata["usage"] = ev.usage.model_dump(exclude_none=True)
    for name, content in (("input_blob", ev.input), ("output_blob", ev.output)):
        if content is not None and content.blob is not None:
            metadata[name] = {"sha256": content.blob, "size_bytes": content.size}
