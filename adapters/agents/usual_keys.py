"""Which environment variables is each agent's key looked for in?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from . import claude, codex, cursor, gemini, hermes, openclaw, opencode

USUAL_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "codex": codex.KEYS,
    "claude-code": claude.KEYS,
    "opencode": opencode.KEYS,
    "gemini": gemini.KEYS,
    "hermes-agent": hermes.KEYS,
    "openclaw": openclaw.KEYS,
    "cursor": cursor.KEYS,
}
"""Kind -> the variables, in the order they are looked for in; the others need none that we know of."""
