"""What does bad input get? A clear error, the right exit code, nothing lost, nothing written outside the home."""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .running import CommandLine

DATA = "region,amount\nnorth,3\nsouth,4\n"
TASK = "Sum it up by region into sum.csv"


@pytest.fixture
def asset(tmp_path: Path) -> Path:
    path = tmp_path / "data.csv"
    path.write_text(DATA)
    return path


def nothing_started(line: CommandLine) -> bool:
    return bool([] == line("list", "--json").document)


def run(line: CommandLine, *args: str) -> Any:  # noqa: ANN401 - the status document
    """A run that starts; its status document, with the exit code in it."""
    said = line("run", TASK, "--max-loops", "1", "--json", *args)
    assert "Traceback" not in said.err
    return {**said.documents[-1], "exit": said.code}


def session(line: CommandLine) -> Any:  # noqa: ANN401 - session.json
    return line("show", "latest", "--json").document


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        ([""], 2, "the instruction is empty"),
        ([" \n\t"], 2, "the instruction is empty"),
        ([TASK, "--asset", "no/such/file"], 2, "does not exist"),
        ([TASK, "--asset", "/dev/null"], 2, "is not a regular file"),
        ([TASK, "--asset", "a\0b"], 2, ""),
        ([TASK, "--run-id", "../../x"], 2, "cannot be a run id"),
        ([TASK, "--run-id", "a/b"], 2, "cannot be a run id"),
        ([TASK, "--run-id", "x" * 300], 2, "cannot be a run id"),
        ([TASK, "--run-id", "latest"], 2, "cannot be a run id"),
        ([TASK, "--agent", "nobody"], 2, "there is no agent `nobody`"),
        ([TASK, "--check", "'unclosed"], 2, "cannot be split"),
        ([TASK, "--check", ""], 2, "--check is empty"),
        ([TASK, "--max-loops", "0"], 2, "max-loops"),
        ([TASK, "--mentor-mode", "nobody"], 2, ""),
        ([TASK, "--task-file", "no/such/file"], 2, "the task file cannot be used"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_starts(
    line: CommandLine, args: list[str], code: int, words: str
) -> None:
    """A typing mistake must not leave half a session behind."""
    if "a\0b" in args:
        pytest.skip("a NUL byte cannot be passed to a program")
    said = line("run", *args, *([] if "--agent" in args else ["--agent", "practice"]))

    assert code == said.code
    assert words in said.err
    assert len(said.err.splitlines()) <= 3
    assert nothing_started(line)


def test_without_an_agent_it_says_how_to_choose_one(line: CommandLine) -> None:
    """The practice agent is never chosen silently."""
    said = line("run", TASK)

    assert 4 == said.code
    assert "--agent practice" in said.err


def test_a_symlink_is_no_asset_and_neither_is_a_folder_with_one(line: CommandLine, tmp_path: Path, asset: Path) -> None:
    """What it points to can change between the look and the copy; a loop would never end."""
    link = tmp_path / "link.csv"
    link.symlink_to(asset)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "again").symlink_to(folder)

    for path in (link, folder):
        said = line("run", TASK, "--agent", "practice", "--asset", str(path))
        assert (2, True) == (said.code, "is a symlink" in said.err)
    assert nothing_started(line)


def test_an_unreadable_asset_is_named(line: CommandLine, asset: Path) -> None:
    """The error says which file and why."""
    asset.chmod(0)
    if os.access(asset, os.R_OK):
        pytest.skip("root reads everything")

    said = line("run", TASK, "--agent", "practice", "--asset", str(asset))

    assert (2, True) == (said.code, "permission denied" in said.err)


def test_wild_names_become_safe_ones(line: CommandLine, tmp_path: Path) -> None:
    """Newlines, dots, 250 characters, two of the same name: each asset arrives, inside the workspace."""
    folder = tmp_path / "wild"
    (folder / "sub").mkdir(parents=True)
    for name in ("a\nb.csv", "...", "n" * 240 + ".csv", os.fsdecode(b"\xff.csv"), "sub/data.csv"):
        (folder / name).write_text(DATA)
    other = tmp_path / "data.csv"
    other.write_text(DATA)

    status = run(
        line,
        "--agent",
        "practice",
        "--asset",
        str(folder),
        "--asset",
        str(other),
        "--asset",
        str(folder / "sub/data.csv"),
    )

    assert 0 == status["exit"]
    names = [asset["name"] for asset in session(line)["assets"]]
    assert 7 == len({n.casefold() for n in names})
    assert all(n.isprintable() and ".." not in n.split("/") and len(n.rpartition("/")[2]) <= 130 for n in names)


@pytest.mark.parametrize(
    ("habit", "exit_code", "status"),
    [("exit=1", 0, "completed"), ("garbage", 0, "completed"), ("nothing", 1, "failed"), ("symlink", 1, "failed")],
)
def test_an_agent_that_misbehaves_is_judged_by_what_it_left(
    line: CommandLine, asset: Path, habit: str, exit_code: int, status: str
) -> None:
    """Not by its exit code, its words, or a symlink where its artifacts should be."""
    said = run(line, "--agent", "practice", "--agent-arg", habit, "--asset", str(asset))

    assert (exit_code, status) == (said["exit"], said["task_status"])
    assert 0 == line("verify", "--all").code


