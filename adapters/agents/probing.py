"""Is the executable there, is it what it says, and is it new enough?

Placeholders and strangers' packages answer to the same names, so the version is parsed and compared with a floor.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from .kind import Probe

VERSION_S = 30.0
"""Seconds ``--version`` may take; a cold Node program on a slow disk needs several."""
_VERSION = re.compile(r"(?<![\w.])v?(\d+(?:\.\d+){1,3})(?![\w.]*\.\d)")


def find(name: str, environ: Mapping[str, str]) -> str | None:
    """The absolute path of an executable: by PATH, or a path as seen from here (never from the workspace)."""
    found = shutil.which(name, path=environ.get("PATH", os.defpath))
    return str(Path(found).absolute()) if found else None


def version_in(text: str) -> str | None:
    """The first thing in a text that is a version: at least two numbers with a dot."""
    found = _VERSION.search(text)
    return found[1] if found else None


def at_least(version: str, floor: str) -> bool:
    """Compare versions number by number."""
    return _numbers(version) >= _numbers(floor)


def probe_executable(
    name: str,
    environ: Mapping[str, str],
    *,
    floor: str,
    install: str,
    says: str | None = None,
    arguments: Sequence[str] = ("--version",),
) -> Probe:
    """Find ``name``, ask its version and compare.

    ``says`` is a pattern its answer must match, so that a stranger's program of that name is not taken for it.
    ``install`` is the advice when it is not there.
    """
    path = find(name, environ)
    if path is None:
        return Probe(reason=f"`{name}` is not installed", advice=install)
    answer = _ask([path, *arguments], environ)
    version = version_in(answer)
    if version is None or (says is not None and not re.search(says, answer, re.IGNORECASE)):
        shown = answer.strip().splitlines()[0][:80] if answer.strip() else "nothing"
        answered = f"`{path} {' '.join(arguments)}` answered: {shown}"
        return Probe(path, version, answered, f"it may be another program; {install}")
    if not at_least(version, floor):
        return Probe(path, version, f"version {version} is older than {floor}", install)
    return Probe(path, version)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:4])


def _ask(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    try:
        done = subprocess.run(
            argv, env=dict(environ), stdin=subprocess.DEVNULL, capture_output=True, timeout=VERSION_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"({error})"
    return (done.stdout + b"\n" + done.stderr).decode("utf-8", "replace") if done.returncode == 0 else ""
