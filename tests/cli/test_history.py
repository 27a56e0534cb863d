"""Coming back after months: replay, then and now, attempts compared, reasons, anchors."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from apprentice.adapters.console.comparing import LARGEST, compare, show
from apprentice.adapters.console.flags import Flags
from apprentice.adapters.console.replaying import moments
from apprentice.adapters.console.talking import Console
from apprentice.domain.values import Artifact, Change, Content

from .live import Live, Terminal, stream_of, types, until, works
from .running import CommandLine

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A home with the demo's session; nothing in these tests changes it."""
    line = CommandLine(tmp_path_factory.mktemp("worked") / "home")
    assert 0 == line("demo", "-q").code
    return line


def test_replay_prints_every_event_in_order(worked: CommandLine) -> None:
    """The same lines as `log`, at their own pace."""
    lines = worked("replay", "--speed", "1000", COLUMNS="200").out.splitlines()
    events = worked("log", "-p", "--json").documents

    assert [str(event["version"]) for event in events] == [text.split()[0] for text in lines if text[:5].strip()]
    assert worked("replay", "--to", "7", "--speed", "1000", COLUMNS="200").out == "\n".join(lines[:7]) + "\n"
    assert 7 == len(worked("replay", "--to", "7", "--json").document["events"])


def test_replay_cuts_long_pauses() -> None:
    """A night between two attempts is not a night at the screen; a clock set back is no pause."""
    times = ("08:00:00.000000", "08:00:00.250000", "09:00:00.000000", "08:59:00.000000")
    data = {"attempt": 1}
    events = [
        {"version": n, "type": "ReviewStarted", "schema": 1, "recorded_at": f"2026-11-24T{at}Z", "data": data}
        | {"occurred_at": "", "clock": "", "command_id": "", "actor": "", "erased": False}
        for n, at in enumerate(times, 1)
    ]

    assert [0.0, 0.25, 1.0, 0.0] == [moment.pause_s for moment in moments("session-1", events)]


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("replay", "--to", "100000"), 3),
        (("replay", "--to", "0"), 2),
        (("replay", "--speed", "0"), 2),
        (("diff", "latest", "1", "9"), 3),
        (("diff", "latest", "1", "1"), 2),
        (("diff", "latest", "1"), 2),
        (("diff", "latest", "one", "2"), 2),
        (("why", "latest", "9"), 3),
        (("why", "latest", "failed"), 3),
        (("why", "latest", "complete"), 2),
        (("why", "nobody"), 3),
        (("show", "--at", "1999-01-01"), 3),
        (("show", "--at", "yesterday"), 2),
        (("verify", "latest", "--head", "0" * 64), 5),
        (("verify", "--all", "--head", "0" * 64), 2),
        (("verify", "latest", "--against", "/nonexistent"), 2),
        (("apply", "latest"), 2),
        (("watch", "nobody"), 3),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_what_cannot_be_answered_says_why(worked: CommandLine, args: tuple[str, ...], code: int) -> None:
    """In at most three lines, with the next step."""
    said = worked(*args)

    assert code == said.code, said.err
    assert len(said.err.splitlines()) <= 3


def test_a_session_is_shown_as_it_was_known_at_a_time(worked: CommandLine) -> None:
    """By the moment just as by the number of the event."""
    events = worked("log", "-p", "--json").documents
    finished = next(event for event in events if event["type"] == "AttemptFinished")
    last = max(event["version"] for event in events if event["recorded_at"] <= finished["recorded_at"])

    then = worked("show", "--at", finished["recorded_at"], "--json").document

    assert worked("show", "--at", str(last), "--json").document == then
    assert "running" == then["run_status"]
    assert [] == then["attempts"][0]["deliverables"]
    assert "completed" == worked("show", "--at", "2999-01-01T00:00", "--json").document["run_status"]


def test_diff_lists_files_and_shows_lines(worked: CommandLine) -> None:
    """What the revision added, and what it left alone."""
    said = worked("diff", "latest", "1", "2", "--json").document
    added = next(file for file in said["files"] if file["change"] == "added")

    assert {"same", "added"} == {file["change"] for file in said["files"]}
    assert added["diff"].startswith(f"--- /dev/null\n+++ b/{added['path']}\n")
    assert f"+ {added['path']}\n" in worked("diff", "latest", "1", "2").out
    assert f"- {added['path']}\n" in worked("diff", "latest", "2", "1").out


def test_why_leads_from_the_status_to_what_was_asked(worked: CommandLine) -> None:
    """Each event names what it rests on, and everything it names is there."""
    said = worked("why", "--json").document
    first, last = said["events"][0], said["events"][-1]

    assert ("AttemptSelected", "FollowUpAdded") == (first["type"], last["type"])
    there = {event["version"] for event in said["events"]}
    assert all(set(event["because"]) <= there for event in said["events"])
    assert all(cause < event["version"] for event in said["events"] for cause in event["because"])
    assert "SessionStarted" == worked("why", "latest", "1", "--json").document["events"][-1]["type"]
    revision = worked("why", "latest", "2", "--json").document["events"]
    assert {"FeedbackGiven", "DeliverablesChecked", "RevisionDecided"} <= {event["type"] for event in revision}
    assert "<-" in worked("why", "latest", "finished").out


