"""What does a submission to the ecosystem look like? The bundle, a summary, and the metadata its schema asks for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ...projections.fold import document
from ..views.durable import remove_tree
from .zipping import Member, members_of, write_zip

FOLDER: Final = "ecosystem_submission"
PACKAGE: Final = "contribution_bundle_ecosystem_submission.zip"
METADATA: Final = "ecosystem_submission.json"
SUMMARY: Final = "SUMMARY.md"
_BUNDLE: Final = "contribution_bundle"
_TAKEN: Final = (
    "bundle_id",
    "title",
    "run_id",
    "task_status",
    "run_status",
    "status_basis",
    "session_status",
    "apprentice_agent",
    "mentor_mode",
    "domains",
    "subdomains",
    "agent_apprentice_role",
    "expected_economic_value",
    "expected_economic_value_for_agent_apprentice",
    "attempts",
    "traced_steps",
    "artifact_count",
    "follow_up_count",
    "actual_outputs_count",
    "trace_count",
    "process_supervision_rows",
    "reward_modeling_rows",
    "revision_preference_pairs",
    "created_at",
)


def metadata(manifest: Mapping[str, Any], digest: str, name: str, package: str) -> dict[str, Any]:
    """From the public manifest alone. ``package`` is the sha256 of what ``name`` names."""
    rules = manifest.get("inputs") or {}
    return {
        **{key: manifest.get(key) for key in _TAKEN},
        "mentor_model_provider": manifest.get("model_provider"),
        "bundle_digest": digest,
        "ruleset": rules.get("ruleset"),
        "package_name": name,
        "package_hash": f"sha256:{package}",
    }


def summary(manifest: Mapping[str, Any], files: int, size: int, digest: str) -> str:
    """A page for whoever decides about the submission; only what the public manifest says."""
    withheld = manifest.get("withheld") or []
    lines = [
        f"# {' '.join(str(manifest.get('title')).replace('`', chr(39)).split())}",
        "",
        f"- run: `{manifest.get('run_id')}`",
        f"- task status: {manifest.get('task_status')} (basis: {manifest.get('status_basis')})",
        f"- agent: {manifest.get('apprentice_agent')}, mentor mode: {manifest.get('mentor_mode')}",
        f"- attempts: {manifest.get('attempts')}, follow-ups: {manifest.get('follow_up_count')},"
        f" traced steps: {manifest.get('traced_steps')}, artifacts: {manifest.get('artifact_count')}",
        f"- bundle: {files} files, {size} bytes, digest `{digest}`",
        f"- sanitized with ruleset `{(manifest.get('inputs') or {}).get('ruleset')}`;"
        " `redactions.jsonl` lists what was replaced",
        f"- withheld: {len(withheld)} files",
        *(f"  - `{row.get('path')}`: {row.get('reason')}" for row in withheld),
    ]
    return "\n".join(lines) + "\n"


def write_submission(bundle: Path, manifest: Mapping[str, Any], digest: str, target: Path) -> tuple[Path, Path, str]:
    """The submission folder and its zip below ``target``; their paths and the zip's sha256. What was there is replaced.

    A zip cannot name its own hash: the metadata inside names the bundle and its digest, which can be made again from
    the files beside it; the metadata outside names the zip and its sha256.
    """
    folder, package = target / FOLDER, target / PACKAGE
    remove_tree(folder)
    package.unlink(missing_ok=True)
    files = members_of(bundle, f"{_BUNDLE}/")
    size = sum(path.stat().st_size for _, path in files if isinstance(path, Path))
    page = summary(manifest, len(files), size, digest).encode()
    inside = document(metadata(manifest, digest, _BUNDLE, digest))
    extra: list[Member] = [(SUMMARY, page), (METADATA, inside)]
    sha = write_zip(package, [*files, *extra])
    _write_folder(folder, files, page, document(metadata(manifest, digest, PACKAGE, sha)))
    return folder, package, sha


def _write_folder(folder: Path, files: list[Member], page: bytes, about: bytes) -> None:
    import shutil

    folder.mkdir(mode=0o700, parents=True)
    for name, path in files:
        assert isinstance(path, Path)
        target = folder / name
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copyfile(path, target, follow_symlinks=False)
    (folder / SUMMARY).write_bytes(page)
    (folder / METADATA).write_bytes(about)
