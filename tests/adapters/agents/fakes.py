"""Small stand-ins for what agents are given: blobs in memory, a workspace, an order, an engine that listens."""

from __future__ import annotations

import hashlib
import re
import sys
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from apprentice.adapters.agents.kind import Decoder, Observation
from apprentice.adapters.agents.registry import Registry
from apprentice.adapters.agents.runner import Places
from apprentice.domain.commands import TimedStep
from apprentice.domain.events import StepObserved, StepStarted
from apprentice.domain.ports import AttemptOrder, Ended, Prepared, StopReason
from apprentice.domain.values import Content, RawRef


class MemoryBlobs:
    """The blobs port in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def put(self, data: bytes, media_type: str) -> Content:
        """Keep bytes."""
        digest = hashlib.sha256(data).hexdigest()
        self.kept[digest] = data
        return Content(blob=digest, size=len(data), media_type=media_type, preview=None)

    def put_file(self, path: Path, media_type: str) -> Content:
        """Keep a file's bytes."""
        return self.put(path.read_bytes(), media_type)

    def text(self, text: str) -> Content:
        """Keep words, inline up to 4 KiB."""
        safe = re.sub("[\ud800-\udfff]", "\ufffd", text)
        lossy = True if safe != text else None
        if len(safe.encode()) <= 4096:
            return Content(text=safe, lossy=lossy)
        return self.put(safe.encode(), "text/plain").model_copy(update={"lossy": lossy})

    def read(self, content: Content) -> bytes:
        """All the bytes."""
        return (content.text or "").encode() if content.blob is None else self.kept[content.blob]


@dataclass
class Listener:
    """An engine that only listens, and asks to stop after so many steps when told to."""

    stop_after: int | None = None
    steps: list[TimedStep] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)

    def observe(self, steps: Sequence[TimedStep]) -> None:
        """Take steps."""
        self.steps += steps
        self.batches.append(len(steps))

    def stop(self) -> StopReason | None:
        """Say whether to stop."""
        enough = self.stop_after is not None and len(self.steps) >= self.stop_after
        return StopReason("cancelled", "ada") if enough else None

    @property
    def started(self) -> list[StepStarted]:
        """The beginnings."""
        return [step.event for step in self.steps if isinstance(step.event, StepStarted)]

    @property
    def observed(self) -> list[StepObserved]:
        """What was seen done."""
        return [step.event for step in self.steps if isinstance(step.event, StepObserved)]


class Bench:
    """A place to run agents in: folders under ``root``, blobs in memory."""

    def __init__(self, root: Path, environ: Mapping[str, str] | None = None, stream: str | None = None) -> None:
        # A stream of its own: sweeps of tests that run beside each other must not meet.
        self.stream = stream or f"session-{uuid.uuid4()}"
        self.root, self.blobs, self.listener = root, MemoryBlobs(), Listener()
        self.workspace = root / "workspace"
        self.places = Places(root / "spool", root / "homes")
        self.environ = dict(environ) if environ is not None else {"PATH": "/usr/local/bin:/usr/bin:/bin"}

    def order(self, prompt: str = "Write the report.", **changes: object) -> AttemptOrder:
        """An order for this bench; the workspace is made."""
        (self.workspace / "artifacts").mkdir(parents=True, exist_ok=True)
        run_dir = self.root / "run"
        run_dir.mkdir(exist_ok=True)
        prompt_file = self.workspace / "prompt.md"
        prompt_file.write_text(prompt)
        values: dict[str, object] = {
            "stream": self.stream,
            "run_id": "2026-11-23-203442-report-1a2b",
            "attempt": 1,
            "prepared": Prepared(self.stream, str(self.workspace), str(prompt_file), str(run_dir)),
            "prompt": prompt,
            "agent_args": (),
            "timeout_s": 60.0,
            "idle_timeout_s": 60.0,
            "max_tokens": None,
            "max_cost_usd": None,
            "repository": False,
            **changes,
        }
        return AttemptOrder(**values)  # type: ignore[arg-type]

    def registry(self, **tables: Mapping[str, object]) -> Registry:
        """The agents, with these settings."""
        return Registry(tables, self.blobs, self.places, self.environ)

    def run(self, name: str, order: AttemptOrder, **tables: Mapping[str, object]) -> Ended:
        """Run one attempt and listen."""
        return self.registry(**tables).get(name).attempt(order, self.listener.observe, self.listener.stop)

    def python(self, script: str, **settings: object) -> dict[str, object]:
        """The settings of a custom agent that is a Python script."""
        path = self.root / "agent.py"
        path.write_text(script)
        return {"argv": [sys.executable, str(path)], **settings}


def decode(decoder: Decoder, data: bytes) -> list[Observation]:
    """Everything a decoder sees in a stream."""
    seen: list[Observation] = []
    offset = 0
    for line in data.split(b"\n"):
        seen += decoder.feed(line, RawRef(stream="stdout", offset=offset, length=len(line)))
        offset += len(line) + 1
    return [*seen, *decoder.finish()]
