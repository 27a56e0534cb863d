"""Is this bundle whole and true to itself? Pure checks over a tree of files, ours or the seed system's.

Nothing is followed, opened by name or unpacked here: the caller lists what there is and hands out bytes. The checks
trust no name and no number in the bundle; a finding names the file and what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any, Final, Literal

import orjson

from ...domain.record import record
from .contents import Document, check_contents
from .digest import FileLine, bundle_digest
from .manifest import NAME, SCHEMA

REQUIRED: Final = ("bundle_id", "title", "task_status", "run_status", "created_at")
"""What the published schemas of bundle and submission ask of a manifest."""
FREE: Final = ("artifacts/", "task/", "attempts/", "packages/", "input/")
"""Folders of files that people and agents made: their .json may be broken, and that is no fault of the bundle."""
_LONGEST_NAME: Final = 255


@record
class TreeFile:
    """One entry of the tree: ``path`` relative, POSIX; ``kind`` is what lies there, links not followed."""

    path: str
    size: int
    kind: Literal["file", "symlink", "other"] = "file"


Read = Callable[[str], Iterator[bytes]]


@record
class Finding:
    """Something that is wrong, and where; ``path`` is empty for the bundle as a whole."""

    path: str
    problem: str


@record
class Checked:
    """``digest`` is the bundle digest of the files as they lie there; ``ours`` is False for a seed bundle."""

    findings: list[Finding]
    digest: str
    files: list[FileLine]
    manifest: dict[str, Any]
    ours: bool


def check(tree: Iterable[TreeFile], read: Read) -> Checked:
    """Everything that can be checked without the log. No finding means: whole, and consistent with itself."""
    entries = list(tree)
    findings = [Finding(f.path, why) for f in entries for why in _name_problems(f)]
    regular = [f for f in entries if f.kind == "file" and not any(_name_problems(f))]
    documents: dict[str, Document] = {}
    lines = [_read_one(f, read, documents, findings) for f in regular]
    manifest = _manifest(documents, findings)
    ours = manifest.get("schema_version") == SCHEMA
    if ours:
        findings += _against_list(manifest, lines)
    known = {f.path: f for f in lines}
    findings += [Finding(path, why) for path, why in check_contents(documents, known, manifest, ours)]
    return Checked(sorted(findings, key=lambda f: (f.path, f.problem)), bundle_digest(lines), lines, manifest, ours)


def _name_problems(file: TreeFile) -> Iterator[str]:
    """Why a name or a thing must not be in a bundle."""
    parts = file.path.split("/")
    if file.kind != "file":
        yield f"is a {file.kind}, not a file" if file.kind == "symlink" else "is neither file nor folder"
    if file.path.startswith("/") or any(part in ("", ".", "..") for part in parts):
        yield "leads out of the bundle or is no plain relative path"
    if "\\" in file.path or any(ord(c) < 32 or ord(c) == 127 for c in file.path):
        yield "has a backslash or a control character in its name"
    if any(len(part.encode(errors="surrogatepass")) > _LONGEST_NAME for part in parts):
        yield f"has a name of more than {_LONGEST_NAME} bytes"


def _read_one(file: TreeFile, read: Read, documents: dict[str, Document], findings: list[Finding]) -> FileLine:
    """Hash a file as it streams by; keep what has to be parsed."""
    digest, size, kept = sha256(), 0, []
    parse = file.path.endswith((".json", ".jsonl")) and not file.path.startswith(FREE)
    for chunk in read(file.path):
        digest.update(chunk)
        size += len(chunk)
        if parse:
            kept.append(chunk)
    if parse:
        _parse(file.path, b"".join(kept), documents, findings)
    return FileLine(file.path, size, digest.hexdigest())


def _parse(path: str, data: bytes, documents: dict[str, Document], findings: list[Finding]) -> None:
    """A .json document, or the rows of a .jsonl file; the last line must be whole too."""
    if path.endswith(".json"):
        try:
            documents[path] = orjson.loads(data)
        except orjson.JSONDecodeError as error:
            findings.append(Finding(path, f"is not JSON: {error}"))
        return
    rows = []
    if data and not data.endswith(b"\n"):
        findings.append(Finding(path, "ends in the middle of a line"))
    for number, row in enumerate(data.splitlines(), 1):
        try:
            rows.append(orjson.loads(row))
        except orjson.JSONDecodeError as error:
            findings.append(Finding(path, f"line {number} is not JSON: {error}"))
    documents[path] = rows


def _manifest(documents: dict[str, Document], findings: list[Finding]) -> dict[str, Any]:
    found = documents.get(NAME)
    if not isinstance(found, dict):
        findings.append(Finding(NAME, "is missing or is no JSON object"))
        return {}
    for name in REQUIRED:
        if not isinstance(found.get(name), str):
            findings.append(Finding(NAME, f"`{name}` is missing or is no text"))
    return found


def _against_list(manifest: dict[str, Any], lines: list[FileLine]) -> list[Finding]:
    """Every file is listed, every listed file is there, with the size and hash it had."""
    listed = {row.get("path"): row for row in _rows(manifest.get("files"))}
    there = {f.path: f for f in lines if f.path != NAME}
    findings = [Finding(path, "is not listed in the manifest") for path in sorted(there.keys() - listed.keys())]
    for path, row in listed.items():
        file = there.get(str(path))
        if file is None:
            findings.append(Finding(str(path), "is listed in the manifest and missing"))
        elif file.size != row.get("size_bytes"):
            findings.append(Finding(file.path, f"has {file.size} bytes, the manifest says {row.get('size_bytes')}"))
        elif file.sha256 != row.get("sha256"):
            findings.append(Finding(file.path, "holds other bytes than the manifest says"))
    return findings


def _rows(value: object) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
