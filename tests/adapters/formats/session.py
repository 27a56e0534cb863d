"""A small recorded session to be told in other formats."""

from __future__ import annotations

from apprentice.domain.events import (
    AttemptFinished,
    AttemptInterrupted,
    AttemptStarted,
    Event,
    SessionStarted,
    StepObserved,
    StepStarted,
)
from apprentice.domain.ports import Recorded
from apprentice.domain.values import AttemptKind, Content, Evidence, MentorMode, Outcome, Streams, Usage

STREAM = "session-00000000-0000-4000-8000-000000000001"


def words(content: Content) -> str:
    """Inline words."""
    return content.text or ""


def _text(text: str) -> Content:
    return Content(text=text)


def _started(attempt: int, kind: AttemptKind, prompt: str) -> AttemptStarted:
    return AttemptStarted(
        attempt=attempt,
        kind=kind,
        round=1,
        agent="codex",
        agent_version="0.169.0",
        argv=("codex",),
        prompt=_text(prompt),
        deliverables=(),
    )


def events() -> list[Recorded]:
    """Two attempts: one interrupted while a call was open, one completed."""
    facts: list[Event] = [
        SessionStarted(
            run_id="2026-11-23-203442-report-1a2b",
            instruction=_text("Write."),
            title="Report",
            deliverables=("report.md",),
            deliverables_final=False,
            checks=(),
            agent="codex",
            agent_args=(),
            mentor_mode=MentorMode.STRUCTURAL,
            max_loops=3,
            timeout_s=900.0,
            idle_timeout_s=300.0,
            masking="standard",
            settings=_text("{}"),
            engine_version="0.1.0",
        ),
        _started(1, AttemptKind.BASELINE, "Write."),
        StepStarted(attempt=1, step=1, kind="tool", tool="sh", input=_text("sleep 99"), call_id="a"),
        AttemptInterrupted(attempt=1, why="crash", by="engine", evidence=(), steps=1, streams=Streams()),
        _started(2, AttemptKind.BASELINE, "Write."),
        StepObserved(attempt=2, step=1, kind="user", input=_text("Write.\n")),
        StepObserved(attempt=2, step=2, kind="reasoning", output=_text("Think.")),
        StepObserved(attempt=2, step=3, kind="message", output=_text("I look.")),
        StepStarted(attempt=2, step=4, kind="tool", tool="sh", input=_text('{"n": 1.50}'), call_id="a"),
        StepStarted(attempt=2, step=5, kind="tool", tool="read", input=_text('{"path": "a", "n": 2}'), call_id="b"),
        StepObserved(
            attempt=2, step=4, kind="tool", tool="sh", output=_text("out"), success=False, exit_code=2, duration_ms=12.5
        ),
        StepObserved(attempt=2, step=5, kind="tool", tool="read", output=_text("x"), success=True, call_id="b"),
        StepObserved(attempt=2, step=6, kind="usage", usage=Usage(input_tokens=100, output_tokens=5)),
        StepObserved(attempt=2, step=7, kind="tool", tool="web", input=_text("query")),
        StepObserved(attempt=2, step=8, kind="error", output=_text("retry")),
        StepObserved(attempt=2, step=9, kind="message", output=_text("Done.")),
        AttemptFinished(
            attempt=2,
            outcome=Outcome.COMPLETED,
            evidence=(Evidence(source="exit", detail="exit code 0"),),
            exit_code=0,
            duration_s=3.5,
            steps=9,
            artifacts=(),
            streams=Streams(),
            usage=Usage(input_tokens=100, cached_input_tokens=40, output_tokens=5),
            cost_usd=0.5,
        ),
    ]
    times = (f"2026-11-23T20:34:{second:02d}.000000Z" for second in range(60))
    return [
        Recorded(STREAM, version, fact, at, at, "engine", f"c{version}", "engine")
        for (version, fact), at in zip(enumerate(facts, 1), times, strict=False)
    ]
