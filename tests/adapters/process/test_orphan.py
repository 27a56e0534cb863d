"""Do workers end with the process that started them, when it is killed?"""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

PARENT = """
import multiprocessing, os, time
from apprentice.adapters.process.orphan import end_with_parent

def work(line):
    end_with_parent()
    line.send(os.getpid())
    time.sleep(60)

context = multiprocessing.get_context("fork")
for _ in range(2):
    mine, theirs = context.Pipe()
    context.Process(target=work, args=(theirs,)).start()
    print(mine.recv(), flush=True)
time.sleep(60)
"""


def there(pid: int) -> bool:
    """Whether a process runs; one that nobody has waited for yet does not."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:  # noqa: PTH123 - no file, but a view of the kernel's
            return file.read().rpartition(b")")[2].split()[0] != b"Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_workers_end_when_their_parent_is_killed() -> None:
    """They hold each other's pipes open: the end of the work would never come to them."""
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, env=dict(os.environ))
    assert parent.stdout is not None
    workers = [int(parent.stdout.readline()) for _ in range(2)]
    assert all(map(there, workers))

    parent.kill()
    parent.wait()
    parent.stdout.close()
    end = time.monotonic() + 20
    while any(map(there, workers)) and time.monotonic() < end:
        time.sleep(0.05)

    assert [False, False] == [*map(there, workers)]
