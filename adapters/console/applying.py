"""What of a session can be applied to its repository, and how is that said?"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from ...domain import verdict
from ...domain.errors import Refused
from ...domain.orders import CHANGED_FILES
from ...domain.session import Attempt, Session
from ...domain.values import Content, RunStatus
from ..workspace.applying import make_branch, patch_tree
from ..workspace.clones import RepositoryGone
from ..workspace.git import GitFailed, git
from ..workspace.repository import PATCH
from .talking import Console
from .text import harmless
from .wiring import House


def apply(console: Console, house: House, run_id: str, stream: str, branch: str | None) -> int:
    """Make the branch, or patch the checkout; says what was done.

    Raises:
        Refused: no repository session, no result, nothing changed, or the repository does not take it.
        RepositoryGone: it is not where it was.
    """
    session = house.engine(stream).session
    repository, commit = _repository(session)
    attempt = _result(session)
    patch = _patch(attempt)
    new = None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / PATCH
        house.contents.place(patch, path)
        if branch is None:
            patch_tree(repository, path)
        else:
            new = make_branch(repository, commit, path, branch, _message(session, attempt))
    _report(console, _document(session, attempt, branch, new))
    return 0


def _repository(session: Session) -> tuple[Path, str]:
    """Where it is, and that the commit is still there."""
    if session.repository is None or session.commit is None:
        raise Refused(
            f"session `{session.run_id}` did not work on a repository",
            f"its files: `apprentice show {session.run_id}`; for a repository `apprentice run --repo PATH`",
        )
    repository = Path(session.repository)
    try:
        git("cat-file", "-e", f"{session.commit}^{{commit}}", cwd=repository)
    except GitFailed as error:
        raise RepositoryGone(session.repository, session.commit, str(error)) from error
    return repository, session.commit


def _result(session: Session) -> Attempt:
    chosen = verdict.result(session)
    if chosen is None:
        going = verdict.run_status(session) is RunStatus.RUNNING
        way = f"`apprentice watch {session.run_id}`" if going else f"`apprentice resume {session.run_id}`"
        raise Refused(f"session `{session.run_id}` has no result yet", way)
    return chosen


def _patch(attempt: Attempt) -> Content:
    for artifact in attempt.artifacts:
        if artifact.path == PATCH:
            return artifact.content
    raise Refused(f"attempt {attempt.number}, the result, changed nothing: there is nothing to apply")


def _message(session: Session, attempt: Attempt) -> str:
    return f"{session.title}\n\nApprentice session {session.run_id}, attempt {attempt.number}.\n"


def _document(session: Session, attempt: Attempt, branch: str | None, new: str | None) -> dict[str, Any]:
    names = [a.path.removeprefix(CHANGED_FILES) for a in attempt.artifacts if a.path.startswith(CHANGED_FILES)]
    return {
        "run_id": session.run_id,
        "attempt": attempt.number,
        "repository": session.repository,
        "commit": session.commit,
        "branch": branch,
        "new_commit": new,
        "files": names,
    }


def _report(console: Console, document: dict[str, Any]) -> None:
    if console.json:
        console.document(document)
    elif document["branch"] is not None:
        console.line(f"branch {harmless(document['branch'])} is {document['new_commit']}")
        console.say(f"hint: git -C {document['repository']} diff {document['commit'][:12]} {document['branch']}")
    else:
        console.line(f"{document['repository']}: {len(document['files'])} files written, nothing committed")
        console.say(f"hint: git -C {document['repository']} diff")
