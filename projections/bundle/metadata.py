"""session_metadata.json: the session's fields that readers of bundles look for (seed_system.md 8.3)."""

from __future__ import annotations

from typing import Any, Final

from ..entries import Entry
from ..fold import document

_FIELDS: Final = (
    "run_id",
    "session_id",
    "task_id",
    "run_status",
    "task_status",
    "status_basis",
    "status_reason",
    "session_status",
    "title",
    "task_instruction",
    "task_assets",
    "latest_attempt_id",
    "max_improvement_loops",
    "apprentice_agent",
    "model_provider",
    "mentor_mode",
    "sensitive_info_masking",
    "experience_pack_ids",
    "engine_version",
    "started_at",
)


def metadata(session: dict[str, Any]) -> Entry:
    """The file, from session.json's document at the cut."""
    return Entry("session_metadata.json", "record", document({name: session[name] for name in _FIELDS}))
