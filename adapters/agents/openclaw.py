"""How is OpenClaw driven, and what does its envelope say? `openclaw agent exec --json`, seen with 2026.9.6.

It prints one JSON document at its end: outcome, totals, how many tool calls of which tools. No steps can be observed.
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
from .tokens import plus, spent
from .verdict import judge

FLOOR = "2026.9"
"""npm on a Node that is too old silently takes the placeholder 0.0.1."""
KEYS = ("ANTHROPIC_API_KEY", "OPENAI_API_KEY", "OPENROUTER_API_KEY", "GEMINI_API_KEY")
_KEY, _PROVIDER, _PROMPT, _CONFIG = "APPRENTICE_MODEL_KEY", "apprentice", "prompt.txt", "openclaw.json"
_LONGEST = 16 << 20


class OpenClaw:
    """OpenClaw as configured."""

    side_files: tuple[str, ...] = ()
    sessions: str | None = None

    def __init__(self, settings: AgentSettings, environ: Mapping[str, str] = os.environ) -> None:
        self._settings, self._environ = settings, environ

    @property
    def name(self) -> str:
        """What users call it."""
        return self._settings.name

    def probe(self) -> Probe:
        """Found, recent, and with a key."""
        found = probe_executable(
            self._settings.path or "openclaw",
            self._environ,
            floor=self._settings.version_floor or FLOOR,
            install="`npm install -g openclaw` with Node 24.16 or newer",
        )
        return with_key(found, self._settings, KEYS, self._environ, "openclaw onboard")

    def plan(self, order: AttemptOrder, scene: Scene, executable: str) -> Invocation:
        """Prompt in a file; configuration and state of its own."""
        own = self._settings.user_config
        argv = [executable, "agent", "exec", "--json", "--cwd", order.prepared.root]
        argv += [] if own else ["--config", str(scene.home / _CONFIG)]
        argv += ["--model", self._model()] if self._settings.model else []
        argv += ["--timeout", str(max(1, int(order.timeout_s))), "--message-file", str(scene.home / _PROMPT)]
        full = (*argv, *self._settings.args, *order.agent_args)
        state = {} if own else {"OPENCLAW_STATE_DIR": str(scene.home / ".openclaw")}
        files = {_PROMPT: order.prompt.encode("utf-8", "replace")}
        return Invocation(
            full,
            full,
            env={"OPENCLAW_DISABLE_UPDATE_CHECK": "1", **state},
            env_names=(*self._settings.env, *(("OPENCLAW_STATE_DIR", "OPENCLAW_CONFIG_PATH") if own else ())),
            keys=self._keys(),
            files=files if own else files | {_CONFIG: json.dumps(self._config(), indent=1).encode()},
            warnings=("the user's own openclaw configuration was used",) if own else (),
        )

    def decoder(self) -> Decoder:
        """That of the envelope."""
        return OpenClawDecoder()

    def outcome(self, remains: Remains, decoded: Decoded) -> Verdict:
        """The envelope, then exit code and stderr."""
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
        if not (self._settings.base_url and self._settings.model):
            return {}
        model = {"id": self._settings.model, "name": self._settings.model, "input": ["text"]}
        provider = {
            "baseUrl": self._settings.base_url,
            "apiKey": f"${{{_KEY}}}" if self._keys() else "none",
            "api": "openai-completions",
            "models": [model],
        }
        defaults = {"defaults": {"model": {"primary": self._model()}}}
        return {"models": {"providers": {_PROVIDER: provider}}, "agents": defaults}


class OpenClawDecoder:
    """Reads the one document of `openclaw agent exec --json`, however its lines are broken."""

    def __init__(self) -> None:
        self.decoded = Decoded()
        self._lines: list[bytes] = []
        self._size = 0
        self._raw: RawRef | None = None

    def feed(self, line: bytes, raw: RawRef) -> Sequence[Observation]:
        """Hold the line; the document is whole only at the end."""
        if self._raw is None and not line.lstrip().startswith(b"{"):
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
        if self._raw is None or node is None or not isinstance(node.get("ok"), bool):
            self.decoded.other += len(self._lines)
            return ()
        self.decoded.events += 1
        return self._envelope(node, self._raw)

    def _envelope(self, node: Node, raw: RawRef) -> list[Observation]:
        done = self.decoded
        done.session, done.model = node.name("sessionId"), node.name("model")
        done.terminal = _terminal(node, raw)
        usage = node["usage"]
        if isinstance(usage.value, dict):
            done.usage = _usage(usage)
            done.spent_tokens = spent(done.usage)
            done.cost_usd = usage.number("cost", "total") or None
        summary = node["toolSummary"]
        seen = [Observation("other", tool="toolSummary", output=summary.source, raw=raw)] if summary.value else []
        final = node.text("final")
        return [*seen, Observation("message", output=final, raw=raw)] if final else seen


def _terminal(node: Node, raw: RawRef) -> Terminal:
    if node.truth("ok"):
        return Terminal(Outcome.COMPLETED, line_evidence("envelope", f"ok, status {node.name('status')}", raw))
    message = node.text("error", "message") or ""
    return Terminal(failure(None, node.name("error", "kind"), message), line_evidence("envelope", message[:500], raw))


def _usage(usage: Node) -> Usage:
    """It counts the cache apart from the input."""
    cached = usage.count("cacheRead")
    return Usage(
        input_tokens=plus(plus(usage.count("input"), cached), usage.count("cacheWrite")),
        cached_input_tokens=cached,
        output_tokens=usage.count("output"),
        reasoning_tokens=usage.count("reasoningTokens"),
    )
