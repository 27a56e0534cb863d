"""For every sequence of requests: what is decided can be evolved, and no rule looks at a step."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from apprentice.domain import commands as c
from apprentice.domain import events as e
from apprentice.domain import loop
from apprentice.domain.decide import decide
from apprentice.domain.errors import ApprenticeError
from apprentice.domain.loop import next_step
from apprentice.domain.mentoring import DECISIONS, Stage, TryOutcome
from apprentice.domain.session import Session
from apprentice.domain.values import AttemptKind, Content, MentorMode, Outcome
from apprentice.domain.verdict import run_status

from ..domain import story as s

NOW = "2026-11-24T09:00:00.000000Z"
numbers = st.integers(1, 5)
kinds = st.sampled_from(AttemptKind)
outcomes = st.sampled_from(Outcome)
stages = st.sampled_from(Stage)
scores = st.sampled_from([0.0, 0.5, 0.8, 1.0])
statuses = st.lists(st.sampled_from(["good", "missing", "empty", "wrong_type"]), max_size=3)

commands = st.one_of(
    st.builds(
        lambda n, m: c.StartSession(s.started(max_loops=n, mode=m), s.private()), numbers, st.sampled_from(MentorMode)
    ),
    st.builds(c.AddFollowUp, st.just(Content(text="more")), st.booleans()),
    st.just(c.FinishSession("user")),
    st.just(c.ReopenSession("user", "more")),
    st.just(c.CancelSession("user", "enough")),
    st.just(c.DraftTaskIntake(s.intake())),
    st.just(c.DraftRubric(s.rubric())),
    st.builds(c.PrepareWorkspace, numbers, kinds, numbers, st.none(), st.just(())),
    st.builds(lambda n, k: c.StartAttempt(s.attempt_started(n, k), s.private(n)), numbers, kinds),
    st.builds(lambda n, i: c.RecordSteps((c.TimedStep(s.step(n, i), NOW),)), numbers, numbers),
    st.builds(lambda n, o: c.FinishAttempt(s.finished(n, o)), numbers, outcomes),
    st.builds(lambda n: c.InterruptAttempt(s.interrupted(n)), numbers),
    st.builds(c.StartReview, numbers),
    st.builds(lambda n, found: c.RecordDeliverables(s.checked(n, *found)), numbers, statuses),
    st.builds(lambda n: c.GiveFeedback(s.feedback(n, "mend it")), numbers),
    st.builds(lambda n, score: c.GradeAttempt(s.graded(n, score), s.called("grade", n)), numbers, scores),
    st.builds(
        lambda n, good: c.VerifyAttempt(s.verified(n, good), s.called("verification", n)), numbers, st.booleans()
    ),
    st.builds(lambda n, o: c.RecordMentorCall(s.called("grade", n, o)), numbers, st.sampled_from(TryOutcome)),
    st.builds(c.OpenCheckpoint, st.sampled_from(Stage), numbers, st.one_of(st.none(), numbers)),
    st.builds(
        lambda stage, pick: c.AnswerCheckpoint(s.answer(stage, DECISIONS[stage][pick])), stages, st.integers(0, 1)
    ),
    st.builds(c.DecideRevision, numbers),
    st.builds(c.SelectAttempt, numbers),
)


def fitting(session: Session, draw: st.DataObject) -> c.Command:
    """The command that does what comes next, so that long histories are reached and not only refusals."""
    step = next_step(session)
    n = getattr(step, "attempt", 1)
    match step:
        case loop.Prepare():
            return c.PrepareWorkspace(step.attempt, step.kind, step.round, step.base, ())
        case loop.Run():
            return c.StartAttempt(s.attempt_started(n, round=session.attempts[n].round), s.private(n))
        case loop.Recover():
            ends: list[c.Command] = [c.FinishAttempt(s.finished(n, draw.draw(outcomes)))]
            ends.append(c.InterruptAttempt(s.interrupted(n)))
            steps: c.Command = c.RecordSteps((c.TimedStep(s.step(n), NOW),))
            recovered: c.Command = draw.draw(st.sampled_from([*ends, steps]))
            return recovered
        case loop.DraftIntake():
            return (
                c.DraftTaskIntake(s.intake())
                if session.exists
                else c.StartSession(s.started(mode=draw.draw(st.sampled_from(MentorMode))), s.private())
            )
        case loop.DraftCriteria():
            return c.DraftRubric(s.rubric())
        case loop.OpenReview():
            return c.StartReview(n)
        case loop.Check():
            return c.RecordDeliverables(s.checked(n, *draw.draw(statuses)))
        case loop.Advise():
            return c.GiveFeedback(s.feedback(n, "mend it"))
        case loop.Grade():
            return c.GradeAttempt(s.graded(n, draw.draw(scores)), s.called("grade", n))
        case loop.Verify():
            return c.VerifyAttempt(s.verified(n, draw.draw(st.booleans())), s.called("verification", n))
        case loop.Open():
            return c.OpenCheckpoint(step.stage, step.round, step.attempt)
        case loop.Ask():
            asked = step.checkpoint.stage
            return c.AnswerCheckpoint(s.answer(asked, draw.draw(st.sampled_from(DECISIONS[asked]))))
        case loop.Decide():
            return c.DecideRevision(n)
        case loop.Select():
            return c.SelectAttempt(step.round)
        case _:
            anything: c.Command = draw.draw(commands)
            return anything


@given(st.data(), st.integers(1, 60))
def test_whatever_is_decided_can_be_evolved_and_steps_change_nothing(data: st.DataObject, length: int) -> None:
    """The log takes every event that decide emits, and the state loaded without step events is the same state."""
    session, without_steps, version = Session(), Session(), 0
    for _ in range(length):
        command = fitting(session, data) if data.draw(st.integers(0, 3)) else data.draw(commands)
        try:
            decided = decide(session, command)
        except ApprenticeError:
            continue
        for event in decided:
            version += 1
            again = type(event).model_validate(event.model_dump(mode="json", exclude_none=True))
            assert event == again
            session.apply(again, version)
            if type(event).__name__ not in e.STEP_TYPES:
                without_steps.apply(again, version)
        without_steps.version = session.version
        assert without_steps == session
        run_status(session)
        next_step(session)
        assert sorted(session.attempts) == list(range(1, len(session.attempts) + 1))
        assert [f.index for f in session.followups] == list(range(1, len(session.followups) + 1))
