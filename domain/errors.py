"""What can a user mend? One class a thing, each with its exit code; the message says what and where, the hint how."""

from __future__ import annotations

from typing import Any, ClassVar


class ApprenticeError(Exception):
    """Something a user can understand. ``str()`` is one line; ``hint`` is the next step, or None."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint

    def __reduce__(self) -> tuple[Any, ...]:
        """Travels between processes whatever its class wants to be made of."""
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[ApprenticeError], args: tuple[Any, ...], state: dict[str, Any]) -> ApprenticeError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class Refused(ApprenticeError):
    """The request cannot be carried out as it stands: usage or input (exit 2)."""

    exit_code = 2


class NotFound(ApprenticeError):
    """No such run, file or event (exit 3)."""

    exit_code = 3


class NotReady(ApprenticeError):
    """An agent, key or provider is missing (exit 4)."""

    exit_code = 4


class Damaged(ApprenticeError):
    """What is stored is not what was recorded (exit 5)."""

    exit_code = 5


class NotAccepted(ApprenticeError):
    """It ended, and was not accepted (exit 6)."""

    exit_code = 6


class Conflict(ApprenticeError):
    """Somebody else appended first; the caller loads the tail and decides again."""


class EmptyInstruction(Refused):
    """There is nothing to do."""

    def __init__(self) -> None:
        super().__init__("the instruction is empty", 'say what to do: `apprentice run "..."`')


class InvalidRunId(Refused):
    """A run id is a name, never a path."""

    def __init__(self, run_id: str) -> None:
        super().__init__(
            f"`{run_id}` cannot be a run id", "use 1 to 120 of a-z, A-Z, 0-9, `.`, `_` and `-`, a letter or digit first"
        )


class RunExists(Refused):
    """A run id names one session for ever."""

    def __init__(self, run_id: str) -> None:
        super().__init__(
            f"there is already a session `{run_id}`", f"`apprentice continue {run_id}`, or another --run-id"
        )


class RunNotFound(NotFound):
    """No session answers to that name."""

    def __init__(self, name: str, count: int) -> None:
        super().__init__(
            f"no session matches `{name}`",
            f"`apprentice list` shows the sessions of this home{f' ({count})' if count else ''}",
        )


class AmbiguousRun(Refused):
    """More than one session answers to that name."""

    def __init__(self, name: str, candidates: list[str]) -> None:
        shown = ", ".join(candidates[:5]) + (", ..." if len(candidates) > 5 else "")
        super().__init__(f"`{name}` matches {len(candidates)} sessions: {shown}", "give more of the id")


class SessionIsFinished(Refused):
    """Later work needs an explicit reopen."""

    def __init__(self, run_id: str) -> None:
        super().__init__(f"session `{run_id}` is finished", f"`apprentice reopen {run_id}` first")


class SessionIsCancelled(Refused):
    """Cancelled work goes on only when somebody resumes it."""

    def __init__(self, run_id: str) -> None:
        super().__init__(f"session `{run_id}` was cancelled", f"`apprentice resume {run_id}` takes the work up again")


class SessionNotFinished(Refused):
    """Only what is closed can be opened again."""

    def __init__(self, run_id: str) -> None:
        super().__init__(f"session `{run_id}` is open", f"`apprentice continue {run_id}`")


class SessionIsBusy(Refused):
    """One driver at a time."""

    def __init__(self, run_id: str) -> None:
        super().__init__(f"session `{run_id}` is being driven by another process", f"`apprentice watch {run_id}`")


class SessionIsErased(Refused):
    """Its owner had it erased; nothing is left to work on, and its name is not written anywhere again."""

    def __init__(self) -> None:
        super().__init__("that session was erased by its owner", "start another, with another --run-id")


class StartErased(Refused):
    """A session's first event holds its name and its task: it goes with the whole session or not at all."""

    def __init__(self, run_id: str) -> None:
        super().__init__(
            f"event 1 of `{run_id}` is the session's start and cannot be erased alone",
            f"`apprentice erase {run_id} --all` erases the session",
        )


class WorkUnfinished(Refused):
    """A session with open work cannot be closed."""

    def __init__(self, run_id: str) -> None:
        super().__init__(
            f"session `{run_id}` has unfinished work",
            f"`apprentice resume {run_id}` or `apprentice cancel {run_id}` first",
        )


class NothingToReview(Refused):
    """No decision of that kind is asked for."""

    def __init__(self, run_id: str, stage: str | None) -> None:
        what = f"no `{stage}` decision" if stage else "no decision"
        super().__init__(f"{what} is asked for in session `{run_id}`", "`apprentice review --list` shows what waits")


class AlreadyAnswered(Refused):
    """The first answer counts."""

    def __init__(self, run_id: str, stage: str, first: str) -> None:
        super().__init__(
            f"`{stage}` of session `{run_id}` is answered already: {first}",
            f"`apprentice show {run_id}` has the answer",
        )


class AwaitsReview(Refused):
    """A session that waits for a person is not closed over the person's head."""

    def __init__(self, run_id: str, stage: str) -> None:
        super().__init__(f"session `{run_id}` awaits a decision: {stage}", f"`apprentice review {run_id}` answers it")


class OutOfOrder(ApprenticeError):
    """A command that does not fit where the session stands: a fault of the caller, or a lost race."""


class BundleOutdated(NotAccepted):
    """The bundle is not the one that the log speaks of."""

    def __init__(self, run_id: str) -> None:
        super().__init__(
            f"the bundle of `{run_id}` is not the last one recorded", f"`apprentice bundle build {run_id}` first"
        )


class BundleNotShared(NotAccepted):
    """A held or unsanitized bundle stays at home."""

    def __init__(self, run_id: str, why: str) -> None:
        super().__init__(f"the bundle of `{run_id}` is not shared: {why}", f"`apprentice bundle inspect {run_id}`")


class BundleStopped(NotAccepted):
    """The gate found something in a file that a bundle cannot do without."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f"the bundle is stopped: {path}: {why}",
            "add a rule in `<home>/rules` that covers it, then `apprentice bundle build`",
        )
