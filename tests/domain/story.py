"""How do tests tell a session's history? Short constructors for events, and given / when / then."""

from __future__ import annotations

from dataclasses import dataclass, field

from apprentice.domain import commands as c
from apprentice.domain import events as e
from apprentice.domain.decide import decide
from apprentice.domain.errors import ApprenticeError
from apprentice.domain.mentoring import (
    CriterionScore,
    MentorRole,
    Provenance,
    Stage,
    TryOutcome,
    VerificationCheck,
)
from apprentice.domain.session import Session
from apprentice.domain.values import (
    Artifact,
    AttemptKind,
    Change,
    CheckRun,
    Content,
    DeliverableCheck,
    DeliverableStatus,
    MentorMode,
    Outcome,
    StatusBasis,
    Streams,
    TaskStatus,
)

RUN_ID = "2026-11-24-090000-sum-0a1b"


def blob(digest: str = "ab" * 32) -> Content:
    return Content(blob=digest, size=3, media_type="text/csv")


def started(
    deliverables: tuple[str, ...] = ("sum.csv",),
    checks: tuple[str, ...] = (),
    max_loops: int = 3,
    final: bool = False,
    run_id: str = RUN_ID,
    mode: MentorMode = MentorMode.STRUCTURAL,
) -> e.SessionStarted:
    return e.SessionStarted(
        run_id=run_id,
        instruction=Content(text="Sum it up into sum.csv"),
        title="Sum it up",
        deliverables=deliverables,
        deliverables_final=final,
        checks=checks,
        agent="practice",
        agent_args=(),
        mentor_mode=mode,
        max_loops=max_loops,
        timeout_s=900.0,
        idle_timeout_s=300.0,
        masking="standard",
        settings=Content(text="{}"),
        engine_version="0.1.0",
    )


def private(attempt: int | None = None) -> e.PrivateContextRecorded:
    return e.PrivateContextRecorded(digest="cd" * 32, size=2, attempt=attempt)


def intake() -> e.TaskIntakeDrafted:
    return e.TaskIntakeDrafted(author="structural", title="Sum", instruction=Content(text="Sum"), requirements=())


def rubric() -> e.RubricDrafted:
    return e.RubricDrafted(author="structural", criteria=("it is there",))


def prepared(n: int, kind: AttemptKind = AttemptKind.BASELINE, round: int = 1) -> e.WorkspacePrepared:  # noqa: A002  (the event's own word)
    return e.WorkspacePrepared(attempt=n, kind=kind, round=round, base=n - 1 or None)


def attempt_started(n: int, kind: AttemptKind = AttemptKind.BASELINE, round: int = 1) -> e.AttemptStarted:  # noqa: A002  (the event's own word)
    return e.AttemptStarted(
        attempt=n,
        kind=kind,
        round=round,
        agent="practice",
        agent_version="1",
        argv=("practice",),
        prompt=Content(text="do"),
        deliverables=("sum.csv",),
    )


def step(n: int, number: int = 1) -> e.StepObserved:
    return e.StepObserved(attempt=n, step=number, kind="message", output=Content(text="hello"))


def finished(n: int, outcome: Outcome = Outcome.COMPLETED, artifacts: tuple[str, ...] = ()) -> e.AttemptFinished:
    return e.AttemptFinished(
        attempt=n,
        outcome=outcome,
        evidence=(),
        exit_code=0,
        duration_s=1.0,
        steps=1,
        artifacts=tuple(Artifact(path=p, content=blob(), change=Change.NEW) for p in artifacts),
        streams=Streams(),
    )


def interrupted(n: int, why: str = "crash") -> e.AttemptInterrupted:
    return e.AttemptInterrupted(attempt=n, why=why, by="engine", evidence=(), steps=0, streams=Streams())


def check_run(code: int | None = 0) -> CheckRun:
    return CheckRun(command="make test", exit_code=code, output=Content(text="said"), duration_s=0.1)


def checked(n: int, *statuses: str, checks: tuple[CheckRun, ...] = ()) -> e.DeliverablesChecked:
    return e.DeliverablesChecked(
        attempt=n,
        deliverables=tuple(
            DeliverableCheck(name=f"file{i}.csv", status=DeliverableStatus(s)) for i, s in enumerate(statuses)
        ),
        checks=checks,
        checkers=("csv 1",),
    )


