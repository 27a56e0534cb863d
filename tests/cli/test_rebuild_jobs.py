"""Does ``rebuild`` on several cores do what it does on one?"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from .running import CommandLine

pytestmark = pytest.mark.slow

TASK = "Sum data.csv up into sum.csv"


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    """A home with three sessions at rest."""
    asset = tmp_path / "data.csv"
    asset.write_text("region,amount\nnorth,3\nsouth,4\n")
    found = CommandLine(tmp_path / "home")
    for name in ("first", "second", "third"):
        assert 0 == found("run", TASK, "--asset", str(asset), "--agent", "practice", "--run-id", name).code
    return found


def test_several_processes_write_the_same_bytes_in_the_same_order(line: CommandLine) -> None:
    """Regeneration is a use of its own: it may be quick only as long as it stays exact."""
    alone = line("rebuild", "--all", "--jobs", "1", "--json")
    before = {p.relative_to(line.home): p.read_bytes() for p in (line.home / "runs").rglob("*") if p.is_file()}
    shutil.rmtree(line.home / "runs")

    together = line.program("rebuild", "--all", "--jobs", "3", "--json")

    assert 0 == together.code, together.err
    assert [row["stream"] for row in alone.document["rebuilt"]] == [r["stream"] for r in together.document["rebuilt"]]
    assert before == {p.relative_to(line.home): p.read_bytes() for p in (line.home / "runs").rglob("*") if p.is_file()}


def test_what_one_process_meets_ends_the_command_as_it_would_alone(line: CommandLine) -> None:
    """An error keeps its words and its exit code on the way from one process to another."""
    stamps = line.home / "runs" / "second" / "projections.json"
    stamps.write_text(json.dumps(json.loads(stamps.read_text()) | {"last_version": 999}))

    alone, together = (line.program("rebuild", "--all", "--jobs", n) for n in ("1", "2"))

    assert (5, 5) == (alone.code, together.code)
    assert alone.err.partition("error:")[2] == together.err.partition("error:")[2] != ""
