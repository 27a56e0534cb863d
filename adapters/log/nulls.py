"""Which nulls must an event keep on disk? Only those of fields that have no default; all others are left out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import NoneType
from typing import Any, Final, get_args

from pydantic import BaseModel

_EACH: Final = "*"
Path = tuple[str, ...]


@cache
def required_nulls(model: type[BaseModel]) -> tuple[Path, ...]:
    """Paths to required fields that may be None; ``*`` stands for every element of a list."""
    return tuple(_paths(model))


def _paths(model: type[BaseModel]) -> Iterator[Path]:
    for name, field in model.model_fields.items():
        inner = get_args(field.annotation)
        if field.is_required() and NoneType in inner:
            yield (name,)
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from ((name, *rest) for rest in required_nulls(field.annotation))
        for argument in inner:
            if isinstance(argument, type) and issubclass(argument, BaseModel):
                step = (name,) if NoneType in inner else (name, _EACH)
                yield from ((*step, *rest) for rest in required_nulls(argument))


def restore(data: Any, path: Path) -> None:  # noqa: ANN401 - a JSON value
    """Put None where ``path`` leads and nothing is; whatever the path does not reach is left alone."""
    if path[0] == _EACH:
        for element in data:
            restore(element, path[1:])
    elif len(path) == 1:
        data.setdefault(path[0], None)
    elif path[0] in data:
        restore(data[path[0]], path[1:])
