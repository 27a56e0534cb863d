"""What does ``--json`` of the commands that set up print?"""

from __future__ import annotations

from typing import Final

from .schema_words import ANYTHING, COUNT, MAYBE_TEXT, TEXT, TEXTS, YES_NO, Schema, array, record

_FINDING: Final = record(
    {
        "area": TEXT,
        "name": TEXT,
        "state": {"enum": ["ok", "note", "wrong", "not ready", "damaged"]},
        "what": TEXT,
        "hint": MAYBE_TEXT,
    }
)
_READY: Final[Schema] = {"reason": MAYBE_TEXT, "advice": MAYBE_TEXT, "key_names": TEXTS, "key_in_sight": MAYBE_TEXT}
_AGENT: Final = record(
    {
        "agent": TEXT,
        "kind": TEXT,
        "default": YES_NO,
        "configured": YES_NO,
        "ready": YES_NO,
        "path": MAYBE_TEXT,
        "version": MAYBE_TEXT,
        **_READY,
    }
)
_PAIR: Final = record(
    {"agent": TEXT, "provider": TEXT, "state": {"enum": ["ready", "not ready", "no key", "not found", "-"]}}
)
_PROVIDER: Final = record(
    {
        "provider": TEXT,
        "configured": YES_NO,
        "ready": {"type": ["boolean", "null"], "description": "null: not configured, so not looked into"},
        "model": MAYBE_TEXT,
        **_READY,
    }
)

SETUP: Final[dict[str, tuple[str, Schema]]] = {
    "init": (
        "`apprentice init --json`",
        record(
            {
                "home": TEXT,
                "created": YES_NO,
                "changed": YES_NO,
                "agent": MAYBE_TEXT,
                "provider": MAYBE_TEXT,
                "ready": TEXTS,
                "keys": TEXTS,
            }
        ),
    ),
    "configure": (
        "`apprentice configure agent|model|mentor|set|unset --json`",
        record({"path": TEXT, "changed": YES_NO, "settings": ANYTHING}),
    ),
    "doctor": (
        "`apprentice doctor --json`",
        record({"ok": YES_NO, "exit_code": COUNT, "home": TEXT, "findings": array(_FINDING)}),
    ),
    "integrations": (
        "`apprentice integrations --json`",
        record({"agents": array(_AGENT), "providers": array(_PROVIDER), "matrix": array(_PAIR), "keys": TEXTS}),
    ),
    "settings": (
        "`apprentice settings --json`",
        record({"home": TEXT, "settings": ANYTHING, "origins": {"type": "object", "additionalProperties": TEXT}}),
    ),
}
