"""Folder or repository? One ``Workspace`` for both: the brief says which."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from ...domain.ports import Brief, Collected, Prepared
from .folder import FolderWorkspace

if TYPE_CHECKING:
    from .repository import RepositoryWorkspace


class EitherWorkspace:
    """Hands each brief to the workspace made for it; the one with git is made when a brief names a repository."""

    def __init__(self, folder: FolderWorkspace, repository: Callable[[], RepositoryWorkspace]) -> None:
        self._folder = folder
        self._made = repository

    @cached_property
    def _repository(self) -> RepositoryWorkspace:
        return self._made()

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
