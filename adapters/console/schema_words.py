"""What are the schemas of ``--json`` written with? The kinds of fields that occur, as data."""

from __future__ import annotations

from typing import Any, Final

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
TEXT: Final[Schema] = {"type": "string"}
MAYBE_TEXT: Final[Schema] = {"type": ["string", "null"]}
COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
MAYBE_COUNT: Final[Schema] = {"type": ["integer", "null"], "minimum": 0}
MAYBE_NUMBER: Final[Schema] = {"type": ["number", "null"]}
YES_NO: Final[Schema] = {"type": "boolean"}
TEXTS: Final[Schema] = {"type": "array", "items": TEXT}
ANYTHING: Final[Schema] = {"type": "object"}
TIME: Final[Schema] = {"type": ["string", "null"], "description": "UTC, YYYY-MM-DDTHH:MM:SS.ffffffZ"}
DIGEST: Final[Schema] = {"type": ["string", "null"], "pattern": "^[0-9a-f]{64}$"}
RUN_STATUS: Final[Schema] = {
    "enum": ["running", "awaiting_review", "interrupted", "completed", "partial", "failed", "cancelled"]
}


def record(fields: Schema, optional: tuple[str, ...] = ()) -> Schema:
    """An object of exactly these fields."""
    return {
        "type": "object",
        "properties": fields,
        "required": [name for name in fields if name not in optional],
        "additionalProperties": False,
    }


def array(items: Schema) -> Schema:
    """A list of these."""
    return {"type": "array", "items": items}
