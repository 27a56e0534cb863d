"""What can only the engine know of the machine it runs on? User, host, home, git identity, credentials' values.

Kept per session below ``<home>/private``, 0600, for the sanitizer: what it must find in every encoding. It travels
with the owner's formats (backup, export of the log) and with nothing else.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import secrets
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .process.environment import looks_like_credential
from .sanitizing.keys import FIELD, SIZE


class PrivateContextFiles:
    """Implements the ``PrivateContext`` port; equal contexts of a session are one file."""

    def __init__(self, folder: Path, environ: Mapping[str, str]) -> None:
        self._folder = folder
        self._environ = environ

    def record(self, stream: str) -> tuple[str, int]:
        """Write what is known now; digest and size of the file."""
        told = {**known(self._environ), FIELD: self._key(stream)}
        return self.keep(stream, json.dumps(told, sort_keys=True, ensure_ascii=True).encode())

    def keep(self, stream: str, data: bytes) -> tuple[str, int]:
        """Write a context as it is (one that came with an imported session); digest and size of the file."""
        digest = hashlib.sha256(data).hexdigest()
        target = self._folder / stream / f"{digest}.json"
        if not target.exists():
            _write(target, data)
        return digest, len(data)

    def _key(self, stream: str) -> str:
        """The session's placeholder key: that of its earlier contexts, else a new one."""
        for path in sorted((self._folder / stream).glob("*.json")):
            found = json.loads(path.read_bytes()).get(FIELD)
            if isinstance(found, str):
                return found
        return secrets.token_hex(SIZE)

    def read(self, stream: str, digest: str) -> bytes:
        """The bytes of one context, as recorded."""
        return (self._folder / stream / f"{digest}.json").read_bytes()


def known(environ: Mapping[str, str]) -> dict[str, object]:
    """Everything that must not reach a bundle and that no rule could guess.

    Undecodable bytes in a variable are kept as surrogates, escaped by JSON.
    """
    return {
        "user": _user(),
        "host": os.uname().nodename,
        "home": str(Path.home()),
        "git": dict(_git_identity()),
        "environment": {k: v for k, v in sorted(environ.items()) if looks_like_credential(k, v)},
    }


def _user() -> str | None:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's numeric user has no name to protect
        return None


@cache
def _git_identity() -> tuple[tuple[str, str], ...]:
    """``user.name`` and ``user.email`` as git would use them; nothing where git is not installed."""
    command = ["git", "config", "--null", "--get-regexp", r"^user\.(name|email)$"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    rows = (row.partition("\n") for row in done.stdout.decode(errors="replace").split("\0") if row)
    return tuple((key, value) for key, _, value in rows)


def _write(target: Path, data: bytes) -> None:
    """Temp, fsync, rename: the event that names it comes after."""
    for folder in (target.parent.parent, target.parent):
        folder.mkdir(mode=0o700, exist_ok=True)
    partial = target.with_suffix(f".{os.getpid()}.partial")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
