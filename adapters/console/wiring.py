"""Which real things stand behind the ports? The composition root: one home, everything made when first used."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.engine import Engine, Interrupt, Listener
from ...domain.events import RulesetInstalled
from ...domain.people_port import Nobody, People
from ...domain.ports import Pending, Ports
from ..agents.registry import Registry
from ..agents.runner import Places
from ..blobs.contents import Contents
from ..blobs.store import BlobStore
from ..clock import RandomIds, SystemClock
from ..deliverables.check_run import CheckRunner
from ..deliverables.review import Reviewer
from ..log.event_log import SqliteEventLog
from ..log.heads import HeadsFile
from ..mentors.later import LaterMentor
from ..notify import CommandNotify
from ..private import PrivateContextFiles
from ..process.lease import Lease, is_held
from ..sanitizing.rulebook import Rulebook
from ..sanitizing.session_cleaner import SessionCleaners
from ..settings import Settings
from ..views.bundles import BundleFolder
from ..views.files import RunFiles
from ..workspace.either import EitherWorkspace
from ..workspace.folder import FolderWorkspace

if TYPE_CHECKING:
    from ..mentors.model_mentor import ModelMentor
    from ..mentors.profiles import Endpoint
    from ..workspace.repository import RepositoryWorkspace


class Leases:
    """Implements the ``Lease`` port with one lock file a session."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def driving(self, stream: str) -> Iterator[bool]:
        """Hold the lease inside the ``with``; False where another process has it."""
        with Lease(self._folder, stream) as lease:
            yield lease.acquire()

    def lease(self, stream: str) -> Lease:
        """The lease itself, not taken yet, for whoever hands it over to another process."""
        return Lease(self._folder, stream)

    def is_driven(self, stream: str) -> bool:
        """Whether any process holds it now."""
        return is_held(self._folder, stream)


class House:
    """Everything of one home. Nothing is opened before it is asked for; ``close`` closes what was."""

    def __init__(
        self,
        home: Path,
        settings: Settings,
        environ: Mapping[str, str] = os.environ,
        people: People | None = None,
    ) -> None:
        self.home = home
        self.settings = settings
        self._environ = environ
        self.people = people or Nobody()
        self.clock = SystemClock()

    @cached_property
    def log(self) -> SqliteEventLog:
        """The event log."""
        return SqliteEventLog(self.home, self.clock.now)

    @cached_property
    def heads(self) -> HeadsFile:
        """The heads beside it."""
        return HeadsFile(self.home)

    @cached_property
    def store(self) -> BlobStore:
        """The blobs."""
        return BlobStore(self.home / "blobs")

    @cached_property
    def contents(self) -> Contents:
        """The blobs as contents of events."""
        return Contents(self.store)

    @cached_property
    def leases(self) -> Leases:
        """Who drives what."""
        return Leases(self.home / "locks")

    @cached_property
    def agents(self) -> Registry:
        """The agents of this home."""
        places = Places(self.home / "spool", self.home / "agents")
        return Registry(self.settings.agents, self.contents, places, self._environ)

    @cached_property
    def private(self) -> PrivateContextFiles:
        """What only the engine can know."""
        return PrivateContextFiles(self.home / "private", self._environ)

    @cached_property
    def reviewer(self) -> Reviewer:
        """Who looks at deliverables."""
        return Reviewer(CheckRunner(self.contents, self._environ))

    @cached_property
    def workspace(self) -> EitherWorkspace:
        """Where agents work."""
        folder = self.home / "workspaces"

        def repository() -> RepositoryWorkspace:
            from ..workspace.repository import RepositoryWorkspace

            return RepositoryWorkspace(folder, self.contents)

        return EitherWorkspace(FolderWorkspace(folder, self.contents), repository)

    @cached_property
    def mentor(self) -> ModelMentor:
        """The mentor model; a missing key is noticed when it is asked, or by ``ready``."""
        from ..mentors.model_mentor import ModelMentor
        from ..mentors.policy import Policy
        from ..mentors.rung_file import RungFile

        settings = self.settings
        policy = Policy(deadline_s=settings.mentor_timeout_s)
        return ModelMentor(self._endpoint, RungFile(self.home / "mentor_rungs.json"), self.contents.place, policy)

    def _endpoint(self) -> Endpoint:
        from ..mentors.profiles import resolve

        s = self.settings
        return resolve(s.provider, s.model, s.api_key_env, self._environ, s.base_url)

    @cached_property
    def files(self) -> RunFiles:
        """The run folders and the catalog."""
        return RunFiles(self.home, self.log, self.store)

    @cached_property
    def bundles(self) -> BundleFolder:
        """Who packs."""
        return BundleFolder(self.home, self.log, self.store, self.cleaners)

    @cached_property
    def cleaners(self) -> SessionCleaners:
        """Who makes bundles public."""
        return SessionCleaners(self.home, self.store, self.private, self._installed)

    def _installed(self, book: Rulebook) -> None:
        """Record that a ruleset is used for the first time."""
        rules, stream = book.ruleset, f"store-{self.log.store_id}"
        event = RulesetInstalled(name=rules.name, version=rules.version, sha256=rules.sha256)
        pending = [Pending(event, self.clock.now(), "engine", "engine")]
        self.log.execute(stream, f"ruleset-{rules.sha256}", 0, lambda _: pending)

    @cached_property
    def ports(self) -> Ports:
        """All of it as the engine sees it."""
        return Ports(
            log=self.log,
            blobs=self.contents,
            heads=self.heads,
            lease=self.leases,
            workspace=self.workspace,
            agents=self.agents,
            deliverables=self.reviewer,
            bundles=self.bundles,
            views=self.files,
            private=self.private,
            notify=CommandNotify(self.settings.notify),
            clock=self.clock,
            ids=RandomIds(),
            mentor=LaterMentor(lambda: self.mentor),
            people=self.people,
        )

    def engine(self, stream: str, listener: Listener | None = None, interrupt: Interrupt | None = None) -> Engine:
        """The engine on one session."""
        return Engine(self.ports, stream, listener, interrupt) if interrupt else Engine(self.ports, stream, listener)

    def close_log(self) -> None:
        """Close what other processes must not inherit; it is opened again when it is asked for."""
        for name in ("files", "log"):
            opened = self.__dict__.pop(name, None)
            if opened is not None:
                opened.close()
        for name in ("ports", "bundles", "cleaners"):
            self.__dict__.pop(name, None)

    def close(self) -> None:
        """Close what was opened."""
        if "cleaners" in self.__dict__:
            self.cleaners.close()
        if "files" in self.__dict__:
            self.files.close()
        if "log" in self.__dict__:
            self.log.close()
