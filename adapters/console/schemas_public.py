"""What do the commands that make things public print with ``--json``?"""

from __future__ import annotations

from typing import Final

from .schema_words import ANYTHING, COUNT, DIGEST, MAYBE_COUNT, MAYBE_TEXT, TEXT, TEXTS, YES_NO, Schema, array, record

_WITHHELD: Final = record({"path": TEXT, "type": TEXT, "size": TEXT, "reason": TEXT})
_WITHHELD_HERE: Final = record({"path": TEXT, "type": TEXT, "size": TEXT, "reason": TEXT, "digest": TEXT})
_RULES_ABOUT: Final[Schema] = {"name": TEXT, "version": TEXT, "sha256": DIGEST, "count": COUNT}
_CHANGED: Final = record({"path": TEXT, "change": {"enum": ["added", "removed", "changed"]}, "rules": TEXTS})
_REDACTION: Final = record(
    {
        "rule": TEXT,
        "file": TEXT,
        "offset": COUNT,
        "view": TEXT,
        "category": TEXT,
        "placeholder": TEXT,
        "value_id": TEXT,
    }
)
_FILE: Final = record({"path": TEXT, "size": COUNT, "sha256": DIGEST})
_MADE: Final = record(
    {
        "stream": TEXT,
        "run_id": TEXT,
        "state": {"enum": ["built", "unchanged", "would change", "none", "busy", "stopped", "failed"]},
        "before": DIGEST,
        "after": DIGEST,
        "files": TEXTS,
        "rules": TEXTS,
        "why": MAYBE_TEXT,
        "hint": MAYBE_TEXT,
    }
)
_FINDING: Final = record(
    {
        "part": COUNT,
        "line": MAYBE_COUNT,
        "start": COUNT,
        "end": COUNT,
        "rule": TEXT,
        "category": TEXT,
        "view": TEXT,
    }
)
_SHORT: Final = record({"id": TEXT, "group": TEXT, "category": TEXT, "description": TEXT})

PUBLIC_SCHEMAS: Final[dict[str, tuple[str, Schema]]] = {
    "sanitize": (
        "`apprentice sanitize --json`",
        record({"path": TEXT, "files": COUNT, "redactions": COUNT, "withheld": array(_WITHHELD)}),
    ),
    "rules-list": ("`apprentice rules list --json`", record({**_RULES_ABOUT, "rules": array(_SHORT)})),
    "rules-installed": ("`apprentice rules list --installed --json`", array(record(_RULES_ABOUT))),
    "rules-show": ("`apprentice rules show --json`: the rule's fields", ANYTHING),
    "rules-test": ("`apprentice rules test --json`", record({**_RULES_ABOUT, "ok": YES_NO, "problems": TEXTS})),
    "rules-test-file": (
        "`apprentice rules test PATH --json`",
        record({"path": TEXT, "withheld": MAYBE_TEXT, "findings": array(_FINDING)}),
    ),
    "rules-diff": (
        "`apprentice rules diff A B --json`",
        record(
            {
                "before": record(_RULES_ABOUT),
                "after": record(_RULES_ABOUT),
                "added": TEXTS,
                "removed": TEXTS,
                "changed": TEXTS,
            }
        ),
    ),
    "rules-diff-bundle": (
        "`apprentice rules diff --bundle RUN --json`",
        record({"run_id": TEXT, "files": array(_CHANGED)}),
    ),
    "rebuild-bundles": (
        "`apprentice rebuild --bundles --json`",
        record(
            {
                "sessions": COUNT,
                "ruleset": record({"name": TEXT, "version": TEXT, "sha256": DIGEST}),
                "dry_run": YES_NO,
                "bundles": array(_MADE),
            }
        ),
    ),
    "bundle-dry-run": (
        "`apprentice bundle build --dry-run --json`",
        record(
            {
                "run_id": TEXT,
                "sanitized": YES_NO,
                "digest": DIGEST,
                "files": array(_FILE),
                "redactions": array(_REDACTION),
                "withheld": array(_WITHHELD_HERE),
            }
        ),
    ),
    "bundle-diff": (
        "`apprentice bundle diff --json`",
        record(
            {
                "same": YES_NO,
                "inputs": TEXTS,
                "files": array(_CHANGED),
                "rules": array(record({"path": TEXT, "rule": TEXT, "by": {"type": "integer"}})),
                "withheld": array(record({"path": TEXT, "reason": TEXT})),
            }
        ),
    ),
    "bundle-allow": (
        "`apprentice bundle allow --json`",
        record({"run_id": TEXT, "what": {"enum": ["value", "file"]}, "id": TEXT, "name": MAYBE_TEXT}),
    ),
    "bundle-share": (
        "`apprentice bundle export` and `bundle contribute` with --json",
        record({"run_id": TEXT, "how": TEXT, "digest": DIGEST, "paths": TEXTS, "package_sha256": DIGEST}),
    ),
}
"""Name -> what it describes, and the schema."""
