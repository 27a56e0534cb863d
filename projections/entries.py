"""What is a file before it is on disk? A relative path, what kind of thing it is, and its bytes or the blob of them."""

from __future__ import annotations

import re
from typing import Any, Final, Literal

from ..domain.record import record
from ..domain.values import Claims, Content

Kind = Literal["record", "task", "asset", "artifact", "checkpoint"]
"""``record``: made from events by us. The others hold the words and files of people and agents."""

LARGE: Final = 64 * 1024 * 1024
"""Bytes above which an asset is represented by a reference (DESIGN.md, Files of a run)."""
_NOT_SLUG: Final = re.compile(r"[^a-z0-9]+")


@record
class Entry:
    """One file to be: ``content`` is its bytes, or a content that is or becomes them exactly."""

    path: str
    kind: Kind
    content: bytes | Content
    executable: bool = False


def slug(text: str) -> str:
    """The seed system's slug: lower case, runs of anything else become one hyphen."""
    return _NOT_SLUG.sub("-", text.lower()).strip("-")


def task_id(run_id: str) -> str:
    """The seed system's name of a run's task."""
    return f"task_{slug(run_id)}"


def attempt_id(run_id: str, number: int) -> str:
    """An attempt's name in rows that the seed system's readers join on; numbers run through the whole session."""
    return f"{task_id(run_id)}_attempt_{number}"


def claims_document(claims: Claims | None) -> dict[str, Any] | None:
    """What the agent said about itself, and where that differs from the steps above."""
    if claims is None:
        return None
    files = [{"name": f.name, "sha256": f.content.blob, "size_bytes": f.content.size} for f in claims.files]
    return {**claims.model_dump(exclude={"files"}), "files": files}
