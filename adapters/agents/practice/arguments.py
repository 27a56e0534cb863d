"""What was the practice program asked for on its command line?"""

from pathlib import Path
from typing import Final, NamedTuple

USAGE: Final = """\
usage: python -m apprentice.adapters.agents.practice [--workspace DIR] [--repo] [--prompt-file] FILE [HABIT ...]

A small real agent: reads prompt.md and the files in input/, computes figures from them, and writes the
csv, json, md and txt deliverables the prompt names; other types it leaves missing and says so.

  --workspace DIR     where to work (default: the folder the prompt lies in)
  --repo              DIR is a repository: read and write at its root, the prompt lies in .apprentice/
  --prompt-file FILE  the prompt (default: DIR/prompt.md, with --repo DIR/.apprentice/prompt.md)

Habits, for practice and for tests of whoever runs it:
  forgetful      leave out the last deliverable (or edit) until feedback names it
  nothing        write nothing
  sleep=SECONDS  say so, then sleep before the work
  exit=N         do the work, then end with exit code N and without a result line
  garbage        print bytes that are no text among the step lines
  escape         write ../escaped.txt, outside the workspace
  symlink        replace artifacts/ by a symbolic link that leads outside
  spawn          leave a sleeping process behind, in a session of its own
  spawn=hold     the same, and it keeps standard output and error open
"""
PLAIN: Final = frozenset({"forgetful", "nothing", "garbage", "escape", "symlink", "spawn"})


class UsageError(Exception):
    """An argument this program does not know."""


class Asked(NamedTuple):
    """The command line, understood.  ``sleep`` in seconds; ``exit`` None for the code the work deserves."""

    workspace: Path
    prompt: Path
    repository: bool
    habits: frozenset[str]
    sleep: float
    exit: int | None
    hold: bool


def understand(argv: list[str]) -> Asked:
    """Read the arguments after the program's name.

    Raises:
        UsageError: with the argument and what would be understood.
    """
    options: dict[str, str] = {}
    words: list[str] = []
    rest = iter(argv)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if name in {"--workspace", "--prompt-file"}:
            options[name] = value if equals else _next(rest, name)
        elif argument == "--repo":
            options[name] = "yes"
        else:
            words.append(argument)
    return _places(options, words)


def _next(rest: "object", name: str) -> str:
    value = next(rest, None)  # type: ignore[call-overload]
    if value is None:
        raise UsageError(f"{name} needs a value")
    return str(value)


def _places(options: dict[str, str], words: list[str]) -> Asked:
    prompt = options.get("--prompt-file")
    if prompt is None and words and not _is_habit(words[0]) and (words[0].endswith(".md") or "/" in words[0]):
        prompt = words.pop(0)
    repository = "--repo" in options or (prompt is not None and Path(prompt).absolute().parent.name == ".apprentice")
    inside = Path(".apprentice/prompt.md" if repository else "prompt.md")
    if "--workspace" in options:
        workspace = Path(options["--workspace"])
    elif prompt is not None:
        workspace = Path(prompt).absolute().parent
        workspace = workspace.parent if workspace.name == ".apprentice" else workspace
    else:
        workspace = Path.cwd()
    place = Path(prompt) if prompt is not None else workspace / inside
    return _habits(words, workspace.absolute(), place.absolute(), repository=repository)


def _is_habit(word: str) -> bool:
    return word in PLAIN or word.startswith(("sleep=", "exit=", "spawn="))


def _habits(words: list[str], workspace: Path, prompt: Path, *, repository: bool) -> Asked:
    habits: set[str] = set()
    sleep, code, hold = 0.0, None, False
    for word in words:
        name, _, value = word.partition("=")
        try:
            if name == "sleep":
                sleep = max(0.0, float(value))
            elif name == "exit":
                code = int(value)
            elif word == "spawn=hold":
                hold = True
                habits.add("spawn")
            elif word in PLAIN:
                habits.add(word)
            else:
                raise UsageError(f"unknown argument {word!a}; known habits: {', '.join(sorted(PLAIN))}, sleep=, exit=")
        except ValueError as error:
            raise UsageError(f"{word!a}: {name} needs a number") from error
    return Asked(workspace, prompt, repository, frozenset(habits), sleep, code, hold)
