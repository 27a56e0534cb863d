"""Do run folders show the log, and can they always be made again?"""

from __future__ import annotations

import shutil
from pathlib import Path

import orjson
import pytest

from apprentice.adapters.views import stamps as stamped
from apprentice.domain import events as e
from apprentice.domain.errors import Damaged
from apprentice.domain.ports import Head, Recorded
from apprentice.domain.values import Content

from ...domain import story
from ...projections import history
from .home import Home, contents


def states(home: Home, stream: str) -> dict[str, str]:
    """What is not ok, by path."""
    return {s.path: s.state for s in home.files.check(stream) if s.state != "ok"}


def test_a_folder_holds_the_seed_systems_files(home: Home) -> None:
    """Names are the contract with everything that reads run folders."""
    stream = home.session()
    home.files.flush(stream)

    expected = {
        "run_status.json",
        "session.json",
        "session_events.jsonl",
        "progress_events.jsonl",
        "projections.json",
        "task/task_instruction.md",
        "task/task_instruction_assets/numbers.csv",
        "task/task_instruction_assets/notes/read me.txt",
        "task/task_instruction_assets/followup_1/more.csv",
        "artifacts/sum.csv",
    }
    assert expected == set(contents(home.run()))
    assert b"a,b\n3,4\n" == (home.run() / "artifacts/sum.csv").read_bytes()
    assert {} == states(home, stream)


def test_a_deleted_folder_is_rebuilt_byte_for_byte(home: Home) -> None:
    """The folder loses nothing that the log has."""
    stream = home.session()
    home.files.flush(stream)
    home.build(stream)
    before = contents(home.run())
    shutil.rmtree(home.run())

    home.files.rebuild(stream)
    home.bundles.rebuild_last(stream)

    assert before == contents(home.run())
    assert {} == states(home, stream)


def test_files_written_along_the_way_are_those_of_one_writing(home: Home) -> None:
    """A driver that wrote forty times must leave what a rebuild leaves."""
    stream = home.log.new_stream(story.RUN_ID)
    for event in history.session():
        if not isinstance(event, e.BundleBuilt):
            appended = home.append(stream, [event])
            home.now += 1.5
            home.files.update(appended.events)
    along = contents(home.run())
    shutil.rmtree(home.run())
    home.new_files().flush(stream)

    assert along == contents(home.run())


def test_a_driver_writes_at_most_once_a_second(home: Home) -> None:
    """Steps come hundreds a second; two fsyncs each would be the program's main work."""
    stream = home.session(until=8)
    home.files.flush(stream)
    before = contents(home.run())

    appended = home.append(stream, [story.attempt_started(1)])
    home.now += 0.9
    home.files.update(appended.events)
    assert before == contents(home.run())

    home.now += 0.2
    home.files.update(home.append(stream, [story.step(1)]).events)
    assert before != contents(home.run())


def test_a_folder_that_shows_the_head_is_not_written_again(home: Home) -> None:
    """Two processes that finish together do the work once."""
    stream = home.session()
    home.files.flush(stream)
    inode = (home.run() / "projections.json").stat().st_ino

    home.new_files().flush(stream)

    assert inode == (home.run() / "projections.json").stat().st_ino


def test_an_unchanged_artifact_is_not_written_again(home: Home) -> None:
    """A thousand artifacts must not be copied for every status change."""
    stream = home.session()
    home.files.flush(stream)
    inode = (home.run() / "artifacts/sum.csv").stat().st_ino

    home.append(stream, [e.SessionReopened(by="user", reason="more")])
    home.files.flush(stream)

    assert inode == (home.run() / "artifacts/sum.csv").stat().st_ino


def test_artifacts_of_a_result_that_was_replaced_are_gone(home: Home) -> None:
    """artifacts/ is the result, not a heap."""
    stream = home.session(until=30)
    home.files.flush(stream)
    assert (home.run() / "artifacts/deep/er/log.csv").is_file()

    home.append(stream, [ev for ev in history.session() if not isinstance(ev, e.BundleBuilt)][30:])
    home.files.flush(stream)

    assert not (home.run() / "artifacts/deep").exists()


