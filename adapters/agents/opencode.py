"""How is OpenCode driven, and what does its stream say? `opencode run --format json`, seen with 1.18.

Every line has a time. A tool call is printed once, when it is finished. The stream has no last word of its own: a
``step_finish`` whose reason is not ``tool-calls`` ends the turn, an ``error`` ends the run. A server error is retried
silently, without a byte printed.
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
from .times import from_milliseconds
from .tokens import add_cost, add_usage, plus, spent
from .verdict import judge

FLOOR = "1.10.0"
KEYS = ("OPENCODE_API_KEY", "ANTHROPIC_API_KEY", "OPENAI_API_KEY", "OPENROUTER_API_KEY", "GEMINI_API_KEY")
_QUIET = (
    "OPENCODE_DISABLE_AUTOUPDATE",
    "OPENCODE_DISABLE_MODELS_FETCH",
    "OPENCODE_DISABLE_DEFAULT_PLUGINS",
    "OPENCODE_DISABLE_LSP_DOWNLOAD",
    "OPENCODE_DISABLE_SHARE",
    # The workspace must not reconfigure the agent that works in it.
    "OPENCODE_DISABLE_PROJECT_CONFIG",
)
_OWN = ("OPENCODE_CONFIG", "OPENCODE_CONFIG_CONTENT", "OPENCODE_CONFIG_DIR")
_PROVIDER = "apprentice"
_KEY = "APPRENTICE_MODEL_KEY"


class OpenCode:
    """OpenCode as configured."""

    side_files: tuple[str, ...] = ()
    sessions: str | None = ".local/share/opencode/opencode.db"

    def __init__(self, settings: AgentSettings, environ: Mapping[str, str] = os.environ) -> None:
        self._settings, self._environ = settings, environ

    @property
    def name(self) -> str:
        """What users call it."""
        return self._settings.name

    def probe(self) -> Probe:
        """Found, recent, and with a key."""
        found = probe_executable(
            self._settings.path or "opencode",
            self._environ,
            floor=self._settings.version_floor or FLOOR,
            install="`npm install -g opencode-ai`",
        )
        return with_key(found, self._settings, KEYS, self._environ, "opencode auth login")

    def plan(self, order: AttemptOrder, scene: Scene, executable: str) -> Invocation:
        """Prompt on stdin; every permission given, or it may wait for an answer for ever."""
        own = self._settings.user_config
        argv = [executable, "run", "--format", "json", "--dir", order.prepared.root, "--auto", "--thinking"]
        argv += ["--title", "apprentice"] if order.resumes is None else ["--session", order.resumes]
        argv += ["--model", self._model()] if self._settings.model else []
        full = (*argv, *self._settings.args, *order.agent_args)
        return Invocation(
            full,
            full,
            env=dict.fromkeys(_QUIET, "1") | ({} if own else {"OPENCODE_CONFIG": str(scene.home / "opencode.json")}),
            env_names=(*self._settings.env, *(_OWN if own else ())),
            keys=self._keys(),
            stdin=order.prompt.encode("utf-8", "replace"),
            files={} if own else {"opencode.json": json.dumps(self._config(), indent=1).encode()},
            resumes=order.resumes,
            warnings=("the user's own opencode configuration was used",) if own else (),
        )

    def decoder(self) -> Decoder:
        """That of `--format json`."""
        return OpenCodeDecoder()

    def outcome(self, remains: Remains, decoded: Decoded) -> Verdict:
        """The last step's end or an error."""
        return judge(remains, decoded)

    def _model(self) -> str:
        model = self._settings.model or ""
        return f"{_PROVIDER}/{model}" if self._settings.base_url else model

    def _keys(self) -> dict[str, str]:
        name = source(self._settings, KEYS, self._environ)
        if name is None:
            return {}
        return {_KEY: name} if self._settings.base_url else {name: name}

    def _config(self) -> dict[str, object]:
        config: dict[str, object] = {
            "$schema": "https://opencode.ai/config.json",
            "autoupdate": False,
            "share": "disabled",
            "snapshot": False,
            "permission": {"*": "allow"},
        }
        if self._settings.base_url and self._settings.model:
            config |= {"model": self._model(), "small_model": self._model(), "enabled_providers": [_PROVIDER]}
            config["provider"] = {_PROVIDER: self._provider(self._settings.base_url, self._settings.model)}
        return config

    def _provider(self, base_url: str, model: str) -> dict[str, object]:
        options = {"baseURL": base_url} | ({"apiKey": f"{{env:{_KEY}}}"} if self._keys() else {})
        models = {model: {"name": model, "tool_call": True}}
        return {"npm": "@ai-sdk/openai-compatible", "name": _PROVIDER, "options": options, "models": models}


