"""Whole sessions with a mentor model: what is asked, what it leads to, and what reaches the reviser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ..adapters.mentors.server import Said, Server, completion, trouble
from .mentoring import mentored, role_of
from .running import CommandLine
from .running import Said as Ended

pytestmark = pytest.mark.slow

TASK = "Sum sales.csv by region into report.csv and say in summary.md what stands out."
SECRET = "the north sold 4711"
RUBRIC = {
    "criteria": [
        {"text": "Every region has a row", "importance": 3, "visibility": "agent"},
        {"text": SECRET, "importance": 1, "visibility": "mentor"},
    ]
}
POOR = {"c1_score": 0.2, "c1_evidence": f"report.csv lacks it; {SECRET}", "c2_score": 0.0, "passed": False}
GOOD = {"c1_score": 0.9, "c2_score": 1.0, "passed": True}


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home")


@pytest.fixture
def sales(tmp_path: Path) -> Path:
    path = tmp_path / "sales.csv"
    path.write_text("region,amount\nnorth,1\nsouth,2\n")
    return path


def run(line: CommandLine, sales: Path, environ: dict[str, str], *more: str) -> Ended:
    words = ("run", TASK, "--asset", str(sales), "--agent", "practice", "--mentor-mode", "model-assisted")
    return line(*words, "--run-id", "s1", *more, **environ)


def roles(server: Server) -> list[str]:
    return [role_of(body) for body in server.requests]


def shown(line: CommandLine) -> Any:  # noqa: ANN401 - a document
    return line("show", "s1", "--json").document


def prompt_of(line: CommandLine, number: int) -> str:
    """The prompt an attempt's agent got, from the blob its start names."""
    session = json.loads((line.home / "runs" / "s1" / "session.json").read_text())
    digest: str = next(a["prompt"]["blob"] for a in session["attempts"] if a["number"] == number)
    return (line.home / "blobs" / digest[:2] / digest[2:]).read_text()


def test_a_good_grade_that_is_verified_completes_the_task(line: CommandLine, sales: Path) -> None:
    """All five roles but feedback, each once, and the status says that it rests on a grade."""
    with mentored(rubric=RUBRIC, grade=GOOD) as (server, environ):
        ended = run(line, sales, environ)

    assert 0 == ended.code, ended.err
    assert ["task_intake", "rubric", "grade", "verification"] == roles(server)
    status = shown(line)
    assert ("completed", "grade") == (status["run_status"], status["status_basis"])
    assert [] == status["not_verified"]
    grade = status["attempts"][0]["grade"]
    assert ("mentor-x", "grade-1") == (grade["model"], grade["prompt_version"])
    assert 64 == len(grade["prompt_hash"])


def test_a_grade_that_the_verifier_does_not_confirm_is_not_verified(line: CommandLine, sales: Path) -> None:
    """The seed system called such a thing verified; here it is partial, and says why."""
    no = {"evidence_was_found": False, "verdict": "not_verified"}
    with mentored(rubric=RUBRIC, grade=GOOD, verification=no) as (_, environ):
        ended = run(line, sales, environ, "--max-loops", "1")

    assert 6 == ended.code
    status = shown(line)
    assert ("partial", "grade_unverified") == (status["task_status"], status["status_basis"])
    assert ["attempt 1: the verifier did not confirm the grade"] == status["not_verified"]


def test_a_failing_grade_without_a_verifier_is_not_completed(line: CommandLine, sales: Path) -> None:
    """A fail needs nobody's confirmation, however good the files look."""
    silent = completion("I would rather not say.")
    with mentored(rubric=RUBRIC, grade=POOR, verification=silent) as (server, environ):
        ended = run(line, sales, environ, "--max-loops", "1")

    assert 1 == ended.code
    assert ("failed", "grade") == (shown(line)["task_status"], shown(line)["status_basis"])
    assert 3 == roles(server).count("verification")


