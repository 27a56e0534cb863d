"""How are mentors asked? Puts the question together from the state, asks, and makes a command of what came back."""

from __future__ import annotations

from collections.abc import Callable

from . import commands as c
from . import events as e
from . import structural, verdict
from .errors import NotReady
from .mentor_port import Dossier, Grade, Stop, Task, Try
from .mentoring import ENDPOINT_TROUBLE, PASS_THRESHOLD, Provenance, Stage
from .orders import Orders
from .people_port import Answer, Question, proposal
from .ports import Ports
from .session import Attempt, Checkpoint, Session

Submit = Callable[[c.Command], object]


class Asking:
    """The mentors of one session. Every request becomes an event, the last one together with its verdict."""

    def __init__(self, ports: Ports, stream: str, submit: Submit, stop: Stop) -> None:
        self._ports = ports
        self._stream = stream
        self._submit = submit
        self._stop = stop
        self._orders = Orders(ports)

    # -- preparation ------------------------------------------------------------------------------------------

    def intake(self, s: Session) -> None:
        """Let the model say what the task is; the user's own words stay the instruction."""
        answered = self._ports.mentor.draft_intake(self.task(s), self._reporter(None), self._stop)
        call = self._called(answered.last, None)
        draft = answered.verdict
        if draft is None:
            self._unanswered(call)
            return
        event = e.TaskIntakeDrafted(
            author="model",
            title=draft.title,
            instruction=s.instruction,
            requirements=draft.requirements,
            assumptions=draft.assumptions,
            provenance=draft.provenance,
        )
        self._submit(c.DraftTaskIntake(event, call))

    def rubric(self, s: Session) -> None:
        """Let the model say how the work will be judged; only what is not private is ever shown to the agent."""
        answered = self._ports.mentor.draft_rubric(self.task(s), self._reporter(None), self._stop)
        call = self._called(answered.last, None)
        draft = answered.verdict
        if draft is None:
            self._unanswered(call)
            return
        event = e.RubricDrafted(
            author="model",
            criteria=tuple(one.text for one in draft.criteria if not one.private),
            items=draft.criteria,
            pass_threshold=draft.pass_threshold,
            provenance=draft.provenance,
        )
        self._submit(c.DraftRubric(event, call))

    def _unanswered(self, call: e.MentorCalled) -> None:
        """Before any agent was started, an endpoint that cannot be used stops the work; it can be resumed."""
        self._submit(c.RecordMentorCall(call))
        if call.outcome in ENDPOINT_TROUBLE:
            raise NotReady(
                f"the mentor model cannot be used: {call.outcome.value} ({call.detail})",
                "mend that and `apprentice resume`, or start with --mentor-mode expert-led or structural",
            )

    # -- review -----------------------------------------------------------------------------------------------

    def grade(self, s: Session, attempt: Attempt, regrade: str | None = None) -> e.AttemptGraded | None:
        """Let the model judge the attempt; the grade, where there is one."""
        answered = self._ports.mentor.grade(self.dossier(s, attempt), self._reporter(attempt, regrade), self._stop)
        call = self._called(answered.last, attempt, regrade)
        found = answered.verdict
        if found is None:
            self._submit(c.RecordMentorCall(call))
            return None
        event = e.AttemptGraded(
            attempt=attempt.number,
            author="model",
            score=found.score,
            passed=found.passed,
            criteria=found.scores,
            summary=found.summary,
            provenance=found.provenance,
            regrade=regrade,
        )
        self._submit(c.GradeAttempt(event, call))
        return event

    def verify(self, s: Session, attempt: Attempt, graded: e.AttemptGraded, regrade: str | None = None) -> None:
        """Let the model judge that grade."""
        grade = _as_grade(graded)
        report = self._reporter(attempt, regrade)
        answered = self._ports.mentor.verify(self.dossier(s, attempt), grade, report, self._stop)
        call = self._called(answered.last, attempt, regrade)
        found = answered.verdict
        if found is None:
            self._submit(c.RecordMentorCall(call))
            return
        event = e.AttemptVerified(
            attempt=attempt.number,
            author="model",
            verified=found.verified,
            checks=found.checks,
            reason=found.reason,
            provenance=found.provenance,
            regrade=regrade,
        )
        self._submit(c.VerifyAttempt(event, call))

    def advise(self, s: Session, attempt: Attempt, regrade: str | None = None) -> None:
        """Let the model say what to do better; what the rules found is said beside it."""
        grade = _as_grade(attempt.grade) if attempt.grade is not None else None
        report = self._reporter(attempt, regrade)
        answered = self._ports.mentor.advise(self.dossier(s, attempt), grade, report, self._stop)
        call = self._called(answered.last, attempt, regrade)
        found = answered.verdict
        if found is None:
            self._submit(c.RecordMentorCall(call))
            return
        event = e.FeedbackGiven(
            attempt=attempt.number,
            author="model",
            items=(*structural.feedback(attempt), *found.items) if regrade is None else found.items,
            plan=found.plan,
            provenance=found.provenance,
            regrade=regrade,
        )
        self._submit(c.GiveFeedback(event, call))

    # -- people -----------------------------------------------------------------------------------------------

    def question(self, s: Session, checkpoint: Checkpoint) -> Question:
        """A checkpoint as it is put to a person."""
        attempt = s.attempts.get(checkpoint.attempt) if checkpoint.attempt is not None else verdict.result(s)
        passes = attempt is not None and verdict.passed(attempt)
        return Question(
            run_id=s.run_id,
            stage=checkpoint.stage,
            round=checkpoint.round,
            attempt=attempt,
            title=s.intake.title if s.intake is not None else s.title,
            instruction=self._orders.text(s.intake.instruction if s.intake is not None else s.instruction),
            requirements=s.intake.requirements if s.intake is not None else (),
            criteria=structural.graded_by(s, checkpoint.round),
            proposal=proposal(checkpoint.stage, passes=passes),
        )

    def answered(self, stage: Stage, answer: Answer) -> c.AnswerCheckpoint:
        """A person's answer as a command; which checkpoint it answers is decided when it is recorded."""
        event = e.CheckpointAnswered(
            stage=stage,
            round=0,
            decision=answer.decision,
            by=answer.by,
            simulated=answer.simulated,
            via=answer.via,
            notes=self._ports.blobs.text(answer.notes) if answer.notes else None,
            score=answer.score,
            title=answer.title,
            instruction=self._ports.blobs.text(answer.instruction) if answer.instruction else None,
            criteria=answer.criteria,
            failed_criteria=answer.failed_criteria,
            feedback=answer.feedback,
        )
        return c.AnswerCheckpoint(event)

    # -- what is shown ----------------------------------------------------------------------------------------

    def task(self, s: Session) -> Task:
        """The task in the user's words, with what was drawn from it."""
        intake = s.intake
        return Task(
            instruction=self._orders.text(intake.instruction if intake is not None else s.instruction),
            title=intake.title if intake is not None else s.title,
            followups=tuple(self._orders.text(one.text) for one in s.followups),
            deliverables=s.deliverables,
            assets=tuple(asset.name for asset in s.assets),
            requirements=intake.requirements if intake is not None and intake.author != structural.AUTHOR else (),
        )

    def dossier(self, s: Session, attempt: Attempt) -> Dossier:
        """Everything there is to judge an attempt by."""
        threshold = s.rubric.pass_threshold if s.rubric is not None else None
        recorded = self._ports.log.read(self._stream)
        steps = [r.event for r in recorded if isinstance(r.event, e.StepObserved) and r.event.attempt == attempt.number]
        return Dossier(
            task=self.task(s),
            criteria=structural.graded_by(s, attempt.round),
            pass_threshold=threshold if threshold is not None else PASS_THRESHOLD,
            attempt=attempt.number,
            outcome=attempt.outcome.value if attempt.outcome is not None else "not ended",
            artifacts=attempt.artifacts,
            steps=tuple(steps),
            deliverables=attempt.deliverables,
            checks=attempt.checks,
        )

    # -- records ----------------------------------------------------------------------------------------------

    def _reporter(self, attempt: Attempt | None, regrade: str | None = None) -> Callable[[Try], None]:
        return lambda one: _ignore(self._submit(c.RecordMentorCall(self._called(one, attempt, regrade))))

    def _called(self, one: Try, attempt: Attempt | None, regrade: str | None = None) -> e.MentorCalled:
        blobs = self._ports.blobs
        answer = blobs.put(one.answer.encode(errors="replace"), "text/plain") if one.answer is not None else None
        return e.MentorCalled(
            role=one.role,
            round=attempt.round if attempt is not None else 1,
            attempt=attempt.number if attempt is not None else None,
            number=one.number,
            last=one.last,
            outcome=one.outcome,
            detail=one.detail,
            endpoint=one.endpoint,
            rung=one.rung,
            provenance=one.provenance,
            prompt=blobs.put(one.prompt.encode(errors="replace"), "application/json"),
            answer=answer,
            duration_s=one.duration_s,
            usage=one.usage,
            cost_usd=one.cost_usd,
            request_id=one.request_id,
            regrade=regrade,
        )


def _ignore(_: object) -> None:
    """A report has no answer."""


def _as_grade(event: e.AttemptGraded) -> Grade:
    """A recorded grade, as its verifier is shown it."""
    nowhere = Provenance(provider="", model="", prompt_version="", prompt_hash="")
    return Grade(event.criteria, event.score, event.passed, event.summary, event.provenance or nowhere)
