"""Where does a session stand? The decision state, and how each event changes it.

``Session.apply`` is total: it refuses no history. Step events change nothing but what is already known from the
attempt, so the state is the same loaded with or without them; ``decide`` therefore never depends on a step.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from . import events as e
from .mentoring import ENDPOINT_TROUBLE, MentorRole, Stage, TryOutcome
from .record import fresh, mutable
from .values import (
    Artifact,
    AttemptKind,
    CheckRun,
    Content,
    DeliverableCheck,
    MentorMode,
    Outcome,
    StatusBasis,
    TaskStatus,
)


@mutable
class Attempt:
    """One attempt as far as it got. ``kind`` and ``round`` are set from preparation on."""

    number: int
    kind: AttemptKind
    round: int
    base: int | None = None
    started: bool = False
    asked: tuple[str, ...] = ()
    outcome: Outcome | None = None
    interrupted: str | None = None
    artifacts: tuple[Artifact, ...] = ()
    agent_session: str | None = None
    review_started: bool = False
    deliverables: tuple[DeliverableCheck, ...] = ()
    checks: tuple[CheckRun, ...] = ()
    checked: bool = False
    feedback: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    feedback_given: bool = False
    grade: e.AttemptGraded | None = None
    verification: e.AttemptVerified | None = None
    evaluation: e.CheckpointAnswered | None = None
    silent: frozenset[MentorRole] = frozenset()
    revise: bool | None = None
    reason: str | None = None

    @property
    def running(self) -> bool:
        """Started and, as far as the log knows, not ended."""
        return self.started and self.outcome is None and self.interrupted is None

    @property
    def counts(self) -> bool:
        """An interrupted attempt is no attempt at the work."""
        return self.outcome is not None


@mutable
class Checkpoint:
    """A decision asked of a person; ``answer`` is the latest one given, ``version`` where it was opened."""

    stage: Stage
    round: int
    attempt: int | None
    version: int
    answer: e.CheckpointAnswered | None = None


@mutable
class FollowUp:
    """What the user said later."""

    index: int
    text: Content
    record_only: bool
    deliverables: tuple[str, ...]


@mutable
class Round:
    """The first run (``followup`` None) or one follow-up that is worked on; closed by the selection of its result."""

    number: int
    followup: int | None
    selected: int | None = None
    task_status: TaskStatus | None = None
    basis: StatusBasis | None = None
    score: float | None = None
    closed: bool = False


@mutable
class Session:
    """The decision state of one session; a fresh one has version 0."""

    version: int = 0
    content_version: int = 0
    run_id: str = ""
    title: str = ""
    instruction: Content = fresh(factory=Content)
    named_deliverables: tuple[str, ...] = ()
    deliverables_final: bool = False
    checks: tuple[str, ...] = ()
    repository: str | None = None
    commit: str | None = None
    agent: str = ""
    agent_args: tuple[str, ...] = ()
    mentor_mode: MentorMode = MentorMode.STRUCTURAL
    max_loops: int = 3
    timeout_s: float = 900.0
    idle_timeout_s: float = 300.0
    max_tokens: int | None = None
    max_cost_usd: float | None = None
    intake: e.TaskIntakeDrafted | None = None
    rubric: e.RubricDrafted | None = None
    assets: list[e.AssetAdded] = fresh(factory=list)
    followups: list[FollowUp] = fresh(factory=list)
    rounds: list[Round] = fresh(factory=list)
    attempts: dict[int, Attempt] = fresh(factory=dict)
    cancelled: bool = False
    cancelled_by: str | None = None
    finished: bool = False
    bundle_cut: int = 0
    bundle_digest: str | None = None
    allowed: set[tuple[str, str]] = fresh(factory=set)
    checkpoints: list[Checkpoint] = fresh(factory=list)
    silent: frozenset[MentorRole] = frozenset()
    imported: bool = False
    imported_rounds: int = 0
    erased: bool = False

    def apply(self, event: e.Event, version: int) -> None:
        """Take one event in; ``version`` is its place in the stream."""
        self.version = version
        if type(event) in _STEPS:  # nine events of ten
            return
        # What was erased counts as what it was: the state must not depend on whether steps were loaded.
        name = event.type if isinstance(event, e.ErasedEvent) else type(event).__name__
        if name in e.STEP_TYPES:
            return
        if name not in e.CLOSING_TYPES:
            self.content_version = version
        handler = _EVOLVE.get(type(event).__name__)
        if handler is not None:
            handler(self, event)

    @property
    def exists(self) -> bool:
        """Whether anything has happened yet."""
        return self.version > 0

    @property
    def round(self) -> Round | None:
        """The round being worked on: the first that is not closed."""
        return next((r for r in self.rounds if not r.closed), None)

    @property
    def last_round(self) -> Round | None:
        """The latest round that has a result."""
        return next((r for r in reversed(self.rounds) if r.closed), None)

    @property
    def last_attempt(self) -> Attempt | None:
        """The attempt with the highest number."""
        return self.attempts[max(self.attempts)] if self.attempts else None

    @property
    def pending(self) -> Checkpoint | None:
        """The decision that is waited for: asked in the round being worked on, else about the latest result."""
        if self.finished or self.cancelled:
            return None
        current = self.round or self.last_round
        waiting = (c for c in reversed(self.checkpoints) if c.answer is None)
        return next((c for c in waiting if current is not None and c.round == current.number), None)

    def checkpoint(self, stage: Stage, round_number: int, attempt: int | None = None) -> Checkpoint | None:
        """The latest checkpoint of that kind about that round and attempt."""
        asked = (stage, round_number, attempt)
        return next((c for c in reversed(self.checkpoints) if (c.stage, c.round, c.attempt) == asked), None)

    @property
    def held(self) -> bool:
        """Whether the person's last word on the latest result was to hold it."""
        closed = self.last_round
        if closed is None:
            return False
        final = self.checkpoint(Stage.FINAL_APPROVAL, closed.number)
        return final is not None and final.answer is not None and final.answer.decision == "hold"

    def attempts_in(self, number: int) -> list[Attempt]:
        """A round's attempts in order, the interrupted ones too."""
        return [a for a in self.attempts.values() if a.round == number]

    @property
    def deliverables(self) -> tuple[str, ...]:
        """What the task asks for now: a packet's list is final, else the names in the texts worked on so far.

        A record-only follow-up counts from the next attempt on, so all follow-ups before it count.
        """
        names = list(self.named_deliverables)
        if not self.deliverables_final:
            current = self.round
            horizon = current.followup if current is not None else None
            for followup in self.followups:
                if current is None or followup.record_only or (horizon is not None and followup.index <= horizon):
                    names += followup.deliverables
        seen: dict[str, str] = {}
        for name in names:
            seen.setdefault(name.casefold(), name)
        return tuple(seen.values())


