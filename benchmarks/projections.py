"""How many events a second do the projections fold, one alone and all together, before any file is written?

    python -m apprentice.benchmarks.projections

The budgets: one >= 150,000 events/s, all >= 15,000 events/s (DESIGN.md, Budgets); CPU time, the best of five rounds.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from apprentice.domain import events as e
from apprentice.domain.ports import Recorded
from apprentice.domain.values import AttemptKind, Content, MentorMode, Outcome, Streams, Usage
from apprentice.projections.artifacts import artifacts
from apprentice.projections.bundle.layout import Packing
from apprentice.projections.catalog import catalog
from apprentice.projections.evaluation import evaluation
from apprentice.projections.fold import Fold, Running
from apprentice.projections.outputs import outputs
from apprentice.projections.progress import progress
from apprentice.projections.run_folder import RunFolder
from apprentice.projections.run_status import run_status
from apprentice.projections.session_document import session_document
from apprentice.projections.session_events import session_events
from apprentice.projections.task import task
from apprentice.projections.traces import traces

FOLDS: tuple[Fold[Any, Any], ...] = (
    run_status,
    session_document,
    session_events,
    progress,
    task,
    artifacts,
    traces,
    outputs,
    evaluation,
    catalog,
)
EVENTS = 20_000
ROUNDS = 5


def start() -> e.SessionStarted:
    """A session to count in."""
    return e.SessionStarted(
        run_id="2026-11-24-090000-count-0a1b",
        instruction=Content(text="Count to ten thousand into count.csv"),
        title="Count",
        deliverables=("count.csv",),
        deliverables_final=False,
        checks=(),
        agent="practice",
        agent_args=(),
        mentor_mode=MentorMode.STRUCTURAL,
        max_loops=3,
        timeout_s=900.0,
        idle_timeout_s=300.0,
        masking="standard",
        settings=Content(text="{}"),
        engine_version="0",
    )


def attempt(n: int, steps: int) -> list[e.Event]:
    """One attempt with so many steps, each started and observed with 200 characters in and out."""
    found: list[e.Event] = [
        e.WorkspacePrepared(attempt=n, kind=AttemptKind.BASELINE, round=1),
        e.AttemptStarted(
            attempt=n,
            kind=AttemptKind.BASELINE,
            round=1,
            agent="practice",
            agent_version="1",
            argv=("practice",),
            prompt=Content(text="count"),
            deliverables=("count.csv",),
        ),
    ]
    text = Content(text="the quick brown fox " * 10)
    for step in range(1, steps + 1):
        call = f"call-{step}"
        found.append(e.StepStarted(attempt=n, step=step, kind="tool", tool="bash", input=text, call_id=call))
        found.append(
            e.StepObserved(
                attempt=n,
                step=step,
                kind="tool",
                tool="bash",
                input=text,
                output=text,
                success=True,
                duration_ms=3.5,
                usage=Usage(input_tokens=10, output_tokens=5),
                call_id=call,
            )
        )
    ended = e.AttemptFinished(
        attempt=n,
        outcome=Outcome.COMPLETED,
        evidence=(),
        exit_code=0,
        duration_s=1.0,
        steps=steps,
        artifacts=(),
        streams=Streams(),
    )
    return [*found, ended, e.ReviewStarted(attempt=n), e.RevisionDecided(attempt=n, revise=True, reason="more")]


def history(count: int) -> list[Recorded]:
    """A session of about ``count`` events: attempts of 100 steps."""
    events: list[e.Event] = [start()]
    number = 0
    while len(events) < count:
        number += 1
        events += attempt(number, 100)
    at = "2026-11-24T09:00:00.000000Z"
    return [Recorded("session-bench", v, ev, at, at, "agent", "c", "agent") for v, ev in enumerate(events, 1)]


def rate(work: Callable[[], None], events: int) -> float:
    """Events a second, the best of several rounds, in CPU time."""
    best = float("inf")
    for _ in range(ROUNDS):
        gc.collect()
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return events / best


def fold_one(fold: Fold[Any, Any], events: list[Recorded]) -> None:
    """Fold a history with one projection."""
    running = Running(fold)
    for recorded in events:
        running.feed(recorded)


def fold_all(events: list[Recorded]) -> None:
    """Fold a history with everything: run folder, bundle and catalog."""
    folder, packing, rows = RunFolder(), Packing(), Running(catalog)
    folder.feed(events)
    for recorded in events:
        packing.feed(recorded)
        rows.feed(recorded)


def main() -> None:
    """Print one line of JSON."""
    events = history(EVENTS)
    rates = {fold.name: round(rate(partial(fold_one, fold, events), len(events))) for fold in FOLDS}
    together = round(rate(partial(fold_all, events), len(events)))
    found = {"events": len(events), "budget_one": 150_000, "budget_all": 15_000, "one": rates, "all": together}
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
