"""A custom agent declares its stream, and is judged by that stream's rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from apprentice.domain.values import Outcome

from .fakes import Bench

SAMPLES = Path(__file__).parent / "samples"


@pytest.mark.parametrize(
    ("stream", "sample", "kept", "outcome"),
    [
        ("codex", "codex/success.jsonl", 1.0, Outcome.COMPLETED),
        ("codex", "codex/success.jsonl", 0.5, Outcome.PROTOCOL_ERROR),
        ("claude", "claude/auth_error.jsonl", 1.0, Outcome.PROVIDER_AUTH),
        ("opencode", "opencode/usage_limit.jsonl", 1.0, Outcome.PROVIDER_QUOTA),
        ("gemini", "gemini/success.jsonl", 1.0, Outcome.COMPLETED),
        ("atif", "gemini/success.jsonl", 1.0, Outcome.PROTOCOL_ERROR),
        ("lines", "gemini/success.jsonl", 1.0, Outcome.COMPLETED),
        ("none", "gemini/success.jsonl", 0.3, Outcome.COMPLETED),
    ],
)
def test_a_declared_stream_is_held_to_its_last_word(
    tmp_path: Path, stream: str, sample: str, kept: float, outcome: Outcome
) -> None:
    """A stream that stops without its terminal event is a broken protocol, whatever the exit code."""
    data = (SAMPLES / sample).read_bytes()
    (tmp_path / "stream").write_bytes(data[: int(len(data) * kept)])
    bench = Bench(tmp_path)
    script = f"import sys; sys.stdout.buffer.write(open({str(tmp_path / 'stream')!r}, 'rb').read())"
    ended = bench.run("mine", bench.order(), mine=bench.python(script, stream=stream))

    assert outcome == ended.outcome
    assert (stream in ("none", "atif")) == (not bench.listener.steps)
