"""May it happen? Each rule once, told as given / when / then."""

from __future__ import annotations

import pytest

from apprentice.domain import commands as c
from apprentice.domain import errors
from apprentice.domain import events as e
from apprentice.domain.values import AttemptKind, Content, Outcome, StatusBasis, TaskStatus

from . import story as s


def test_a_session_starts_with_its_private_context_and_its_assets_together() -> None:
    """What belongs together is one append: no crash can leave a session without its assets."""
    asset = e.AssetAdded(name="sales.csv", content=s.blob())

    answer = s.given().when(c.StartSession(s.started(), s.private(), (asset,)))

    assert [s.started(), s.private(), asset] == answer.events


def test_a_run_id_is_taken_once() -> None:
    """Two histories must never share a name."""
    answer = s.given(s.started()).when(c.StartSession(s.started(), s.private()))

    assert isinstance(answer.error, errors.RunExists)


def test_followups_are_numbered_in_the_order_they_arrive_and_carry_their_assets() -> None:
    """The seed system numbered concurrent follow-ups all 1."""
    asset = e.AssetAdded(name="more.csv", content=s.blob())
    command = c.AddFollowUp(Content(text="and more"), record_only=False, deliverables=("b.md",), assets=(asset,))

    answer = s.given(s.started(), s.followup(1)).when(command)

    followup, added = answer.events
    assert isinstance(followup, e.FollowUpAdded)
    assert isinstance(added, e.AssetAdded)
    assert (2, ("b.md",), 2) == (followup.index, followup.deliverables, added.followup)


def test_a_packets_deliverables_are_final() -> None:
    """File names in later words add nothing to a list the task's author closed."""
    command = c.AddFollowUp(Content(text="also x.md"), record_only=False, deliverables=("x.md",))

    (added,) = s.given(s.started(final=True)).when(command).events

    assert isinstance(added, e.FollowUpAdded)
    assert () == added.deliverables


@pytest.mark.parametrize("command", [c.AddFollowUp(Content(text="x"), record_only=True), c.FinishSession("user")])
def test_a_finished_session_takes_nothing_until_it_is_reopened(command: c.Command) -> None:
    """Closed means closed."""
    closed = [*s.begun(), *s.attempt(1, "good"), s.decided(1, False), s.selected(1), e.SessionFinished(by="user")]

    assert isinstance(s.given(*closed).when(command).error, errors.SessionIsFinished)
    reopened = s.given(*closed, e.SessionReopened(by="user", reason="more"))
    assert reopened.when(command).error is None


def test_open_work_is_not_finished_over() -> None:
    """A session is closed when its rounds are."""
    assert isinstance(s.given(*s.begun()).when(c.FinishSession("user")).error, errors.WorkUnfinished)


def test_cancelled_work_records_words_but_takes_no_new_round() -> None:
    """A cancelled session goes on only when somebody resumes it."""
    cancelled = s.given(*s.begun(), e.SessionCancelled(by="user", reason="enough"))

    assert isinstance(cancelled.when(c.AddFollowUp(Content(text="x"), False)).error, errors.SessionIsCancelled)
    assert cancelled.when(c.AddFollowUp(Content(text="x"), True)).error is None
    assert [] == cancelled.when(c.CancelSession("user", "again")).events


def test_what_has_ended_cannot_be_cancelled() -> None:
    """There is nothing to stop."""
    ended = s.given(*s.begun(), *s.attempt(1, "good"), s.decided(1, False), s.selected(1))

    assert isinstance(ended.when(c.CancelSession("user", "")).error, errors.Refused)


def test_an_attempt_ends_once() -> None:
    """A late end of an attempt that was already interrupted is not recorded over it."""
    history = [*s.begun(), s.prepared(1), s.private(1), s.attempt_started(1), s.interrupted(1)]

    assert isinstance(s.given(*history).when(c.FinishAttempt(s.finished(1))).error, errors.OutOfOrder)


