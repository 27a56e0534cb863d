"""A real git repository, a workspace on it, and what an attempt in it leaves."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from apprentice.adapters.blobs.contents import Contents
from apprentice.adapters.blobs.store import BlobStore
from apprentice.adapters.workspace.repository import PATCH, RepositoryWorkspace
from apprentice.domain.ports import Brief, Collected
from apprentice.domain.record import changed
from apprentice.domain.values import Artifact, AttemptKind

_WHO = ("-c", "user.name=A User", "-c", "user.email=user@example.org", "-c", "commit.gpgsign=false")


def run_git(*arguments: str, cwd: Path, stdin: bytes | None = None) -> str:
    """git as the user or the agent runs it: with whatever identity, without our care."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    command = ["git", *_WHO, *arguments]
    done = subprocess.run(command, cwd=cwd, input=stdin, env=environ, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout.decode(errors="surrogateescape").strip()


def make_repository(path: Path, files: dict[str, bytes]) -> str:
    """A repository with one commit of these files; the commit."""
    path.mkdir(parents=True)
    run_git("init", "-q", "-b", "main", cwd=path)
    for name, data in files.items():
        target = path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return commit_all(path)


def commit_all(path: Path) -> str:
    """Commit everything that lies there; the commit."""
    run_git("add", "--all", cwd=path)
    run_git("commit", "-q", "--allow-empty", "-m", "state", cwd=path)
    return run_git("rev-parse", "HEAD", cwd=path)


@dataclass
class Bench:
    """Attempts on one repository, each building on the one before."""

    home: Path
    repository: Path
    commit: str
    assets: dict[str, bytes] = field(default_factory=dict)
    deliverables: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.contents = Contents(BlobStore(self.home / "blobs"))
        self.workspace = RepositoryWorkspace(self.home / "workspaces", self.contents)
        assets = tuple((name, self.contents.put(data, "text/plain")) for name, data in self.assets.items())
        self.brief = Brief(
            stream="session-1",
            run_id="run-1",
            attempt=1,
            kind=AttemptKind.BASELINE,
            assets=assets,
            carried=(),
            prompt="# Task\n",
            repository=str(self.repository),
            commit=self.commit,
            deliverables=self.deliverables,
        )

    def prepare(self) -> Path:
        """The worktree's root."""
        return Path(self.workspace.prepare(self.brief).root)

    def collect(self) -> Collected:
        """What the attempt left."""
        return self.workspace.collect(self.brief)

    def next(self, collected: Collected) -> Path:
        """The worktree of the next attempt, which builds on that."""
        self.brief = changed(self.brief, attempt=self.brief.attempt + 1, carried=collected.artifacts)
        return self.prepare()

    def bytes_of(self, artifact: Artifact) -> bytes:
        """An artifact's content."""
        return self.contents.read(artifact.content)

    def files(self, collected: Collected) -> dict[str, bytes]:
        """The copies of changed files by their name in the repository."""
        return {a.path.removeprefix("files/"): self.bytes_of(a) for a in collected.artifacts if a.path != PATCH}


def tree_of(root: Path) -> dict[bytes, tuple[str, bytes]]:
    """Every file and link below ``root`` but git's and ours: kind (with the executable bit) and bytes."""
    found: dict[bytes, tuple[str, bytes]] = {}
    for path in root.rglob("*"):
        relative = path.relative_to(root)
        if {".git", ".apprentice"} & set(relative.parts):
            continue
        if path.is_symlink():
            found[os.fsencode(relative)] = ("link", os.fsencode(path.readlink()))
        elif path.is_file():
            found[os.fsencode(relative)] = ("x" if path.stat().st_mode & 0o100 else "file", path.read_bytes())
    return found
