"""How is a small value made a class of its own without six functions being compiled for it at every start?

``dataclass(frozen=True, slots=True)`` writes ``__init__``, ``__eq__``, ``__hash__``, ``__repr__`` and two guards as
source text and compiles each: 0.55 ms a class, in every process anew, and a run has 180 such classes. Here only
``__init__`` is compiled, once for all classes with as many values, so that arguments are checked and stored as fast;
the rest is shared (``docs/decisions/0006``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property, wraps
from operator import attrgetter
from types import FunctionType
from typing import Any, Final, TypeVar, cast, dataclass_transform

T = TypeVar("T")
_NEVER_COPIED: Final = ("__dict__", "__weakref__")


class FrozenRecord(AttributeError):
    """A record was about to be changed."""


class _Fresh:
    """Stands where a default would: each value gets its own."""

    __slots__ = ("factory",)

    def __init__(self, factory: Callable[[], object]) -> None:
        self.factory = factory


def fresh(*, factory: Callable[[], T]) -> T:
    """A default made anew for each value: a list shared by all of them would carry things from one to the other."""
    return cast(T, _Fresh(factory))


@dataclass_transform(frozen_default=True, field_specifiers=(fresh,))
def record(cls: type[T]) -> type[T]:
    """Make a class of annotated names a frozen value with slots; names with a default come last.

    Two records are equal when they are of one class and all their values are. Neither base classes with fields nor
    ``__post_init__`` are known here: what needs them is a dataclass. A ``cached_property`` keeps what it worked out.
    """
    return _again(
        cls,
        {"__setattr__": _refuse, "__delattr__": _refuse, "__getstate__": _state, "__setstate__": _restore},
        frozen=True,
    )


@dataclass_transform(field_specifiers=(fresh,))
def mutable(cls: type[T]) -> type[T]:
    """The same for what changes while a fold or a process goes on: its values are set like those of any object.

    It is equal to another of its class as long as their values are, and no key of a dictionary for that reason.
    """
    return _again(cls, {"__hash__": None}, frozen=False)


def values_of(value: object) -> dict[str, Any]:
    """The values of a record or a dataclass by name, in their order; what lies in them is not copied."""
    names: tuple[str, ...] = type(value).__match_args__  # type: ignore[attr-defined]  # both kinds have it
    return {name: getattr(value, name) for name in names}


def defaults_of(kind: type[object]) -> dict[str, Any]:
    """The defaults of a record's names, by name."""
    given: tuple[Any, ...] = kind.__init__.__defaults__ or ()
    names: tuple[str, ...] = kind.__match_args__  # type: ignore[attr-defined]
    return dict(zip(names[len(names) - len(given) :], given, strict=True))


def changed(value: T, **changes: object) -> T:
    """A copy of a record or a dataclass with other values. Raises TypeError: it has no such name."""
    return type(value)(**(values_of(value) | changes))


def _again(cls: type[T], more: dict[str, object], *, frozen: bool) -> type[T]:
    """The class made again with slots; what its body defines is kept."""
    names = tuple(vars(cls).get("__annotations__", ()))
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    kept = {name: what for name, what in cls.__dict__.items() if name not in defaults and name not in _NEVER_COPIED}
    values = attrgetter(*names) if names else lambda _: ()
    made = {
        "__slots__": (*names, "__dict__")
        if any(isinstance(what, cached_property) for what in kept.values())
        else names,
        "__match_args__": names,
        "__init__": _initialiser(cls.__qualname__, names, defaults, frozen=frozen),
        "__eq__": lambda self, other: values(self) == values(other) if type(other) is type(self) else NotImplemented,
        "__hash__": lambda self: hash(values(self)),
        "__repr__": _shown,
    }
    again: type[T] = type(cls)(cls.__name__, cls.__bases__, {**made, **more, **kept})  # type: ignore[misc]  # slots need a new class
    return again


def _initialiser(name: str, names: tuple[str, ...], defaults: dict[str, object], *, frozen: bool) -> Any:  # noqa: ANN401 - a function
    """``__init__`` with these parameters: Python itself says which argument is missing or too many.

    Raises:
        TypeError: all values would share a default, or a name without one comes behind those that have one.
    """
    shared = [n for n, default in defaults.items() if type(default).__hash__ is None]
    if shared:
        raise TypeError(f"{name}.{shared[0]}: all values would share this default; write `fresh(factory=...)`")
    given = tuple(defaults[n] for n in names if n in defaults)
    if any(n in defaults for n in names[: len(names) - len(given)]):
        raise TypeError(f"{name}: names without a default come first")
    shape = _shape(len(names), frozen)
    code, real = shape.__code__, {f"n{place}": n for place, n in enumerate(names)}
    renamed = code.replace(
        co_varnames=("self", *names),
        co_names=tuple(real.get(each, each) for each in code.co_names),
        co_consts=tuple(real.get(each, each) for each in code.co_consts),
    )
    init = FunctionType(renamed, shape.__globals__, "__init__", given)
    init.__qualname__ = f"{name}.__init__"
    made = [(n, default) for n, default in defaults.items() if isinstance(default, _Fresh)]
    return _making(init, made) if made else init


@cache
def _shape(values: int, frozen: bool) -> FunctionType:
    """``__init__`` for so many values, ``n0``, ``n1``, and so on.

    Compiled once for all classes with as many: compiling takes 90 us, giving the names of another class 4.
    """
    store = "_set(self, 'n{0}', v{0})" if frozen else "self.n{0} = v{0}"
    lines = "".join(f"\n    {store.format(n)}" for n in range(values)) or "\n    pass"
    scope: dict[str, Any] = {"_set": object.__setattr__}
    exec(f"def __init__(self, {', '.join(f'v{n}' for n in range(values))}):{lines}", scope)
    init: FunctionType = scope["__init__"]
    return init


def _making(init: FunctionType, made: list[tuple[str, _Fresh]]) -> Any:  # noqa: ANN401 - a function
    """``init``, and what stands for a default is replaced by one that is made."""

    @wraps(init)
    def __init__(self: object, *args: object, **values: object) -> None:  # noqa: N807 - it is one
        init(self, *args, **values)
        for name, default in made:
            if getattr(self, name) is default:
                object.__setattr__(self, name, default.factory())

    return __init__


def _shown(self: Any) -> str:  # noqa: ANN401 - any record
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({values})"


def _refuse(self: object, name: str, *_: object) -> None:
    raise FrozenRecord(f"{type(self).__name__}.{name} is not changed: a record is what it was made")


def _state(self: Any) -> tuple[object, ...]:  # noqa: ANN401 - any record
    return tuple(getattr(self, name) for name in self.__slots__)


def _restore(self: Any, state: tuple[object, ...]) -> None:  # noqa: ANN401 - any record
    for name, value in zip(self.__slots__, state, strict=True):
        object.__setattr__(self, name, value)
