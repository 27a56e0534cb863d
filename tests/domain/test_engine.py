"""Does the engine do what the loop says, and can it be killed anywhere?"""

from __future__ import annotations

import contextlib

import pytest

from apprentice.domain import commands as c
from apprentice.domain import events as e
from apprentice.domain.engine import Engine
from apprentice.domain.errors import ApprenticeError
from apprentice.domain.orders import carried_names
from apprentice.domain.ports import Brief, Prepared, StopReason
from apprentice.domain.record import changed
from apprentice.domain.session import Session
from apprentice.domain.values import Artifact, AttemptKind, Change, Content, Outcome, RunStatus, TaskStatus
from apprentice.domain.verdict import run_status

from ..fakes import Killed, World
from . import story as s

STREAM = f"session-{s.RUN_ID}"
FORGETFUL = [(Outcome.COMPLETED, ("a.csv",)), (Outcome.COMPLETED, ("a.csv", "b.md"))]


def begun(world: World, **options: object) -> Engine:
    engine = Engine(world.ports(), STREAM)
    engine.submit(c.StartSession(s.started(("a.csv", "b.md"), **options), s.private()))  # type: ignore[arg-type]  # started()'s words
    return engine


def outcome_of(session: Session) -> object:
    """What must not depend on where the engine was killed."""
    closed = session.last_round
    assert closed is not None
    chosen = session.attempts[closed.selected or 0]
    kinds = [a.kind for a in session.attempts.values() if a.counts]
    return run_status(session), closed.task_status, closed.score, [a.path for a in chosen.artifacts], kinds


def test_a_forgotten_deliverable_is_asked_for_and_delivered() -> None:
    """The reviser's prompt carries the feedback; the seed system's never did."""
    world = World(list(FORGETFUL))

    session = begun(world).drive()

    assert RunStatus.COMPLETED == run_status(session)
    assert [AttemptKind.BASELINE, AttemptKind.REVISION] == [a.kind for a in session.attempts.values()]
    first, second = world.prompts
    assert "## Feedback" not in first
    assert "`b.md` is missing" in second.partition("## Feedback")[2]
    assert "- artifacts/a.csv" in second
    assert ["completed"] == world.told
    assert [STREAM] == [stream for stream, _ in world.heads]


def test_killed_after_every_single_event_it_ends_the_same() -> None:
    """Resume goes on at the next step, whatever the last event was."""
    reference = begun(World(list(FORGETFUL))).drive()
    total = reference.version

    for point in range(1, total + 1):
        world = World(list(FORGETFUL))
        world.log.die_after = point
        with contextlib.suppress(Killed):
            begun(world).drive()
        # An attempt that was made and not recorded is made again.
        world.script = [*FORGETFUL] if not world.script else world.script
        if point > 2:
            counted = sum(a.counts for a in Engine(world.ports(), STREAM).session.attempts.values())
            world.script = list(FORGETFUL[counted:])
            session = Engine(world.ports(), STREAM).drive()
            assert outcome_of(reference) == outcome_of(session), f"killed after event {point}"
            assert session.bundle_cut == session.content_version


def test_cancelled_from_another_process_the_attempt_is_interrupted() -> None:
    """The driver reads the tail and obeys; a resume makes the attempt again, as the same kind."""
    world = World(list(FORGETFUL))
    engine = begun(world)
    other = Engine(world.ports(), STREAM)
    world.during = lambda: other.submit(c.CancelSession("alice", "enough"))

    session = engine.drive()

    assert RunStatus.CANCELLED == run_status(session)
    assert ("cancelled", AttemptKind.BASELINE) == (session.attempts[1].interrupted, session.attempts[1].kind)
    other = Engine(world.ports(), STREAM)
    other.submit(c.ReopenSession("alice", "resume"))
    assert RunStatus.COMPLETED == run_status(other.drive())
    assert AttemptKind.BASELINE == other.session.attempts[2].kind


def test_ctrl_c_records_the_interruption_and_stops() -> None:
    """What was done so far is kept; the next driver goes on."""
    world = World(list(FORGETFUL))
    begun(world)
    pressed: list[StopReason] = []
    engine = Engine(world.ports(), STREAM, interrupt=lambda: pressed[0] if pressed else None)
    world.during = lambda: pressed.append(StopReason("ctrl-c", "user"))

    session = engine.drive()

    assert RunStatus.INTERRUPTED == run_status(session)
    assert "ctrl-c" == session.attempts[1].interrupted
    assert [1] == world.forgotten


