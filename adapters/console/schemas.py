"""What does ``--json`` print? A JSON schema for each command's document (or line), as data.

Where a document is a file's, the fields are the file's. A schema names every field and refuses others, so that a
new field is a change that a test sees.
"""

from __future__ import annotations

from typing import Final

from .schema_words import (
    ANYTHING,
    COUNT,
    DIALECT,
    DIGEST,
    MAYBE_COUNT,
    MAYBE_NUMBER,
    MAYBE_TEXT,
    RUN_STATUS,
    TEXT,
    TEXTS,
    TIME,
    YES_NO,
    Schema,
    array,
    record,
)
from .schemas_public import PUBLIC_SCHEMAS
from .schemas_setup import SETUP

_DELIVERABLE: Final[Schema] = {
    "name": TEXT,
    "status": {"enum": ["good", "missing", "empty", "wrong_type", None]},
    "path": MAYBE_TEXT,
}

STATUS_FIELDS: Final[Schema] = {
    "run_id": TEXT,
    "run_status": RUN_STATUS,
    "task_status": {"enum": ["running", "completed", "partial", "failed", "unchecked", "cancelled", "interrupted"]},
    "status_basis": {"enum": ["expert", "grade", "grade_unverified", "structural", "outcome", "none", None]},
    "score": MAYBE_NUMBER,
    "session_status": {"enum": ["open", "finished"]},
    "held": YES_NO,
    "awaits": {"enum": ["task_intake", "rubric", "evaluation", "revision", "final_approval", None]},
    "current_phase": MAYBE_TEXT,
    "current_loop": COUNT,
    "maximum_improvement_loops": COUNT,
    "latest_message": MAYBE_TEXT,
    "apprentice_agent": TEXT,
    "mentor_mode": TEXT,
    "task_title": TEXT,
    "task_workspace_path": TEXT,
    "artifacts_path": TEXT,
    "contribution_bundle_path": MAYBE_TEXT,
    "bundle_digest": DIGEST,
    "attempts": COUNT,
    "selected_attempt": MAYBE_COUNT,
    "follow_ups": COUNT,
    "traced_steps": COUNT,
    "artifact_count": COUNT,
    "deliverables": array(record(_DELIVERABLE)),
    "started_at": TIME,
    "updated_at": TIME,
    "last_operational_error": MAYBE_TEXT,
    "experience_pack_ids": TEXTS,
    "version": COUNT,
}
_STATUS: Final = record({**STATUS_FIELDS, "stale_events": COUNT}, optional=("stale_events",))

