"""How is Codex driven, and what does its event stream say? `codex exec --json`, seen with 0.169.

No event carries a time. The verdict is ``turn.completed`` or ``turn.failed`` and nothing else: an ``error`` item
occurs in runs that succeed, and an ``error`` event announces retries too.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from ...domain.ports import AttemptOrder
from ...domain.values import Outcome, RawRef, Usage
from .causes import failure
from .jsontext import Node, parse
from .keys import source, with_key
from .kind import (
    Decoded,
    Decoder,
    Invocation,
    Observation,
    Probe,
    Remains,
    Scene,
    Tail,
    Terminal,
    Verdict,
    line_evidence,
)
from .probing import probe_executable
from .rollout import Rollout
from .settings import AgentSettings
from .tokens import spent
from .verdict import judge

FLOOR = "0.140.0"
"""The oldest version whose stream has the shapes read here, with room below the one seen."""
KEYS = ("CODEX_API_KEY", "OPENAI_API_KEY")
_QUIET = ("plugins", "remote_plugin", "apps")


class Codex:
    """Codex as configured."""

    side_files: tuple[str, ...] = ()
    sessions: str | None = ".codex/sessions/**/rollout-*{id}.jsonl"

    def __init__(self, settings: AgentSettings, environ: Mapping[str, str] = os.environ) -> None:
        self._settings, self._environ = settings, environ

    @property
    def name(self) -> str:
        """What users call it."""
        return self._settings.name

    def probe(self) -> Probe:
        """Found, recent, and with a key."""
        found = probe_executable(
            self._settings.path or "codex",
            self._environ,
            floor=self._settings.version_floor or FLOOR,
            install="`npm install -g @openai/codex`",
            says="codex",
        )
        return with_key(found, self._settings, KEYS, self._environ, "codex login")

    def plan(self, order: AttemptOrder, scene: Scene, executable: str) -> Invocation:
        """Prompt on stdin, our own CODEX_HOME, sandbox on with the two exclude settings, nothing that calls home."""
        own = {} if self._settings.user_config else {"CODEX_HOME": str(scene.home / ".codex")}
        argv = (executable, "exec", *self._options(order, scene), *self._settings.args, *order.agent_args)
        argv += ("resume", order.resumes, "-") if order.resumes else ("-",)
        return Invocation(
            argv,
            argv,
            env=own,
            env_names=(
                "OPENAI_BASE_URL",
                *self._settings.env,
                *(("CODEX_HOME",) if self._settings.user_config else ()),
            ),
            keys=self._keys(),
            stdin=order.prompt.encode("utf-8", "replace"),
            files={} if self._settings.user_config else {".codex/config.toml": b"# empty: everything is on argv\n"},
            resumes=order.resumes,
            warnings=("the user's own codex configuration was used",) if self._settings.user_config else (),
        )

    def decoder(self) -> Decoder:
        """That of `--json`."""
        return CodexDecoder()

    def outcome(self, remains: Remains, decoded: Decoded) -> Verdict:
        """The turn's end; where there is none, exit code and stderr."""
        return judge(remains, decoded)

    def tail(self, order: AttemptOrder, scene: Scene, decoder: Decoder) -> Tail:
        """Its session file, for the tokens of each call."""
        home = Path(self._environ.get("HOME", "/")) if self._settings.user_config else scene.home
        return Rollout(home, str(self.sessions), decoder.decoded, order.resumes)

    def _options(self, order: AttemptOrder, scene: Scene) -> tuple[str, ...]:
        sandbox = self._settings.sandbox or "workspace-write"
        options = ["--json", "--cd", order.prepared.root, "--sandbox", sandbox, "--skip-git-repo-check"]
        for feature in _QUIET:
            options += ["--disable", feature]
        for key, value in {**self._config(scene), **self._provider()}.items():
            options += ["-c", f"{key}={json.dumps(value)}"]
        if self._settings.model:
            options += ["--model", self._settings.model]
        return tuple(options)

    def _config(self, scene: Scene) -> dict[str, object]:
        return {
            "approval_policy": "never",
            "check_for_update_on_startup": False,
            "analytics.enabled": False,
            "feedback.enabled": False,
            "otel.exporter": "none",
            "shell_environment_policy.inherit": "core",
            # Without these two /tmp and $TMPDIR are writable, and with them a workspace's neighbours (seen).
            "sandbox_workspace_write.exclude_slash_tmp": True,
            "sandbox_workspace_write.exclude_tmpdir_env_var": True,
            "sandbox_workspace_write.writable_roots": [str(scene.scratch)],
        }

    def _provider(self) -> dict[str, object]:
        if self._settings.base_url is None:
            return {}
        table: dict[str, object] = {
            "model_provider": "apprentice",
            "model_providers.apprentice.name": "apprentice",
            "model_providers.apprentice.base_url": self._settings.base_url,
            "model_providers.apprentice.wire_api": "responses",
        }
        if self._keys():
            table["model_providers.apprentice.env_key"] = "CODEX_API_KEY"
        return table

    def _keys(self) -> dict[str, str]:
        name = source(self._settings, KEYS, self._environ)
        return {"CODEX_API_KEY": name} if name else {}


