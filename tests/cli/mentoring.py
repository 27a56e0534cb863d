"""A mentor model for tests of whole sessions: answers every role as its schema asks, with what a test lays over it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from ..adapters.mentors.server import Said, Server, completion, serving

KEY = "APPRENTICE_TEST_KEY"


def role_of(body: Mapping[str, Any]) -> str:
    """Which role a request is for: the schema's name."""
    return str(body["response_format"]["json_schema"]["name"])


def instance(schema: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON is any value
    """Something that fits the schema and says yes to everything."""
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema.get("type")
    if kind == "object":
        return {name: instance(part) for name, part in schema["properties"].items()}
    if kind == "array":
        return [instance(schema["items"])]
    return {"boolean": True, "number": 1.0, "integer": 1}.get(str(kind), "seen in report.csv")


class Mentor:
    """Replies by role. ``over`` lays fields over the answer; a list is used up one a call, its last for ever."""

    def __init__(self, over: Mapping[str, Any]) -> None:
        self._over = {role: list(said) if isinstance(said, list) else [said] for role, said in over.items()}

    def __call__(self, body: dict[str, Any]) -> Said:
        role = role_of(body)
        queue = self._over.get(role, [{}])
        said = queue.pop(0) if len(queue) > 1 else queue[0]
        if isinstance(said, Said):
            return said
        return completion(json.dumps({**instance(body["response_format"]["json_schema"]["schema"]), **said}))


@contextmanager
def mentored(**over: Any) -> Iterator[tuple[Server, dict[str, str]]]:  # noqa: ANN401 - any answer
    """A server, and the environment that makes it the configured mentor model."""
    with serving(Mentor(over)) as server:
        yield server, settings(server.url)


def settings(url: str) -> dict[str, str]:
    """The environment that points the mentor there; the key is no key."""
    return {"APPRENTICE_PROVIDER": url, "APPRENTICE_MODEL": "mentor-x", "APPRENTICE_MENTOR_TIMEOUT_S": "20"}
