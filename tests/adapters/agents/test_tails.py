"""What grows beside the stream is followed while the agent runs."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from apprentice.adapters.agents.hermes_export import HermesDecoder
from apprentice.adapters.agents.hermes_tail import SessionDatabase
from apprentice.adapters.agents.kind import Decoded
from apprentice.adapters.agents.rollout import Rollout
from apprentice.domain.values import RawRef, Usage

PATTERN = ".codex/sessions/**/rollout-*{id}.jsonl"


def _total(tokens: int) -> bytes:
    usage = {"input_tokens": tokens, "cached_input_tokens": 0, "output_tokens": tokens // 10}
    payload = {"type": "token_count", "info": {"total_token_usage": usage}}
    row = {"timestamp": "2026-11-24T03:23:48.809Z", "type": "event_msg", "payload": payload}
    return json.dumps(row).encode() + b"\n"


def _file(home: Path) -> Path:
    path = home / ".codex/sessions/2026/11/24/rollout-2026-11-24T03-23-48-abc-1.jsonl"
    path.parent.mkdir(parents=True)
    return path


def test_each_call_is_what_the_total_grew_by(tmp_path: Path) -> None:
    """Codex prints running totals; said twice they are still one call."""
    decoded = Decoded()
    tail = Rollout(tmp_path, PATTERN, decoded, None)
    assert [] == list(tail.poll())

    file = _file(tmp_path)
    file.write_bytes(_total(100) + _total(100) + _total(250)[:20])
    decoded.session = "abc-1"
    first = tail.poll()
    with file.open("ab") as more:
        more.write(_total(250)[20:])
    second = tail.poll()

    assert [100, 150] == [step.usage.input_tokens for step in (*first, *second) if step.usage]
    assert decoded.usage is not None
    assert (250, 25, 275) == (decoded.usage.input_tokens, decoded.usage.output_tokens, decoded.spent_tokens)


def test_what_earlier_attempts_used_is_not_this_ones(tmp_path: Path) -> None:
    """A resumed session's totals go on counting; the attempt's share is the difference."""
    file = _file(tmp_path)
    file.write_bytes(_total(1000))
    decoded = Decoded(session="abc-1", usage=Usage(input_tokens=1300))
    tail = Rollout(tmp_path, PATTERN, decoded, "abc-1")

    assert [] == list(tail.poll())
    assert decoded.usage is None
    with file.open("ab") as more:
        more.write(_total(1300))
    assert [300] == [step.usage.input_tokens for step in tail.poll() if step.usage]
    assert decoded.usage is not None
    assert 300 == decoded.usage.input_tokens


@given(st.binary(max_size=300))
def test_whatever_lies_there_does_not_raise(data: bytes) -> None:
    """The file is another program's own business."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        _file(Path(folder)).write_bytes(data + b"\n" + b'{"payload":{"type":"token_count","info":[]}}\n')
        Rollout(Path(folder), PATTERN, Decoded(session="abc-1"), None).poll()


def test_hermes_messages_are_seen_live_and_not_again_in_the_export(tmp_path: Path) -> None:
    """Steps while it works, and no step twice."""
    path = tmp_path / "state.db"
    decoder = HermesDecoder()
    tail = SessionDatabase(path, decoder)
    assert [] == list(tail.poll())
    columns = "id INTEGER PRIMARY KEY, session_id, role, content, tool_calls, tool_call_id, tool_name, timestamp"
    calls = json.dumps([{"id": "c1", "function": {"name": "terminal", "arguments": '{"command": "ls"}'}}])
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"CREATE TABLE messages ({columns})")
        database.execute("INSERT INTO messages VALUES (1, 's', 'assistant', 'Look.', ?, NULL, NULL, 1.5)", (calls,))
        database.commit()
        first = tail.poll()
        database.execute(
            "INSERT INTO messages VALUES (2, 's', 'tool', ?, NULL, 'c1', 'terminal', 2.5)", ('{"exit_code": 1}',)
        )
        database.commit()
        second = tail.poll()

    export = {"id": "s", "messages": [{"id": 1, "session_id": "s", "role": "assistant", "content": "Look."}]}
    again = decoder.feed(json.dumps(export).encode(), RawRef(stream="stdout", offset=0, length=1))

    assert [("message", False), ("tool", True)] == [(step.kind, step.begun) for step in first]
    assert [("tool", 1, False)] == [(step.kind, step.exit_code, step.success) for step in second]
    assert [] == list(again)