def test_the_reviser_gets_everything_that_was_said(line: CommandLine, sales: Path) -> None:
    """The seed's reviser got the first prompt again; this reads what ours got."""
    advice = {"items": ["Add the row of the north."], "plan": ["Read sales.csv again.", "Add the row."]}
    with mentored(rubric=RUBRIC, grade=[POOR, GOOD], feedback=advice) as (server, environ):
        ended = run(line, sales, environ)

    assert 0 == ended.code, ended.err
    assert 2 == roles(server).count("grade")
    first, second = prompt_of(line, 1), prompt_of(line, 2)
    for said in (
        "Add the row of the north.",
        "Read sales.csv again.",
        "Every region has a row",
        "artifacts/report.csv",
    ):
        assert said in second
    assert "## Criteria not met" in second
    assert "## Criteria not met" not in first
    assert ["baseline", "revision"] == [a["kind"] for a in shown(line)["attempts"]]


def test_the_private_rubric_reaches_neither_workspace_nor_bundle(line: CommandLine, sales: Path) -> None:
    """A rubric that the agent, or the next one, can read is a rubric to be gamed."""
    with mentored(rubric=RUBRIC, grade=[POOR, GOOD]) as (server, environ):
        run(line, sales, environ)

    told = [json.dumps(body) for body in server.requests]
    assert any(SECRET in text for text in told), "the grader must know it"
    assert not any(
        SECRET in text for body, text in zip(server.requests, told, strict=True) if role_of(body) == "feedback"
    )
    for folder in ("workspaces/s1", "runs/s1"):
        files = [path for path in (line.home / folder).rglob("*") if path.is_file()]
        assert files
        assert [] == [str(path) for path in files if SECRET.encode() in path.read_bytes()]


def test_without_a_verdict_the_status_rests_on_what_was_checked(line: CommandLine, sales: Path) -> None:
    """A refusal is no grade, neither a good nor a bad one, and the account says so."""
    with mentored(rubric=RUBRIC, grade=completion(None, refusal="No.")) as (server, environ):
        ended = run(line, sales, environ)

    assert 0 == ended.code
    status = shown(line)
    assert "structural" == status["status_basis"]
    assert ["attempt 1: there is no grade; only presence, type and checks were looked at"] == status["not_verified"]
    assert 3 == roles(server).count("grade")
    (account,) = [row for row in status["accounts"] if row["role"] == "grade"]
    assert {"refused": 3} == account["outcomes"]


@pytest.mark.parametrize(
    ("said", "word"), [(trouble(401, "bad key"), "auth"), (trouble(429, "none left", "insufficient_quota"), "quota")]
)
def test_an_endpoint_that_cannot_be_used_stops_before_an_agent_is_started(
    said: Said, word: str, line: CommandLine, sales: Path
) -> None:
    """Exit 4, nothing spent on an agent, and `resume` goes on when it is mended."""
    with mentored(task_intake=[said, {}], rubric=RUBRIC, grade=GOOD) as (server, environ):
        ended = run(line, sales, environ)
        attempts = shown(line)["attempts"]
        resumed = line("resume", "s1", **environ)

    assert 4 == ended.code
    assert word in ended.err
    assert [] == attempts
    assert 0 == resumed.code, resumed.err
    assert 2 == roles(server).count("task_intake")


def test_without_a_key_a_session_is_not_begun(line: CommandLine, sales: Path) -> None:
    """The error names the variable; nothing is in the log."""
    ended = run(line, sales, {"APPRENTICE_PROVIDER": "openai"})

    assert 4 == ended.code
    assert "OPENAI_API_KEY" in ended.err
    assert [] == line("list", "--json").document


def test_every_try_is_recorded_with_its_usage(line: CommandLine, sales: Path) -> None:
    """What was spent on a bad answer was spent."""
    with mentored(task_intake=[completion("{"), {}], rubric=RUBRIC, grade=GOOD) as (_, environ):
        run(line, sales, environ)

    (account,) = [row for row in shown(line)["accounts"] if row["role"] == "task_intake"]
    assert {"invalid": 1, "valid": 1} == account["outcomes"]
    assert (2, 20, 10) == (account["requests"], account["input_tokens"], account["output_tokens"])


