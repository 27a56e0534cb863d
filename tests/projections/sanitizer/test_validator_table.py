"""Does the table of checks say what there is?"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from apprentice.projections import sanitizer
from apprentice.projections.sanitizer.validators import MODULES


def test_every_check_is_where_the_table_says() -> None:
    """A check that is not in the table is one that no rule can ask for, and one too many breaks a bundle."""
    for module, names in MODULES.items():
        assert sorted(names.split()) == sorted(import_module(f"{sanitizer.__name__}.{module}").VALIDATORS), module

    there = {module.name for module in iter_modules(sanitizer.__path__) if module.name.startswith("validate_")}
    assert there == set(MODULES)
    assert len({name for names in MODULES.values() for name in names.split()}) == sum(
        len(names.split()) for names in MODULES.values()
    )
