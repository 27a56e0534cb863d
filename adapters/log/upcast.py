"""How does an event of an old schema read today? (type, schema) -> a function on its data, one schema up.

Works on plain dicts and imports nothing, so that the read-only commands can use it too. What is stored stays as it
is: digests cover the bytes before any upcast.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final


def _checkers_were_not_named(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "checkers": []}


def _nothing_was_lost(data: dict[str, Any]) -> dict[str, Any]:
    """The newer schema only adds fields that may be absent."""
    return data


UPCASTERS: Final[dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]]] = {
    ("DeliverablesChecked", 1): _checkers_were_not_named,
    ("TaskIntakeDrafted", 1): _nothing_was_lost,
    ("RubricDrafted", 1): _nothing_was_lost,
    ("AttemptFinished", 1): _nothing_was_lost,
    ("AttemptFinished", 2): _nothing_was_lost,
    ("AttemptInterrupted", 1): _nothing_was_lost,
    ("FeedbackGiven", 1): _nothing_was_lost,
}


def upcast(type_name: str, schema: int, data: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """Carry ``data`` up as far as there are upcasters; the schema it then has, and the data."""
    while (step := UPCASTERS.get((type_name, schema))) is not None:
        data, schema = step(data), schema + 1
    return schema, data
