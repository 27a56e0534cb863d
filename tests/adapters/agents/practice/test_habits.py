"""Does the practice program misbehave exactly as asked?"""

import json
import os
import signal
from pathlib import Path

import pytest

from .bench import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "work")
    bench.prompt("Write.", "a.md")
    return bench


@pytest.mark.parametrize("words", [["unheard-of"], ["sleep=long"], ["exit="], ["--workspace"], ["--unknown"]])
def test_an_unknown_argument_is_refused(bench: Bench, words: list[str]) -> None:
    """A typing error in --agent-arg must not pass as a run."""
    ended = bench.start(*words)

    assert 2 == ended.returncode
    assert b"practice:" in ended.stderr


def test_a_missing_prompt_is_exit_1(tmp_path: Path) -> None:
    """With the path on stderr."""
    bench = Bench(tmp_path / "work")

    ended = bench.start()

    assert 1 == ended.returncode
    assert b"cannot read the prompt" in ended.stderr


def test_nothing_writes_nothing(bench: Bench) -> None:
    """And still says that it is done, as real agents do."""
    assert "completed" == bench.run("nothing")[-1]["outcome"]
    assert [] == bench.artifacts()


def test_exit_ends_with_that_code_and_without_a_result(bench: Bench) -> None:
    """The work is there all the same."""
    ended = bench.start("exit=3")

    assert 3 == ended.returncode
    assert b'"result"' not in ended.stdout
    assert ["a.md"] == bench.artifacts()


def test_garbage_is_no_text(bench: Bench) -> None:
    """Any bytes an agent can print must be recordable."""
    ended = bench.start("garbage")

    assert b"\xff\xfe" in ended.stdout
    assert b"\\ud83d" in ended.stdout
    assert "result" == json.loads(ended.stdout.splitlines()[-1])["type"]


def test_escape_writes_beside_the_workspace(bench: Bench) -> None:
    """For the engine to notice."""
    bench.run("escape")

    assert (bench.root.parent / "escaped.txt").is_file()


def test_symlink_replaces_artifacts(bench: Bench) -> None:
    """For the engine not to follow."""
    (bench.root / "artifacts").mkdir()

    bench.run("symlink")

    assert (bench.root / "artifacts").is_symlink()


def test_spawn_leaves_a_process_in_its_own_session(bench: Bench) -> None:
    """A group kill does not reach it: the sweep must."""
    lines = bench.run("spawn")
    pid = int(next(line["text"] for line in lines if "left process" in line.get("text", "")).split()[2])

    try:
        assert pid == os.getsid(pid)
    finally:
        os.kill(pid, signal.SIGKILL)


def test_sleep_says_so_first(bench: Bench) -> None:
    """A heartbeat for the idle deadline."""
    assert "sleeping 0.01 seconds" in bench.run("sleep=0.01")[0]["text"]
