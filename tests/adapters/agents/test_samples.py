"""Every captured stream decodes, with the outcome its scenario implies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apprentice.adapters.agents.imported import FORMATS, decode_file
from apprentice.adapters.agents.kind import Kind, Remains
from apprentice.adapters.agents.registry import KINDS, make_kind
from apprentice.adapters.agents.settings import AgentSettings
from apprentice.adapters.process.values import Exit
from apprentice.domain.errors import Refused
from apprentice.domain.values import Outcome, Usage

from .fakes import decode
from .real import shared

OWN = Path(__file__).parent / "samples"
NAMES = {"claude": "claude-code", "hermes": "hermes-agent"}
OUTCOMES = {
    "success": Outcome.COMPLETED,
    "success.pure": Outcome.COMPLETED,
    "secrets": Outcome.COMPLETED,
    "no_outputs": Outcome.COMPLETED,
    "usage_limit": Outcome.PROVIDER_QUOTA,
    "auth_error": Outcome.PROVIDER_AUTH,
    "hang": Outcome.TIMEOUT_WALL,
    "success.no-is-sandbox": Outcome.AGENT_ERROR,
}
CALLS = {"success": 1, "success.pure": 1, "secrets": 2, "no_outputs": 0}


def _samples(root: Path | None) -> list[Path]:
    return [] if root is None else sorted(root.glob("*/*.meta.json"))


SAMPLES = [*_samples(OWN), *_samples(shared("samples"))]
TAKEN = {f"{path.parent.parent.name} {path.parent.name} {path.name}": path for path in SAMPLES}


def _kind(agent: str) -> Kind:
    name = NAMES.get(agent, agent)
    return make_kind(AgentSettings(name, name), {})


def _stdout(meta: Path) -> bytes:
    """What the agent printed, and for Hermes what it exported afterwards."""
    stem = meta.name.removesuffix(".meta.json")
    parts = (".jsonl", ".stdout.txt", ".sessions_export.jsonl")
    return b"".join(path.read_bytes() for part in parts if (path := meta.with_name(stem + part)).exists())


def _remains(meta: Path) -> Remains:
    stem, told = meta.name.removesuffix(".meta.json"), json.loads(meta.read_text())
    report = meta.with_name(f"{stem}.usage.json")
    side = {"usage.json": report.read_bytes()} if report.exists() else {}
    stderr = meta.with_name(f"{stem}.stderr.txt")
    tail = stderr.read_text()[-8000:] if stderr.exists() else ""
    ended = Exit(told["returncode"], None, "timeout_wall" if told["timed_out"] else "exited", told["seconds"])
    return Remains(ended, tail, side)


@pytest.mark.parametrize("name", TAKEN)
def test_a_sample_has_the_outcome_its_scenario_implies(name: str) -> None:
    """Exit codes and `success` words lie; the evidence we chose must not."""
    meta = TAKEN[name]
    stem = meta.name.removesuffix(".meta.json")
    kind = _kind(meta.parent.name)
    decoder = kind.decoder()
    remains = _remains(meta)

    decode(decoder, _stdout(meta))

    # The two that retried a spent quota until they were killed: what we did ourselves comes first.
    expected = Outcome.TIMEOUT_WALL if remains.exit.why != "exited" else OUTCOMES[stem]
    assert expected == kind.outcome(remains, decoder.decoded).outcome


@pytest.mark.parametrize(
    "name", [name for name, path in TAKEN.items() if path.name.removesuffix(".meta.json") in CALLS]
)
def test_a_sample_shows_as_many_tool_calls_as_the_server_was_told_of(name: str) -> None:
    """Steps are observed, not claimed: the stub's own log says how many there were."""
    meta = TAKEN[name]
    if meta.parent.name == "openclaw":
        pytest.skip("openclaw prints totals only")
    seen = decode(_kind(meta.parent.name).decoder(), _stdout(meta))

    finished = [each for each in seen if each.kind == "tool" and not each.begun]
    assert max(each["results"] for each in json.loads(meta.read_text())["requests"]) == len(finished)
    assert all(each.input or each.call_id for each in finished)


@pytest.mark.parametrize("name", [name for name, path in TAKEN.items() if path.name == "success.meta.json"])
def test_usage_is_counted_alike_for_every_agent(name: str) -> None:
    """Two calls of 1200 tokens in, 1000 of them cached, and 80 out: whatever the agent's way of counting."""
    meta = TAKEN[name]
    if meta.parent.parent == OWN:
        pytest.skip("other numbers")
    kind = _kind(meta.parent.name)
    decoder = kind.decoder()
    decode(decoder, _stdout(meta))
    kind.outcome(_remains(meta), decoder.decoded)

    usage = decoder.decoded.usage
    assert usage is not None
    assert Usage(input_tokens=2400, cached_input_tokens=2000, output_tokens=160) == usage.model_copy(
        update={"reasoning_tokens": None}
    )
    assert decoder.decoded.cost_usd is None


def test_a_stream_without_a_last_word_was_interrupted_when_imported() -> None:
    """Nobody saw that process end, so nobody may say that it failed."""
    data = (OWN / "codex/success.jsonl").read_bytes()
    whole, cut = decode_file("codex", data), decode_file("codex", data[: len(data) // 2])

    assert (Outcome.COMPLETED, Outcome.INTERRUPTED) == (whole.verdict.outcome, cut.verdict.outcome)
    assert len(cut.steps) < len(whole.steps)


def test_a_file_of_another_format_is_refused() -> None:
    """A session without a step would look like work that was never done."""
    with pytest.raises(Refused):
        decode_file("claude", b"hello\n")
    with pytest.raises(Refused):
        decode_file("codexx", b"")


STREAMS = [_stdout(path) for path in SAMPLES]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_streams_never_raise(data: st.DataObject) -> None:
    """A cut or a flipped byte in what an agent printed costs a step at most, never the attempt."""
    stream = bytearray(data.draw(st.sampled_from(STREAMS)))
    cut = data.draw(st.integers(0, len(stream)))
    del stream[cut:]
    for _ in range(data.draw(st.integers(0, 8)) if stream else 0):
        stream[data.draw(st.integers(0, len(stream) - 1))] = data.draw(st.integers(0, 255))
    for name in KINDS:
        kind = make_kind(AgentSettings(name, name, argv=("x",)), {})
        decoder = kind.decoder()
        decode(decoder, bytes(stream))
        ended = Exit(data.draw(st.sampled_from([0, 1])), None, "exited", 1.0)
        kind.outcome(Remains(ended, "", {"usage.json": bytes(stream)}), decoder.decoded)
    for make in FORMATS.values():
        decode(make(), bytes(stream))


json_value = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_value_in_any_place_never_raises(data: st.DataObject) -> None:
    """Tomorrow's version may put a list where a string was."""
    stream = data.draw(st.sampled_from([each for each in STREAMS if each.lstrip().startswith(b"{")]))
    line = data.draw(st.sampled_from(stream.split(b"\n")))
    try:
        root = json.loads(line)
    except ValueError:
        root = {}
    node, path = root, []
    while isinstance(node, dict | list) and node and data.draw(st.booleans() | st.just(value=True)):
        key = data.draw(st.sampled_from(sorted(node)) if isinstance(node, dict) else st.integers(0, len(node) - 1))
        path.append((node, key))
        node = node[key]
    if path:
        owner, key = path[-1]
        owner[key] = data.draw(json_value)
    for make in FORMATS.values():
        decode(make(), json.dumps(root).encode())
