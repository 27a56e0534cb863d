"""What is learned from a session, and what is not?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from apprentice.domain import events as e
from apprentice.domain.mentoring import Stage
from apprentice.domain.values import AttemptKind, Content, DeliverableStatus, MentorMode
from apprentice.projections.fold import run
from apprentice.projections.signals import FILES, signals

from ..domain import story
from .history import artifact, found, left, record

GOOD, MISSING = DeliverableStatus.GOOD, DeliverableStatus.MISSING
Row = dict[str, Any]


def attempt(
    n: int, status: DeliverableStatus, data: bytes, *more: e.Event, steps: tuple[e.Event, ...] = ()
) -> list[e.Event]:
    """An attempt that revises the one before it, and left one file."""
    kind, base = (AttemptKind.BASELINE, None) if n == 1 else (AttemptKind.REVISION, n - 1)
    return [
        story.prepared(n, kind).model_copy(update={"base": base}),
        story.attempt_started(n, kind),
        *(steps or (story.step(n),)),
        left(n, artifact("sum.csv", data)),
        e.ReviewStarted(attempt=n),
        found(n, status),
        *more,
    ]


def session(*attempts: list[e.Event], mode: MentorMode = MentorMode.MODEL_ASSISTED) -> list[e.Event]:
    begun = story.begun(mode=mode)
    return [*begun, *(event for one in attempts for event in one), story.selected(1)]


def rows(events: list[e.Event]) -> dict[str, list[Row]]:
    """Every file's rows, by its name without folder and ending."""
    entries = run(signals, record(events))
    found = {path: [] for path in FILES} | {
        x.path: [json.loads(line) for line in bytes(x.content).splitlines()]  # type: ignore[arg-type]
        for x in entries
    }
    return {Path(path).stem: lines for path, lines in found.items()}


def judged(n: int, score: float, *, good: bool = True) -> list[e.Event]:
    return [story.graded(n, score), story.verified(n, good)]


def test_a_tie_is_no_preference() -> None:
    """The published pairs call a revision better on a tie, with confidence 0.8."""
    tied = rows(session(attempt(1, GOOD, b"a\n", *judged(1, 0.8)), attempt(2, GOOD, b"b\n", *judged(2, 0.8))))
    better = rows(session(attempt(1, GOOD, b"a\n", *judged(1, 0.4)), attempt(2, GOOD, b"b\n", *judged(2, 0.9))))

    assert [] == tied["revision_preference_pairs"]
    (pair,) = better["revision_preference_pairs"]
    assert ("grade_verified", 0.5) == (pair["score_basis"], pair["margin"])
    assert "b\n" in pair["chosen"][0]["content"]
    assert "a\n" in pair["rejected"][0]["content"]
    assert ["user", "assistant", "assistant"] == [pair[k][0]["role"] for k in ("prompt", "chosen", "rejected")]


def test_a_revision_that_got_worse_is_the_rejected_one() -> None:
    """Preference follows the evidence, not the order."""
    found = rows(session(attempt(1, GOOD, b"a\n", *judged(1, 0.9)), attempt(2, GOOD, b"b\n", *judged(2, 0.4))))

    (pair,) = found["revision_preference_pairs"]
    assert pair["chosen_attempt_id"].endswith("attempt_1")
    assert "regressed" == found["hillclimb_results"][0]["improvement_kind"]


def test_scores_of_different_bases_are_not_compared() -> None:
    """A grade that was verified and one that was not are not two points on one scale; what was checked still is."""
    mixed = rows(
        session(attempt(1, GOOD, b"a\n", *judged(1, 0.9)), attempt(2, GOOD, b"b\n", *judged(2, 0.4, good=False)))
    )

    assert [] == mixed["revision_preference_pairs"]
    assert ("structural", "unchanged") == tuple(
        mixed["hillclimb_results"][0][k] for k in ("score_basis", "improvement_kind")
    )


def test_responses_that_say_the_same_are_no_pair() -> None:
    """There is nothing to prefer in two equal texts."""
    found = rows(session(attempt(1, GOOD, b"a\n", *judged(1, 0.4)), attempt(2, GOOD, b"a\n", *judged(2, 0.9))))

    assert [] == found["revision_preference_pairs"]


def test_a_simulated_evaluation_is_no_reward() -> None:
    """Nobody judged anything: the files that were there are all the evidence."""
    asked = e.CheckpointOpened(stage=Stage.EVALUATION, round=1, attempt=1)
    said = story.answer(Stage.EVALUATION, "pass", attempt=1, simulated=True, score=1.0)
    found = rows(session(attempt(1, GOOD, b"a\n", asked, said), mode=MentorMode.EXPERT_LED))

    assert "structural" == found["reward_modeling"][0]["score_basis"]


