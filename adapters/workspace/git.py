"""How is git asked? One command at a time, without hooks, prompts, or the surroundings of an outer git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ...domain.errors import ApprenticeError, NotReady

_FOREIGN: Final = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
)
"""A git that runs us as a hook or alias sets these, and they would point every command at its repository."""
_QUIET: Final = ("-c", "core.hooksPath=/dev/null", "-c", "advice.detachedHead=false", "-c", "core.quotePath=false")


class GitFailed(ApprenticeError):
    """git said no; the message is its own first line."""

    def __init__(self, arguments: tuple[str, ...], said: str) -> None:
        first = next((line for line in said.splitlines() if line.strip()), "it said nothing")
        super().__init__(f"git {arguments[0]}: {first}")
        self.said = said


def git(*arguments: str, cwd: Path, stdin: bytes | None = None, environ: Mapping[str, str] | None = None) -> bytes:
    """Run git in ``cwd``; its stdout.

    Raises:
        NotReady: git is not installed (exit 4).
        GitFailed: it exited with anything but 0.
    """
    own = {k: v for k, v in os.environ.items() if k not in _FOREIGN}
    env = {**own, "GIT_TERMINAL_PROMPT": "0", "GIT_LFS_SKIP_SMUDGE": "1", "LC_ALL": "C", **(environ or {})}
    try:
        done = subprocess.run(
            ["git", *_QUIET, *arguments], cwd=cwd, input=stdin, env=env, capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise NotReady("git is not installed", "install git, then run the command again") from error
    if done.returncode != 0:
        raise GitFailed(arguments, (done.stderr or done.stdout).decode(errors="replace"))
    return done.stdout


def line(*arguments: str, cwd: Path, environ: Mapping[str, str] | None = None) -> str:
    """The same for an answer of one line."""
    return git(*arguments, cwd=cwd, environ=environ).decode(errors="replace").strip()
