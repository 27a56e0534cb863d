"""Does a run folder of the seed system come in, follow-ups, files and claims as they were?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from apprentice.adapters.console.importing import take_in
from apprentice.adapters.console.wiring import House
from apprentice.adapters.formats.imported import ImportedSession
from apprentice.adapters.formats.run_folder import read_run_folder
from apprentice.adapters.settings import Settings
from apprentice.domain import events as e
from apprentice.domain.errors import Refused

from .test_seed_dataset import NOW, keep, of, write

AT = "2026-02-03T04:05:06.123456+00:00"


def attempt(folder: Path, kind: str, text: str = "a\n") -> None:
    """One attempt's folder as the seed system leaves it."""
    inside = folder / "attempts" / kind
    (inside / "artifacts").mkdir(parents=True)
    (inside / "artifacts" / "note.md").write_text(text)
    (inside / "prompt.md").write_text("# Do it\n")
    (inside / "stdout.txt").write_text("said so\n")
    refs = [f"attempts/{kind}/artifacts/note.md", f"attempts/{kind}/artifacts/gone.csv"]
    write(inside / "actual_outputs.json", {"status": "success", "deliverable_refs": refs})
    write(inside / "agent_trace.json", {"steps": [{"action": "agent_step", "tool": "write", "success": True}]})


def checkpoint(stage: str, source: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON is any value
    common: dict[str, Any] = {
        "checkpoint_type": stage,
        "created_at": AT,
        "source": "human_expert",
        "human_approved": True,
    }
    return {**common, "checkpoint_input_source": source, "auto_approved": False, **more}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two packages: the first run with a revision, and a follow-up that was worked on; one that was only recorded."""
    root = tmp_path / "2026-02-03-040506-note"
    document = {"run_id": root.name, "task_instruction": "Write note.md.\nAnd packs.", "mentor_mode": "expert_led"}
    write(root / "session.json", {**document, "apprentice_agent": "codex", "max_improvement_loops": 2})
    rows: list[dict[str, Any]] = [
        {"event_type": "task_instruction", "instruction": "Write note.md."},
        {"event_type": "task_assets_added", "assets": ["task/assets/in.csv", "task/assets/lost.csv", "../../outside"]},
        {"event_type": "user_followup", "followup_index": 1, "followup_instruction": "Longer."},
        {"event_type": "user_followup", "followup_index": 2, "followup_instruction": "Thanks."},
        {"event_type": "session_finished"},
    ]
    write(root / "session_events.jsonl", [{"created_at": AT} | row for row in rows])
    write(root / "progress_events.jsonl", {"event_type": "apprentice_attempt_started", "created_at": AT})
    (root / "task" / "assets").mkdir(parents=True)
    (root / "task" / "assets" / "in.csv").write_text("1\n")
    (tmp_path / "outside").write_text("not yours")
    first = root / "packages" / "task_note"
    attempt(first, "baseline")
    attempt(first, "revised", "b\n")
    attempt(root / "packages" / "task_note-follow-up-1", "baseline", "c\n")
    grade = {"final_score": 1.0, "passed": True, "grader_kind": "structural_guardrail"}
    write(first / "grading" / "baseline_grader_result.json", grade)
    write(first / "rubric" / "rubric.json", {"items": [{"id": "i1", "name": "It is there", "weight": 1}]})
    checks = root / "mentor_checkpoints"
    write(checks / "task_intake_checkpoint.json", checkpoint("task_intake", "recorded", decision="confirmed"))
    answer = checkpoint("evaluation", "interactive", passed=False, score=40, feedback="Too short.")
    write(checks / "evaluation_checkpoint.json", answer)
    return root


def told(folder: Path) -> ImportedSession:
    return read_run_folder(folder, keep, NOW)


def test_rounds_attempts_and_files_come_in(folder: Path) -> None:
    """Every artifact byte for byte, what is only named as absent, follow-ups in their order."""
    session = told(folder)

    attempts = [(a.attempt, a.kind.value, a.round) for a in of(session, e.AttemptStarted)]
    assert [(1, "baseline", 1), (2, "revision", 1), (3, "followup", 2)] == attempts
    assert [("note.md",)] * 3 == [tuple(x.path for x in a.artifacts) for a in of(session, e.AttemptFinished)]
    assert [("gone.csv",)] * 3 == [a.absent for a in of(session, e.AttemptFinished)]
    assert [(1, False), (2, True)] == [(f.index, f.record_only) for f in of(session, e.FollowUpAdded)]
    assert 1 == len(of(session, e.SessionFinished))


def test_the_users_own_words_are_the_instruction(folder: Path) -> None:
    """session.json has packs pasted after them."""
    (started,) = of(told(folder), e.SessionStarted)

    assert "Write note.md." == started.instruction.text


def test_assets_that_are_not_there_or_lie_outside_are_left_out_and_said(folder: Path) -> None:
    """A path in a foreign file must not read what it likes."""
    session = told(folder)
    (mark,) = of(session, e.SessionImported)

    assert ["in.csv"] == [a.name for a in of(session, e.AssetAdded)]
    assert 2 == sum("is named, and not in the source" in note for note in mark.notes)


def test_only_an_interactive_answer_is_a_persons(folder: Path) -> None:
    """The seed system wrote approvals in people's names; those are counted in a note and are no answers."""
    session = told(folder)
    (answer,) = of(session, e.CheckpointAnswered)
    (mark,) = of(session, e.SessionImported)

    assert ("evaluation", "fail", 0.4, ("Too short.",)) == (
        answer.stage.value,
        answer.decision,
        answer.score,
        answer.feedback,
    )
    assert any(note.startswith("1 checkpoints were answered by the source itself") for note in mark.notes)


def test_a_structural_grade_of_the_source_is_no_grade(folder: Path) -> None:
    """It says that files of some name exist."""
    assert [] == of(told(folder), e.AttemptGraded)


def test_a_torn_last_line_is_passed_over_and_a_torn_middle_refused(folder: Path) -> None:
    """The seed system tears its logs at the end; anything else is damage."""
    path = folder / "session_events.jsonl"
    whole = path.read_text()
    path.write_text(whole + '{"event_type": "user_fol')
    assert 2 == len(of(told(folder), e.FollowUpAdded))
    path.write_text('{"torn\n' + whole)
    with pytest.raises(Refused, match="line 1"):
        told(folder)


@pytest.mark.parametrize("run_id", ["../../x", "", "a b"])
def test_a_run_id_that_is_a_path_is_refused_or_replaced(run_id: str, folder: Path) -> None:
    """Ids become folder names here."""
    document = json.loads((folder / "session.json").read_text())
    write(folder / "session.json", {**document, "run_id": run_id})
    if run_id:
        with pytest.raises(Refused):
            told(folder)
    else:
        assert folder.name == told(folder).run_id


def test_the_session_is_at_rest_and_importing_twice_adds_nothing(folder: Path, tmp_path: Path) -> None:
    """Nobody is asked to approve what is over."""
    home = tmp_path / "home"
    home.mkdir()
    house = House(home, Settings(), {})
    first = take_in(house, [read_run_folder(folder, house.contents.put, NOW)])
    second = take_in(house, [read_run_folder(folder, house.contents.put, NOW)])
    stream = house.log.stream_of(folder.name)
    assert stream is not None
    session = house.engine(stream).session
    house.close()

    assert first.added > 0
    assert 0 == second.added
    assert (True, True, None) == (session.imported, session.finished, session.pending)
