"""Lets the tests run from a checkout in which ``apprentice`` is not installed."""

import importlib.util
import sys
from pathlib import Path

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
