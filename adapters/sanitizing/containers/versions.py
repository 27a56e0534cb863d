"""Which versions decide what a rewritten container's bytes are?

A bundle made with other versions is "not comparable", not "different": compressors and VACUUM may write other bytes.
"""

from __future__ import annotations

import sqlite3
import sys
import zlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

# Raise it when a handler yields other parts or writes other bytes for the same file.
CONTAINERS = "1"


def library_versions() -> dict[str, str]:
    """Name -> version, sorted by name; ``-`` for an optional library that is not installed."""
    packages = {name: _installed(name) for name in ("pikepdf", "pyarrow")}
    own = {"containers": CONTAINERS, "sqlite": sqlite3.sqlite_version, "zlib": zlib.ZLIB_RUNTIME_VERSION}
    return dict(sorted({**packages, **own}.items()))


@cache
def _installed(name: str) -> str:
    """The version of a package, read from the name of its ``NAME-VERSION.dist-info``.

    ``importlib.metadata`` says the same and loads the parsers of mail for it, 10 ms of every run.
    """
    for place in sys.path:
        for folder in Path(place or ".").glob(f"{name}-*.dist-info"):
            return folder.name.removesuffix(".dist-info").partition("-")[2]
    if find_spec(name) is None:
        return "-"
    from importlib.metadata import version  # installed some other way

    return version(name)