def test_why_an_attempt_was_interrupted(line: CommandLine) -> None:
    """Somebody cancelled: the chain says who."""
    running = Live(line, "run", "Write out.md", "--run-id", "a", "--agent", "practice", "--agent-arg", "sleep=30")
    works(line, "a")
    line("cancel", "a", "--reason", "lunch")
    running.ended()

    attempt, status = line("why", "a", "1"), line("why", "a")

    assert "lunch" in attempt.out
    assert "session cancelled by user: lunch" in status.out.splitlines()[1]


@pytest.mark.parametrize("flags", [(), ("-p",), ("--json",), ("-p", "--json")], ids=" ".join)
def test_a_followed_log_ends_with_everything(line: CommandLine, flags: tuple[str, ...]) -> None:
    """Followed or read afterwards: the same words, and exit 0 whatever came of it."""
    line("run", "Write out.md", "--run-id", "a", "--agent", "practice")
    running = Live(line, "continue", "a", "Also write more.pdf")
    stream = stream_of(line, "a")
    until(lambda: "FollowUpAdded" in types(line, stream), "it has begun")
    following = Live(line, "log", "a", "--follow", "--after", "3", *flags)
    running.ended()

    said = following.ended()

    assert 0 == said.code
    assert line.program("log", "a", "--after", "3", *flags).out == said.out


def test_a_followed_log_of_what_rests_is_the_log(worked: CommandLine) -> None:
    """Nobody waits for what does not come."""
    before = time.monotonic()

    assert worked("log").out == worked("log", "--follow").out
    assert time.monotonic() >= before


def test_a_follower_can_be_stopped(line: CommandLine) -> None:
    """Ctrl-C ends the looking, never the session."""
    line.program("run", "Write o.md", "--run-id", "a", "--agent", "practice", "--agent-arg", "sleep=30", "--detach")
    works(line, "a")
    watching = Terminal(line, "watch", "a")
    watching.wait_for("sleeping")
    watching.type("\x03")

    assert 130 == watching.ended()
    assert "running" == line("status", "a", "--json").document["run_status"]
    line("cancel", "a")


def test_heads_and_bundles_anchor_the_log(worked: CommandLine, tmp_path: Path) -> None:
    """A digest kept elsewhere holds for ever; a bundle taken earlier is a copy to compare with."""
    events = worked("log", "-p", "--json").documents
    head = worked("verify", "latest", "--json").document["heads"].popitem()[1]["digest"]
    assert events[-1]["digest"] == head
    bundle = tmp_path / "copy"
    shutil.copytree(worked.home / "runs" / _run_id(worked) / "contribution_bundle", bundle)

    for said in (
        worked("verify", "latest", "--head", head),
        worked("verify", "latest", "--head", events[4]["digest"]),
        worked("verify", "latest", "--against", str(bundle)),
    ):
        assert 0 == said.code, said.err
        assert "anchored at event" in said.out
    assert "tail not anchored" in worked("verify", "latest").out


def test_a_bundle_of_another_history_is_noticed(worked: CommandLine, tmp_path: Path) -> None:
    """The same task done elsewhere is not this session."""
    other = CommandLine(tmp_path / "home")
    other("demo", "-q")
    bundle = other.home / "runs" / _run_id(other) / "contribution_bundle"

    assert 5 == worked("verify", "latest", "--against", str(bundle)).code


def _run_id(line: CommandLine) -> str:
    return str(line("status", "--json").document["run_id"])


def test_what_is_no_text_is_compared_by_digest(capsys: pytest.CaptureFixture[str]) -> None:
    """Pictures, large files, and files whose mode alone changed."""
    blobs = {"1" * 64: b"a\nb", "2" * 64: b"a\nc", "3" * 64: b"\xff\0", "4" * 64: b"x" * (LARGEST + 1), "5" * 64: b""}

    def artifact(path: str, digit: str, *, executable: bool | None = None) -> Artifact:
        content = Content(blob=digit * 64, size=len(blobs[digit * 64]))
        return Artifact(path=path, content=content, change=Change.NEW, executable=executable)

    before = [artifact("a.txt", "1"), artifact("p.png", "3"), artifact("run", "1"), artifact("same", "2")]
    after = [artifact("a.txt", "2"), artifact("p.png", "4"), artifact("run", "1", executable=True)]
    after += [artifact("same", "2"), artifact("void", "5")]

    compared = compare(before, after, lambda content: blobs[str(content.blob)])
    show(Console(Flags()), compared)

    said = {file.path: (file.change, file.diff is None) for file in compared}
    assert {
        "a.txt": ("changed", False),
        "p.png": ("changed", True),
        "run": ("changed", False),
        "same": ("same", False),
        "void": ("added", False),
    } == said
    shown = capsys.readouterr().out
    assert "\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n" in shown
    assert f"p.png: sha256 {'3' * 64}, 2 bytes -> sha256 {'4' * 64}, {LARGEST + 1} bytes" in shown
    assert "run: not executable -> executable" in shown
    assert "void: not there -> empty" in shown
