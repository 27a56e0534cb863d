"""What does Claude Code's stream-json say? Read as printed by 2.1.330; qwen prints the same shapes.

``subtype`` is "success" even for 401, 429 and 500: the verdict is ``is_error``, ``api_error_status`` and
``terminal_reason``. The usage on assistant lines is a partial one: input is known there, output is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...domain.values import Outcome, RawRef, Usage
from .causes import failure
from .jsontext import Node, parse
from .kind import Decoded, Observation, StepKind, Terminal, line_evidence
from .times import from_iso
from .tokens import add_cost, add_usage, plus, spent

_EXIT_CODE = re.compile(r"\s*(?:Error: )?Exit code (\d{1,3})\b")


class ClaudeDecoder:
    """Reads `claude -p --output-format stream-json --verbose`."""

    def __init__(self) -> None:
        self.decoded = Decoded()
        self._measured: set[str] = set()
        self._shells: set[str] = set()

    def feed(self, line: bytes, raw: RawRef) -> Sequence[Observation]:
        """Take one line."""
        node = parse(line) if line.lstrip()[:1] == b"{" else None
        seen = self._read(node, raw) if node is not None else None
        if seen is None:
            self.decoded.other += bool(line.strip())
            return ()
        self.decoded.events += 1
        return seen

    def finish(self) -> Sequence[Observation]:
        """Every line stands for itself."""
        return ()

    def _read(self, node: Node, raw: RawRef) -> list[Observation] | None:
        seen: list[Observation] | None = []
        match node.name("type"):
            case "system":
                seen = self._system(node, raw)
            case "assistant":
                self.decoded.terminal = None
                seen = self._assistant(node, raw)
            case "user":
                seen = [self._user(block, node, raw) for block in _blocks(node)]
            case "result":
                self._result(node, raw)
            case "stream_event" | "rate_limit_event" | "keep_alive":
                # Pieces of what comes whole, and bookkeeping.
                seen = []
            case _:
                seen = None
        return seen

    def _system(self, node: Node, raw: RawRef) -> list[Observation]:
        self.decoded.session = node.name("session_id") or self.decoded.session
        if node.name("subtype") == "init":
            self.decoded.model = node.name("model") or self.decoded.model
            self.decoded.terminal = None
        if node.name("subtype") != "api_retry":
            return []
        tried = f"retry {node.text('attempt')} of {node.text('max_retries')}"
        reason = f"{node.text('error_status') or ''} {node.text('error') or ''}".strip()
        return [Observation("error", output=f"{tried}: {reason}", raw=raw)]

    def _assistant(self, node: Node, raw: RawRef) -> list[Observation]:
        at = from_iso(node.name("timestamp"))
        usage = self._input_usage(node)
        failed = bool(node.truth("is_api_error_message") or node.truth("isApiErrorMessage"))
        seen = []
        for block in _blocks(node):
            seen.append(self._said(block, raw, at, usage, failed=failed))
            usage = None
        return seen

    def _said(self, block: Node, raw: RawRef, at: str | None, usage: Usage | None, *, failed: bool) -> Observation:
        kind = block.name("type")
        if kind == "text":
            what: StepKind = "error" if failed else "message"
            return Observation(what, output=block.text("text"), usage=usage, at=at, raw=raw)
        if kind in ("thinking", "redacted_thinking"):
            return Observation("reasoning", output=block.text("thinking"), usage=usage, at=at, raw=raw)
        if kind in ("tool_use", "server_tool_use", "mcp_tool_use"):
            call, tool = block.name("id"), block.name("name")
            if tool == "Bash" and call is not None:
                self._shells.add(call)
            return Observation(
                "tool", begun=True, tool=tool, input=block.text("input"), call_id=call, usage=usage, at=at, raw=raw
            )
        return Observation("other", tool=kind, output=block.source, usage=usage, at=at, raw=raw)

    def _user(self, block: Node, node: Node, raw: RawRef) -> Observation:
        at = from_iso(node.name("timestamp"))
        if block.name("type") != "tool_result":
            return Observation("user", input=block.text("text") or block.source, at=at, raw=raw)
        call, output = block.name("tool_use_id"), _result_text(block)
        failed = block.truth("is_error") is True
        # Only the shell says it like this, and only when it failed; elsewhere these words are somebody's output.
        stated = _EXIT_CODE.match(output or "") if failed and call in self._shells else None
        code = int(stated[1]) if stated else None
        return Observation("tool", output=output, success=not failed, exit_code=code, call_id=call, at=at, raw=raw)

    def _input_usage(self, node: Node) -> Usage | None:
        """What the call took in; once a call, though it is printed on every line of the message."""
        call = node.name("message", "id")
        if call is None or call in self._measured or node.get("message", "usage", "input_tokens") is None:
            return None
        self._measured.add(call)
        usage = _usage(node["message"]["usage"]).model_copy(update={"output_tokens": None, "reasoning_tokens": None})
        self.decoded.spent_tokens += spent(usage)
        return usage

    def _count(self, node: Node) -> None:
        """What was used since the last result line: the totals are those of the whole session it went on with."""
        done, rows = self.decoded, _values(node["model_usage_since_last_result"])
        if rows:
            done.usage, done.cost_usd = (
                add_usage(done.usage, _model_usage(rows)),
                add_cost(done.cost_usd, _prices(rows)),
            )
        else:
            all_rows = _values(node["modelUsage"])
            done.usage = _usage(node["usage"])
            known = not all_rows or _prices(all_rows) is not None
            done.cost_usd = node.number("total_cost_usd") if known else None
        done.spent_tokens = max(done.spent_tokens, spent(done.usage))

    def _result(self, node: Node, raw: RawRef) -> None:
        done = self.decoded
        done.session = node.name("session_id") or done.session
        self._count(node)
        denied = len(node["permission_denials"].items())
        if denied:
            done.warnings.append(f"{denied} tool calls were denied by the agent's permissions")
        done.terminal = _verdict(node, raw)


def _prices(rows: list[Node]) -> float | None:
    """What it says these calls cost; of a model it does not know it only guesses, and a guess is no measure."""
    costs = [each.number("costUSD") for each in rows if each.name("costBasis") != "unknown"]
    known = [cost for cost in costs if cost is not None]
    return sum(known) if rows and len(known) == len(rows) else None


def _verdict(node: Node, raw: RawRef) -> Terminal:
    subtype, reason, status = node.name("subtype"), node.name("terminal_reason"), node.whole("api_error_status")
    words = (node.name("api_error_type"), node.name("error"), (node.text("result") or "")[:500])
    said = " ".join(each for each in (f"subtype {subtype}, {reason}", str(status or ""), *words[:2]) if each).strip()
    proof = line_evidence("result", said, raw)
    if (subtype or "").startswith("error_max") or (reason or "").startswith("max_"):
        return Terminal(Outcome.LIMIT_REACHED, proof)
    failed = node.truth("is_error") is True or reason == "api_error" or (subtype or "").startswith("error")
    if not failed:
        return Terminal(Outcome.COMPLETED, proof)
    # Only where the CLI itself put its error in place of an answer are these words the provider's.
    provider = status is not None or reason == "api_error" or (reason is None and subtype == "success")
    return Terminal(failure(status, *(words if provider else words[:2])), proof)


def _blocks(node: Node) -> list[Node]:
    """The content of a message; plain words count as one text block."""
    content = node["message"]["content"]
    if isinstance(content.value, str):
        words = parse(f'{{"type": "text", "text": {content.source}}}')
        return [words] if words is not None else []
    return content.items()


def _result_text(block: Node) -> str | None:
    """A tool's answer: words, or the text blocks joined; anything else as its source."""
    content = block["content"]
    texts = [each.get("text") for each in content.items()]
    if texts and all(isinstance(each, str) for each in texts):
        return "\n".join(texts)
    return block.text("content")


def _usage(node: Node) -> Usage:
    cached = node.count("cache_read_input_tokens")
    return Usage(
        input_tokens=plus(plus(node.count("input_tokens"), cached), node.count("cache_creation_input_tokens")),
        cached_input_tokens=cached,
        output_tokens=node.count("output_tokens"),
        reasoning_tokens=node.count("output_tokens_details", "thinking_tokens"),
    )


def _model_usage(rows: list[Node]) -> Usage:
    """All models together, subagents and side calls included."""
    cached = sum(each.count("cacheReadInputTokens") or 0 for each in rows)
    written = sum(each.count("cacheCreationInputTokens") or 0 for each in rows)
    thought = [each.count("thinkingTokens") for each in rows]
    return Usage(
        input_tokens=sum(each.count("inputTokens") or 0 for each in rows) + cached + written,
        cached_input_tokens=cached,
        output_tokens=sum(each.count("outputTokens") or 0 for each in rows),
        reasoning_tokens=None if None in thought else sum(each or 0 for each in thought),
    )


def _values(node: Node) -> list[Node]:
    return [node[key] for key in node.value] if isinstance(node.value, dict) else []
