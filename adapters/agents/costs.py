"""Does an agent say what it spends? Only then can a limit on cost be kept."""

from __future__ import annotations

from typing import Final

from .settings import AgentSettings

_KINDS: Final = frozenset({"claude-code", "opencode"})
"""Their streams tell US dollars, docs/agents.md says how. The others tell tokens at most, or a cost now and then."""
_STREAMS: Final = frozenset({"claude", "opencode"})


def measures_cost(settings: AgentSettings) -> bool:
    """Whether the agent's own stream tells its cost while or after it works.

    Step lines may carry ``cost_usd`` or not: an agent of one's own is believed when its settings say
    ``reports_cost = true``. Nothing is estimated, so the practice agent measures nothing.
    """
    if settings.kind == "custom":
        return settings.reports_cost or settings.stream in _STREAMS
    return settings.kind in _KINDS
