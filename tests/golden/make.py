"""Writes the golden streams: run once per released schema, then never again for the files that are there.

    python -m apprentice.tests.golden.make tests/golden

A file that exists is left alone. Until version 0.1 is released, delete a file and run this to follow the schemas.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path

from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.adapters.log.format import digest
from apprentice.domain import events as e
from apprentice.domain.mentoring import (
    Criterion,
    CriterionScore,
    MentorRole,
    Provenance,
    Stage,
    TryOutcome,
    VerificationCheck,
)
from apprentice.domain.ports import Pending
from apprentice.domain.values import (
    Artifact,
    AttemptKind,
    BundleInput,
    Change,
    CheckRun,
    Claims,
    Content,
    DeliverableCheck,
    DeliverableStatus,
    Evidence,
    MentorMode,
    Outcome,
    RawRef,
    SideFile,
    StatusBasis,
    Streams,
    TaskStatus,
    Usage,
)

STREAM = "session-2f0f7f0e-6d1c-5b8e-8a44-9a1d7c2b3e4f"
RUN_ID = "2026-11-23-203442-monthly-report-1a2b"


def blob(name: str, media_type: str = "text/plain", size: int = 12) -> Content:
    """A reference to a blob that is not there: the log does not look."""
    return Content(blob=sha256(name.encode()).hexdigest(), size=size, media_type=media_type, preview=name)


def started() -> e.SessionStarted:
    """The start of the session that every golden stream tells of."""
    return e.SessionStarted(
        run_id=RUN_ID,
        instruction=Content(text="Sum sales.csv by region into report.csv, and say in summary.md what stands out."),
        title="Monthly report",
        deliverables=("report.csv", "summary.md"),
        deliverables_final=False,
        checks=("python3 check.py",),
        agent="practice",
        agent_args=("forgetful",),
        mentor_mode=MentorMode.STRUCTURAL,
        max_loops=3,
        timeout_s=900.0,
        idle_timeout_s=300.0,
        masking="standard",
        settings=blob("settings", "application/json"),
        engine_version="0.1.0",
        task_packet=None,
    )


def attempt(
    number: int, kind: AttemptKind, round_number: int, base: int | None, made: tuple[str, ...]
) -> list[e.Event]:
    """One attempt from its workspace to its end."""
    raw = RawRef(stream="stdout", offset=0, length=40)
    return [
        e.WorkspacePrepared(attempt=number, kind=kind, round=round_number, base=base, inputs=("input/sales.csv",)),
        e.AttemptStarted(
            attempt=number,
            kind=kind,
            round=round_number,
            agent="practice",
            agent_version=None,
            argv=("python3", "-m", "practice"),
            prompt=blob(f"prompt {number}"),
            deliverables=("report.csv", "summary.md"),
        ),
        e.StepStarted(attempt=number, step=1, kind="tool", tool="read", input=Content(text="sales.csv"), raw=raw),
        e.StepObserved(
            attempt=number,
            step=1,
            kind="tool",
            tool="read",
            output=Content(text="12 rows \u0000 ü 🐝\ufffd", lossy=True),
            success=True,
            duration_ms=3.25,
            usage=Usage(input_tokens=10, output_tokens=3),
            raw=raw,
        ),
        e.AttemptFinished(
            attempt=number,
            outcome=Outcome.COMPLETED,
            evidence=(Evidence(source="exit", detail="0"),),
            exit_code=0,
            duration_s=1.75,
            steps=1,
            artifacts=tuple(Artifact(path=name, content=blob(name), change=Change.NEW) for name in made),
            streams=Streams(stdout=blob("stdout"), stderr=blob("stderr"), arrivals=blob("arrivals")),
        ),
        e.ReviewStarted(attempt=number),
    ]


def checks(exit_code: int | None) -> tuple[CheckRun, ...]:
    """One check; ``None``: it never ended by itself."""
    output = Content(text="said so")
    return (CheckRun(command="python3 check.py", exit_code=exit_code, output=output, duration_s=0.5),)


def found(summary: DeliverableStatus) -> tuple[DeliverableCheck, ...]:
    """What a review found."""
    return (
        DeliverableCheck(name="report.csv", status=DeliverableStatus.GOOD, found="artifacts/report.csv"),
        DeliverableCheck(name="summary.md", status=summary, reason=None if summary is DeliverableStatus.GOOD else "?"),
    )


def story() -> list[e.Event]:
    """A structural session with a miss, a revision, a crash, a follow-up and every other event there is."""
    good, missing = DeliverableStatus.GOOD, DeliverableStatus.MISSING
    both = ("artifacts/report.csv", "artifacts/summary.md")
    checkers = ("csv 1", "md 1")
    return [
        started(),
        e.PrivateContextRecorded(digest=sha256(b"private").hexdigest(), size=120),
        e.AssetAdded(name="sales.csv", content=blob("sales.csv", "text/csv")),
        e.TaskIntakeDrafted(
            author="structural", title="Monthly report", instruction=Content(text="..."), requirements=()
        ),
        e.RubricDrafted(author="structural", criteria=("report.csv is there",)),
        *attempt(1, AttemptKind.BASELINE, 1, None, both[:1]),
        e.DeliverablesChecked(attempt=1, deliverables=found(missing), checks=checks(None), checkers=checkers),
        e.FeedbackGiven(attempt=1, author="structural", items=("summary.md is missing",)),
        e.RevisionDecided(attempt=1, revise=True, reason="1 of 2 deliverables", score=0.5),
        e.WorkspacePrepared(attempt=2, kind=AttemptKind.REVISION, round=1, base=1),
        e.AttemptInterrupted(attempt=2, why="crash", by="engine", evidence=(), steps=0, streams=Streams()),
        *attempt(3, AttemptKind.REVISION, 1, 1, both),
        e.DeliverablesChecked(attempt=3, deliverables=found(good), checks=checks(0), checkers=checkers),
        e.RevisionDecided(attempt=3, revise=False, reason="passed", score=1.0),
        e.AttemptSelected(
            round=1, attempt=3, task_status=TaskStatus.COMPLETED, basis=StatusBasis.STRUCTURAL, score=1.0
        ),
        e.FollowUpAdded(index=1, text=Content(text="Thank you."), record_only=True, deliverables=()),
        e.OperationalErrorRecorded(where="notify", error="FileNotFoundError", message="notify-send"),
        e.SessionCancelled(by="user", reason="by mistake"),
        e.SessionReopened(by="user", reason="it was"),
        e.SessionFinished(by="user"),
        e.BundleBuilt(
            cut=34,
            cut_digest="a" * 64,
            digest="b" * 64,
            files=20,
            size=12345,
            sanitized=False,
            inputs=(BundleInput(name="engine", value="0.1.0"),),
        ),
    ]


def erasing_story() -> list[e.Event]:
    """A session from which something was erased, then everything; the bodies are there, because files cannot erase."""
    return [
        started(),
        e.FollowUpAdded(index=1, text=Content(text="My number is ..."), record_only=True, deliverables=()),
        e.ContentErased(versions=(2,), blobs=1, kept=1, by="user"),
        e.LogImported(stream=STREAM, first=1, last=3, digest="c" * 64),
        e.SessionErased(last=4, blobs=2, kept=0, by="user", stream=STREAM),
    ]


def sharing_story() -> list[e.Event]:
    """A session whose owner allowed something, and shared the bundle; the ruleset's row belongs to the store."""
    return [
        started(),
        e.ContentAllowed(what="value", id="0123456789abcdef", by="user", name="a placeholder"),
        e.ContentAllowed(what="file", id="d" * 64, by="user"),
        e.SessionFinished(by="user"),
        e.RulesetInstalled(name="apprentice", version="1", sha256="e" * 64),
        e.BundleBuilt(
            cut=4,
            cut_digest="a" * 64,
            digest="b" * 64,
            files=20,
            size=12345,
            sanitized=True,
            inputs=(BundleInput(name="ruleset", value="e" * 64),),
        ),
        e.BundleShared(digest="b" * 64, cut=4, how="export", by="user", package_sha256="f" * 64),
    ]


