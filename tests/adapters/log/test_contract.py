"""What does the EventLog port promise, whatever store is behind it?"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from apprentice.domain.errors import Conflict, Damaged, InvalidRunId, NotFound, RunExists
from apprentice.domain.ports import EventLog, Head, Pending, Recorded

from .conftest import Open
from .events import EARLIER, NOW, note, started, step

STREAM = "session-00000000-0000-5000-8000-000000000001"
OTHER = "session-00000000-0000-5000-8000-000000000002"
NOTHING = Head(0, "0" * 64)


def _never(_: Sequence[Recorded]) -> Sequence[Pending]:
    raise AssertionError("decide was asked")


def test_what_is_appended_is_read_back_in_order(log: EventLog) -> None:
    """The log is the only place a fact is kept."""
    appended = log.append(STREAM, 0, "c-1", [started(), note("a"), note("b")])

    assert list(appended.events) == list(log.read(STREAM))
    assert [1, 2, 3] == [recorded.version for recorded in appended.events]
    assert appended.head == log.head(STREAM)


def test_an_event_keeps_who_when_and_why(log: EventLog) -> None:
    """Audit asks for the actor, both times with their clocks, and the command."""
    log.append(STREAM, 0, "c-1", [note("a")])

    assert [Recorded(STREAM, 1, note("a").event, NOW, EARLIER, "engine", "c-1", "test")] == list(log.read(STREAM))


def test_an_empty_stream_ends_at_version_0(log: EventLog) -> None:
    """A caller compares heads without asking first whether the stream exists."""
    assert NOTHING == log.head(STREAM)
    assert [] == list(log.read(STREAM))


def test_another_handle_sees_the_same(open_log: Open) -> None:
    """Many processes share one log."""
    one, other = open_log(), open_log()
    appended = one.append(STREAM, 0, "c-1", [note()])

    assert list(appended.events) == list(other.read(STREAM))
    assert one.store_id == other.store_id


def test_a_repeated_append_writes_nothing_and_succeeds(log: EventLog) -> None:
    """A caller that died after the commit and before the answer asks again."""
    first = log.append(STREAM, 0, "c-1", [note("a"), note("b")])
    log.append(STREAM, 2, "c-2", [note("c")])

    again = log.append(STREAM, 0, "c-1", [note("a"), note("b")])

    assert again.repeated
    assert ["a", "b", "c"] == [recorded.event.message for recorded in again.events]  # type: ignore[attr-defined]
    assert first.head != again.head == log.head(STREAM)


def test_the_same_command_id_in_another_stream_is_another_command(log: EventLog) -> None:
    """Ids are drawn per session; one session must not swallow another's command."""
    log.append(STREAM, 0, "c-1", [note()])

    assert not log.append(OTHER, 0, "c-1", [note()]).repeated


@pytest.mark.parametrize("expected", [0, 2, 9999])
def test_an_append_at_another_version_is_a_conflict(log: EventLog, expected: int) -> None:
    """The library would accept a gap; nothing may be decided on a state that is not the stream's."""
    log.append(STREAM, 0, "c-1", [note()])

    with pytest.raises(Conflict):
        log.append(STREAM, expected, "c-2", [note()])

    assert 1 == log.head(STREAM).version


def test_decide_sees_what_the_caller_has_not_seen(log: EventLog) -> None:
    """The decision is made on the whole stream, under the lock."""
    log.append(STREAM, 0, "c-1", [started(), note("a")])
    seen: list[int] = []

    def decide(tail: Sequence[Recorded]) -> Sequence[Pending]:
        seen.extend(recorded.version for recorded in tail)
        return [note("b")]

    done = log.execute(STREAM, "c-2", 1, decide)

    assert [2] == seen
    assert [2, 3] == [recorded.version for recorded in done.events]
    assert list(done.events) == list(log.read(STREAM, after=1))
    assert done.head == log.head(STREAM)


def test_decide_may_decide_that_nothing_happens(log: EventLog) -> None:
    """A command without effect leaves no trace, not even its id."""
    done = log.execute(STREAM, "c-1", 0, lambda _: [])

    assert ((), NOTHING, False) == (done.events, done.head, done.repeated)
    assert not log.execute(STREAM, "c-1", 0, lambda _: [note()]).repeated


