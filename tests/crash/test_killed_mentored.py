"""The engine is killed all over a session with a mentor model, and the session ends the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..cli.mentoring import mentored
from .test_killed_anywhere import ROOT, environment, survivors

pytestmark = pytest.mark.slow

EVENTS = 46
"""At least what an undisturbed session writes; a test below holds this number. Every third is tried."""
FEEDBACK = {"items": ["summary.md is missing: write it."], "plan": ["Write summary.md."]}


class Sessions:
    """Homes in which one session runs with the same mentor, whoever is killed."""

    def __init__(self, environ: dict[str, str], asset: Path) -> None:
        self._environ, self._asset = environ, asset

    def mortal(self, home: Path, version: int) -> int:
        """Run the session until the log has so many events."""
        argv = [sys.executable, "-m", "tests.crash.mortal", str(home), str(version), str(self._asset)]
        return self._run(home, argv).returncode

    def apprentice(self, home: Path, *args: str) -> subprocess.CompletedProcess[str]:
        """The command line."""
        return self._run(home, [sys.executable, "-m", "apprentice", *args])

    def _run(self, home: Path, argv: list[str]) -> subprocess.CompletedProcess[str]:
        environ = {**os.environ, **environment(home), **self._environ}
        return subprocess.run(argv, env=environ, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)

    def outcome(self, home: Path) -> object:
        """What must not depend on the crash."""
        status = json.loads(self.apprentice(home, "status", "s1", "--json").stdout)
        names = ("run_status", "task_status", "status_basis", "session_status", "score", "deliverables")
        artifacts = sorted((home / "runs" / "s1" / "artifacts").iterdir())
        return [status[name] for name in names], [(path.name, path.read_bytes()) for path in artifacts]


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sessions]:
    """One mentor for all; it says the same whenever it is asked, so a question asked twice changes nothing."""
    asset = tmp_path_factory.mktemp("asset") / "sales.csv"
    asset.write_text("region,amount\nnorth,1\nsouth,2\n")
    with mentored(feedback=FEEDBACK) as (_, environ):
        yield Sessions(environ, asset)


@pytest.fixture(scope="module")
def undisturbed(sessions: Sessions, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session that nobody killed."""
    home = tmp_path_factory.mktemp("undisturbed") / "home"
    assert 0 == sessions.mortal(home, 10_000)
    return home


@pytest.mark.parametrize("version", range(2, EVENTS + 1, 3))
def test_killed_anywhere_the_mentored_session_ends_the_same(
    version: int, tmp_path: Path, sessions: Sessions, undisturbed: Path
) -> None:
    """A call that was paid for is not asked for again once its answer is in the log; nothing of it is lost."""
    home = tmp_path / "home"
    killed = sessions.mortal(home, version)
    if killed == -9:
        resumed = sessions.apprentice(home, "resume", "s1")
        assert 0 == resumed.returncode, resumed.stderr

    assert killed in (-9, 0)
    assert sessions.outcome(undisturbed) == sessions.outcome(home)
    verified = sessions.apprentice(home, "verify", "--all")
    assert 0 == verified.returncode, verified.stdout + verified.stderr
    assert [] == survivors(home)


def test_the_session_has_no_more_events_than_are_killed_after(sessions: Sessions, undisturbed: Path) -> None:
    """Two attempts, each graded, verified and answered with feedback."""
    rows = [json.loads(row) for row in sessions.apprentice(undisturbed, "log", "s1", "--json").stdout.splitlines()]
    status = json.loads(sessions.apprentice(undisturbed, "status", "s1", "--json").stdout)

    assert EVENTS >= max(row["metadata_json"]["version"] for row in rows)
    assert 2 == status["attempts"]
