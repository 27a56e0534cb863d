"""Do `doctor --live` and `certify` tell an agent that works from one that is only there?"""

from __future__ import annotations

from pathlib import Path

import pytest

from .running import CommandLine

WORKS = '["sh", "-c", "printf certified > artifacts/certificate.txt"]'
IDLES = '["sh", "-c", "echo I am done"]'


@pytest.fixture
def both(line: CommandLine) -> CommandLine:
    """A home with one agent that works, which is the default, and one that says so."""
    line.home.mkdir(mode=0o700)
    text = f'agent = "works"\n[agents.works]\nargv = {WORKS}\n[agents.idles]\nargv = {IDLES}\n'
    (line.home / "settings.toml").write_text(text)
    return line


def test_every_configured_agent_is_tried(both: CommandLine) -> None:
    """Exit 1 when one of them fails, and nothing of it stays in the home."""
    ended = both("certify", "--json")

    assert [("works", True), ("idles", False)] == [(r["name"], r["passed"]) for r in ended.document["results"]]
    assert (1, []) == (ended.code, both("list", "--json").document)
    assert 0 == both("certify", "--agent", "works").code


def test_doctor_lets_them_work_only_when_asked(both: CommandLine) -> None:
    """Looking costs nothing; a live task costs tokens."""
    quiet = both("doctor", "--json").document["findings"]
    live = both("doctor", "--live", "--json").document["findings"]

    assert not [f for f in quiet if f["name"].endswith(" live")]
    assert [("works live", "ok"), ("idles live", "wrong")] == [
        (f["name"], f["state"]) for f in live if f["name"].endswith(" live")
    ]


def test_nobody_to_try_is_not_ready(line: CommandLine, tmp_path: Path) -> None:
    """A pass of nobody would be a lie in a script."""
    assert 4 == line("certify").code