def _attempt(session: Session, number: int) -> Attempt:
    """The attempt of that number; history with erased events may speak of one that was never introduced."""
    if number not in session.attempts:
        session.attempts[number] = Attempt(
            number, AttemptKind.BASELINE, session.rounds[-1].number if session.rounds else 1
        )
    return session.attempts[number]


def _know_round(s: Session, number: int) -> None:
    """History with erased events may speak of a round whose follow-up is gone."""
    known = {r.number for r in s.rounds}
    s.rounds += [Round(n, None) for n in range(1, number + 1) if n not in known]


def _started(s: Session, ev: e.SessionStarted) -> None:
    s.run_id, s.title, s.instruction = ev.run_id, ev.title, ev.instruction
    s.named_deliverables, s.deliverables_final, s.checks = ev.deliverables, ev.deliverables_final, ev.checks
    s.repository, s.commit = ev.repository, ev.commit
    s.agent, s.agent_args, s.mentor_mode = ev.agent, ev.agent_args, ev.mentor_mode
    s.max_loops, s.timeout_s, s.idle_timeout_s = ev.max_loops, ev.timeout_s, ev.idle_timeout_s
    s.max_tokens, s.max_cost_usd = ev.max_tokens, ev.max_cost_usd
    s.rounds.append(Round(1, None))


