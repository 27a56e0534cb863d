"""Which commands are there? Name -> module and one line of help, so that ``--help`` imports none of them.

A command stands here when its module is there, never before: help promises nothing that is not. A module lies in
``commands/`` and has one click command (or group) named ``command``.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Entry(NamedTuple):
    """One verb: the module's name inside ``commands/``, and what it does in one line."""

    module: str
    help: str


SECTIONS: Final[dict[str, dict[str, Entry]]] = {
    "work": {
        "run": Entry("run", "Start a session and let an agent work on it."),
        "continue": Entry("continue_", "Say more to a session, and let the agent work on it."),
        "resume": Entry("resume", "Take up work that was interrupted or cancelled."),
        "cancel": Entry("cancel", "Stop the work on a session, from any process."),
        "finish": Entry("finish", "Close a session."),
        "reopen": Entry("reopen", "Open a finished session again."),
    },
    "set up": {
        "completion": Entry("completion", "Print the completion script of a shell."),
    },
}
"""What is used together stands together in ``--help``: do, look, keep, share, set up."""

COMMANDS: Final[dict[str, Entry]] = {name: entry for section in SECTIONS.values() for name, entry in section.items()}
"""The same without the sections."""