_ATTEMPT: Final = record(
    {
        "attempt": COUNT,
        "kind": {"enum": ["baseline", "followup", "revision", None]},
        "round": MAYBE_COUNT,
        "base": MAYBE_COUNT,
        "agent": MAYBE_TEXT,
        "agent_version": MAYBE_TEXT,
        "argv": TEXTS,
        "started_at": TIME,
        "ended_at": TIME,
        "outcome": MAYBE_TEXT,
        "outcome_detail": MAYBE_TEXT,
        "exit_code": {"type": ["integer", "null"]},
        "duration_s": MAYBE_NUMBER,
        "steps": COUNT,
        "usage": {"type": ["object", "null"]},
        "cost_usd": MAYBE_NUMBER,
        "artifacts": array(
            record(
                {
                    "path": TEXT,
                    "size": MAYBE_COUNT,
                    "sha256": DIGEST,
                    "change": {"enum": ["new", "changed", "carried"]},
                }
            )
        ),
        "deliverables": array(record({**_DELIVERABLE, "reason": MAYBE_TEXT})),
        "checks": array(record({"command": TEXT, "exit_code": {"type": ["integer", "null"]}, "passed": YES_NO})),
        "grade": {"type": ["object", "null"]},
        "verification": {"type": ["object", "null"]},
        "absent": TEXTS,
        "feedback": TEXTS,
        "plan": TEXTS,
        "revise": {"type": ["boolean", "null"]},
        "reason": MAYBE_TEXT,
        "selected": YES_NO,
        "outside_writes": TEXTS,
        "swept": TEXTS,
        "warnings": TEXTS,
        "claims": {"type": ["object", "null"]},
    }
)
_ACCOUNT: Final = record(
    {
        "role": {"enum": ["agent", "task_intake", "rubric", "grade", "verification", "feedback"]},
        "attempt": MAYBE_COUNT,
        "requests": COUNT,
        "duration_s": MAYBE_NUMBER,
        "input_tokens": MAYBE_COUNT,
        "output_tokens": MAYBE_COUNT,
        "cost_usd": MAYBE_NUMBER,
        "outcomes": ANYTHING,
    }
)
_SHOW: Final = record(
    {
        **STATUS_FIELDS,
        "at": COUNT,
        "at_time": TIME,
        "at_digest": DIGEST,
        "instruction": MAYBE_TEXT,
        "assets": array(record({"name": TEXT, "size": MAYBE_COUNT, "sha256": DIGEST, "followup_index": MAYBE_COUNT})),
        "follow_ups": array(
            record({"followup_index": COUNT, "text": MAYBE_TEXT, "record_only": YES_NO, "created_at": TIME})
        ),
        "attempts": array(_ATTEMPT),
        "accounts": array(_ACCOUNT),
        "checkpoints": array(ANYTHING),
        "regrades": array(ANYTHING),
        "not_verified": TEXTS,
    }
)
_PROGRESS: Final = record(
    {
        "event_type": TEXT,
        "event_index": COUNT,
        "created_at": TIME,
        "run_id": TEXT,
        "current_loop": COUNT,
        "maximum_improvement_loops": COUNT,
        "phase": TEXT,
        "message": TEXT,
        "run_status": RUN_STATUS,
        "task_status": TEXT,
        "traced_steps": COUNT,
        "artifact_count": COUNT,
        "artifacts_path": TEXT,
        "contribution_bundle_path": TEXT,
        "operational_error": TEXT,
        "metadata_json": ANYTHING,
    },
    optional=("current_loop", "artifacts_path", "contribution_bundle_path", "operational_error"),
)
_EVENT: Final = record(
    {
        "version": COUNT,
        "type": TEXT,
        "schema": COUNT,
        "recorded_at": TIME,
        "occurred_at": TIME,
        "clock": TEXT,
        "command_id": TEXT,
        "actor": TEXT,
        "data": ANYTHING,
        "digest": DIGEST,
        "erased": YES_NO,
    }
)
_HIT: Final = record(
    {
        "run_id": TEXT,
        "version": COUNT,
        "type": TEXT,
        "field": TEXT,
        "recorded_at": TIME,
        "title": TEXT,
        "snippet": {"type": "string", "description": "what was found stands in [ ]"},
    }
)

_PROBLEM: Final[Schema] = {"enum": ["damaged", "stale", "incomparable"]}
_VERIFY: Final = record(
    {
        "ok": YES_NO,
        "sessions": COUNT,
        "events": COUNT,
        "anchored": MAYBE_TEXT,
        "heads": {"type": "object", "additionalProperties": record({"version": COUNT, "digest": DIGEST})},
        "problems": array(
            record(
                {"run_id": TEXT, "where": TEXT, "state": {"enum": ["damaged", "stale", "incomparable"]}, "what": TEXT}
            )
        ),
    }
)
_REBUILT: Final = record({"stream": TEXT, "written": COUNT, "removed": COUNT, "bundle": DIGEST, "note": MAYBE_TEXT})
_UNLIKE: Final = record({"stream": TEXT, "path": TEXT, "state": {"enum": ["stale", "mismatch"]}, "why": MAYBE_TEXT})
_FILE: Final = record({"path": TEXT, "size": COUNT, "sha256": DIGEST})

