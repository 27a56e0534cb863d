"""Which versions decide what a rewritten container's bytes are?

A bundle made with other versions is "not comparable", not "different": compressors and VACUUM may write other bytes.
"""

import sqlite3
import zlib
from importlib.metadata import PackageNotFoundError, version

# Raise it when a handler yields other parts or writes other bytes for the same file.
CONTAINERS = "1"


def library_versions() -> dict[str, str]:
    """Name -> version, sorted by name; ``-`` for an optional library that is not installed."""
    packages = {name: _installed(name) for name in ("pikepdf", "pyarrow")}
    own = {"containers": CONTAINERS, "sqlite": sqlite3.sqlite_version, "zlib": zlib.ZLIB_RUNTIME_VERSION}
    return dict(sorted({**packages, **own}.items()))


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
