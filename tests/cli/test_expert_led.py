"""Sessions that a person leads: five decisions, pending until answered, from wherever the answer comes."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from .running import CommandLine, Said

pytestmark = pytest.mark.slow

TASK = "Sum sales.csv by region into report.csv."
STAGES = ["task_intake", "rubric", "evaluation", "final_approval"]


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home")


def words(tmp_path: Path, *more: str) -> list[str]:
    sales = tmp_path / "sales.csv"
    sales.write_text("region,amount\nnorth,1\n")
    common = ["run", TASK, "--asset", str(sales), "--agent", "practice", "--mentor-mode", "expert-led"]
    return [*common, "--run-id", "s1", *more]


def status(line: CommandLine) -> dict[str, Any]:
    found: dict[str, Any] = line("show", "s1", "--json").document
    return found


def begun(line: CommandLine, tmp_path: Path, *answers: str) -> Said:
    """A session with its first decisions given, each by a command of its own."""
    ended = line(*words(tmp_path))
    for answer in answers:
        ended = line("review", "s1", *answer.split())
    return ended


def test_each_decision_stays_pending_until_somebody_gives_it(line: CommandLine, tmp_path: Path) -> None:
    """The seed system recorded an approval that nobody gave; here the engine stops and says what it waits for."""
    ended, asked = begun(line, tmp_path), []
    for answer in ("--confirm", "--confirm", "--pass", "--approve"):
        assert 6 == ended.code
        asked.append(status(line)["awaits"])
        assert "awaiting_review" == status(line)["run_status"]
        ended = line("review", "s1", answer)

    assert STAGES == asked
    assert 0 == ended.code
    assert ("completed", "expert", None) == tuple(status(line)[k] for k in ("run_status", "status_basis", "awaits"))
    assert [False] * 4 == [c["answer"]["simulated"] for c in status(line)["checkpoints"]]


def test_a_fail_is_a_fail_and_its_words_reach_the_reviser(line: CommandLine, tmp_path: Path) -> None:
    """In the seed system a person's fail changed nothing."""
    begun(line, tmp_path, "--confirm", "--confirm")
    line("review", "s1", "--fail", "--score", "40", "--notes", "The south is missing.", "--feedback", "Add the south.")
    assert "revision" == status(line)["awaits"]
    line("review", "s1", "--revise", "--notes", "Once more.")

    prompt = next((line.home / "workspaces" / "s1").rglob("prompt.md")).read_text()
    for said in ("The south is missing.", "Add the south.", "Once more.", "artifacts/report.csv"):
        assert said in prompt
    assert 6 == line("review", "s1", "--fail").code
    ended = line("review", "s1", "--finish")
    assert "final_approval" == status(line)["awaits"]
    assert 6 == ended.code
    assert 1 == line("review", "s1", "--approve").code
    assert ("failed", "expert", 0.4) == tuple(status(line)[k] for k in ("task_status", "status_basis", "score"))


def test_edits_are_what_the_agent_gets(line: CommandLine, tmp_path: Path) -> None:
    """An edited intake that only its file shows is no edit."""
    ended = begun(line, tmp_path)
    line("review", "s1", "--title", "Sums", "--instruction", "Sum it, in euros.")
    line("review", "s1", "--criterion", "Amounts are in euros")

    assert 6 == ended.code
    prompt = next((line.home / "workspaces" / "s1").rglob("prompt.md")).read_text()
    assert "Sum it, in euros." in prompt
    assert "Amounts are in euros" in prompt
    assert "Sums" == status(line)["task_title"]


def test_a_second_answer_is_refused_and_names_the_first(line: CommandLine, tmp_path: Path) -> None:
    """Two people must not overwrite each other."""
    begun(line, tmp_path, "--confirm", "--confirm", "--pass --by Ada")
    ended = line("review", "s1", "--fail", "--by", "Bob")

    assert 2 == ended.code
    assert "`pass` by Ada" in ended.err


def test_held_holds_until_its_stage_is_named(line: CommandLine, tmp_path: Path) -> None:
    """A hold is lifted deliberately, and only by a new review of the final approval."""
    ended = begun(line, tmp_path, "--confirm", "--confirm", "--pass", "--hold")

    assert 6 == ended.code
    assert status(line)["held"]
    assert 2 == line("review", "s1", "--approve").code
    assert 2 == line("review", "s1", "--confirm").code
    assert status(line)["held"]
    assert (line.home / "runs" / "s1" / "contribution_bundle").is_dir()
    assert 0 == line("review", "s1", "--stage", "final_approval", "--approve").code
    assert not status(line)["held"]


