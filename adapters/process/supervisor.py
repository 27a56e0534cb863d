"""How is one command run so that its output is kept, its time is bounded and nothing of it is left behind?"""

import signal
import subprocess
import time
from collections.abc import Callable

from .family import Family
from .pump import Pump
from .stamp import stamped
from .subreaper import adopting
from .sweep import sweep
from .values import MARKER_NAME, Exit, Line, Spec, StopReason, SweepReport, Why

TICK_S = 0.1
DRAIN_S = 0.5
"""How long a pipe that an orphan holds open is listened to after the child ended, before and after the sweep."""
KILL_S = 5.0
"""How long a killed child may take to end (uninterruptible sleep) before we report it as surviving."""

OnTick = Callable[[], StopReason | None]


def run(spec: Spec, on_line: Callable[[Line], None] | None = None, on_tick: OnTick = lambda: None) -> Exit:
    """Run ``spec`` to its end; when this returns or raises, no process of it is left (``Exit.sweep`` says so).

    ``on_line`` gets every line as it arrives; ``on_tick`` is asked at least every 100 ms whether to stop, also while
    the child is given its grace, when the answer no longer matters. Both run in this thread and hold up the child's
    pipes while they do. What they raise ends the child at once and passes through. The spool is left open.

    Raises:
        SpoolNotWritten: the output could not be kept; the child was ended.
    """
    with adopting() as no_orphans:
        started = time.monotonic()
        try:
            child, no_stamp = _start(spec)
        except (OSError, ValueError, IndexError) as error:
            return Exit(None, None, "not_started", time.monotonic() - started, not_started=_why_not(error))
        warnings = tuple(warning for warning in (no_orphans, no_stamp) if warning)
        try:
            family = Family(child.pid, spec.marker, adopts=not no_orphans)
            supervised = _Run(spec, child, family, on_line or _unheard, on_tick, started)
        except BaseException:
            child.kill()
            sweep(spec.marker)
            raise
        return supervised.to_the_end(warnings)


def _start(spec: Spec) -> tuple["subprocess.Popen[bytes]", str]:
    with stamped(spec.marker) as warning:
        child = subprocess.Popen(
            spec.argv,
            cwd=spec.cwd,
            env={**spec.env, MARKER_NAME: spec.marker},
            stdin=subprocess.DEVNULL if spec.stdin is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            bufsize=0,
        )
    return child, warning


class _Run:
    """One child from its start to the sweep after its end."""

    def __init__(
        self,
        spec: Spec,
        child: "subprocess.Popen[bytes]",
        family: Family,
        on_line: Callable[[Line], None],
        on_tick: OnTick,
        started: float,
    ) -> None:
        self._spec, self._child, self._on_tick, self._started = spec, child, on_tick, started
        self._family = family
        self._pump = Pump(child, spec.stdin, spec.spool, on_line, started)
        self._next_tick = started

    def to_the_end(self, warnings: tuple[str, ...]) -> Exit:
        """Supervise, end, drain and sweep; whatever is raised on the way, the child and its family are gone."""
        swept = False
        try:
            why, reason = self._supervise()
            duration = time.monotonic() - self._started
            self._pump.drain(DRAIN_S)
            report = self._sweep()
            swept = True
            self._pump.drain(DRAIN_S)
            self._pump.finish()
        finally:
            if not swept:
                self._sweep()
            self._pump.close()
        return self._exit(why, reason, duration, report, warnings)

    def _supervise(self) -> tuple[Why, StopReason | None]:
        while True:
            came = self._turn(self._wait())
            if self._child.poll() is not None:
                return "exited", None
            reason = self._tick()
            late = self._too_late(came)
            if late is not None or reason is not None:
                self._end_child()
                return late or "stopped", None if late else reason

    def _wait(self) -> float:
        """Seconds until the next thing that is due."""
        idle = self._pump.last_byte + self._spec.idle_s
        wall = self._started + self._spec.wall_s
        return min(self._next_tick, idle, wall) - time.monotonic()

    def _turn(self, wait_s: float) -> bool:
        return self._pump.turn(min(wait_s, TICK_S))

    def _tick(self) -> StopReason | None:
        if time.monotonic() < self._next_tick:
            return None
        self._family.observe()
        reason = self._on_tick()
        self._next_tick = time.monotonic() + TICK_S
        return reason

    def _too_late(self, came: bool) -> Why | None:
        now = time.monotonic()
        if now >= self._started + self._spec.wall_s:
            return "timeout_wall"
        # Only after a look that found nothing: if we were slow ourselves, the pipes may hold what we call silence.
        if not came and now >= self._pump.last_byte + self._spec.idle_s:
            return "timeout_idle"
        return None

    def _end_child(self) -> None:
        """TERM to the group, what it says in its grace is kept; then KILL."""
        self._family.signal_group(signal.SIGTERM)
        if not self._ended_within(self._spec.grace_s):
            self._family.signal_group(signal.SIGKILL)
            self._ended_within(KILL_S)

    def _ended_within(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while self._child.poll() is None:
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            self._turn(left)
            self._tick()
        return True

    def _sweep(self) -> SweepReport:
        if self._child.poll() is None:
            self._family.signal_group(signal.SIGKILL)
            self._wait_quietly()
        return self._family.sweep()

    def _wait_quietly(self) -> None:
        try:
            self._child.wait(KILL_S)
        except subprocess.TimeoutExpired:
            # Stuck in the kernel; the sweep's report will name it as surviving.
            return

    def _exit(
        self, why: Why, reason: StopReason | None, duration: float, report: SweepReport, warnings: tuple[str, ...]
    ) -> Exit:
        status = self._child.poll()
        return Exit(
            code=status if status is not None and status >= 0 else None,
            signal=-status if status is not None and status < 0 else None,
            why=why,
            duration_s=duration,
            reason=reason,
            sweep=report,
            warnings=warnings + report.warnings,
        )


def _why_not(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        # Popen names the folder when it was the folder, the program otherwise.
        return f"{error.filename}: {error.strerror}"
    return "the command is empty" if isinstance(error, IndexError) else f"the command cannot be passed on: {error}"


def _unheard(_: Line) -> None:
    """Nobody listens; the spool has the bytes."""