class OpenCodeDecoder:
    """Reads `opencode run --format json`."""

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
        self.decoded.session = node.name("sessionID") or self.decoded.session
        return seen

    def finish(self) -> Sequence[Observation]:
        """Every line stands for itself."""
        return ()

    def _read(self, node: Node, raw: RawRef) -> list[Observation] | None:
        at, part = from_milliseconds(node.number("timestamp")), node["part"]
        seen: list[Observation] | None = []
        match node.name("type"):
            case "step_start":
                self.decoded.terminal = None
            case "text":
                seen = [Observation("message", output=part.text("text"), at=at, raw=raw)]
            case "reasoning":
                seen = [Observation("reasoning", output=part.text("text"), at=at, raw=raw)]
            case "tool_use" | "tool":
                seen = [_tool(part, at, raw)]
            case "step_finish":
                seen = [self._step_finish(part, at, raw)]
            case "error":
                seen = [self._error(node["error"], at, raw)]
            case _:
                seen = None
        return seen

    def _step_finish(self, part: Node, at: str | None, raw: RawRef) -> Observation:
        usage, cost = _usage(part["tokens"]), part.number("cost")
        # Zero is what it prints for a model without a price, not a price.
        cost = cost if cost else None
        done, reason = self.decoded, part.name("reason")
        done.usage, done.cost_usd = add_usage(done.usage, usage), add_cost(done.cost_usd, cost)
        done.spent_tokens += spent(usage)
        if reason not in ("tool-calls", None):
            done.terminal = Terminal(_ended(reason), line_evidence("step_finish", f"reason {reason}", raw))
        return Observation("usage", usage=usage, cost_usd=cost, at=at, raw=raw)

    def _error(self, error: Node, at: str | None, raw: RawRef) -> Observation:
        message = error.text("data", "message") or error.text("message") or error.text()
        words = (error.name("name"), error.text("data", "responseBody"), message)
        detail = f"{error.name('name') or 'error'} {error.whole('data', 'statusCode') or ''}: {message}"[:500]
        outcome = failure(error.whole("data", "statusCode"), *words)
        self.decoded.terminal = Terminal(outcome, line_evidence("error", detail, raw))
        return Observation("error", output=message, at=at, raw=raw)


def _ended(reason: str | None) -> Outcome:
    return Outcome.PROVIDER_ERROR if reason in ("error", "content-filter") else Outcome.COMPLETED


def _tool(part: Node, at: str | None, raw: RawRef) -> Observation:
    state = part["state"]
    status, code = state.name("status"), state.whole("metadata", "exit")
    start, end = state.number("time", "start"), state.number("time", "end")
    succeeded = status == "completed" and code in (None, 0)
    return Observation(
        "tool",
        tool=part.name("tool"),
        input=state.text("input"),
        output=state.text("output") if state.get("output") is not None else state.text("error"),
        success=None if status is None else succeeded,
        exit_code=code,
        duration_ms=end - start if start is not None and end is not None and end >= start else None,
        call_id=part.name("callID"),
        at=at,
        raw=raw,
    )


def _usage(tokens: Node) -> Usage:
    """It counts the cache apart from the input, and reasoning apart from the output."""
    cached, thought = tokens.count("cache", "read"), tokens.count("reasoning")
    return Usage(
        input_tokens=plus(plus(tokens.count("input"), cached), tokens.count("cache", "write")),
        cached_input_tokens=cached,
        output_tokens=plus(tokens.count("output"), thought),
        reasoning_tokens=thought,
    )
