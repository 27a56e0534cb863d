"""Does a setting change without anything else in the user's file changing?"""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apprentice.adapters.settings_text import changed, statements, toml
from apprentice.domain.errors import Refused

WRITTEN = """\
# what I use at work
agent = "codex"   # the fast one
notify = [
  "notify-send",  # on the desktop
  "done",
] # end

timeout_s = 900

# the one at home
[agents.codex]
model = "a#b" # with a hash
env = [ "ONE", "TWO" ]

[agents."x.y"]
argv = ["x"]
"""


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("agent",), "gemini", 'agent = "codex"   # the fast one', 'agent = "gemini"   # the fast one'),
        (("timeout_s",), 5.5, "timeout_s = 900", "timeout_s = 5.5"),
        (("notify",), ["say"], '[\n  "notify-send",  # on the desktop\n  "done",\n] # end', '["say"] # end'),
        (("agents", "codex", "model"), "c", '"a#b" # with a hash', '"c" # with a hash'),
        (("agents", "codex", "path"), "/x", '"TWO" ]\n', '"TWO" ]\npath = "/x"\n'),
        (("agents", "x.y", "stdin"), True, 'argv = ["x"]\n', 'argv = ["x"]\nstdin = true\n'),
        (("max_loops",), 2, "timeout_s = 900\n", "timeout_s = 900\nmax_loops = 2\n"),
        (("agents", "new", "argv"), ["n"], 'argv = ["x"]\n', 'argv = ["x"]\n\n[agents.new]\nargv = ["n"]\n'),
        (("agent",), None, 'agent = "codex"   # the fast one\n', ""),
        (("agents", "codex", "env"), None, 'env = [ "ONE", "TWO" ]\n', ""),
    ],
)
def test_one_place_changes_and_nothing_else(path: tuple[str, ...], value: object, old: str, new: str) -> None:
    """Comments and order are the user's; a program that rewrites the file loses them."""
    assert WRITTEN.replace(old, new) == changed(WRITTEN, path, value)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", [("agent",), ("agents", "codex", "model")])
def test_what_it_says_already_is_not_touched(path: tuple[str, ...]) -> None:
    """Changing nothing changes no byte, also where the value is written in another way."""
    text = "agent = 'codex'\nagents.codex.model = '''codex'''\n"

    assert text == changed(text, path, "codex")


def test_what_is_not_there_is_taken_away_without_a_trace() -> None:
    """To unset twice is to unset once."""
    assert WRITTEN == changed(WRITTEN, ("max_loops",), None)
    assert WRITTEN == changed(WRITTEN, ("agents", "nobody", "argv"), None)


@pytest.mark.parametrize("text", ['agents.codex.model = "a"\n', 'agents = {codex = {model = "a"}}\n'])
def test_what_cannot_be_edited_safely_is_left_to_its_author(text: str) -> None:
    """Inline tables and dotted keys mean the same and have no line of their own; guessing would damage them."""
    with pytest.raises(Refused, match=r"not edited from here") as refused:
        changed(text, ("agents", "codex", "model"), "b")

    assert 'write agents.codex.model = "b" there yourself' == refused.value.hint


def test_windows_line_ends_and_a_missing_last_one_are_kept() -> None:
    """The file may come from another machine, and from an editor that ends it anyhow."""
    assert 'agent = "b" # x\r\n' == changed('agent = "a" # x\r\n', ("agent",), "b")
    assert 'agent = "a"\r\nmodel = "m"\r\n' == changed('agent = "a"\r\n', ("model",), "m")
    assert 'agent = "a"\nmodel = "m"\n' == changed('agent = "a"', ("model",), "m")
    assert '# mine\nagent = "a"\n' == changed("# mine", ("agent",), "a")
    assert 'agent = "a"\n\n# of x\n[agents.x]\nargv = ["x"]\n' == changed(
        '# of x\n[agents.x]\nargv = ["x"]\n', ("agent",), "a"
    )


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.one_of(TEXTS, st.integers(-(2**60), 2**60), st.booleans(), st.lists(TEXTS, max_size=4))


@given(VALUES)
def test_any_value_comes_back_as_it_was(value: object) -> None:
    """Quotes, backslashes, control characters, any script: TOML has a way to write each."""
    assert {"v": value} == tomllib.loads(f"v = {toml(value)}")  # type: ignore[arg-type]


@given(
    st.sampled_from([("agent",), ("notify",), ("new",), ("agents", "codex", "model"), ("agents", 'q"\n', "z")]), VALUES
)
def test_every_other_statement_survives(path: tuple[str, ...], value: object) -> None:
    """Whatever is set, every other line is there afterwards, in the same order."""
    after = changed(WRITTEN, path, value)  # type: ignore[arg-type]
    others = [s.text for s in statements(WRITTEN) if s.path != path]
    left = iter(s.text for s in statements(after))

    assert all(any(text == other for text in left) for other in others)
