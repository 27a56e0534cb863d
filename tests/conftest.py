"""Lets the tests run from a checkout in which ``apprentice`` is not installed."""

import importlib.util
import os
import sys
from pathlib import Path

import pytest

CORPORA = ("test_corpus.py", "test_corpus_files.py")
"""Slow as a whole, and drawing their cases takes a second a worker."""
ROOT = Path(__file__).resolve().parents[1]

if importlib.util.find_spec("apprentice") is None:
    spec = importlib.util.spec_from_file_location(
        "apprentice", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["apprentice"] = module
    spec.loader.exec_module(module)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The default run does not even load the corpora."""
    return True if collection_path.name in CORPORA and config.option.markexpr == "not slow" else None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than processors: a tenth of the tests wait for processes and deadlines (a sixth less time on two)."""
    return (os.cpu_count() or 1) + 1
