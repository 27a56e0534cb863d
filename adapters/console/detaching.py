"""How does a session go on after its command has ended? In a process of its own, away from the terminal.

Everything that can be refused has been refused by then: the session stands in the log, its lease is held and goes
over to the new process without a moment in which nobody drives.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ...domain.errors import ApprenticeError
from ..views.placing import open_run_folder
from .ending import conclude, status_document
from .live import Live
from .talking import Console
from .trouble import print_trouble, trouble_of
from .wiring import House

if TYPE_CHECKING:
    from ..process.lease import Lease

LOG: Final = "driver.log"
"""In the run folder: what the driver would have said on the terminal."""


def go_on_detached(console: Console, house: House, stream: str, run_id: str, lease: Lease) -> int:
    """Print the run id and leave; a new process drives the session on. Exits 0: it was handed over.

    Raises:
        ApprenticeError: the file for its output cannot be made, or no process can be started.
    """
    path = open_run_folder(house.home, run_id) / LOG
    output = _open(path)
    house.files.flush(stream)
    home, settings, people = house.home, house.settings, house.people
    # A SQLite connection must not be carried over a fork.
    house.close()
    sys.stdout.flush()
    sys.stderr.flush()
    child = _fork()
    if child == 0:
        lease.adopt()
        os._exit(_driver(console, House(home, settings, people=people), stream, lease, output))
    lease.hand_over()
    os.close(output)
    if console.json:
        console.document(status_document(home, run_id))
    else:
        console.line(run_id)
    console.say(f"it goes on by itself; `apprentice watch {run_id}` follows, `apprentice cancel {run_id}` stops it")
    console.detail(f"its output: {path}")
    return 0


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise ApprenticeError(f"cannot write `{path}`: {error.strerror}", "`apprentice resume` once it can") from error


def _fork() -> int:
    try:
        return os.fork()
    except OSError as error:
        raise ApprenticeError(f"no process could be started: {error.strerror}", "`apprentice resume` later") from error


def _driver(console: Console, house: House, stream: str, lease: Lease, output: int) -> int:
    """The new process: in a session of its own, where no Ctrl-C and no closed terminal reaches it."""
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDONLY)
    for given, wanted in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(given, wanted)
    try:
        from .driving import drive_on

        listener = Live(console, list(house.log.read(stream)) if console.json else ())
        try:
            session = drive_on(house, stream, listener)
        finally:
            listener.close()
        lease.release()
        code = conclude(console, house, session)
        house.close()
    except BaseException as error:  # noqa: BLE001 - nobody is above us: what happened goes into the log file
        trouble = trouble_of(error)
        print_trouble(trouble, console.json)
        code = trouble.exit_code
    sys.stdout.flush()
    sys.stderr.flush()
    return code
