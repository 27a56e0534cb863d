"""How does a bundle leave the home? Only when it is asked for, after a preview, and recorded. Nothing is sent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from ...domain import commands as c
from ...domain.engine import Engine
from ...domain.errors import BundleNotShared, BundleOutdated, Refused
from ...domain.events import BundleShared
from ..ecosystem.submission import write_submission
from ..ecosystem.zipping import members_of, write_zip
from ..views.tree import check_folder
from .checking import gate_findings
from .packing import manifest_of
from .talking import Console
from .text import harmless
from .wiring import House


@dataclass(frozen=True)
class Ready:
    """A bundle that may be shared: recorded, sanitized, whole, clean, and not held."""

    engine: Engine
    folder: Path
    digest: str
    cut: int
    manifest: dict[str, Any]
    files: int
    size: int


def export(console: Console, house: House, run_id: str, stream: str, target: Path, yes: bool) -> int:
    """The bundle as one reproducible zip, for a colleague."""
    ready = _ready(house, run_id, stream)
    if not _agreed(console, ready, f"write it to {target}", yes):
        return 6
    sha = write_zip(target, members_of(ready.folder, "contribution_bundle/"))
    _record(ready, house, stream, "export", sha)
    return _said(console, run_id, ready, "export", [target], sha)


def contribute(console: Console, house: House, run_id: str, stream: str, target: Path | None, yes: bool) -> int:
    """The submission folder and zip; sending it is the owner's."""
    ready = _ready(house, run_id, stream)
    place = target or ready.folder.parent
    if not _agreed(console, ready, f"write the submission to {place}", yes):
        return 6
    place.mkdir(parents=True, exist_ok=True)
    folder, package, sha = write_submission(ready.folder, ready.manifest, ready.digest, place)
    _record(ready, house, stream, "contribute", sha)
    return _said(console, run_id, ready, "contribute", [folder, package], sha)


def _ready(house: House, run_id: str, stream: str) -> Ready:
    """Raises NotFound, BundleNotShared, BundleOutdated: there is none, it must stay, or it is not the recorded one."""
    folder = house.home / "runs" / run_id / "contribution_bundle"
    manifest = manifest_of(folder)
    engine = house.engine(stream)
    session = engine.session
    if manifest.get("sanitized") is not True:
        raise BundleNotShared(run_id, "it is not sanitized")
    if session.held:
        raise BundleNotShared(run_id, "it is held")
    checked = check_folder(folder)
    if session.bundle_digest is None or checked.digest != session.bundle_digest:
        raise BundleOutdated(run_id)
    if session.bundle_cut < session.content_version:
        raise BundleOutdated(run_id)
    problems = [*checked.findings, *gate_findings(house, folder, checked, stream)]
    if problems:
        raise BundleNotShared(run_id, f"{problems[0].path or 'bundle'} {problems[0].problem}")
    size = sum(file.size for file in checked.files)
    return Ready(engine, folder, checked.digest, session.bundle_cut, manifest, len(checked.files), size)


def _agreed(console: Console, ready: Ready, what: str, yes: bool) -> bool:
    """Show what would leave, and ask. Raises Refused: nobody can be asked, and nothing was said beforehand."""
    for text in _preview(ready):
        console.say(text)
    if yes:
        return True
    if not console.asks:
        raise Refused("nobody is there to confirm", "look at it with `bundle inspect`, then say --yes")
    return click.confirm(f"{what}?", default=False, err=True)


def _preview(ready: Ready) -> list[str]:
    withheld = ready.manifest.get("withheld") or []
    rows = (ready.folder / "redactions.jsonl").read_bytes().count(b"\n")
    return [
        f"title      {ready.manifest.get('title')}",
        f"bundle     {ready.files} files, {ready.size} bytes, digest {ready.digest[:12]}",
        f"replaced   {rows} values",
        f"withheld   {len(withheld)} files"
        + "".join(f"\n  {row.get('path')}: {row.get('reason')}" for row in withheld),
        f"not read   {ready.manifest.get('not_looked_at')}",
    ]


def _record(ready: Ready, house: House, stream: str, how: str, sha: str) -> None:
    event = BundleShared(digest=ready.digest, cut=ready.cut, how=how, by="user", package_sha256=sha)
    ready.engine.submit(c.RecordSharing(event), actor="user")
    house.files.flush(stream)


def _said(console: Console, run_id: str, ready: Ready, how: str, paths: list[Path], sha: str) -> int:
    if console.json:
        about = {"run_id": run_id, "how": how, "digest": ready.digest, "paths": [str(p) for p in paths]}
        console.document({**about, "package_sha256": sha})
        return 0
    for path in paths:
        console.line(harmless(str(path)))
    console.say(f"sha256 {sha}; nothing was sent anywhere")
    return 0
