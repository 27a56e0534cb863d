"""How does an argv template become a command? Whole arguments in, whole arguments out: no shell, no word splitting."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from ...domain.errors import Refused
from ...domain.nearest import nearest

_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


def fill(template: Sequence[str], values: Mapping[str, str]) -> tuple[str, ...]:
    """Put ``values`` in place of ``{name}``, anywhere in an argument; ``{{`` and ``}}`` are literal braces.

    Raises:
        Refused: a placeholder without a value, or a brace on its own.
    """
    return tuple(_TOKEN.sub(partial(_replace, template=argument, values=values), argument) for argument in template)


def _replace(token: re.Match[str], *, template: str, values: Mapping[str, str]) -> str:
    if token[0] in ("{{", "}}"):
        return token[0][0]
    name = token[1]
    if name is None:
        raise Refused(
            f"a single `{token[0]}` in the agent's argument `{template}`", f"write `{token[0] * 2}` for a brace"
        )
    if name not in values:
        close = nearest(name, values)
        known = ", ".join(f"{{{each}}}" for each in values)
        raise Refused(
            f"unknown placeholder `{{{name}}}` in the agent's argument `{template}`",
            f"did you mean `{{{close[0]}}}`?" if close else f"there are {known}; `{{{{` is a literal brace",
        )
    return values[name]
