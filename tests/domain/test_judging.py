"""Which evidence counts, in which order, and what may a person or a mentor do?"""

from __future__ import annotations

import pytest

from apprentice.domain import commands as c
from apprentice.domain import events as e
from apprentice.domain import loop
from apprentice.domain.errors import AlreadyAnswered, AwaitsReview, NothingToReview, OutOfOrder, Refused
from apprentice.domain.mentoring import Stage, TryOutcome
from apprentice.domain.orders import failed_criteria
from apprentice.domain.values import MentorMode, RunStatus, StatusBasis, TaskStatus
from apprentice.domain.verdict import best, run_status, task_status

from . import story as s

MODEL, EXPERT = MentorMode.MODEL_ASSISTED, MentorMode.EXPERT_LED


def evaluated(n: int, decision: str) -> list[e.Event]:
    """What a person said of an attempt, asked and answered."""
    asked = e.CheckpointOpened(stage=Stage.EVALUATION, round=1, attempt=n)
    return [asked, s.answer(Stage.EVALUATION, decision, attempt=n)]


STATUS: dict[str, tuple[list[e.Event], list[str], str, str]] = {
    "a verified pass": ([s.graded(1, 0.9), s.verified(1)], ["good"], "completed", "grade"),
    "a pass that nobody looked at": ([s.graded(1, 0.9)], ["good"], "partial", "grade_unverified"),
    "a pass that was not confirmed": (
        [s.graded(1, 0.9), s.verified(1, False)],
        ["good"],
        "partial",
        "grade_unverified",
    ),
    "a fail that nobody looked at": ([s.graded(1, 0.2)], ["good"], "failed", "grade"),
    "a verified fail": ([s.graded(1, 0.2), s.verified(1)], ["good"], "failed", "grade"),
    "a high score that does not pass": ([s.graded(1, 0.9, False), s.verified(1)], ["good"], "failed", "grade"),
    "files lower a pass": ([s.graded(1, 0.9), s.verified(1)], ["good", "missing"], "partial", "structural"),
    "files raise no fail": ([s.graded(1, 0.2)], ["good", "good"], "failed", "grade"),
    "the expert passes what the model fails": ([s.graded(1, 0.2), *evaluated(1, "pass")], [], "completed", "expert"),
    "the expert fails what the model passes": (
        [s.graded(1, 0.9), s.verified(1), *evaluated(1, "fail")],
        ["good"],
        "failed",
        "expert",
    ),
}


@pytest.mark.parametrize("name", STATUS)
def test_a_status_rests_on_the_strongest_evidence(name: str) -> None:
    """DESIGN.md, Statuses: expert, then grade, then what was checked."""
    events, files, status, basis = STATUS[name]
    session = s.session_after(*s.begun(mode=MODEL), *s.attempt(1, *files), *events)

    assert (TaskStatus(status), StatusBasis(basis)) == task_status(session.attempts[1])


def test_the_best_attempt_has_the_best_verified_score_and_ties_keep_the_earlier() -> None:
    """A higher score that no verifier confirmed is no better."""
    two = s.session_after(
        *s.begun(mode=MODEL),
        *[*s.attempt(1, "good"), s.graded(1, 0.5), s.verified(1)],
        *[*s.attempt(2, "good"), s.graded(2, 1.0), s.verified(2, False)],
        *[*s.attempt(3, "good"), s.graded(3, 0.5), s.verified(3)],
    )
    found = best(two.attempts_in(1))

    assert found is not None
    assert 1 == found.number


def test_a_role_that_gave_no_verdict_is_not_asked_for_ever() -> None:
    """It is silent about that attempt; the loop goes on with what there is."""
    before = s.session_after(*s.begun(mode=MODEL), *s.attempt(1, "good"))
    after = s.session_after(*s.begun(mode=MODEL), *s.attempt(1, "good"), s.called("grade", 1, TryOutcome.REFUSED))

    assert loop.Grade(1) == loop.next_step(before)
    assert loop.Decide(1) == loop.next_step(after)


def test_a_call_that_was_stopped_is_asked_again() -> None:
    """Ctrl-C is no answer."""
    session = s.session_after(*s.begun(mode=MODEL), *s.attempt(1, "good"), s.called("grade", 1, TryOutcome.STOPPED))

    assert loop.Grade(1) == loop.next_step(session)


def test_trouble_with_the_endpoint_before_an_attempt_is_asked_again() -> None:
    """Who resumes, has mended it."""
    session = s.session_after(s.started(mode=MODEL), s.private(), s.called("task_intake", None, TryOutcome.AUTH))

    assert loop.DraftIntake(by_model=True) == loop.next_step(session)


