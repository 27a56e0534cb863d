"""An argv template is filled argument by argument."""

from __future__ import annotations

import pytest

from apprentice.adapters.agents.template import fill
from apprentice.domain.errors import Refused

VALUES = {"workspace": "/w s", "prompt_file": "/w s/prompt.md", "run_dir": "/run"}


def test_placeholders_stand_whole_or_inside_and_braces_are_doubled() -> None:
    """A path with a space stays one argument: there is no shell to split it."""
    argv = fill(("--in={workspace}/input", "{prompt_file}", "{{literal}}", "plain"), VALUES)

    assert ("--in=/w s/input", "/w s/prompt.md", "{literal}", "plain") == argv


@pytest.mark.parametrize("argument", ["{prompt}", "{}", "{", "}", "a{b", "{workspace!r}", "{workspace.x}"])
def test_anything_else_in_braces_is_refused(argument: str) -> None:
    """A typing error must not reach the agent as a literal, nor be a way into Python's formatting."""
    with pytest.raises(Refused):
        fill((argument,), VALUES)


def test_a_near_miss_is_named() -> None:
    """The next step is part of the error."""
    with pytest.raises(Refused) as refused:
        fill(("{prompt_fle}",), VALUES)

    assert "did you mean `{prompt_file}`?" == refused.value.hint