def _asset_added(s: Session, ev: e.AssetAdded) -> None:
    s.assets.append(ev)


def _followup_added(s: Session, ev: e.FollowUpAdded) -> None:
    s.followups.append(FollowUp(ev.index, ev.text, ev.record_only, ev.deliverables))
    if not ev.record_only:
        s.rounds.append(Round(len(s.rounds) + 1, ev.index))


def _intake(s: Session, ev: e.TaskIntakeDrafted) -> None:
    s.intake = ev


def _rubric(s: Session, ev: e.RubricDrafted) -> None:
    s.rubric = ev


def _prepared(s: Session, ev: e.WorkspacePrepared) -> None:
    _know_round(s, ev.round)
    s.attempts[ev.attempt] = Attempt(ev.attempt, ev.kind, ev.round, ev.base)


def _attempt_started(s: Session, ev: e.AttemptStarted) -> None:
    attempt = _attempt(s, ev.attempt)
    attempt.started, attempt.kind, attempt.round, attempt.asked = True, ev.kind, ev.round, ev.deliverables


def _attempt_finished(s: Session, ev: e.AttemptFinished) -> None:
    attempt = _attempt(s, ev.attempt)
    attempt.outcome, attempt.artifacts, attempt.agent_session = ev.outcome, ev.artifacts, ev.agent_session


def _attempt_interrupted(s: Session, ev: e.AttemptInterrupted) -> None:
    attempt = _attempt(s, ev.attempt)
    attempt.interrupted, attempt.artifacts, attempt.agent_session = ev.why, ev.artifacts, ev.agent_session


def _review_started(s: Session, ev: e.ReviewStarted) -> None:
    _attempt(s, ev.attempt).review_started = True


def _checked(s: Session, ev: e.DeliverablesChecked) -> None:
    attempt = _attempt(s, ev.attempt)
    attempt.deliverables, attempt.checks, attempt.checked = ev.deliverables, ev.checks, True


def _feedback(s: Session, ev: e.FeedbackGiven) -> None:
    attempt = _attempt(s, ev.attempt)
    if ev.regrade is not None:
        return
    attempt.feedback, attempt.plan = (*attempt.feedback, *ev.items), (*attempt.plan, *ev.plan)
    # What an expert says comes with an evaluation; what rules or a model say is a step of its own.
    attempt.feedback_given = attempt.feedback_given or ev.author != "expert"


def _mentor_called(s: Session, ev: e.MentorCalled) -> None:
    """A call that ended without a verdict is not asked again: the role stays silent about that attempt."""
    if ev.regrade is not None or not ev.last or ev.outcome is TryOutcome.VALID or ev.outcome is TryOutcome.STOPPED:
        return
    if ev.attempt is None:
        # Before an attempt an endpoint's trouble stops the work; who resumes it asks again.
        s.silent |= {ev.role} if ev.outcome not in ENDPOINT_TROUBLE else frozenset()
    else:
        attempt = _attempt(s, ev.attempt)
        attempt.silent |= {ev.role}


def _graded(s: Session, ev: e.AttemptGraded) -> None:
    if ev.regrade is None:
        _attempt(s, ev.attempt).grade = ev


def _verified(s: Session, ev: e.AttemptVerified) -> None:
    if ev.regrade is None:
        _attempt(s, ev.attempt).verification = ev


def _opened(s: Session, ev: e.CheckpointOpened) -> None:
    s.checkpoints.append(Checkpoint(ev.stage, ev.round, ev.attempt, s.version))


def _answered(s: Session, ev: e.CheckpointAnswered) -> None:
    """An answer whose question was erased still counts."""
    asked = s.checkpoint(ev.stage, ev.round, ev.attempt)
    if asked is None:
        asked = Checkpoint(ev.stage, ev.round, ev.attempt, s.version)
        s.checkpoints.append(asked)
    asked.answer = ev
    if ev.stage is Stage.EVALUATION and ev.attempt is not None:
        _attempt(s, ev.attempt).evaluation = ev