def mentored_story() -> list[e.Event]:
    """A hybrid session: the model drafts and grades, a person edits and decides; then an import's mark."""
    origin = Provenance(provider="openai", model="gpt-5-mini", prompt_version="grade-1", prompt_hash="c" * 64)
    private = Criterion(id="c2", text="the total is 4711", weight=2.0, private=True)
    rubric = (Criterion(id="c1", text="the regions add up", weight=3.0), private)
    good = found(DeliverableStatus.GOOD)
    scores = tuple(CriterionScore(criterion=c.id, score=0.9, evidence="report.csv line 2") for c in rubric)
    return [
        started().model_copy(update={"mentor_mode": MentorMode.HYBRID}),
        called(MentorRole.TASK_INTAKE, TryOutcome.INVALID, origin, number=1, last=False),
        called(MentorRole.TASK_INTAKE, TryOutcome.VALID, origin, number=2, last=True),
        e.TaskIntakeDrafted(
            author="model",
            title="Sales by region",
            instruction=Content(text="..."),
            requirements=("one row a region",),
            assumptions=("regions are named in the csv",),
            provenance=origin,
        ),
        e.CheckpointOpened(stage=Stage.TASK_INTAKE, round=1),
        e.CheckpointAnswered(
            stage=Stage.TASK_INTAKE, round=1, decision="edit", by="Ada", simulated=False, via="review", title="Sales"
        ),
        e.RubricDrafted(
            author="model", criteria=(rubric[0].text,), items=rubric, pass_threshold=0.7, provenance=origin
        ),
        *attempt(1, AttemptKind.BASELINE, 1, None, ("artifacts/report.csv", "artifacts/summary.md")),
        e.DeliverablesChecked(attempt=1, deliverables=good, checks=checks(0), checkers=("csv 1", "md 1")),
        called(MentorRole.GRADE, TryOutcome.VALID, origin, number=1, last=True, attempt=1),
        e.AttemptGraded(
            attempt=1, author="model", score=0.9, passed=True, criteria=scores, summary="fine", provenance=origin
        ),
        e.AttemptVerified(
            attempt=1,
            author="model",
            verified=True,
            checks=(VerificationCheck(name="evidence_was_found", holds=True),),
            reason="it is there",
            provenance=origin,
        ),
        e.CheckpointOpened(stage=Stage.EVALUATION, round=1, attempt=1),
        e.CheckpointAnswered(
            stage=Stage.EVALUATION,
            round=1,
            attempt=1,
            decision="fail",
            by="Ada",
            simulated=False,
            via="terminal",
            notes=Content(text="The north is missing."),
            score=0.4,
            failed_criteria=("c1",),
            feedback=("Add the north.",),
        ),
        e.FeedbackGiven(attempt=1, author="expert", items=("Add the north.",)),
        e.FeedbackGiven(attempt=1, author="model", items=("Recount.",), plan=("Read again.",), provenance=origin),
        e.RevisionDecided(attempt=1, revise=False, reason="expert: finish", score=0.4),
        e.AttemptSelected(round=1, attempt=1, task_status=TaskStatus.FAILED, basis=StatusBasis.EXPERT, score=0.4),
        e.SessionImported(format="seed", source="443", digest="d" * 64, notes=("artifacts are names only",)),
    ]


