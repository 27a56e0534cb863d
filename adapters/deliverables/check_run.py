"""How is a ``--check`` run? As a supervised process at the workspace root, its output kept in the order it came.

The command is the user's, the code it runs is the agent's: it gets the agent's surroundings, no credentials.
"""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ...domain.ports import CheckStopped, Prepared
from ...domain.ports import StopReason as Asked
from ...domain.values import PREVIEW_LIMIT, TEXT_LIMIT, CheckRun, Content
from ..blobs.contents import Contents
from ..process.environment import allowed
from ..process.spool import Spool
from ..process.supervisor import run
from ..process.sweep import marker_for
from ..process.values import Spec, StopReason

CHECK_TIMEOUT_S = 600.0
"""A check that takes longer is ended and counts as failed."""
CHECK_NUMBER = 0
"""Checks run under the marker of attempt 0: attempts are numbered from 1."""


class CheckRunner:
    """Runs checks with the variables of ``environ`` that an agent may see."""

    def __init__(self, contents: Contents, environ: Mapping[str, str], timeout_s: float = CHECK_TIMEOUT_S) -> None:
        self._contents = contents
        self._environ = environ
        self._timeout_s = timeout_s

    def run(self, command: str, prepared: Prepared, stop: Callable[[], Asked | None]) -> CheckRun:
        """One check. A command that cannot be started has no exit code, and its output says why.

        Raises:
            CheckStopped: ``stop`` gave a reason while it ran.
        """
        room = Path(prepared.run_dir) / "check"
        shutil.rmtree(room, ignore_errors=True)
        for name in ("home", "tmp"):
            (room / name).mkdir(parents=True)
        environ = allowed(self._environ) | {"HOME": str(room / "home"), "TMPDIR": str(room / "tmp")}
        with Spool(room, "spool", 1) as spool:
            spec = Spec(
                argv=tuple(shlex.split(command)),
                cwd=Path(prepared.root),
                env=environ,
                stdin=None,
                wall_s=self._timeout_s,
                idle_s=self._timeout_s,
                marker=marker_for(prepared.stream, CHECK_NUMBER),
                spool=spool,
            )
            ended = run(spec, None, lambda: _asked(stop))
            if ended.reason is not None:
                raise CheckStopped(f"check `{command}` was stopped: {ended.reason.detail}")
            output = self._output(spool, ended.not_started)
        shutil.rmtree(room, ignore_errors=True)
        return CheckRun(
            command=command,
            exit_code=ended.code if ended.why == "exited" else None,
            output=output,
            duration_s=round(ended.duration_s, 3),
            timed_out=ended.why in ("timeout_wall", "timeout_idle"),
        )

    def _output(self, spool: Spool, not_started: str | None) -> Content:
        """Inline up to 4 KiB; else a blob whose preview is its end, where test runners say what failed."""
        if not_started is not None:
            return self._contents.text(not_started)
        kept = self._contents.stream(_in_order(spool), "text/plain")
        if (kept.size or 0) <= TEXT_LIMIT:
            return self._contents.text(self._contents.read(kept).decode(errors="surrogateescape"))
        tail = self._contents.tail(kept, PREVIEW_LIMIT)
        return kept.model_copy(update={"preview": tail.decode(errors="replace")[-(PREVIEW_LIMIT // 3) :]})


def _asked(stop: Callable[[], Asked | None]) -> StopReason | None:
    asked = stop()
    return StopReason("cancelled", f"{asked.why} by {asked.by}") if asked is not None else None


def _in_order(spool: Spool) -> Iterator[bytes]:
    """Both streams, mixed as they arrived."""
    files = {"stdout": spool.files.stdout, "stderr": spool.files.stderr}
    opened = {name: os.open(path, os.O_RDONLY | os.O_CLOEXEC) for name, path in files.items()}
    try:
        for row in spool.files.rows():
            yield os.pread(opened[row.stream], row.length, row.offset)
    finally:
        for descriptor in opened.values():
            os.close(descriptor)
