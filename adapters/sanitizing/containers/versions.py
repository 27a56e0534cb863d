"""Which versions decide what a rewritten container's bytes are?

A bundle made with other versions is "not comparable", not "different": compressors and VACUUM may write other bytes.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import zlib
from contextlib import suppress
from functools import cache
from importlib.util import find_spec

# Raise it when a handler yields other parts or writes other bytes for the same file.
CONTAINERS = "1"


def library_versions() -> dict[str, str]:
    """Name -> version, sorted by name; ``-`` for an optional library that is not installed."""
    packages = {name: _installed(name) for name in ("pikepdf", "pyarrow")}
    own = {"containers": CONTAINERS, "sqlite": sqlite3.sqlite_version, "zlib": zlib.ZLIB_RUNTIME_VERSION}
    return dict(sorted({**packages, **own}.items()))


@cache
def _distributions() -> list[str]:
    """The names of all ``dist-info`` folders, in the order in which modules are looked for."""
    found: list[str] = []
    for place in sys.path:
        with suppress(OSError):  # an archive, or a folder that is not there
            found += sorted(entry for entry in os.listdir(place or ".") if entry.endswith(".dist-info"))  # noqa: PTH208 - names, not paths
    return found


@cache
def _installed(name: str) -> str:
    """The version of a package, read from the name of its ``NAME-VERSION.dist-info``.

    ``importlib.metadata`` says the same and loads the parsers of mail for it, 10 ms of every run.
    """
    for entry in _distributions():
        found, _, version_ = entry.removesuffix(".dist-info").partition("-")
        if found == name:
            return version_
    if find_spec(name) is None:
        return "-"
    from importlib.metadata import version  # installed some other way

    return version(name)