def test_followups_that_arrive_while_driving_are_worked_on_afterwards() -> None:
    """No lock is needed to say more; each follow-up gets a round of its own, building on the last result."""
    world = World([*FORGETFUL, (Outcome.COMPLETED, ("c.json",))])
    engine = begun(world)
    other = Engine(world.ports(), STREAM)
    followup = c.AddFollowUp(Content(text="and c.json"), record_only=False, deliverables=("c.json",))
    world.during = lambda: other.submit(followup)

    session = engine.drive()

    assert [1, 2] == [r.number for r in session.rounds]
    assert TaskStatus.COMPLETED == session.rounds[1].task_status
    assert "## Follow-up\n\nand c.json" in world.prompts[2]
    assert AttemptKind.FOLLOWUP == session.attempts[3].kind
    assert ["a.csv", "b.md", "c.json"] == [a.path for a in session.attempts[3].artifacts]


def test_a_revision_goes_on_in_the_agents_own_session_with_the_feedback() -> None:
    """The agent remembers what it did; what was said about it is in the prompt all the same."""
    world = World(list(FORGETFUL), agent_session="thread-1")

    begun(world).drive()

    assert [None, "thread-1"] == world.resumed
    assert "## Feedback" in world.prompts[1]


def test_an_interrupted_attempts_session_is_gone_on_with() -> None:
    """What the agent had found out before somebody pressed ctrl-c is not paid for twice."""
    world = World(list(FORGETFUL), agent_session="thread-1")
    engine = begun(world)
    world.during = lambda: engine.submit(c.CancelSession("alice", "enough"))
    engine.drive()
    engine.submit(c.ReopenSession("alice", "resume"))

    engine.drive()

    assert [None, "thread-1"] == world.resumed[:2]


def test_a_recovered_attempt_has_as_many_steps_as_were_seen_live() -> None:
    """What an agent shows beside its stream may be gone with the crash; the log has it."""
    world = World(list(FORGETFUL))
    engine = begun(world)

    def seen_and_killed() -> None:
        later = s.step(1).model_copy(update={"step": 7})
        engine.submit(c.RecordSteps((c.TimedStep(later, world.now()),)))
        raise Killed

    world.during = seen_and_killed
    with contextlib.suppress(Killed):
        engine.drive()
    Engine(world.ports(), STREAM).drive()

    ended = [r.event for r in world.log.read(STREAM) if isinstance(r.event, e.AttemptInterrupted)]
    assert [7] == [event.steps for event in ended]


def test_a_session_its_agent_broke_in_is_left_alone() -> None:
    """A session that cannot be resumed would fail at every attempt."""
    world = World([(Outcome.AGENT_ERROR, ("a.csv",)), *FORGETFUL[1:]], agent_session="thread-1")

    begun(world).drive()

    assert [None, None] == world.resumed


def test_trouble_in_a_port_is_recorded_and_raised() -> None:
    """A full disk while packing is in the history, and the session can be resumed."""
    world = World(list(FORGETFUL))
    engine = begun(world)
    build, world.build = world.build, _no_room  # type: ignore[method-assign,assignment]  # a fake's method, not an internal

    with pytest.raises(ApprenticeError):
        engine.drive()

    last = list(world.log.read(STREAM))[-1].event
    assert e.OperationalErrorRecorded(where="Bundle", error="ApprenticeError", message="no room") == last
    world.build = build  # type: ignore[method-assign]  # as above
    assert RunStatus.COMPLETED == run_status(Engine(world.ports(), STREAM).drive())


def _no_room(stream: str) -> None:
    raise ApprenticeError("no room")


def test_who_stops_between_two_steps_is_told_of_an_interruption() -> None:
    """The log knows no more than that it runs; the user must hear that it does not."""
    world = World([])
    begun(world)
    engine = Engine(world.ports(), STREAM, None, lambda: StopReason("ctrl-c", "user"))

    engine.drive()

    assert ["interrupted"] == world.told


def test_a_driver_that_fails_says_so_before_it_goes() -> None:
    """Whoever left the room hears that the session waits for somebody to mend something."""

    class Full:
        def prepare(self, brief: Brief) -> Prepared:
            raise ApprenticeError("no space left on device")

    world = World([])
    begun(world)
    engine = Engine(changed(world.ports(), workspace=Full()), STREAM)  # fails at its first use

    with pytest.raises(ApprenticeError):
        engine.drive()

    assert ["interrupted"] == world.told


def test_a_revision_on_a_repository_is_told_which_files_were_changed() -> None:
    """Names as they are in the repository; the patch itself is no file of it."""
    change, content = Change.NEW, Content(blob="0" * 64, size=1)
    left = [
        Artifact(path=path, content=content, change=change) for path in ("changes.patch", "files/src/a.py", "files/b")
    ]

    assert ("src/a.py", "b") == carried_names(tuple(left), repository=True)
    assert ("artifacts/x.md",) == carried_names(
        (Artifact(path="x.md", content=content, change=change),), repository=False
    )
