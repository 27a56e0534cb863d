"""What does an exported Hermes session show? `hermes sessions export -`: one object a line, with its messages."""

from __future__ import annotations

from collections.abc import Sequence

from ...domain.values import Outcome, RawRef, Usage
from .jsontext import Node, parse
from .kind import Decoded, Observation, Terminal, line_evidence
from .times import from_seconds
from .tokens import plus

_PLAIN_LINES = 20


class HermesDecoder:
    """Reads the lines of an export; other lines are the final words, and kept in ``decoded.plain``.

    A message is shown once, by its id, though it may come again: live from the database, and in the export.
    """

    def __init__(self) -> None:
        self.decoded = Decoded()
        self._shown: set[str] = set()

    def feed(self, line: bytes, raw: RawRef) -> Sequence[Observation]:
        """Take one line."""
        node = parse(line) if line.lstrip()[:1] == b"{" else None
        if node is None or not isinstance(node.get("messages"), list):
            self._plain(line)
            return ()
        self.decoded.events += 1
        self._session(node, raw)
        return [seen for each in node["messages"].items() for seen in self.message(each, raw)]

    def finish(self) -> Sequence[Observation]:
        """Every line stands for itself."""
        return ()

    def message(self, node: Node, raw: RawRef | None) -> list[Observation]:
        """What one message shows, the first time it is seen."""
        key = f"{node.text('session_id')} {node.text('id')}"
        if node.get("id") is not None and key in self._shown:
            return []
        self._shown.add(key)
        at = from_seconds(node.number("timestamp"))
        match node.name("role"):
            case "user":
                return [Observation("user", input=node.text("content"), at=at, raw=raw)]
            case "assistant":
                return _assistant(node, at, raw)
            case "tool":
                return [_result(node, at, raw)]
            case role:
                return [Observation("other", tool=role, output=node.text("content"), at=at, raw=raw)]

    def _plain(self, line: bytes) -> None:
        self.decoded.other += bool(line.strip())
        if line.strip() and len(self.decoded.plain) < _PLAIN_LINES:
            self.decoded.plain.append(line.decode("utf-8", "replace")[:500])

    def _session(self, node: Node, raw: RawRef) -> None:
        done, cached = self.decoded, node.count("cache_read_tokens")
        done.session = node.name("id") or done.session
        done.model = node.name("model") or done.model
        usage = Usage(
            input_tokens=plus(plus(node.count("input_tokens"), cached), node.count("cache_write_tokens")),
            cached_input_tokens=cached,
            output_tokens=node.count("output_tokens"),
            reasoning_tokens=node.count("reasoning_tokens"),
        )
        done.usage = usage if usage.output_tokens else done.usage
        last = node["messages"].items()[-1:]
        if last and last[0].name("role") == "assistant" and last[0].name("finish_reason") == "stop":
            done.ended = Terminal(Outcome.COMPLETED, line_evidence("export", "the last message ends the turn", raw))


def _assistant(node: Node, at: str | None, raw: RawRef | None) -> list[Observation]:
    seen = []
    thought = node.text("reasoning_content") or node.text("reasoning")
    if thought:
        seen.append(Observation("reasoning", output=thought, at=at, raw=raw))
    if node.text("content"):
        seen.append(Observation("message", output=node.text("content"), at=at, raw=raw))
    for call in _calls(node):
        seen.append(
            Observation(
                "tool",
                begun=True,
                tool=call.name("function", "name"),
                input=call.text("function", "arguments"),
                call_id=call.name("id"),
                at=at,
                raw=raw,
            )
        )
    return seen


def _calls(node: Node) -> list[Node]:
    """The tool calls of a message; the database has them as JSON text, the export as a list."""
    calls = node["tool_calls"]
    if isinstance(calls.value, str):
        inner = parse(calls.value)
        return inner.items() if inner is not None else []
    return calls.items()


def _result(node: Node, at: str | None, raw: RawRef | None) -> Observation:
    output = node.text("content")
    inner = parse(output or "")
    code = inner.whole("exit_code") if inner is not None else None
    error = inner.get("error") if inner is not None else None
    known = inner is not None and ("exit_code" in (inner.value or {}) if isinstance(inner.value, dict) else False)
    return Observation(
        "tool",
        tool=node.name("tool_name"),
        output=output,
        success=(code in (None, 0) and not error) if known or error else None,
        exit_code=code,
        call_id=node.name("tool_call_id"),
        at=at,
        raw=raw,
    )
