"""How is git asked? One command at a time, without hooks, prompts, or the surroundings of an outer git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ...domain.errors import ApprenticeError, NotReady

_KEPT: Final = (
    "GIT_AUTHOR_NAME",
    "GIT_AUTHOR_EMAIL",
    "GIT_COMMITTER_NAME",
    "GIT_COMMITTER_EMAIL",
    "GIT_EXEC_PATH",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
)
"""What of git's own variables is the user's word. The others are left out: a git that runs us as a hook or alias sets
them, and they would point every command at its repository."""
PRIVATE: Final = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
"""For work in our own clones: what git prints must not depend on the user's preferences."""
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
    own = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") or k in _KEPT}
    env = {**own, "GIT_TERMINAL_PROMPT": "0", "GIT_LFS_SKIP_SMUDGE": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    if not cwd.is_dir():
        raise GitFailed(arguments, f"the folder `{cwd}` is gone")
    try:
        done = subprocess.run(
            ["git", *_QUIET, *arguments],
            cwd=cwd,
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            env={**env, **(environ or {})},
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise NotReady("git is not installed", "install git, then run the command again") from error
    if done.returncode != 0:
        raise GitFailed(arguments, (done.stderr or done.stdout).decode(errors="replace"))
    return done.stdout


def line(*arguments: str, cwd: Path, environ: Mapping[str, str] | None = None) -> str:
    """The same for an answer of one line."""
    return git(*arguments, cwd=cwd, environ=environ).decode(errors="replace").strip()
