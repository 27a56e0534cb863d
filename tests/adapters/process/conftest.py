"""What tests with real children need: a spool, a way to run, a way to see who is alive."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from apprentice.adapters.process.processes import process
from apprentice.adapters.process.spool import Spool
from apprentice.adapters.process.supervisor import run
from apprentice.adapters.process.sweep import marker_for, sweep_session
from apprentice.adapters.process.values import Exit, Line, Spec, StopReason


@dataclass
class Bench:
    """Runs Python snippets as supervised children in a folder of their own."""

    folder: Path
    session: str
    lines: list[Line] = field(default_factory=list)
    spools: list[Spool] = field(default_factory=list)

    def spec(self, *argv: str, **changes: Any) -> Spec:  # noqa: ANN401 - any field of Spec
        """A spec with a new spool; generous deadlines unless changed."""
        number = len(self.spools) + 1
        self.spools.append(Spool(self.folder / "spool", self.session, number))
        given: dict[str, Any] = {
            "argv": argv,
            "cwd": self.folder,
            "env": {"PATH": os.environ["PATH"]},
            "stdin": None,
            "wall_s": 60.0,
            "idle_s": 60.0,
            "marker": marker_for(self.session, number),
            "spool": self.spools[-1],
        }
        return Spec(**(given | changes))

    def python(
        self,
        code: str,
        on_tick: Callable[[], StopReason | None] = lambda: None,
        *args: str,
        **changes: Any,  # noqa: ANN401 - any field of Spec
    ) -> Exit:
        """Run ``code`` to its end, collecting its lines."""
        return run(self.spec(sys.executable, "-c", code, *args, **changes), self.lines.append, on_tick)

    def pid_from(self, name: str) -> int:
        """The pid a child wrote into a file of the folder."""
        return int((self.folder / name).read_text())

    def kept(self, stream: str) -> bytes:
        """The raw bytes in the last run's spool."""
        path: Path = getattr(self.spools[-1].files, stream)
        return path.read_bytes()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """A bench whose session name no other test run has; whatever a failing test left is ended."""
    made = Bench(tmp_path, f"session-{os.getpid()}-{abs(hash(tmp_path)):x}")
    yield made
    sweep_session(made.session)
    for spool in made.spools:
        spool.close()


def is_alive(pid: int) -> bool:
    """Whether the process still runs (a zombie does not)."""
    row = process(pid)
    return row is not None and row.alive