def test_a_held_bundle_is_built_and_not_shared(line: CommandLine, tmp_path: Path) -> None:
    """Whoever held it said that nobody else may have it yet; lifting the hold is what lets it go."""
    begun(line, tmp_path, "--confirm", "--confirm", "--pass", "--hold")
    target = tmp_path / "shared.zip"
    exported = line("bundle", "export", "s1", "-o", str(target), "--yes")
    contributed = line("bundle", "contribute", "s1", "-o", str(tmp_path / "sub"), "--yes")

    assert [6, 6] == [exported.code, contributed.code]
    assert "held" in exported.err and "held" in contributed.err
    assert not target.exists() and not (tmp_path / "sub").exists()
    assert 0 == line("review", "s1", "--stage", "final_approval", "--approve").code
    assert 0 == line("bundle", "export", "s1", "-o", str(target), "--yes").code


def test_a_simulated_approval_is_recorded_as_one(line: CommandLine, tmp_path: Path) -> None:
    """It may run unattended; it may not look as if somebody had been there."""
    ended = line(*words(tmp_path, "--simulate-approval"))

    assert 0 == ended.code
    assert [True] * 4 == [c["answer"]["simulated"] for c in status(line)["checkpoints"]]
    files = (line.home / "runs" / "s1" / "mentor_checkpoints").glob("*.json")
    assert {("simulated", False)} == {(d["source"], d["human_approved"]) for d in map(_document, files)}
    assert ["attempt 1: the evaluation is simulated, no person gave it"] == status(line)["not_verified"]


def _document(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text())
    return found


def test_the_seed_systems_input_variable_answers_and_says_so(line: CommandLine, tmp_path: Path) -> None:
    """Its words are understood; a stage without a section waits for a person."""
    sections = {
        "task_intake": {"decision": "confirmed", "title": "From the variable"},
        "rubric": {"additional_criteria": ["Has a header"]},
        "evaluation": {"passed": False, "score": 40, "feedback": "Add a header.", "failed_criteria": ["Has a header"]},
        "revision": {"revision_should_run": False, "notes": "Enough."},
    }
    ended = line(*words(tmp_path), AA_MENTOR_CHECKPOINT_INPUTS_JSON=json.dumps(sections))

    assert 6 == ended.code
    assert "final_approval" == status(line)["awaits"]
    answered = [c["answer"] for c in status(line)["checkpoints"] if c["answer"]]
    assert [True] * 4 == [a["simulated"] for a in answered]
    assert ["confirm", "edit", "fail", "finish"] == [a["decision"] for a in answered]
    assert 0.4 == answered[2]["score"]


@pytest.mark.parametrize("text", ["{", "[]", '{"evaluaton": {}}', '{"evaluation": {"socre": 1}}'])
def test_an_input_variable_that_cannot_be_read_is_refused(text: str, line: CommandLine, tmp_path: Path) -> None:
    """A typo must not become an approval."""
    ended = line(*words(tmp_path), APPRENTICE_MENTOR_CHECKPOINT_INPUTS_JSON=text)

    assert ended.code in (2, 6)
    if ended.code == 6:
        line("review", "s1", "--confirm", "--no-resume")
        line("resume", "s1")
        assert not [c for c in status(line)["checkpoints"] if c["stage"] == "evaluation" and c["answer"]]


def test_an_answer_can_be_recorded_without_going_on(line: CommandLine, tmp_path: Path) -> None:
    """--no-resume leaves the work to whoever takes it up."""
    begun(line, tmp_path)
    ended = line("review", "s1", "--confirm", "--no-resume")

    assert 0 == ended.code
    assert [] == status(line)["attempts"]
    assert 6 == line("resume", "s1").code
    assert "rubric" == status(line)["awaits"]


def test_what_waits_can_be_listed_read_and_answered_from_a_file(line: CommandLine, tmp_path: Path) -> None:
    """A program, or somebody in another room, needs the question before the answer."""
    begun(line, tmp_path, "--confirm", "--confirm")
    (waits,) = line("review", "--list", "--json").document
    question = line("review", "s1", "--json").document
    answer = tmp_path / "answer.json"
    answer.write_text(json.dumps({"stage": "evaluation", "decision": "pass", "score": 0.9, "by": "Ada"}))
    ended = line("review", "s1", "--file", str(answer))

    assert ("s1", "evaluation") == (waits["run_id"], waits["awaits"])
    assert ("evaluation", ["pass", "fail"], "pass") == (
        question["stage"],
        question["decisions"],
        question["proposal"],
    )
    assert ["report.csv"] == [a["path"] for a in question["attempt"]["artifacts"]]
    assert 6 == ended.code
    assert ("Ada", "file") == tuple(status(line)["checkpoints"][2]["answer"][k] for k in ("by", "via"))


