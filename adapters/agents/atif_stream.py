"""What does a document in the Agent Trajectory Interchange Format show? One JSON object with its steps, any version 1.

The format says nothing about how the work ended: a whole document is one that was finished, unless its ``extra`` says
otherwise in our own words (``outcome``).
"""

from __future__ import annotations

from collections.abc import Sequence

from ...domain.values import Outcome, RawRef, Usage
from .jsontext import Node, parse
from .kind import Decoded, Observation, Terminal, line_evidence
from .times import from_iso
from .tokens import spent

_LONGEST = 256 << 20


class AtifDecoder:
    """Reads the one document, however its lines are broken."""

    def __init__(self) -> None:
        self.decoded = Decoded()
        self._lines: list[bytes] = []
        self._size = 0
        self._raw: RawRef | None = None

    def feed(self, line: bytes, raw: RawRef) -> Sequence[Observation]:
        """Hold the line; the document is whole only at the end."""
        if self._raw is None and not line.lstrip(b"\xef\xbb\xbf \t\r").startswith(b"{"):
            self.decoded.other += bool(line.strip())
            return ()
        self._size += len(line) + 1
        if self._size <= _LONGEST:
            self._lines.append(line)
        start = self._raw.offset if self._raw is not None else raw.offset
        self._raw = raw.model_copy(update={"offset": start, "length": raw.offset + raw.length - start})
        return ()

    def finish(self) -> Sequence[Observation]:
        """Read the document."""
        node = parse(b"\n".join(self._lines))
        if self._raw is None or node is None or not (node.name("schema_version") or "").startswith("ATIF-v1"):
            self.decoded.other += len(self._lines)
            return ()
        self.decoded.events += 1
        return self._document(node, self._raw)

    def _document(self, node: Node, raw: RawRef) -> list[Observation]:
        done, totals = self.decoded, node["final_metrics"]
        done.session = node.name("session_id") or node.name("trajectory_id")
        done.model = node.name("agent", "model_name")
        if isinstance(totals.value, dict):
            done.usage = Usage(
                input_tokens=totals.count("total_prompt_tokens"),
                cached_input_tokens=totals.count("total_cached_tokens"),
                output_tokens=totals.count("total_completion_tokens"),
            )
            done.spent_tokens, done.cost_usd = spent(done.usage), totals.number("total_cost_usd")
        claimed = node.name("extra", "outcome") or Outcome.COMPLETED.value
        known = {each.value: each for each in Outcome}.get(claimed, Outcome.AGENT_ERROR)
        done.terminal = Terminal(known, line_evidence("document", f"whole; outcome {claimed}", raw))
        return [seen for each in node["steps"].items() for seen in _step(each, raw)]


def _step(step: Node, raw: RawRef) -> list[Observation]:
    at, who = from_iso(step.name("timestamp")), step.name("source")
    words = _words(step, "message")
    if who in ("user", "system"):
        return [Observation("user" if who == "user" else "other", tool=who, input=words, at=at, raw=raw)]
    seen, usage = [], _metrics(step["metrics"])
    cost = step.number("metrics", "cost_usd")
    if step.text("reasoning_content"):
        seen.append(Observation("reasoning", output=step.text("reasoning_content"), at=at, raw=raw))
    if words:
        seen.append(Observation("message", output=words, usage=usage, cost_usd=cost, at=at, raw=raw))
    elif usage is not None or cost is not None:
        seen.append(Observation("usage", usage=usage, cost_usd=cost, at=at, raw=raw))
    return [*seen, *_calls(step, at, raw)]


def _calls(step: Node, at: str | None, raw: RawRef) -> list[Observation]:
    """Each call with its result; results that belong to no call stand for themselves."""
    results = {each.name("source_call_id"): each for each in step["observation"]["results"].items()}
    calls = step["tool_calls"].items()
    seen = [_call(call, results.pop(call.name("tool_call_id"), None), at, raw) for call in calls]
    return [*seen, *(Observation("other", output=_words(each, "content"), at=at, raw=raw) for each in results.values())]


def _call(call: Node, result: Node | None, at: str | None, raw: RawRef) -> Observation:
    extra = result["extra"] if result is not None else call["extra"]
    return Observation(
        "tool",
        tool=call.name("function_name"),
        input=call.text("arguments"),
        output=_words(result, "content") if result is not None else None,
        success=extra.truth("success"),
        exit_code=extra.whole("exit_code"),
        duration_ms=extra.number("duration_ms"),
        call_id=call.name("tool_call_id"),
        at=at,
        raw=raw,
    )


def _words(node: Node, key: str) -> str | None:
    """Words, or the text parts of multimodal content joined."""
    texts = [each.get("text") for each in node[key].items()]
    if texts and all(isinstance(each, str) for each in texts):
        return "\n".join(texts)
    return node.text(key)


def _metrics(metrics: Node) -> Usage | None:
    usage = Usage(
        input_tokens=metrics.count("prompt_tokens"),
        cached_input_tokens=metrics.count("cached_tokens"),
        output_tokens=metrics.count("completion_tokens"),
    )
    return usage if usage != Usage() else None
