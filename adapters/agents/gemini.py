"""How is Gemini CLI driven, and what does its stream say? `gemini -o stream-json`, seen with 0.61.

Every line has a time. The assistant's words come in deltas, joined here. A failed command has status "success" and no
exit code: what is not said is left absent. Exit 0 after SIGTERM; an HTTP status as exit code is cut to eight bits.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence

from ...domain.ports import AttemptOrder
from ...domain.values import Outcome, RawRef, Usage
from .causes import failure
from .jsontext import Node, parse
from .keys import source, with_key
from .kind import Decoded, Decoder, Invocation, Observation, Probe, Remains, Scene, Terminal, Verdict, line_evidence
from .probing import probe_executable
from .settings import AgentSettings
from .times import from_iso
from .tokens import spent
from .verdict import Manner, judge

FLOOR = "0.40.0"
KEYS = ("GEMINI_API_KEY", "GOOGLE_API_KEY")
_ENDPOINT = "GOOGLE_GEMINI_BASE_URL"
_OWN = ("GOOGLE_CLOUD_PROJECT", "GOOGLE_CLOUD_LOCATION", "GOOGLE_GENAI_USE_VERTEXAI", "GOOGLE_APPLICATION_CREDENTIALS")
_CODES = {
    41: Outcome.PROVIDER_AUTH,
    401 % 256: Outcome.PROVIDER_AUTH,
    403 % 256: Outcome.PROVIDER_AUTH,
    404 % 256: Outcome.MODEL_MISSING,
    429 % 256: Outcome.PROVIDER_RATE,
    500 % 256: Outcome.PROVIDER_ERROR,
    503 % 256: Outcome.PROVIDER_ERROR,
    53: Outcome.LIMIT_REACHED,
}
"""41 is its own code for a missing login, 53 for its turn limit (documented); the others HTTP statuses (seen)."""
_CONFIG = {
    "general": {
        "enableAutoUpdate": False,
        "enableAutoUpdateNotification": False,
        "disableAutoUpdate": True,
        "disableUpdateNag": True,
        # Ten tries by default, which is minutes for a spent quota (seen).
        "maxAttempts": 3,
    },
    "privacy": {"usageStatisticsEnabled": False},
    "telemetry": {"enabled": False},
    "security": {"auth": {"selectedType": "gemini-api-key"}},
}


class Gemini:
    """Gemini CLI as configured."""

    side_files: tuple[str, ...] = ()
    sessions: str | None = ".gemini/tmp/*/chats/session-*{id:.8}*"

    def __init__(self, settings: AgentSettings, environ: Mapping[str, str] = os.environ) -> None:
        self._settings, self._environ = settings, environ

    @property
    def name(self) -> str:
        """What users call it."""
        return self._settings.name

    def probe(self) -> Probe:
        """Found, recent, and with a key."""
        found = probe_executable(
            self._settings.path or "gemini",
            self._environ,
            floor=self._settings.version_floor or FLOOR,
            install="`npm install -g @google/gemini-cli`",
        )
        return with_key(found, self._settings, KEYS, self._environ, "gemini")

    def plan(self, order: AttemptOrder, scene: Scene, executable: str) -> Invocation:
        """Prompt on stdin; everything allowed; no extensions."""
        own = self._settings.user_config
        argv = [executable, "-o", "stream-json", "--approval-mode", "yolo", "--skip-trust", "-e", "none"]
        argv += ["-m", self._settings.model] if self._settings.model else []
        argv += ["--resume", order.resumes] if order.resumes else []
        full = (*argv, *self._settings.args, *order.agent_args)
        variables = {"GEMINI_TELEMETRY_ENABLED": "false", "GEMINI_CLI_TRUST_WORKSPACE": "true"}
        if self._settings.base_url:
            variables[_ENDPOINT] = self._settings.base_url
        name = source(self._settings, KEYS, self._environ)
        return Invocation(
            full,
            full,
            env=variables,
            env_names=(_ENDPOINT, *self._settings.env, *(_OWN if own else ())),
            keys={"GEMINI_API_KEY": name} if name else {},
            stdin=order.prompt.encode("utf-8", "replace"),
            files={} if own else {".gemini/settings.json": json.dumps(_CONFIG, indent=1).encode()},
            resumes=order.resumes,
            warnings=("the user's own gemini configuration was used",) if own else (),
        )

    def decoder(self) -> Decoder:
        """That of stream-json."""
        return GeminiDecoder()

    def outcome(self, remains: Remains, decoded: Decoded) -> Verdict:
        """The result line, then its telling exit codes."""
        return judge(remains, decoded, Manner(codes=_CODES))


class GeminiDecoder:
    """Reads `gemini -o stream-json`."""

    def __init__(self) -> None:
        self.decoded = Decoded()
        self._words: list[str] = []
        self._words_at: str | None = None
        self._words_raw: RawRef | None = None

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
        """The words of a message that was cut off."""
        return self._spoken()

    def _read(self, node: Node, raw: RawRef) -> list[Observation] | None:
        at = from_iso(node.name("timestamp"))
        type_ = node.name("type")
        if type_ == "message" and node.name("role") == "assistant" and node.truth("delta"):
            self._hear(node.text("content") or "", at, raw)
            return []
        before, seen = self._spoken(), self._other(type_, node, at, raw)
        return None if seen is None and not before else [*before, *(seen or [])]

    def _other(self, type_: str | None, node: Node, at: str | None, raw: RawRef) -> list[Observation] | None:
        seen: list[Observation] | None = []
        match type_:
            case "init":
                self.decoded.session = node.name("session_id") or self.decoded.session
                self.decoded.model = node.name("model") or self.decoded.model
                self.decoded.terminal = None
            case "message":
                seen = [_message(node, at, raw)]
            case "tool_use" | "tool_result":
                seen = [_tool(node, at, raw)]
            case "error":
                seen = [Observation("error", output=node.text("message"), at=at, raw=raw)]
            case "result":
                self._result(node, raw)
            case _:
                seen = None
        return seen

    def _hear(self, words: str, at: str | None, raw: RawRef) -> None:
        first = self._words_raw
        start = first.offset if first is not None else raw.offset
        self._words_at = self._words_at if first is not None else at
        self._words.append(words)
        self._words_raw = raw.model_copy(update={"offset": start, "length": raw.offset + raw.length - start})

    def _spoken(self) -> list[Observation]:
        if self._words_raw is None:
            return []
        said = Observation("message", output="".join(self._words), at=self._words_at, raw=self._words_raw)
        self._words, self._words_raw = [], None
        return [said]

    def _result(self, node: Node, raw: RawRef) -> None:
        stats = node["stats"]
        self.decoded.usage = Usage(
            input_tokens=stats.count("input_tokens"),
            cached_input_tokens=stats.count("cached"),
            output_tokens=stats.count("output_tokens"),
        )
        self.decoded.spent_tokens = spent(self.decoded.usage)
        status, message = node.name("status"), node.text("error", "message") or ""
        proof = line_evidence("result", f"status {status} {message}".strip()[:500], raw)
        outcome = Outcome.COMPLETED if status == "success" else failure(None, node.name("error", "type"), message)
        self.decoded.terminal = Terminal(outcome, proof)


def _message(node: Node, at: str | None, raw: RawRef) -> Observation:
    words = node.text("content")
    if node.name("role") == "user":
        return Observation("user", input=words, at=at, raw=raw)
    return Observation("message", output=words, at=at, raw=raw)


def _tool(node: Node, at: str | None, raw: RawRef) -> Observation:
    call = node.name("tool_id")
    if node.name("type") == "tool_use":
        tool = node.name("tool_name")
        return Observation("tool", begun=True, tool=tool, input=node.text("parameters"), call_id=call, at=at, raw=raw)
    failed = node.name("status") not in ("success", None)
    output = node.text("output")
    # Its "success" only says that the tool was run: a command that failed is reported the same way.
    return Observation(
        "tool",
        output=output if output is not None else node.text("error", "message"),
        success=False if failed else None,
        call_id=call,
        at=at,
        raw=raw,
    )
