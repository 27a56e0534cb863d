"""How is Hermes driven, and where does it say what happened? `hermes -z PROMPT --usage-file U`, seen with 0.19.

stdout has only the final words, and the error in their place with exit 0 for 401, 404, 429 and 500: the verdict is
the usage file. The steps are in its session database: followed while it runs, and exported to stdout at its end.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from ...domain.ports import AttemptOrder
from ...domain.values import Evidence, Outcome, Usage
from .causes import failure
from .hermes_export import HermesDecoder
from .hermes_tail import SessionDatabase
from .jsontext import Node, parse
from .keys import source, with_key
from .kind import Decoded, Decoder, Invocation, Probe, Remains, Scene, Tail, Terminal, Verdict
from .probing import probe_executable
from .prompts import as_argument, hidden
from .settings import AgentSettings
from .tokens import plus
from .verdict import judge

FLOOR = "0.17.0"
KEYS = ("OPENAI_API_KEY", "OPENROUTER_API_KEY", "ANTHROPIC_API_KEY")
_USAGE = "usage.json"
_OWN = "the user's own hermes configuration was used; its sessions are not exported, so no steps were observed"
_FAILED_ANSWER = re.compile(r"\s*(?:API call failed after \d+ retries: )?HTTP ([45]\d\d): ")
"""What Hermes itself prints in place of an answer when its usage file says that it failed."""


class Hermes:
    """Hermes Agent as configured."""

    side_files: tuple[str, ...] = (_USAGE,)
    # `-z --resume` begins a new session all the same (seen): a fresh prompt it is.
    sessions: str | None = None

    def __init__(self, settings: AgentSettings, environ: Mapping[str, str] = os.environ) -> None:
        self._settings, self._environ = settings, environ

    @property
    def name(self) -> str:
        """What users call it."""
        return self._settings.name

    def probe(self) -> Probe:
        """Found, recent, and with a key. npm's `hermes-agent` is somebody else's."""
        found = probe_executable(
            self._settings.path or "hermes",
            self._environ,
            floor=self._settings.version_floor or FLOOR,
            install="`pip install hermes-agent`",
            says="hermes agent v",
        )
        return with_key(found, self._settings, KEYS, self._environ, "hermes setup")

    def plan(self, order: AttemptOrder, scene: Scene, executable: str) -> Invocation:
        """One shot with approvals bypassed; then the export of its sessions."""
        own, prompt = self._settings.user_config, as_argument(order)
        argv = [executable, "-z", prompt, "--usage-file", str(scene.home / _USAGE)]
        argv += ["--toolsets", "terminal,file", "--ignore-rules"]
        argv += ["-m", self._settings.model] if own and self._settings.model else []
        full = (*argv, *self._settings.args, *order.agent_args)
        variables = {"TERMINAL_CWD": order.prepared.root, "HERMES_ACCEPT_HOOKS": "1"}
        # A home for each attempt: the export prints every session it finds there.
        home = f".hermes-{order.attempt}"
        variables |= {} if own else {"HERMES_HOME": str(scene.home / home)}
        variables |= {"OPENAI_BASE_URL": self._settings.base_url} if self._settings.base_url else {}
        return Invocation(
            full,
            hidden(full, prompt),
            env=variables,
            env_names=("OPENAI_BASE_URL", *self._settings.env, *(("HERMES_HOME",) if own else ())),
            keys=self._keys(),
            files={} if own else {f"{home}/config.yaml": self._config(order)},
            then=None if own else (executable, "sessions", "export", "-"),
            warnings=(_OWN,) if own else (),
        )

    def decoder(self) -> Decoder:
        """That of its export."""
        return HermesDecoder()

    def outcome(self, remains: Remains, decoded: Decoded) -> Verdict:
        """The usage file, then exit code and stderr."""
        report = parse(remains.side.get(_USAGE, b""))
        if report is None:
            return judge(remains, decoded)
        return judge(remains, decoded, file=_terminal(report, decoded))

    def tail(self, order: AttemptOrder, scene: Scene, decoder: Decoder) -> Tail:
        """Its session database, so that steps are seen while they happen."""
        return SessionDatabase(scene.home / f".hermes-{order.attempt}" / "state.db", decoder)

    def _keys(self) -> dict[str, str]:
        name = source(self._settings, KEYS, self._environ)
        if name is None:
            return {}
        return {"OPENAI_API_KEY": name} if self._settings.base_url else {name: name}

    def _config(self, order: AttemptOrder) -> bytes:
        """YAML that is JSON, which every YAML reader takes."""
        model: dict[str, object] = {"default": self._settings.model} if self._settings.model else {}
        if self._settings.base_url:
            model |= {"provider": "custom", "base_url": self._settings.base_url, "context_length": 128_000}
            model |= {"api_key": "${OPENAI_API_KEY}"} if self._keys() else {"api_key": "none"}
        terminal = {"backend": "local", "cwd": str(PurePosixPath(order.prepared.root))}
        return json.dumps({"model": model, "terminal": terminal}, indent=1).encode()


def _terminal(report: Node, decoded: Decoded) -> Terminal:
    state = f"completed {report.truth('completed')}, failed {report.truth('failed')}"
    usage = _usage(report)
    decoded.usage = usage if usage != Usage() else decoded.usage
    if report.name("cost_status") not in (None, "unknown", "estimated"):
        decoded.cost_usd = report.number("estimated_cost_usd")
    decoded.session = report.name("session_id") or decoded.session
    if report.truth("completed") and not report.truth("failed"):
        return Terminal(Outcome.COMPLETED, Evidence(source=f"file {_USAGE}", detail=state))
    answer = next((each for each in decoded.plain if _FAILED_ANSWER.match(each)), "")
    said = Evidence(source=f"file {_USAGE}", detail=f"{state} {answer[:300]}".strip())
    return Terminal(failure(None, answer), said)


def _usage(report: Node) -> Usage:
    """It counts the cache apart from the input."""
    cached = report.count("cache_read_tokens")
    return Usage(
        input_tokens=plus(plus(report.count("input_tokens"), cached), report.count("cache_write_tokens")),
        cached_input_tokens=cached,
        output_tokens=report.count("output_tokens"),
        reasoning_tokens=report.count("reasoning_tokens"),
    )