def test_a_write_outside_the_workspace_is_reported(line: CommandLine, asset: Path) -> None:
    """It is not an artifact, and not a secret either."""
    run(line, "--agent", "practice", "--agent-arg", "escape", "--asset", str(asset))

    assert ["../escaped.txt"] == session(line)["attempts"][0]["outside_writes"]


def test_a_custom_agent_that_is_not_there_is_not_ready(line: CommandLine, asset: Path) -> None:
    """Exit 4 before a session starts, with the way out."""
    line.home.mkdir(mode=0o700)
    (line.home / "settings.toml").write_text('[agents.mine]\nargv = ["/no/such/program", "{prompt_file}"]\n')

    said = line("run", TASK, "--agent", "mine", "--asset", str(asset))

    assert 4 == said.code
    assert nothing_started(line)


@pytest.mark.parametrize(
    "size", [pytest.param(n, marks=[pytest.mark.slow] * (n != 100_000)) for n in (60_000, 100_000, 140_000, 200_000)]
)
def test_a_full_disk_loses_nothing_that_was_acknowledged(line: CommandLine, asset: Path, size: int) -> None:
    """Whatever write fails, the error is clear, the log is whole, and the session goes on when there is room."""

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    argv = [sys.executable, "-m", "apprentice", "run", TASK, "--agent", "practice", "--asset", str(asset)]
    done = subprocess.run(
        argv, env=line.environment({}), preexec_fn=small_disk, capture_output=True, text=True, timeout=60, check=False
    )

    assert "Traceback" not in done.stderr
    assert done.returncode != 0
    assert "error: " in done.stderr
    assert line("verify", "--all").code in (0, 2) or not (line.home / "events.db").exists()
    if line("list", "--json").document:
        assert 0 == line("resume", "latest").code
        assert 0 == line("verify", "--all").code


@pytest.fixture
def rested(line: CommandLine, asset: Path) -> CommandLine:
    """A home with one session at rest."""
    assert 0 == run(line, "--agent", "practice", "--asset", str(asset))["exit"]
    return line


def folder_of(line: CommandLine) -> Path:
    return line.home / "runs" / str(line("status", "latest", "--json").document["run_id"])


def test_torn_and_missing_files_are_mended_by_a_rebuild(rested: CommandLine) -> None:
    """One bad byte in a projection made the seed system's run unusable."""
    folder = folder_of(rested)
    whole = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    torn = folder / "session.json"
    torn.write_bytes(torn.read_bytes()[:100])
    (folder / "run_status.json").unlink()
    (folder / "contribution_bundle" / "contribution_card.md").write_text("mine")

    assert 5 == rested("verify", "latest").code
    assert 0 == rested("status", "latest").code
    assert 0 == rested("rebuild", "latest").code
    assert 0 == rested("verify", "latest").code
    assert whole == {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_truncated_log_is_noticed_and_nothing_is_rebuilt_over_the_files(rested: CommandLine) -> None:
    """The files know more than the log: they are evidence, not garbage."""
    with sqlite3.connect(rested.home / "events.db") as connection:
        for trigger in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger[0]}")
        connection.execute("DELETE FROM bodies WHERE id = (SELECT max(notification_id) FROM stored_events)")
        connection.execute(
            "DELETE FROM stored_events WHERE notification_id = (SELECT max(notification_id) FROM stored_events)"
        )
    connection.close()
    before = {p: p.read_bytes() for p in folder_of(rested).rglob("*") if p.is_file()}

    assert 5 == rested("verify", "--all").code
    assert 5 == rested("rebuild", "--all").code
    assert before == {p: p.read_bytes() for p in folder_of(rested).rglob("*") if p.is_file()}


def test_a_log_of_a_newer_schema_is_refused_and_left_alone(rested: CommandLine) -> None:
    """Exit 5, naming the version needed; nothing is written."""
    path = rested.home / "events.db"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    before = path.read_bytes()

    said = rested("continue", "latest", "more into more.csv")

    assert 5 == said.code
    assert "upgrade" in said.err
    assert before == path.read_bytes()


def test_what_is_no_log_is_not_written_over(line: CommandLine, asset: Path) -> None:
    """A file that lies where the log should be is somebody's."""
    line.home.mkdir(mode=0o700)
    (line.home / "events.db").write_text("dear diary" * 1000)

    said = line("run", TASK, "--agent", "practice", "--asset", str(asset))

    assert 5 == said.code
    assert (line.home / "events.db").read_text().startswith("dear diary")


def test_a_task_file_that_is_no_task_is_refused(line: CommandLine, tmp_path: Path) -> None:
    """What, where, and what to write instead."""
    for text in ("[1, 2]", "{", "title: x", "instruction: [a]", "instruction: x\ndeliverables: nope"):
        path = tmp_path / "task.yaml"
        path.write_text(text)
        said = line("run", "--task-file", str(path), "--agent", "practice")
        assert (2, True) == (said.code, "the task file cannot be used" in said.err), text
    assert nothing_started(line)


def test_json_and_text_of_an_ended_run_agree(rested: CommandLine) -> None:
    """Two views of one status."""
    document = rested("status", "latest", "--json").document
    assert "completed" == document["run_status"]
    assert document == json.loads(rested("status", document["run_id"], "--json").out)