def test_steps_are_recorded_while_a_cancelled_attempt_still_runs() -> None:
    """What was observed happened, also after somebody asked to stop."""
    running = [*s.begun(), s.prepared(1), s.private(1), s.attempt_started(1), e.SessionCancelled(by="u", reason="")]
    steps = c.RecordSteps((c.TimedStep(s.step(1), "2026-11-24T09:00:00.000000Z"),))

    assert [s.step(1)] == s.given(*running).when(steps).events


def revision_after(*history: e.Event, attempt: int) -> tuple[bool, str]:
    answer = s.given(*history).when(c.DecideRevision(attempt))
    (event,) = answer.events
    assert isinstance(event, e.RevisionDecided)
    return event.revise, event.reason


def test_a_passed_attempt_is_not_revised() -> None:
    """The seed system revised after a perfect score."""
    assert (False, "passed") == revision_after(*s.begun(), *s.attempt(1, "good"), attempt=1)


def test_nothing_to_check_passes_when_the_agent_ended_by_itself() -> None:
    """Without evidence there is nothing to revise for; the status says unchecked."""
    assert (False, "passed") == revision_after(*s.begun(), *s.attempt(1), attempt=1)


def test_a_missing_deliverable_is_revised() -> None:
    """There are loops left and something to mend."""
    assert (True, "not_passed") == revision_after(*s.begun(), *s.attempt(1, "good", "missing"), attempt=1)


def test_loops_are_counted_without_interrupted_attempts() -> None:
    """An interruption is not a try at the work."""
    history = [
        *s.begun(max_loops=2),
        s.prepared(1),
        s.private(1),
        s.attempt_started(1),
        s.interrupted(1),
        *s.attempt(2, "missing"),
    ]

    assert (True, "not_passed") == revision_after(*history, attempt=2)
    more = [*history, s.feedback(2), s.decided(2, True), *s.attempt(3, "missing", kind=AttemptKind.REVISION)]
    assert (False, "limit") == revision_after(*more, attempt=3)


def test_revising_stops_when_a_later_revision_does_not_improve() -> None:
    """The first revision gets a second chance; one that still does not improve is the last."""
    history = [
        *s.begun(max_loops=9),
        *s.attempt(1, "good", "missing"),
        s.feedback(1),
        s.decided(1, True),
        *s.attempt(2, "good", "missing", kind=AttemptKind.REVISION),
    ]

    assert (True, "not_passed") == revision_after(*history, attempt=2)
    third = [*s.attempt(3, "good", "missing", kind=AttemptKind.REVISION)]
    assert (False, "no_improvement") == revision_after(*history, s.feedback(2), s.decided(2, True), *third, attempt=3)


def test_an_agent_that_is_not_there_is_not_asked_again() -> None:
    """Another attempt cannot mend a missing program, key, credit or model."""
    history = [*s.begun(), *s.attempt(1, "missing")]
    history[-3] = s.finished(1, Outcome.NOT_FOUND)

    assert (False, "agent_refused") == revision_after(*history, attempt=1)


def test_the_best_attempt_is_selected_and_ties_keep_the_earlier() -> None:
    """A revision that made things worse does not become the result."""
    history = [
        *s.begun(max_loops=2),
        *s.attempt(1, "good", "missing"),
        s.feedback(1),
        s.decided(1, True),
        *s.attempt(2, "missing", "good", kind=AttemptKind.REVISION),
        s.feedback(2),
        s.decided(2, False),
    ]

    (event,) = s.given(*history).when(c.SelectAttempt(1)).events

    assert (
        e.AttemptSelected(round=1, attempt=1, task_status=TaskStatus.PARTIAL, basis=StatusBasis.STRUCTURAL, score=0.5)
        == event
    )


def test_the_same_bundle_again_is_no_news() -> None:
    """Rebuilding must not grow the log."""
    built = e.BundleBuilt(cut=4, cut_digest="a", digest="b", files=1, size=1, sanitized=False, inputs=())

    assert [built] == s.given(*s.begun()).when(c.RecordBundle(built)).events
    assert [] == s.given(*s.begun(), built).when(c.RecordBundle(built)).events
