"""Do the files say what happened, in the seed system's fields and words?"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jsonschema
import orjson
import pytest

from apprentice.domain import events as e
from apprentice.domain.session import Session
from apprentice.domain.values import Content
from apprentice.projections.announcements import ANNOUNCED
from apprentice.projections.bundle.layout import pack
from apprentice.projections.bundle.manifest import manifest
from apprentice.projections.fold import run
from apprentice.projections.outputs import outputs
from apprentice.projections.progress import progress
from apprentice.projections.run_status import run_status
from apprentice.projections.session_document import session_document
from apprentice.projections.session_events import session_events
from apprentice.projections.task import asset_path
from apprentice.projections.timeline import describe
from apprentice.projections.traces import traces

from ..domain import story
from .history import record, session

EVENT_FIELDS = [
    "event_type",
    "event_index",
    "created_at",
    "run_id",
    "task_id",
    "session_id",
    "attempt_id",
    "feedback_source",
    "feedback_type",
    "applies_to_attempt",
    "followup_index",
    "instruction",
    "followup_instruction",
    "assets",
    "followup_assets",
    "metadata_json",
]
STEP_FIELDS = [
    "step",
    "turn",
    "actor",
    "action",
    "operation",
    "tool",
    "environment_domain",
    "execution_mode",
    "parallel_group",
    "observation",
    "input",
    "input_source",
    "output",
    "state_change",
    "reasoning",
    "caused_by",
    "causal_type",
    "causal_note",
    "alternatives_considered",
    "success",
    "step_outcome",
    "error_type",
    "error_message",
    "message_role",
    "feedback_type",
    "feedback_content",
    "started_at",
    "ended_at",
    "retry_of",
    "artifact_refs",
    "metadata_json",
]
OUTPUT_FIELDS = [
    "task_id",
    "attempt_id",
    "attempt_kind",
    "status",
    "output_summary",
    "primary_output_ref",
    "input_artifact_refs",
    "deliverable_refs",
    "final_message_ref",
    "artifact_refs",
    "files_created",
    "files_modified",
    "files_deleted",
    "stdout_ref",
    "stderr_ref",
    "raw_log_refs",
    "error_type",
    "error_message",
    "metadata_json",
]
ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT.parent / "shared" / "data" / "schemas"


def rows(fold: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any fold that gives lines
    return [orjson.loads(row) for row in run(fold, record(session()))]


def document(fold: Any, events: list[e.Event]) -> dict[str, Any]:  # noqa: ANN401 - any fold that gives a document
    (whole,) = run(fold, record(events))
    found: dict[str, Any] = orjson.loads(whole)
    return found


def test_session_events_tell_the_story_in_closed_rows() -> None:
    """Readers of the seed's rows refuse an unknown field."""
    found = rows(session_events)

    assert [EVENT_FIELDS] * len(found) == [list(row) for row in found]
    assert list(range(1, len(found) + 1)) == [row["event_index"] for row in found]
    assert [
        "task_instruction",
        "task_assets_added",
        "evaluation",
        "evaluation",
        "revision",
        "evaluation",
        "revision",
        "agent_attempt",
        "user_followup",
        "followup_assets_added",
        "evaluation",
        "revision",
        "agent_attempt",
        "user_followup",
        "session_finished",
    ] == [row["event_type"] for row in found]
    assert ["task/task_instruction_assets/numbers.csv", "task/task_instruction_assets/notes/read me.txt"] == found[1][
        "assets"
    ]
    assert found[7]["attempt_id"] == found[8]["applies_to_attempt"]


def test_progress_rows_drop_nulls_and_keep_metadata() -> None:
    """The form in which the seed's watchers expect them."""
    found = rows(progress)

    assert not [row for row in found for value in row.values() if value is None]
    assert all("metadata_json" in row for row in found)
    assert list(range(1, len(found) + 1)) == [row["event_index"] for row in found]
    assert [
        "run_started",
        "apprentice_task_spec_ready",
        "task_workspace_prepared",
        "apprentice_attempt_started",
        "apprentice_attempt_completed",
        "mentor_review_started",
        "mentor_review_completed",
        "task_workspace_prepared",
        "revision_started",
        "revision_completed",
        "mentor_review_started",
        "mentor_review_completed",
        "task_outputs_ready",
        "run_completed",
        "contribution_bundle_completed",
        "followup_started",
    ] == [row["event_type"] for row in found][:16]
    assert ["followup_started", "followup_completed", "run_completed"] == [row["event_type"] for row in found][-3:]


def test_the_mapping_page_names_every_row_and_its_event() -> None:
    """The page is a promise; this holds it."""
    page = (ROOT / "docs" / "progress-mapping.md").read_text()

    assert [] == [name for name in ANNOUNCED if f"`{name}`" not in page]
    assert [] == [row["event_type"] for row in rows(progress) if f"`{row['event_type']}`" not in page]
    assert [] == [name for name in e.EVENTS if f"`{name}`" not in page]


