"""Who takes the next step? The engine: it asks ``next_step``, does it through the ports, and records it.

It knows only ports. Everything it needs to go on is in the log, so it can be killed between any two events (and
inside a step) and another process takes over with ``drive``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from . import commands as c
from . import events as e
from . import loop, structural
from .asking import Asking
from .decide import decide
from .errors import AlreadyAnswered, ApprenticeError, NothingToReview, NotReady, OutOfOrder, SessionIsCancelled
from .orders import Orders
from .ports import Built, CheckStopped, Collected, Ended, Pending, Ports, Recorded, StopReason, fold
from .record import changed
from .session import Attempt, Checkpoint, Session
from .values import Evidence, Outcome, RunStatus, Streams
from .verdict import run_status

TAIL_INTERVAL_S = 0.5
"""How often a driver looks for what other processes appended (DESIGN.md, One driver at a time)."""

Listener = Callable[[Sequence[Recorded]], None]
Interrupt = Callable[[], StopReason | None]


def _never() -> StopReason | None:
    return None


class Engine:
    """One session in the hands of one process. Loads without step events; holds the state in memory from then on."""

    def __init__(
        self, ports: Ports, stream: str, listener: Listener | None = None, interrupt: Interrupt = _never
    ) -> None:
        self._ports = ports
        self._stream = stream
        self._listener = listener
        self._interrupt = interrupt
        self._orders = Orders(ports)
        self._looked_at = 0.0
        self._fresh: int | None = None
        self._waiting = False
        self.asking = Asking(ports, stream, self.submit, lambda: self._stop() is not None)
        self.session = self._load()

    def _load(self) -> Session:
        head = self._ports.log.head(self._stream)
        session = fold(list(self._ports.log.read(self._stream, 0, head.version, steps=False)), Session())
        session.version = head.version
        return session

    # -- recording --------------------------------------------------------------------------------------------

    def submit(self, command: c.Command, actor: str = "engine") -> tuple[Recorded, ...]:
        """Decide on the newest state and append, as one transaction; what was new to us goes to views and listener.

        Raises:
            ApprenticeError: the command is refused; nothing of it was written.
        """
        now = self._ports.clock.now()
        tail: list[Recorded] = []

        def choose(unseen: Sequence[Recorded]) -> Sequence[Pending]:
            tail[:] = [r for r in unseen if r.version > self.session.version] or tail
            fold(unseen, self.session)
            return [
                Pending(ev, at, clock, actor) for ev, at, clock in _stamped(command, decide(self.session, command), now)
            ]

        try:
            appended = self._ports.log.execute(self._stream, self._ports.ids.command_id(), self.session.version, choose)
        except ApprenticeError:
            self._publish(tail)
            raise
        fold(appended.events, self.session)
        self._publish(appended.events)
        return appended.events

    def catch_up(self) -> None:
        """Take in what other processes appended. Polled every half second, it also shows late what came fast."""
        tail = list(self._ports.log.read(self._stream, self.session.version))
        fold(tail, self.session)
        self._publish(tail)
        if not tail:
            self._ports.views.settle(self._stream)

    def _publish(self, events: Sequence[Recorded]) -> None:
        if not events:
            return
        self._ports.views.update(events)
        if self._listener is not None:
            self._listener(events)

    # -- driving ----------------------------------------------------------------------------------------------

    def drive(self) -> Session:
        """Take steps until nothing is left to do or somebody interrupts; the caller holds the lease.

        Whatever goes wrong in a port is recorded, where the log still takes it, and raised. The user is told how the
        session stands then.
        """
        self._waiting = False
        try:
            self._go_on()
        except ApprenticeError:
            self._ports.notify.tell(self.session.run_id, RunStatus.INTERRUPTED.value)
            raise
        self._ports.views.flush(self._stream)
        stands = run_status(self.session)
        # Whoever stops between two steps leaves a session that only looks as if it ran.
        left = RunStatus.INTERRUPTED if stands is RunStatus.RUNNING else stands
        self._ports.notify.tell(self.session.run_id, left.value)
        return self.session

    def _go_on(self) -> None:
        """Steps until there is none, or somebody interrupts."""
        while True:
            self.catch_up()
            if self._interrupt() is not None:
                break
            if self._waiting:
                self._pause()
                break
            step = loop.next_step(self.session)
            if isinstance(step, loop.Rest):
                # A crash after the last event may have left its line unwritten; a line that is there is not repeated.
                self._ports.heads.record(self._stream, self._ports.log.head(self._stream))
                break
            self._take(step)

    def _pause(self) -> None:
        """A person is waited for, and nobody is here: leave a fresh bundle."""
        if self.session.bundle_cut < self.session.content_version:
            self.build_bundle()

    def _take(self, step: loop.Step) -> None:
        """One step. A command that lost a race against another process is no error: the loop looks again."""
        before = self.session.version
        try:
            _STEPS[type(step)](self, step)
        except (OutOfOrder, SessionIsCancelled, AlreadyAnswered, NothingToReview):
            if self.session.version == before:
                raise
        except ApprenticeError as error:
            self._record_trouble(type(step).__name__, error)
            raise

    def _record_trouble(self, where: str, error: ApprenticeError) -> None:
        trouble = e.OperationalErrorRecorded(where=where, error=type(error).__name__, message=str(error))
        try:
            self.submit(c.RecordError(trouble))
        except ApprenticeError as second:
            # The log itself is what fails (a full disk): the first error is the one to show, and it is raised.
            error.add_note(f"it could not be recorded either: {second}")

    def _draft_intake(self, step: loop.DraftIntake) -> None:
        if step.by_model:
            self.asking.intake(self.session)
        else:
            self.submit(c.DraftTaskIntake(structural.intake(self.session)))

    def _draft_criteria(self, step: loop.DraftCriteria) -> None:
        if step.by_model:
            self.asking.rubric(self.session)
        else:
            self.submit(c.DraftRubric(structural.rubric(self.session)))

    def _prepare(self, step: loop.Prepare) -> None:
        if self.session.mentor_mode in loop.BY_MODEL:
            self._ports.mentor.ready()  # an attempt that nobody could grade is not begun
        attempt = Attempt(step.attempt, step.kind, step.round, step.base)
        self._ports.workspace.prepare(self._orders.brief(self._stream, self.session, attempt))
        self._fresh = step.attempt
        inputs = self._orders.inputs(self.session)
        self.submit(c.PrepareWorkspace(step.attempt, step.kind, step.round, step.base, inputs))

    def _run(self, step: loop.Run) -> None:
        """A workspace that another process prepared is laid out once more: nobody knows what happened in it since."""
        attempt = self.session.attempts[step.attempt]
        agent = self._ports.agents.get(self.session.agent)
        brief = self._orders.brief(self._stream, self.session, attempt)
        there = self._ports.workspace.locate(brief) if self._fresh == attempt.number else None
        prepared = there or self._ports.workspace.prepare(brief)
        order = self._orders.order(self._stream, self.session, attempt, brief, prepared)
        digest, size = self._ports.private.record(self._stream)
        private = e.PrivateContextRecorded(digest=digest, size=size, attempt=attempt.number)
        try:
            plan = agent.plan(order)
        except NotReady as error:
            self.submit(c.StartAttempt(self._orders.started(self.session, attempt, brief, None), private))
            self.submit(c.FinishAttempt(_not_started(attempt.number, error)))
            return
        self.submit(c.StartAttempt(self._orders.started(self.session, attempt, brief, plan), private))
        ended = agent.attempt(order, self._observe, self._stop)
        self._close(attempt.number, ended, self._ports.workspace.collect(brief))

    def _observe(self, steps: Sequence[c.TimedStep]) -> None:
        self.submit(c.RecordSteps(tuple(steps)), actor="agent")

    def _stop(self) -> StopReason | None:
        """Whether the running attempt is to be stopped: by this terminal, or by an event of another process."""
        asked = self._interrupt()
        if asked is not None:
            return asked
        now = self._ports.clock.monotonic()
        if now - self._looked_at >= TAIL_INTERVAL_S:
            self._looked_at = now
            self.catch_up()
        return StopReason("cancelled", self.session.cancelled_by or "user") if self.session.cancelled else None

    def _close(self, number: int, ended: Ended, collected: Collected) -> None:
        if ended.stopped is None:
            self.submit(c.FinishAttempt(_finished(number, ended, collected)))
        else:
            event = _interrupted(number, ended, ended.stopped, collected)
            self.submit(c.InterruptAttempt(event), actor=ended.stopped.by)
        self._ports.agents.get(self.session.agent).forget(self._stream, number)

    def _recover(self, step: loop.Recover) -> None:
        """An attempt without a driver: its processes go, what it printed and left is kept."""
        attempt = self.session.attempts[step.attempt]
        agent = self._ports.agents.get(self.session.agent)
        brief = self._orders.brief(self._stream, self.session, attempt)
        there = self._ports.workspace.locate(brief)
        ended = agent.recover(self._stream, step.attempt, there)
        collected = self._ports.workspace.collect(brief) if there is not None else Collected(())
        self._close(step.attempt, _as_orphan(ended, self._seen(step.attempt)), collected)

    def _seen(self, number: int) -> int:
        """The highest step in the log: what an agent shows beside its stream may be gone with the crash."""
        events = (recorded.event for recorded in self._ports.log.read(self._stream))
        steps = (ev.step for ev in events if isinstance(ev, e.StepStarted | e.StepObserved) and ev.attempt == number)
        return max(steps, default=0)

    def _open_review(self, step: loop.OpenReview) -> None:
        self.submit(c.StartReview(step.attempt))

    def _check(self, step: loop.Check) -> None:
        """What is checked is what was recorded: a workspace that is gone or was changed is laid out again."""
        attempt = self.session.attempts[step.attempt]
        brief = self._orders.as_left(self._stream, self.session, attempt)
        prepared = self._ports.workspace.locate(brief) or self._ports.workspace.prepare(brief)
        repository = self.session.repository is not None
        try:
            checked = self._ports.deliverables.check(
                prepared, attempt.asked, self.session.checks, self._stop, repository=repository
            )
        except CheckStopped:
            return  # whoever asked for it is heard before the next step, and a later driver checks anew
        self.submit(c.RecordDeliverables(checked.event(step.attempt)))

    def _grade(self, step: loop.Grade) -> None:
        self.asking.grade(self.session, self.session.attempts[step.attempt])

    def _verify(self, step: loop.Verify) -> None:
        attempt = self.session.attempts[step.attempt]
        assert attempt.grade is not None
        self.asking.verify(self.session, attempt, attempt.grade)

    def _advise(self, step: loop.Advise) -> None:
        attempt = self.session.attempts[step.attempt]
        if step.by_model:
            self.asking.advise(self.session, attempt)
            return
        items = structural.feedback(attempt)
        self.submit(c.GiveFeedback(e.FeedbackGiven(attempt=step.attempt, author=structural.AUTHOR, items=items)))

    def _open(self, step: loop.Open) -> None:
        self.submit(c.OpenCheckpoint(step.stage, step.round, step.attempt))

    def _ask(self, step: loop.Ask) -> None:
        """Put the question to whoever is here; another process may answer first, and then its answer counts."""
        self._ports.views.flush(self._stream)
        asked = step.checkpoint
        answer = self._ports.people.ask(self.asking.question(self.session, asked), lambda: self._still_open(asked))
        if answer is not None:
            self.submit(self.asking.answered(asked.stage, answer), actor=answer.by)
        else:
            self.catch_up()
            self._waiting = self.session.pending == asked

    def _still_open(self, asked: Checkpoint) -> bool:
        return self._stop() is None and self.session.pending == asked

    def _decide(self, step: loop.Decide) -> None:
        self.submit(c.DecideRevision(step.attempt))

    def _select(self, step: loop.Select) -> None:
        self.submit(c.SelectAttempt(step.round))

    def _bundle(self, _: loop.Bundle) -> None:
        self.build_bundle()

    def build_bundle(self) -> None:
        """Pack the current cut and record it."""
        self.record_bundle(self._ports.bundles.build(self._stream))

    def record_bundle(self, built: Built) -> None:
        """Record a bundle that lies on disk, write the head down; then the files show it."""
        self.submit(
            c.RecordBundle(
                e.BundleBuilt(
                    cut=built.cut,
                    cut_digest=built.cut_digest,
                    digest=built.digest,
                    files=built.files,
                    size=built.size,
                    sanitized=built.sanitized,
                    inputs=built.inputs,
                )
            )
        )
        self._ports.heads.record(self._stream, self._ports.log.head(self._stream))
        self._ports.views.flush(self._stream)


def _stamped(command: c.Command, decided: Sequence[e.Event], now: str) -> list[tuple[e.Event, str, str]]:
    """Each event with its time and clock: steps carry their own, everything else happened now by the engine's."""
    if isinstance(command, c.RecordSteps):
        return [(step.event, step.occurred_at, step.clock) for step in command.steps] if decided else []
    return [(event, now, "engine") for event in decided]


