"""contribution_manifest.json: what this bundle is, what it holds and what it was made with (seed_system.md 8.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ...domain.values import BundleInput
from ..entries import Entry, slug
from ..fold import document
from .digest import FileLine
from .layout import Packed

NAME: Final = "contribution_manifest.json"
SCHEMA: Final = "apprentice-bundle-1"
NOT_LOOKED_AT: Final = "what the pixels of images and the drawn shapes of pages show"


def manifest(
    packed: Packed,
    cut_digest: str,
    files: Sequence[FileLine],
    inputs: Sequence[BundleInput],
    withheld: Sequence[Mapping[str, str]] | None = None,
    allowed: Sequence[Mapping[str, str]] = (),
) -> Entry:
    """The manifest over the other files as they were written. ``created_at`` is when the cut's event was recorded.

    ``withheld`` are the files that a sanitized bundle leaves out; None: the bundle is not sanitized.
    ``allowed`` are those that are in it as they are because the owner said so.
    """
    session = packed.session
    cleaned: dict[str, Any] = {}
    if withheld is not None:
        cleaned = {"withheld": list(withheld), "allowed": list(allowed), "not_looked_at": NOT_LOOKED_AT}
    reason = {"status_reason": session["status_reason"]} if session["status_reason"] else {}
    packs = {"experience_pack_ids": session["experience_pack_ids"]} if session["experience_pack_ids"] else {}
    content: dict[str, Any] = {
        "bundle_id": f"aa-bundle-{slug(session['run_id'])}",
        "schema_version": SCHEMA,
        "created_at": packed.created_at,
        "title": session["title"],
        "run_id": session["run_id"],
        "task_id": session["task_id"],
        **_counts(packed),
        "domains": [],
        "subdomains": [],
        "agent_apprentice_role": None,
        "expected_economic_value": None,
        "expected_economic_value_for_agent_apprentice": None,
        "apprentice_agent": session["apprentice_agent"],
        "model_provider": session["model_provider"],
        "mentor_mode": session["mentor_mode"],
        "task_status": session["task_status"],
        "status_basis": session["status_basis"],
        "run_status": session["run_status"],
        "session_status": session["session_status"],
        **reason,
        **packs,
        "cut": packed.cut,
        "head_digest": cut_digest,
        "sanitized": withheld is not None,
        **cleaned,
        "inputs": {one.name: one.value for one in inputs},
        "files": [
            {"path": f.path, "size_bytes": f.size, "sha256": f.sha256} for f in sorted(files, key=lambda f: f.path)
        ],
    }
    return Entry(NAME, "record", document(content))


def _counts(packed: Packed) -> dict[str, int]:
    """Lines of the files that have rows; a file that is left out has none."""
    lines = {e.path: e.content.count(b"\n") for e in packed.entries if isinstance(e.content, bytes)}
    learning = "learning_data/{}.jsonl"
    return {
        "attempts": len(packed.session["attempts"]),
        "follow_up_count": len(packed.session["follow_ups"]),
        "actual_outputs_count": lines.get("outputs/actual_outputs.jsonl", 0),
        "trace_count": lines.get("traces/agent_traces.jsonl", 0),
        "traced_steps": packed.traced_steps,
        "artifact_count": sum(entry.kind == "artifact" for entry in packed.entries),
        "session_event_count": lines.get("session_events.jsonl", 0),
        "process_supervision_rows": lines.get(learning.format("process_supervision"), 0),
        "reward_modeling_rows": lines.get(learning.format("reward_modeling"), 0),
        "revision_preference_pairs": lines.get(learning.format("revision_preference_pairs"), 0),
    }