def called(
    role: MentorRole, outcome: TryOutcome, origin: Provenance, *, number: int, last: bool, attempt: int | None = None
) -> e.MentorCalled:
    """One request to a mentor model."""
    return e.MentorCalled(
        role=role,
        round=1,
        attempt=attempt,
        number=number,
        last=last,
        outcome=outcome,
        detail="" if outcome is TryOutcome.VALID else "title: Field required",
        endpoint="https://api.openai.com/v1",
        rung="json_schema",
        provenance=origin,
        prompt=blob("prompt", "application/json"),
        answer=blob("answer"),
        duration_s=1.5,
        usage=Usage(input_tokens=900, output_tokens=40),
        cost_usd=0.002,
        request_id="c-1",
    )


def claiming_story() -> list[e.Event]:
    """An attempt with a report of the agent's own and files beside its stream; the crash before it had both, too."""
    side = (SideFile(name="usage.json", content=blob("usage.json", "application/json")),)
    claims = Claims(
        files=(SideFile(name="agent_trace.json", content=blob("agent_trace.json", "application/json")),),
        steps=3,
        status="completed",
        problems=("agent_trace.json is no JSON as it stands (in a code fence)",),
        differences=("it tells of 3 steps; 1 tool calls were observed",),
    )
    made = attempt(2, AttemptKind.BASELINE, 1, None, ("artifacts/report.csv",))
    at, finished = next((n, ev) for n, ev in enumerate(made) if isinstance(ev, e.AttemptFinished))
    made[at] = finished.model_copy(update={"claims": claims, "streams": Streams(stdout=blob("stdout"), side=side)})
    return [
        started(),
        e.WorkspacePrepared(attempt=1, kind=AttemptKind.BASELINE, round=1),
        e.AttemptInterrupted(
            attempt=1,
            why="crash",
            by="engine",
            evidence=(),
            steps=0,
            streams=Streams(side=side),
            outside_writes=("../x",),
            warnings=("1 process did not end",),
            claims=claims,
        ),
        *made,
        e.AttemptSelected(round=1, attempt=2, task_status=TaskStatus.PARTIAL, basis=StatusBasis.STRUCTURAL, score=0.5),
    ]


