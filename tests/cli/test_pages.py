"""Do the pages that tell a user what to type tell the truth?"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import pytest

from ..adapters.workspace.repo import run_git
from .running import ROOT, CommandLine


@pytest.mark.slow
@pytest.mark.parametrize("page", ["day.md", "audit.md"])
def test_every_block_works_in_the_order_of_the_page(line: CommandLine, page: str) -> None:
    """In a clone of this project, with a home in which the demo has run."""
    clone, programs = line.home.parent / "clone", line.home.parent / "bin"
    run_git("clone", "-q", str(ROOT), str(clone), cwd=line.home.parent)
    programs.mkdir()
    (programs / "apprentice").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m apprentice "$@"\n')
    (programs / "apprentice").chmod(0o755)
    assert 0 == line.program("demo").code
    environment = line.environment({})
    environment["PATH"] = f"{programs}:{environment['PATH']}"
    blocks = re.findall(r"```console\n(.*?)```", (ROOT / "docs" / page).read_text(), re.DOTALL)
    assert blocks

    for command in "".join(blocks).splitlines():
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=clone,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert 0 == done.returncode, f"{command}\n{done.stderr}"


def test_the_pages_about_a_day_and_an_audit_name_only_commands_there_are() -> None:
    """A command that is not there is the first thing a reader tries."""
    from apprentice.adapters.console.table import COMMANDS

    for page in ("day.md", "audit.md"):
        text = (ROOT / "docs" / page).read_text()
        named = set(re.findall(r"^apprentice ([a-z]+)", text, re.MULTILINE))
        assert named <= set(COMMANDS), page
