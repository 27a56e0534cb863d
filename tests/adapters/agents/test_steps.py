"""The documented step lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from apprentice.adapters.agents.steps import StepsDecoder
from apprentice.domain.values import Outcome, Usage

from .fakes import decode


def test_every_documented_line_is_understood() -> None:
    """docs/agents.md promises this form to anyone who writes an agent."""
    decoder = StepsDecoder()
    seen = decode(
        decoder,
        b"""{"type":"session","id":"s-1","model":"m"}
{"type":"step.started","id":"1","tool":"shell","input":{"cmd":"ls","n":1.50}}
{"type":"step.observed","id":"1","tool":"shell","input":"ls","output":["a"],"success":true,"exit_code":0,"duration_ms":12.5}
{"type":"message","text":"done"}
{"type":"reasoning","text":"hm"}
{"type":"usage","input_tokens":10,"output_tokens":5,"cost_usd":0.25}
{"type":"usage","input_tokens":1,"output_tokens":1}
{"type":"result","outcome":"completed","message":"fine"}
just a line
""",
    )

    assert ["tool", "tool", "message", "reasoning", "usage", "usage"] == [each.kind for each in seen]
    assert '{"cmd":"ls","n":1.50}' == seen[0].input
    assert ('["a"]', True, 0, 12.5) == (seen[1].output, seen[1].success, seen[1].exit_code, seen[1].duration_ms)
    done = decoder.decoded
    assert ("s-1", Usage(input_tokens=11, output_tokens=6), 0.25) == (done.session, done.usage, done.cost_usd)
    assert done.terminal is not None
    assert Outcome.COMPLETED == done.terminal.outcome
    assert 1 == done.other


def test_an_agent_cannot_claim_what_only_we_can_know() -> None:
    """A timeout or an interruption is our finding; a claim of one is a failure by the agent's own account."""
    decoder = StepsDecoder()
    decode(decoder, b'{"type":"result","outcome":"timeout_wall"}')

    assert decoder.decoded.terminal is not None
    assert Outcome.AGENT_ERROR == decoder.decoded.terminal.outcome


@given(st.lists(st.binary(max_size=80) | st.sampled_from([b'{"type":"message","text":"\\ud800"}', b'{"type":[]}'])))
def test_no_bytes_can_disturb_the_decoder(lines: list[bytes]) -> None:
    """Whatever an agent prints, the attempt goes on."""
    decode(StepsDecoder(), b"\n".join(lines))
