"""What does a provider get of an answer's model? A strict JSON schema; and what would a strict one refuse?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pydantic import BaseModel

_NOT_SENT: Final = ("title", "description")
"""Pydantic writes class names and docstrings into schemas: they cost tokens and tell a model nothing."""
_REFUSED: Final = (
    "default",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "pattern",
    "patternProperties",
    "oneOf",
    "allOf",
    "$ref",
    "$defs",
)
"""Keywords that some provider's strict mode refuses, or that make a schema other than flat."""


def wire_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The model's schema with its parts in place, without words that only we need.

    Raises:
        ValueError: a strict provider would refuse it; that is a fault of the model, found by a test.
    """
    whole = model.model_json_schema()
    schema = _clean(whole, whole.get("$defs", {}))
    assert isinstance(schema, dict)
    found = list(faults(schema))
    if found:
        raise ValueError(f"schema of {model.__name__}: {'; '.join(found)}")
    return schema


def _clean(node: object, parts: dict[str, Any]) -> object:
    if isinstance(node, list):
        return [_clean(item, parts) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _clean(parts[node["$ref"].rpartition("/")[2]], parts)
    cleaned: dict[str, Any] = {}
    for key, value in node.items():
        if key == "properties":
            cleaned[key] = {name: _clean(part, parts) for name, part in value.items()}
        elif key == "$defs" or (key in _NOT_SENT and isinstance(value, str)):
            continue
        else:
            cleaned[key] = _clean(value, parts)
    return cleaned


def faults(schema: dict[str, Any], where: str = "$") -> Iterator[str]:
    """Everything in ``schema`` that a strict provider refuses, each with its place."""
    for word in _REFUSED:
        if word in schema:
            yield f"{where} has `{word}`"
    if schema.get("type") == "object" or "properties" in schema:
        yield from _object_faults(schema, where)
    if schema.get("type") == "array":
        yield from faults(schema.get("items", {}), f"{where}[]")
    for number, option in enumerate(schema.get("anyOf", ())):
        yield from faults(option, f"{where}|{number}")
    if not schema.keys() & {"type", "anyOf", "enum", "const"}:
        yield f"{where} is of any type"


def _object_faults(schema: dict[str, Any], where: str) -> Iterator[str]:
    properties = schema.get("properties", {})
    if schema.get("additionalProperties") is not False:
        yield f"{where} allows further properties"
    if sorted(schema.get("required", ())) != sorted(properties):
        yield f"{where} does not require every property"
    for name, part in properties.items():
        yield from faults(part, f"{where}.{name}")
