"""Executables that stand in for real agents: they say their version and replay a recorded stream."""

from __future__ import annotations

import sys
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[1] / "adapters" / "agents" / "samples"


def codex(folder: Path, *, version: str = "0.169.0", work: str = "") -> Path:
    """A ``codex`` in ``folder``; ``work`` is Python that it runs in its workspace before it prints the stream."""
    stream = SAMPLES / "codex" / "success.jsonl"
    return _executable(
        folder / "codex",
        f"""\
        import sys
        if "--version" in sys.argv:
            print("codex-cli {version}")
            sys.exit()
        prompt = sys.stdin.read()
        exec({work!r})
        sys.stdout.write(open({str(stream)!r}).read())
        """,
    )


def _executable(path: Path, code: str) -> Path:
    import textwrap

    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!{sys.executable}\n{textwrap.dedent(code)}")
    path.chmod(0o755)
    return path
