"""How are bundles built, shown and checked from the command line?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ...domain.errors import NotFound, Refused, SessionIsBusy
from ..views.tree import check_folder
from .talking import Console
from .text import harmless
from .wiring import House

_SHOWN = (
    "bundle_id",
    "title",
    "run_id",
    "apprentice_agent",
    "mentor_mode",
    "task_status",
    "run_status",
    "status_basis",
    "attempts",
    "follow_up_count",
    "traced_steps",
    "artifact_count",
    "cut",
    "sanitized",
)


def build(console: Console, house: House, run_id: str, stream: str) -> int:
    """Pack the current cut; a driven session packs itself when it rests."""
    with house.leases.driving(stream) as mine:
        if not mine:
            raise SessionIsBusy(run_id)
        engine = house.engine(stream)
        engine.build_bundle()
    folder = house.home / "runs" / run_id / "contribution_bundle"
    session = engine.session
    if console.json:
        console.document(
            {"run_id": run_id, "path": str(folder), "digest": session.bundle_digest, "cut": session.bundle_cut}
        )
    else:
        console.line(str(folder))
        console.say(f"digest {session.bundle_digest}, events 1 to {session.bundle_cut}, not sanitized")
    return 0


def inspect(console: Console, folder: Path) -> int:
    """The manifest in short, and the files."""
    manifest = _manifest(folder)
    checked = check_folder(folder)
    if console.json:
        files = [{"path": f.path, "size": f.size, "sha256": f.sha256} for f in checked.files]
        console.document({"path": str(folder), "digest": checked.digest, "manifest": manifest, "files": files})
        return 0
    for key in _SHOWN:
        if manifest.get(key) is not None:
            console.line(f"{key:<16} {harmless(str(manifest[key]))}")
    console.line(f"{'digest':<16} {checked.digest}")
    for file in checked.files:
        console.line(f"{file.size:>10}  {harmless(file.path)}")
    return 0


def check(console: Console, folder: Path) -> int:
    """Every finding; exit 6 if there is one."""
    checked = check_folder(folder)
    if console.json:
        findings = [{"path": f.path, "problem": f.problem} for f in checked.findings]
        console.document(
            {"ok": not findings, "digest": checked.digest, "files": len(checked.files), "findings": findings}
        )
    else:
        for finding in checked.findings:
            console.line(harmless(f"{finding.path or 'bundle'}: {finding.problem}"))
        if not checked.findings:
            console.line(f"whole: {len(checked.files)} files, digest {checked.digest}")
    return 6 if checked.findings else 0


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        content = json.loads((folder / "contribution_manifest.json").read_bytes())
    except FileNotFoundError as error:
        raise NotFound(f"there is no bundle at `{folder}`", "`apprentice bundle build RUN` makes one") from error
    except (OSError, ValueError) as error:
        raise Refused(f"the manifest of `{folder}` cannot be read: {error}") from error
    if not isinstance(content, dict):
        raise Refused(f"the manifest of `{folder}` is no JSON object")
    return content
