"""How does a pattern become an RE2 expression over bytes?"""

from __future__ import annotations

from typing import Any

from .errors import RulesetError


def compile_re2(pattern: str, what: str) -> Any:
    """``pattern`` over bytes.

    Raises:
        RulesetError: RE2 does not take it.
    """
    import re2

    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.log_errors = False
    options.max_mem = 64 << 20
    try:
        return re2.compile(pattern.encode(), options)
    except re2.error as error:
        raise RulesetError(f"{what} does not compile in RE2: {error}: {pattern!r}") from error
