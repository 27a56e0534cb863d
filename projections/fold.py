"""What is a projection? A fold over recorded events, with a name, a version and a state of its own.

``step`` takes one event in and gives the rows it adds; ``close`` gives what belongs at the end, which for a document
is all of it. A state belongs to its fold and is carried forward in place, as ``Session.apply`` does: nothing that
grows is copied, and one event costs the same however long the history is. A fold is total: an event without a
handler (erased, or none of its business) changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

import orjson

from ..domain.events import Event
from ..domain.ports import Recorded
from ..domain.values import Content

S = TypeVar("S")
R = TypeVar("R")

ReadText = Callable[[Content], str]
"""Gives the whole text of a content; where it is a blob, somebody outside reads it. Equal contents, equal text."""
Handler = Callable[[S, Any, Recorded], Sequence[R]]


def shown(content: Content) -> str:
    """What can be said of a content without its blob: its text, or the preview of its beginning (<= 1 KiB)."""
    return content.text if content.text is not None else content.preview or ""


class Fold(Generic[S, R]):
    """One projection. A change of what it gives for the same events is a new ``version``."""

    def __init__(
        self,
        name: str,
        version: int,
        start: Callable[[ReadText], S],
        close: Callable[[S], Sequence[R]],
        first: Callable[[S, Recorded], None] | None = None,
    ) -> None:
        """``first`` sees every event before its handler: for what all handlers lean on."""
        self.name = name
        self.version = version
        self.start = start
        self.close = close
        self._first = first
        self._handlers: dict[type[Event], Handler[S, R]] = {}

    def on(self, *kinds: type[Event]) -> Callable[[Handler[S, R]], Handler[S, R]]:
        """Say what events of these types do."""

        def register(handler: Handler[S, R]) -> Handler[S, R]:
            self._handlers.update(dict.fromkeys(kinds, handler))
            return handler

        return register

    def step(self, state: S, recorded: Recorded) -> Sequence[R]:
        """Take one event in; the rows it adds."""
        if self._first is not None:
            self._first(state, recorded)
        handler = self._handlers.get(type(recorded.event))
        return handler(state, recorded.event, recorded) if handler is not None else ()


class Running(Generic[S, R]):
    """A fold on its way through a history: what it has given so far, and what it would give if the history ended."""

    def __init__(self, fold: Fold[S, R], read: ReadText = shown) -> None:
        self.fold = fold
        self._state = fold.start(read)
        self._rows: list[R] = []

    def feed(self, recorded: Recorded) -> None:
        """Take one event in."""
        rows = self.fold.step(self._state, recorded)
        if rows:
            self._rows.extend(rows)

    def result(self) -> list[R]:
        """All rows, closed as if nothing came any more. More can be fed afterwards."""
        return [*self._rows, *self.fold.close(self._state)]


def run(fold: Fold[S, R], events: Iterable[Recorded], read: ReadText = shown) -> list[R]:
    """Fold a whole history."""
    running = Running(fold, read)
    for recorded in events:
        running.feed(recorded)
    return running.result()


def nothing(_: object) -> Sequence[Any]:
    """The ``close`` of a fold whose rows are final when they are given."""
    return ()


def line(row: object) -> bytes:
    """A row of a .jsonl file: one line, keys in the order they were put in."""
    # Rows are kept by the thousand, and what orjson gives keeps the room it was written in: a copy has its own size.
    return bytes(memoryview(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)))


def document(content: object) -> bytes:
    """A .json file: indented by two, keys in the order they were put in, a newline at the end."""
    return orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
