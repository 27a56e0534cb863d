"""What an agent writes about itself is kept beside what was observed, and never breaks an attempt."""

from __future__ import annotations

from pathlib import Path

import pytest

from apprentice.domain.ports import Ended
from apprentice.domain.values import Outcome

from .fakes import Bench

STEP = """print('{"type":"step.observed","tool":"write","success":true}', flush=True)"""


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Folders to run in."""
    return Bench(tmp_path)


def _run(bench: Bench, script: str) -> Ended:
    return bench.run("mine", bench.order(), mine=bench.python(f"import os\n{STEP}\n{script}"))


def test_a_report_is_kept_and_compared(bench: Bench) -> None:
    """It tells of two steps and a file; one call was seen, and the file is not there."""
    ended = _run(
        bench,
        """
open("agent_trace.json", "w").write('```json\\n{"steps": [{"action": "a"}, {"action": "b"}]}\\n```')
open("actual_outputs.json", "w").write('{"status": "completed", "deliverable_refs": ["sum.csv"]}')
""",
    )

    assert ended.claims is not None
    assert ["actual_outputs.json", "agent_trace.json"] == [f.name for f in ended.claims.files]
    assert (2, "completed") == (ended.claims.steps, ended.claims.status)
    assert 2 == len(ended.claims.differences), ended.claims.differences
    assert "fence" in ended.claims.problems[0]
    assert b"```json" in bench.blobs.read(ended.claims.files[1].content)


@pytest.mark.parametrize(
    "script",
    [
        "os.mkfifo('agent_trace.json')",
        "os.mkdir('agent_trace.json')",
        "os.symlink('/etc/passwd', 'agent_trace.json')",
        "os.rmdir('artifacts'); os.symlink('/etc', 'artifacts')",
        "",
    ],
)
def test_what_is_no_file_is_no_report(bench: Bench, script: str) -> None:
    """A pipe would be waited for, a link followed out of the workspace."""
    ended = _run(bench, script)

    assert (Outcome.COMPLETED, None) == (ended.outcome, ended.claims)


@pytest.mark.parametrize("content", ["bytes(range(256)) * 9", "b'{' * 9000", "b''", "b'[1, '", "b' ' * (5 << 20)"])
def test_a_report_that_cannot_be_read_is_kept_all_the_same(bench: Bench, content: str) -> None:
    """Malformed claims never break a session."""
    ended = _run(bench, f"open('artifacts/agent_trace.json', 'wb').write({content})")

    assert ended.claims is not None
    assert (Outcome.COMPLETED, 0) == (ended.outcome, ended.claims.steps)
    assert ended.claims.problems


def test_what_lay_there_before_is_nobodys_report(bench: Bench) -> None:
    """A repository may hold a file of that name, and an earlier attempt's is carried along."""
    order = bench.order()
    (bench.workspace / "agent_trace.json").write_text('{"steps": []}')

    ended = bench.run("mine", order, mine=bench.python(STEP))

    assert ended.claims is None


def test_a_report_left_at_a_crash_is_kept(bench: Bench) -> None:
    """The next attempt begins in a clean workspace: what is not taken now is gone."""
    order = bench.order()
    runner = bench.registry(mine=bench.python(STEP)).get("mine")
    (bench.workspace / "agent_trace.json").write_text('{"steps": [{"action": "a"}]}')

    ended = runner.recover(order.stream, order.attempt, order.prepared)

    assert ended.claims is not None
    assert ["agent_trace.json"] == [f.name for f in ended.claims.files]


def test_only_an_agent_of_ones_own_is_asked_for_a_report(bench: Bench) -> None:
    """The others are observed, and would spend tokens on it."""
    registry = bench.registry(mine=bench.python(STEP))

    assert (True, False) == (registry.get("mine").reports, registry.get("codex").reports)
