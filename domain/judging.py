"""What may mentors and people do? Rules for requests to a model, verdicts, checkpoints and feedback."""

from __future__ import annotations

from . import commands as c
from . import errors, structural
from . import events as e
from .guards import in_order, known, require_exists, require_open, require_working
from .mentoring import DECISIONS, Criterion, Stage
from .session import Checkpoint, Session


def called(call: e.MentorCalled | None) -> list[e.Event]:
    return [call] if call is not None else []


def mentor_call(s: Session, command: c.RecordMentorCall) -> list[e.Event]:
    """What was spent is recorded wherever the session stands by now."""
    require_exists(s)
    if command.event.attempt is not None:
        known(s, command.event.attempt, command)
    return [command.event]


def grade(s: Session, command: c.GradeAttempt) -> list[e.Event]:
    """An attempt has one grade of its own; later looks stand beside it."""
    require_exists(s)
    attempt = known(s, command.event.attempt, command)
    in_order(command.event.regrade is not None or (attempt.checked and attempt.grade is None), command)
    return [command.call, command.event]


def verify(s: Session, command: c.VerifyAttempt) -> list[e.Event]:
    require_exists(s)
    attempt = known(s, command.event.attempt, command)
    fits = attempt.grade is not None and attempt.verification is None
    in_order(command.event.regrade is not None or fits, command)
    return [command.call, command.event]


def open_checkpoint(s: Session, command: c.OpenCheckpoint) -> list[e.Event]:
    """Each decision is asked for once."""
    require_open(s)
    if command.attempt is not None:
        known(s, command.attempt, command)
    in_order(not s.cancelled and s.checkpoint(command.stage, command.round, command.attempt) is None, command)
    return [e.CheckpointOpened(stage=command.stage, round=command.round, attempt=command.attempt)]


def answer_checkpoint(s: Session, command: c.AnswerCheckpoint) -> list[e.Event]:
    """A checkpoint is answered once; only a bundle that is held may be decided upon anew.

    An edit is a draft of its own, so that both versions are in the log; feedback is feedback, whoever gives it.
    """
    require_exists(s)
    asked = _asked(s, command.event.stage)
    if command.event.decision not in DECISIONS[asked.stage]:
        choices = ", ".join(DECISIONS[asked.stage])
        raise errors.Refused(f"`{command.event.decision}` is no answer to {asked.stage.value}", f"one of: {choices}")
    if command.event.score is not None and not 0.0 <= command.event.score <= 1.0:
        raise errors.Refused(f"a score of {command.event.score} is not between 0 and 1")
    answer = command.event.model_copy(update={"round": asked.round, "attempt": asked.attempt})
    return [answer, *_effects(s, answer)]


def _asked(s: Session, stage: Stage) -> Checkpoint:
    """The checkpoint of that kind that may be answered now."""
    if s.pending is not None and s.pending.stage is stage:
        return s.pending
    if s.cancelled:
        raise errors.SessionIsCancelled(s.run_id)
    latest = next((x for x in reversed(s.checkpoints) if x.stage is stage), None)
    if latest is None or latest.answer is None:
        raise errors.NothingToReview(s.run_id, stage.value)
    if stage is Stage.FINAL_APPROVAL and s.held:
        return latest
    first = f"`{latest.answer.decision}` by {latest.answer.by}"
    raise errors.AlreadyAnswered(s.run_id, stage.value, first)


def _effects(s: Session, answer: e.CheckpointAnswered) -> list[e.Event]:
    if answer.stage is Stage.TASK_INTAKE and s.intake is not None and (answer.title or answer.instruction):
        edited = {"author": "expert", "provenance": None, "title": answer.title or s.intake.title}
        return [s.intake.model_copy(update={**edited, "instruction": answer.instruction or s.intake.instruction})]
    if answer.stage is Stage.RUBRIC and s.rubric is not None and answer.criteria:
        return [_extended(s.rubric, answer.criteria)]
    if answer.stage in (Stage.EVALUATION, Stage.REVISION) and answer.attempt is not None and answer.feedback:
        return [e.FeedbackGiven(attempt=answer.attempt, author="expert", items=answer.feedback)]
    return []


def _extended(rubric: e.RubricDrafted, added: tuple[str, ...]) -> e.RubricDrafted:
    """The rubric with the expert's criteria: known to the agent, and graded like the others."""
    items = list(structural.items(rubric))
    items += [Criterion(id=f"c{len(items) + n}", text=text, weight=1.0) for n, text in enumerate(added, 1)]
    changes = {"author": "expert", "provenance": None, "items": tuple(items)}
    return rubric.model_copy(update={**changes, "criteria": (*rubric.criteria, *added)})


def feedback(s: Session, command: c.GiveFeedback) -> list[e.Event]:
    if command.event.regrade is not None:
        require_exists(s)
        return [*called(command.call), command.event]
    require_working(s)
    attempt = known(s, command.event.attempt, command)
    in_order(attempt.checked and attempt.revise is None, command)
    return [*called(command.call), command.event]
