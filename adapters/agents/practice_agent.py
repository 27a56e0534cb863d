"""How is the practice program run? As a subprocess, through the same door as every other agent."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from ...domain.ports import AttemptOrder
from .kind import Decoded, Decoder, Invocation, Probe, Remains, Scene, Verdict
from .settings import AgentSettings
from .steps import StepsDecoder
from .verdict import Manner, judge

_MODULE = "apprentice.adapters.agents.practice"
_ROOT = Path(__file__).resolve().parents[2]
"""The package's folder; in a checkout it may have any name."""
_SHIM = "python/apprentice/__init__.py"


class Practice:
    """The small real program that ships with the package; it needs no key and no network."""

    side_files: tuple[str, ...] = ()
    sessions: str | None = None

    def __init__(self, settings: AgentSettings) -> None:
        self._settings = settings

    @property
    def name(self) -> str:
        """What users call it."""
        return self._settings.name

    def probe(self) -> Probe:
        """It is as ready as the interpreter that runs us."""
        from ... import __version__

        return Probe(sys.executable, __version__)

    def plan(self, order: AttemptOrder, scene: Scene, executable: str) -> Invocation:
        """Run the module with our own interpreter."""
        import_from, files = _importable(scene)
        where = order.prepared
        arguments = ("--workspace", where.root, "--prompt-file", where.prompt_file)
        # -P: a file of the workspace called csv.py is input, not our library.
        argv = (executable, "-P", "-m", _MODULE, *arguments, *(("--repo",) if order.repository else ()))
        argv += (*self._settings.args, *order.agent_args)
        return Invocation(argv, argv, env={"PYTHONPATH": str(import_from)}, files=files)

    def decoder(self) -> Decoder:
        """It prints step lines."""
        return StepsDecoder()

    def outcome(self, remains: Remains, decoded: Decoded) -> Verdict:
        """Its result line, else its exit code."""
        return judge(remains, decoded, Manner(last_word=False, stderr_speaks=False))


def _importable(scene: Scene) -> tuple[Path, dict[str, bytes]]:
    """The folder to import ``apprentice`` from, and the file that has to be written to make it one."""
    if _ROOT.name == "apprentice":
        return _ROOT.parent, {}
    code = f"__path__ = [{str(_ROOT)!r}]\n__file__ = {str(_ROOT / '__init__.py')!r}\nexec(open(__file__).read())\n"
    return (scene.home / _SHIM).parents[1], {_SHIM: code.encode()}


def practice(settings: AgentSettings, _: Mapping[str, str]) -> Practice:
    """As the registry makes every agent; nothing in the environment concerns this one."""
    return Practice(settings)
