"""Does the seed system's public data set come in as it was recorded, and nothing more?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from apprentice.adapters.console.importing import take_in
from apprentice.adapters.console.wiring import House
from apprentice.adapters.formats.imported import CLOCK_IMPORT, ImportedSession
from apprentice.adapters.formats.seed_dataset import read_dataset
from apprentice.adapters.settings import Settings
from apprentice.domain import events as e
from apprentice.domain.errors import NotFound, Refused, RunExists

from ...cli.running import CommandLine

NOW = "2026-11-24T09:00:00.000000Z"
PLACES = [folder / "shared" / "data" / "seed_dataset" for folder in Path(__file__).resolve().parents]
REAL = next((place for place in PLACES if place.is_dir()), None)
real = pytest.mark.skipif(REAL is None, reason="the seed data set is no part of this repository, and not beside it")


def write(path: Path, content: Any) -> None:  # noqa: ANN401 - JSON is any value
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = content if isinstance(content, list) else [content]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))


def trace(*steps: dict[str, Any]) -> dict[str, Any]:
    return {"steps": list(steps), "metadata_json": {"codex_command": ["codex"]}}


def grade(kind: str, score: float | None, passed: bool | None = True, model: str | None = "m") -> dict[str, Any]:
    items = [{"rubric_item_id": "r1", "score": score, "notes": "seen"}] if score is not None else []
    common = {"attempt_id": f"7-{kind}", "model": model, "provider": "p", "rubric_item_scores": items}
    return {**common, "final_score": score, "passed": passed, "public_prompt_hash": "sha256:ab"}


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """One task with two attempts, and one that was never run."""
    root = tmp_path / "seed"
    packet = {
        "instruction": "Write a.csv.",
        "title": "A",
        "deliverables": ["a.csv"],
        "output_requirements": ["one row"],
    }
    for task in ("7", "10"):
        write(root / "tasks" / task / "task_packet.json", packet)
        items = [{"rubric_item_id": "r1", "criterion_name": "Adds up", "weight": 0.4, "worker_visible": True}]
        write(root / "tasks" / task / "rubric.json", {"rubric_items": items})
        write(root / "tasks" / task / "verifier_private_rubric.json", {"acceptance_checks": ["it is 42"]})
    for kind in ("baseline", "revised"):
        outputs = {"status": "success", "execution_status": "completed", "produced_deliverables": ["a.csv"]}
        write(root / "attempts" / "7" / kind / "attempt_manifest.json", outputs)
        step = {"action": "agent_step", "tool": "bash", "input": "x", "output": "y", "success": True}
        timed = {**step, "success": False, "started_at": "2026-01-02T03:04:05Z"}
        write(root / "traces" / "7" / kind / "agent_trace.json", trace(step, timed))
    write(root / "evaluation" / "7" / "grader_results.jsonl", [grade("baseline", 0.5, False), grade("revised", 0.9)])
    verified = {
        "attempt_id": "7-revised",
        "verification_status": "verified",
        "model": "m",
        "evidence_grounding_ok": True,
    }
    write(root / "evaluation" / "7" / "verifier_results.jsonl", [{**verified, "attempt_id": "7-baseline"}, verified])
    feedback = {"attempt_id": "7-baseline", "actionable_feedback": ["Add a row."], "model": "m"}
    write(root / "evaluation" / "7" / "evaluator_feedback.jsonl", feedback)
    plan = {"input_attempt_id": "7-baseline", "planned_changes": ["Read again."]}
    write(root / "evaluation" / "7" / "revision_plans.jsonl", plan)
    return root


def keep(data: bytes, media_type: str) -> Any:  # noqa: ANN401 - Content
    from hashlib import sha256

    from apprentice.domain.values import Content

    return Content(blob=sha256(data).hexdigest(), size=len(data), media_type=media_type)


def told(dataset: Path) -> dict[str, ImportedSession]:
    return {session.run_id: session for session in read_dataset(dataset, keep, NOW)}


def of(session: ImportedSession, kind: type[e.Event]) -> list[Any]:
    return [pending.event for pending in session.events if isinstance(pending.event, kind)]


def test_attempts_verdicts_and_feedback_come_in_as_they_were(dataset: Path) -> None:
    """Scores, words, prompt hashes: nothing is recomputed, nothing is left out."""
    session = told(dataset)["seed-7"]

    assert [(1, 0.5, False), (2, 0.9, True)] == [(g.attempt, g.score, g.passed) for g in of(session, e.AttemptGraded)]
    assert ["sha256:ab"] * 2 == [g.provenance.prompt_hash for g in of(session, e.AttemptGraded)]
    assert [True, True] == [v.verified for v in of(session, e.AttemptVerified)]
    assert [(("Add a row.",), ("Read again.",))] == [(f.items, f.plan) for f in of(session, e.FeedbackGiven)]
    assert [2] == [s.attempt for s in of(session, e.AttemptSelected)]


def test_artifacts_that_are_names_only_are_absent_and_not_empty(dataset: Path) -> None:
    """An empty file would be a finding about the work; a file that was not published is none."""
    for ended in of(told(dataset)["seed-7"], e.AttemptFinished):
        assert ((), ("a.csv",), None) == (ended.artifacts, ended.absent, ended.duration_s)


def test_times_are_the_sources_or_say_that_it_has_none(dataset: Path) -> None:
    """A made-up time looks like evidence."""
    steps = [p for p in told(dataset)["seed-7"].events if isinstance(p.event, e.StepObserved)]

    assert [(NOW, CLOCK_IMPORT), ("2026-01-02T03:04:05.000000Z", "source")] == [
        (p.occurred_at, p.clock) for p in steps[:2]
    ]
    assert {"import"} == {p.actor for p in steps}


def test_a_task_that_was_never_run_is_no_failure(dataset: Path) -> None:
    """It has a packet, a rubric, and no attempt."""
    session = told(dataset)["seed-10"]

    assert [] == of(session, e.AttemptStarted)
    assert 1 == len(of(session, e.SessionCancelled))


@pytest.mark.parametrize(
    "row", [grade("baseline", None), grade("baseline", 0.5, None), grade("baseline", 1.0, model=None)]
)
def test_a_grade_that_is_not_there_is_not_made_up(row: dict[str, Any], dataset: Path) -> None:
    """No score, no verdict, or no grader: no grade, and no verification of one."""
    write(dataset / "evaluation" / "7" / "grader_results.jsonl", [row])
    session = told(dataset)["seed-7"]

    assert [] == of(session, e.AttemptGraded)
    assert [] == of(session, e.AttemptVerified)


@pytest.mark.parametrize("text", ['{"torn', "[]"])
def test_a_torn_file_is_named_and_nothing_is_taken(text: str, dataset: Path) -> None:
    """A half-read record would be a false one."""
    (dataset / "tasks" / "7" / "task_packet.json").write_text(text)
    with pytest.raises(Refused, match=r"task_packet\.json"):
        told(dataset)


def test_what_is_no_data_set_is_refused(tmp_path: Path) -> None:
    """A typo in the path must not import nothing in silence."""
    with pytest.raises(NotFound):
        told(tmp_path / "nowhere")
    with pytest.raises(Refused):
        told(tmp_path)


def house(home: Path) -> House:
    home.mkdir(exist_ok=True)
    return House(home, Settings(), {})


def test_importing_twice_adds_nothing_and_another_history_is_refused(dataset: Path, tmp_path: Path) -> None:
    """Deterministic ids make the second import a repetition; changed records must not slip in under the same id."""
    here = house(tmp_path / "home")
    first = take_in(here, read_dataset(dataset, here.contents.put, NOW))
    second = take_in(here, read_dataset(dataset, here.contents.put, "2027-01-01T00:00:00.000000Z"))
    write(dataset / "evaluation" / "7" / "grader_results.jsonl", [grade("baseline", 1.0)])
    with pytest.raises(RunExists):
        take_in(here, read_dataset(dataset, here.contents.put, NOW))
    here.close()

    # What was not run here is never meant by `latest`.
    assert 3 == CommandLine(tmp_path / "home")("status", "latest").code
    assert first.added > 0
    assert (0, first.run_ids) == (second.added, second.run_ids)


@real
@pytest.mark.slow
def test_the_24_published_tasks_come_in_and_verify(tmp_path: Path) -> None:
    """The real data: 24 sessions, 21 with attempts, chains that hold, signals rebuilt from the events."""
    assert REAL is not None
    line = CommandLine(tmp_path / "home")
    here = house(line.home)
    done = take_in(here, read_dataset(REAL, here.contents.put, here.clock.now()))
    again = take_in(here, read_dataset(REAL, here.contents.put, here.clock.now()))
    here.close()

    assert (24, 0) == (len(done.run_ids), again.added)
    checked = line("verify", "--all")
    assert 0 == checked.code, checked.out + checked.err
    sessions = line("list", "--json", "--limit", "100").document
    assert {"completed": 19, "failed": 2, "cancelled": 3} == {
        status: sum(s["run_status"] == status for s in sessions) for status in ("completed", "failed", "cancelled")
    }
    pairs = list(line.home.glob("runs/*/contribution_bundle/learning_data/revision_preference_pairs.jsonl"))
    assert 7 == len(pairs)
    margins = [json.loads(path.read_text())["margin"] for path in pairs]
    assert min(margins) > 0
