"""What can be seen of which agent? The matrix of `integrations`, the same as the table in docs/agents.md."""

from __future__ import annotations

from typing import Final, NamedTuple

from . import claude, codex, cursor, gemini, hermes, openclaw, opencode


class Row(NamedTuple):
    """One agent; ``floor`` is the oldest version, the rest is said in a few words."""

    name: str
    command: str
    floor: str
    steps: str
    tokens: str
    resumes: str
    sandbox: str


MATRIX: Final = (
    Row("codex", "codex", codex.FLOOR, "live", "from its session file", "yes", "its own, on"),
    Row("claude-code", "claude", claude.FLOOR, "live", "input only; totals at the end", "yes", "none of its own here"),
    Row("opencode", "opencode", opencode.FLOOR, "live, when finished", "yes", "yes", "none"),
    Row("gemini", "gemini", gemini.FLOOR, "live", "totals at the end", "yes", "none here"),
    Row("hermes-agent", "hermes", hermes.FLOOR, "live, from its database", "totals at the end", "no", "none"),
    Row("openclaw", "openclaw", openclaw.FLOOR, "none, totals only", "totals at the end", "no", "none"),
    Row("cursor", "cursor-agent", cursor.FLOOR, "live", "no", "yes", "none"),
    Row("practice", "with Apprentice", "–", "live", "–", "no", "–"),
    Row("custom", "your argv", "–", "by stream", "by stream", "no", "none"),
)
