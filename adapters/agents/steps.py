"""What do the step lines of a custom agent say? The simple JSONL form of docs/agents.md, read tolerantly.

    {"type": "session", "id": ...}
    {"type": "step.started", "id": ..., "tool": ..., "input": ...}
    {"type": "step.observed", "id": ..., "tool": ..., "input": ..., "output": ..., "success": ..., "exit_code": ...,
     "duration_ms": ...}
    {"type": "message", "text": ...}      {"type": "reasoning", "text": ...}
    {"type": "usage", "input_tokens": ..., "output_tokens": ..., "cost_usd": ...}     of one call; added up
    {"type": "result", "outcome": ..., "message": ...}

Any other line is the agent's own business: it stays in the raw stream and is counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...domain.values import Outcome, RawRef, Usage
from .jsontext import Node, parse
from .kind import Decoded, Observation, Terminal, line_evidence
from .tokens import add_cost, add_usage

_OURS = frozenset({Outcome.TIMEOUT_WALL, Outcome.TIMEOUT_IDLE, Outcome.INTERRUPTED, Outcome.NOT_FOUND})
_CLAIMABLE = {outcome.value: outcome for outcome in Outcome if outcome not in _OURS}
"""What an agent can know about itself; one that claims anything else has failed by its own account."""


class StepsDecoder:
    """Decodes the documented step lines."""

    def __init__(self) -> None:
        self.decoded = Decoded()

    def feed(self, line: bytes, raw: RawRef) -> Sequence[Observation]:
        """Take one line; a line that is no step line shows nothing."""
        node = parse(line) if line.lstrip()[:1] == b"{" else None
        seen = self._read(node, raw) if node is not None else None
        if seen is None:
            self.decoded.other += bool(line.strip())
            return ()
        self.decoded.events += 1
        return seen

    def finish(self) -> Sequence[Observation]:
        """Every line stands for itself; nothing is held back."""
        return ()

    def _read(self, node: Node, raw: RawRef) -> list[Observation] | None:
        seen: list[Observation] | None = []
        match node.name("type"):
            case "session":
                self.decoded.session = node.name("id") or self.decoded.session
                self.decoded.model = node.name("model") or self.decoded.model
            case "step.started" | "step.observed" as type_:
                seen = [_call(node, raw, begun=type_ == "step.started")]
            case "message":
                seen = [Observation("message", output=node.text("text"), raw=raw)]
            case "reasoning":
                seen = [Observation("reasoning", output=node.text("text"), raw=raw)]
            case "usage":
                seen = [self._usage(node, raw)]
            case "result":
                self.decoded.terminal = _result(node, raw)
            case _:
                seen = None
        return seen

    def _usage(self, node: Node, raw: RawRef) -> Observation:
        usage = Usage(
            input_tokens=node.count("input_tokens"),
            cached_input_tokens=node.count("cached_input_tokens"),
            output_tokens=node.count("output_tokens"),
            reasoning_tokens=node.count("reasoning_tokens"),
        )
        cost = node.number("cost_usd")
        done = self.decoded
        done.usage, done.cost_usd = add_usage(done.usage, usage), add_cost(done.cost_usd, cost)
        done.spent_tokens += (usage.input_tokens or 0) + (usage.output_tokens or 0)
        return Observation("usage", usage=usage, cost_usd=cost, raw=raw)


def _call(node: Node, raw: RawRef, *, begun: bool) -> Observation:
    return Observation(
        "tool",
        begun=begun,
        tool=node.name("tool"),
        input=node.text("input"),
        output=node.text("output"),
        success=node.truth("success"),
        exit_code=node.whole("exit_code"),
        duration_ms=node.number("duration_ms"),
        call_id=node.name("id"),
        raw=raw,
    )


def _result(node: Node, raw: RawRef) -> Terminal:
    claimed = node.name("outcome") or ""
    outcome = _CLAIMABLE.get(claimed, Outcome.AGENT_ERROR)
    detail = f"result: {claimed or 'no outcome'} {(node.text('message') or '')[:500]}".strip()
    return Terminal(outcome, line_evidence("result line", detail, raw))
