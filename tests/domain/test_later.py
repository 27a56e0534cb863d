"""Does every pattern that is compiled only when it is asked for compile at all?"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

import apprentice
from apprentice.domain.later import _Later, later

ROOT = Path(apprentice.__file__).parent
USERS = sorted(
    "apprentice." + ".".join(file.relative_to(ROOT).with_suffix("").parts)
    for layer in ("adapters", "projections")
    for file in (ROOT / layer).rglob("*.py")
    if "domain.later import" in file.read_text("utf-8")
)


@pytest.mark.parametrize("module", USERS)
def test_every_pattern_that_waits_compiles(module: str) -> None:
    """A mistake in one would show with the first text that needs it, in somebody's bundle."""
    waiting = [value for value in vars(import_module(module)).values() if isinstance(value, _Later)]

    assert waiting
    for one in waiting:
        assert re.compile(one._pattern, one._flags).pattern == one.pattern


def test_those_who_wait_are_found() -> None:
    """A list that came out empty would prove nothing."""
    assert len(USERS) > 25


def test_it_is_what_re_makes_of_it() -> None:
    """Callers use it as a compiled pattern."""
    made = re.compile(rb"(a+)b")

    assert made.sub(rb"\1", b"caab") == later(rb"(a+)b").sub(rb"\1", b"caab")
    assert made.pattern == later(rb"(a+)b").pattern
    assert later("a.b", re.DOTALL).fullmatch("a\nb") and not later("a.b").fullmatch("a\nb")
