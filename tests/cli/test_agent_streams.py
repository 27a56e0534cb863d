"""Streams that somebody has already become sessions, and sessions go out as trajectories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .running import CommandLine

SAMPLES = Path(__file__).parents[1] / "adapters/agents/samples"
STREAMS = [
    ("codex", SAMPLES / "codex/success.jsonl", "completed"),
    ("gemini", SAMPLES / "gemini/success.jsonl", "completed"),
    ("claude", SAMPLES / "claude/auth_error.jsonl", "provider_auth"),
    ("opencode", SAMPLES / "opencode/usage_limit.jsonl", "provider_quota"),
]


@pytest.mark.parametrize(("form", "stream", "outcome"), STREAMS)
def test_a_stream_becomes_a_session_once(line: CommandLine, form: str, stream: Path, outcome: str) -> None:
    """Importing it again adds nothing; the outcome is the stream's own last word."""
    first = line("import", "--format", form, str(stream), "--json").document
    again = line("import", "--format", form, str(stream), "--json").document
    shown = line("show", first["run_id"], "--json").document

    assert (first["run_ids"], 0) == (again["run_ids"], again["added"])
    assert (1, outcome) == (len(shown["attempts"]), shown["attempts"][0]["outcome"])
    assert 0 == line("verify", first["run_id"]).code


def test_a_stream_that_just_stops_was_interrupted(line: CommandLine, tmp_path: Path) -> None:
    """Nobody saw how it ended; what it showed until then is kept."""
    whole = (SAMPLES / "codex/success.jsonl").read_bytes().splitlines(keepends=True)
    cut = tmp_path / "cut.jsonl"
    cut.write_bytes(b"".join(whole[:-1])[:-9])

    run_id = line("import", "--format", "codex", str(cut), "--json").document["run_id"]
    attempt = line("show", run_id, "--json").document["attempts"][0]

    assert "interrupted" == attempt["outcome"]
    assert attempt["steps"] > 0


@pytest.mark.parametrize(
    ("content", "code"), [(None, 3), (b"", 2), (b"hello\n", 2), (b'{"type":"x"}\n', 2), (b"\xff\x00" * 50, 2)]
)
def test_what_is_no_stream_of_that_format_is_refused(
    line: CommandLine, tmp_path: Path, content: bytes | None, code: int
) -> None:
    """A session without a single event of its agent would say that nothing was done."""
    path = tmp_path / "stream"
    if content is not None:
        path.write_bytes(content)

    said = line("import", "--format", "codex", str(path))

    assert code == said.code, said.err
    assert "hint:" in said.err


@pytest.mark.parametrize(("form", "key"), [("atif", "schema_version"), ("otel", "resourceSpans")])
def test_a_session_goes_out_as_a_document_of_its_own(line: CommandLine, tmp_path: Path, form: str, key: str) -> None:
    """Nothing is ever written over, and only its owner can read it."""
    run_id = line("import", "--format", "codex", str(STREAMS[0][1]), "--json").document["run_id"]
    target = tmp_path / "out.json"

    said = line("export", run_id, "--format", form, "-o", str(target), "--json")
    again = line("export", run_id, "--format", form, "-o", str(target))

    assert (0, 2) == (said.code, again.code)
    assert (key in json.loads(target.read_text()), 0o600) == (True, target.stat().st_mode & 0o777)


def test_a_trajectory_comes_back_with_the_same_calls(line: CommandLine, tmp_path: Path) -> None:
    """What we write, others read, and so do we."""
    run_id = line("import", "--format", "codex", str(STREAMS[0][1]), "--json").document["run_id"]
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    line("export", run_id, "--format", "atif", "-o", str(first))

    back = line("import", "--format", "atif", str(first), "--json").document["run_id"]
    line("export", back, "--format", "atif", "-o", str(second))

    assert _calls(first) == _calls(second) != []


def _calls(trajectory: Path) -> list[tuple[str, object]]:
    steps = json.loads(trajectory.read_text())["steps"]
    return [(c["function_name"], c["arguments"]) for step in steps for c in step.get("tool_calls", [])]