@pytest.mark.parametrize("name", ["run_status.json", "artifacts/sum.csv", "task/task_instruction_assets/numbers.csv"])
def test_a_missing_file_is_stale_and_mended(home: Home, name: str) -> None:
    """Somebody tidied up: that is no damage."""
    stream = home.session()
    home.files.flush(stream)
    (home.run() / name).unlink()

    assert {name: "stale"} == states(home, stream)
    home.files.rebuild(stream)
    assert {} == states(home, stream)


@pytest.mark.parametrize("name", ["run_status.json", "session_events.jsonl", "artifacts/sum.csv"])
def test_a_changed_byte_is_a_mismatch_and_mended(home: Home, name: str) -> None:
    """Bytes that nothing in the log explains are what ``verify`` is for."""
    stream = home.session()
    home.files.flush(stream)
    before = contents(home.run())
    file = home.run() / name
    file.write_bytes(file.read_bytes()[:-2] + b"!!")

    assert {name: "mismatch"} == states(home, stream)
    home.files.rebuild(stream)
    assert before == contents(home.run())


def test_a_torn_file_does_not_stop_the_next_writing(home: Home) -> None:
    """The seed system died on a half-written line; here the next event mends it or leaves it to rebuild."""
    stream = home.session(until=20)
    home.files.flush(stream)
    (home.run() / "progress_events.jsonl").write_bytes(b'{"event_ty')
    (home.run() / "projections.json").write_bytes(b'{"forma')

    assert "mismatch" == states(home, stream)["projections.json"]
    home.append(stream, [e.SessionCancelled(by="user", reason="")])
    home.files.flush(stream)

    assert {} == states(home, stream)


def test_stamps_that_were_edited_are_a_mismatch(home: Home) -> None:
    """Changing a file and its stamp together must not go unseen."""
    stream = home.session()
    home.files.flush(stream)
    folder = home.run()
    changed = (folder / "run_status.json").read_bytes().replace(b"completed", b"celebrate")
    (folder / "run_status.json").write_bytes(changed)
    raw = orjson.loads((folder / "projections.json").read_bytes())
    raw["files"]["run_status.json"]["sha256"] = history.content(changed).blob
    (folder / "projections.json").write_bytes(orjson.dumps(raw))

    assert {"run_status.json": "mismatch"} == states(home, stream)


def test_a_writing_that_stopped_halfway_is_stale_whatever_it_left(home: Home) -> None:
    """Stamps with old and new digests explain both states of every file; no crash may look like tampering."""
    stream = home.session()
    home.files.flush(stream)
    folder = home.run()
    stamps = stamped.load(folder)
    assert stamps is not None
    for name in ("run_status.json", "session.json"):
        stamps.files[name].old = [stamps.files[name].sha256 or ""]
        stamps.files[name].sha256 = "0" * 64
    stamped.save(folder, stamps)

    assert {"run_status.json": "stale", "session.json": "stale"} == {
        path: state for path, state in states(home, stream).items() if state != "mismatch"
    }
    assert "mismatch" not in states(home, stream).values()
    home.new_files().flush(stream)
    assert {} == states(home, stream)


def test_what_a_killed_writer_left_is_cleared_by_the_next(home: Home) -> None:
    """Its half-written files have its pid in their names; nobody would ever look for them again."""
    stream = home.session()
    home.files.flush(stream)
    folder = home.run()
    left = [folder / ".projections.json.4711", folder / ".4711.0.tmp"]
    for path in (*left, folder / ".notes.tmp"):
        path.write_bytes(b"{")
    home.append(stream, [e.SessionReopened(by="user", reason="more")])

    home.new_files().flush(stream)

    assert [] == [path.name for path in left if path.exists()]
    assert (folder / ".notes.tmp").exists(), "a name that is not ours is left alone"