def test_regrading_adds_verdicts_and_changes_no_status(line: CommandLine, sales: Path) -> None:
    """Another model's opinion stands beside the first, with the difference shown."""
    with mentored(rubric=RUBRIC, grade=[GOOD, POOR]) as (_, environ):
        run(line, sales, environ)
        ended = line("regrade", "s1", "--model", "mentor-y", "--json", **environ)

    assert 0 == ended.code, ended.err
    (grade, verification) = ended.document["differences"]
    assert (0.925, 0.15, True, False) == (
        grade["before"],
        grade["after"],
        grade["passed_before"],
        grade["passed_after"],
    )
    assert {"c1": [0.9, 0.2]} == grade["criteria"]
    assert (True, True) == (verification["before"], verification["after"])
    status = shown(line)
    assert ("completed", 0.925) == (status["run_status"], status["score"])
    assert ["mentor-y", "mentor-y"] == [row["model"] for row in status["regrades"]]
    assert 0 == line("verify", "s1").code


def test_a_hybrid_session_keeps_both_versions(line: CommandLine, sales: Path) -> None:
    """The model drafts, the person edits; what the agent gets is the person's, what the log has is both."""
    words = ("run", TASK, "--asset", str(sales), "--agent", "practice", "--mentor-mode", "hybrid", "--run-id", "s1")
    with mentored(task_intake={"title": "Model's title"}, rubric=RUBRIC, grade=GOOD) as (_, environ):
        assert 6 == line(*words, **environ).code
        assert 6 == line("review", "s1", "--instruction", "Only the south counts.", **environ).code
        assert 6 == line("review", "s1", "--criterion", "Names the source", **environ).code
        assert 6 == line("review", "s1", "--pass", **environ).code
        assert 0 == line("review", "s1", "--approve", **environ).code

    log = line("log", "s1").out
    assert "task intake drafted (model): Model's title" in log
    assert "task intake drafted (expert)" in log
    prompt = prompt_of(line, 1)
    assert "Only the south counts." in prompt
    assert "Names the source" in prompt
    scored = [c["text"] for c in shown(line)["attempts"][0]["grade"]["criteria"]]
    assert ["Every region has a row", "Names the source"] == scored
    assert "expert" == shown(line)["status_basis"]


def test_a_follow_up_without_a_key_says_so_before_an_agent_is_started(line: CommandLine, sales: Path) -> None:
    """What nobody could grade is not begun; with the key it goes on."""
    with mentored(rubric=RUBRIC, grade=GOOD) as (_, environ):
        run(line, sales, environ)
        ended = line("continue", "s1", "Add a total.", APPRENTICE_PROVIDER="openai")
        attempts = len(shown(line)["attempts"])
        resumed = line("resume", "s1", **environ)

    assert 4 == ended.code
    assert "OPENAI_API_KEY" in ended.err
    assert 1 == attempts
    assert 0 == resumed.code, resumed.err
    assert 2 == len(shown(line)["attempts"])


def test_a_simulated_approval_also_answers_what_a_follow_up_asks(line: CommandLine, sales: Path) -> None:
    """`continue` and `resume` take the same flag as `run`."""
    words = ("run", TASK, "--asset", str(sales), "--agent", "practice", "--mentor-mode", "hybrid", "--run-id", "s1")
    with mentored(rubric=RUBRIC, grade=GOOD) as (_, environ):
        assert 0 == line(*words, "--simulate-approval", **environ).code
        assert 0 == line("continue", "s1", "Add a total.", "--simulate-approval", **environ).code

    assert [True] * 6 == [c["answer"]["simulated"] for c in shown(line)["checkpoints"]]
