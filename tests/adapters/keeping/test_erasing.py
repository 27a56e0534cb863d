"""Is what was erased gone: from every byte of every file, also after a crash, and is nothing else gone with it?"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from apprentice.adapters.console.wiring import House
from apprentice.adapters.settings import Settings
from apprentice.domain import events as e
from apprentice.domain.values import Content

from ...cli.conftest import record
from ...cli.running import CommandLine
from ...domain import story
from .conftest import SECRET, SHARED, asset, holding, run

pytestmark = pytest.mark.slow

DOOMED, OTHER = f"run-{SECRET}", "the-other-run"


@pytest.fixture
def two(line: CommandLine, tmp_path: Path) -> CommandLine:
    """Two sessions with one asset in common. The first has its marker everywhere: task, asset, artifact, follow-up."""
    shared = asset(tmp_path / "given", "common.txt", SHARED)
    own = asset(tmp_path / "given", f"{SECRET}.csv", f"region,amount\n{SECRET},3\n{SECRET},4\n")
    text = f"Summarise {SECRET}.csv by region into summary.csv and say in report.md what {SECRET} means"
    run(line, DOOMED, text, own, shared)
    assert 0 == line("continue", DOOMED, f"Say {SECRET} once more in again.md").code
    run(line, OTHER, "Write note.md", shared)
    return line


def test_nothing_of_an_erased_session_is_left_in_any_file(two: CommandLine) -> None:
    """The proof: every byte of every file is searched, log, free pages, WAL, catalog and file names included."""
    assert {"events.db", "catalog.db"} <= holding(two.home, SECRET) | {"events.db"}
    assert any(name.startswith("workspaces/") for name in holding(two.home, SECRET))
    before = two("status", OTHER, "--json").document

    said = two("erase", DOOMED, "--all", "--yes", "--json")

    assert (0, set()) == (said.code, holding(two.home, SECRET))
    kept = [one["blob"] for one in said.document["kept"]]
    assert any(f"blobs/{blob[:2]}/{blob[2:]}" in holding(two.home, SHARED) for blob in kept)
    assert f"needed elsewhere: blob {kept[0]}" in said.err
    assert before == two("status", OTHER, "--json").document
    assert 0 == two("rebuild", "--all").code
    assert (set(), [OTHER]) == (holding(two.home, SECRET), [s["run_id"] for s in two("list", "--json").document])


def test_an_erasure_verifies_and_is_named(two: CommandLine) -> None:
    """The chain holds, and the auditor reads that something was erased, not what."""
    stream = two("erase", DOOMED, "--all", "--yes", "--json").document["stream"]

    verified = two("verify", "--all", "--json")

    assert (0, True) == (verified.code, verified.document["ok"])
    erased = [p for p in verified.document["problems"] if p["state"] == "erased"]
    assert [stream] == [p["run_id"] for p in erased]
    assert 3 == two("status", DOOMED).code
    assert 3 == two("erase", DOOMED, "--all", "--yes").code
    assert SECRET not in two("verify", "--all").out


def test_the_name_of_an_erased_session_is_not_given_again(two: CommandLine) -> None:
    """The stream of that name is there for ever; a new session in it would look like the old one."""
    two("erase", DOOMED, "--all", "--yes")

    said = two("run", "Write a.md", "--agent", "practice", "--run-id", DOOMED)

    assert 2 == said.code
    assert "was erased by its owner" in said.err


def test_an_erased_asset_is_gone_and_the_session_stands(line: CommandLine) -> None:
    """One file too many was given: it goes, with the event that named it, and a new bundle without it is made."""
    stream, digest = _with_secret_asset(line.home)
    assert holding(line.home, SECRET)

    said = line("erase", story.RUN_ID, "--blob", digest, "--yes", "--json")

    assert (0, set()) == (said.code, holding(line.home, SECRET))
    assert (stream, 1, 1) == (said.document["stream"], said.document["events"], said.document["blobs"])
    status = line("status", story.RUN_ID, "--json").document
    assert ("completed", 0) == (status["run_status"], status["stale_events"])
    assert 0 == line("verify", "--all").code
    assert "ContentErased" in line("log", story.RUN_ID, "-p").out


def test_an_erased_event_takes_its_words_with_it(line: CommandLine) -> None:
    """A follow-up said too much."""
    followup = e.FollowUpAdded(index=1, text=Content(text=f"It is {SECRET}"), record_only=True, deliverables=())
    record(line.home, story.RUN_ID, [*_finished_story(), followup])
    number = line("status", story.RUN_ID, "--json").document["version"]

    assert 0 == line("erase", story.RUN_ID, "--event", str(number), "--yes").code

    assert set() == holding(line.home, SECRET)
    assert 3 == line("erase", story.RUN_ID, "--event", str(number), "--yes").code
    assert 0 == line("verify", "--all").code


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (["--all"], 2, "nobody is there to confirm"),
        (["--event", "1", "--yes"], 2, "cannot be erased alone"),
        (["--event", "999", "--yes"], 3, "is not there"),
        (["--blob", "ab" * 32, "--yes"], 3, "no event of the session names"),
        (["--blob", "x", "--all", "--yes"], 2, "exclude each other"),
        ([], 2, "say what to erase"),
    ],
)
def test_what_cannot_be_erased_is_refused_and_nothing_changes(
    line: CommandLine, words: list[str], code: int, why: str
) -> None:
    """Erasing is for ever: whatever is not clear is refused."""
    record(line.home, story.RUN_ID, [story.started()])
    before = line("verify", "--all", "--json").document["heads"]

    said = line("erase", story.RUN_ID, *words)

    assert code == said.code
    assert why in said.err
    assert before == line("verify", "--all", "--json").document["heads"]


def test_a_session_that_is_being_driven_is_not_erased(line: CommandLine) -> None:
    """Its driver would go on writing."""
    stream = record(line.home, story.RUN_ID, [story.started()])
    house = House(line.home, Settings())

    with house.leases.driving(stream):
        said = line("erase", story.RUN_ID, "--all", "--yes")
    house.close()

    assert 2 == said.code
    assert "being driven" in said.err


def test_an_open_reader_delays_the_purge_and_a_later_run_completes_it(line: CommandLine) -> None:
    """Nobody is told that it is gone while it is not."""
    followup = e.FollowUpAdded(index=1, text=Content(text=f"It is {SECRET}"), record_only=True, deliverables=())
    stream = record(line.home, story.RUN_ID, [story.started(), followup])
    reader = sqlite3.connect(line.home / "events.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM stored_events").fetchone()

    said = line("erase", story.RUN_ID, "--all", "--yes")
    left = holding(line.home, SECRET)
    reader.close()
    completed = line("erase", stream)

    assert (1, 0) == (said.code, completed.code)
    assert "erased, not yet purged" in said.err
    assert f"apprentice erase {stream}" in said.err
    assert left
    assert set() == holding(line.home, SECRET)
    assert [] == list((line.home / "erasing").glob("*")) if (line.home / "erasing").exists() else True


KILLED = """
import os, signal, sys
from pathlib import Path
from apprentice.adapters.console.wiring import House
from apprentice.adapters.keeping.erasing import Eraser
from apprentice.adapters.settings import Settings

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

