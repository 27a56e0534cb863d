"""Which agents can be driven here, by which names?"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Final, cast

from ...domain.errors import Refused
from ...domain.nearest import nearest
from .keeping import FileBlobs
from .kind import Kind
from .runner import Places, Runner
from .settings import AgentSettings, read

Make = Callable[[AgentSettings, Mapping[str, str]], Kind]
_KINDS: Final = {
    "codex": ("codex", "Codex"),
    "claude-code": ("claude", "Claude"),
    "opencode": ("opencode", "OpenCode"),
    "gemini": ("gemini", "Gemini"),
    "hermes-agent": ("hermes", "Hermes"),
    "openclaw": ("openclaw", "OpenClaw"),
    "cursor": ("cursor", "Cursor"),
    "practice": ("practice_agent", "practice"),
    "custom": ("custom", "Custom"),
}
"""Kind -> file and name of what makes it; only the agent that is asked for is imported."""
KINDS = tuple(_KINDS)


def make_kind(settings: AgentSettings, environ: Mapping[str, str]) -> Kind:
    """The adapter for these settings; it starts nothing."""
    file, name = _KINDS[settings.kind]
    make = cast(Make, getattr(import_module(f".{file}", __package__), name))
    return make(settings, environ)


class Registry:
    """The port ``Agents``: the kinds there are under their own names, and what ``[agents.NAME]`` adds or changes."""

    def __init__(
        self,
        tables: Mapping[str, Mapping[str, object]],
        blobs: FileBlobs,
        places: Places,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        """``tables`` are the ``[agents.*]`` tables of the settings; each is read when its agent is asked for."""
        self._tables, self._blobs, self._places, self._environ = tables, blobs, places, environ
        self._runners: dict[str, Runner] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """All agents, configured or not, in alphabetical order."""
        return tuple(sorted({*_KINDS, *self._tables} - ({"custom"} - set(self._tables))))

    def get(self, name: str) -> Runner:
        """The agent of that name.

        Raises:
            Refused: there is none, or its settings cannot be used.
        """
        if name not in self._runners:
            self._runners[name] = self._make(name)
        return self._runners[name]

    def settings(self, name: str) -> AgentSettings:
        """An agent's settings, defaults included. Raises Refused as ``get`` does."""
        if name not in self.names:
            close = nearest(name, self.names)
            there = f"there are {', '.join(self.names)}"
            raise Refused(f"there is no agent `{name}`", f"did you mean `{close[0]}`? {there}" if close else there)
        return read(name, self._tables.get(name, {}), KINDS)

    def _make(self, name: str) -> Runner:
        settings = self.settings(name)
        kind = make_kind(settings, self._environ)
        own, reports = settings.user_config, settings.kind == "custom"
        return Runner(kind, self._blobs, self._places, self._environ, user_config=own, reports=reports)