def test_lessons_say_what_failed_and_what_fixed_it() -> None:
    """The published lessons are one sentence, 21 times."""
    told = story.feedback(1, "Write sum.csv.")
    fixed = rows(session(attempt(1, MISSING, b"a\n", told), attempt(2, GOOD, b"b\n")))
    never = rows(session(attempt(1, MISSING, b"a\n", told), attempt(2, MISSING, b"b\n")))
    fine = rows(session(attempt(1, GOOD, b"a\n")))

    (lesson,) = fixed["lessons"]
    assert ("deliverable", "sum.csv", "not there", True) == tuple(
        lesson[k] for k in ("kind", "what_failed", "cause", "fixed")
    )
    assert ("Write sum.csv.", "sum.csv") == (lesson["feedback"], lesson["changed_files"])
    assert [False, False] == [row["fixed"] for row in never["lessons"]]
    assert [] == fine["lessons"]


def test_a_step_that_failed_and_was_mended_is_a_lesson() -> None:
    """What an agent tried next is the fix that was really made."""
    tried = [
        e.StepObserved(
            attempt=1,
            step=n,
            kind="tool",
            tool="bash",
            input=Content(text=said),
            output=Content(text="out"),
            success=ok,
        )
        for n, (said, ok) in enumerate([("pyton x.py", False), ("python x.py", True)], 1)
    ]
    found = rows(session(attempt(1, GOOD, b"a\n", steps=tuple(tried))))

    (lesson,) = found["lessons"]
    assert ("step", "bash: pyton x.py", "python x.py") == (
        lesson["kind"],
        lesson["what_failed"],
        lesson["feedback"],
    )
    process = found["process_supervision"]
    assert [("negative", -1.0, 2), ("positive", 1.0, 0)] == [
        (r["label"], r["local_reward"], r["mended_by_step"]) for r in process
    ]


def test_every_row_names_the_events_it_came_from() -> None:
    """A row that nobody can trace back is hearsay."""
    events = session(attempt(1, MISSING, b"a\n", *judged(1, 0.4)), attempt(2, GOOD, b"b\n", *judged(2, 0.9)))
    for name, lines in rows(events).items():
        assert lines, name
        for row in lines:
            assert row["events"]
            assert all(1 <= version <= len(events) for version in row["events"])


def test_rows_of_a_file_have_the_same_keys() -> None:
    """Loaders infer the columns from the first rows, and from a null or an empty list they infer nothing."""
    one = rows(session(attempt(1, MISSING, b"a\n", *judged(1, 0.4)), attempt(2, GOOD, b"b\n", *judged(2, 0.9))))
    two = rows(session(attempt(1, GOOD, b"a\n"), mode=MentorMode.STRUCTURAL))
    for name, lines in one.items():
        assert 1 == len({tuple((k, type(v)) for k, v in row.items()) for row in [*lines, *two[name]]}), name
        assert [] == [k for row in [*lines, *two[name]] for k, v in row.items() if v is None or v == []]


def test_a_regrade_changes_no_signal() -> None:
    """Later looks stand beside; a signal that moved under its readers could not be cited."""
    before = session(attempt(1, GOOD, b"a\n", *judged(1, 0.4)), attempt(2, GOOD, b"b\n", *judged(2, 0.9)))
    again = story.graded(1, 1.0).model_copy(update={"regrade": "later"})

    assert rows(before) == rows([*before, again])


def test_the_files_load_unchanged_as_datasets(tmp_path: Path) -> None:
    """As their users will load them."""
    datasets = pytest.importorskip("datasets", reason="the package `datasets` is not installed")
    events = session(attempt(1, MISSING, b"a\n", *judged(1, 0.4)), attempt(2, GOOD, b"b\n", *judged(2, 0.9)))
    plain = rows(session(attempt(1, GOOD, b"a\n"), mode=MentorMode.STRUCTURAL))
    for name, lines in rows(events).items():
        paths = [tmp_path / f"{n}-{name}.jsonl" for n in (1, 2)]
        for path, some in zip(paths, (plain[name], lines), strict=True):
            path.write_text("".join(json.dumps(row) + "\n" for row in some))
        files = [str(path) for path in paths if path.stat().st_size]
        loaded = datasets.load_dataset("json", data_files=files, split="train", cache_dir=str(tmp_path / "cache"))
        assert [*plain[name], *lines] == loaded.to_list(), name


def test_the_pairs_are_conversational_preferences_to_trl() -> None:
    """As its DPO trainer documents: prompt, chosen and rejected, each a list of role and content."""
    data_utils = pytest.importorskip("trl.data_utils", reason="the package `trl` is not installed")
    found = rows(session(attempt(1, GOOD, b"a\n", *judged(1, 0.4)), attempt(2, GOOD, b"b\n", *judged(2, 0.9))))

    (pair,) = found["revision_preference_pairs"]
    assert data_utils.is_conversational({k: pair[k] for k in ("prompt", "chosen", "rejected")})
