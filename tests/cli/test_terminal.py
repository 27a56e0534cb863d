"""What is different when a real terminal listens?"""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

import pytest

from .conftest import LEFT, REVISED
from .running import CommandLine


def _on_a_terminal(line: CommandLine, *args: str, columns: int, **environ: str) -> str:
    """What a terminal of that width receives (stdout alone)."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-m", "apprentice", *args],
        env=line.environment({"TERM": "xterm", **environ}),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    ):
        os.close(theirs)
        received = b""
        try:
            while piece := os.read(ours, 65536):
                received += piece
        except OSError:
            pass  # Linux says EIO where others say end of file: the other side is closed
    os.close(ours)
    return received.decode()


def test_a_terminal_gets_colour_unless_it_asks_for_none(lived_in: CommandLine) -> None:
    """Colour is on where a person looks, and off for NO_COLOR and a dumb terminal."""
    assert "\x1b[32mcompleted\x1b[0m" in _on_a_terminal(lived_in, "status", REVISED, columns=80)
    assert "\x1b" not in _on_a_terminal(lived_in, "status", REVISED, columns=80, NO_COLOR="1")
    assert "\x1b" not in _on_a_terminal(lived_in, "status", REVISED, columns=80, TERM="dumb")


@pytest.mark.parametrize("columns", [40, 72, 100, 200])
def test_a_list_fits_the_terminal(lived_in: CommandLine, columns: int) -> None:
    """As wide as the window, and every id whole: it is there to be copied."""
    said = _on_a_terminal(lived_in, "list", columns=columns, NO_COLOR="1")

    assert all(len(text) <= columns for text in said.splitlines())
    assert LEFT in said