def test_a_pass_that_no_verifier_looked_at_is_not_revised() -> None:
    """Nobody named anything to improve."""
    session = s.given(
        *s.begun(mode=MODEL),
        *s.attempt(1, "good"),
        s.graded(1, 0.9),
        s.called("verification", 1, TryOutcome.REFUSED),
        s.feedback(1),
    )
    (decided,) = session.when(c.DecideRevision(1)).events

    assert isinstance(decided, e.RevisionDecided)
    assert (False, "not_verified") == (decided.revise, decided.reason)


def test_a_later_look_changes_nothing() -> None:
    """A regrade stands beside."""
    events = [*s.begun(mode=MODEL), *s.attempt(1, "good"), s.graded(1, 0.9), s.verified(1)]
    again = s.graded(1, 0.1).model_copy(update={"regrade": "later"})

    assert task_status(s.session_after(*events).attempts[1]) == task_status(s.session_after(*events, again).attempts[1])


def asked(stage: Stage = Stage.TASK_INTAKE, attempt: int | None = None) -> s.Given:
    """A session that waits for that decision."""
    done = s.attempt(1, "good") if attempt else []
    opened = e.CheckpointOpened(stage=stage, round=1, attempt=attempt)
    return s.given(*s.begun(mode=EXPERT), *done, opened)


def test_a_session_that_waits_says_so() -> None:
    """And nothing else is done until somebody answers."""
    session = asked().session

    assert RunStatus.AWAITING_REVIEW is run_status(session)
    assert isinstance(loop.next_step(session), loop.Ask)


@pytest.mark.parametrize(
    ("stage", "decision"), [(Stage.TASK_INTAKE, "pass"), (Stage.EVALUATION, "approve"), (Stage.REVISION, "perhaps")]
)
def test_a_decision_of_another_stage_is_refused(stage: Stage, decision: str) -> None:
    """The vocabulary of each checkpoint is its own."""
    attempt = 1 if stage in (Stage.EVALUATION, Stage.REVISION) else None

    assert isinstance(asked(stage, attempt).when(c.AnswerCheckpoint(s.answer(stage, decision))).error, Refused)


def test_the_first_answer_counts() -> None:
    """The second is refused and names the first."""
    first = asked()
    (answered,) = first.when(c.AnswerCheckpoint(s.answer(Stage.TASK_INTAKE, "confirm"))).events
    first.session.apply(answered, 99)
    second = first.when(c.AnswerCheckpoint(s.answer(Stage.TASK_INTAKE, "confirm", by="Bob")))

    assert isinstance(second.error, AlreadyAnswered)
    assert "Ada" in str(second.error)


def test_nobody_answers_what_was_not_asked() -> None:
    """An answer needs a question."""
    session = s.given(*s.begun(mode=EXPERT))

    assert isinstance(session.when(c.AnswerCheckpoint(s.answer(Stage.REVISION, "revise"))).error, NothingToReview)


def test_a_question_is_asked_once() -> None:
    """Two drivers that race open one checkpoint."""
    assert isinstance(asked().when(c.OpenCheckpoint(Stage.TASK_INTAKE, 1)).error, OutOfOrder)


def test_a_session_that_waits_is_not_closed() -> None:
    """`finish` names the decision."""
    assert isinstance(asked().when(c.FinishSession("user")).error, AwaitsReview)


def test_an_edit_is_a_draft_of_its_own() -> None:
    """Both versions stand in the log, and the later one counts."""
    answer = s.answer(Stage.TASK_INTAKE, "edit", title="Other")
    events = asked().when(c.AnswerCheckpoint(answer)).events

    assert ["CheckpointAnswered", "TaskIntakeDrafted"] == [type(event).__name__ for event in events]
    draft = events[1]
    assert isinstance(draft, e.TaskIntakeDrafted)
    assert ("expert", "Other") == (draft.author, draft.title)


def test_an_experts_criterion_is_graded_like_the_others() -> None:
    """Plain criteria get ids, so that the new one stands beside them."""
    events = asked(Stage.RUBRIC).when(c.AnswerCheckpoint(s.answer(Stage.RUBRIC, "edit", criteria=("Bold",)))).events
    draft = events[1]

    assert isinstance(draft, e.RubricDrafted)
    assert ["c1", "c2"] == [item.id for item in draft.items]
    assert "Bold" == draft.criteria[-1]


def test_private_criteria_are_not_named_to_the_agent() -> None:
    """Neither the model's low scores nor an expert's list may give them away."""
    from apprentice.domain.mentoring import Criterion

    items = (Criterion(id="c1", text="secret", weight=1.0, private=True), Criterion(id="c2", text="open", weight=1.0))
    rubric = e.RubricDrafted(author="model", criteria=("open",), items=items)
    failed = s.answer(Stage.EVALUATION, "fail", attempt=1, failed_criteria=("c1", "c2", "my own words"))
    session = s.session_after(
        s.started(mode=EXPERT), s.private(), s.intake(), rubric, *s.attempt(1), s.graded(1, 0.0), failed
    )

    assert ("open", "my own words") == failed_criteria(session, session.attempts[1])
