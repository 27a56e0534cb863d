"""How does the practice program misbehave on request, so that its supervisor can be tested?"""

import shutil
import subprocess
import sys
from pathlib import Path


def print_garbage() -> None:
    """Bytes that are no UTF-8, a NUL, an unfinished JSON line and half a character, each on a line of its own."""
    out = sys.stdout.buffer
    out.write(b"\xff\xfe\x80 not text \x00 at all\n")
    out.write(b'{"type":"message","text":"half a character: \\ud83d"}\n')
    out.write(b'{"type":"step.started","id":\n')
    out.write(b'[1,2,3]\n{"type":"no such type"}\n\x1b[31mred\x1b[0m\r\n')
    out.flush()


def escape(workspace: Path) -> None:
    """Write a file beside the workspace."""
    (workspace.parent / "escaped.txt").write_text("written outside the workspace\n", encoding="utf-8")


def symlink_artifacts(workspace: Path) -> None:
    """Replace artifacts/ by a link to a folder beside the workspace, with a file in it."""
    outside = workspace.parent / "elsewhere"
    outside.mkdir(exist_ok=True)
    (outside / "outside.md").write_text("this lies outside the workspace\n", encoding="utf-8")
    artifacts = workspace / "artifacts"
    if artifacts.is_dir() and not artifacts.is_symlink():
        shutil.rmtree(artifacts)
    else:
        artifacts.unlink(missing_ok=True)
    artifacts.symlink_to(outside, target_is_directory=True)


def spawn(*, hold: bool) -> int:
    """Leave a process behind that sleeps ten minutes in its own session; returns its process id."""
    output = None if hold else subprocess.DEVNULL
    command = [sys.executable, "-c", "import time; time.sleep(600)"]
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True)
    child.returncode = 0  # we mean to leave it; without a code, Python warns that it still runs
    return child.pid
