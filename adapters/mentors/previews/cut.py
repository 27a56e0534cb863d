"""How is a text shown that is too long? Its beginning and its end, and how much is missing between them."""

from __future__ import annotations

from ....domain.record import record


@record
class Shown:
    """A preview: ``text``, and in ``notes`` what it does not show, one sentence each."""

    text: str
    notes: tuple[str, ...] = ()


def cut(text: str, limit: int, notes: tuple[str, ...] = ()) -> Shown:
    """At most ``limit`` characters of ``text``, three quarters from its beginning; a line says what was cut."""
    if len(text) <= limit:
        return Shown(text, notes)
    tail = limit // 4
    missing = len(text) - limit
    middle = f"\n[{missing} of {len(text)} characters cut here]\n"
    end = text[-tail:] if tail else ""
    return Shown(text[: limit - tail] + middle + end, (*notes, f"{missing} of {len(text)} characters were cut"))