_REPLAY: Final = record(
    {
        "run_id": TEXT,
        "events": array(
            record(
                {
                    "version": COUNT,
                    "type": TEXT,
                    "recorded_at": TIME,
                    "actor": TEXT,
                    "pause_s": {"type": "number", "minimum": 0, "maximum": 1},
                    "line": TEXT,
                    "digest": DIGEST,
                }
            )
        ),
    }
)
_SIDE: Final[Schema] = {
    **record({"sha256": DIGEST, "size": MAYBE_COUNT, "executable": YES_NO}),
    "type": ["object", "null"],
}
_DIFF: Final = record(
    {
        "run_id": TEXT,
        "a": COUNT,
        "b": COUNT,
        "files": array(
            record(
                {
                    "path": TEXT,
                    "change": {"enum": ["added", "removed", "changed", "same"]},
                    "a": _SIDE,
                    "b": _SIDE,
                    "binary": YES_NO,
                    "diff": MAYBE_TEXT,
                }
            )
        ),
    }
)
_WHY: Final = record(
    {
        "run_id": TEXT,
        "about": TEXT,
        "events": array(
            record(
                {
                    "version": COUNT,
                    "type": TEXT,
                    "recorded_at": TIME,
                    "actor": TEXT,
                    "line": TEXT,
                    "because": array(COUNT),
                }
            )
        ),
    }
)
_APPLY: Final = record(
    {
        "run_id": TEXT,
        "attempt": COUNT,
        "repository": TEXT,
        "commit": TEXT,
        "branch": MAYBE_TEXT,
        "new_commit": MAYBE_TEXT,
        "files": TEXTS,
    }
)
_COUNTS: Final[Schema] = {"sessions": COUNT, "events": COUNT, "blobs": COUNT}
_USED: Final = record(
    {
        "run_id": TEXT,
        "stream": TEXT,
        **dict.fromkeys(("events", "blobs", "own_blobs", "files", "workspace", "agent", "spool", "total"), COUNT),
    }
)
_PARTS: Final = ("log", "catalog", "blobs", "runs", "workspaces", "agents", "spool", "private", "caches", "other")
_KEEPING: Final[dict[str, tuple[str, Schema]]] = {
    "backup": ("`apprentice backup --json`", record({"path": TEXT, "size": COUNT, **_COUNTS})),
    "restore": ("`apprentice restore --json`", record({"home": TEXT, **_COUNTS})),
    "du": (
        "`apprentice du --json`: bytes; sessions largest first",
        record(
            {
                "home": TEXT,
                "total": COUNT,
                **dict.fromkeys(_PARTS, COUNT),
                "unreferenced": COUNT,
                "sessions": array(_USED),
            }
        ),
    ),
    "prune": (
        "`apprentice prune --json`",
        record(
            {
                "dry_run": YES_NO,
                "freed": COUNT,
                "removed": array(
                    record({"kind": {"enum": ["workspace", "agent", "cache", "blob"]}, "name": TEXT, "size": COUNT})
                ),
            }
        ),
    ),
    "erase": (
        "`apprentice erase --json`; completing an earlier one has only stream and purged",
        record(
            {
                "stream": TEXT,
                "purged": YES_NO,
                "events": COUNT,
                "blobs": COUNT,
                "freed": COUNT,
                "kept": array(record({"blob": DIGEST, "size": COUNT})),
            },
            optional=("events", "blobs", "freed", "kept"),
        ),
    ),
    "export": (
        "`apprentice export --json`; what a form adds stands beside it",
        {**record({"run_id": TEXT, "format": TEXT, "path": TEXT, "size": COUNT}), "additionalProperties": True},
    ),
    "review": (
        "`apprentice review RUN --json`: the question that waits, for the mentor's eyes (private criteria are in it)",
        record(
            {
                "run_id": TEXT,
                "pending": YES_NO,
                "held": YES_NO,
                "stage": MAYBE_TEXT,
                "checkpoints": array(ANYTHING),
                "round": COUNT,
                "attempt": {"type": ["object", "null"]},
                "decisions": TEXTS,
                "proposal": TEXT,
                "title": TEXT,
                "instruction": TEXT,
                "requirements": TEXTS,
                "criteria": array(record({"id": TEXT, "text": TEXT, "weight": MAYBE_NUMBER, "private": YES_NO})),
                "private_criteria": COUNT,
            },
            optional=(
                *("round", "attempt", "decisions", "proposal", "title", "instruction", "requirements", "criteria"),
                "private_criteria",
            ),
        ),
    ),
    "review-list": (
        "`apprentice review --list --json`: sessions that wait for a person",
        array(record({"run_id": TEXT, "awaits": MAYBE_TEXT, "task_title": MAYBE_TEXT, "updated_at": TIME})),
    ),
    "certify": (
        "`apprentice certify --json`: who passed",
        record({"ok": YES_NO, "results": array(record({"kind": TEXT, "name": TEXT, "passed": YES_NO, "what": TEXT}))}),
    ),
    "regrade": (
        "`apprentice regrade --json`: what a mentor model says now, and what was said before",
        record({"run_id": TEXT, "regrade": TEXT, "differences": array(ANYTHING)}),
    ),
    "import": (
        "`apprentice import --json`: run_id where there is one; what a form adds stands beside it",
        {
            **record({"run_ids": TEXTS, "run_id": TEXT, "added": COUNT}, optional=("run_id",)),
            "additionalProperties": True,
        },
    ),
}

