"""Does every pattern that is compiled only when it is asked for compile at all?"""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules

from apprentice.projections import sanitizer
from apprentice.projections.sanitizer.later import _Later, later
from apprentice.projections.sanitizer.validators import MODULES


def test_every_pattern_that_waits_compiles() -> None:
    """A mistake in one would show with the first text that needs it, in somebody's bundle."""
    modules = [import_module(f"{sanitizer.__name__}.{module.name}") for module in iter_modules(sanitizer.__path__)]
    waiting = [value for module in modules for value in vars(module).values() if isinstance(value, _Later)]

    assert len(waiting) > 80
    for one in waiting:
        assert one.search(b"no such text\0") is None or one.pattern


def test_it_is_what_re_makes_of_it() -> None:
    """Callers use it as a compiled pattern."""
    made = re.compile(rb"(a+)b")

    assert made.sub(rb"\1", b"caab") == later(rb"(a+)b").sub(rb"\1", b"caab")
    assert made.pattern == later(rb"(a+)b").pattern


def test_every_check_is_where_the_table_says() -> None:
    """A check that is not in the table is one that no rule can ask for, and one too many breaks a bundle."""
    for module, names in MODULES.items():
        assert sorted(names.split()) == sorted(import_module(f"{sanitizer.__name__}.{module}").VALIDATORS), module

    there = {module.name for module in iter_modules(sanitizer.__path__) if module.name.startswith("validate_")}
    assert there == set(MODULES)
    assert len({name for names in MODULES.values() for name in names.split()}) == sum(
        len(names.split()) for names in MODULES.values()
    )
