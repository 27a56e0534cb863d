"""How is Cursor's agent driven, and what does its stream say? `cursor-agent --print`, from its documentation.

It speaks to Cursor's own service only and could not be installed here: the shapes are the documented ones, tested with
a stand-in that replays them. When it fails it prints no last line, only words on stderr, and exits non-zero.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from ...domain.ports import AttemptOrder
from ...domain.values import Outcome, RawRef
from .causes import failure
from .jsontext import NOTHING, Node, parse
from .keys import source, with_key
from .kind import Decoded, Decoder, Invocation, Observation, Probe, Remains, Scene, Terminal, Verdict, line_evidence
from .probing import probe_executable
from .prompts import as_argument, hidden
from .settings import AgentSettings
from .times import from_milliseconds
from .verdict import judge

FLOOR = "2025.9"
KEYS = ("CURSOR_API_KEY",)


class Cursor:
    """Cursor's agent as configured."""

    side_files: tuple[str, ...] = ()
    sessions: str | None = ".cursor/chats/**/{id}*"

    def __init__(self, settings: AgentSettings, environ: Mapping[str, str] = os.environ) -> None:
        self._settings, self._environ = settings, environ

    @property
    def name(self) -> str:
        """What users call it."""
        return self._settings.name

    def probe(self) -> Probe:
        """Found, recent, and with a key. The packages of that name at npm and PyPI are other people's."""
        found = probe_executable(
            self._settings.path or "cursor-agent",
            self._environ,
            floor=self._settings.version_floor or FLOOR,
            install="install it from cursor.com/cli; packages called cursor-agent are other people's",
        )
        return with_key(found, self._settings, KEYS, self._environ, "cursor-agent login")

    def plan(self, order: AttemptOrder, scene: Scene, executable: str) -> Invocation:
        """The prompt is an argument: it takes no other."""
        own, prompt = self._settings.user_config, as_argument(order)
        argv = [executable, "--print", "--output-format", "stream-json", "--force", "--trust"]
        argv += ["--workspace", order.prepared.root]
        argv += ["--model", self._settings.model] if self._settings.model else []
        argv += ["--resume", order.resumes] if order.resumes else []
        full = (*argv, *self._settings.args, *order.agent_args, "--", prompt)
        name = source(self._settings, KEYS, self._environ)
        return Invocation(
            full,
            hidden(full, prompt),
            env={} if own else {"CURSOR_CONFIG_DIR": str(scene.home / ".cursor")},
            env_names=(*self._settings.env, *(("CURSOR_CONFIG_DIR",) if own else ())),
            keys={"CURSOR_API_KEY": name} if name else {},
            resumes=order.resumes,
            warnings=("the user's own cursor configuration was used",) if own else (),
        )

    def decoder(self) -> Decoder:
        """That of stream-json."""
        return CursorDecoder()

    def outcome(self, remains: Remains, decoded: Decoded) -> Verdict:
        """The result line, then exit code and stderr."""
        return judge(remains, decoded)


class CursorDecoder:
    """Reads `cursor-agent --print --output-format stream-json`."""

    def __init__(self) -> None:
        self.decoded = Decoded()

    def feed(self, line: bytes, raw: RawRef) -> Sequence[Observation]:
        """Take one line."""
        node = parse(line) if line.lstrip()[:1] == b"{" else None
        seen = self._read(node, raw) if node is not None else None
        if node is None or seen is None:
            self.decoded.other += bool(line.strip())
            return ()
        self.decoded.events += 1
        self.decoded.session = node.name("session_id") or self.decoded.session
        return seen

    def finish(self) -> Sequence[Observation]:
        """Every line stands for itself."""
        return ()

    def _read(self, node: Node, raw: RawRef) -> list[Observation] | None:
        at = from_milliseconds(node.number("timestamp_ms"))
        seen: list[Observation] | None = []
        match node.name("type"):
            case "system":
                self.decoded.model = node.name("model") or self.decoded.model
            case "user":
                seen = [Observation("user", input=_words(node), at=at, raw=raw)]
            case "assistant":
                self.decoded.terminal = None
                seen = [Observation("message", output=_words(node), at=at, raw=raw)]
            case "thinking":
                # Comes in deltas without an end of its own; a complete one carries its text.
                seen = [Observation("reasoning", output=node.text("text"), at=at, raw=raw)] if node.text("text") else []
            case "tool_call":
                seen = [_tool(node, at, raw)]
            case "result":
                self.decoded.terminal = _terminal(node, raw)
            case _:
                seen = None
        return seen


def _words(node: Node) -> str | None:
    content = node["message"]["content"]
    texts = [each.get("text") for each in content.items()]
    if texts and all(isinstance(each, str) for each in texts):
        return "".join(texts)
    return node.text("message", "content")


def _tool(node: Node, at: str | None, raw: RawRef) -> Observation:
    """``tool_call`` holds one member, ``<kind>ToolCall``, with args and, at its end, result.success or another."""
    calls = node["tool_call"]
    key = next(iter(calls.value), None) if isinstance(calls.value, dict) else None
    call = calls[key] if isinstance(key, str) else NOTHING
    begun, result = node.name("subtype") == "started", call["result"]
    good = result["success"]
    code = good.whole("exitCode")
    failed = result.value is not None and good.value is None
    return Observation(
        "tool",
        begun=begun,
        tool=call.name("name") or (key.removesuffix("ToolCall") if isinstance(key, str) else None),
        input=call.text("args"),
        output=None if begun else (result.source if result.value is not None else None),
        success=None if begun or result.value is None else not failed and code in (None, 0),
        exit_code=code,
        call_id=node.name("call_id"),
        at=at,
        raw=raw,
    )


def _terminal(node: Node, raw: RawRef) -> Terminal:
    proof = line_evidence("result", f"subtype {node.name('subtype')}, is_error {node.truth('is_error')}", raw)
    if node.name("subtype") == "success" and node.truth("is_error") is not True:
        return Terminal(Outcome.COMPLETED, proof)
    return Terminal(failure(None, node.text("error"), node.name("subtype")), proof)
