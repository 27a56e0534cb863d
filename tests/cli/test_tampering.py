"""Is every change noticed, and named? One byte anywhere, a lost tail, a lost session: exit 5."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from .running import CommandLine

TASK = "Sum data.csv up into sum.csv"


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with two sessions at rest."""
    folder = tmp_path_factory.mktemp("untouched")
    asset = folder / "data.csv"
    asset.write_text("region,amount\nnorth,3\nsouth,4\n")
    line = CommandLine(folder / "home")
    for name in ("first", "second"):
        args = ("--asset", str(asset), "--agent", "practice", "--run-id", name)
        assert 0 == line("run", TASK, *args).code
    return line.home


@pytest.fixture
def home(untouched: Path, tmp_path: Path) -> Path:
    """A copy to be tampered with."""
    shutil.copytree(untouched, tmp_path / "home")
    return tmp_path / "home"


def in_log(home: Path, *statements: str) -> None:
    """What somebody with the file and sqlite3 can do, triggers or not."""
    connection = sqlite3.connect(home / "events.db")
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.close()


SECOND = "(SELECT stream FROM runs WHERE run_id = 'second')"
LAST = f"(SELECT max(notification_id) FROM stored_events WHERE originator_id = {SECOND})"
NINTH = f"(SELECT notification_id FROM stored_events WHERE originator_id = {SECOND} AND originator_version = 9)"


def change_header(home: Path) -> None:
    in_log(home, f"UPDATE stored_events SET state = replace(state, '2026', '2025') WHERE notification_id = {NINTH}")


def change_body(home: Path) -> None:
    in_log(home, f"UPDATE bodies SET body = replace(body, 'a', 'b') WHERE id = {NINTH}")


def change_salt(home: Path) -> None:
    in_log(home, f"UPDATE bodies SET salt = zeroblob(16) WHERE id = {NINTH}")


def lose_body(home: Path) -> None:
    in_log(home, f"DELETE FROM bodies WHERE id = {NINTH}")


def cut_off_last(home: Path) -> None:
    in_log(home, f"DELETE FROM bodies WHERE id = {LAST}", f"DELETE FROM stored_events WHERE notification_id = {LAST}")


def remove_session(home: Path) -> None:
    in_log(
        home,
        f"DELETE FROM bodies WHERE id IN (SELECT notification_id FROM stored_events WHERE originator_id = {SECOND})",
        f"DELETE FROM commands WHERE stream = {SECOND}",
        f"DELETE FROM stored_events WHERE originator_id = {SECOND}",
        "DELETE FROM runs WHERE run_id = 'second'",
    )


def change_blob(home: Path) -> None:
    largest = max((p for p in (home / "blobs").rglob("*") if p.is_file()), key=lambda p: p.stat().st_size)
    flip(largest)


def lose_blob(home: Path) -> None:
    next(p for p in sorted((home / "blobs").rglob("*")) if p.is_file()).unlink()


def change_projection(home: Path) -> None:
    flip(home / "runs" / "second" / "session.json")


def change_artifact(home: Path) -> None:
    flip(home / "runs" / "second" / "artifacts" / "sum.csv")


def change_bundle(home: Path) -> None:
    flip(home / "runs" / "second" / "contribution_bundle" / "contribution_manifest.json")


def change_private(home: Path) -> None:
    flip(next(p for p in sorted((home / "private").rglob("*")) if p.is_file()))


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.chmod(0o600)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("tamper", "named"),
    [
        (change_header, "event 9"),
        (change_body, "event 9"),
        (change_salt, "event 9"),
        (lose_body, "event 9"),
        (cut_off_last, "tail is lost"),
        (remove_session, "whole stream is gone"),
        (change_blob, "blob "),
        (lose_blob, "blob "),
        (change_projection, "session.json"),
        (change_artifact, "artifacts/sum.csv"),
        (change_bundle, "contribution_manifest.json"),
        (change_private, "private context"),
    ],
    ids=lambda value: getattr(value, "__name__", "") or None,
)
def test_it_is_noticed_and_named(home: Path, tamper: Callable[[Path], None], named: str) -> None:
    """An audit that does not say what was changed is of little use."""
    assert 0 == CommandLine(home)("verify", "--all").code
    tamper(home)

    said = CommandLine(home)("verify", "--all")

    assert 5 == said.code
    assert named in said.out


def test_deleted_files_come_back_byte_for_byte(home: Path) -> None:
    """Everything but the log and the blobs can be thrown away."""
    before = {p.relative_to(home): p.read_bytes() for p in (home / "runs").rglob("*") if p.is_file()}
    shutil.rmtree(home / "runs")
    for path in home.glob("catalog.db*"):
        path.unlink()
    line = CommandLine(home)

    assert 0 == line("rebuild", "--all").code

    assert before == {p.relative_to(home): p.read_bytes() for p in (home / "runs").rglob("*") if p.is_file()}
    assert ["second", "first"] == [s["run_id"] for s in line("list", "--json").document]
    assert 0 == line("verify", "--all").code


def test_a_head_from_elsewhere_anchors_the_tail(home: Path) -> None:
    """With a copy of a digest the claim is more than consistency."""
    line = CommandLine(home)
    head = line("verify", "second", "--json").document["heads"]
    (digest,) = [h["digest"] for h in head.values()]

    assert "anchored at event" in line("verify", "second", "--head", digest).out
    assert 5 == line("verify", "second", "--head", "0" * 64).code
    bundle = str(home / "runs" / "second" / "contribution_bundle")
    assert "anchored at event" in line("verify", "second", "--against", bundle).out
    assert 5 == line("verify", "first", "--against", bundle).code