def _not_started(number: int, error: NotReady) -> e.AttemptFinished:
    """An agent that is not there made an attempt all the same: one that failed at once."""
    return e.AttemptFinished(
        attempt=number,
        outcome=Outcome.NOT_FOUND,
        evidence=(Evidence(source="probe", detail=str(error)),),
        exit_code=None,
        duration_s=0.0,
        steps=0,
        artifacts=(),
        streams=Streams(),
    )


def _finished(number: int, ended: Ended, collected: Collected) -> e.AttemptFinished:
    return e.AttemptFinished(
        attempt=number,
        outcome=ended.outcome,
        evidence=ended.evidence,
        exit_code=ended.exit_code,
        duration_s=ended.duration_s,
        steps=ended.steps,
        artifacts=collected.artifacts,
        streams=ended.streams,
        deleted=collected.deleted,
        usage=ended.usage,
        cost_usd=ended.cost_usd,
        agent_session=ended.agent_session,
        swept=ended.swept,
        outside_writes=collected.outside_writes,
        warnings=(*ended.warnings, *collected.warnings),
        claims=ended.claims,
    )


def _interrupted(number: int, ended: Ended, why: StopReason, collected: Collected) -> e.AttemptInterrupted:
    return e.AttemptInterrupted(
        attempt=number,
        why=why.why,
        by=why.by,
        evidence=ended.evidence,
        steps=ended.steps,
        streams=ended.streams,
        artifacts=collected.artifacts,
        exit_code=ended.exit_code,
        duration_s=ended.duration_s,
        usage=ended.usage,
        cost_usd=ended.cost_usd,
        agent_session=ended.agent_session,
        swept=ended.swept,
        outside_writes=collected.outside_writes,
        warnings=(*ended.warnings, *collected.warnings),
        claims=ended.claims,
    )


def _as_orphan(ended: Ended, seen: int) -> Ended:
    stopped = ended.stopped or StopReason("crash", "engine")
    return changed(ended, stopped=stopped, steps=max(ended.steps, seen))


_STEPS: Final[dict[type, Callable[[Engine, Any], None]]] = {
    loop.DraftIntake: Engine._draft_intake,
    loop.DraftCriteria: Engine._draft_criteria,
    loop.Prepare: Engine._prepare,
    loop.Run: Engine._run,
    loop.Recover: Engine._recover,
    loop.OpenReview: Engine._open_review,
    loop.Check: Engine._check,
    loop.Grade: Engine._grade,
    loop.Verify: Engine._verify,
    loop.Advise: Engine._advise,
    loop.Open: Engine._open,
    loop.Ask: Engine._ask,
    loop.Decide: Engine._decide,
    loop.Select: Engine._select,
    loop.Bundle: Engine._bundle,
}