def _imported(s: Session, _: e.SessionImported) -> None:
    s.imported, s.imported_rounds = True, len(s.rounds)


def _revision(s: Session, ev: e.RevisionDecided) -> None:
    attempt = _attempt(s, ev.attempt)
    attempt.revise, attempt.reason = ev.revise, ev.reason


def _selected(s: Session, ev: e.AttemptSelected) -> None:
    for r in s.rounds:
        if r.number == ev.round:
            r.selected, r.task_status, r.basis, r.score, r.closed = (
                ev.attempt,
                ev.task_status,
                ev.basis,
                ev.score,
                True,
            )


def _finished(s: Session, _: e.SessionFinished) -> None:
    s.finished = True


def _reopened(s: Session, _: e.SessionReopened) -> None:
    s.finished = s.cancelled = False
    s.cancelled_by = None


def _cancelled(s: Session, ev: e.SessionCancelled) -> None:
    s.cancelled, s.cancelled_by = True, ev.by


def _allowed(s: Session, ev: e.ContentAllowed) -> None:
    s.allowed.add((ev.what, ev.id))


def _bundle(s: Session, ev: e.BundleBuilt) -> None:
    s.bundle_cut, s.bundle_digest = ev.cut, ev.digest


def _session_erased(s: Session, _: e.SessionErased) -> None:
    s.erased = True
    s.rounds.clear()
    s.attempts.clear()


def _erased(s: Session, ev: e.ErasedEvent) -> None:
    """What an event did to the workflow stays done when its words are gone: nothing is done or numbered twice."""
    effect = _ERASED.get(ev.type)
    if effect is not None:
        effect(s)


def _erased_followup(s: Session) -> None:
    s.followups.append(FollowUp(len(s.followups) + 1, Content(), record_only=True, deliverables=()))


def _erased_end(s: Session) -> None:
    for attempt in s.attempts.values():
        if attempt.running:
            attempt.interrupted = "erased"


def _erased_selection(s: Session) -> None:
    if s.round is not None:
        s.round.closed = True


def _erased_closing(s: Session) -> None:
    s.finished = True


def _erased_cancelling(s: Session) -> None:
    s.cancelled = True


def _erased_reopening(s: Session) -> None:
    s.finished = s.cancelled = False


_ERASED: Final[dict[str, Callable[[Session], None]]] = {
    "FollowUpAdded": _erased_followup,
    "AttemptFinished": _erased_end,
    "AttemptInterrupted": _erased_end,
    "AttemptSelected": _erased_selection,
    "SessionFinished": _erased_closing,
    "SessionCancelled": _erased_cancelling,
    "SessionReopened": _erased_reopening,
}


_STEPS: Final = frozenset({e.StepStarted, e.StepObserved})
_EVOLVE: Final[dict[str, Callable[[Session, Any], None]]] = {
    "SessionStarted": _started,
    "AssetAdded": _asset_added,
    "FollowUpAdded": _followup_added,
    "SessionFinished": _finished,
    "SessionReopened": _reopened,
    "SessionCancelled": _cancelled,
    "TaskIntakeDrafted": _intake,
    "RubricDrafted": _rubric,
    "WorkspacePrepared": _prepared,
    "AttemptStarted": _attempt_started,
    "AttemptFinished": _attempt_finished,
    "AttemptInterrupted": _attempt_interrupted,
    "ReviewStarted": _review_started,
    "DeliverablesChecked": _checked,
    "FeedbackGiven": _feedback,
    "MentorCalled": _mentor_called,
    "AttemptGraded": _graded,
    "AttemptVerified": _verified,
    "CheckpointOpened": _opened,
    "CheckpointAnswered": _answered,
    "SessionImported": _imported,
    "RevisionDecided": _revision,
    "AttemptSelected": _selected,
    "ContentAllowed": _allowed,
    "BundleBuilt": _bundle,
    "SessionErased": _session_erased,
    "ErasedEvent": _erased,
}
