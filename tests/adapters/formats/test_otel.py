"""A session told as OTLP/JSON."""

from __future__ import annotations

import json
from typing import Any

from apprentice.adapters.formats.otel import document

from .session import events, words


def _spans() -> list[dict[str, Any]]:
    spans: list[dict[str, Any]] = document(events(), words, "0.1.0")["resourceSpans"][0]["scopeSpans"][0]["spans"]
    return spans


def test_spans_form_one_tree() -> None:
    """A viewer shows what hangs together, and nothing else."""
    spans = _spans()
    names = {span["spanId"]: span["name"] for span in spans}

    assert len(names) == len(spans)
    assert [""] == [span.get("parentSpanId", "") for span in spans if "parentSpanId" not in span]
    assert all(span["parentSpanId"] in names for span in spans[1:])
    assert 1 == len({span["traceId"] for span in spans})
    assert all(len(span["traceId"]) == 32 and len(span["spanId"]) == 16 for span in spans)


def test_outcomes_and_failures_are_statuses() -> None:
    """An alert on errors must fire for the call that failed and the attempt that was interrupted."""
    failed = [span["name"] for span in _spans() if span["status"].get("code") == 2]

    assert ["invoke_agent codex", "execute_tool sh"] == failed


def test_the_attributes_are_the_conventions_own() -> None:
    """Integers are strings in OTLP/JSON, or a reader drops them."""
    chat = next(span for span in _spans() if span["name"] == "chat")

    assert {"key": "gen_ai.usage.input_tokens", "value": {"intValue": "100"}} in chat["attributes"]


def test_the_same_session_exports_to_the_same_bytes() -> None:
    """No clock, no randomness."""
    assert json.dumps(document(events(), words, "0.1.0")) == json.dumps(document(events(), words, "0.1.0"))
