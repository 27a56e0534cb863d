"""Which things can go wrong around a supervised program, and how does a user mend them?"""

from pathlib import Path

from ...domain.errors import ApprenticeError


class ProcessTrouble(ApprenticeError):
    """Something around a child process failed."""


class NameRefused(ProcessTrouble):
    """A stream or lock name that could lead out of its folder."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"`{name[:80]}` cannot be the name of a file",
            "use 1 to 200 letters, digits, `.`, `-` or `_`, not beginning with a `.`",
        )


class SpoolExists(ProcessTrouble):
    """An earlier attempt of this number left its output behind; overwriting it would lose evidence."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} holds the output of an attempt that was not recorded yet",
            "`apprentice resume` records it as interrupted first",
        )


class SpoolMissing(ProcessTrouble):
    """No output was kept under this number."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"there is no spooled output at {path}", "`apprentice verify` says what the log expects")


class SpoolNotWritten(ProcessTrouble):
    """The disk took no more output (full, quota, file size limit, read-only)."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"the agent's output could not be kept in {path}: {reason}",
            "make room or move APPRENTICE_HOME, then `apprentice resume`",
        )


class LeaseUnavailable(ProcessTrouble):
    """The lock file cannot be opened or locked at all; this is not the same as being held."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"the lock file {path} cannot be used: {reason}",
            "APPRENTICE_HOME must be a folder of yours on a file system with flock",
        )