class _Checked1(e.Event):
    """``DeliverablesChecked`` as schema 1 had it: nobody said which checkers looked."""

    attempt: int
    deliverables: tuple[DeliverableCheck, ...]
    checks: tuple[CheckRun, ...]


_Checked1.__name__ = "DeliverablesChecked"


def old_story() -> list[e.Event]:
    """A session written by a version whose DeliverablesChecked had schema 1."""
    return [
        started(),
        *attempt(1, AttemptKind.BASELINE, 1, None, ("artifacts/report.csv",)),
        _Checked1(attempt=1, deliverables=found(DeliverableStatus.MISSING), checks=checks(1)),
        e.RevisionDecided(attempt=1, revise=False, reason="no loops left", score=0.5),
        e.AttemptSelected(round=1, attempt=1, task_status=TaskStatus.PARTIAL, basis=StatusBasis.STRUCTURAL, score=0.5),
    ]


def lines(events: list[e.Event]) -> Iterator[dict[str, object]]:
    """The stored rows of those events, with salts and times that are the same each time."""
    numbers = count(1)
    with tempfile.TemporaryDirectory() as folder:
        ticks = count(1)
        log = SqliteEventLog(
            Path(folder),
            lambda: f"2026-11-23T20:34:{next(ticks):02}.000000Z",
            salt=lambda: sha256(b"golden %d" % next(numbers)).digest()[:16],
        )
        for version, event in enumerate(events):
            log.append(
                STREAM, version, f"c-{version + 1}", [Pending(event, "2026-11-23T20:34:00.500000Z", "engine", "user")]
            )
        log.close()
        rows = sqlite3.connect(Path(folder) / "events.db")
        query = (
            "SELECT originator_version, topic, state, salt, body FROM stored_events JOIN bodies ON id = notification_id"
        )
        for version, kind, state, salt, body in rows.execute(query):
            yield {
                "stream": STREAM,
                "version": version,
                "type": kind,
                "state": state.decode(),
                "salt": salt.hex(),
                "body": body.decode(),
                "digest": digest(STREAM, version, kind, state),
            }
        rows.close()


def main(folder: Path) -> None:
    """Write what is not there yet."""
    stories = {
        "structural-0.1.0": story(),
        "deliverables-checked-1": old_story(),
        "erasing-1": erasing_story(),
        "sharing-1": sharing_story(),
        "mentored-0.1.0": mentored_story(),
        "claims-1": claiming_story(),
    }
    for name, events in stories.items():
        path = folder / f"{name}.jsonl"
        if not path.exists():
            path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines(events)), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
