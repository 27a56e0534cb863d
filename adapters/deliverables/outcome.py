"""What can a look at a deliverable end in?"""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from ...domain.record import record

Status = Literal["good", "missing", "empty", "wrong_type"]


@record
class Check:
    """One deliverable looked at.

    ``reason`` is one line of at most 240 characters; ``found`` is the type the bytes look like, when that is another.
    """

    status: Status
    reason: str
    found: str | None = None


class WrongTypeError(Exception):
    """The file does not open as what its name says."""

    def __init__(self, reason: str, found: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.found = found


class EmptyError(Exception):
    """The file opens, and holds nothing of substance."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Checker(NamedTuple):
    """How one family of types is looked at.

    ``look`` returns a one-line description of a good file, and raises `WrongTypeError` or `EmptyError` otherwise.
    ``version`` is recorded with every review; it changes whenever the same bytes could get another answer.
    """

    extensions: tuple[str, ...]
    version: str
    look: Callable[[Path], str]


def counted(number: int, noun: str) -> str:
    """``1 row``, ``2 rows``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
