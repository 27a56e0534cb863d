"""How do orphans of an attempt become our children instead of init's?"""

import contextlib
import ctypes
import os
import sys
import threading
from collections.abc import Iterator

_SET, _GET = 36, 37  # PR_SET_CHILD_SUBREAPER, PR_GET_CHILD_SUBREAPER of prctl(2)


class _Adoption:
    """How many attempts of this process want orphans now, and what the setting was before the first of them."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.wanted = 0
        self.before = 0


_adoption = _Adoption()


@contextlib.contextmanager
def adopting() -> Iterator[str]:
    """While inside, this process is the subreaper of all its descendants; yields a warning, or an empty text."""
    if sys.platform != "linux":
        yield ""
        return
    with _adoption.lock:
        warning = _begin() if _adoption.wanted == 0 else ""
        _adoption.wanted += 1
    try:
        yield warning
    finally:
        with _adoption.lock:
            _adoption.wanted -= 1
            if _adoption.wanted == 0:
                _prctl(_SET, ctypes.c_ulong(_adoption.before))


def _begin() -> str:
    before = ctypes.c_int(0)
    _prctl(_GET, ctypes.byref(before))
    _adoption.before = before.value
    trouble = _prctl(_SET, ctypes.c_ulong(1))
    return f"orphans cannot be adopted ({trouble}): the sweep relies on their marks alone" if trouble else ""


def _prctl(option: int, argument: object) -> str:
    """Call prctl(2); return the error's text, empty when it worked."""
    libc = ctypes.CDLL(None, use_errno=True)
    zero = ctypes.c_ulong(0)
    failed = libc.prctl(option, argument, zero, zero, zero) != 0
    return os.strerror(ctypes.get_errno()) if failed else ""
