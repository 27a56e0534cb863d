"""A workspace for the practice program, and a way to run it as the engine does."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import apprentice

PROGRAM = [sys.executable, "-m", "apprentice.adapters.agents.practice"]


def environment() -> dict[str, str]:
    """So that the subprocess finds the package also from a checkout in which it is not installed."""
    assert apprentice.__file__ is not None
    root = Path(apprentice.__file__).parent
    paths = [str(root / ".typing"), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}


class Bench:
    """One workspace: files in, one run after the other, files and step lines out."""

    def __init__(self, root: Path, *, repository: bool = False) -> None:
        self.root = root
        self.repository = repository
        self.engine = root / ".apprentice" if repository else root
        (self.engine / "input").mkdir(parents=True)

    def asset(self, name: str, content: str | bytes) -> None:
        path = self.engine / "input" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def prompt(self, instruction: str, *deliverables: str, feedback: str = "", followup: str = "") -> None:
        text = f"{instruction}\n\n## Deliverables\n" + "".join(f"- {name}\n" for name in deliverables)
        text += f"\n## Feedback\n- {feedback}\n" if feedback else ""
        text += f"\n## Follow-up\n{followup}\n" if followup else ""
        (self.engine / "prompt.md").write_text(text, encoding="utf-8")

    def start(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        repo = ["--repo"] if self.repository else []
        argv = [*PROGRAM, "--workspace", str(self.root), *repo, *words]
        return subprocess.run(argv, capture_output=True, env=environment(), check=False, timeout=60)

    def run(self, *words: str) -> list[dict[str, Any]]:
        """The step lines of a run that ended well."""
        ended = self.start(*words)
        assert (0, b"") == (ended.returncode, ended.stderr)
        return [json.loads(line) for line in ended.stdout.splitlines()]

    def artifact(self, name: str) -> str:
        return (self.root / "artifacts" / name).read_text(encoding="utf-8")

    def artifacts(self) -> list[str]:
        folder = self.root / "artifacts"
        return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
