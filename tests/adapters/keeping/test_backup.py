"""Is a home that was backed up while sessions ran the same home again, elsewhere?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from apprentice.adapters.log.verify import verify_log

from ...cli.running import CommandLine
from .conftest import asset, run, tree

pytestmark = pytest.mark.slow


@pytest.fixture
def elsewhere(tmp_path: Path) -> CommandLine:
    """Where to restore to; not there yet."""
    return CommandLine(tmp_path / "elsewhere" / "home")


def test_a_backup_restored_elsewhere_is_the_same_home(
    line: CommandLine, elsewhere: CommandLine, tmp_path: Path
) -> None:
    """Same heads, same files after a rebuild, and work can go on."""
    run(line, "one", "Summarise sales.csv into sum.csv", asset(tmp_path / "given", "sales.csv", "region,amount\nN,3\n"))
    (line.home / "settings.toml").write_text("max_loops = 2\n")
    asset(line.home / "rules", "die Meinen é.toml", "")
    file = tmp_path / "home.backup"

    made = line("backup", str(file), "--json")
    restored = elsewhere("restore", str(file), "--json")

    assert (0, 0) == (made.code, restored.code), restored.err
    assert "holds the private context" in made.err
    assert (0o600, 1) == (file.stat().st_mode & 0o777, restored.document["sessions"])
    assert _heads(line) == _heads(elsewhere)
    assert 0 == elsewhere("rebuild", "--all").code
    assert sorted(tree(line.home / "runs")) == sorted(tree(elsewhere.home / "runs"))
    assert tree(line.home / "runs") == tree(elsewhere.home / "runs")
    assert "max_loops = 2\n" == (elsewhere.home / "settings.toml").read_text()
    assert (elsewhere.home / "rules" / "die Meinen é.toml").exists()
    assert 0 == elsewhere("verify", "--all").code
    assert 0 == elsewhere("continue", "latest", "Also write note.md").code


def test_a_backup_can_be_made_while_a_session_runs(line: CommandLine, elsewhere: CommandLine, tmp_path: Path) -> None:
    """Whatever moment it catches, the restored home verifies, and the session can be taken up again there."""
    command = ["run", "Write a.md", "--agent", "practice", "--agent-arg", "sleep=2", "--run-id", "long"]
    process = subprocess.Popen(
        [sys.executable, "-m", "apprentice", *command],
        env=line.environment({}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _wait_for(line.home / "spool")
    file = tmp_path / "home.backup"

    made = line("backup", str(file))
    running = process.poll() is None
    assert 0 == process.wait()

    assert (0, True) == (made.code, running), made.err
    assert 0 == elsewhere("restore", str(file)).code
    assert 0 == elsewhere("verify", "--all").code
    assert "interrupted" == elsewhere("status", "long", "--json").document["run_status"]
    assert 0 == line("verify", "--all").code


def test_a_home_in_use_is_not_restored_into(line: CommandLine, tmp_path: Path) -> None:
    """Restoring never writes over anything."""
    run(line, "one", "Write a.md")
    file = tmp_path / "home.backup"
    line("backup", str(file))
    before = tree(line.home / "runs")

    said = line("restore", str(file))

    assert 2 == said.code
    assert "is not empty" in said.err
    assert before == tree(line.home / "runs")


@pytest.mark.parametrize("member", ["events.db", "blobs/", "private/"])
def test_a_damaged_backup_leaves_no_home(
    line: CommandLine, elsewhere: CommandLine, tmp_path: Path, member: str
) -> None:
    """One flipped byte anywhere is found before anything is put in place."""
    run(line, "one", "Write a.md")
    file = tmp_path / "home.backup"
    line("backup", str(file))
    with zipfile.ZipFile(file) as archive:
        name = next(name for name in archive.namelist() if name.startswith(member))
        needle = archive.read(name)[-60:]
    data = file.read_bytes()
    at = data.index(needle)
    file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])

    said = elsewhere("restore", str(file))

    assert 5 == said.code, said.err
    assert not elsewhere.home.exists()
    assert [] == list(elsewhere.home.parent.glob(".*"))


def test_an_export_is_no_backup(line: CommandLine, elsewhere: CommandLine, tmp_path: Path) -> None:
    """The right file for the wrong command is refused by its name."""
    run(line, "one", "Write a.md")
    line("export", "one", "--format", "log", "-o", str(tmp_path / "one.zip"))
    line("backup", str(tmp_path / "all.zip"))

    assert 2 == elsewhere("restore", str(tmp_path / "one.zip")).code
    assert 2 == elsewhere("import", "--format", "log", str(tmp_path / "all.zip")).code


@pytest.mark.slow
def test_killed_backups_and_imports_leave_nothing_half_done(
    line: CommandLine, elsewhere: CommandLine, tmp_path: Path
) -> None:
    """Kill -9 at many moments: a backup is there whole or not at all, an import too, and the next one succeeds."""
    run(line, "one", "Write a.md", asset(tmp_path / "given", "big.bin", "x" * 3_000_000))
    parcel = tmp_path / "one.zip"
    line("export", "one", "--format", "log", "-o", str(parcel))
    for number, delay in enumerate((0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6)):
        target = tmp_path / f"{number}.backup"
        _killed_after(line, delay, "backup", str(target))
        if target.exists():
            assert 0 == CommandLine(tmp_path / f"home{number}")("restore", str(target)).code
        assert 0 == line("backup", str(tmp_path / f"{number}.backup.again")).code
        _killed_after(elsewhere, delay, "import", "--format", "log", str(parcel))
        assert [] == verify_log(elsewhere.home)

    assert 0 == elsewhere("import", "--format", "log", str(parcel)).code
    assert 0 == elsewhere("rebuild", "--all").code
    assert 0 == elsewhere("verify", "--all").code
    assert sorted(tree(line.home / "runs")) == sorted(tree(elsewhere.home / "runs"))
    assert tree(line.home / "runs") == tree(elsewhere.home / "runs")


def _killed_after(line: CommandLine, delay: float, *args: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "apprentice", *args],
        env=line.environment({}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        process.wait(delay)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()


def _wait_for(folder: Path) -> None:
    """Until something lies in it; the test's own time limit is what ends a wait in vain."""
    for _ in range(600):
        if folder.is_dir() and any(folder.iterdir()):
            return
        time.sleep(0.05)
    raise AssertionError(f"nothing came to lie in {folder}")


def _heads(line: CommandLine) -> object:
    return line("verify", "--all", "--json").document["heads"]
