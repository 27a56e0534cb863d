"""How does a worker end when the process that started it was killed?"""

from __future__ import annotations

import multiprocessing
import os
import threading
from multiprocessing import connection


def end_with_parent() -> None:
    """In a worker of ``multiprocessing``, at its start: end with the parent, however that ends.

    A worker waits for work at a pipe that it and its likes hold open, and so would wait for ever.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_behind, args=(parent.sentinel,), name="orphan", daemon=True).start()


def _end_behind(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