def test_a_repeated_command_is_not_decided_again(log: EventLog) -> None:
    """A follow-up sent twice is one follow-up."""
    log.execute(STREAM, "c-1", 0, lambda _: [started(), note()])

    again = log.execute(STREAM, "c-1", 1, _never)

    assert again.repeated
    assert [2] == [recorded.version for recorded in again.events]


def test_a_refusal_in_decide_writes_nothing(log: EventLog) -> None:
    """A rule that says no must leave the stream as it was, and usable."""
    with pytest.raises(RunExists):
        log.execute(STREAM, "c-1", 0, lambda _: (_ for _ in ()).throw(RunExists("r")))

    assert NOTHING == log.head(STREAM)
    assert 1 == log.append(STREAM, 0, "c-1", [note()]).head.version


def test_a_log_behind_its_reader_has_lost_its_tail(log: EventLog) -> None:
    """Appending after a lost tail would give a version twice."""
    log.append(STREAM, 0, "c-1", [note()])

    with pytest.raises(Damaged, match="ends at version 1, but version 3"):
        log.execute(STREAM, "c-2", 3, _never)


def test_a_range_excludes_its_start_and_includes_its_end(log: EventLog) -> None:
    """``after`` is the last version known, ``until`` the one to look back at."""
    log.append(STREAM, 0, "c-1", [note(str(n)) for n in range(5)])

    assert [3, 4] == [recorded.version for recorded in log.read(STREAM, after=2, until=4)]
    assert [5] == [recorded.version for recorded in log.read(STREAM, after=4, until=99)]


def test_the_decision_state_is_loaded_without_steps(log: EventLog) -> None:
    """There may be thousands of steps and no rule depends on one."""
    log.append(STREAM, 0, "c-1", [started(), step(1), step(2), note()])

    assert [1, 4] == [recorded.version for recorded in log.read(STREAM, steps=False)]


def test_a_stream_longer_than_a_page_is_read_whole(log: EventLog) -> None:
    """Reading in pages must neither lose nor repeat an event, with and without steps."""
    log.append(STREAM, 0, "c-1", [step(n) if n % 2 else note() for n in range(2500)])

    assert list(range(1, 2501)) == [recorded.version for recorded in log.read(STREAM)]
    assert list(range(1, 2501, 2)) == [recorded.version for recorded in log.read(STREAM, steps=False)]


def test_every_event_has_a_digest_of_its_own(log: EventLog) -> None:
    """``verify --head`` and a bundle's cut name an event by its digest."""
    appended = log.append(STREAM, 0, "c-1", [note("same"), note("same")])

    assert appended.head.digest == log.digest(STREAM, 2) != log.digest(STREAM, 1)
    with pytest.raises(NotFound):
        log.digest(STREAM, 3)


def test_a_run_id_names_one_stream_for_ever(log: EventLog) -> None:
    """A user's handle must never become ambiguous."""
    stream = log.new_stream("run-1")
    log.append(stream, 0, "c-1", [started("run-1")])

    assert stream == log.stream_of("run-1") == log.new_stream("run-1")
    assert log.stream_of("run-2") is None
    with pytest.raises(RunExists):
        log.append(OTHER, 0, "c-1", [started("run-1")])
    assert NOTHING == log.head(OTHER)


def test_a_run_id_that_is_not_ascii_names_no_stream(log: EventLog) -> None:
    """The same letter in two Unicode forms would be two streams."""
    with pytest.raises(InvalidRunId):
        log.new_stream("café")


def test_the_whole_log_is_followed_in_the_order_of_recording(open_log: Open) -> None:
    """The catalog catches up from the row it knows, over all sessions."""
    log = open_log()
    log.append(STREAM, 0, "c-1", [note("a")])
    log.append(OTHER, 0, "c-1", [note("b"), note("c")])

    row, events = log.events_after(1)

    assert (3, [(OTHER, 1), (OTHER, 2)]) == (row, [(event.stream, event.version) for event in events])
    assert (3, []) == log.events_after(3)
    assert 3 == log.last_row()
    assert [STREAM, OTHER] == log.streams()


def test_a_write_is_noticed_without_reading(open_log: Open) -> None:
    """The driver polls every 500 ms; looking must cost almost nothing."""
    log, other = open_log(), open_log()
    before = log.data_version()
    unchanged = log.data_version()
    other.append(STREAM, 0, "c-1", [note()])
    after_another = log.data_version()
    log.append(STREAM, 1, "c-2", [note()])

    assert before == unchanged
    assert 3 == len({before, after_another, log.data_version()})
