"""How does a pattern become an RE2 expression over bytes?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Protocol

from .errors import RulesetError


class Match(Protocol):
    """What one match of RE2 tells."""

    @property
    def re(self) -> Pattern:
        """The pattern that matched."""
        ...

    def start(self, group: int = 0) -> int:
        """Where a group begins; -1 if it took no part."""
        ...

    def end(self, group: int = 0) -> int:
        """Where a group ends, exclusive."""
        ...

    def span(self, group: int = 0) -> tuple[int, int]:
        """Both."""
        ...

    def group(self, group: int = 0) -> bytes:
        """The bytes of a group."""
        ...


class Pattern(Protocol):
    """A compiled expression over bytes."""

    @property
    def groups(self) -> int:
        """How many groups it has."""
        ...

    @property
    def programsize(self) -> int:
        """How many instructions it was compiled to."""
        ...

    def finditer(self, text: bytes, pos: int = 0, endpos: int = ...) -> Iterator[Match]:
        """All matches in ``text[pos:endpos]``, from left to right, never overlapping."""
        ...

    def search(self, text: bytes, pos: int = 0, endpos: int = ...) -> Match | None:
        """The first match in ``text[pos:endpos]``; what is before and behind is looked at as context."""
        ...


def compile_re2(pattern: str, what: str) -> Pattern:
    """``pattern`` over bytes.

    Raises:
        RulesetError: RE2 does not take it.
    """
    import re2  # type: ignore[import-untyped]

    try:
        compiled: Pattern = re2.compile(pattern.encode(), _options())
    except re2.error as error:
        raise RulesetError(f"{what} does not compile in RE2: {error}: {pattern!r}") from error
    return compiled


@cache
def _options() -> Any:  # noqa: ANN401 - the package has no types
    """Bytes, not UTF-8; room for the automata of long patterns; errors are told, not printed."""
    import re2

    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.log_errors = False
    options.max_mem = 64 << 20
    return options
