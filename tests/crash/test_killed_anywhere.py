"""The engine is killed after every single event of the demo, and the session ends the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from apprentice.adapters.console.demonstration import FOLLOW_UP

ROOT = Path(__file__).resolve().parents[2]
EVENTS = 60
"""What an undisturbed demo writes, give or take how its steps fall; a test below holds this number."""
SAMPLE = [34]
"""In the default run: inside an attempt, after the follow-up, in the finish."""


def environment(home: Path) -> dict[str, str]:
    link = ROOT / ".typing"
    return {**os.environ, "APPRENTICE_HOME": str(home), "PYTHONPATH": f"{link}{os.pathsep}{ROOT}"}


def apprentice(home: Path, *args: str) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-m", "apprentice", *args]
    return subprocess.run(argv, env=environment(home), capture_output=True, text=True, timeout=60, check=False)


def mortal(home: Path, version: int) -> int:
    argv = [sys.executable, "-m", "tests.crash.mortal", str(home), str(version)]
    return subprocess.run(
        argv, env=environment(home), cwd=ROOT, capture_output=True, timeout=60, check=False
    ).returncode


def go_on(home: Path) -> None:
    """What a person would do after the crash."""
    found = json.loads(apprentice(home, "list", "--json").stdout)
    status = found[0] if found else None
    if status is None:
        return
    if status["session_status"] != "finished":
        assert 0 == apprentice(home, "resume", "latest").returncode
        status = json.loads(apprentice(home, "status", "latest", "--json").stdout)
        if status["follow_ups"] == 0:
            assert 0 == apprentice(home, "continue", "latest", FOLLOW_UP).returncode
        if status["session_status"] != "finished":
            assert 0 == apprentice(home, "finish", "latest").returncode
    assert 0 == apprentice(home, "rebuild", "latest").returncode


def outcome(home: Path) -> object:
    """Everything that must not depend on the crash: no id, no time, no interrupted attempt."""
    status = json.loads(apprentice(home, "status", "latest", "--json").stdout)
    artifacts = sorted((home / "runs" / status["run_id"] / "artifacts").iterdir())
    names = ("run_status", "task_status", "status_basis", "session_status", "score", "deliverables", "follow_ups")
    return [status[name] for name in names], [(p.name, p.read_bytes()) for p in artifacts]


def survivors(home: Path) -> list[str]:
    """Processes that still carry the marker of an attempt of this home."""
    streams = {path.name.removesuffix(".files") for path in (home / "locks").glob("session-*")}
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                variables = (entry / "environ").read_bytes().split(b"\0")
            except OSError:
                continue  # it ended while we looked, or belongs to somebody else
            if any(v.startswith(f"APPRENTICE_ATTEMPT={s}/".encode()) for v in variables for s in streams):
                found.append(entry.name)
    return found


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("undisturbed") / "home"
    assert 0 == mortal(home, 10_000)
    return home


def check_killed_after(version: int, home: Path, undisturbed: Path) -> None:
    killed = mortal(home, version)
    go_on(home)

    assert killed in (-9, 0)
    if json.loads(apprentice(home, "list", "--json").stdout):
        assert outcome(undisturbed) == outcome(home)
        verified = apprentice(home, "verify", "--all")
        assert 0 == verified.returncode, verified.stdout + verified.stderr
        assert "stale" not in verified.stdout
    assert [] == survivors(home)


@pytest.mark.parametrize("version", SAMPLE)
def test_killed_there_the_session_ends_the_same(version: int, tmp_path: Path, undisturbed: Path) -> None:
    """Statuses, deliverables and artifacts are those of an undisturbed session, and no process is left."""
    check_killed_after(version, tmp_path / "home", undisturbed)


@pytest.mark.slow
@pytest.mark.parametrize("version", sorted({*range(1, EVENTS + 3)} - {*SAMPLE}))
def test_killed_anywhere_the_session_ends_the_same(version: int, tmp_path: Path, undisturbed: Path) -> None:
    """The same for every other event."""
    check_killed_after(version, tmp_path / "home", undisturbed)


def test_the_demo_has_as_many_events_as_are_killed_after(undisturbed: Path) -> None:
    """Otherwise the test above would leave out the last ones."""
    events = apprentice(undisturbed, "log", "latest", "--json").stdout.splitlines()
    assert EVENTS >= max(json.loads(row)["metadata_json"]["version"] for row in events)
