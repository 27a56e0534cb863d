"""How are bundles built, shown and checked from the command line?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ...domain.errors import NotFound, Refused, SessionIsBusy
from ...projections.bundle.digest import bundle_digest
from ..views.tree import check_folder
from .checking import gate_findings
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
        manifest = manifest_of(folder)
        held = len(manifest.get("withheld") or ())
        state = f"sanitized, {held} files withheld" if manifest.get("sanitized") else "not sanitized"
        console.line(str(folder))
        console.say(f"digest {session.bundle_digest}, events 1 to {session.bundle_cut}, {state}")
    return 0


def dry_run(console: Console, house: House, run_id: str, stream: str) -> int:
    """What a bundle made now would hold, what would be replaced and withheld; nothing is written or recorded."""
    filled = house.bundles.preview(stream)
    public = filled.public
    rows = [row.redaction.public(row.path) for row in public.rows] if public is not None else []
    withheld = [dict(one.public()) for one in public.withheld] if public is not None else []
    files = [{"path": f.path, "size": f.size, "sha256": f.sha256} for f in filled.lines]
    if console.json:
        about = {"run_id": run_id, "sanitized": public is not None, "digest": bundle_digest(filled.lines)}
        console.document({**about, "files": files, "redactions": rows, "withheld": withheld})
        return 0
    for file in filled.lines:
        replaced = sum(row["file"] == file.path for row in rows)
        console.line(f"{file.size:>10}  {harmless(file.path)}" + (f"  ({replaced} replaced)" if replaced else ""))
    for one in withheld:
        console.line(harmless(f"{'withheld':>10}  {one['path']}: {one['reason']}"))
    state = f"{len(rows)} values replaced, {len(withheld)} files withheld" if public is not None else "not sanitized"
    console.say(f"{len(files)} files, {sum(f.size for f in filled.lines)} bytes, {state}; nothing was written")
    return 0


def inspect(console: Console, folder: Path) -> int:
    """The manifest in short, and the files."""
    manifest = manifest_of(folder)
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


def check(console: Console, house: House, folder: Path, stream: str | None) -> int:
    """Every finding, those of the gate too; exit 6 if there is one. ``stream``: a run of this home is meant."""
    checked = check_folder(folder)
    left = gate_findings(house, folder, checked, stream)
    found = sorted([*checked.findings, *left], key=lambda f: (f.path, f.problem))
    if console.json:
        findings = [{"path": f.path, "problem": f.problem} for f in found]
        console.document(
            {"ok": not findings, "digest": checked.digest, "files": len(checked.files), "findings": findings}
        )
    else:
        for finding in found:
            console.line(harmless(f"{finding.path or 'bundle'}: {finding.problem}"))
        if not found:
            console.line(f"whole: {len(checked.files)} files, digest {checked.digest}")
    return 6 if found else 0


def manifest_of(folder: Path) -> dict[str, Any]:
    """A bundle's manifest. Raises NotFound, Refused: there is none, or it cannot be read."""
    try:
        content = json.loads((folder / "contribution_manifest.json").read_bytes())
    except FileNotFoundError as error:
        raise NotFound(f"there is no bundle at `{folder}`", "`apprentice bundle build RUN` makes one") from error
    except (OSError, ValueError) as error:
        raise Refused(f"the manifest of `{folder}` cannot be read: {error}") from error
    if not isinstance(content, dict):
        raise Refused(f"the manifest of `{folder}` is no JSON object")
    return content
