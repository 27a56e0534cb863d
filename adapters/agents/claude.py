"""How is Claude Code driven? `claude -p --output-format stream-json --verbose`, prompt on stdin, cwd = workspace."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ...domain.ports import AttemptOrder
from .claude_stream import ClaudeDecoder
from .keys import source, with_key
from .kind import Decoded, Decoder, Invocation, Probe, Remains, Scene, Verdict
from .probing import probe_executable
from .settings import AgentSettings
from .verdict import judge

FLOOR = "2.1.200"
"""npm on an old Node silently takes 2.1.197, which lacks flags used here."""
KEYS = ("ANTHROPIC_API_KEY",)
_LOGINS = ("ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN")
_ENDPOINT = "ANTHROPIC_BASE_URL"
"""Kept where the user has set it: a key for a gateway must not be sent elsewhere."""
_OWN = ("CLAUDE_CONFIG_DIR", "ANTHROPIC_MODEL", "ANTHROPIC_SMALL_FAST_MODEL", "ANTHROPIC_CUSTOM_HEADERS")
_QUIET = {
    "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
    "DISABLE_TELEMETRY": "1",
    "DISABLE_ERROR_REPORTING": "1",
    "DISABLE_AUTOUPDATER": "1",
    "DISABLE_BUG_COMMAND": "1",
    # Ten by default, for a wrong key too: minutes until it says so (seen). Four are about ten seconds.
    "CLAUDE_CODE_MAX_RETRIES": "4",
}


class Claude:
    """Claude Code as configured."""

    side_files: tuple[str, ...] = ()
    sessions: str | None = ".claude/projects/*/{id}.jsonl"

    def __init__(self, settings: AgentSettings, environ: Mapping[str, str] = os.environ) -> None:
        self._settings, self._environ = settings, environ

    @property
    def name(self) -> str:
        """What users call it."""
        return self._settings.name

    def probe(self) -> Probe:
        """Found, recent, and with a key."""
        found = probe_executable(
            self._settings.path or "claude",
            self._environ,
            floor=self._settings.version_floor or FLOOR,
            install="`npm install -g @anthropic-ai/claude-code` with Node 22 or newer",
            says="claude code",
        )
        return with_key(found, self._settings, (*KEYS, *_LOGINS), self._environ, "claude login")

    def plan(self, order: AttemptOrder, scene: Scene, executable: str) -> Invocation:
        """Everything allowed, since nobody is there to ask; the user's, project's and plugins' settings left out."""
        own = self._settings.user_config
        options = ["-p", "--output-format", "stream-json", "--verbose", "--permission-mode", "bypassPermissions"]
        options += ["--model", self._settings.model] if self._settings.model else []
        options += [] if own else ["--setting-sources", "", "--strict-mcp-config"]
        options += ["--max-budget-usd", str(order.max_cost_usd)] if order.max_cost_usd is not None else []
        options += ["--resume", order.resumes] if order.resumes else []
        argv = (executable, *options, *self._settings.args, *order.agent_args)
        return Invocation(
            argv,
            argv,
            env=self._variables(scene),
            env_names=(*_LOGINS, _ENDPOINT, *self._settings.env, *(_OWN if own else ())),
            keys=self._keys(),
            stdin=order.prompt.encode("utf-8", "replace"),
            resumes=order.resumes,
            warnings=("the user's own claude configuration was used",) if own else (),
        )

    def decoder(self) -> Decoder:
        """That of stream-json."""
        return ClaudeDecoder()

    def outcome(self, remains: Remains, decoded: Decoded) -> Verdict:
        """The result line; where there is none, exit code and stderr."""
        return judge(remains, decoded)

    def _variables(self, scene: Scene) -> dict[str, str]:
        variables = dict(_QUIET)
        if os.geteuid() == 0:
            # As root it refuses to run without asking unless it is told that it is contained (seen).
            variables["IS_SANDBOX"] = "1"
        if not self._settings.user_config:
            variables["CLAUDE_CONFIG_DIR"] = str(scene.home / ".claude")
        if self._settings.base_url:
            variables[_ENDPOINT] = self._settings.base_url
        return variables

    def _keys(self) -> dict[str, str]:
        name = source(self._settings, KEYS, self._environ)
        return {"ANTHROPIC_API_KEY": name} if name else {}
