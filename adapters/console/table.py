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
    "set up": {
        "completion": Entry("completion", "Print the completion script of a shell."),
    },
}
"""What is used together stands together in ``--help``: do, look, keep, share, set up."""

COMMANDS: Final[dict[str, Entry]] = {name: entry for section in SECTIONS.values() for name, entry in section.items()}
"""The same without the sections."""
