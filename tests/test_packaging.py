"""Is what is installed what is written here?"""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

import apprentice

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
NOT_SHIPPED = {"tests", "build", "benchmarks", "docs", "examples"}


def test_every_package_is_listed() -> None:
    """A folder that is forgotten in pyproject.toml is missing from the wheel and nowhere else."""
    folders = (path.parent.relative_to(ROOT).parts for path in ROOT.rglob("__init__.py"))
    there = {
        ".".join(("apprentice", *parts))
        for parts in folders
        if not parts or (parts[0] not in NOT_SHIPPED and not parts[0].startswith("."))
    }

    assert sorted(there) == sorted(PROJECT["tool"]["setuptools"]["packages"])


def test_every_data_file_is_listed() -> None:
    """What is not Python and is read at run time must be named, or it stays at home."""
    listed = PROJECT["tool"]["setuptools"]["package-data"]
    globs = {
        path
        for package, patterns in listed.items()
        for pattern in patterns
        for path in ROOT.joinpath(*package.split(".")[1:]).glob(pattern)
    }
    inside = [ROOT / name for name in ("domain", "projections", "adapters")]
    data = {
        path
        for folder in inside
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"} and "__pycache__" not in path.parts
    }

    assert data - globs == set()


@pytest.mark.parametrize(
    "package",
    ["domain", "adapters", *(f"adapters/{name}" for name in ("console", "console/commands", "log", "process"))],
)
def test_packages_on_the_way_to_an_answer_import_nothing(package: str) -> None:
    """An import in an __init__ is paid by everything below it, `status` and `list` included."""
    text = (ROOT / package / "__init__.py").read_text()

    assert re.search(r"^(from|import) ", text, re.MULTILINE) is None


def test_the_version_is_the_installed_one() -> None:
    """The literal in __init__ is read at build time; asking the metadata at run time would cost 45 ms."""
    try:
        installed = metadata.version("agent-apprenticeship")
    except metadata.PackageNotFoundError:
        pytest.skip("runs from a checkout that is not installed")

    assert installed == apprentice.__version__


def test_both_console_scripts_are_there() -> None:
    """`apprentice`, and the name that the seed system's users know."""
    assert {"apprentice": "apprentice.cli:main", "agent-apprenticeship": "apprentice.cli:main"} == PROJECT["project"][
        "scripts"
    ]
