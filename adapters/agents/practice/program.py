"""How does one run of the practice program go, and with which exit code does it end?"""

import sys
import time
from collections.abc import Callable

from .arguments import USAGE, Asked, UsageError, understand
from .misbehaviour import escape, print_garbage, spawn, symlink_artifacts
from .places import places
from .prompt import Prompt, load_prompt
from .steps import message, say
from .work import Done, Work


def main(argv: list[str]) -> int:
    """0 when the work is done, 1 when the prompt cannot be read, 2 for arguments it does not know."""
    if "--help" in argv or "-h" in argv:
        sys.stdout.write(USAGE)
        return 0
    try:
        asked = understand(argv)
    except UsageError as error:
        sys.stderr.write(f"practice: {error}\nhint: --help lists what it knows\n")
        return 2
    try:
        prompt = load_prompt(asked.prompt)
    except OSError as error:
        sys.stderr.write(f"practice: cannot read the prompt {asked.prompt}: {error.strerror}\n")
        return 1
    return _run(asked, prompt)


def _run(asked: Asked, prompt: Prompt) -> int:
    if asked.sleep:
        message(f"sleeping {asked.sleep:g} seconds before the work")
        time.sleep(asked.sleep)
    done = _misbehave_and_work(asked, prompt)
    text = summary(done)
    message(text)
    if asked.exit is not None:
        return asked.exit
    say("result", outcome="completed", message=text)
    return 0


def _misbehave_and_work(asked: Asked, prompt: Prompt) -> Done:
    where = places(asked.workspace, repository=asked.repository)
    acts: dict[str, Callable[[], object]] = {
        "garbage": print_garbage,
        "escape": lambda: escape(asked.workspace),
        "spawn": lambda: message(f"left process {spawn(hold=asked.hold)} behind"),
    }
    for habit, act in acts.items():
        if habit in asked.habits:
            act()
    if "symlink" in asked.habits:
        symlink_artifacts(asked.workspace)
        return Done([], ["everything (artifacts/ is a link now)"])
    if "nothing" in asked.habits:
        return Done([], ["everything (asked to write nothing)"])
    return Work(prompt, where, forgetful="forgetful" in asked.habits).do()


def summary(done: Done) -> str:
    """One or two sentences: what was written, what was left out and why."""
    wrote = f"Wrote {', '.join(done.written)}." if done.written else "Wrote nothing."
    return wrote + (f" Left out: {'; '.join(done.left)}." if done.left else "")
