"""Do many processes work on one home without getting into each other's way?"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from .running import CommandLine, Said

pytestmark = pytest.mark.slow

SEED = Path(__file__).resolve().parents[2].parent / "shared/data/seed_dataset/tasks"
PACKET = {"title": "Rank the records", "deliverables": ["rank.csv", "note.md"]}
RECORDS = "records: R1 score=0.82 cost=3; R2 score=0.67 cost=5; limit_cost=4. Deliver rank.CSV + note.md."


def together(line: CommandLine, commands: Sequence[Sequence[str]], at_once: int) -> list[Said]:
    """Run command lines at the same time."""
    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(lambda args: line.program(*args), commands))


@pytest.mark.parametrize("many", [4, pytest.param(16, marks=pytest.mark.slow)])
def test_processes_at_once_add_follow_ups_numbered_in_a_row(line: CommandLine, tmp_path: Path, many: int) -> None:
    """Four at once made the seed system number them all 1, and one of its processes crash."""
    asset = tmp_path / "data.csv"
    asset.write_text("a,b\n1,2\n")
    assert 0 == line("run", "Sum it up into sum.csv", "--asset", str(asset), "--agent", "practice").code

    said = together(line, [["continue", "latest", f"note {n}", "--record-only"] for n in range(many)], many)

    assert [0] * many == [one.code for one in said], [one.err for one in said if one.code]
    follow_ups = line("show", "latest", "--json").document["follow_ups"]
    assert list(range(1, many + 1)) == [f["followup_index"] for f in follow_ups]
    assert {f"note {n}" for n in range(many)} == {f["text"] for f in follow_ups}
    assert 0 == line("verify", "--all").code
    assert many == line("status", "latest", "--json").document["follow_ups"]


def packets(folder: Path) -> list[Path]:
    """Ten packets: those of the seed dataset where it lies beside the checkout, else ten of the same shape."""
    found = sorted(SEED.glob("*/task_packet.json"))[:10]
    if found:
        return found
    made = []
    for number in range(10):
        made.append(folder / f"{number}.json")
        made[-1].write_text(json.dumps({**PACKET, "instruction": f"Task {number}. {RECORDS}"}))
    return made


@pytest.mark.slow
def test_ten_packets_in_parallel_processes_share_one_log(line: CommandLine, tmp_path: Path) -> None:
    """Whatever the practice agent cannot write is missing and said; the log is whole."""
    said = together(line, [["run", "--task-file", str(p), "--agent", "practice"] for p in packets(tmp_path)], 10)

    assert {0, 6} >= {one.code for one in said}, [one.err for one in said]
    sessions = line("list", "--json").document
    assert 10 == len({s["run_id"] for s in sessions})
    verified = line("verify", "--all")
    assert (0, "") == (verified.code, "".join(row for row in verified.out.splitlines() if "stale" in row))


def test_a_session_that_is_driven_takes_no_second_driver(line: CommandLine) -> None:
    """Refused with a hint, and what is only to be recorded is taken all the same."""
    argv = [sys.executable, "-m", "apprentice", "run", "Say it in a.md", "--run-id", "one"]
    argv += ["--agent", "practice", "--agent-arg", "sleep=3"]
    driver = subprocess.Popen(argv, env=line.environment({}), stderr=subprocess.PIPE, text=True)
    assert driver.stderr is not None
    for row in driver.stderr:
        if "attempt 1 started" in row:
            break

    busy = line("continue", "one", "more")
    noted = line("continue", "one", "a note", "--record-only")

    assert (2, True) == (busy.code, "apprentice watch one" in busy.err)
    assert 0 == noted.code
    _, _ = driver.communicate(timeout=60)
    assert 0 == driver.returncode
    assert ["a note"] == [f["text"] for f in line("show", "one", "--json").document["follow_ups"]]
    assert 0 == line("verify", "one").code
