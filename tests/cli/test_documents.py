"""Does what README and docs tell people to type work, or at least exist?"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from apprentice.adapters.console.group import root
from apprentice.adapters.console.table import COMMANDS

from .running import ROOT, CommandLine
from .standins import codex

pytestmark = pytest.mark.slow

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FIXES = """
from pathlib import Path
Path("double.py").write_text("def double(n):\\n    return 2 * n\\n")
if "CHANGES.md" in prompt:
    Path("CHANGES.md").write_text("# Changes\\n\\n- double doubles\\n")
"""
"""What the stand-in for codex does in its worktree before it replays a recorded stream."""
SAID_IN_DESIGN = frozenset(
    [
        "demo",
        "run",
        "start",
        "continue",
        "resume",
        "cancel",
        "review",
        "finish",
        "reopen",
        "apply",
        "list",
        "search",
        "status",
        "watch",
        "show",
        "log",
        "replay",
        "diff",
        "why",
        "verify",
        "rebuild",
        "backup",
        "restore",
        "du",
        "prune",
        "erase",
        "bundle",
        "sanitize",
        "rules",
        "init",
        "configure",
        "settings",
        "doctor",
        "integrations",
        "certify",
        "export",
        "import",
        "regrade",
        "schema",
        "completion",
    ]
)


def blocks(text: str) -> list[str]:
    """The blocks a page tells people to type, in order."""
    return re.findall(r"^```console\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


@pytest.fixture
def shell(line: CommandLine, tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A folder that is a repository with a failing test, and an environment with `apprentice` and a `codex`."""
    project, programs = tmp_path / "project", tmp_path / "bin"
    project.mkdir()
    (project / "double.py").write_text("def double(n):\n    return n\n")
    (project / "test_double.py").write_text(
        "from double import double\n\n\ndef test_it():\n    assert double(2) == 4\n"
    )
    codex(programs, work=FIXES)
    for name, arguments in (("apprentice", "-m apprentice"), ("python", "")):
        (programs / name).write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {arguments} "$@"\n')
        (programs / name).chmod(0o755)
    environ = line.environment({"OPENAI_API_KEY": "never-sent", "PYTHONDONTWRITEBYTECODE": "1"})
    environ |= {"PATH": f"{programs}{os.pathsep}{environ['PATH']}"}
    for git in (["init", "-q"], ["add", "."], ["-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "x"]):
        subprocess.run(["git", *git], cwd=project, env=environ, check=True)
    return project, environ


def test_every_line_of_the_readme_works(shell: tuple[Path, dict[str, str]]) -> None:
    """From top to bottom, as a reader does it. The set-up lines have a test of their own; codex is a stand-in that
    mends the failing test and replays a recorded stream: what is tried is our side of it."""
    project, environ = shell
    setup, *others = blocks((ROOT / "README.md").read_text())
    assert 2 == len(setup.splitlines())

    for command in "".join(others).splitlines():
        done = subprocess.run(
            ["bash", "-c", command], cwd=project, env=environ, capture_output=True, text=True, timeout=120, check=False
        )
        assert 0 == done.returncode, f"{command}\n{done.stdout}{done.stderr}"


@pytest.mark.slow
def test_the_line_that_sets_everything_up_works_in_a_fresh_clone(line: CommandLine, tmp_path: Path) -> None:
    """The first thing a stranger does; needs a package index. The second line is what ``.ci/run`` begins with."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
    command = blocks((ROOT / "README.md").read_text())[0].splitlines()[0]
    kept = {
        name: value for name, value in os.environ.items() if name.startswith(("PIP_", "UV_")) or "PROXY" in name.upper()
    }
    environ = {**kept, **line.environment({})}
    del environ["PYTHONPATH"], environ["PYTHONWARNINGS"]
    done = subprocess.run(["bash", "-c", command], cwd=clone, env=environ, capture_output=True, text=True, check=False)

    assert 0 == done.returncode, done.stdout[-4000:] + done.stderr[-4000:]


def _typed(page: Path) -> Iterator[list[str]]:
    """Every command line of ours in a page's blocks, split as a shell would."""
    for block in blocks(page.read_text()):
        for command in block.replace("\\\n", " ").splitlines():
            if command.startswith("apprentice "):
                words = shlex.split(command, comments=True)
                yield words[1 : min([words.index(w) for w in words if w in {"|", ">", "&&", ";"}], default=len(words))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_line_in_a_page_can_be_parsed(page: Path) -> None:
    """Verbs and flags that are not there any more are the first thing that goes wrong for a reader."""
    for words in _typed(page):
        group = root()
        _parse(group, click.Context(group, info_name="apprentice", **group.context_settings), words)


def _parse(command: click.Command, context: click.Context, words: list[str]) -> None:
    """As click does, but nothing is looked at on disk and nothing is called."""
    if isinstance(command, click.Group) and words:
        found = command.get_command(context, words[0])
        assert found is not None, f"there is no {words[0]}"
        _parse(found, click.Context(found, parent=context), words[1:])
    else:
        command.make_parser(context).parse_args(list(words))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_a_page_names_is_there(page: Path) -> None:
    """In the sentences, too."""
    named = set(re.findall(r"`apprentice ([a-z]+)\b", page.read_text()))

    assert set() == named - set(COMMANDS)


def test_every_hint_in_the_code_names_a_command_of_the_design() -> None:
    """A hint is read by somebody in trouble; a mistyped verb in it is trouble twice."""
    texts = (path.read_text() for part in ("adapters", "domain", "projections") for path in (ROOT / part).rglob("*.py"))
    named = {verb for text in texts for verb in re.findall(r"`apprentice ([a-z]+)\b", text)}

    assert set() == named - set(SAID_IN_DESIGN)


def test_every_command_is_explained_by_hand_or_made_from_the_commands() -> None:
    """docs/cli.md has them all (another test compares it); here nothing is made of it."""
    text = (ROOT / "docs" / "cli.md").read_text()

    assert [] == [name for name in COMMANDS if f"### `apprentice {name}" not in text]
