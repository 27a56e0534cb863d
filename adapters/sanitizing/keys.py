"""With which key are placeholders made? One a session, so that two bundles never show the same value alike.

It lies in the session's private contexts (drawn with the first, the same in all later ones), so it travels with the
log and nothing else. A session without one (imported from another tool) gets a key of its own in ``<home>/keys``.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Final

FIELD: Final = "placeholder_key"
"""Its name in a private context; 64 hex digits."""
SIZE: Final = 32


def key_of(contexts: Iterable[bytes], home: Path, stream: str) -> bytes:
    """The key of a session, from its private contexts in order, or from ``<home>/keys``."""
    for data in contexts:
        found = json.loads(data).get(FIELD)
        if isinstance(found, str):
            return bytes.fromhex(found)
    return key_file(home / "keys" / stream)


def key_file(path: Path) -> bytes:
    """The key in a file, drawn when it is first asked for."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except FileExistsError:
        return bytes.fromhex(path.read_text("ascii"))
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(SIZE))
        file.flush()
        os.fsync(file.fileno())
    return bytes.fromhex(path.read_text("ascii"))


def key_id(key: bytes) -> str:
    """Which key it was, without saying anything about it."""
    return hmac.digest(key, b"apprentice-placeholder-key-1", "sha256").hex()[:16]
