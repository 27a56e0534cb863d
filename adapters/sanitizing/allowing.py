"""What does the owner mean by: let this be published? A digest, a placeholder, a value's id, or a withheld file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from ...domain.errors import NotFound, Refused
from .private_report import read_private

_SHA: Final = re.compile(r"[0-9a-f]{64}")
_ID: Final = re.compile(r"[0-9a-f]{16}")


def allowed_by(folder: Path, digest: str | None, what: str) -> tuple[str, str, str | None]:
    """(``file`` or ``value``, its id, the name it had). ``folder`` and ``digest`` lead to the bundle's private report.

    Raises:
        NotFound: nothing in the bundle answers to it. Refused: several values do.
    """
    if _SHA.fullmatch(what):
        return "file", what, None
    rows = read_private(folder, digest) if digest is not None else []
    held = next((row for row in rows if "withheld" in row and what in (row["file"], row["private"])), None)
    if held is not None:
        return "file", str(held["sha256"]), str(held["private"])
    ids = {str(row["value_id"]) for row in rows if "value_id" in row and what in _names(row)}
    if len(ids) > 1:
        raise Refused(f"`{what}` stands for {len(ids)} values", "name one by its `value_id` in redactions.jsonl")
    if not ids:
        raise NotFound(
            f"nothing withheld or replaced answers to `{what}`",
            "give a withheld file's path, a placeholder or value_id of redactions.jsonl, or a sha256",
        )
    return "value", ids.pop(), what if not _ID.fullmatch(what) else None


def _names(row: dict[str, Any]) -> tuple[str, str]:
    return str(row["value_id"]), str(row["placeholder"])
