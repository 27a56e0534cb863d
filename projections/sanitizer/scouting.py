"""Which pattern is cheap to compile and matches wherever a rule's own does? It is tried first, and mostly in vain.

RE2 writes ``[a-z]{2,60}`` out sixty times, and three such pieces make a pattern that takes milliseconds to compile:
``[a-z]{2,}`` is one loop. Where that finds nothing, the rule's own pattern need not be compiled.
"""

from __future__ import annotations

import re
from typing import Final

from .expressions import compile_re2

MANY: Final = 8
"""From so many times on a repetition is left open."""
LARGE: Final = 150
"""Instructions from which on a program takes long to compile: a tenth of a millisecond."""
WORTH: Final = 0.6
"""The part of them that may be left at most."""

_COUNTED: Final = re.compile(
    r"""\\.                                            # escaped: no count
      | \[ \^? \]? (?: \\. | \[:\w+:\] | [^\]\\] )* \]  # within a class: none either
      | \{ (?P<least> [0-9]+ ) , (?P<most> [0-9]+ ) \}""",
    re.VERBOSE | re.DOTALL,
)


def scout_of(regex: str, what: str) -> str:
    """The pattern with its long counts left open; empty where that is not worth trying.

    Raises:
        RulesetError: RE2 does not take the rule's pattern.
    """
    own = compile_re2(regex, what)
    opened = _COUNTED.sub(_opened, regex)
    if opened == regex or own.programsize < LARGE:
        return ""
    return opened if compile_re2(opened, f"{what}, opened,").programsize < WORTH * own.programsize else ""


def _opened(found: re.Match[str]) -> str:
    least, most = found["least"], found["most"]
    return found[0] if most is None or int(most) < MANY else f"{{{least},}}"
