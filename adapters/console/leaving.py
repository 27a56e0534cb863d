"""How does the program end, once a command has closed what it opened?"""

from __future__ import annotations

import atexit
import os
import sys
import threading
from typing import NoReturn


def leave(code: int) -> NoReturn:
    """End with an exit code, and let the kernel take the memory back.

    Python would free every class and module one by one: 10 ms for ``status``, 40 ms for ``run``, a fifth and a tenth
    of all they cost. Whoever asked to be called at exit still is; where a thread works on,
    the ordinary way is taken.
    """
    if threading.active_count() > 1:
        sys.exit(code)
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = code or 1  # what was printed last did not arrive
    os._exit(code)
