"""Do `doctor --live` and `certify` tell a mentor from something that only answers?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ..adapters.mentors.server import completion, trouble
from .mentoring import mentored, role_of
from .running import CommandLine

RIGHT = {
    "task_intake": {"title": "A sum", "requirements": ["sum.txt holds the sum"], "assumptions": []},
    "rubric": {"criteria": [{"text": "The sum is right", "importance": 5, "visibility": "agent"}]},
    "grade": {"c1_score": 0.0, "c1_evidence": "sum.txt says 12", "summary": "wrong", "passed": False},
    "verification": {"evidence_was_found": False, "verdict": "not_verified", "reason": "it says 12"},
    "feedback": {"items": ["Write 27 into sum.txt."], "plan": ["Add again."]},
}


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home")


def live(line: CommandLine, environ: dict[str, str]) -> dict[str, str]:
    """State by role, as `doctor --live` found them."""
    document = line("doctor", "--live", "--json", **environ).document
    roles = (*RIGHT, "live")
    return {f["name"]: f["state"] for f in document["findings"] if f["area"] == "mentor" and f["name"] in roles}


def test_a_mentor_that_answers_rightly_is_ready(line: CommandLine) -> None:
    """Each role is asked once, and no prompt gives the answer away."""
    with mentored(**RIGHT) as (server, environ):
        assert dict.fromkeys(RIGHT, "ok") == live(line, environ)

    assert list(RIGHT) == [role_of(body) for body in server.requests]
    assert not re.search(r"\b27\b", str([body["messages"] for body in server.requests]))


@pytest.mark.parametrize("role", [role for role in RIGHT if role not in ("task_intake", "rubric")])
def test_whoever_says_yes_to_everything_is_not_ready(role: str, line: CommandLine) -> None:
    """The seed system's live check passed a server that always said accept."""
    with mentored(**{name: said for name, said in RIGHT.items() if name != role}) as (_, environ):
        found = live(line, environ)

    assert {role} == {name for name, state in found.items() if state == "not ready"}


@pytest.mark.parametrize("role", RIGHT)
def test_a_role_without_a_verdict_is_not_ready(role: str, line: CommandLine) -> None:
    """A model that cannot hold a shape cannot mentor."""
    with mentored(**{**RIGHT, role: completion("{")}) as (_, environ):
        ended = line("doctor", "--live", "--json", **environ)

    assert 4 == ended.code
    (found,) = [f for f in ended.document["findings"] if f["name"] == role]
    assert "no verdict" in found["what"]


def test_without_a_key_nothing_is_asked(line: CommandLine) -> None:
    """The variable is named."""
    ended = line("doctor", "--live", "--json", APPRENTICE_PROVIDER="google")

    assert 4 == ended.code
    assert "GEMINI_API_KEY" in ended.out


def test_certify_says_who_passed(line: CommandLine) -> None:
    """Agents by a task of their own, providers by known answers; nothing stays in the home."""
    with mentored(**RIGHT) as (server, environ):
        good = line("certify", "--agent", "practice", "--provider", server.url, "--model", "m", "--json", **environ)
    with mentored(task_intake=trouble(401, "bad key")) as (server, environ):
        bad = line("certify", "--json", **environ)

    assert (0, [True, True]) == (good.code, [one["passed"] for one in good.document["results"]]), good.out
    assert 1 == bad.code
    assert "auth" in bad.document["results"][0]["what"]
    assert [] == line("list", "--json").document
