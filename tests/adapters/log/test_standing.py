"""Does a writer that remembers where the log stands ever believe it too long?"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.adapters.log.standing import Standing
from apprentice.adapters.log.verify import verify_log
from apprentice.domain.errors import Conflict
from apprentice.domain.ports import Head, Pending, Recorded

from .events import note, now

STREAMS = tuple(f"session-00000000-0000-5000-8000-00000000000{n}" for n in (1, 2))


class Refused(Exception):
    """What a decision may raise under the lock."""


def _refuse(_: Sequence[Recorded]) -> Sequence[Pending]:
    raise Refused


def _busy(_: Sequence[Recorded]) -> Sequence[Pending]:
    raise Conflict("not now")


class Two:
    """Two processes' handles on one log, and what should be in it."""

    def __init__(self, home: Path) -> None:
        self.handles = (SqliteEventLog(home, now), SqliteEventLog(home, now))
        self.expected: dict[str, list[str]] = {stream: [] for stream in STREAMS}
        self.commands = 0

    def _command(self) -> str:
        self.commands += 1
        return f"c-{self.commands}"

    def append(self, log: SqliteEventLog, stream: str) -> None:
        """At the right version."""
        command = self._command()
        log.append(stream, len(self.expected[stream]), command, [note(command)])
        self.expected[stream].append(command)

    def execute(self, log: SqliteEventLog, stream: str) -> None:
        """From the beginning: what came before is handed to the decision."""
        command = self._command()
        expected = list(self.expected[stream])

        def decide(tail: Sequence[Recorded]) -> Sequence[Pending]:
            assert expected == [recorded.command_id for recorded in tail]
            return [note(command)]

        log.execute(stream, command, 0, decide)
        self.expected[stream].append(command)

    def drive(self, log: SqliteEventLog, stream: str) -> None:
        """As a driver does, who has read all there is; nearly always one event as one statement."""
        command, known = self._command(), len(self.expected[stream])
        done = log.execute(stream, command, known, lambda tail: [note(command)])
        assert not done.repeated and [command] == [recorded.command_id for recorded in done.events]
        self.expected[stream].append(command)

    def drive_again(self, log: SqliteEventLog, stream: str) -> None:
        """A command that was carried out before and would be refused now is a success, whoever carried it out."""
        for decide in (lambda _: [note()], _busy, lambda _: []):
            if self.expected[stream]:
                known = len(self.expected[stream])
                assert log.execute(stream, self.expected[stream][-1], known, decide).repeated

    def refused(self, log: SqliteEventLog, stream: str) -> None:
        """A new command that is refused says so."""
        with contextlib.suppress(Conflict):
            log.execute(stream, self._command(), len(self.expected[stream]), _busy)
            raise AssertionError("it was refused")

    def repeat(self, log: SqliteEventLog, stream: str) -> None:
        """A command that was carried out before."""
        if self.expected[stream]:
            assert log.append(stream, 0, self.expected[stream][0], [note()]).repeated

    def conflict(self, log: SqliteEventLog, stream: str) -> None:
        """At a version that is not there yet."""
        with contextlib.suppress(Conflict):
            log.append(stream, len(self.expected[stream]) + 1, self._command(), [note()])
            raise AssertionError("a version was left out")

    def refuse(self, log: SqliteEventLog, stream: str) -> None:
        """The decision raises, and everything is rolled back."""
        with contextlib.suppress(Refused):
            log.execute(stream, self._command(), 0, _refuse)

    def lost(self, log: SqliteEventLog, stream: str) -> None:
        """Two appends in a transaction that is rolled back."""
        version = len(self.expected[stream])
        with contextlib.suppress(Refused), log.writing():
            log.append(stream, version, self._command(), [note()])
            log.append(stream, version + 1, self._command(), [note()])
            raise Refused

    def together(self, log: SqliteEventLog, _: str) -> None:
        """Appends to both streams in one transaction."""
        with log.writing():
            for stream in STREAMS:
                self.append(log, stream)

    def close(self) -> None:
        """Close both."""
        for log in self.handles:
            log.close()


DEEDS = st.tuples(
    st.sampled_from(
        (
            *("append", "drive") * 2,
            "execute",
            "repeat",
            "drive_again",
            "conflict",
            "refuse",
            "refused",
            "lost",
            "together",
        )
    ),
    st.sampled_from((0, 0, 0, 1)),
    st.sampled_from(STREAMS),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(DEEDS, min_size=2, max_size=25))
def test_two_writers_by_turns_leave_one_chain(deeds: list[tuple[str, int, str]]) -> None:
    """A head remembered too long would be refused by the triggers at best, and break the chain at worst."""
    with tempfile.TemporaryDirectory() as folder:
        two = Two(Path(folder) / "home")
        for deed, handle, stream in deeds:
            getattr(two, deed)(two.handles[handle], stream)

        for stream, commands in two.expected.items():
            read = list(two.handles[1].read(stream))
            assert commands == [recorded.command_id for recorded in read]
            assert two.handles[0].head(stream) == two.handles[1].head(stream)
            assert list(range(1, len(read) + 1)) == [recorded.version for recorded in read]
        two.close()
        assert [] == verify_log(Path(folder) / "home")


@dataclass
class Counted:
    """Transactions that are only counted."""

    begun: int = 1
    committed: int = 0


def test_what_a_failed_commit_wrote_is_not_believed() -> None:
    """A full disk may refuse the commit itself, after everything was appended."""
    ours = Counted()
    standing, head = Standing(ours), Head(1, "a" * 64)
    standing.head(STREAMS[0], data_version=7)
    standing.put(STREAMS[0], head, 1)
    ours.begun, ours.committed = 2, 1
    assert head == standing.head(STREAMS[0], data_version=7)

    standing.put(STREAMS[0], Head(2, "b" * 64), 2)
    ours.begun = 3

    assert None is standing.head(STREAMS[0], data_version=7)