def test_files_behind_the_log_are_stale(home: Home) -> None:
    """A driver may be a second behind, and may die there."""
    stream = home.session()
    home.files.flush(stream)
    home.append(stream, [e.SessionReopened(by="user", reason="more")])

    assert {"stale"} == set(states(home, stream).values())


def test_files_of_an_older_projection_are_stale(home: Home) -> None:
    """A new version of the program explains a difference; that is no damage."""
    stream = home.session()
    home.files.flush(stream)
    stamps = stamped.load(home.run())
    assert stamps is not None
    stamps.files["session.json"].version = 0
    stamped.save(home.run(), stamps)

    assert {"session.json": "stale"} == states(home, stream)
    home.new_files().flush(stream)
    assert {} == states(home, stream)


class Shorter:
    """A log whose last event was cut off."""

    def __init__(self, home: Home, by: int) -> None:
        self._home = home
        self._by = by

    def head(self, stream: str) -> Head:
        version = self._home.log.head(stream).version - self._by
        return Head(version, self._home.log.digest(stream, version))

    def read(self, stream: str, after: int = 0, until: int | None = None, *, steps: bool = True) -> list[Recorded]:
        end = min(until or 10**9, self.head(stream).version)
        return list(self._home.log.read(stream, after, end, steps=steps))

    def digest(self, stream: str, version: int) -> str:
        return self._home.log.digest(stream, version)


def test_nothing_is_rebuilt_over_a_log_that_lost_its_tail(home: Home) -> None:
    """The files may be the only witness of the lost events."""
    stream = home.session()
    home.files.flush(stream)
    before = contents(home.run())
    from apprentice.adapters.views.files import RunFiles

    files = RunFiles(home.root, Shorter(home, 1), home.store, lambda: home.now)  # type: ignore[arg-type]

    assert {"projections.json": "mismatch"} == {s.path: s.state for s in files.check(stream)}
    with pytest.raises(Damaged):
        files.rebuild(stream)
    with pytest.raises(Damaged):
        files.flush(stream)
    assert before == contents(home.run())


def test_a_symlink_in_a_run_folder_leads_nowhere(home: Home, tmp_path: Path) -> None:
    """An agent or a bad archive may put one there; nothing is ever written through it."""
    outside = tmp_path / "outside"
    outside.mkdir()
    home.run().mkdir(parents=True)
    (home.run() / "artifacts").symlink_to(outside)
    stream = home.session()

    home.files.flush(stream)

    assert [] == list(outside.iterdir())
    assert {} == states(home, stream)


def test_an_artifact_path_that_leads_out_is_refused(home: Home) -> None:
    """A stranger's log may name any path."""
    stream = home.session(until=16)
    home.append(stream, [history.left(1, history.artifact("../../../evil")), story.selected(1)])

    with pytest.raises(Damaged, match="outside"):
        home.files.flush(stream)


def test_a_long_instruction_is_written_whole(home: Home) -> None:
    """An event carries 4 KiB; the files carry what the user wrote."""
    words = "Sum the numbers. " * 1000
    ref = home.store.put_bytes(words.encode())
    started = story.started().model_copy(
        update={"instruction": Content(blob=ref.digest, size=ref.size, preview=words[:100])}
    )
    stream = home.log.new_stream(story.RUN_ID)
    home.append(stream, [started])
    home.files.flush(stream)

    assert words.encode() == (home.run() / "task/task_instruction.md").read_bytes()
    assert words == orjson.loads((home.run() / "session.json").read_bytes())["task_instruction"]


def test_a_session_whose_start_was_erased_has_no_folder(home: Home) -> None:
    """Without a run id there is no name to write under; the stream still folds."""
    stream = home.log.new_stream("nobody")
    home.append(stream, [story.private()])
    home.files.flush(stream)

    assert not (home.root / "runs").exists()
    assert [] == home.files.check(stream)
