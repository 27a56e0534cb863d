"""What an agent says about itself is read tolerantly and never believed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apprentice.adapters.agents.claims import OUTPUTS, TRACE, Claims, differences, read_claims

GOOD = {"status": "success", "output_summary": "Report written.", "deliverable_refs": ["artifacts/report.md"]}


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(GOOD).encode(),
        b"\xef\xbb\xbf" + json.dumps(GOOD).encode(),
        json.dumps(GOOD).encode("utf-16"),
        b"Here it is:\n```json\n" + json.dumps(GOOD).encode() + b"\n```\nDone.",
        b"Sure! " + json.dumps(GOOD).encode() + b" Anything else?",
        json.dumps(GOOD)[:-2].encode() + b",],} // ok",
        repr(GOOD).encode(),
    ],
)
def test_what_was_meant_is_read_however_it_was_written(data: bytes) -> None:
    """Models fence, comment and quote as they like; the meaning is plain each time."""
    claims = read_claims({OUTPUTS: data})

    assert ("success", "Report written.", ("artifacts/report.md",)) == (claims.status, claims.summary, claims.files)


def test_what_cannot_be_read_is_said_and_nothing_else_happens() -> None:
    """A broken claim costs a sentence, never the session."""
    claims = read_claims({TRACE: b'{"steps": [{"step": 1,}, {"step": 2 "a"', f"artifacts/{OUTPUTS}": b"\xff\xff"})

    assert (f"{TRACE} cannot be read as JSON", f"{OUTPUTS} lies in artifacts/") == claims.problems[:2]
    assert () == claims.steps


def test_a_trace_is_found_under_any_of_its_names() -> None:
    """A list, or steps under another key, is a trace all the same."""
    step = {"actor": "agent", "action": "agent_step", "tool": {"name": "sh"}, "success": "yes"}
    for shape in ([step], {"events": [step, "noise"]}, {"trace": [step]}):
        claims = read_claims({TRACE: json.dumps(shape).encode()})

        assert ('{"name": "sh"}', None) == (claims.steps[0].tool, claims.steps[0].success)


def test_the_difference_between_claim_and_observation_is_told() -> None:
    """This is what makes a claim useful: where it is wrong."""
    claims = read_claims({TRACE: b'[{"action": "agent_step", "success": true}]', OUTPUTS: json.dumps(GOOD).encode()})

    told = differences(claims, tool_calls=3, failed_calls=1, artifacts=["artifacts/other.md"], completed=False)

    assert [
        "it tells of 1 steps; 3 tool calls were observed",
        "it tells of no failed step; 1 tool calls failed",
        "it says `success`; the attempt did not complete",
        "it names files that are not there: artifacts/report.md",
    ] == list(told)
    assert () == differences(Claims(), tool_calls=3, failed_calls=1, artifacts=[], completed=False)


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_can_be_claimed(data: bytes) -> None:
    """The file is written by a model."""
    read_claims({TRACE: data, OUTPUTS: data})
