"""Where does what lie in a run's workspace? Names only.

``<home>/workspaces/<run_id>/work`` is where the agent works, ``run`` holds what belongs to the engine and the
agent's own configuration, ``attempt`` names the attempt the workspace was laid out for.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ...domain.record import record

ARTIFACTS: Final = "artifacts"
INPUT: Final = "input"
PROMPT: Final = "prompt.md"
ENGINE_FOLDER: Final = ".apprentice"
"""With a repository the engine's files lie in here, outside the patch."""


@record
class Layout:
    """The paths of one run's workspace."""

    base: Path

    @property
    def root(self) -> Path:
        """Where agent and checks run."""
        return self.base / "work"

    @property
    def run_dir(self) -> Path:
        """The engine's own room beside it."""
        return self.base / "run"

    @property
    def stamp(self) -> Path:
        """Names the attempt this workspace was laid out for."""
        return self.base / "attempt"
