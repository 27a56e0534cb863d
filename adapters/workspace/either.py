"""Folder or repository? One ``Workspace`` for both: the brief says which."""

from __future__ import annotations

from ...domain.ports import Brief, Collected, Prepared
from .folder import FolderWorkspace
from .repository import RepositoryWorkspace


class EitherWorkspace:
    """Hands each brief to the workspace made for it."""

    def __init__(self, folder: FolderWorkspace, repository: RepositoryWorkspace) -> None:
        self._folder = folder
        self._repository = repository

    def prepare(self, brief: Brief) -> Prepared:
        """As the port says."""
        return self._of(brief).prepare(brief)

    def locate(self, brief: Brief) -> Prepared | None:
        """As the port says."""
        return self._of(brief).locate(brief)

    def collect(self, brief: Brief) -> Collected:
        """As the port says."""
        return self._of(brief).collect(brief)

    def _of(self, brief: Brief) -> FolderWorkspace | RepositoryWorkspace:
        return self._folder if brief.repository is None else self._repository
