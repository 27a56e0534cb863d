"""How does a prompt reach an agent that takes it only as an argument?"""

from __future__ import annotations

from typing import Final

from ...domain.ports import AttemptOrder

HIDDEN: Final = "<prompt>"
"""What stands in the recorded argv in place of the prompt."""
_LONGEST: Final = 100_000
"""Bytes; Linux takes no argument of 128 KiB or more."""


def as_argument(order: AttemptOrder) -> str:
    """The prompt, or where to read it when it is too long for an argument or holds a NUL."""
    prompt = order.prompt.encode("utf-8", "replace").decode()
    if len(prompt.encode()) <= _LONGEST and "\0" not in prompt:
        return prompt
    return f"Your task is written in the file {order.prepared.prompt_file}. Read all of it first, then do what it says."


def hidden(argv: tuple[str, ...], prompt: str) -> tuple[str, ...]:
    """The argv to be recorded."""
    return tuple(HIDDEN if argument == prompt else argument for argument in argv)
