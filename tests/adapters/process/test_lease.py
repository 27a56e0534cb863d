"""Is there one driver at a time, and none after it died?"""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from apprentice.adapters.process.errors import LeaseUnavailable, NameRefused
from apprentice.adapters.process.lease import Lease, holder, is_held

HOLDER = """
import fcntl, os, sys
fd = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.flock(fd, fcntl.LOCK_EX)
print('held', flush=True)
sys.stdin.read()
"""


def test_a_second_driver_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    """Two engines on one session would run two agents in one workspace."""
    with Lease(tmp_path, "session-1") as first, Lease(tmp_path, "session-1") as second:
        assert (True, False) == (first.acquire(), second.acquire())
        first.release()
        assert second.acquire()


def test_acquiring_twice_is_having_it(tmp_path: Path) -> None:
    """The engine may ask again."""
    with Lease(tmp_path, "s") as lease:
        assert (True, True) == (lease.acquire(), lease.acquire())
    assert not is_held(tmp_path, "s")


def test_asking_takes_nothing_away(tmp_path: Path) -> None:
    """`status` in any process, the driver's own too, must not drop the driver's lock."""
    with Lease(tmp_path, "s") as lease:
        assert not is_held(tmp_path, "s")
        lease.acquire()
        assert [True, True] == [is_held(tmp_path, "s"), is_held(tmp_path, "s")]
        assert not Lease(tmp_path, "s").acquire()


def test_a_lease_is_seen_from_another_process_and_ends_with_it(tmp_path: Path) -> None:
    """A driver killed by kill -9 leaves a free lock: that is how interruption is known."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "s")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert b"held\n" == other.stdout.readline()
        assert (True, False) == (is_held(tmp_path, "s"), Lease(tmp_path, "s").acquire())
        other.kill()
    assert not is_held(tmp_path, "s")


def test_a_child_does_not_inherit_the_lease(tmp_path: Path) -> None:
    """An agent that outlives its engine must not keep the session driven."""
    lease = Lease(tmp_path, "s")
    lease.acquire()
    with subprocess.Popen(["sleep", "60"], close_fds=False) as child:
        lease.release()
        assert not is_held(tmp_path, "s")
        child.kill()


def test_the_file_says_who_took_it(tmp_path: Path) -> None:
    """A refusal can name the process that drives."""
    assert holder(tmp_path, "s") is None
    with Lease(tmp_path, "s") as lease:
        lease.acquire()
        note = holder(tmp_path, "s")

    assert note is not None
    assert os.getpid() == note.pid
    assert {"pid": note.pid, "since": note.since} == json.loads(lease.path.read_bytes())
    assert 0o600 == stat.S_IMODE(lease.path.stat().st_mode)


def test_a_symlink_is_not_followed(tmp_path: Path) -> None:
    """A planted link must not make us write into somebody's file."""
    (tmp_path / "theirs").write_text("untouched")
    (tmp_path / "s").symlink_to(tmp_path / "theirs")

    with pytest.raises(LeaseUnavailable):
        Lease(tmp_path, "s").acquire()
    with pytest.raises(LeaseUnavailable):
        is_held(tmp_path, "s")
    assert "untouched" == (tmp_path / "theirs").read_text()


def test_a_lock_name_stays_in_its_folder(tmp_path: Path) -> None:
    """Ids are never paths."""
    with pytest.raises(NameRefused):
        Lease(tmp_path, "../s")