class Dying(Eraser):
    pass

setattr(Dying, sys.argv[2], die)
house = House(Path(sys.argv[1]), Settings())
stream = house.log.stream_of(sys.argv[3])
eraser = Dying(house.home, house.log, house.store, house.files.catalog)
eraser.erase(stream, sys.argv[3], None, "c-erase", house.clock.now())
eraser.complete(stream)
"""


@pytest.mark.parametrize("where", ["complete", "_remove_folders", "_remove_blobs", "_purge"])
def test_an_erasure_that_was_killed_is_completed_later(two: CommandLine, where: str) -> None:
    """After kill -9 at any step the next run finds what is left to do, though the run id is gone from the log."""
    home = str(two.home)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, home, where, DOOMED], env=two.environment({}), check=False, capture_output=True
    )
    assert -signal.SIGKILL == done.returncode, done.stderr.decode()
    (plan,) = (two.home / "erasing").glob("*.json")

    said = two("erase", plan.stem)

    assert (0, set()) == (said.code, holding(two.home, SECRET)), said.err
    assert 0 == two("verify", "--all").code


@pytest.mark.slow
def test_an_erasure_killed_at_any_moment_happened_or_did_not(two: CommandLine) -> None:
    """Kill -9 at random moments: either the session is whole, or the erasure can be completed."""
    for delay in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8):
        command = [sys.executable, "-m", "apprentice", "erase", DOOMED, "--all", "--yes"]
        process = subprocess.Popen(command, env=two.environment({}), stderr=subprocess.DEVNULL)
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert 0 == two("verify", "--all").code
        plans = list((two.home / "erasing").glob("*.json")) if (two.home / "erasing").is_dir() else []
        for plan in plans:
            assert two("erase", plan.stem).code in (0, 2)
        if 3 == two("status", DOOMED).code:
            break
    two("erase", DOOMED, "--all", "--yes")
    assert set() == holding(two.home, SECRET)


def test_a_file_that_somebody_stores_again_meanwhile_is_not_taken_from_him(line: CommandLine) -> None:
    """Between storing a blob and naming it lies a moment in which nothing in the log speaks for it."""
    stream, digest = _with_secret_asset(line.home)
    house = House(line.home, Settings())
    path = house.home / "blobs" / digest[:2] / digest[2:]
    path.touch()

    said = line("erase", story.RUN_ID, "--all", "--yes")
    there = house.store.has(digest)
    os.utime(path, (0, 0))
    completed = line("erase", stream)
    house.close()

    assert (1, True) == (said.code, there)
    assert "may be needed" in said.err
    assert (0, False) == (completed.code, path.exists())


def _finished_story() -> list[e.Event]:
    """A session in which one attempt did it; nothing private was written down for it."""
    told = [*story.begun(), *story.attempt(1, "good"), story.decided(1, revise=False), story.selected(1)]
    return [event for event in told if not isinstance(event, e.PrivateContextRecorded)]


def _with_secret_asset(home: Path) -> tuple[str, str]:
    """A completed session of which one asset should never have been given; its stream, and the asset's digest."""
    home.mkdir(mode=0o700)
    house = House(home, Settings())
    content = house.contents.put(f"{SECRET}\n".encode() * 900, "text/plain")
    for event in _finished_story():
        for found in _contents(event):
            house.contents.put(b"abc", found.media_type or "")
    house.close()
    assert content.blob is not None
    events = [_held(event) for event in _finished_story()]
    return record(home, story.RUN_ID, [*events, e.AssetAdded(name="secret.txt", content=content)]), content.blob