def test_an_answer_can_be_written_in_an_editor(line: CommandLine, tmp_path: Path) -> None:
    """$EDITOR gets the question as a document and its saved text is the answer."""
    begun(line, tmp_path)
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import json, os, sys\np = sys.argv[1]\nd = json.load(open(p))\nd['title'] = 'Edited'\nd['decision'] = 'edit'\n"
        "json.dump(d, open(p, 'w'))\nos.utime(p, (1, 1))\n"
    )
    ended = line("review", "s1", "--edit", EDITOR=f"{sys.executable} {editor}")

    assert 6 == ended.code, ended.err
    assert "Edited" == status(line)["task_title"]


@pytest.mark.parametrize(
    "answer", [("--pass",), ("--decision", "x"), ("--score", "7000", "--confirm"), ("--file", "nowhere.json")]
)
def test_an_answer_that_does_not_fit_is_refused_and_changes_nothing(
    answer: tuple[str, ...], line: CommandLine, tmp_path: Path
) -> None:
    """The question still waits afterwards."""
    begun(line, tmp_path)

    assert 2 == line("review", "s1", *answer).code
    assert "task_intake" == status(line)["awaits"]


def test_a_session_that_waits_is_not_finished_over_a_persons_head(line: CommandLine, tmp_path: Path) -> None:
    """`finish` names the decision; cancelling is possible."""
    begun(line, tmp_path)
    ended = line("finish", "s1")

    assert 2 == ended.code
    assert "task_intake" in ended.err
    assert 0 == line("cancel", "s1").code
    assert "cancelled" == status(line)["run_status"]


def test_a_follow_up_is_reviewed_and_approved_again(line: CommandLine, tmp_path: Path) -> None:
    """Each round's result is a person's to accept; intake and rubric were confirmed once."""
    begun(line, tmp_path, "--confirm", "--confirm", "--pass", "--approve")
    line("continue", "s1", "Add a total.")
    assert "evaluation" == status(line)["awaits"]
    line("review", "s1", "--pass")
    assert "final_approval" == status(line)["awaits"]
    assert 0 == line("review", "s1", "--approve").code


@contextmanager
def on_a_terminal(line: CommandLine, *args: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The program with a terminal of its own; yields it and our end of the terminal."""
    ours, theirs = pty.openpty()
    started = subprocess.Popen(
        [sys.executable, "-m", "apprentice", *args],
        env=line.environment({"TERM": "xterm", "COLUMNS": "100"}),
        stdin=theirs,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        close_fds=True,
    )
    os.close(theirs)
    try:
        yield started, ours
    finally:
        started.kill()
        started.wait()
        os.close(ours)


def read_until(ours: int, wanted: str, seconds: float = 60.0) -> str:
    """What the terminal shows up to ``wanted``."""
    seen, until = "", time.monotonic() + seconds
    while wanted not in seen:
        assert time.monotonic() < until, f"{wanted!r} did not come: {seen[-600:]!r}"
        if select.select([ours], [], [], 0.2)[0]:
            try:
                seen += os.read(ours, 4096).decode(errors="replace")
            except OSError:  # the other end is closed
                assert wanted in seen, seen[-600:]
    return seen


def test_a_second_process_answers_what_the_first_one_asks(line: CommandLine, tmp_path: Path) -> None:
    """A prompt ends when somebody else answers, and the first process goes on with that answer."""
    with on_a_terminal(line, *words(tmp_path)) as (driver, ours):
        read_until(ours, "Is this the task?")
        assert 0 == line("review", "s1", "--confirm", "--by", "Ada").code
        read_until(ours, "Is it to be judged by this?")
        assert 0 == line("review", "s1", "--criterion", "Names every region", "--by", "Ada").code
        read_until(ours, "Does the work pass?")
        os.write(ours, b"p\n0.8\n\n\n")
        read_until(ours, "Is the result approved?")
        assert 0 == line("review", "s1", "--approve", "--by", "Ada").code
        code = driver.wait(timeout=60)

    assert 0 == code
    answers = [c["answer"] for c in status(line)["checkpoints"]]
    assert ["Ada", "Ada", answers[2]["by"], "Ada"] == [a["by"] for a in answers]
    assert ["review", "review", "terminal", "review"] == [a["via"] for a in answers]
    assert 0.8 == answers[2]["score"]
    assert 0 == line("verify", "s1").code


def test_later_on_a_terminal_leaves_the_question_open(line: CommandLine, tmp_path: Path) -> None:
    """Nobody is forced to decide at once; the answer then comes from anywhere."""
    with on_a_terminal(line, *words(tmp_path)) as (driver, ours):
        read_until(ours, "Is this the task?")
        os.write(ours, b"later\n")
        code = driver.wait(timeout=60)

    assert 6 == code
    assert "task_intake" == status(line)["awaits"]
    assert 6 == line("review", "s1", "--confirm").code
