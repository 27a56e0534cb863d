"""How does the practice program tell what it does, live?  docs/practice-agent.md describes the form."""

import json
import sys
import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def say(kind: str, **fields: object) -> None:
    """One step line, flushed at once so that it is seen live."""
    line = json.dumps({"type": kind, **fields})  # ASCII only: survives any locale
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def message(text: str) -> None:
    """Something said to whoever reads along."""
    say("message", text=text)


class Steps:
    """Numbers the steps and prints one line when a step starts and one when it has been observed."""

    def __init__(self) -> None:
        self._number = 0

    def take(self, tool: str, about: str, act: Callable[[], Result], told: Callable[[Result], str]) -> Result | None:
        """Do one step: ``act`` does it, ``told`` says in a line what came of it; None when the system refused."""
        self._number += 1
        number = str(self._number)
        say("step.started", id=number, tool=tool, input=about)
        began = time.perf_counter()
        result: Result | None = None
        try:
            result = act()
            output, success = told(result), True
        except (OSError, ValueError, RecursionError) as error:
            output, success = f"{type(error).__name__}: {error}", False
        spent = round((time.perf_counter() - began) * 1000, 3)
        fields = {"output": output, "success": success, "duration_ms": spent, "exit_code": None}
        say("step.observed", id=number, tool=tool, **fields)
        return result