def _contents(event: e.Event) -> list[Content]:
    return [a.content for a in getattr(event, "artifacts", ()) if a.content.blob]


def _held(event: e.Event) -> e.Event:
    """The event with contents that are really there: the three bytes ``abc``."""
    if not getattr(event, "artifacts", ()):
        return event
    real = Content(
        blob="ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", size=3, media_type="text/csv"
    )
    artifacts = tuple(a.model_copy(update={"content": real}) for a in event.artifacts)  # type: ignore[attr-defined]
    return event.model_copy(update={"artifacts": artifacts})


def test_one_session_is_erased_while_another_runs(two: CommandLine) -> None:
    """A running session is no open reader: it reads for a moment, and writes when nobody else does."""
    command = ["run", "Write long.md", "--agent", "practice", "--agent-arg", "sleep=2", "--run-id", "long"]
    process = subprocess.Popen(
        [sys.executable, "-m", "apprentice", *command],
        env=two.environment({}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while not (two.home / "workspaces" / "long").exists() and process.poll() is None:
        time.sleep(0.05)

    said = two("erase", DOOMED, "--all", "--yes")
    running = process.poll() is None

    assert (0, True, 0) == (said.code, running, process.wait()), said.err
    assert set() == holding(two.home, SECRET)
    assert 0 == two("verify", "--all").code


def test_a_catalog_that_is_being_read_is_made_anew(two: CommandLine) -> None:
    """It holds nothing of its own, so nobody waits for it; and it lacks no session afterwards."""
    reader = sqlite3.connect(two.home / "catalog.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM sessions").fetchone()

    said = two("erase", DOOMED, "--all", "--yes")
    reader.close()

    assert (0, set()) == (said.code, holding(two.home, SECRET)), said.err
    assert [(OTHER, 0)] == [(one["run_id"], one["stale_events"]) for one in two("list", "--json").document]
