"""How does a command line become a call? The version at once, everything else through a lazy group of commands."""

import gc
import sys

from . import __version__


def main(argv: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code (DESIGN.md, The command line)."""
    args = sys.argv[1:] if argv is None else argv
    if args in (["--version"], ["-V"]):
        # Before click is imported: `apprentice --version` is what scripts and agents call to see whether we are here.
        sys.stdout.write(f"apprentice {__version__}\n")
        sys.exit(0)
    # What is imported lives to the end; looking for garbage in it meanwhile costs 3 ms. A command turns it on again.
    gc.disable()
    from .adapters.console.calling import call

    code = call(args)
    if argv is not None:
        sys.exit(code)  # a function in somebody else's program
    from .adapters.console.leaving import leave

    leave(code)
