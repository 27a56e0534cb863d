"""How is a small value made a class of its own without six functions being compiled for it at every start?

``dataclass(frozen=True, slots=True)`` writes ``__init__``, ``__eq__``, ``__hash__``, ``__repr__`` and two guards as
source text and compiles each: 0.55 ms a class, in every process anew, and a run has a hundred such classes. Here only
``__init__`` is compiled, so that arguments are checked and stored as fast; the rest is shared
(``docs/decisions/0006``).
"""

from __future__ import annotations

from operator import attrgetter
from typing import Any, Final, TypeVar, dataclass_transform

T = TypeVar("T")
_NEVER_COPIED: Final = ("__dict__", "__weakref__")


class FrozenRecord(AttributeError):
    """A record was about to be changed."""


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a class of annotated names a frozen value with slots; names with a default come last.

    Two records are equal when they are of one class and all their values are. Neither base classes with fields nor
    ``field(...)`` are known here: what needs them is a dataclass.
    """
    names = tuple(vars(cls).get("__annotations__", ()))
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    kept = {name: what for name, what in cls.__dict__.items() if name not in defaults and name not in _NEVER_COPIED}
    values = attrgetter(*names) if names else lambda _: ()
    made = {
        "__slots__": names,
        "__match_args__": names,
        "__init__": _initialiser(cls.__qualname__, names, defaults),
        "__eq__": lambda self, other: values(self) == values(other) if type(other) is type(self) else NotImplemented,
        "__hash__": lambda self: hash(values(self)),
        "__repr__": _shown,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": lambda self: tuple(getattr(self, name) for name in names),
        "__setstate__": _restore,
    }
    again: type[T] = type(cls)(cls.__name__, cls.__bases__, {**made, **kept})  # type: ignore[misc]  # slots need a new class
    return again


def _initialiser(name: str, names: tuple[str, ...], defaults: dict[str, object]) -> Any:  # noqa: ANN401 - a function
    """``__init__``, compiled: Python itself says which argument is missing or too many."""
    parameters = ", ".join(f"{n}=_defaults[{n!r}]" if n in defaults else n for n in names)
    lines = "".join(f"\n    _set(self, {n!r}, {n})" for n in names) or "\n    pass"
    scope: dict[str, Any] = {"_set": object.__setattr__, "_defaults": defaults}
    exec(f"def __init__(self, {parameters}):{lines}", scope)
    made = scope["__init__"]
    made.__qualname__ = f"{name}.__init__"
    return made


def _shown(self: Any) -> str:  # noqa: ANN401 - any record
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{type(self).__qualname__}({values})"


def _refuse(self: object, name: str, *_: object) -> None:
    raise FrozenRecord(f"{type(self).__name__}.{name} is not changed: a record is what it was made")


def _restore(self: Any, state: tuple[object, ...]) -> None:  # noqa: ANN401 - any record
    for name, value in zip(self.__slots__, state, strict=True):
        object.__setattr__(self, name, value)
