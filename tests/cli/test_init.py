"""Does ``init`` choose what is there, ask only where somebody answers, and leave alone what was chosen?"""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from .running import CommandLine
from .standins import codex


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A PATH with a codex on it."""
    codex(tmp_path / "bin")
    return str(tmp_path / "bin")


def _answered(line: CommandLine, answers: str, *args: str, **environ: str) -> tuple[int, str]:
    """Exit code and everything shown, by somebody at a terminal who types ``answers``."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "apprentice", "init", *args],
        env=line.environment({"TERM": "dumb", **environ}),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    os.write(ours, answers.encode())
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:
        pass  # Linux says EIO where others say end of file: the other side is closed
    os.close(ours)
    return process.wait(60), shown.decode()


def test_the_first_agent_that_is_ready_is_taken_without_a_question(line: CommandLine, path: str) -> None:
    """One line sets up a machine; the key is named, its value never read out."""
    said = line("init", "--defaults", PATH=path, OPENAI_API_KEY="not-looked-at")

    assert 0 == said.code
    assert "found codex 0.169.0, ready" in said.err
    assert "keys in sight: OPENAI_API_KEY" in said.err
    assert "not-looked-at" not in said.out + said.err
    assert 'agent = "codex"\n' == (line.home / "settings.toml").read_text()
    assert 0o700 == line.home.stat().st_mode & 0o777


def test_a_second_time_changes_nothing(line: CommandLine, path: str) -> None:
    """Also when the first answer would be another today."""
    line("configure", "agent", "gemini")
    before = (line.home / "settings.toml").read_bytes()
    said = line("init", "--defaults", "--json", PATH=path, OPENAI_API_KEY="not-looked-at")

    assert (False, False, "gemini") == tuple(said.document[key] for key in ("created", "changed", "agent"))
    assert before == (line.home / "settings.toml").read_bytes()


def test_practice_is_never_chosen_silently(line: CommandLine) -> None:
    """It is a demonstration; whoever wants work done would take its results for an agent's."""
    said = line("init", "--defaults", PATH="/nowhere")

    assert (0, False) == (said.code, (line.home / "settings.toml").exists())
    assert "no agent is ready" in said.err


def test_on_a_terminal_it_asks_and_does_as_told(line: CommandLine, path: str) -> None:
    """A mentor's provider is sent what a session holds: only a person says yes to that."""
    code, shown = _answered(line, "practice\nopenai\n", PATH=path, OPENAI_API_KEY="not-looked-at")

    assert 0 == code, shown
    assert "Which agent works" in shown
    assert 'agent = "practice"\nprovider = "openai"\n' == (line.home / "settings.toml").read_text()


@pytest.mark.parametrize("flag", ["--defaults", "--no-input"])
def test_it_does_not_ask_whoever_said_so(line: CommandLine, path: str, flag: str) -> None:
    """A terminal is no permission."""
    code, shown = _answered(line, "", flag, PATH=path, OPENAI_API_KEY="not-looked-at")

    assert 0 == code
    assert "Which" not in shown
    assert 'agent = "codex"\n' == (line.home / "settings.toml").read_text()