def test_a_status_says_what_it_rests_on() -> None:
    """A status without its basis is a claim."""
    found = document(run_status, session())

    assert ("completed", "completed", "structural", "finished") == (
        found["run_status"],
        found["task_status"],
        found["status_basis"],
        found["session_status"],
    )
    assert (3, 3, 6, 1) == (
        found["attempts"],
        found["selected_attempt"],
        found["traced_steps"],
        found["artifact_count"],
    )


def test_a_running_session_has_no_task_status_yet() -> None:
    """Nothing has been weighed while the agent works."""
    found = document(run_status, session()[:12])

    assert ("running", "running", None) == (found["run_status"], found["task_status"], found["status_basis"])


def test_a_cancelled_session_without_a_result_is_unchecked() -> None:
    """Being stopped is neither success nor failure of the work."""
    events = [*session()[:12], e.SessionCancelled(by="user", reason="enough")]
    found = document(run_status, events)

    assert ("cancelled", "unchecked") == (found["run_status"], found["task_status"])


def test_the_session_document_shows_every_attempt() -> None:
    """``show`` prints it: outcome, evidence, artifacts, checks, score, feedback, and which one was taken."""
    found = document(session_document, session())

    assert [
        ("baseline", "completed", 0.0, True),
        ("revision", "completed", 1.0, True),
        ("followup", "completed", 1.0, True),
    ] == [(a["kind"], a["outcome"], a["score"], bool(a["steps"])) for a in found["attempts"]]
    assert [False, True, True] == [a["selected"] for a in found["attempts"]]
    assert ["write sum.csv"] == found["attempts"][0]["feedback"]
    assert ["task/task_instruction_assets/followup_1/more.csv"] == found["follow_ups"][0]["assets"]


def test_traces_are_observed_and_complete() -> None:
    """The user's words, the feedback the reviser had, and each step of the stream, numbered without gaps."""
    found = rows(traces)

    assert 3 == len(found)
    for trace in found:
        assert list(range(1, len(trace["steps"]) + 1)) == [step["step"] for step in trace["steps"]]
        assert [STEP_FIELDS] * len(trace["steps"]) == [list(step) for step in trace["steps"]]
    assert ["user_message", "agent_step", "agent_step"] == [s["action"] for s in found[0]["steps"]]
    assert ["direct_request", "feedback"] == [s["message_role"] for s in found[1]["steps"]][:2]
    assert "more 1" == found[2]["steps"][0]["input"]
    assert ("bash", "execute", True) == tuple(found[0]["steps"][1][k] for k in ("tool", "operation", "success"))


def test_outputs_say_what_was_found_not_what_was_claimed() -> None:
    """An attempt that says success and leaves nothing has failed."""
    entries = run(outputs, record(session()))
    found = [orjson.loads(row) for row in bytes(entries[0].content).splitlines()]  # type: ignore[arg-type]

    assert [OUTPUT_FIELDS] * 3 == [list(row) for row in found]
    assert ["failed", "success", "success"] == [row["status"] for row in found]
    assert ["artifacts/sum.csv"] == found[1]["deliverable_refs"]


def test_no_two_assets_share_a_place() -> None:
    """A user's own folder may be called like a follow-up's."""
    names = [asset_path("a", 1), asset_path("followup_1/a", None), asset_path("first_run/followup_1/a", None)]

    assert len(set(names)) == len(names)
    assert "task/task_instruction_assets/x/a" == asset_path("x/a", None)


def test_a_line_is_one_line() -> None:
    """``log`` prints one line an event, whatever an agent wrote."""
    nasty = e.StepObserved(attempt=1, step=1, kind="message", output=Content(text="a\nb\r\n" + "x" * 999))

    assert not [line for line in map(describe, [*session(), nasty]) if "\n" in line or len(line) > 400]


def test_times_and_machines_are_not_in_the_folds() -> None:
    """Every time in a file was recorded; a fold that looked at a clock would differ tomorrow."""
    sources = "".join(p.read_text() for p in (ROOT / "projections").glob("*.py"))

    assert [] == re.findall(r"\bimport (?:time|datetime|locale|os|socket|random)\b", sources)


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the published schemas are not beside this checkout")
def test_published_schemas_validate_a_bundle() -> None:
    """The schemas are what others check our bundles with."""
    packed = pack(record(session()))
    content = manifest(packed, "00" * 32, [], []).content
    assert isinstance(content, bytes)
    made = orjson.loads(content)
    paths = [entry.path for entry in packed.entries]
    bundle = {
        "contribution_manifest.json": made,
        "artifacts": [p for p in paths if p.startswith("artifacts/")],
        "traces": [p for p in paths if p.startswith("traces/")],
        "outputs": [p for p in paths if p.startswith("outputs/")],
        "mentor_checkpoints": [],
        "follow_ups": packed.session["follow_ups"],
    }
    for name, document in (("contribution_bundle", bundle), ("ecosystem_submission", made), ("seed_task", made)):
        jsonschema.validate(document, orjson.loads((SCHEMAS / f"{name}.schema.json").read_bytes()))


def test_the_tally_never_disagrees_with_the_session() -> None:
    """Counting beside the state must not become a second state."""
    state = Session()
    for version, event in enumerate(session(), 1):
        state.apply(event, version)

    assert story.RUN_ID == state.run_id
    assert len(state.attempts) == document(run_status, session())["attempts"]
