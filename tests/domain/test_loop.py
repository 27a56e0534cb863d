"""What comes next? The workflow, step by step."""

from __future__ import annotations

from apprentice.domain import events as e
from apprentice.domain import loop
from apprentice.domain.loop import next_step
from apprentice.domain.values import AttemptKind, RunStatus, TaskStatus
from apprentice.domain.verdict import run_status

from . import story as s

WHOLE = [
    *s.begun(),
    *s.attempt(1, "missing"),
    s.feedback(1),
    s.decided(1, True),
    *s.attempt(2, "good", kind=AttemptKind.REVISION),
    s.decided(2, False),
    s.selected(2),
]


def test_every_step_of_a_whole_round_is_named_by_the_log_alone() -> None:
    """Any process can go on where another stopped, after any event."""
    expected = {
        1: loop.DraftIntake(),
        2: loop.DraftIntake(),
        3: loop.DraftCriteria(),
        4: loop.Prepare(1, AttemptKind.BASELINE, 1, None),
        5: loop.Run(1),
        6: loop.Run(1),
        7: loop.Recover(1),
        8: loop.Recover(1),
        9: loop.OpenReview(1),
        10: loop.Check(1),
        11: loop.Advise(1),
        12: loop.Decide(1),
        13: loop.Prepare(2, AttemptKind.REVISION, 1, 1),
        14: loop.Run(2),
        18: loop.OpenReview(2),
        20: loop.Decide(2),
        21: loop.Select(1),
        22: loop.Bundle(),
    }
    assert expected == {n: next_step(s.session_after(*WHOLE[:n])) for n in expected}


def test_a_bundled_session_rests_until_somebody_says_more() -> None:
    """A follow-up that is only recorded needs a bundle, and no attempt; one to work on starts a round."""
    built = e.BundleBuilt(cut=22, cut_digest="a", digest="b", files=1, size=1, sanitized=False, inputs=())

    assert loop.Rest() == next_step(s.session_after(*WHOLE, built))
    assert loop.Bundle() == next_step(s.session_after(*WHOLE, built, s.followup(1, record_only=True)))
    worked_on = s.session_after(*WHOLE, built, s.followup(1))
    assert loop.Prepare(3, AttemptKind.FOLLOWUP, 2, 2) == next_step(worked_on)


def test_the_successor_of_an_interrupted_attempt_keeps_its_kind_and_base() -> None:
    """A crash in a revision does not turn it into a fresh start."""
    history = [*WHOLE[:13], s.prepared(2, AttemptKind.REVISION), s.private(2)]
    history += [s.attempt_started(2, AttemptKind.REVISION), s.interrupted(2)]

    assert loop.Prepare(3, AttemptKind.REVISION, 1, 1) == next_step(s.session_after(*history))


def test_statuses_follow_the_evidence() -> None:
    """Status is derived, never declared."""
    interrupted = s.session_after(*s.begun(), s.prepared(1), s.private(1), s.attempt_started(1), s.interrupted(1))

    assert RunStatus.RUNNING == run_status(s.session_after(*s.begun()))
    assert RunStatus.INTERRUPTED == run_status(interrupted)
    assert RunStatus.COMPLETED == run_status(s.session_after(*WHOLE))
    assert RunStatus.RUNNING == run_status(s.session_after(*WHOLE, s.followup(1)))
    assert RunStatus.COMPLETED == run_status(s.session_after(*WHOLE, s.followup(1, record_only=True)))
    cancelled = e.SessionCancelled(by="u", reason="")
    assert RunStatus.CANCELLED == run_status(s.session_after(*s.begun(), cancelled))
    unchecked = [*s.begun(), *s.attempt(1), s.decided(1, False), s.selected(1, status=TaskStatus.UNCHECKED)]
    assert RunStatus.COMPLETED == run_status(s.session_after(*unchecked))


def test_deliverables_grow_with_the_followups_that_are_worked_on() -> None:
    """A name in a follow-up counts from its own round on; a record-only one from the next attempt."""
    first = s.session_after(*s.begun(), s.followup(1, deliverables=("b.md",)))
    assert ("sum.csv",) == first.deliverables
    second = s.session_after(*WHOLE, s.followup(1, deliverables=("B.md", "SUM.csv")))
    assert ("sum.csv", "B.md") == second.deliverables
    noted = s.session_after(*s.begun(), s.followup(1, record_only=True, deliverables=("b.md",)))
    assert ("sum.csv", "b.md") == noted.deliverables
