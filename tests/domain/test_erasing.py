"""What does erasing mean to a session: what may be erased, and does nothing start again because words are gone?"""

from __future__ import annotations

import pytest

from apprentice.domain import commands as c
from apprentice.domain import events as e
from apprentice.domain.decide import decide
from apprentice.domain.errors import NotFound, SessionIsErased, StartErased
from apprentice.domain.loop import Bundle, Rest, next_step
from apprentice.domain.session import Session

from . import story


def _worked() -> list[e.Event]:
    return [
        *story.begun(),
        *story.attempt(1, "good"),
        story.decided(1, revise=False),
        story.selected(1),
        story.followup(1, record_only=True),
        e.SessionFinished(by="user"),
    ]


def _folded(events: list[e.Event]) -> Session:
    session = Session()
    for version, event in enumerate(events, start=1):
        session.apply(event, version)
    return session


@pytest.mark.parametrize("version", range(2, len(_worked()) + 1))
def test_no_erased_event_is_done_again(version: int) -> None:
    """Whatever single event is erased, a finished session stays at rest: nothing is drafted, run or selected anew."""
    events = _worked()
    events[version - 1] = e.ErasedEvent(type=type(events[version - 1]).__name__)
    session = _folded(events)

    assert next_step(session) in (Bundle(), Rest())
    assert session.finished
    assert 2 == len([*decide(_reopened(session), _more())]) + 1


def _reopened(session: Session) -> Session:
    session.apply(e.SessionReopened(by="user", reason=""), session.version + 1)
    return session


def _more() -> c.AddFollowUp:
    return c.AddFollowUp(story.blob(), record_only=True)


def test_an_erased_follow_up_keeps_its_number() -> None:
    """The next one is number 2, as the prompts and files of the first say."""
    events = _worked()[:-1]
    events[-1] = e.ErasedEvent(type="FollowUpAdded")

    (added,) = decide(_folded(events), _more())

    assert isinstance(added, e.FollowUpAdded)
    assert 2 == added.index


def test_an_erased_step_leaves_the_same_state_as_one_that_was_never_loaded() -> None:
    """Commands load sessions without steps, erased ones too, so their state must not differ."""
    with_steps = _folded([*_worked(), e.ErasedEvent(type="StepObserved")])
    without = _folded(_worked())
    without.version = with_steps.version

    assert without == with_steps


def test_the_start_cannot_be_erased_alone() -> None:
    """Without it nothing says whose events the others are."""
    with pytest.raises(StartErased):
        decide(_folded(_worked()), c.EraseContent((1, 2), 0, 0, "user"))


def test_what_is_not_there_cannot_be_erased() -> None:
    """An erasure that names the future would excuse any loss."""
    with pytest.raises(NotFound):
        decide(_folded(_worked()), c.EraseContent((999,), 0, 0, "user"))


def test_an_erased_session_refuses_everything() -> None:
    """A process that loaded it before must not go on writing."""
    events = _worked()
    (erased,) = decide(_folded(events), c.EraseSession(3, 1, "user"))
    session = _folded([*events, erased])

    assert e.SessionErased(last=len(events), blobs=3, kept=1, by="user") == erased
    assert Rest() == next_step(session)
    for command in (_more(), c.FinishSession("user"), c.ReopenSession("user", ""), c.CancelSession("user", "")):
        with pytest.raises(SessionIsErased):
            decide(session, command)