SCHEMAS: Final[dict[str, tuple[str, Schema]]] = {
    "list": ("`apprentice list --json`: sessions, newest first", array(_STATUS)),
    "status": ("`apprentice status --json`, and the last line of run, continue, resume, watch and demo", _STATUS),
    "show": ("`apprentice show --json`", _SHOW),
    "progress": ("a line of `apprentice log --json`, and of run, continue, resume, watch and demo", _PROGRESS),
    "log": ("a line of `apprentice log -p --json`: an event as recorded", _EVENT),
    "replay": ("`apprentice replay --json`: every event with the pause before it", _REPLAY),
    "diff": ("`apprentice diff --json`: the files of attempts a and b; `diff` is null for what is no text", _DIFF),
    "why": ("`apprentice why --json`: the chain of events, newest first", _WHY),
    "apply": ("`apprentice apply --json`; without --branch `branch` and `new_commit` are null", _APPLY),
    "search": ("`apprentice search --json`: places, best first", array(_HIT)),
    "verify": ("`apprentice verify --json`", _VERIFY),
    "rebuild": ("`apprentice rebuild --json`", record({"sessions": COUNT, "rebuilt": array(_REBUILT)})),
    "rebuild-check": ("`apprentice rebuild --check --json`", record({"sessions": COUNT, "problems": array(_UNLIKE)})),
    "bundle-build": (
        "`apprentice bundle build --json`",
        record({"run_id": TEXT, "path": TEXT, "digest": DIGEST, "cut": COUNT}),
    ),
    "bundle-inspect": (
        "`apprentice bundle inspect --json`",
        record({"path": TEXT, "digest": DIGEST, "manifest": ANYTHING, "files": array(_FILE)}),
    ),
    "bundle-check": (
        "`apprentice bundle check --json`",
        record(
            {
                "ok": YES_NO,
                "digest": DIGEST,
                "files": COUNT,
                "findings": array(record({"path": MAYBE_TEXT, "problem": TEXT})),
            }
        ),
    ),
    **_KEEPING,
    **PUBLIC_SCHEMAS,
    **SETUP,
    "error": (
        "the line on stderr of any command with --json that fails",
        record({"error": TEXT, "hint": MAYBE_TEXT, "kind": TEXT, "exit_code": COUNT}),
    ),
}
"""Name -> what it describes, and the schema."""


def schema(name: str) -> Schema:
    """One schema, complete with dialect and title. Raises KeyError."""
    title, body = SCHEMAS[name]
    return {"$schema": DIALECT, "title": title, **body}
