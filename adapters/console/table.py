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
        "demo": Entry("demo", "See a whole session in a few seconds; needs no key and no network."),
        "run": Entry("run", "Start a session and let an agent work on it."),
        "start": Entry("start", "The same, by answering questions."),
        "continue": Entry("continue_", "Say more; the agent works on it."),
        "resume": Entry("resume", "Go on with interrupted or cancelled work."),
        "cancel": Entry("cancel", "Stop the work, from any process."),
        "review": Entry("review", "Give, or read, the decisions that wait for a person."),
        "regrade": Entry("regrade", "Let a mentor model judge recorded attempts again."),
        "apply": Entry("apply", "Take the result into its repository, as a branch or a patch."),
        "finish": Entry("finish", "Close a session."),
        "reopen": Entry("reopen", "Open a finished session again."),
    },
    "look": {
        "list": Entry("list", "Show the sessions, newest first."),
        "status": Entry("status", "Show where a session stands."),
        "show": Entry("show", "Show a session with its attempts, now or as it was."),
        "watch": Entry("watch", "Follow a session that another process drives."),
        "log": Entry("log", "Print what happened in a session."),
        "replay": Entry("replay", "See a session happen again, at its own pace."),
        "diff": Entry("diff", "Compare the files of two attempts."),
        "why": Entry("why", "Show the chain of events behind a status or an attempt."),
        "search": Entry("search", "Find sessions by what was said in them."),
    },
    "check and keep": {
        "verify": Entry("verify", "Check that nothing was changed or lost."),
        "rebuild": Entry("rebuild", "Write every file of a session again from the log."),
        "backup": Entry("backup", "Copy the whole home into one file, while sessions run."),
        "restore": Entry("restore", "Make a home out of a backup."),
        "export": Entry("export", "Write a session into a file."),
        "import": Entry("import_", "Take in sessions from a file."),
        "du": Entry("du", "Show where the disk has gone."),
        "prune": Entry("prune", "Remove what can be made again."),
        "erase": Entry("erase", "Erase from a session for good."),
    },
    "share": {
        "bundle": Entry("bundle", "Build, inspect, check, compare and share contribution bundles."),
        "sanitize": Entry("sanitize", "Clean any folder or file for publication."),
        "rules": Entry("rules", "List, show, test and compare the sanitizer's rules."),
    },
    "set up": {
        "init": Entry("init", "Make the home and choose an agent."),
        "configure": Entry("configure", "Change the settings: agent, model, limits."),
        "settings": Entry("settings", "Show the settings in force."),
        "doctor": Entry("doctor", "Say what is not as it should be, and what to do about it."),
        "certify": Entry("certify", "Try agents and mentor models end to end, on tiny tasks."),
        "integrations": Entry("integrations", "Show which agents and providers could work here."),
        "schema": Entry("schema", "Print the JSON schema of what a command prints."),
        "completion": Entry("completion", "Print the completion script of a shell."),
    },
}
"""What is used together stands together in ``--help``: do, look, keep, share, set up."""

COMMANDS: Final[dict[str, Entry]] = {name: entry for section in SECTIONS.values() for name, entry in section.items()}
"""The same without the sections."""
