"""Who tells the user that a session waits, was interrupted or ended? The command of the setting ``notify``."""

from __future__ import annotations

import subprocess
import sys

TIMEOUT_S = 10.0


class CommandNotify:
    """Implements the ``Notify`` port: runs ``argv + [run id, status]``, no shell; without argv it is silent."""

    def __init__(self, argv: tuple[str, ...]) -> None:
        self._argv = argv

    def tell(self, run_id: str, status: str) -> None:
        """Run the command; one that fails is mentioned on stderr and does no other harm."""
        if not self._argv:
            return
        try:
            # Our stdout is data; what the command prints is talk.
            subprocess.run(
                [*self._argv, run_id, status],
                timeout=TIMEOUT_S,
                check=True,
                stdin=subprocess.DEVNULL,
                stdout=2,
            )
        except (OSError, subprocess.SubprocessError) as error:
            sys.stderr.write(f"warning: notify: {error}\n")
