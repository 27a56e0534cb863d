"""How is an answer of the right shape asked for? A ladder of three rungs; which one an endpoint takes is remembered."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any, Final, Protocol

TOOL_NAME: Final = "answer"


class Rung(StrEnum):
    """From the strictest to what nearly every server can do."""

    JSON_SCHEMA = "json_schema"
    TOOL = "tool"
    JSON_OBJECT = "json_object"

    @property
    def next(self) -> Rung | None:
        """The next rung down, None below the last."""
        rungs = list(Rung)
        below = rungs.index(self) + 1
        return rungs[below] if below < len(rungs) else None


class RungMemory(Protocol):
    """Which rung an endpoint was last seen to take."""

    def recall(self, endpoint: str) -> Rung | None:
        """The rung, or None where nothing is known."""

    def remember(self, endpoint: str, rung: Rung) -> None:
        """Keep it."""


class Forgetful:
    """A memory for one process, where no file is wanted."""

    def __init__(self) -> None:
        self._rungs: dict[str, Rung] = {}

    def recall(self, endpoint: str) -> Rung | None:
        """What was remembered in this process."""
        return self._rungs.get(endpoint)

    def remember(self, endpoint: str, rung: Rung) -> None:
        """Keep it as long as the process lives."""
        self._rungs[endpoint] = rung


def request_parts(rung: Rung, name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """What a chat completion request says about the answer's shape on this rung."""
    if rung is Rung.JSON_SCHEMA:
        return {
            "response_format": {"type": "json_schema", "json_schema": {"name": name, "strict": True, "schema": schema}}
        }
    if rung is Rung.TOOL:
        function = {"name": TOOL_NAME, "description": f"Give the {name}.", "strict": True, "parameters": schema}
        return {
            "tools": [{"type": "function", "function": function}],
            "tool_choice": {"type": "function", "function": {"name": TOOL_NAME}},
        }
    return {"response_format": {"type": "json_object"}}


def instruction(rung: Rung, schema: dict[str, Any]) -> str:
    """What the prompt itself says about the shape; the last rung has no other way to say it."""
    if rung is Rung.JSON_OBJECT:
        return "Answer with one JSON object and nothing else. It must fit this JSON schema:\n" + json.dumps(schema)
    if rung is Rung.TOOL:
        return f"Answer by calling the tool `{TOOL_NAME}`."
    return "Answer with one JSON object of the schema given."