class CodexDecoder:
    """Reads `codex exec --json`."""

    def __init__(self) -> None:
        self.decoded = Decoded()

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
            case "thread.started":
                self.decoded.session = node.name("thread_id") or self.decoded.session
            case "turn.started":
                self.decoded.terminal = None
            case "item.started":
                seen = _item(node["item"], raw, begun=True)
            case "item.completed":
                seen = _item(node["item"], raw, begun=False)
            case "item.updated":
                # A plan that grew, output so far: its end says it all.
                seen = []
            case "turn.completed":
                self._completed(node, raw)
            case "turn.failed":
                self.decoded.terminal = _failed(node.text("error", "message") or node.text("error"), "turn.failed", raw)
            case "error":
                seen = [self._trouble(node, raw)]
            case _:
                seen = None
        return seen

    def _completed(self, node: Node, raw: RawRef) -> None:
        self.decoded.usage = Usage(
            input_tokens=node.count("usage", "input_tokens"),
            cached_input_tokens=node.count("usage", "cached_input_tokens"),
            output_tokens=node.count("usage", "output_tokens"),
            reasoning_tokens=node.count("usage", "reasoning_output_tokens"),
        )
        self.decoded.spent_tokens = spent(self.decoded.usage)
        self.decoded.terminal = Terminal(Outcome.COMPLETED, line_evidence("turn.completed", "the turn ended", raw))

    def _trouble(self, node: Node, raw: RawRef) -> Observation:
        message = node.text("message") or ""
        if not message.startswith("Reconnecting"):
            self.decoded.trouble = _failed(message, "error", raw)
        return Observation("error", output=message, raw=raw)


def _failed(message: str | None, what: str, raw: RawRef) -> Terminal:
    text = message or "no reason given"
    return Terminal(failure(None, text), line_evidence(what, text[:500], raw))


def _item(item: Node, raw: RawRef, *, begun: bool) -> list[Observation]:
    kind = item.name("type") or item.name("item_type")
    match kind:
        case "agent_message" | "assistant_message":
            return [] if begun else [Observation("message", output=item.text("text"), raw=raw)]
        case "reasoning":
            return [] if begun else [Observation("reasoning", output=item.text("text"), raw=raw)]
        case "error":
            return [] if begun else [Observation("error", output=item.text("message"), raw=raw)]
        case "command_execution":
            return [_command(item, raw, begun=begun)]
        case _:
            return [_tool(kind or "item", item, raw, begun=begun)]


def _command(item: Node, raw: RawRef, *, begun: bool) -> Observation:
    code = item.whole("exit_code")
    return Observation(
        "tool",
        begun=begun,
        tool="command_execution",
        input=item.text("command"),
        output=None if begun else item.text("aggregated_output"),
        success=None if begun else (code == 0 if code is not None else item.name("status") == "completed"),
        exit_code=None if begun else code,
        call_id=item.name("id"),
        raw=raw,
    )


_INPUTS = ("arguments", "changes", "query", "items", "prompt")
_OUTPUTS = ("result", "error", "output", "message")


def _tool(kind: str, item: Node, raw: RawRef, *, begun: bool) -> Observation:
    """file_change, mcp_tool_call, web_search, todo_list, and whatever comes after them."""
    names = [each for each in (item.name("server"), item.name("tool")) if each]
    status = item.name("status")
    return Observation(
        "tool",
        begun=begun,
        tool=".".join(names) if names else kind,
        input=next((text for key in _INPUTS if (text := item.text(key)) is not None), None),
        output=None if begun else next((text for key in _OUTPUTS if (text := item.text(key)) is not None), None),
        success=None if begun or status is None else status == "completed",
        call_id=item.name("id"),
        raw=raw,
    )
