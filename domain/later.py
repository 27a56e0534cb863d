"""How is a pattern written down where it is used, and compiled only if a text asks for it?

The sanitizer's validators hold some eighty patterns, and a bundle of a small run asks for a few of them: compiling all
costs 20 ms, in every process anew.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Later:
    """Stands for ``re.compile(pattern)``; the first use of a method makes it."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the compiled pattern has
        compiled = re.compile(self._pattern, self._flags)
        for method in ("match", "search", "fullmatch", "finditer", "findall", "split", "sub", "pattern"):
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)


def later(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """``re.compile(expression, flags)``, later. A mistake shows when it is first used; a test uses all of them."""
    return cast("re.Pattern[AnyStr]", _Later(expression, flags))
