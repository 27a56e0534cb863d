"""What goes into a supervised run, and what comes out of it?"""

from datetime import datetime
from pathlib import Path
from typing import Literal

from ...domain.record import fresh, record
from .spool import Spool, StreamName

LineEnd = Literal["newline", "cut", "eof"]
Why = Literal["exited", "timeout_wall", "timeout_idle", "stopped", "not_started"]

MARKER_NAME = "APPRENTICE_ATTEMPT"


@record
class Spec:
    """One command to run.

    ``env`` is complete: nothing is inherited (see ``environment.allowed``). ``stdin`` None means /dev/null.
    All times are seconds; ``idle_s`` counts from the last byte on either pipe. ``marker`` names the attempt
    (``sweep.marker_for``) and is put into the environment as ``APPRENTICE_ATTEMPT``.
    """

    argv: tuple[str, ...]
    cwd: Path
    env: dict[str, str]
    stdin: bytes | None
    wall_s: float
    idle_s: float
    marker: str
    spool: Spool
    grace_s: float = 5.0


@record
class Line:
    """One line of output, raw, without its newline.

    ``offset`` is the byte offset of ``data`` in the stream's spool file. ``ended`` says what closed it: a newline,
    the end of the stream, or a cut because it is over-long (the next Line of the stream goes on with it).
    ``since_start_s`` is monotonic, ``arrived_at`` the wall clock in UTC; both are when the last byte was read.
    """

    stream: StreamName
    data: bytes
    offset: int
    length: int
    ended: LineEnd
    since_start_s: float
    arrived_at: datetime


@record
class StopReason:
    """Why the caller wants the child to end before it has finished."""

    kind: Literal["cancelled", "limit", "interrupted"]
    detail: str = ""


@record
class Swept:
    """A process the attempt left behind; ``command`` as /proc showed it before the kill."""

    pid: int
    command: str


@record
class SweepReport:
    """What a sweep found: ``killed`` is gone, ``survived`` is not; ``warnings`` say what could not be looked at."""

    killed: tuple[Swept, ...] = ()
    survived: tuple[Swept, ...] = ()
    warnings: tuple[str, ...] = ()


@record
class Exit:
    """How a run ended.

    ``code`` and ``signal`` are the child's own, at most one is set; when ``why`` is not ``exited`` we ended it and
    they are no evidence. ``not_started`` is the error text of a failed exec. ``duration_s`` is monotonic and does
    not count the sweep.
    """

    code: int | None
    signal: int | None
    why: Why
    duration_s: float
    reason: StopReason | None = None
    not_started: str | None = None
    sweep: SweepReport = fresh(factory=SweepReport)
    warnings: tuple[str, ...] = ()
    """What was not as it should be, for a person: includes the sweep's warnings."""

    @property
    def swept(self) -> tuple[Swept, ...]:
        """Every process that was left behind, killed or not."""
        return self.sweep.killed + self.sweep.survived
