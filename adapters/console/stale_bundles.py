"""Which bundles were made with other rules or another engine than a bundle made now would be?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from ...projections.sanitizer import ENGINE_VERSION
from ..sanitizing.containers.versions import CONTAINERS
from ..sanitizing.rulebook import in_force

_NAME: Final = "projections.json"


def with_stale_bundle(home: Path, documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of the sessions; from the stamps beside each bundle, so that no bundle is opened."""
    now = {"ruleset": in_force(home).ruleset.sha256, "sanitizer": ENGINE_VERSION, "library containers": CONTAINERS}
    return [document for document in documents if _is_stale(home / "runs" / document["run_id"], now)]


def _is_stale(folder: Path, now: dict[str, str]) -> bool:
    try:
        bundle = json.loads((folder / _NAME).read_bytes())["bundle"]
        return bundle is not None and any(bundle["inputs"].get(name) != value for name, value in now.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):  # no stamps, no bundle of ours: `verify` says so
        return False