def feedback(n: int, *items: str) -> e.FeedbackGiven:
    return e.FeedbackGiven(attempt=n, author="structural", items=items or ("mend it",))


ORIGIN = Provenance(provider="p", model="m", prompt_version="grade-1", prompt_hash="0" * 64)


def called(role: str, n: int | None, outcome: TryOutcome = TryOutcome.VALID, last: bool = True) -> e.MentorCalled:
    """One request to a mentor model."""
    return e.MentorCalled(
        role=MentorRole(role),
        round=1,
        attempt=n,
        number=1,
        last=last,
        outcome=outcome,
        detail="",
        endpoint="http://127.0.0.1/v1",
        rung="json_schema",
        provenance=ORIGIN,
        prompt=blob(),
        duration_s=0.5,
    )


def graded(n: int, score: float, passed: bool | None = None) -> e.AttemptGraded:
    """A grade with that score; it passes from 0.7 where nothing else is said."""
    return e.AttemptGraded(
        attempt=n,
        author="model",
        score=score,
        passed=score >= 0.7 if passed is None else passed,
        criteria=(CriterionScore(criterion="c1", score=score, evidence="sum.csv line 1"),),
        summary="seen",
        provenance=ORIGIN,
    )


def verified(n: int, good: bool = True) -> e.AttemptVerified:
    """What a verifier said of the grade."""
    check = VerificationCheck(name="evidence_was_found", holds=good)
    return e.AttemptVerified(attempt=n, author="model", verified=good, checks=(check,), reason="r", provenance=ORIGIN)


def answer(stage: Stage, decision: str, by: str = "Ada", **more: object) -> e.CheckpointAnswered:
    """What a person said; round and attempt are filled in when it is decided."""
    said = {"stage": stage, "round": 1, "decision": decision, "by": by, "simulated": False, "via": "review", **more}
    return e.CheckpointAnswered.model_validate(said)


def decided(n: int, revise: bool) -> e.RevisionDecided:
    return e.RevisionDecided(attempt=n, revise=revise, reason="not_passed" if revise else "passed")


def selected(n: int, round: int = 1, status: TaskStatus = TaskStatus.COMPLETED) -> e.AttemptSelected:  # noqa: A002  (the event's own word)
    return e.AttemptSelected(round=round, attempt=n, task_status=status, basis=StatusBasis.STRUCTURAL, score=1.0)


def followup(index: int, record_only: bool = False, deliverables: tuple[str, ...] = ()) -> e.FollowUpAdded:
    return e.FollowUpAdded(
        index=index, text=Content(text=f"more {index}"), record_only=record_only, deliverables=deliverables
    )


def begun(**options: object) -> list[e.Event]:
    """A session whose first attempt is about to be prepared."""
    return [started(**options), private(), intake(), rubric()]  # type: ignore[arg-type]  # the caller's words are started()'s


def attempt(n: int, *statuses: str, kind: AttemptKind = AttemptKind.BASELINE, round: int = 1) -> list[e.Event]:  # noqa: A002  (the event's own word)
    """One whole attempt up to its check."""
    return [
        prepared(n, kind, round),
        private(n),
        attempt_started(n, kind, round),
        step(n),
        finished(n),
        e.ReviewStarted(attempt=n),
        checked(n, *statuses),
    ]


@dataclass
class Given:
    """A session with a history, and what a command makes of it."""

    session: Session
    events: list[e.Event] = field(default_factory=list)
    error: ApprenticeError | None = None

    def when(self, command: c.Command) -> Given:
        """Ask; the answer is in ``events`` or ``error``."""
        try:
            return Given(self.session, decide(self.session, command))
        except ApprenticeError as error:
            return Given(self.session, error=error)


def session_after(*events: e.Event) -> Session:
    session = Session()
    for version, event in enumerate(events, 1):
        session.apply(event, version)
    return session


def given(*events: e.Event) -> Given:
    """A session to which these events happened."""
    return Given(session_after(*events))
