"""How is the ``eventsourcing`` library set up for this log? Its application, factory and mapper, and nothing from
the process environment: a user's ``CIPHER_TOPIC`` or ``COMPRESSOR_TOPIC`` must not reach our format.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from eventsourcing.application import Application
from eventsourcing.persistence import InfrastructureFactory, Mapper, TrackingRecorder
from eventsourcing.sqlite import SQLiteFactory
from eventsourcing.utils import Environment, EnvType

from .datastore import LogDatastore
from .mapper import EventMapper, Salt
from .recorder import LogRecorder


class LogFactory(SQLiteFactory):
    """The library's SQLite factory with our datastore and recorder."""

    application_recorder_class = LogRecorder

    def __init__(self, env: Environment) -> None:
        super().__init__(env)
        path = Path(env["SQLITE_DBNAME"])
        # The library makes its own datastore here without a hook; its pool has not connected yet.
        self.datastore = LogDatastore(path, path.parent / "locks" / "log")


class LogApplication(Application[str]):
    """The library's application over ``<home>/events.db``."""

    name = "apprentice"
    log_section_size = 1000

    def __init__(self, path: Path, salt: Salt | None = None) -> None:
        self._salt = salt
        super().__init__({"SQLITE_DBNAME": str(path), "ORIGINATOR_ID_TYPE": "text", "CREATE_TABLE": "n"})

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        """Only what is given: the default would overlay ``os.environ``."""
        return Environment("", dict(env or {}))

    def construct_factory(self, env: Environment) -> InfrastructureFactory[TrackingRecorder]:
        """Ours."""
        # The library types the parameter as invariant, though it only ever reads it.
        return cast(InfrastructureFactory[TrackingRecorder], LogFactory(env))

    def construct_mapper(self) -> Mapper[str]:
        """Ours."""
        return EventMapper(self._salt)

    @property
    def datastore(self) -> LogDatastore:
        """The connections."""
        return cast(LogDatastore, cast(LogFactory, self.factory).datastore)

    @property
    def log_recorder(self) -> LogRecorder:
        """The recorder, of our own type."""
        return cast(LogRecorder, self.recorder)

    @property
    def log_mapper(self) -> EventMapper:
        """The mapper, of our own type."""
        return cast(EventMapper, self.mapper)
