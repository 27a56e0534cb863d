"""What does it cost to find something among ten thousand sessions?

    python -m apprentice.benchmarks.finding [SESSIONS]

Makes a home of SESSIONS (10,000) sessions of 100 events, then runs each command as users run it, from the wheel, and
prints its CPU time over ``python -c pass``. The budget of ``status`` and ``list`` is DESIGN.md's; the others have none
and are held against the same.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from apprentice.adapters.console.table import COMMANDS
from apprentice.benchmarks.generate import fill_catalog, fill_log
from apprentice.benchmarks.line import HEAD, Line
from apprentice.benchmarks.programs import Installed, by_turns

BUDGET_MS = 45
ROUNDS = 10
WAYS = (
    ("status",),
    ("status", "orchard-0f"),
    ("list",),
    ("list", "--status", "failed"),
    ("list", "--agent", "nobody"),
    ("list", "--since", "2026-05-01"),
    ("list", "-q", "orchard ledger"),
    ("list", "-q", "nosuchword"),
    ("search", "number", "5555"),
    ("search", "orchard"),
    ("search", "counts"),
    ("du",),
)
"""A word in one session, in a tenth of them, in every other one."""


def lines(installed: Installed, folder: Path, home: Path, rounds: int = ROUNDS) -> Iterator[Line]:
    """A line for each way that there is a command for; ``folder`` is an empty home."""
    asked = [way for way in WAYS if way[0] in COMMANDS]
    ways = {" ".join(way): (installed.command(*way), home) for way in asked}
    took = by_turns({"pass": (installed.code("pass"), folder), **ways}, installed, rounds)
    nothing = took.pop("pass")
    for name, cpu in took.items():
        base = f"`python -c pass` {nothing:.1f} ms"
        yield Line(f"`apprentice {name}`", f"{cpu:.1f} ms CPU", base, cpu - nothing, "ms over", BUDGET_MS)


def main() -> None:
    """Measure and print."""
    sessions = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root)
        for name in ("home", "empty"):
            (folder / name).mkdir(mode=0o700)
        count = fill_log(folder / "home", sessions, 100)
        fill_catalog(folder / "home")
        sys.stdout.write(f"{count:,} events in {sessions:,} sessions\n\n{HEAD}\n")
        for line in lines(Installed(folder / "installed"), folder / "empty", folder / "home"):
            sys.stdout.write(line.text() + "\n")


if __name__ == "__main__":
    main()
